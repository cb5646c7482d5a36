import Glibc

extension String {
  /// Whether the text begins with the bytes of another; `hasPrefix` compares characters.
  package func beginsWithBytes(of other: String) -> Bool { has(other) { _, _ in 0 } }

  /// Whether the text ends with the bytes of another.
  package func endsWithBytes(of other: String) -> Bool { has(other) { $0 - $1 } }

  /// - Parameter place: the offset at which the other text is expected, from the lengths of both.
  private func has(_ other: String, at place: (Int, Int) -> Int) -> Bool {
    var (text, other) = (self, other)
    return text.withUTF8 { text in
      other.withUTF8 { other in
        guard let start = text.baseAddress, let otherStart = other.baseAddress else { return other.isEmpty }
        return other.count <= text.count
          && memcmp(start + place(text.count, other.count), otherStart, other.count) == 0
      }
    }
  }

  /// Whether the text precedes another in the order of UTF-8 bytes: the order of listings, which is the same
  /// everywhere.
  package func comesBefore(_ other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        guard let start = left.baseAddress, let otherStart = right.baseAddress else {
          return left.count < right.count
        }
        let order = memcmp(start, otherStart, min(left.count, right.count))
        return order == 0 ? left.count < right.count : order < 0
      }
    }
  }
}
