import Diagnostics
import Files
import Glibc

/// A folder with the releases of a site side by side, and the link `current` to the published one.
///
/// ```
/// current -> releases/12-8a1c724f83
/// releases/11-4d77ba1540/  releases/12-8a1c724f83/  …
/// ```
/// Names in `releases` that begin with a dot are half written or half removed, and are not public.
struct ReleaseFolder: Sendable {
  let root: String
  private var releases: String { root + "/releases" }
  private var link: String { root + "/current" }
  private var newLink: String { root + "/.current-new" }
  var lock: String { root + "/.xinfeng-lock" }
  var incoming: String { releases + "/.incoming" }

  init(_ root: String) {
    self.root = root
  }

  func path(of release: ReleaseName) -> String { "\(releases)/\(release)" }

  /// Makes the folder if it does not exist. Throws if `current` is not a link of this program.
  func prepare() throws(Failure) {
    try makeFolders(releases)
    var status = stat()
    guard lstat(link, &status) != 0 || current != nil else {
      throw Failure(
        Phrase(
          "这里的 current 不是本程序建立的链接，没有动它；请换一个文件夹，或自己移走它",
          "`current` is not a link that this program made, and was left alone; choose another folder, or move it away"
        ),
        path: link)
    }
  }

  /// The published release.
  var current: ReleaseName? {
    var buffer = [CChar](repeating: 0, count: 256)
    let length = readlink(link, &buffer, buffer.count)
    guard length > 0 else { return nil }
    let target = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return target.hasPrefix("releases/") ? ReleaseName(target.dropFirst("releases/".count)) : nil
  }

  /// The releases that are or were published, and the hold.
  func deployed() throws(Failure) -> DeployedState {
    let current = current
    var found: [Release] = []
    for name in try names().compactMap({ ReleaseName($0) }) {
      guard let manifest = try manifest(of: name, isShown: name == current) else { continue }
      found.append(Release(name: name, manifest: manifest))
    }
    return DeployedState(releases: found, current: current, hold: try hold())
  }

  private func manifest(of name: ReleaseName, isShown: Bool) throws(Failure) -> Manifest? {
    let file = path(of: name) + "/" + Manifest.fileName
    let pending = path(of: name) + "/" + Manifest.pendingName
    if access(file, F_OK) == 0 { return Manifest(try readFile(file)) }
    return isShown && access(pending, F_OK) == 0 ? Manifest(try readFile(pending)) : nil
  }

  /// Removes the remains of an interrupted publish: half-made folders, and a release that was never published.
  ///
  /// Throws if the incoming folder cannot be removed; other remains are only reported.
  func sweep(_ options: PublishOptions) throws(Failure) {
    unlink(newLink)
    try removeTree(incoming)
    for name in try names() {
      if name.hasPrefix(".") {
        options.clearing { () throws(Failure) in try removeTree(releases + "/" + name) }
      } else if let release = ReleaseName(name) {
        if release == current {
          options.clearing { () throws(Failure) in try markShown(release) }
        } else if access(path(of: release) + "/" + Manifest.fileName, F_OK) != 0 {
          options.clearing { () throws(Failure) in try remove(release) }
        }
      }
    }
  }

  /// Publishes a release that is complete and on the disk, by renaming one link.
  func switchLink(to release: ReleaseName) throws(Failure) {
    unlink(newLink)
    guard symlink("releases/\(release)", newLink) == 0, rename(newLink, link) == 0 else {
      throw unwritable(link)
    }
  }

  /// Records that a release has been published, and flushes the link to the disk.
  func confirm(_ release: ReleaseName) throws(Failure) {
    try flush(root)
    try markShown(release)
  }

  private func markShown(_ release: ReleaseName) throws(Failure) {
    let folder = path(of: release)
    if rename(folder + "/" + Manifest.pendingName, folder + "/" + Manifest.fileName) != 0, errno != ENOENT {
      throw unwritable(folder)
    }
  }

  /// Renames the incoming folder to the release's name.
  func settle(_ release: ReleaseName) throws(Failure) {
    guard rename(incoming, path(of: release)) == 0 else { throw unwritable(path(of: release)) }
    try flush(releases)
  }

  /// Renames a release before removing it, so that a half-removed one is not taken for a whole one.
  func remove(_ release: ReleaseName) throws(Failure) {
    let outgoing = "\(releases)/.outgoing-\(release)"
    guard rename(path(of: release), outgoing) == 0 else { throw unwritable(path(of: release)) }
    try removeTree(outgoing)
  }

  /// Removes one file of a release; a missing one counts as removed.
  func remove(_ file: String, from release: ReleaseName) throws(Failure) {
    let file = path(of: release) + "/" + file
    guard unlink(file) == 0 || errno == ENOENT else { throw irremovable(file) }
  }

  /// Replaces the manifest of a published release.
  func replaceManifest(of release: ReleaseName, with manifest: Manifest) throws(Failure) {
    let file = path(of: release) + "/" + Manifest.fileName
    unlink(file + "-next")
    try writeNewFile(manifest.bytes, to: file + "-next")
    guard rename(file + "-next", file) == 0 else { throw unwritable(file) }
  }

  private func names() throws(Failure) -> [String] { (try entries(of: releases) ?? []).map(\.name).sorted() }
}
