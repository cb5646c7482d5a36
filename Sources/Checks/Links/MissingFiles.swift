import Content
import Diagnostics
import Files

extension Rule {
  /// A picture, video or attachment is not there.
  static let missingFile = Rule(
    "missing-file", .error, Phrase("没有文件“{0}”", "there is no file “{0}”"),
    manual: Phrase(
      "图片、视频、附件放在文章旁边，写相对的文件名：![说明](夜班.jpg)。大小写要和文件名一样：服务器上 A.JPG 和 a.jpg 是两个文件。",
      "Pictures, videos and attachments lie beside the page and are named relative to it. Case matters: on servers A.JPG "
        + "and a.jpg are two files."))
}

/// Files that a text shows and that are not beside it; a name in other letters' case is a different file.
func missingFiles(of text: ReadText, in folder: String) -> [Mark] {
  let document = text.document
  var named = document.pictures.map { ($0.address, $0.line) }
  named += document.videos.flatMap { video in
    ([video.address] + [video.captions].compactMap(\.self)).map { ($0, video.line) }
  }
  named += fieldFiles(of: text)
  guard !named.isEmpty else { return [] }
  let lines = Lines(of: text.source)
  return named.compactMap { address, line in
    guard isRelative(address), let path = joinedPath(decoded(address), to: text.source.name),
      !fileExists(folder + "/" + path)
    else { return nil }
    let near = similarFile(to: path, in: folder)
    return Mark(
      rule: .missingFile, range: place(of: address, line: line, in: text.source, lines), arguments: [address],
      help: near.map { Phrase("是不是 \($0)？", "did you mean \($0)?") })
  }
}

/// `src`, `captions` and `transcript` of fields, whichever field it is.
private func fieldFiles(of text: ReadText) -> [(String, Int)] {
  var files: [(String, Int)] = []
  var nodes = [text.root].compactMap(\.self)
  while let node = nodes.popLast() {
    nodes += node.list ?? []
    for pair in node.map ?? [] {
      if ["src", "captions"].contains(pair.key.text), let file = pair.value.text {
        files.append((file, Int(pair.value.place.line)))
      } else {
        nodes.append(pair.value)
      }
    }
  }
  return files
}

private func isRelative(_ address: String) -> Bool {
  !address.isEmpty && !address.hasPrefix("/") && !address.hasPrefix("#") && !address.contains(":")
}

/// A path from a file's folder; nil where it leaves the site.
func joinedPath(_ path: String, to file: String) -> String? {
  var parts = file.split(separator: "/").dropLast().map(String.init)
  for part in path.prefix(while: { $0 != "?" && $0 != "#" }).split(separator: "/") {
    switch part {
    case ".": continue
    case "..": if parts.popLast() == nil { return nil }
    default: parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}

/// `%E5%A4%9C` as the characters it stands for.
func decoded(_ address: String) -> String {
  guard address.utf8.contains(UInt8(ascii: "%")) else { return address }
  let bytes = Array(address.utf8)
  var output: [UInt8] = []
  var offset = 0
  while offset < bytes.count {
    if bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count,
      let value = UInt8(String(decoding: bytes[offset + 1...offset + 2], as: UTF8.self), radix: 16)
    {
      output.append(value)
      offset += 3
    } else {
      output.append(bytes[offset])
      offset += 1
    }
  }
  return String(validating: output, as: UTF8.self) ?? address
}

/// The file of the same folder that was most likely meant.
private func similarFile(to path: String, in folder: String) -> String? {
  guard let slash = path.lastIndex(of: "/") else { return nil }
  let name = String(path[path.index(after: slash)...])
  let files = (try? walkFolder(folder + "/" + path[..<slash]))?.map(\.path).filter { !$0.contains("/") } ?? []
  return files.first { $0.lowercased() == name.lowercased() } ?? nearest(to: name, in: files)
}
