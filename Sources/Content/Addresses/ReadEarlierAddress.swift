import Diagnostics

/// Reads an alias as copied from an old system: a path, with or without a query, percent-encoded or not, or the whole
/// address.
///
/// - Parameter home: the site's own address, with scheme, host and path.
func readEarlierAddress(_ text: String, of home: String) -> Result<SiteAddress, AliasFault> {
  let typed = withPlainSigns(text)
  guard typed == text else { return .failure(AliasFault(reason: .plainSigns, instead: typed)) }
  var address = text
  if let whole = WebAddress(text) {
    guard whole.isSameHost(as: home) else {
      return .failure(AliasFault(reason: .otherHost(whole.host), instead: whole.rest))
    }
    guard let below = whole.path(below: home) else {
      return .failure(AliasFault(reason: .outsideHome(home), instead: nil))
    }
    address = below
  }
  if let fragment = address.firstIndex(of: "#") {
    let rest = String(address[..<fragment])
    return .failure(AliasFault(reason: .fragment, instead: rest.count > 1 ? rest : nil))
  }
  guard address.hasPrefix("/") else { return .failure(AliasFault(reason: .fromRoot, instead: "/" + address)) }
  let query = address.firstIndex(of: "?")
  return read(path: String(address[..<(query ?? address.endIndex)]), query: query.map { address[$0...] })
}

/// `readEarlierAddress` without the reason: nil for a text that cannot be an alias.
package func earlierAddress(_ text: String, of home: String) -> SiteAddress? {
  try? readEarlierAddress(text, of: home).get()
}

/// - Parameter query: includes the question mark.
private func read(path: String, query: Substring?) -> Result<SiteAddress, AliasFault> {
  guard !path.hasBrokenPercent else {
    return .failure(AliasFault(reason: .brokenPercent, instead: nil))
  }
  let decoded = path.decodedPercents
  guard !decoded.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
    return .failure(AliasFault(reason: .control, instead: nil))
  }
  let asked = path.percentEncoded + (query.map { $0.count > 1 ? String($0).percentEncoded : "" } ?? "")
  guard asked.utf8.count <= longestRequest else {
    return .failure(AliasFault(reason: .tooLong, instead: nil))
  }
  guard let plain = String(validating: decoded, as: UTF8.self) else {
    return .success(SiteAddress(request: asked, path: path))
  }
  let parts = plain.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
  guard !parts.contains(where: { $0 == "." || $0 == ".." }), !parts.dropLast().contains("") else {
    return .failure(AliasFault(reason: .dots, instead: resolved(parts) + (query ?? "")))
  }
  guard !parts.contains(where: { $0.hasPrefix(".") }) else {
    return .failure(AliasFault(reason: .hidden, instead: nil))
  }
  guard parts.allSatisfy({ $0.utf8.count <= longestFileName }) else {
    return .failure(AliasFault(reason: .tooLong, instead: nil))
  }
  if let query, query.count > 1 { return .success(SiteAddress(request: asked, path: plain)) }
  // A path with another extension becomes a folder: servers would not send such a file as a page.
  let isFile = plain.hasSuffix("/") || plain.lowercased().hasSuffix(".html")
  return .success(SiteAddress(path: isFile ? plain : plain + "/"))
}

/// In bytes. Disks allow 255; compressed files have an extension more.
package let longestFileName = 250
/// In bytes. Servers accept more, but nginx's table of addresses must have room for it (`deploy/nginx.conf`).
private let longestRequest = 1000

/// Replaces `\` by `/`, and full-width slashes by ASCII ones together with the other full-width signs typed beside
/// them. A text without either is returned as it is: names of pages may contain full-width signs.
package func withPlainSigns(_ text: String) -> String {
  guard
    text.contains(where: { "\\／".contains($0) }) || text.lowercased().hasPrefix("http：")
      || text.lowercased().hasPrefix("https：")
  else { return text }
  let plain: [Character: Character] = [
    "\\": "/", "／": "/", "：": ":", "？": "?", "＃": "#", "＝": "=", "＆": "&", "％": "%",
  ]
  return String(text.map { plain[$0] ?? $0 })
}

/// Resolves `/a/../b//c` to `/b/c`, as browsers and servers do.
private func resolved(_ parts: ArraySlice<Substring>) -> String {
  var kept: [Substring] = []
  for part in parts.dropLast() where !part.isEmpty && part != "." {
    if part == ".." { _ = kept.popLast() } else { kept.append(part) }
  }
  let last = parts.last.map { $0 == "." || $0 == ".." ? "" : $0 } ?? ""
  if parts.last == ".." { _ = kept.popLast() }
  return kept.reduce("") { $0 + "/" + $1 } + "/" + last
}

extension Phrase {
  fileprivate static let plainSigns = Phrase(
    "网址里的斜杠、冒号、问号等要用半角的 / : ? # . = & %", "addresses are written with / : ? # . = & % of ASCII")
  fileprivate static let fragment = Phrase(
    "浏览器不把 # 以后的部分发给服务器，谁也转不了；去掉它，或去掉这个旧址",
    "browsers do not send what follows #, so nobody can lead it on; leave it out, or remove this address")
  fileprivate static let fromRoot = Phrase(
    "从网站的根写起，以 / 开头", "it is written from the site's root and begins with /")
  fileprivate static let brokenPercent = Phrase(
    "% 后面要有两位十六进制数字，例如 %E6；服务器不接受别的写法", "two hexadecimal digits follow a %, as in %E6; servers refuse others")
  fileprivate static let control = Phrase("网址里不能有控制字符", "an address has no control characters")
  fileprivate static let tooLong = Phrase(
    "太长：一段最多 \(longestFileName) 个字节（一个汉字 3 个），全长最多 \(longestRequest) 个",
    "too long: a part has at most \(longestFileName) bytes, the whole \(longestRequest)")
  fileprivate static let dots = Phrase(
    "浏览器会先去掉 . 和 .. 和重复的斜杠再发给服务器", "browsers and servers resolve dots and repeated slashes first")
  fileprivate static let hidden = Phrase(
    "以点开头的名字不发布，服务器也不给读者", "names that begin with a dot are not published, and servers refuse them")

  fileprivate static func otherHost(_ host: String) -> Phrase {
    Phrase(
      "\(host) 是别的域名，请求先到那边的服务器；那个域名如果也指到本站的服务器，只写路径",
      "\(host) is another host, whose server is asked first; where it leads to this site's server, too, write the path alone"
    )
  }

  fileprivate static func outsideHome(_ home: String) -> Phrase {
    Phrase("不在本站 \(home) 之下，请求到不了这里", "it is not below \(home), so no request for it comes here")
  }
}

/// Whether a page can have the text as an alias.
package func isEarlierAddress(_ text: String, of home: String) -> Bool {
  if case .success = readEarlierAddress(text, of: home) { true } else { false }
}
