import Diagnostics
import Files
import Glibc

/// A site's folder in which files are read and written by paths from outside the program: no link is followed, and
/// nothing outside `content/` is reached, whatever the path.
package struct HeldFolder: Sendable {
  package enum Fault: Error, Sendable, Hashable {
    /// Not a possible path of a page or a file beside it, or with a link in it.
    case outside
    case missing
    case exists
    /// The file has changed since it was read.
    case changed
    case system(CInt)

    package var phrase: Phrase {
      switch self {
      case .outside: Phrase("这个名字不在 content 文件夹里", "the name leads out of the folder content")
      case .missing: Phrase("没有这个文件", "there is no such file")
      case .exists: Phrase("已经有这个文件，没有改动它", "the file is there already and was left alone")
      case .changed: Phrase("文件刚刚被别人改过，没有保存", "somebody has just changed the file; nothing was saved")
      case .system(let code):
        Phrase("系统不允许：\(systemMessage(code))", "the system refuses: \(systemMessage(code))")
      }
    }
  }

  private let root: String

  package init(_ root: String) { self.root = root }

  package func read(_ path: String, atMost limit: Int = 64 << 20) throws(Fault) -> [UInt8] {
    try within(path) { folder, name throws(Fault) in try read(name, in: folder, limit).bytes }
  }

  /// Replaces a file's bytes, by renaming, if it still has the digest that the editor opened.
  package func replace(_ path: String, digest: Digest, with bytes: [UInt8]) throws(Fault) {
    try within(path) { folder, name throws(Fault) in
      let old = try read(name, in: folder, 64 << 20)
      guard Digest(of: old.bytes) == digest else { throw Fault.changed }
      try put(bytes, mode: old.mode, beside: name, in: folder) { beside in
        renameat(folder, beside, folder, name)
      }
    }
  }

  /// Writes a new file, with the folders that it needs.
  package func create(_ path: String, with bytes: [UInt8]) throws(Fault) {
    try within(path, makingFolders: true) { folder, name throws(Fault) in
      try put(bytes, mode: 0o666, beside: name, in: folder) { beside in
        // Unlike renaming, linking never replaces an existing file.
        let result = linkat(folder, beside, folder, name, 0)
        let code = errno
        unlinkat(folder, beside, 0)
        errno = code
        return result
      }
    }
  }

  private func put(
    _ bytes: [UInt8], mode: mode_t, beside name: String, in folder: CInt, _ place: (String) -> CInt
  ) throws(Fault) {
    let beside = "." + name.prefix(64) + ".xinfeng-" + String(UInt64.random(in: .min ... .max), radix: 36)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = retrying { openat(folder, beside, flags, mode & 0o777) }
    guard descriptor >= 0 else { throw .system(errno) }
    let isWhole = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    var code = errno
    close(descriptor)
    if isWhole {
      if place(beside) == 0 { return }
      code = errno
    }
    unlinkat(folder, beside, 0)
    throw code == EEXIST ? .exists : .system(code)
  }

  private func read(_ name: String, in folder: CInt, _ limit: Int) throws(Fault) -> (
    bytes: [UInt8], mode: mode_t
  ) {
    let descriptor = retrying { openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard descriptor >= 0 else { throw fault(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
      throw .outside
    }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = max(0, retrying { Glibc.read(descriptor, buffer.baseAddress, buffer.count) })
      }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return (bytes, status.st_mode)
  }

  /// Opens the path folder by folder, each relative to the one before.
  private func within<Result>(
    _ path: String, makingFolders: Bool = false, _ body: (CInt, String) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, parts[0] == "content", parts.allSatisfy(isName), let name = parts.last else {
      throw .outside
    }
    var folder = retrying { open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard folder >= 0 else { throw .system(errno) }
    defer { close(folder) }
    for part in parts.dropLast() {
      if makingFolders { mkdirat(folder, part, 0o777) }
      let next = retrying { openat(folder, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW) }
      guard next >= 0 else { throw fault(errno) }
      close(folder)
      folder = next
    }
    return try body(folder, name)
  }

  private func fault(_ code: CInt) -> Fault {
    switch code {
    case ENOENT: .missing
    case ELOOP, ENOTDIR, ENXIO: .outside
    default: .system(code)
    }
  }
}

/// Whether a name is a single file's or folder's name and not hidden.
private func isName(_ part: String) -> Bool {
  !part.isEmpty && !part.hasPrefix(".") && part.utf8.count <= 200
    && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" && $0 != "\\" }
}
