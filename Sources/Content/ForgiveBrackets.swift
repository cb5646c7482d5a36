/// A list or map in brackets, over one line or several: full-width signs become those of YAML.
struct Flow {
  /// For each bracket that is open, whether it is that of a map.
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

  /// In a list a comma separates. In a map it does where a key follows; else it belongs to the text.
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
