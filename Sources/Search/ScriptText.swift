/// Appends a text as a string of JavaScript, which is one of JSON, too, between quotation marks.
func appendScriptString(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  appendEscaped(text, to: &bytes)
  bytes.append(UInt8(ascii: "\""))
}

/// A text that needs no escapes, between quotation marks.
func quoted(_ text: [UInt8]) -> [UInt8] { [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")] }

func appendScriptList(_ texts: [String], to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "["))
  for (position, text) in texts.enumerated() {
    if position > 0 { bytes.append(UInt8(ascii: ",")) }
    appendScriptString(text.utf8, to: &bytes)
  }
  bytes.append(UInt8(ascii: "]"))
}

func appendEscaped(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
  for byte in text {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    case 0..<0x20: bytes += "\\u00".utf8 + [byte / 16, byte % 16].map { hexadecimal[Int($0)] }
    default: bytes.append(byte)
    }
  }
}

private let hexadecimal = Array("0123456789abcdef".utf8)
