import Diagnostics
import YAML

/// The keys of front matter that the program itself uses, whatever the kind.
package enum BuiltInKey: String, Sendable, CaseIterable {
  case title
  case date
  case updated
  case summary
  case slug
  case status
  case expires
  case aliases
  case sample
  case top
  case lang

  /// The Chinese name, which front matter may use as the key.
  package var label: String {
    switch self {
    case .title: "标题"
    case .date: "日期"
    case .updated: "更新"
    case .summary: "摘要"
    case .slug: "网址名"
    case .status: "状态"
    case .expires: "截止"
    case .aliases: "旧址"
    case .sample: "示例"
    case .top: "置顶"
    case .lang: "语言"
    }
  }

  /// The purpose of the key and the form of its value, for the manual.
  package var manual: Phrase {
    switch self {
    case .title: Phrase("标题，不超过 80 个字；必填", "the title, of 80 characters at most; required")
    case .date:
      Phrase("发布日期，可以带钟点；还没有到就不发布；必填", "when it is published, perhaps with a time; not before that; required")
    case .updated: Phrase("更新日期", "when it was last changed")
    case .summary:
      Phrase("摘要，10 到 140 个字；不写就取正文开头", "a summary of 10 to 140 characters; the text's beginning without it")
    case .slug:
      Phrase(
        "网址里的名称：小写字母、数字和 -；不写就取文件名",
        "its name in its address: lower case, digits and hyphens; the file's without it")
    case .status: Phrase("状态：草稿、发布、撤回", "its state: draft, published, withdrawn")
    case .expires: Phrase("到哪一天为止还列出来", "the last day on which lists have it")
    case .aliases: Phrase("以前的网址，会跳转到这里", "earlier addresses, which lead here")
    case .sample:
      Phrase("示例，不是真事；不让搜索引擎收录", "an example, not a fact; search engines are asked to leave it out")
    case .top: Phrase("置顶到哪一天", "the day until which it stands before all others")
    case .lang:
      Phrase(
        "文章自己的语言，与网站不同时写，BCP 47 代码：en、ug、zh-Hant",
        "its own language, where it is not the site's, a tag of BCP 47: en, ug, zh-Hant")
    }
  }

  package var example: Phrase {
    switch self {
    case .title: Phrase("三十年守护一盏灯", "Thirty years with one lamp")
    case .date, .updated, .expires: Phrase("2024-04-07", "2024-04-07")
    case .summary: Phrase("他守着一盏灯，守了三十年。", "He has looked after one lamp for thirty years.")
    case .slug: Phrase("wang-lan-ying", "one-lamp")
    case .status: Phrase("草稿", "draft")
    case .aliases: Phrase("[/old/a.html]", "[/old/a.html]")
    case .sample: Phrase("是", "yes")
    case .top: Phrase("至 2026-05-01", "until 2026-05-01")
    case .lang: Phrase("en", "ar")
    }
  }

  /// The number of keys.
  static let count = allCases.count

  /// Its position in `allCases`.
  var position: Int {
    switch self {
    case .title: 0
    case .date: 1
    case .updated: 2
    case .summary: 3
    case .slug: 4
    case .status: 5
    case .expires: 6
    case .aliases: 7
    case .sample: 8
    case .top: 9
    case .lang: 10
    }
  }

  /// The text written under the key or its label, valid or not.
  func written(in root: YAMLNode?) -> String {
    (root?[rawValue] ?? root?[label])?.text ?? ""
  }
}
