import Glibc

/// The data of a form: values in their order, and files.
struct FormData: Sendable {
  struct File: Sendable {
    var field: String
    /// The browser's name for the file; never used as a path.
    var name: String
    var bytes: [UInt8]
  }

  private(set) var values: [(name: String, value: String)] = []
  private(set) var files: [File] = []

  private static let mostParts = 4000

  /// Nil if the body is not a form, or larger than any of the studio's.
  init?(_ body: [UInt8], type: String) {
    if type.hasPrefix("application/x-www-form-urlencoded") {
      guard let values = urlEncoded(body[...]) else { return nil }
      self.values = values
    } else {
      guard let boundary = parameter("boundary", of: type), !boundary.isEmpty, boundary.utf8.count <= 70,
        readParts(body, boundary: Array(boundary.utf8))
      else { return nil }
    }
    guard values.count + files.count <= Self.mostParts else { return nil }
  }

  /// The values of a query.
  init(query: String) { values = urlEncoded(Array(query.utf8)[...]) ?? [] }

  subscript(name: String) -> String? { values.first { $0.name == name }?.value }

  func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }

  /// The files of a field; browsers send an empty choice as a file without a name.
  func files(_ field: String) -> [File] { files.filter { $0.field == field && !$0.name.isEmpty } }

  private mutating func readParts(_ body: [UInt8], boundary: [UInt8]) -> Bool {
    let mark = [0x0D, 0x0A, 0x2D, 0x2D] + boundary
    let text = [0x0D, 0x0A] + body
    var places: [Int] = []
    var searched = 0
    while let place = text[searched...].firstIndex(of: mark) {
      places.append(place)
      searched = place + mark.count
      guard places.count <= Self.mostParts + 1 else { return false }
    }
    guard let last = places.last, text[(last + mark.count)...].starts(with: [0x2D, 0x2D]) else {
      return false
    }
    for (start, end) in zip(places, places.dropFirst()) {
      guard take(text[(start + mark.count)..<end]) else { return false }
    }
    return true
  }

  private mutating func take(_ part: ArraySlice<UInt8>) -> Bool {
    guard part.starts(with: [0x0D, 0x0A]) else { return false }
    let part = part.dropFirst(2)
    guard let gap = part.firstIndex(of: [0x0D, 0x0A, 0x0D, 0x0A]),
      gap - part.startIndex < 4096,
      let head = String(validating: part[..<gap], as: UTF8.self)
    else { return false }
    let lines = head.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("content-disposition:") }
    guard lines.count == 1, let name = parameter("name", of: String(lines[0])) else { return false }
    let content = part[(gap + 4)...]
    if let file = parameter("filename", of: String(lines[0])) {
      files.append(File(field: name, name: file, bytes: Array(content)))
      return true
    }
    guard let value = String(validating: content, as: UTF8.self) else { return false }
    values.append((name, value))
    return true
  }
}

/// The value of a header's parameter: `name="title"`. Browsers write `"` as `%22`.
private func parameter(_ name: String, of header: String) -> String? {
  for piece in header.split(separator: ";").dropFirst() {
    let piece = piece.drop { $0 == " " }
    guard piece.lowercased().hasPrefix(name + "=") else { continue }
    var value = piece.dropFirst(name.count + 1)
    if value.hasPrefix("\""), value.hasSuffix("\""), value.count > 1 { value = value.dropFirst().dropLast() }
    return String(value).replacing("%22", with: "\"")
  }
  return nil
}

private func urlEncoded(_ body: ArraySlice<UInt8>) -> [(name: String, value: String)]? {
  var values: [(name: String, value: String)] = []
  for pair in body.split(separator: UInt8(ascii: "&")) {
    let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = decoded(parts[0]), let value = decoded(parts.count > 1 ? parts[1] : []) else {
      return nil
    }
    values.append((name, value))
  }
  return values
}

private func decoded(_ text: ArraySlice<UInt8>) -> String? {
  var bytes: [UInt8] = []
  var rest = text
  while let byte = rest.popFirst() {
    switch byte {
    case UInt8(ascii: "+"): bytes.append(0x20)
    case UInt8(ascii: "%"):
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    default: bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self)
}

private func digit(_ byte: UInt8) -> UInt8? { Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) }

/// A text percent-encoded for a query.
func percentEncoded(_ text: String) -> String {
  text.utf8.reduce(into: "") { encoded, byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default: encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
