import Glibc

extension [UInt8] {
  /// The first place of a byte in a range, found by the C library, which compares many bytes at once.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    precondition(range.upperBound <= count, "a range beyond the bytes")
    return withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress,
        let found = memchr(start + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - start
    }
  }
}

extension ArraySlice<UInt8> {
  /// The first place of some bytes.
  ///
  /// - Parameter word: not empty.
  package func firstIndex(of word: [UInt8]) -> Int? {
    var rest = self
    while let place = rest.firstIndex(of: word[0]) {
      rest = rest[place...]
      if rest.starts(with: word) { return place }
      rest = rest.dropFirst()
    }
    return nil
  }
}
