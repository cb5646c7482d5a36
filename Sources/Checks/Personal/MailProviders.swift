/// Providers whose mailboxes are open to the public; their subdomains, too.
let mailProviders: Set<String> = [
  // In China.
  "qq.com", "foxmail.com", "163.com", "163.net", "126.com", "yeah.net", "188.com", "vip.163.com",
  "netease.com",
  "sina.com", "sina.cn", "sina.com.cn", "sohu.com", "sogou.com", "139.com", "189.cn", "189.com", "wo.cn",
  "wo.com.cn",
  "aliyun.com", "21cn.com", "tom.com", "263.net", "263.net.cn", "chinaren.com", "eyou.com", "88.com",
  "2980.com",
  "email.cn", "china.com", "tianya.cn", "citiz.net", "etang.com", "elong.com", "hainan.net", "xinhuanet.com",
  "online.sh.cn", "china.com.cn", "msn.cn", "yahoo.cn", "live.cn", "outlook.cn", "mail.china.com", "my.com",
  "zoho.com.cn", "zohomail.cn", "hexun.com", "56.com", "netvigator.com", "pchome.com.tw", "hinet.net",
  "seed.net.tw",
  // Elsewhere.
  "gmail.com", "googlemail.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com",
  "protonmail.ch",
  "pm.me", "tutanota.com", "tutanota.de", "tuta.io", "tuta.com", "tutamail.com", "msn.com", "passport.com",
  "aol.com",
  "aim.com", "ymail.com", "rocketmail.com", "mail.com", "email.com", "usa.com", "zoho.com", "zohomail.com",
  "gmx.com",
  "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "mail.ru", "bk.ru",
  "inbox.ru", "list.ru",
  "internet.ru", "rambler.ru", "yandex.com", "yandex.ru", "ya.ru", "naver.com", "hanmail.net", "daum.net",
  "nate.com",
  "kakao.com", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it",
  "btinternet.com",
  "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "earthlink.net",
  "fastmail.com",
  "fastmail.fm", "hey.com", "duck.com", "hushmail.com", "inbox.com", "mailfence.com", "riseup.net",
  "disroot.org",
  "docomo.ne.jp", "softbank.ne.jp", "ezweb.ne.jp", "nifty.com", "rediffmail.com", "seznam.cz", "wp.pl",
  "o2.pl", "uol.com.br",
]

/// Providers with a domain in every country: hotmail.co.uk, yahoo.com.hk.
private let worldwide: Set<String> = ["hotmail", "outlook", "live", "yahoo", "gmx", "yandex", "msn"]

/// Whether a host is one of a public provider's.
func isMailProvider(_ host: String) -> Bool {
  var rest = host[...]
  while true {
    if mailProviders.contains(String(rest)) { return true }
    let labels = rest.split(separator: ".")
    if labels.count < 2 { return false }
    if worldwide.contains(String(labels[0])), labels.count == 2 || labels.count == 3 && labels[1].count <= 3,
      (2...3).contains(labels[labels.count - 1].count)
    {
      return true
    }
    rest = rest.dropFirst(labels[0].count + 1)
  }
}
