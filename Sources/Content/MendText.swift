import Chinese
import Diagnostics
import Markdown

/// The text of a file, with the traces of pasting corrected as it is read.
///
/// Look-alike characters are replaced by the usual ones everywhere. Invisible characters are removed from fields here,
/// and from bodies by their parser. All readers of the file – fields, body, checks, search – then see the same text.
struct MendedText {
  var bytes: [UInt8]
  var findings: [Diagnostic]
}

extension Rule {
  static let lookAlike = Rule(
    "look-alike", .notice,
    Phrase("形似的字符已换成常用的：{0}", "characters that look like others were read as these: {0}"),
    manual: Phrase(
      "从 PDF 复制会得到部首（⽂、⼀），从 Word 复制会得到符号字体的私用字符，看着一样，却搜不到。页面上已换成常用的字；"
        + "运行 xinfeng check --fix 把原稿也改过来。",
      "Copying from PDF gives radicals for characters, from Word private characters of a font of symbols: they look right and "
        + "cannot be searched. The page has the usual ones; `xinfeng check --fix` writes them into the file.")
  )
  static let privateCharacter = Rule(
    "private-character", .warning,
    Phrase("{0} 是某种字体自己的字符，读者看到的是方框", "{0} belongs to one font; readers see a box"),
    manual: Phrase(
      "从 Word 的符号字体粘贴来的。换成普通字符：● ■ ◆ ✔ →，或删去。",
      "It was pasted from a font of symbols. Write an ordinary character, such as ● ■ ◆ ✔ →, or remove it."))
}

/// - Returns: nil if there is nothing to correct or report, as in nearly all files.
func mendText(_ bytes: [UInt8], of file: String) -> MendedText? {
  guard mayNeedMending(bytes) else { return nil }
  let isPage = !file.hasSuffix(".yml")
  let fields = isPage ? endOfFields(in: bytes) : bytes.count
  var text = String.UnicodeScalarView()
  var (line, column, offset) = (1, 1, 0)
  // Before the first character of a line that is not blank. In a page's fields any blank counts as indentation there.
  var isIndentation = isPage
  var told: [Unicode.Scalar: (place: Location, rule: Rule, words: String)] = [:]
  var order: [Unicode.Scalar] = []
  func tell(_ scalar: Unicode.Scalar, _ rule: Rule, _ words: String) {
    guard told[scalar] == nil else { return }
    told[scalar] = (Location(file: file, line: line, column: column, length: 1), rule, words)
    order.append(scalar)
  }
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    if let meant = lookAlike(of: scalar) {
      tell(scalar, .lookAlike, "\(scalar)→\(meant)（\(number(of: scalar))）")
      text.append(meant)
    } else if offset < fields, scalar.value >= 0x7F, !(isIndentation && isBlank(scalar)),
      let oddity = oddity(scalar.value)
    {
      tell(scalar, .invisibleCharacter, number(of: scalar))
      if oddity != .nothing { text.append(" ") }
    } else {
      if 0xE000...0xF8FF ~= scalar.value { tell(scalar, .privateCharacter, number(of: scalar)) }
      text.append(scalar)
    }
    offset += UTF8.width(scalar)
    isIndentation = isPage && scalar == "\n" || isIndentation && isBlank(scalar)
    if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
  }
  guard !order.isEmpty else { return nil }
  let source = Source(name: file, bytes: Array(String(text).utf8))
  let findings = order.compactMap { told[$0] }.map { found in
    Diagnostic(found.rule, at: found.place, [found.words], excerpt: source.line(found.place.line))
  }
  return MendedText(bytes: source.bytes, findings: together(findings))
}

/// Merges the findings of one rule on one line into one.
private func together(_ findings: [Diagnostic]) -> [Diagnostic] {
  var result: [Diagnostic] = []
  for finding in findings {
    if let last = result.indices.last(where: {
      result[$0].rule == finding.rule && result[$0].location.line == finding.location.line
    }) {
      result[last].arguments[0] += "、" + finding.arguments[0]
    } else {
      result.append(finding)
    }
  }
  return result
}

private func number(of scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}

private func endOfFields(in bytes: [UInt8]) -> Int {
  splitFrontMatter(Source(name: "", bytes: bytes)).0?.body.lowerBound ?? 0
}

/// Whether the text may contain such characters: a quick test that clears nearly all files, sixteen bytes at a time,
/// each with the two bytes after it.
private func mayNeedMending(_ bytes: [UInt8]) -> Bool {
  let text = bytes.span.bytes
  var found = SIMD16<UInt8>()
  var offset = 0
  while offset + 18 <= bytes.count {
    let lead = text.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
    let second = text.unsafeLoadUnaligned(fromByteOffset: offset + 1, as: SIMD16<UInt8>.self)
    let third = text.unsafeLoadUnaligned(fromByteOffset: offset + 2, as: SIMD16<UInt8>.self)
    found.replace(with: 1, where: beginsCandidate(lead, second, third))
    offset += 16
  }
  if found != SIMD16<UInt8>() { return true }
  // Test the remaining bytes with zeros appended.
  var rest = bytes[offset...] + [0, 0]
  while rest.count > 2 {
    let at = { (place: Int) in SIMD16<UInt8>(repeating: rest[rest.startIndex + place]) }
    if beginsCandidate(at(0), at(1), at(2))[0] { return true }
    rest.removeFirst()
  }
  return false
}

@inline(__always)
private func beginsCandidate(
  _ lead: SIMD16<UInt8>, _ second: SIMD16<UInt8>, _ third: SIMD16<UInt8>
) -> SIMDMask<SIMD16<Int8>> {
  func within(_ bytes: SIMD16<UInt8>, _ first: UInt8, _ count: UInt8) -> SIMDMask<SIMD16<Int8>> {
    (bytes &- SIMD16<UInt8>(repeating: first)) .< SIMD16<UInt8>(repeating: count)
  }
  // Radicals; U+2000 to U+2011, U+2028 to U+202E, U+2060 to U+2069.
  let isUnseen = within(second, 0x80, 1) .& (within(third, 0x80, 0x12) .| within(third, 0xA8, 7))
  let isE2 = within(lead, 0xE2, 1) .& (within(second, 0xBA, 6) .| within(second, 0x81, 1) .| isUnseen)
  // Private characters, compatibility ideographs, marks of vertical lines and small ones, half-width marks, U+FEFF.
  let isHalf = within(second, 0xBD, 1) .& within(third, 0xA1, 4)
  let isEF =
    within(lead, 0xEF, 1)
    .& (within(second, 0x80, 4) .| within(second, 0xA4, 8) .| within(second, 0xB8, 2)
      .| within(second, 0xBB, 1)
      .| isHalf)
  // U+0080 to U+00A0, U+00AD.
  let isC2 = within(lead, 0xC2, 1) .& (within(second, 0x80, 0x21) .| within(second, 0xAD, 1))
  return isE2 .| isEF .| isC2 .| within(lead, 0xEE, 1)
}
