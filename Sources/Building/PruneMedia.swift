import Diagnostics
import Files
import Glibc
import Rendering

/// How long a product is kept that no build has asked for.
private let patience = 30 * 24 * 60 * 60

/// Removes from the cache what no build has used for thirty days.
///
/// The folder grows only when something new is kept, so only then is it looked through. First everything that this
/// plan uses is marked as used today, by the time of its file; then what was marked last more than thirty days ago
/// goes. Other sites and other builds that share the folder lose nothing that is young, and what they lose of the old
/// they make again: bytes never depend on it. Age is measured against the file system's own time, since the moment of a
/// build may be any.
func prune(_ store: MediaStore, keeping plan: Plan) throws(Failure) {
  var today = 0
  for product in plan.works.lazy.flatMap(\.products) {
    guard utimensat(AT_FDCWD, store.path(of: product), nil, 0) == 0 else { continue }
    today = max(today, modificationTime(of: store.path(of: product)) ?? 0)
  }
  guard today > 0 else { return }
  for file in try walkFolder(store.folder) where file.path != "index" && !file.isLink {
    let path = store.folder + "/" + file.path
    // What cannot be removed, or is gone already, is another build's or another day's.
    if let time = modificationTime(of: path), today - time > patience { unlink(path) }
  }
}

/// In seconds.
private func modificationTime(of path: String) -> Int? {
  FileStamp(of: path).map { $0.changed / 1_000_000_000 }
}
