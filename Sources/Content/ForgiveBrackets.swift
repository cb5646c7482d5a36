/// Rewrites a list or map in brackets, on one line or several, with ASCII signs instead of full-width ones.
struct Flow {
  /// For each open bracket, whether it is a map's.
  private var open: [Bool] = []
  private var quote: Unicode.Scalar?
  private var isAtKey = false

  var depth: Int { open.count }

  mutating func write(
    _ line: [Unicode.Scalar], _ range: Range<Int>, isKey: (String) -> Bool, to text: inout ForgivenText
  ) {
    text.put(String(repeating: " ", count: open.isEmpty ? 0 : 2).unicodeScalars, from: range.lowerBound)
    for column in range {
      let scalar = line[column]
      if let mark = quote {
        if scalar == mark { quote = nil }
        text.put(scalar, from: column)
        continue
      }
      switch scalar {
      case "\"", "'", "“":
        quote = scalar == "“" ? "”" : scalar
        text.put(scalar, from: column)
      case "[", "［", "{", "｛":
        open.append(scalar == "{" || scalar == "｛")
        isAtKey = open.last == true
        text.put(scalar == "[" || scalar == "［" ? "[" : "{", from: column)
      case "]", "］", "}", "｝":
        if !open.isEmpty { open.removeLast() }
        text.put(scalar == "]" || scalar == "］" ? "]" : "}", from: column)
      case ",", "，", "、", "；":
        writeSeparator(line, column, in: range, isKey: isKey, to: &text)
      case ":", "：", "∶", "﹕", "︰":
        if isAtKey {
          text.put(": ".unicodeScalars, from: column)
          isAtKey = false
        } else {
          text.put(scalar, from: column)
        }
      case "\t", "\u{3000}", "\u{A0}": text.put(" ", from: column)
      default: text.put(scalar, from: column)
      }
    }
  }

  /// A comma separates items in a list. In a map it does if a key follows; otherwise it is part of the text.
  private mutating func writeSeparator(
    _ line: [Unicode.Scalar], _ column: Int, in range: Range<Int>, isKey: (String) -> Bool,
    to text: inout ForgivenText
  ) {
    guard open.last == true else { return text.put(",", from: column) }
    var next = column + 1
    while next < range.upperBound, isBlank(line[next]) { next += 1 }
    let followsKey =
      next >= range.upperBound || KeyedLine(line, from: next, isNested: true, isKey: isKey) != nil
    guard followsKey else { return text.put(line[column] == "," ? "，" : line[column], from: column) }
    isAtKey = true
    text.put(",", from: column)
  }
}
