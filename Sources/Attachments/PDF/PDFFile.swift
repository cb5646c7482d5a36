/// A PDF as qpdf writes it without compressed objects: every object once, a table of their places, a trailer.
struct PDFFile {
  private let bytes: [UInt8]
  /// The offsets of objects, by their numbers; 0 for none.
  private var places: [Int]
  private(set) var trailer: PDFDictionary

  /// A value, and the bytes that follow it where it is a stream.
  struct Object {
    var value: PDFValue
    var stream: ArraySlice<UInt8>?
  }

  var numbers: Range<Int> { 1..<max(1, places.count) }

  init(_ bytes: [UInt8]) throws(AttachmentError) {
    self.bytes = bytes
    var end = PDFReader(bytes: bytes, position: max(0, bytes.count - 40))
    while end.position < bytes.count, !bytes[end.position...].starts(with: "startxref".utf8) {
      end.position += 1
    }
    try end.expect("startxref")
    guard let start = try end.value().number, start >= 0, start < bytes.count else { throw .damaged }
    var table = PDFReader(bytes: bytes, position: start)
    try table.expect("xref")
    guard try table.value().number == 0, let count = try table.value().number, count >= 0, count < bytes.count
    else { throw .damaged }
    places = []
    places.reserveCapacity(count)
    for _ in 0..<count {
      guard let place = try table.value().number else { throw .damaged }
      _ = try table.value()
      let isUsed = try table.value().isWord("n")
      places.append(isUsed && place > 0 && place < bytes.count ? place : 0)
    }
    try table.expect("trailer")
    guard case .dictionary(let trailer) = try table.value() else { throw .damaged }
    self.trailer = trailer
  }

  /// Nil where there is none of this number.
  func object(_ number: Int) throws(AttachmentError) -> Object? {
    guard places.indices.contains(number), places[number] > 0 else { return nil }
    var reader = PDFReader(bytes: bytes, position: places[number])
    guard try reader.value().number == number, try reader.value().number != nil else { throw .damaged }
    try reader.expect("obj")
    let value = try reader.value()
    guard case .dictionary(let dictionary) = value, reader.find("stream") else {
      return Object(value: try Self.whole(value, &reader))
    }
    let start = reader.position + 1
    guard let length = dictionary["Length"]?.number, length >= 0, start <= bytes.count - length else {
      throw .damaged
    }
    return Object(value: value, stream: bytes[start..<start + length])
  }

  /// An object that is nothing but a reference to another is written as three words.
  private static func whole(_ value: PDFValue, _ reader: inout PDFReader) throws(AttachmentError) -> PDFValue
  {
    guard let number = value.number, !reader.find("endobj") else { return value }
    _ = try reader.value()
    try reader.expect("R")
    return .reference(number)
  }

  func dictionary(_ value: PDFValue?) throws(AttachmentError) -> PDFDictionary? {
    switch value {
    case .dictionary(let dictionary): return dictionary
    case .reference(let number):
      guard case .dictionary(let dictionary) = try object(number)?.value else { return nil }
      return dictionary
    default: return nil
    }
  }
}

extension PDFValue {
  fileprivate func isWord(_ word: String) -> Bool {
    if case .atom(let bytes) = self { bytes.elementsEqual(word.utf8) } else { false }
  }
}

/// Writes objects one after another, then the table of their places.
struct PDFWriter {
  private(set) var bytes = Array("%PDF-1.7\n%\u{E9}\u{E9}\n".utf8)
  private var places: [Int] = [0]

  /// - Parameter object: nil for a number that nothing has.
  mutating func append(_ object: PDFFile.Object?) {
    guard let object else {
      places.append(0)
      return
    }
    let number = places.count
    places.append(bytes.count)
    bytes += "\(number) 0 obj\n".utf8
    bytes.append(object.value)
    if let stream = object.stream {
      bytes += "\nstream\n".utf8
      bytes += stream
      bytes += "\nendstream".utf8
    }
    bytes += "\nendobj\n".utf8
  }

  /// The file's end; the number of objects is the writer's.
  mutating func finish(_ trailer: PDFDictionary) {
    let start = bytes.count
    bytes += "xref\n0 \(places.count)\n0000000000 65535 f \n".utf8
    for place in places.dropFirst() {
      let digits = String(place)
      let number = String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
      bytes += (place == 0 ? "0000000000 65535 f \n" : "\(number) 00000 n \n").utf8
    }
    var trailer = trailer
    trailer["Size"] = .atom(Array(String(places.count).utf8)[...])
    bytes += "trailer ".utf8
    bytes.append(.dictionary(trailer))
    bytes += "\nstartxref\n\(start)\n%%EOF\n".utf8
  }
}
