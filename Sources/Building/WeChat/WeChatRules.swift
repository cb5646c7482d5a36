import Diagnostics

extension Rule {
  static let weChatTitle = Rule(
    "wechat-title", .error,
    Phrase("标题有 {0} 个字，公众号最多 {1} 个", "the title has {0} characters; WeChat takes {1}"),
    manual: Phrase(
      "网站上的标题不用改：导出时另写一个短的，`xinfeng export wechat 文章 --title \"短标题\"`，或在编辑台的公众号页面里写。",
      "The title on the site may stay: give a shorter one for the article, `xinfeng export wechat PAGE --title \"…\"`, or in the "
        + "studio."))
  static let weChatDigest = Rule(
    "wechat-digest", .error,
    Phrase("摘要有 {0} 个字，公众号最多 {1} 个", "the summary has {0} characters; WeChat takes {1}"),
    manual: Phrase(
      "把文章的摘要写短，或导出时另写一个：`xinfeng export wechat 文章 --digest \"短摘要\"`。",
      "Shorten the page's summary, or give another one: `xinfeng export wechat PAGE --digest \"…\"`."))
  static let weChatLength = Rule(
    "wechat-length", .error,
    Phrase(
      "正文连同格式有 {0} 个字符（文字 {1} 个），公众号要少于 {2} 个",
      "the article has {0} characters with its markup, {1} of them words; WeChat takes fewer than {2}"),
    manual: Phrase(
      "格式也算在内。把长的部分移到网站上，文末写“全文见网站”，或分成几篇发。表格的格式占得多，长表格宜做成图片或附件。",
      "Markup counts. Leave a long part to the site and say so, or send several articles. Tables take most of the markup; a long "
        + "one is better a picture or a file."))
  static let weChatPicture = Rule(
    "wechat-picture", .error,
    Phrase("图片“{0}”压不到 1 MB 以下", "the picture “{0}” cannot be made smaller than 1 MB"),
    manual: Phrase(
      "透明的图片存成 PNG，压不小。去掉透明的底，或裁成几张。",
      "A picture with transparent places is kept as PNG. Give it a ground, or cut it into several."))
  static let weChatState = Rule(
    "wechat-state", .error, Phrase("《{0}》{1}，不能发到公众号", "“{0}” {2}, and cannot go to WeChat"),
    manual: Phrase(
      "只有已发布的文章能导出；定时发布的也可以，会注明哪天起读者看得见。草稿、暂缓、撤回、过期、有错误的都不能。",
      "Only pages that readers see are exported, and scheduled ones with a note on their day. Drafts, pages that are held, "
        + "withdrawn, over or faulty are not."))
}

let weChatRules: [Rule] = [.weChatTitle, .weChatDigest, .weChatLength, .weChatPicture, .weChatState]
