import Diagnostics

/// Rules about the review of pages.
extension Rule {
  static let reviewForm = Rule(
    "review-form", .error, Phrase("“{0}”不是一条审校记录", "“{0}” is no mark of a review"),
    manual: Phrase(
      "每一审写一条：哪一审、谁、哪一天，中间空格；后面十二位是程序记下的摘要，不要手写。\n"
        + "审校: [初审 张三 2026-04-18 0f3a5b7c9d1e]\n不用手写：xinfeng review 文件 --step 初审 --by 张三",
      "One mark a step: which, who, when, with spaces between; the twelve digits behind are the program's. Let it write them:  "
        + "xinfeng review FILE --step 初审 --by 张三"))
  static let reviewStep = Rule(
    "review-step", .error, Phrase("没有“{0}”这一审", "there is no step “{0}”"),
    manual: Phrase(
      "有哪几审写在 content/_common.yml（或 _kind.yml）里：reviews: {type: reviews, of: staff, steps: [初审, 复审, 终审], label: 审校}",
      "The steps are declared in content/_common.yml or _kind.yml: reviews: {type: reviews, of: staff, steps: [初审, 复审, 终审]}"
    ))
  static let reviewAwaited = Rule(
    "review-awaited", .warning, Phrase("暂缓发布：等待{0}", "held back: waits for {0}"),
    manual: Phrase(
      "各审没有走完，这一篇先不发布，网站其余部分照常生成。审过以后记下来：xinfeng review 文件 --step 初审 --by 张三；"
        + "xinfeng review 列出什么在等谁。",
      "The page is not published before all steps are given; the rest of the site is. Record a step with  "
        + "xinfeng review FILE --step 初审 --by 张三;  `xinfeng review` lists what waits for whom."))
  static let reviewStale = Rule(
    "review-stale", .warning, Phrase("暂缓发布：改动后未再审（{0}）", "held back: changed since it was reviewed ({0})"),
    manual: Phrase(
      "每一审都记下当时的标题、各项、正文和图片；以后改了一个字、换了一张图，就要从头再审。改的只是引号、顺序、注释和状态，不算改动。\n"
        + "用 git 看改了什么：git diff，或编辑台的“历史”。",
      "A mark keeps what title, fields, body and pictures were. After a change of a word or a picture every step is given again. "
        + "Quotation marks, order, comments and the state of the page do not count."))
  static let reviewOutOfOrder = Rule(
    "review-out-of-order", .warning, Phrase("{0}不该在这里：{1}", "{0} does not stand in its place: {2}"),
    manual: Phrase(
      "各审按声明的顺序，一审一条；前一审没有过，后一审不算数。重审某一审，后面各审也要重来。",
      "Steps stand in the order of their declaration, one mark each. A step does not count before the one in front of it."
    ))
  static let reviewDate = Rule(
    "review-date", .warning, Phrase("{0}的日期 {1} 不对：{2}", "the day of {0}, {1}, is wrong: {3}"),
    manual: Phrase(
      "审的日子不会晚于今天，也不会早于前一审。写错了就改正；定时发布写在“日期”里，与审校无关。",
      "A review is not given after today, nor before the step in front of it. When the page is to appear is its own date."
    ))
  static let reviewSamePerson = Rule(
    "review-same-person", .warning,
    Phrase("{0}和{1}都是{2}，要由不同的人审", "{0} and {1} are both by {2}; they must be different people"),
    manual: Phrase(
      "声明里写了 distinct: true：一篇文章的各审由不同的人给。换一个人审。",
      "`distinct: true` stands in the declaration: nobody gives two steps of a page."))
  static let reviewOwnWork = Rule(
    "review-own-work", .warning, Phrase("{0}：{1}是作者，不能审自己写的", "{0}: {1} is the author, and cannot review it"),
    manual: Phrase(
      "声明里写了 distinct: true：作者不审自己的稿子。换一个人审。",
      "`distinct: true` stands in the declaration: authors do not review their own work."))
  static let reviewNotEntitled = Rule(
    "review-not-entitled", .warning, Phrase("{1}不能给{0}", "{1} may not give {0}"),
    manual: Phrase(
      "谁能给哪一审，写在人员的词表里：- {slug: zhang, name: 张三, may: [写, 初审]}。换能审的人，或者请管理员改词表。",
      "Who may give which step is said in the vocabulary of the staff: - {slug: zhang, name: 张三, may: [写, 初审]}."
    ))
  static let reviewWithoutDigest = Rule(
    "review-without-digest", .warning,
    Phrase("{0}没有摘要，不知道审的是哪一稿", "{0} has no digest: nobody knows which text it was given to"),
    manual: Phrase(
      "手写的一条没有摘要，不算数。删去它，用命令来记：xinfeng review 文件 --step 初审 --by 张三 --date 2026-04-18",
      "A mark written by hand has no digest and does not count. Remove it and let the command write it:  "
        + "xinfeng review FILE --step 初审 --by 张三 --date 2026-04-18"))
  static let staffShown = Rule(
    "staff-shown", .error,
    Phrase("“{0}”用了审校人员的词表“{1}”，名字会发布出去", "“{0}” takes terms of “{1}”, which would publish the reviewers"),
    manual: Phrase(
      "审校人员的词表不发布：没有网页，不进索引和搜索。别的一项要写人名，用 person 类型，或另建一个词表。",
      "The vocabulary of reviewers has no page, index or search. For names that readers may see use the type person, or another "
        + "vocabulary."))
}

let reviewRules: [Rule] = [
  .reviewForm, .reviewStep, .reviewAwaited, .reviewStale, .reviewOutOfOrder, .reviewDate, .reviewSamePerson,
  .reviewOwnWork, .reviewNotEntitled, .reviewWithoutDigest, .staffShown,
]
