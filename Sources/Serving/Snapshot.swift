import Files
import Glibc

/// Identifies a state of a file without reading it.
struct Stamp: Equatable {
  private var seconds: Int
  private var nanoseconds: Int
  private var size: Int
  private var inode: UInt

  fileprivate init(_ status: stat) {
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    size = Int(status.st_size)
    inode = UInt(status.st_ino)
  }
}

/// The files at and below some paths, with their stamps.
func snapshot(of paths: [String]) -> [String: Stamp] {
  var files: [String: Stamp] = [:]
  var open = paths
  while let path = open.popLast() {
    guard let status = status(of: path, followLink: paths.contains(path)) else { continue }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) where matters(name) { open.append(path + "/" + name) }
    } else {
      files[path] = Stamp(status)
    }
  }
  return files
}

func isFolder(_ path: String, followLink: Bool) -> Bool {
  status(of: path, followLink: followLink).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
}

/// Whether a path is a symbolic link, or one of several hard links to a file.
func isLink(_ path: String) -> Bool {
  status(of: path, followLink: false).map { $0.st_mode & S_IFMT == S_IFLNK || $0.st_nlink > 1 } ?? false
}

/// The names in a folder; empty if it cannot be read.
func names(in folder: String) -> [String] {
  ((try? entries(of: folder)) ?? nil ?? []).map(\.name)
}

private func status(of path: String, followLink: Bool) -> stat? {
  var status = stat()
  return (followLink ? stat(path, &status) : lstat(path, &status)) == 0 ? status : nil
}
