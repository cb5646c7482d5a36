import Content
import Diagnostics

extension Rule {
  /// A link leads to a page that is not shown now. Dates pass and pages are withdrawn, so this does not fail the build.
  static let linkNotShown = linkNotShown(because: nil)

  static let menuEntryNotShown = Rule(
    "menu-entry-not-shown", .warning,
    Phrase("导航里的“{0}”{1}，导航先不列它", "the navigation leaves out “{0}”: {1}"),
    manual: Phrase(
      "导航指向的网页还没有发布、暂缓或者已经撤回，生成的导航里就没有这一项；网页一显示，它自己回来。\n"
        + "不打算再用的，从 site.yml 的 navigation 里删去。",
      "An entry of the navigation that leads to a page which is due later, held or withdrawn is left out, and comes back "
        + "when the page is shown. Remove from `navigation` in site.yml what is not meant to come back."))

  static let homeEntryNotShown = Rule(
    "home-entry-not-shown", .warning,
    Phrase("首页的“{0}”{1}，首页先不放它", "the home page leaves out “{0}”: {1}"),
    manual: Phrase(
      "content/home.yml 里的头条、轮播或链接指向的网页还没有发布、暂缓或者已经撤回，首页就没有这一项；网页一显示，它自己回来。\n"
        + "不打算再用的，从 home.yml 里删去。",
      "A headline, slide or link of content/home.yml that leads to a page which is due later, held or withdrawn is left "
        + "out, and comes back when the page is shown. Remove from home.yml what is not meant to come back."))

  /// The rule in the words for one reason: its name and its manual page are the same for all.
  private static func notShown(_ message: Phrase) -> Rule {
    Rule(
      "link-not-shown", .warning, message,
      manual: Phrase(
        "链接指向的网页到期才发布、暂缓、是草稿或者已经撤回。链接的文字留着，先不能点；网页一显示，链接自己恢复。\n"
          + "撤回、授权到期因此从不耽误别的文章发布。网页不会再有的，把链接改成普通文字。",
        "The link leads to a page that is due later, held, a draft or withdrawn. Its words stay and lead nowhere, and "
          + "the link comes back when the page is shown; so taking a page back never holds up the others. Where the page "
          + "will not come back, make the link plain text."))
  }

  static func linkNotShown(because reason: HiddenPage.Reason?) -> Rule {
    let state = reason.map(\.words) ?? Phrase("现在没有内容", "is not there now")
    return notShown(
      Phrase(
        "链接“{0}”指向的网页\(state.chinese)，这里只留文字",
        "the link “{0}” leads to a page that \(state.english); only its words are shown"))
  }

  static func homeEntryNotShown(because reason: HiddenPage.Reason?) -> Rule {
    let state = reason.map(\.words) ?? Phrase("现在没有内容", "is not there now")
    return Rule(
      homeEntryNotShown.name, homeEntryNotShown.severity,
      Phrase(
        "首页的“{0}”指向的网页\(state.chinese)，首页先不放它",
        "the home page leaves out “{0}”: the page \(state.english)"),
      manual: homeEntryNotShown.manual)
  }

  static func menuEntryNotShown(because reason: HiddenPage.Reason?) -> Rule {
    let state = reason.map(\.words) ?? Phrase("现在没有内容", "is not there now")
    return Rule(
      menuEntryNotShown.name, menuEntryNotShown.severity,
      Phrase(
        "导航里的“{0}”指向的网页\(state.chinese)，导航先不列它",
        "the navigation leaves out “{0}”: the page \(state.english)"),
      manual: menuEntryNotShown.manual)
  }
}

extension HiddenPage.Reason {
  /// The state of a page, with its day.
  var words: Phrase {
    switch self {
    case .draft: Phrase("还是草稿", "is a draft")
    case .scheduled(let moment): Phrase("\(moment.text) 才发布", "is due on \(moment.text)")
    case .consentEnded(let day):
      Phrase("因授权 \(day.iso) 到期而暂缓", "is held, since a consent ended on \(day.iso)")
    case .held(let reason):
      Phrase("暂缓发布（\(reason.text(in: .chinese))）", "is held (\(reason.text(in: .english)))")
    case .withdrawn(let day): Phrase("已经撤回（\(day.iso) 发布的）", "was withdrawn (published on \(day.iso))")
    }
  }
}
