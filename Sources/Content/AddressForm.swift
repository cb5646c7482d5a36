/// The form of the addresses of a kind's pages, from a pattern such as `/{kind}/{year}/{slug}/`.
package struct AddressForm: Sendable {
  private enum Part: Sendable {
    case text([UInt8])
    case year
    case slug
  }

  private var parts: [Part] = []
  /// The minimum length of an address, in bytes: that of its fixed parts.
  private var length = 0

  init(_ pattern: String, kind: String) {
    var text = "/"
    for part in pattern.split(separator: "/") {
      switch part {
      case "{kind}": text += kind
      case "{year}", "{slug}":
        parts.append(.text(Array(text.utf8)))
        parts.append(part == "{year}" ? .year : .slug)
        text = ""
      default: text += part
      }
      text += "/"
    }
    parts.append(.text(Array(text.utf8)))
    length = parts.reduce(0) { if case .text(let text) = $1 { $0 + text.count } else { $0 } }
  }

  var hasYear: Bool {
    parts.contains { if case .year = $0 { true } else { false } }
  }

  func address(year: Int, slug: String) -> String {
    let year = String(year)
    let capacity = length + (year.utf8.count + slug.utf8.count) * parts.count
    return String(unsafeUninitializedCapacity: capacity) { address in
      var count = 0
      func add(_ bytes: some Collection<UInt8>) {
        for byte in bytes {
          address[count] = byte
          count += 1
        }
      }
      for part in parts {
        switch part {
        case .text(let text): add(text)
        case .year: add(year.utf8)
        case .slug: add(slug.utf8)
        }
      }
      return count
    }
  }
}
