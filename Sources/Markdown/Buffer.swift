import Glibc

/// Bytes that are being written: an array without its checks of ownership, which cost more than the few bytes
/// that most appends add.
struct Buffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 256) {
    self.capacity = max(64, capacity)
    start = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// The bytes written so far; valid until the next append.
  var bytes: Bytes { Bytes(start: start, count: count) }

  var array: [UInt8] { Array(bytes) }

  var isEmpty: Bool { count == 0 }

  var last: UInt8? { count > 0 ? start[count - 1] : nil }

  @inline(__always) mutating func append(_ byte: UInt8) {
    if count == capacity { grow(for: 1) }
    start[count] = byte
    count += 1
  }

  @inline(__always) mutating func append(_ text: StaticString) {
    append(Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always) mutating func append(_ bytes: Bytes) {
    guard let source = bytes.baseAddress else { return }
    if capacity - count < bytes.count { grow(for: bytes.count) }
    memcpy(start + count, source, bytes.count)
    count += bytes.count
  }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func truncate(to length: Int) {
    precondition(length <= count, "a buffer is not that long")
    count = length
  }

  private mutating func grow(for length: Int) {
    capacity = max(capacity * 2, count + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
