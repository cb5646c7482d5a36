import Diagnostics

extension Rule {
  /// A mailbox of a public provider stands in a page.
  static let personalMail = Rule(
    "personal-mail", .warning, Phrase("公开了个人邮箱 {0}", "a private mailbox is made public: {0}"),
    manual: Phrase(
      "网上只留公务邮箱。QQ、163 等邮箱多是个人的；单位用它收稿的，在旁边写明原因：\n"
        + "<!-- allow: personal-mail 征文收稿邮箱，单位管理 -->",
      "Only mailboxes of the office belong on the site. If the office uses one of a public provider, say so:\n"
        + "<!-- allow: personal-mail where contributions are sent, kept by the office -->"))
}

/// Providers where anybody can have a mailbox; their subdomains, too.
private let providers: Set<String> = [
  "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "188.com", "sina.com", "sina.cn", "sohu.com",
  "139.com", "189.cn", "wo.cn", "aliyun.com", "21cn.com", "tom.com", "263.net", "chinaren.com", "eyou.com",
  "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "live.cn", "msn.com", "yahoo.com",
  "yahoo.cn", "yahoo.com.cn", "icloud.com", "me.com", "proton.me", "protonmail.com",
]

func privateMailboxes(in bytes: [UInt8], at signs: [Int]) -> [Mark] {
  var marks: [Mark] = []
  for offset in signs {
    var start = offset
    while start > 0, isMailByte(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "+") { start -= 1 }
    let domain = offset + (bytes[offset] < 0x80 ? 1 : 3)
    var end = domain
    while end < bytes.count, isMailByte(bytes[end]) { end += 1 }
    while end > domain, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard start < offset, end > domain, end - domain < 80 else { continue }
    let host = String(decoding: bytes[domain..<end], as: UTF8.self).lowercased()
    guard providers.contains(host) || providers.contains(where: { host.hasSuffix("." + $0) }) else {
      continue
    }
    marks.append(Mark(rule: .personalMail, range: start..<end, isSecret: true))
  }
  return marks
}

private func isMailByte(_ byte: UInt8) -> Bool {
  isASCIILetterOrDigit(UInt32(byte)) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    || byte == UInt8(ascii: "-")
}
