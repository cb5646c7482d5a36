import Content
import Diagnostics
import Rendering

/// Reports each limit of WeChat that an article exceeds, with a remedy.
func excesses(of export: WeChatExport, _ article: WeChatArticle, in source: Source?, _ file: String)
  -> [Diagnostic]
{
  func place(of key: BuiltInKey) -> Location {
    guard let source else { return Location(file: file) }
    return Location(file: file, line: line(of: key, in: source) ?? 1)
  }
  var findings: [Diagnostic] = []
  if export.title.count > WeChatLimits.title {
    findings.append(
      Diagnostic(
        .weChatTitle, at: place(of: .title), [String(export.title.count), String(WeChatLimits.title)],
        help: option("--title", shortened(export.title, to: WeChatLimits.title), file)))
  }
  if export.digest.count > WeChatLimits.digest {
    findings.append(
      Diagnostic(
        .weChatDigest, at: place(of: .summary), [String(export.digest.count), String(WeChatLimits.digest)],
        help: option("--digest", shortened(export.digest, to: WeChatLimits.digest), file)))
  }
  let count = export.content.unicodeScalars.count
  if count >= WeChatLimits.characters || export.content.utf8.count >= WeChatLimits.bytes {
    let words = export.text.count { !$0.isWhitespace }
    findings.append(
      Diagnostic(
        .weChatLength, at: Location(file: file),
        [String(count), String(words), String(WeChatLimits.characters)], help: longest(article.passages)))
  }
  return source.map { source in findings.map { $0.quoting(source) } } ?? findings
}

private func option(_ name: String, _ text: String, _ file: String) -> Phrase {
  let line = "xinfeng export wechat \(file) \(name) \"\(text)\""
  return Phrase("网站上的可以不改，另写一个短的：\(line)", "leave the site's and give a shorter one: \(line)")
}

/// At most `limit` characters, cut at the end of a clause if one ends after the first third.
private func shortened(_ text: String, to limit: Int) -> String {
  let start = text.prefix(limit)
  guard let end = start.lastIndex(where: { "，。；：！？—…,.;:!? ".contains($0) }),
    start.distance(from: start.startIndex, to: end) > limit / 3
  else { return String(start) }
  let kept = start[..<end]
  return String(kept.dropLast(kept.reversed().prefix { "，。；：！？—…,.;:!? ".contains($0) }.count))
}

/// Help that names the longest parts, as the first to shorten.
private func longest(_ passages: [WeChatArticle.Passage]) -> Phrase {
  let parts = passages.filter { !$0.title.isEmpty }.sorted { $0.characters > $1.characters }.prefix(3)
  guard let first = parts.first else {
    return Phrase("分成几篇，或只留开头，写明全文在网站上", "send several articles, or the beginning, and say where the rest is")
  }
  let chinese = parts.map { "“\($0.title)”\($0.characters) 字" }.joined(separator: "、")
  let english = parts.map { "“\($0.title)” \($0.characters)" }.joined(separator: ", ")
  return Phrase(
    "最长的几部分：\(chinese)；可以从“\(first.title)”删起", "the longest parts: \(english); begin with “\(first.title)”")
}

/// The line number of a key in a page's front matter.
private func line(of key: BuiltInKey, in source: Source) -> Int? {
  let lines = String(decoding: source.bytes, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false)
  let end = lines.dropFirst().firstIndex { $0.hasPrefix("---") } ?? 0
  return lines[..<end].firstIndex { line in
    let name = line.prefix { $0 != ":" && $0 != "：" }
    return name == key.rawValue || name == key.label
  }.map { $0 + 1 }
}
