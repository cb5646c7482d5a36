import Diagnostics
import Files
import Glibc
import Parallel

/// Writes the files of a release to the incoming folder, and flushes them to the disk.
///
/// A file that another release has with the same bytes is linked, not copied: it takes no space, keeps its time, so
/// that browsers need not load it again, and is already on the disk. Its bytes are verified first, so that a damaged
/// file is not passed on.
func fill(
  _ folder: ReleaseFolder, with site: BuiltSite, as manifest: Manifest, beside deployed: DeployedState
)
  throws(Failure)
{
  let places = deployed.places(in: folder)
  let sources = Dictionary(site.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  let root = folder.incoming
  try makeNewFolder(root)
  try bringToDisk(root) { () throws(Failure) in
    for path in foldersAbove(manifest.entries.map(\.path)) { try makeNewFolder(root + "/" + path) }
    let results = concurrentMap(manifest.entries) { entry in
      place(entry, at: root + "/" + entry.path, from: sources[entry.path], or: places[entry.path])
    }
    for result in results { try result.get() }
    try writeNewFile(manifest.bytes, to: root + "/" + Manifest.pendingName)
  }
}

private func place(
  _ entry: Manifest.Entry, at target: String, from source: BuiltFile?, or old: DeployedState.Place?
) -> Result<Void, Failure> {
  Result { () throws(Failure) in
    let isLinked =
      old.map { old in
        old.digest == entry.digest && isSound(old) && link(old.path, target) == 0
      } ?? false
    // A file carried for readers of older pages has no source; if it is damaged it is left out.
    guard !isLinked, let source else { return }
    try writeNewFile(try source.bytes(), to: target)
    if let old { makeYounger(target, than: old.path) }
  }
}

/// Web servers distinguish versions of a file by size and second (nginx's `ETag`): two publishes within one second must
/// not give a page of the same length the same tag.
private func makeYounger(_ target: String, than old: String) {
  var new = stat()
  var before = stat()
  guard stat(target, &new) == 0, stat(old, &before) == 0, new.st_mtim.tv_sec <= before.st_mtim.tv_sec else {
    return
  }
  let time = timespec(tv_sec: before.st_mtim.tv_sec + 1, tv_nsec: 0)
  utimensat(AT_FDCWD, target, [time, time], 0)
}

private func isSound(_ place: DeployedState.Place) -> Bool {
  (try? readFile(place.path)).map { Digest(of: $0) == place.digest } ?? false
}

/// All folders that the paths need, parents first.
func foldersAbove(_ paths: [String]) -> [String] {
  var folders: Set<Substring> = []
  for path in paths {
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      if !folders.insert(rest).inserted { break }
    }
  }
  return folders.map(String.init).sorted()
}

extension DeployedState {
  struct Place: Sendable {
    var path: String
    var digest: Digest
  }

  /// The path of each file of the releases, in the newest release that has it.
  fileprivate func places(in folder: ReleaseFolder) -> [String: Place] {
    var places: [String: Place] = [:]
    for release in releases {
      let root = folder.path(of: release.name)
      for entry in release.manifest.entries {
        places[entry.path] = Place(path: root + "/" + entry.path, digest: entry.digest)
      }
    }
    return places
  }
}
