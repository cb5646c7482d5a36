/// A JSON value, written in the order it was given, so that the same value is the same bytes.
package indirect enum JSON: Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([JSON])
  case object([(String, JSON)])

  package var bytes: [UInt8] {
    var output: [UInt8] = []
    append(to: &output)
    return output
  }

  private func append(to output: inout [UInt8]) {
    switch self {
    case .text(let text): appendQuoted(text, to: &output)
    case .number(let number): output += String(number).utf8
    case .flag(let flag): output += (flag ? "true" : "false").utf8
    case .list(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        item.append(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        appendQuoted(member.0, to: &output)
        output.append(UInt8(ascii: ":"))
        member.1.append(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }
}

/// A JSON string that is safe in a `<script>` element, too: `<`, `>` and `&` are written as escapes.
private func appendQuoted(_ text: String, to output: inout [UInt8]) {
  output.append(UInt8(ascii: "\""))
  append(text[...], to: &output, replacing: jsonEscape)
  output.append(UInt8(ascii: "\""))
}

/// The escape of a byte within a string of JSON; nil for the byte itself.
private func jsonEscape(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "\""): "\\\""
  case UInt8(ascii: "\\"): "\\\\"
  case UInt8(ascii: "\n"): "\\n"
  case UInt8(ascii: "\t"): "\\t"
  case UInt8(ascii: "<"): "\\u003c"
  case UInt8(ascii: ">"): "\\u003e"
  case UInt8(ascii: "&"): "\\u0026"
  case 0..<0x20: controlEscapes[Int(byte)]
  default: nil
  }
}

private let controlEscapes: [StaticString] = [
  "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
  "\\u0008", "\\u0009", "\\u000a", "\\u000b", "\\u000c", "\\u000d", "\\u000e", "\\u000f",
  "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
  "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f",
]
