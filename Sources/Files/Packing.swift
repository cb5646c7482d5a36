/// Numbers and texts one after another, as the program keeps them for itself from build to build.
package struct Packer {
  package private(set) var bytes: [UInt8] = []

  /// - Parameter size: about how many bytes there will be.
  package init(expecting size: Int = 0) { bytes.reserveCapacity(size) }

  /// Seven bits a byte, the lowest first: small numbers are one byte.
  package mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func add(_ text: String) {
    add(text.utf8.count)
    if text.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
      bytes += text.utf8
    }
  }

  package mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  package mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }

  package mutating func add(_ digest: Digest) {
    for word in [digest.high, digest.low] { add(Int(bitPattern: UInt(word))) }
  }

  package mutating func add(_ packed: ArraySlice<UInt8>) {
    add(packed.count)
    bytes += packed
  }

  package mutating func add<Element>(_ elements: [Element], _ add: (inout Packer, Element) -> Void) {
    self.add(elements.count)
    for element in elements { add(&self, element) }
  }

  /// The bytes and, behind them, their digest: whoever reads them sees whether they are whole.
  package consuming func sealed() -> [UInt8] {
    let digest = Digest(of: bytes)
    for word in [digest.high, digest.low] { withUnsafeBytes(of: word.littleEndian) { bytes += $0 } }
    return bytes
  }
}

/// Reads what a `Packer` wrote, in the same order.
///
/// What was damaged since gives zeros and empty texts, never a trap, and `isBroken` says so at the end.
package struct Unpacker {
  private var rest: ArraySlice<UInt8>
  package private(set) var isBroken = false

  package init(_ packed: ArraySlice<UInt8>) { rest = packed }

  /// Nil where the bytes are not as a `Packer` sealed them.
  package init?(sealed bytes: [UInt8]) {
    guard bytes.count >= 16 else { return nil }
    let end = bytes.count - 16
    let words = bytes.withUnsafeBytes { buffer in
      [end, end + 8].map {
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
      }
    }
    guard Digest(high: words[0], low: words[1]) == Digest(of: bytes[..<end]) else { return nil }
    rest = bytes[..<end]
  }

  package var isAtEnd: Bool { rest.isEmpty }

  package mutating func number() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while shift < 64, let byte = rest.popFirst() {
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: number) }
      shift += 7
    }
    isBroken = true
    return 0
  }

  package mutating func flag() -> Bool { number() == 1 }

  package mutating func text() -> String { String(decoding: packed(), as: UTF8.self) }

  package mutating func optionalText() -> String? { flag() ? text() : nil }

  package mutating func digest() -> Digest {
    let high = UInt64(UInt(bitPattern: number()))
    return Digest(high: high, low: UInt64(UInt(bitPattern: number())))
  }

  /// Bytes that were packed apart; they share the memory of the whole.
  package mutating func packed() -> ArraySlice<UInt8> {
    let count = number()
    guard count >= 0, count <= rest.count else {
      isBroken = true
      rest = rest[rest.endIndex...]
      return rest
    }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  package mutating func list<Element>(_ read: (inout Unpacker) -> Element) -> [Element] {
    let count = number()
    var elements: [Element] = []
    // A damaged count is larger than what follows it, however short each element is.
    while elements.count < count, !isBroken { elements.append(read(&self)) }
    return elements
  }
}
