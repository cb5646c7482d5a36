import Diagnostics
import Files
import Glibc
import Rendering

/// The age in seconds at which an unused product is removed.
private let patience = 30 * 24 * 60 * 60

/// Removes products from the cache that no build has used for thirty days.
///
/// It runs only after something new was kept, since the folder grows only then. First it sets the times of all products
/// of this plan to now, then it removes files whose time is more than thirty days older. Other sites and builds that
/// share the folder lose no young files, and make old ones again; bytes never depend on the cache. Age is measured
/// against the file system's own time, since the moment of a build may be any.
func prune(_ store: MediaStore, keeping plan: Plan) throws(Failure) {
  var today = 0
  for product in plan.works.lazy.flatMap(\.products) {
    guard utimensat(AT_FDCWD, store.path(of: product), nil, 0) == 0 else { continue }
    today = max(today, modificationTime(of: store.path(of: product)) ?? 0)
  }
  guard today > 0 else { return }
  for file in try walkFolder(store.folder) where file.path != "index" && !file.isLink {
    let path = store.folder + "/" + file.path
    // A file that cannot be removed, or is gone already, is left to another build.
    if let time = modificationTime(of: path), today - time > patience { unlink(path) }
  }
}

/// In seconds.
private func modificationTime(of path: String) -> Int? {
  FileStamp(of: path).map { $0.changed / 1_000_000_000 }
}
