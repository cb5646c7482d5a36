import Diagnostics
import Files
import Text

extension Rule {
  /// A page contains a mailbox of a public provider.
  static let personalMail = Rule(
    "personal-mail", .warning, Phrase("公开了个人邮箱 {0}", "a private mailbox is made public: {0}"),
    manual: Phrase(
      "网上只留公务邮箱。QQ、163 等邮箱多是个人的；单位用它收稿的，在旁边写明原因：\n"
        + "<!-- allow: personal-mail 征文收稿邮箱，单位管理 -->",
      "Only mailboxes of the office belong on the site. If the office uses one of a public provider, say so:\n"
        + "<!-- allow: personal-mail where contributions are sent, kept by the office -->"))
}

/// Private mailboxes, however the `@` is written: ＠, `&#64;`, `%40`, `(at)`, `#`, with spaces around.
///
/// - Parameter signs: the offsets of `@` and ＠.
func privateMailboxes(in bytes: [UInt8], at signs: [Int]) -> [TextDiagnostic] {
  (signs.map { $0..<$0 + (bytes[$0] < 0x80 ? 1 : 3) } + writtenSigns(in: bytes)).compactMap { sign in
    mailbox(around: sign, in: bytes).map { TextDiagnostic(rule: .personalMail, range: $0, isSecret: true) }
  }
}

/// Substitutes for an `@`: in addresses, in character references, and before the names of providers.
private func writtenSigns(in bytes: [UInt8]) -> [Range<Int>] {
  var signs: [Range<Int>] = []
  for (mark, forms) in [
    (UInt8(ascii: "%"), ["%40"]), (UInt8(ascii: "&"), ["&#64;", "&#x40;", "&commat;", "&#064;"]),
  ] {
    var offset = 0
    while offset < bytes.count, let place = bytes.firstIndex(of: mark, in: offset..<bytes.count) {
      offset = place + 1
      for form in forms where bytes.has(form.utf8, at: place) {
        signs.append(place..<place + form.utf8.count)
      }
    }
  }
  var offset = 0
  while offset < bytes.count, let dot = bytes.firstIndex(of: UInt8(ascii: "."), in: offset..<bytes.count) {
    offset = dot + 1
    if let sign = spelledSign(beforeHostAt: dot, in: bytes) { signs.append(sign) }
  }
  return signs
}

/// `wang（at）qq.com`: the sign before a host whose name ends at a dot.
private func spelledSign(beforeHostAt dot: Int, in bytes: [UInt8]) -> Range<Int>? {
  guard dot + 2 < bytes.count, 0x61...0x7A ~= bytes[dot + 1] | 0x20, 0x61...0x7A ~= bytes[dot + 2] | 0x20
  else { return nil }
  var host = dot
  while host > 0, dot - host < 20, isASCIILetterOrDigit(UInt32(bytes[host - 1])) { host -= 1 }
  guard host > 0, host < dot, bytes[host - 1] != UInt8(ascii: "."), bytes[host - 1] != UInt8(ascii: "/")
  else { return nil }
  var end = host
  while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
  for form in spelledSigns where bytes.has(form.utf8, at: end - form.utf8.count) {
    let start = end - form.utf8.count
    // The word `at` needs a space on both sides; between letters it would be part of a word.
    guard form != "at" || end < host && start > 0 && bytes[start - 1] == 0x20 else { continue }
    return start..<end
  }
  return nil
}

private let spelledSigns = [
  "(at)", "[at]", "{at}", "（at）", "【at】", "<at>", "(AT)", "[AT]", "（AT）", "(a)", "（a）", "(@)", "[@]", "（@）",
  "【@】",
  "艾特", "#", "＃", "at",
]

/// The range of a private mailbox around its sign.
private func mailbox(around sign: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
  var (start, domain) = (sign.lowerBound, sign.upperBound)
  while start > 0, sign.lowerBound - start < 4, isSkipped(bytes[start - 1]) { start -= 1 }
  while domain < bytes.count, domain - sign.upperBound < 4, isSkipped(bytes[domain]) { domain += 1 }
  let localEnd = start
  while start > 0, isMailByte(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "+") { start -= 1 }
  guard start < localEnd else { return nil }
  var end = domain
  while end < bytes.count, isMailByte(bytes[end]) { end += 1 }
  while end > domain, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
  guard end > domain, end - domain < 80 else { return nil }
  let host = String(decoding: bytes[domain..<end], as: UTF8.self).lowercased()
  if isMailProvider(host) { return start..<end }
  // In the name of a file its ending follows.
  let labels = host.split(separator: ".")
  guard labels.count > 2, let ending = labels.last, fileEndings.contains(String(ending)) else { return nil }
  let shorter = String(host.dropLast(ending.count + 1))
  return isMailProvider(shorter) ? start..<domain + shorter.utf8.count : nil
}

/// Spaces and marks of emphasis around the sign, and the backslash before it.
private func isSkipped(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\\")
}

private let fileEndings: Set<String> = [
  "md", "markdown", "txt", "jpg", "jpeg", "png", "webp", "gif", "avif", "svg", "pdf", "doc", "docx", "xls",
  "xlsx", "ppt",
  "pptx", "odt", "ods", "odp", "ofd", "csv", "zip", "epub", "mp3", "mp4", "html", "htm", "xml", "yml", "yaml",
]

private func isMailByte(_ byte: UInt8) -> Bool {
  isASCIILetterOrDigit(UInt32(byte)) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    || byte == UInt8(ascii: "-")
}
