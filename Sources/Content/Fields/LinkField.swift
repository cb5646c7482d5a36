import Diagnostics
import YAML

/// An address on the web or of this site: alone, or as `{title: …, to: …}`.
struct LinkField: FieldType {
  static let names = ["link"]
  static let manual = Phrase(
    "一个网址，或 {title: 文字, to: 网址}；本站的写 /路径/ 或文章的文件。",
    "An address, or {title: words, to: address}; on this site a path, or a page's file.")

  init?(options: inout MapReader, reader: inout NodeReader) {}

  static let shape = FieldSchema.link
  var form: WrittenForm { .either([.word, .anyMap]) }

  func example(_ vocabularies: [Vocabulary]) -> Phrase {
    Phrase("https://www.example.org/", "https://www.example.org/")
  }

  func read(_ node: YAMLNode, of label: String, with reader: inout NodeReader) -> FieldValue? {
    readLink(node, of: label, reader: &reader).map(FieldValue.link)
  }
}

func readLink(_ node: YAMLNode, of label: String, reader: inout NodeReader) -> LinkReference? {
  var address = node.text
  var title: String?
  if address == nil {
    guard var map = MapReader(node, of: label, reader: &reader) else { return nil }
    address = map.required("to", reader: &reader)
    title = map.text("title", reader: &reader)
    map.refuseOtherKeys(reader: &reader)
  }
  guard let address else { return nil }
  guard isWebAddress(address) else {
    reader.report(
      .notAnAddress, node, [label, address], replacement: node.text == nil ? nil : webAddressLike(address))
    return nil
  }
  return LinkReference(address: address, title: title ?? address)
}

/// The web address that was probably meant by one without scheme, with a full-width colon, with backslashes or with too
/// few slashes; nil if there is no host name.
func webAddressLike(_ text: String) -> String? {
  let plain = text.halfWidth.replacing("\\", with: "/").filter { $0 != " " }
  let scheme = ["https:", "http:"].first(where: plain.hasScheme)
  let rest = plain.dropFirst(scheme?.count ?? 0).drop { $0 == "/" || $0 == ":" }
  let host = rest.prefix { !"/?#".contains($0) }
  guard !plain.hasPrefix("/") || plain.hasPrefix("//"), host.contains("."), !host.contains("@"),
    !host.hasPrefix("."), host.split(separator: ":", omittingEmptySubsequences: false).count <= 2,
    host.allSatisfy({ $0.isLetter || $0.isNumber || "-.:".contains($0) }),
    // 附件.docx is more likely a file than a host.
    scheme != nil || host.utf8.allSatisfy({ $0 < 0x80 })
  else { return nil }
  return (scheme ?? "https:") + "//" + rest
}

/// An address that a page may link to: on the web, by mail or phone, or within the site.
package func isWebAddress(_ address: String) -> Bool {
  guard !address.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) else {
    return false
  }
  if ["https://", "http://", "mailto:", "tel:"].contains(where: address.hasScheme) { return true }
  return address.hasPrefix("/") && !address.hasPrefix("//")
}

extension String {
  /// Whether an address begins with a scheme, in upper or lower case (RFC 3986, 3.1).
  ///
  /// - Parameter scheme: in lower case, such as `mailto:`.
  func hasScheme(_ scheme: String) -> Bool {
    utf8.prefix(scheme.utf8.count).elementsEqual(scheme.utf8) { letter, small in
      letter == small || 0x41...0x5A ~= letter && letter | 0x20 == small
    }
  }
}
