import Content
import Diagnostics
import Files
import Text

extension Rule {
  /// A page has another address than at the last build, and the old one does not redirect to it.
  static let changedAddress = Rule(
    "changed-address", .notice, Phrase("网址变了：原来是 {0}，现在是 {1}", "the address was {0} and is {1} now"),
    manual: Phrase(
      "改了日期的年份、文件名或网址名，网址就跟着变，收藏和转发过的旧网址会打不开。把旧网址写进属性，打开它就转到这一篇：\n旧址: /stories/2024/deng/",
      "Another year, file name or slug makes another address, and the one that people kept leads nowhere. Write it down, "
        + "and it leads here:\naliases: /stories/2024/deng/"))
}

package let buildingRules: [Rule] = [.changedAddress] + weChatRules

/// Reports pages at a new address, if a page with the same title is no longer at another address of the last build.
///
/// - Parameters:
///   - leftovers: paths of files that are no longer made but still exist.
///   - isNew: whether the last build had no file at a path.
///   - read: the bytes of a file of the last build.
func changedAddresses(
  of pages: [Page], leftovers: [String], isNew: (String) -> Bool, read: (String) -> [UInt8]?
) -> [Diagnostic] {
  let gone = leftovers.filter { $0.hasSuffix("/index.html") }
  // More than this means another site, or another form of addresses.
  guard !gone.isEmpty, gone.count <= 100 else { return [] }
  let new = pages.filter { isNew(String($0.address.dropFirst()) + "index.html") }
  guard !new.isEmpty else { return [] }
  let titles = gone.compactMap { path in read(path).flatMap(title).map { (path, $0) } }
  return new.compactMap { page in
    let title = escapedForMarkup(page.title)
    let found = titles.filter { $0.1.hasPrefix(title) }
    guard found.count == 1, let path = found.first?.0 else { return nil }
    let old = "/" + path.dropLast("index.html".count)
    guard !page.aliases.contains(where: { $0.address.path == old }) else { return nil }
    return Diagnostic(
      .changedAddress, at: Location(file: page.file), [old, page.address],
      help: Phrase("旧网址还要能打开，就加一行  旧址: \(old)", "to keep the old one alive add a line  aliases: \(old)"))
  }
}

/// The contents of `<title>` in a page of HTML.
private func title(_ bytes: [UInt8]) -> String? {
  let head = String(decoding: bytes.prefix(20_000), as: UTF8.self)
  guard let start = head.firstRange(of: "<title>"),
    let end = head[start.upperBound...].firstRange(of: "</title>")
  else { return nil }
  return String(head[start.upperBound..<end.lowerBound])
}
