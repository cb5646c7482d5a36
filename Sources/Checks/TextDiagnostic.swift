import Diagnostics
import Files

/// Something that a rule found in a text, by offsets; it becomes a diagnostic once all rules have looked.
struct TextDiagnostic {
  var rule: Rule
  var range: Range<Int>
  var arguments: [String] = []
  /// The correction.
  var replacement: String?
  var help: Phrase?
  /// The severity; nil for that of the rule.
  var severity: Severity?
  /// Excerpts show it masked, so that it never gets into a log.
  var isSecret = false
}

/// The number of findings of one rule shown for one text; a text with more has been pasted from something else.
private let limit = 60

extension Rule {
  static let moreOfTheSame = Rule(
    "more-of-the-same", .notice, Phrase("“{0}”还有 {1} 处", "{1} more of “{0}”"),
    manual: Phrase(
      "一篇文章里一条规则最多列出 60 处，其余只报数目。改好列出的再查一遍；多半是从别处粘贴来的，用编辑器“全部替换”更快。",
      "At most 60 findings of a rule are listed for one text, the others are counted. Mend these and check again; what was "
        + "pasted is mended faster by replacing all at once."))
}

extension Check {
  static let moreOfTheSame = Check(.moreOfTheSame, by: .step)
}

/// The diagnostics of a text's marks, each with its line, in which secrets are masked.
func diagnostics(of marks: [TextDiagnostic], in source: Source) -> [Diagnostic] {
  guard !marks.isEmpty else { return [] }
  let lines = Lines(of: source)
  var counts: [String: Int] = [:]
  var marksOfLine: [Int: [TextDiagnostic]] = [:]
  for mark in marks {
    // A secret may go on in the next line, which is not to show its end.
    let last = mark.isSecret ? lines.number(of: max(mark.range.lowerBound, mark.range.upperBound - 1)) : 0
    let first = lines.number(of: mark.range.lowerBound)
    for number in first...max(first, last) { marksOfLine[number, default: []].append(mark) }
  }
  let found = marks.compactMap { mark -> Diagnostic? in
    counts[mark.rule.name, default: 0] += 1
    guard counts[mark.rule.name, default: 0] <= limit else { return nil }
    let number = lines.number(of: mark.range.lowerBound)
    let neighbours = marksOfLine[number] ?? []
    let line = lines.range(number)
    let location = Location(
      file: source.name, line: number,
      column: characterCount(source.bytes[line.lowerBound..<mark.range.lowerBound]) + 1,
      length: characterCount(source.bytes[mark.range.clamped(to: line)]))
    let hasSecret = neighbours.contains(where: \.isSecret)
    let excerpt = text(of: line, in: source, with: neighbours.filter(\.isSecret)) { masked($0) }
    let correction =
      mark.replacement == nil || hasSecret
      ? nil
      : text(of: line, in: source, with: neighbours.filter { $0.rule == mark.rule }) { original, mark in
        mark.replacement ?? original
      }
    var diagnostic = Diagnostic(
      mark.rule, at: location, mark.arguments, correction: correction, help: mark.help, excerpt: excerpt)
    diagnostic.severity = mark.severity ?? mark.rule.severity
    return diagnostic
  }
  return found
    + counts.filter { $0.value > limit }.keys.sorted().compactMap { name in
      let all = marks.filter { $0.rule.name == name }
      return all.dropFirst(limit).first.map { first in
        let number = lines.number(of: first.range.lowerBound)
        return Diagnostic(
          .moreOfTheSame, at: Location(file: source.name, line: number), [name, String(all.count - limit)])
      }
    }
}

private func text(
  of line: Range<Int>, in source: Source, with marks: [TextDiagnostic],
  _ replace: (String, TextDiagnostic) -> String
) -> String {
  var text = ""
  var copied = line.lowerBound
  for mark in marks.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
    let range = mark.range.clamped(to: line)
    guard range.lowerBound >= copied else { continue }
    text += String(decoding: source.bytes[copied..<range.lowerBound], as: UTF8.self)
    text += replace(String(decoding: source.bytes[range], as: UTF8.self), mark)
    copied = range.upperBound
  }
  return text + String(decoding: source.bytes[copied..<line.upperBound], as: UTF8.self)
}

private func text(
  of line: Range<Int>, in source: Source, with marks: [TextDiagnostic], _ replace: (String) -> String
) -> String {
  text(of: line, in: source, with: marks) { original, _ in replace(original) }
}

func characterCount(_ bytes: ArraySlice<UInt8>) -> Int {
  bytes.count { $0 & 0xC0 != 0x80 }
}

/// The offsets at which the lines of a file begin.
struct Lines {
  private let starts: [Int]
  private let end: Int

  init(of source: Source) {
    var starts = [0]
    while let lineEnd = source.bytes.firstIndex(of: 0x0A, in: starts[starts.count - 1]..<source.bytes.count) {
      starts.append(lineEnd + 1)
    }
    self.starts = starts
    end = source.bytes.count
  }

  /// The line of an offset, counted from 1.
  func number(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// A line without its line feed; empty where there is none.
  func range(_ number: Int) -> Range<Int> {
    guard starts.indices.contains(number - 1) else { return end..<end }
    let start = starts[number - 1]
    return start..<(number < starts.count ? max(start, starts[number] - 1) : end)
  }

  var count: Int { starts.count }
}
