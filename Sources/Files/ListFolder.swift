import Diagnostics
import Glibc

/// An entry of a folder.
package struct FolderEntry {
  package enum Kind: Sendable {
    case folder
    case link
    case other
  }

  package var name: String
  package var kind: Kind
  /// Set if the name is not UTF-8: the name decoded as GB18030, in which Windows packs Chinese names, or empty if it is
  /// not that either. Such an entry cannot be opened by its name.
  package var foreignName: String?

  package var isFolder: Bool { kind == .folder }
}

/// The entries of a folder except `.` and `..`, in any order; nil if there is no folder.
package func entries(of folder: String) throws(Failure) -> [FolderEntry]? {
  guard let stream = opendir(folder) else {
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw Failure(Phrase("无法打开文件夹", "cannot open the folder"), path: folder, cause: systemMessage())
  }
  defer { closedir(stream) }
  var found: [FolderEntry] = []
  // A failing listing differs from a complete one only in `errno`.
  errno = 0
  while let entry = readdir(stream) {
    let (name, foreignName) = withUnsafePointer(to: &entry.pointee.d_name.0) { bytes in
      String(validatingCString: bytes).map { ($0, nil) } ?? (String(cString: bytes), foreign(bytes))
    }
    if name != "." && name != ".." {
      let kind = kind(ofType: Int(entry.pointee.d_type), folder, name)
      found.append(FolderEntry(name: name, kind: kind, foreignName: foreignName))
    }
    errno = 0
  }
  guard errno == 0 else {
    throw Failure(Phrase("无法列出文件夹", "cannot list the folder"), path: folder, cause: systemMessage())
  }
  return found
}

private func foreign(_ name: UnsafePointer<CChar>) -> String {
  let bytes = UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) }
  guard let converted = convertGB18030(bytes), converted.wrongOffset == nil else { return "" }
  return String(decoding: converted.text, as: UTF8.self)
}

/// Some file systems do not return the type with the name, so ask for it.
private func kind(ofType type: Int, _ folder: String, _ name: String) -> FolderEntry.Kind {
  switch type {
  case Int(DT_DIR): return .folder
  case Int(DT_LNK): return .link
  case Int(DT_UNKNOWN):
    var status = stat()
    guard retrying({ lstat(folder + "/" + name, &status) }) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  default: return .other
  }
}
