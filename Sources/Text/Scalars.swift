/// Characters of well-formed UTF-8 by their offsets, without making strings.
extension [UInt8] {
  /// The character that begins at an offset, and its length in bytes; nil at the end.
  @inlinable
  package func scalar(at offset: Int) -> (value: UInt32, length: Int)? {
    guard offset < count else { return nil }
    let lead = self[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead < 0xE0, offset + 1 < count { return (UInt32(lead & 0x1F) << 6 | tail(offset + 1), 2) }
    if lead < 0xF0, offset + 2 < count {
      return (UInt32(lead & 0x0F) << 12 | tail(offset + 1) << 6 | tail(offset + 2), 3)
    }
    guard offset + 3 < count else { return nil }
    return (
      UInt32(lead & 0x07) << 18 | tail(offset + 1) << 12 | tail(offset + 2) << 6 | tail(offset + 3), 4
    )
  }

  /// The character that ends at an offset.
  @inlinable
  package func scalar(before offset: Int) -> (value: UInt32, length: Int)? {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : scalar(at: start)
  }

  /// Whether the bytes of a text are at an offset.
  @inlinable
  package func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= count else { return false }
    for index in 0..<text.utf8CodeUnitCount where self[offset + index] != text.utf8Start[index] {
      return false
    }
    return true
  }

  @inlinable
  package func has(_ text: some Collection<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.count <= count else { return false }
    var place = offset
    for byte in text {
      guard self[place] == byte else { return false }
      place += 1
    }
    return true
  }

  @inlinable
  package func tail(_ offset: Int) -> UInt32 { UInt32(self[offset] & 0x3F) }
}

/// The length in bytes of a character by its first byte; 1 for a byte within one.
@inlinable
@inline(__always)
package func characterLength(_ lead: UInt8) -> Int {
  lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
}

/// Chinese characters of the unified repertoire; marks and digits are none.
@inlinable
package func isHan(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3007: true
  default: false
  }
}

/// The value of a digit, ASCII or full-width.
@inlinable
package func digit(_ scalar: UInt32) -> UInt8? {
  switch scalar {
  case 0x30...0x39: UInt8(scalar - 0x30)
  case 0xFF10...0xFF19: UInt8(scalar - 0xFF10)
  default: nil
  }
}

@inlinable
package func isASCIILetterOrDigit(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: false
  }
}

package func isHan(_ scalar: Unicode.Scalar) -> Bool { isHan(scalar.value) }

/// Whether all scalars of a character are Chinese.
package func isHan(_ character: Character) -> Bool { character.unicodeScalars.allSatisfy { isHan($0.value) } }

@inlinable
package func isASCIILetterOrDigit(_ byte: UInt8) -> Bool { isASCIILetterOrDigit(UInt32(byte)) }
