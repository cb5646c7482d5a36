/// The form of the addresses of a kind's pages, from a pattern such as `/{kind}/{year}/{slug}/`.
package struct AddressForm: Sendable {
  private enum Part: Sendable {
    case text(String)
    case year
    case slug
  }

  private var parts: [Part] = []

  init(_ pattern: String, kind: String) {
    var text = "/"
    for part in pattern.split(separator: "/") {
      switch part {
      case "{kind}": text += kind
      case "{year}", "{slug}":
        parts.append(.text(text))
        parts.append(part == "{year}" ? .year : .slug)
        text = ""
      default: text += part
      }
      text += "/"
    }
    parts.append(.text(text))
  }

  var hasYear: Bool {
    parts.contains { if case .year = $0 { true } else { false } }
  }

  func address(year: Int, slug: String) -> String {
    var address = ""
    address.reserveCapacity(64)
    for part in parts {
      switch part {
      case .text(let text): address += text
      case .year: address += year.description
      case .slug: address += slug
      }
    }
    return address
  }
}
