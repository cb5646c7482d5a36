import CXML

/// A text of libxml2's, empty where there is none.
func string(_ characters: UnsafePointer<xmlChar>?) -> String { characters.map { String(cString: $0) } ?? "" }

/// The bytes of a text of libxml2's, valid as long as the text itself.
func bytes(of characters: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
  guard let characters else { return UnsafeBufferPointer(start: nil, count: 0) }
  var count = 0
  while characters[count] != 0 { count += 1 }
  return UnsafeBufferPointer(start: characters, count: count)
}

/// The bytes of a piece of text that libxml2 hands over.
func libraryBytes(_ characters: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
  UnsafeBufferPointer(
    start: UnsafeRawPointer(characters)?.assumingMemoryBound(to: UInt8.self), count: count)
}

extension [UInt8] {
  package mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
