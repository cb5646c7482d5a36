import Diagnostics
import Files

/// Finds copies that people and programs leave beside a page: `贺兰月 - 副本.md`, `贺兰月(1).md`, `贺兰月.MD`. Published, they
/// would be two pages of one story.
///
/// A file whose name differs from another's only by such a mark is its copy if both have the same bytes, or the same
/// title and date; otherwise one page was written with the other as a start.
func copiedFiles(among pages: [PageReading], in folder: String) -> [Diagnostic] {
  let marked = pages.filter { mayBeCopy($0.file) }
  guard !marked.isEmpty else { return [] }
  let byName = Dictionary(grouping: pages) { nameWithoutCopyMark($0.file) }
  var findings: [Diagnostic] = []
  for name in Set(marked.map { nameWithoutCopyMark($0.file) }).sorted() {
    // The original is the one without a mark, else the one with the shortest name.
    let group = (byName[name] ?? []).sorted { one, other in
      let (first, second) = (mayBeCopy(one.file), mayBeCopy(other.file))
      if first != second { return second }
      return (one.file.utf8.count, one.file) < (other.file.utf8.count, other.file)
    }
    guard let first = group.first else { continue }
    for copy in group.dropFirst() where mayBeCopy(copy.file) && isSame(copy, first, in: folder) {
      findings.append(
        Diagnostic(
          .copiedFile, at: Location(file: copy.file), [first.file],
          help: Phrase(
            "删去一个；两篇都要，就给它改标题", "remove one of them; where both are meant, give this one another title")))
    }
  }
  return findings
}

private func isSame(_ one: PageReading, _ other: PageReading, in folder: String) -> Bool {
  if let page = one.page, let original = other.page, page.title == original.title, page.date == original.date
  {
    return true
  }
  guard let bytes = try? readFile(folder + "/" + one.file, atMost: largestText) else { return false }
  return (try? readFile(folder + "/" + other.file, atMost: largestText)) == bytes
}

/// Whether the name has a mark of a copy; its first and last bytes rule most names out cheaply.
private func mayBeCopy(_ path: String) -> Bool {
  guard path.endsWithBytes(of: ".md") else { return true }
  let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
  let name = path.utf8[start...].dropLast(".md".utf8.count)
  guard let first = name.first, let last = name.last else { return false }
  let mayEnd =
    switch last {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): name.contains { $0 == 0x20 || $0 >= 0x80 }
    case 0x80...: true
    default: ")]ytd".utf8.contains(last)
    }
  guard mayEnd || first >= 0x80 || first | 0x20 == UInt8(ascii: "c") || name.contains(UInt8(ascii: "."))
  else {
    return false
  }
  return nameWithoutCopyMark(path) != path.dropLast(".md".count).lowercased()
}

/// A path without extension and marks of copies, in lower case.
func nameWithoutCopyMark(_ path: String) -> String {
  let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
  let folder = path[..<slash].lowercased()
  var name = path[slash...].lowercased()
  for ending in [".markdown", ".md"] where name.hasSuffix(ending) {
    name = String(name.dropLast(ending.count))
  }
  // A copy of a copy has several marks.
  while let shorter = withoutMark(name), !shorter.isEmpty { name = shorter }
  return folder + name
}

private func withoutMark(_ name: String) -> String? {
  for word in fronts where name.hasPrefix(word) { return trimmed(name.dropFirst(word.count)) }
  // Syncthing's conflict copies.
  if let conflict = name.firstRange(of: ".sync-conflict-") { return String(name[..<conflict.lowerBound]) }
  if let bracketed = withoutBrackets(name) { return bracketed }
  // A number may follow the word.
  let plain = name.reversed().drop { $0.isASCII && $0.isNumber }
  for candidate in [name, trimmed(String(plain.reversed()))] {
    for word in backs where candidate.hasSuffix(word) {
      return trimmed(candidate.dropLast(word.count).reversed().drop { " -_—的".contains($0) }.reversed())
    }
  }
  return nil
}

/// `(1)`, and brackets that contain a word for a copy or a conflict.
private func withoutBrackets(_ name: String) -> String? {
  guard let last = name.last,
    let pair = ["(": ")", "（": "）", "[": "]", "【": "】"].first(where: { $0.value == "\(last)" }),
    let start = name.lastIndex(of: Character(pair.key))
  else { return nil }
  let inside = name[name.index(after: start)...].dropLast()
  let isNumber = !inside.isEmpty && inside.count <= 3 && inside.allSatisfy { $0.isASCII && $0.isNumber }
  guard isNumber || ["副本", "冲突", "衝突", "复制", "copy", "conflict"].contains(where: inside.contains) else {
    return nil
  }
  return trimmed(name[..<start])
}

private func trimmed(_ text: some StringProtocol) -> String { text.trimmingSpaces }
private func trimmed(_ text: some Sequence<Character>) -> String { String(text).trimmingSpaces }

private let fronts = ["copy of ", "复件 ", "副本 "]
private let backs = [
  "副本", "复制", "复件", "拷贝", "冲突文件", "冲突", " copy", "-copy", "_copy", " conflict", "_conflict", "-conflict",
  "-conflicted",
]

extension Rule {
  static let copiedFile = Rule(
    "copied-file", .error, Phrase("这是“{0}”的副本", "this is a copy of “{0}”"),
    manual: Phrase(
      "复制文件时留下的“- 副本”“(1)”，网盘的冲突文件，还有 .MD、.markdown，内容一样，或者标题和日期一样，发布出来就是两篇一样的文章。"
        + "删去一个。",
      "A copy that was left when a file was copied or two machines saved it, or that differs in its ending only, would be "
        + "published as a second page of the same story. Remove one."))
}
