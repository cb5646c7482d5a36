import Diagnostics
import Markdown
import Text

extension Rule {
  /// A paragraph ends in the middle of a sentence.
  static let unclosedParagraph = Rule(
    "unclosed-paragraph", .warning, Phrase("这一段没有写完，或少了句末标点", "the paragraph does not end as sentences do"),
    manual: Phrase(
      "段落以 。！？：；…… 或后引号、后括号结束。从公文里粘贴时，换页处常常断开：删去中间的空行，两段就接起来了。",
      "Paragraphs end with a mark of their last sentence. Pasted documents are often torn at the end of a page: remove "
        + "the blank line between the halves."))
}

extension Check {
  static let unclosedParagraphs = Check(.unclosedParagraph, inText: Checks.unclosedParagraphs)
}

/// Paragraphs of some length whose last character is a word or a comma.
///
/// Short ones are signatures and dates; those without a comma are titles and lines of verse.
func unclosedParagraphs(in text: PreparedText) -> [TextDiagnostic] {
  var marks: [TextDiagnostic] = []
  for passage in text.passages where passage.kind == .paragraph && passage.range.count > 60 {
    if let last = lastOfUnclosed(passage.range, in: text) {
      marks.append(TextDiagnostic(rule: .unclosedParagraph, range: last))
    }
  }
  return marks
}

/// The last character of a paragraph that is not closed.
private func lastOfUnclosed(_ paragraph: Range<Int>, in text: PreparedText) -> Range<Int>? {
  let bytes = text.prose
  var end = paragraph.upperBound
  // Emphasis closes after the last word. No sentence ends with a link, an address or code.
  while end > paragraph.lowerBound, bytes[end - 1] == Prose.nothing || bytes[end - 1] == 0x20 {
    guard isEmphasis(text.source.bytes[end - 1]) else { return nil }
    end -= 1
  }
  guard let (last, length) = bytes.scalar(before: end), isHan(last) || last == 0xFF0C || last == 0x3001,
    bytes[paragraph].count(where: { $0 >= 0xE4 && $0 <= 0xE9 }) >= 20,
    isProse(bytes[paragraph])
  else { return nil }
  return end - length..<end
}

/// Whether sentences end or pause within the lines.
private func isProse(_ bytes: ArraySlice<UInt8>) -> Bool {
  let text = String(decoding: bytes, as: UTF8.self)
  return text.contains("，") || text.contains("。")
}

/// A space, an asterisk, an underscore or a backslash.
private func isEmphasis(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x2A || byte == 0x5F || byte == 0x5C
}
