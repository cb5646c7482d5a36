import Diagnostics
import Files
import Glibc
import Rendering

/// The products made of pictures and files, kept between builds in the cache's folder.
///
/// A product's file name depends on everything that determines its bytes, so an existing file is correct whichever
/// build wrote it; several sites and concurrent builds may share the folder. It may be deleted at any time without
/// changing the site.
package struct MediaStore: Sendable {
  private let site: String
  let folder: String
  /// The folders searched for products: `folder`, and the cache in the site's folder, which may be read-only.
  private let places: [String]
  private var indexPath: String { folder + "/index" }

  package init(of workspace: Workspace) {
    site = workspace.folder
    folder = workspace.cache + "/media"
    let own = workspace.folder + "/.cache/media"
    places = folder == own ? [own] : [folder, own]
  }

  /// The index written by earlier builds; empty if it cannot be read.
  package var index: MediaIndex {
    storedIndex.map(MediaIndex.init) ?? MediaIndex()
  }

  private var storedIndex: [UInt8]? {
    for place in places where FileStamp(of: place + "/index") != nil {
      if let bytes = try? readFile(place + "/index") { return bytes }
    }
    return nil
  }

  func keep(_ index: MediaIndex) throws(Failure) {
    let bytes = index.bytes
    let stored = storedIndex
    // Do not create the folder for a site without pictures.
    guard stored != bytes, stored != nil || !index.isEmpty else { return }
    try makeFolder(folder)
    try replaceFile(indexPath, with: bytes)
  }

  /// Whether all products of a work are in the store.
  func holds(_ work: MediaWork) -> Bool { work.products.allSatisfy(holds) }

  private func holds(_ product: MediaWork.Product) -> Bool {
    place(of: product) != nil
  }

  /// The path of an existing product.
  private func place(of product: MediaWork.Product) -> String? {
    places.lazy.map { "\($0)/\(product.key)" }.first { FileStamp(of: $0).map { $0.size > 0 } ?? false }
  }

  /// The bytes of a product; a missing one is made and kept.
  package func bytes(of product: Int, from work: MediaWork) throws(Failure) -> [UInt8] {
    // A concurrent build may have removed the file since.
    if let path = place(of: work.products[product]), let bytes = try? readFile(path) { return bytes }
    let made = try make(work)
    try keep(made, of: work)
    return made[product]
  }

  /// Makes all products of a work from its source, without keeping them.
  ///
  /// - Throws: a `Failure` if the source has changed since the site was planned, or cannot be processed.
  func make(_ work: MediaWork) throws(Failure) -> [[UInt8]] {
    let source = work.source.isEmpty ? [] : try readFile(site + "/" + work.source)
    guard work.source.isEmpty || Digest(of: source) == work.digest else {
      throw Failure(
        Phrase("文件在生成时变了，请再来一次", "the file changed while the site was built; try again"), path: work.source)
    }
    switch perform(work, on: source) {
    case .success(let made): return made
    case .failure(let fault):
      throw Failure(
        Phrase("无法处理图片或附件", "a picture or an attachment cannot be made"),
        path: work.source.isEmpty ? work.products[0].path : work.source, cause: "\(fault)")
    }
  }

  func keep(_ made: [[UInt8]], of work: MediaWork) throws(Failure) {
    try makeFolder(folder)
    // Two equal pictures may be written at the same time, so replace atomically.
    for (product, bytes) in zip(work.products, made) { try replaceFile(path(of: product), with: bytes) }
  }

  func path(of product: MediaWork.Product) -> String { folder + "/" + product.key }
}
