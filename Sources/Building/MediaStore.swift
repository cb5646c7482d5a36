import Diagnostics
import Files
import Glibc
import Rendering

/// What was made of pictures and files, kept from build to build in the cache's folder.
///
/// A file's name tells all that decided its bytes, so what is there is right, whoever made it; several sites and
/// several builds at once may share the folder. It may be deleted at any time, and the site comes out the same.
package struct MediaStore: Sendable {
  private let site: String
  let folder: String
  /// Where products are looked for: in the folder, and in that of a site in which only others may write.
  private let places: [String]
  private var indexPath: String { folder + "/index" }

  package init(of workspace: Workspace) {
    site = workspace.folder
    folder = workspace.cache + "/media"
    let own = workspace.folder + "/.cache/media"
    places = folder == own ? [own] : [folder, own]
  }

  /// What earlier builds learnt of the sources; empty where nothing can be read.
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
    // A site without pictures leaves no folder behind.
    guard stored != bytes, stored != nil || !index.isEmpty else { return }
    try makeFolder(folder)
    try replaceFile(indexPath, with: bytes)
  }

  /// Whether all that a work makes is here.
  func holds(_ work: MediaWork) -> Bool { work.products.allSatisfy(holds) }

  private func holds(_ product: MediaWork.Product) -> Bool {
    place(of: product) != nil
  }

  /// The path at which a product is already.
  private func place(of product: MediaWork.Product) -> String? {
    places.lazy.map { "\($0)/\(product.key)" }.first { FileStamp(of: $0).map { $0.size > 0 } ?? false }
  }

  /// A product's bytes; what is not here is made, and kept for the next time.
  package func bytes(of product: Int, from work: MediaWork) throws(Failure) -> [UInt8] {
    // Another build may take away in between what was here a moment ago.
    if let path = place(of: work.products[product]), let bytes = try? readFile(path) { return bytes }
    let made = try make(work)
    try keep(made, of: work)
    return made[product]
  }

  /// Makes all products of a work from its source, without keeping them.
  ///
  /// - Throws: a `Failure` where the source is not what it was when the site was planned: then it was whole.
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
    // Two pictures may be the same, and be made at the same time.
    for (product, bytes) in zip(work.products, made) { try replaceFile(path(of: product), with: bytes) }
  }

  func path(of product: MediaWork.Product) -> String { folder + "/" + product.key }
}
