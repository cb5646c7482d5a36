/// A value of PDF as qpdf writes it (ISO 32000-2, 7.3).
indirect enum PDFValue: Sendable {
  /// A number, a name with its `/`, a string in its brackets, `true`, `null`: the bytes of the file.
  case atom(ArraySlice<UInt8>)
  case reference(Int)
  case array([PDFValue])
  case dictionary(PDFDictionary)

  /// `Page` of `/Page`.
  var name: String? {
    guard case .atom(let bytes) = self, bytes.first == UInt8(ascii: "/") else { return nil }
    return String(decoding: bytes.dropFirst(), as: UTF8.self)
  }

  var number: Int? {
    if case .atom(let bytes) = self { Int(String(decoding: bytes, as: UTF8.self)) } else { nil }
  }
}

/// Names and values, in the order of the file.
struct PDFDictionary: Sendable {
  var entries: [(key: String, value: PDFValue)] = []

  subscript(_ key: String) -> PDFValue? {
    get { entries.first { $0.key == key }?.value }
    set {
      let position = entries.firstIndex { $0.key == key } ?? entries.count
      if position < entries.count { entries.remove(at: position) }
      if let newValue { entries.insert((key, newValue), at: position) }
    }
  }
}

extension [UInt8] {
  mutating func append(_ value: PDFValue) {
    switch value {
    case .atom(let bytes): self += bytes
    case .reference(let number): self += "\(number) 0 R".utf8
    case .array(let values):
      self += "[ ".utf8
      for value in values {
        append(value)
        append(UInt8(ascii: " "))
      }
      append(UInt8(ascii: "]"))
    case .dictionary(let dictionary):
      self += "<< ".utf8
      for (key, value) in dictionary.entries {
        self += "/\(key) ".utf8
        append(value)
        append(UInt8(ascii: " "))
      }
      self += ">>".utf8
    }
  }
}
