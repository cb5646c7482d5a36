/// The prefix of a line's text: indentation, quotation marks, list markers.
struct LinePrefix {
  /// The offset of the first byte of the text.
  var content: Int
  /// The column of the text, from 0; tabs reach to the next multiple of 4.
  var column = 0
  var quotes = 0
  var hasMarker = false
  /// The number of containers that the line may be in, at most.
  var levels = 0

  init(content: Int) { self.content = content }

  init(of line: Range<Int>, in bytes: Bytes) {
    content = line.lowerBound
    var indentation = 0
    while true {
      while content < line.upperBound, bytes[content] == 0x20 || bytes[content] == 0x09 {
        column += bytes[content] == 0x20 ? 1 : 4 - column % 4
        content += 1
      }
      if levels == 0 { indentation = column }
      guard content < line.upperBound else { break }
      if bytes[content] == UInt8(ascii: ">") {
        quotes += 1
        content += 1
        column += 1
      } else if let width = listMarkerWidth(at: content, before: line.upperBound, in: bytes) {
        hasMarker = true
        content += width
        column += width
      } else {
        break
      }
      levels += 1
    }
    if levels > 0 { levels += indentation / 2 }
  }
}

/// The length of the list marker at an offset, or nil if there is none.
func listMarkerWidth(at offset: Int, before end: Int, in bytes: Bytes) -> Int? {
  var next = offset
  switch bytes[next] {
  case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
    next += 1
  case UInt8(ascii: "0")...UInt8(ascii: "9"):
    while next < end, next - offset < 10, (0x30...0x39).contains(bytes[next]) { next += 1 }
    guard next - offset < 10, next < end, bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")")
    else { return nil }
    next += 1
  default:
    return nil
  }
  guard next == end || bytes[next] == 0x20 || bytes[next] == 0x09 else { return nil }
  return next - offset
}
