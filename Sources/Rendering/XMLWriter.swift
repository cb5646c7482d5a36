import Text

/// Writes XML, one element a line.
struct XMLWriter {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    start(name, attributes)
    write(">\n")
  }

  mutating func close(_ name: String) {
    write("</")
    bytes += name.utf8
    write(">\n")
  }

  mutating func element(_ name: String, _ text: String) {
    start(name, [])
    write(">")
    appendEscaped(text, to: &bytes)
    close(name)
  }

  /// Writes a piece of markup as it is.
  mutating func write(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes += $0 }
  }

  mutating func write(escaping text: Substring) {
    appendEscaped(text, to: &bytes)
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    start(name, attributes)
    write("/>\n")
  }

  private mutating func start(_ name: String, _ attributes: [(String, String)]) {
    write("<")
    bytes += name.utf8
    for (key, value) in attributes {
      write(" ")
      bytes += key.utf8
      write("=\"")
      appendEscaped(value, to: &bytes)
      write("\"")
    }
  }
}
