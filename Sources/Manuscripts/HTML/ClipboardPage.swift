import XML

/// A page of HTML without the additions of office programs on the clipboard.
func pageOnly(_ bytes: [UInt8]) -> [UInt8] { withoutConditions(withoutClipboardHeader(bytes)) }

/// Removes the header lines of Windows' clipboard format, which precede the page.
private func withoutClipboardHeader(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.starts(with: "Version:".utf8), let start = bytes.firstIndex(of: UInt8(ascii: "<")) else {
    return bytes
  }
  return Array(bytes[start...])
}

/// All text that a browser would show of an element.
func allWords(_ element: XMLElement) -> String {
  guard !machineElements.contains(element.name) else { return "" }
  return element.children.reduce(into: "") { text, child in
    switch child {
    case .text(let words): text += words
    case .element(let inner): text += allWords(inner)
    }
  }
}

/// Removes Word's `<![if !supportLists]>` and `<![endif]>`, but not the content between: browsers treat them as
/// comments.
private func withoutConditions(_ bytes: [UInt8]) -> [UInt8] {
  var (kept, start, place) = ([UInt8](), 0, 0)
  let sign = Array("<![".utf8)
  while let open = bytes[place...].firstIndex(of: sign[0]) {
    place = open + 1
    guard bytes[open...].starts(with: sign), let end = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else {
      continue
    }
    place = end + 1
    // A condition that ends with `-->` is itself a comment and stays.
    guard bytes[end - 1] == UInt8(ascii: "]") else { continue }
    kept += bytes[start..<open]
    start = end + 1
  }
  return kept + bytes[start...]
}
