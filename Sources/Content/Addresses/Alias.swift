import Diagnostics
import YAML

/// An earlier address of a page, with its place in the source file.
package struct Alias: Sendable, Hashable {
  package var address: SiteAddress
  package var place: TextPosition
}

extension Page {
  /// The place in the source file at which an alias is written.
  package func location(of alias: Alias) -> Location { alias.place.location(in: file) }
}

/// Reads the aliases of a page.
func readAliases(_ node: YAMLNode?, reader: inout NodeReader) -> [Alias] {
  guard let node, let items = reader.items(of: node, label: reader.name(of: .aliases)) else { return [] }
  return items.compactMap { item in
    guard let text = reader.text(item, of: reader.name(of: .aliases)) else { return nil }
    switch readEarlierAddress(text, of: reader.siteAddress) {
    case .success(let address): return Alias(address: address, place: item.place)
    case .failure(let fault):
      reader.report(
        .unreachableAlias, item, [text], replacement: fault.instead.map(asValue), help: fault.reason)
      return nil
    }
  }
}

/// An address as YAML, in quotation marks if YAML could read it as something else.
private func asValue(_ address: String) -> String {
  address.contains { ",[]{}#\" ".contains($0) } ? "'\(address)'" : address
}

/// The reason for which a text cannot be an alias.
struct AliasFault: Error, Hashable {
  var reason: Phrase
  /// The address that the author probably meant, if it leads to the page as well.
  var instead: String?
}

extension Rule {
  static let unreachableAlias = Rule(
    "unreachable-alias", .error, Phrase("“{0}”不能作旧址", "“{0}” cannot be an earlier address"),
    manual: Phrase(
      "旧址从网站的根写起：/news/1.html、/show.asp?id=12，写的是读者打开旧网页时浏览器发给服务器的那一段。\n"
        + "服务器收不到 # 以后的部分；别的网址（旧域名）如果也指到本站的服务器，只写路径。带 ? 的旧址只有 nginx 一类的服务器能转。",
      "An earlier address is written from the site's root: /news/1.html, /show.asp?id=12. It is what a browser sends to "
        + "the server.\nNo server is told what follows a #. Where a former domain leads to this server, too, its path alone "
        + "is written. Addresses with a ? are answered by servers such as nginx only."))
}
