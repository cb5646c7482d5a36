import Glibc

extension String {
  /// Whether the text comes before another by the bytes of their UTF-8: the order of listings, the same everywhere.
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
