/// Writes XML, one element a line.
struct XMLWriter {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    start(name, attributes)
    bytes += ">\n".utf8
  }

  mutating func close(_ name: String) {
    bytes += "</\(name)>\n".utf8
  }

  /// Writes a piece of markup as it is.
  mutating func write(_ markup: StaticString) {
    bytes += UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount)
  }

  mutating func write(escaping text: Substring) {
    appendEscaped(text, to: &bytes)
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    start(name, attributes)
    bytes += "/>\n".utf8
  }

  mutating func element(_ name: String, _ text: String) {
    start(name, [])
    bytes += ">".utf8
    appendEscaped(text, to: &bytes)
    close(name)
  }

  private mutating func start(_ name: String, _ attributes: [(String, String)]) {
    bytes += "<\(name)".utf8
    for (key, value) in attributes {
      bytes += " \(key)=\"".utf8
      appendEscaped(value, to: &bytes)
      bytes += "\"".utf8
    }
  }
}
