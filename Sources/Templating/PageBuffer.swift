/// The bytes of a page while it is written.
///
/// A page is written in a thousand small pieces. An array checks for each of them whether it is shared; here there is
/// one owner, so that a piece costs a comparison and a copy.
package struct PageBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written.
  package private(set) var count = 0
  /// Whether the memory is its own: only once the expected size is exceeded.
  private var isOwner = false

  private init(_ memory: UnsafeMutablePointer<UInt8>, capacity: Int) {
    start = memory
    self.capacity = capacity
  }

  deinit { if isOwner { start.deallocate() } }

  /// The bytes that `write` appends to a buffer.
  ///
  /// The buffer is the memory of the array that is given back, unless more is written than was expected.
  package static func bytes(expecting size: Int, _ write: (inout PageBuffer) -> Void) -> [UInt8] {
    var longer: [UInt8]?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(size, 256)) { memory, count in
      // An array with room has memory.
      guard let start = memory.baseAddress else { return }
      var page = PageBuffer(start, capacity: memory.count)
      write(&page)
      if page.isOwner {
        longer = Array(UnsafeBufferPointer(start: page.start, count: page.count))
      } else {
        count = page.count
      }
    }
    return longer ?? bytes
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  @inline(__always)
  package mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    append(bytes, from: 0, count: bytes.count)
  }

  /// Appends a piece of other bytes.
  @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int, count length: Int) {
    guard let source = bytes.baseAddress else { return }
    reserve(length)
    (start + count).update(from: source + offset, count: length)
    count += length
  }

  package mutating func append(contentsOf bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  package mutating func append(contentsOf bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// The bytes written from a position on; valid until more are written.
  func bytes(from position: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start + position, count: count - position)
  }

  /// Appends the inside of a JSON string.
  package mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append($0, as: .json) }
  }

  package mutating func append(literal text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var length = 1
    var rest = number.magnitude / 10
    while rest > 0 {
      length += 1
      rest /= 10
    }
    reserve(length)
    rest = number.magnitude
    for place in stride(from: count + length - 1, through: count, by: -1) {
      start[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    if isOwner { start.deallocate() }
    start = larger
    isOwner = true
  }
}
