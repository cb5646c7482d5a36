import Checks
import Diagnostics
import Files

/// Secrets found in attachments, by digest of the file: a line for each in `.cache/attachments`, masked.
///
/// A file without secrets has a line saying so; an unreadable one has none, and is tried again in the next run.
struct AttachmentMemory: Sendable {
  private var seen: [String: [AttachmentSecret]] = [:]
  private var unread: Set<String> = []
  /// Something was added since the file was read.
  private var isNew = false
  private let path: String
  private let folder: String

  /// - Parameters:
  ///   - folder: the cache's folder.
  ///   - own: the cache in the site's folder, read if the other has no file.
  init(in folder: String, or own: String) {
    self.folder = folder
    path = folder + "/attachments"
    let paths = [path, own + "/attachments"].filter { FileStamp(of: $0) != nil }
    guard let first = paths.first, let bytes = try? readFile(first) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    // Rules change with the program; results of another version are discarded.
    guard lines.first.map(String.init) == attachmentReading else { return }
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4 else { continue }
      let secret = AttachmentSecret(rule: parts[1], masked: parts[2], part: parts[3])
      seen[parts[0], default: []] += secret.rule == "clean" ? [] : [secret]
    }
  }

  /// Whether reading the file has been tried.
  func knows(_ digest: Digest) -> Bool {
    seen[digest.hexadecimal] != nil || unread.contains(digest.hexadecimal)
  }

  /// The secrets found in a file; nil if it has not been read.
  subscript(digest: Digest) -> [AttachmentSecret]? {
    get { seen[digest.hexadecimal] }
    set {
      seen[digest.hexadecimal] = newValue
      if newValue == nil { unread.insert(digest.hexadecimal) } else { isNew = true }
    }
  }

  func keep() throws(Failure) {
    guard isNew else { return }
    var lines = [attachmentReading]
    for (digest, secrets) in seen.sorted(by: { $0.key < $1.key }) {
      if secrets.isEmpty { lines.append("\(digest)\tclean\t\t") }
      lines += secrets.map {
        "\(digest)\t\($0.rule)\t\($0.masked)\t\($0.part.filter { !"\t\n".contains($0) })"
      }
    }
    try makeFolder(folder)
    try replaceFile(path, with: Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

/// To be changed whenever files are read differently, or rules find other things in them.
private let attachmentReading = "attachments 2"
