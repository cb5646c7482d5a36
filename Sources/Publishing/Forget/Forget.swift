import Content
import Diagnostics

/// Removes a page from the releases kept at a target, with its pictures and attachments: it can then no longer be
/// published by a rollback, nor found in an index carried for readers of older pages.
///
/// The content decides the present release: a page that is still in it is reported, and left.
package func forget(_ page: PageName, at destination: PublishTarget.Destination, options: PublishOptions)
  throws(Failure) -> Forgotten
{
  switch destination {
  case .directory(let path): return try forget(page, in: ReleaseFolder(options.path(path)), options)
  case .ssh(let host, let folder, let configuration):
    let remote = RemoteFolder(host: host, folder: folder, configuration: configuration.map(options.path))
    return try forget(page, in: remote, options)
  case .storage(let remote):
    let storage = ObjectStorage(remote, options)
    let plan = ForgetPlan(page, in: try storage.deployed())
    if let kept = plan.shown {
      try storage.delete(plan.indexFiles)
      try storage.write(kept)
    }
    return plan.forgotten
  }
}

/// The result of removing a page.
package struct Forgotten: Sendable, Hashable {
  /// The page's files in the releases at the target.
  package var pages: [String] = []
  /// Pictures and attachments that no release has any more.
  package var media: [String] = []
  /// The removed releases.
  package var releases: [ReleaseName] = []
  /// The number of removed files of earlier search indexes.
  package var indexFileCount = 0
  /// Whether the page is still published.
  package var isShown = false
}

/// The steps to remove a page, derived from the releases at the target.
struct ForgetPlan {
  var forgotten = Forgotten()
  /// Files of earlier indexes in the published release.
  var indexFiles: [String] = []
  /// The manifest of the published release without these; nil if it does not change.
  var shown: Manifest?

  init(_ page: PageName, in deployed: DeployedState) {
    let having = deployed.releases.filter { $0.manifest.entries.contains(where: page.names) }
    let going = Set(having.map(\.name)).subtracting([deployed.current].compactMap(\.self))
    func paths(_ releases: [Release], _ isMeant: (Manifest.Entry) -> Bool) -> Set<String> {
      Set(releases.lazy.flatMap(\.manifest.entries).filter(isMeant).map(\.path))
    }
    let remaining = deployed.releases.filter { !going.contains($0.name) }
    let gone = having.filter { going.contains($0.name) }
    forgotten.pages = paths(having, page.names).sorted()
    forgotten.media = paths(gone, \.sort.isMedia).subtracting(paths(remaining) { _ in true }).sorted()
    forgotten.releases = going.sorted()
    guard let current = deployed.shown, !having.isEmpty else { return }
    forgotten.isShown = current.manifest.entries.contains(where: page.names)
    let (index, kept) = current.manifest.entries.partitioned { $0.sort == .search && $0.lastUsed != nil }
    guard !index.isEmpty else { return }
    indexFiles = index.map(\.path)
    forgotten.indexFileCount = index.count
    var manifest = current.manifest
    manifest.entries = kept
    shown = manifest
  }
}

extension Array {
  fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
