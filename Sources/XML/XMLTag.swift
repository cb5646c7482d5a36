/// A tag that opens an element: valid only during the reader's call.
package struct XMLTag {
  /// Without prefix.
  package let name: String
  private let space: UnsafePointer<CChar>?
  private let count: Int
  /// Of every attribute: local name, prefix, namespace, beginning and end of the value.
  private let values: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(
    _ name: UnsafePointer<CChar>?, _ space: UnsafePointer<CChar>?, _ count: CInt,
    _ values: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    self.name = name.map { String(cString: $0) } ?? ""
    self.space = space
    self.count = Int(count)
    self.values = values
  }

  /// Empty where it has none.
  package var namespace: String { space.map { String(cString: $0) } ?? "" }

  /// The value of the first attribute with a local name, under whatever prefix.
  package subscript(_ name: StaticString) -> String? {
    guard let values else { return nil }
    for attribute in 0..<count where isName(values[5 * attribute], name) {
      return value(of: attribute, in: values)
    }
    return nil
  }

  /// All attributes in their order, by their local names.
  package var attributes: [(name: String, namespace: String, value: String)] {
    guard let values else { return [] }
    return (0..<count).map { attribute in
      (
        values[5 * attribute].map { String(cString: $0) } ?? "",
        values[5 * attribute + 2].map { String(cString: $0) } ?? "", value(of: attribute, in: values)
      )
    }
  }

  private func value(of attribute: Int, in values: UnsafeMutablePointer<UnsafePointer<CChar>?>) -> String {
    guard let start = values[5 * attribute + 3], let end = values[5 * attribute + 4] else { return "" }
    let bytes = UnsafeBufferPointer(start: start, count: end - start)
    return String(decoding: UnsafeRawBufferPointer(bytes), as: UTF8.self)
  }
}

private func isName(_ characters: UnsafePointer<CChar>?, _ name: StaticString) -> Bool {
  guard let characters else { return false }
  for offset in 0..<name.utf8CodeUnitCount
  where UInt8(bitPattern: characters[offset]) != name.utf8Start[offset] { return false }
  return characters[name.utf8CodeUnitCount] == 0
}
