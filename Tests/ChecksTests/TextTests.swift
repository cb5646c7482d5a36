import Diagnostics
import Testing

@testable import Checks

@Suite struct TextTests {
  @Test(arguments: [
    "文明实践1️⃣,从身边做起2️⃣.", "来了吗1️⃣?来了2️⃣!", "他说1️⃣:“好”2️⃣;走了。", "---\ntitle: 好人1️⃣,好事\n---\n",
    "---\ntopics: [甲, 乙]\ntitle: 好人\n---\n正文。", "`代码,代码`和[链接](a,b.md)。", "见https://example.org/a,b，好。",
    "“好”1️⃣,他说。", "3.14和Swift, C。", "看图![夜班](a.jpg)。", "```\n代码, 代码\n```\n", "附件名单.xlsx在此。", "<!-- 说明, 说明 -->",
    "第一行1️⃣,\n第二行2️⃣,\n", "| 甲, | 乙 |".replacing(",", with: "1️⃣,"),
  ])
  func findsHalfWidthPunctuation(text: String) { expect(.halfWidthPunctuation, in: text) }

  @Test func correctsEveryMarkOfALine() {
    let found = expect(.halfWidthPunctuation, in: "甲1️⃣,乙2️⃣;丙3️⃣!")
    #expect(found.map(\.correction) == Array(repeating: "甲，乙；丙！", count: 3))
  }

  @Test(arguments: [
    "他说1️⃣“好。", "好”1️⃣。".replacing("”1️⃣", with: "1️⃣”"), "《条例》和1️⃣《办法", "（见1️⃣《办法）", "（一）甲（二）乙", "1）甲\n\n一）乙",
    "一）甲\n二）乙", "甲1️⃣）乙",
    "“第一段。\n\n“第二段。”", "don’t、it’s", "`“`", "引号`“`和`‘\n”`。", "| “甲 | 乙” |", "他说：“书上写‘学而时习之’，对吗？”",
    "---\ntitle: 1️⃣“好人\n---\n“好”。",
    "1️⃣【通知", "(一1️⃣）",
  ])
  func findsUnpairedMarks(text: String) { expect(.unpairedMark, in: text) }

  @Test(arguments: [
    "一）甲；\n二）乙。", "1）甲；2）乙。", "要求：1）甲；2）乙。", "要求： a）甲，b）乙。", "---\ntitle: 甲\ncover: 图（1.jpg\n---\n好。",
    "---\ntitle: 甲\nlink: https://example.org/（a\n---\n好。",
  ])
  func countedPointsAndAddressesLackNoPartner(text: String) { expect(.unpairedMark, in: text) }

  @Test func whatIsNotListedIsCounted() {
    let found = findings(in: String(repeating: "甲）。", count: 150))
    #expect(found.count { $0.rule == .unpairedMark } == 60)
    #expect(found.filter { $0.rule == .moreOfTheSame }.map(\.arguments) == [["unpaired-mark", "90"]])
  }

  @Test(arguments: ["官网：http://文明办.政务", "见www.文明办.中国"])
  func addressesKeepTheirDots(text: String) { expect(.halfWidthPunctuation, in: text) }

  @Test(arguments: [
    ("豫直文明办1️⃣[2024]4号", "豫直文明办〔2024〕4号"), ("豫直文明办1️⃣（2024）4号", "豫直文明办〔2024〕4号"),
    ("豫直文明办1️⃣【2024】4号", "豫直文明办〔2024〕4号"), ("豫直文明办1️⃣〔2024〕第4号", "豫直文明办〔2024〕4号"),
    ("豫直文明办1️⃣〔2024〕04号", "豫直文明办〔2024〕4号"),
  ])
  func findsDocumentNumbers(text: String, right: String) {
    #expect(expect(.documentNumber, in: text).map(\.correction) == [right])
  }

  @Test(arguments: ["豫直文明办〔2024〕4号", "（2024）豫01民初123号", "2024年第4号", "版本(2024)", "文化路（2024）"])
  func leavesRightDocumentNumbers(text: String) { expect(.documentNumber, in: text) }

  @Test(arguments: [
    "广泛开展道德模范先进事迹学习宣传活动，讲好模范感人故事，弘扬模范崇高精神，树立德者有1️⃣得\n\n好人好报的鲜明价值导向。",
    "广泛开展道德模范先进事迹学习宣传活动，讲好模范感人故事，弘扬模范崇高精神1️⃣，\n\n树立。", "河南省省直机关精神文明建设办公室\n\n2024年4月7日",
    "关于印发《2024年省直精神文明建设工作要点》的通知和另外一个很长的没有停顿的题目名称\n", "- 广泛开展道德模范先进事迹学习宣传活动，讲好模范感人故事，弘扬模范崇高精神",
    "广泛开展道德模范先进事迹学习宣传活动，讲好模范感人故事，见https://example.org/",
    "广泛开展道德模范先进事迹学习宣传活动，讲好模范感人故事，弘扬模范崇高**精1️⃣神**".replacing("精1️⃣神", with: "精1️⃣神"),
  ])
  func findsUnclosedParagraphs(text: String) { expect(.unclosedParagraph, in: text) }

  @Test(arguments: ["## 甲\n\n#### 1️⃣乙", "### 1️⃣甲", "## 甲\n\n### 乙\n\n## 丙\n\n### 丁"])
  func findsSkippedLevels(text: String) {
    let marked = Marked(text)
    let found = findings(in: marked.text).filter { $0.rule == .headingOrder }
    #expect(found.map(\.location.line) == marked.places.map { Int($0.prefix { $0 != ":" }) })
  }

  @Test(arguments: [
    "详情[1️⃣点击这里](https://example.org/)。", "[1️⃣更多>>](https://example.org/)", "[评选办法](https://example.org/)",
    "甲\n乙[1️⃣详情](https://example.org/)", "[1️⃣这里]( https://example.org/ )与[2️⃣这里](<https://example.org/a>)",
    "[**这里**](1️⃣https://example.org/)",
  ])
  func findsEmptyLinkTexts(text: String) { expect(.linkText, in: text) }

  @Test(arguments: [
    "1️⃣|  |  |\n| --- | --- |\n| 甲 | 乙 |", "| 姓名 | 单位 |\n| --- | --- |\n| 甲 | 乙 |",
    "|  | 单位 |\n| --- | --- |\n| 甲 | 乙 |",
  ])
  func findsTablesWithoutHeader(text: String) { expect(.tableHeader, in: text) }
}

@Suite struct FailedMarkupTests {
  @Test(
    arguments: [
      ("1️⃣##活动背景", "## 活动背景"), ("1️⃣＃＃ 活动背景", "## 活动背景"), ("1️⃣＞引用", "> 引用"), ("1️⃣[ ] 布置", "- [ ] 布置"),
      ("1️⃣-[ ] 布置", "- [ ] 布置"), ("- 1️⃣[]布置", "- [ ] 布置"), ("活动1️⃣__要求__", "活动**要求**"), ("1️⃣＊＊粗＊＊", "**粗**"),
      ("1️⃣==划线==", "**划线**"), ("服务101️⃣^4^次", "服务10<sup>4</sup>次"), ("H1️⃣~2~O", "H<sub>2</sub>O"),
      ("设1️⃣$x^2$", nil), ("1️⃣{% raw %}", nil), ("1️⃣{{ site.title }}", nil), ("## 甲 1️⃣{#jia}", "## 甲 "),
      ("见1️⃣［通知］（/a/）。", "见[通知](/a/)。"), ("见1️⃣[通知]（附件/通知.docx）。", "见[通知](附件/通知.docx)。"),
      ("见1️⃣[通知] (/a/)。", "见[通知](/a/)。"), ("见1️⃣(通知)[/a/]。", "见[通知](/a/)。"), ("1️⃣![[图.png]]", "![图片说明](图.png)"),
      ("见1️⃣[[通知]]", nil), ("甲1️⃣&nbsp乙", "甲&nbsp;乙"), ("1️⃣!!! note", nil),
      ("| 甲 | 乙 |\n1️⃣| —— | —— |", "| --- | --- |"),
      ("- 1️⃣[x]场地已定", "- [x] 场地已定"), ("1️⃣｜时间｜地点｜", "|时间|地点|"), ("1️⃣[TOC]", nil), ("> 1️⃣[!NOTE] 甲", nil),
      ("甲 | 乙\n1️⃣—— | ——", "| --- | --- |"), ("- 甲\n1️⃣-乙", "- 乙"), ("* 甲\n1️⃣*乙", "* 乙"),
      ("1️⃣|时间|地点|\n|甲|乙|", nil), ("时间|地点\n1️⃣——｜——\n甲|乙", "| --- | --- |"), ("1️⃣####### 甲", nil),
      ("说法1️⃣^注1^", "说法<sup>注1</sup>"), ("好1️⃣:smile:", nil),
      ("甲。1️⃣<!-- 编者按\n\n待核。-->", nil), ("1️⃣<w:t>甲", "甲"),
    ] as [(String, String?)])
  func isToldWithTheMendedLine(_ text: String, _ right: String?) {
    #expect(expect(.failedMarkup, in: text).map(\.correction) == [right])
  }

  @Test(arguments: [
    "## 甲", "#话题#很热", "`##甲`", "\\##甲", "[甲](/a)", "[甲](/a \"题 目\")", "[甲](<a b.md>)", "- [x] 甲",
    "（甲）[乙] (丙 丁)", "姓名：____，单位：________", "票价$5和$10", "9~10点，3~5人", "［1］（见附注）", "【通知】（第2号）", "a==b", "- -5度",
    "-5度", "［甲］", "12+34+56", "见[报名表](附件/报名 表.docx)。", "![甲](照片 1.jpg)",
    "```\n##甲\n```",
    "| 甲 | 乙 |\n|-|-|", "C#很好", "人数<30，甲 <乙>", "甲<!-- 待核 -->乙", "—— 甲 | 乙", "- 甲\n\n  -5度",
    "首页 | 关于\n地址 | 电话",
    "时间 12:30:am:pm", "（^o^）", "上午9:00~9:30：签到",
  ])
  func othersAreNot(_ text: String) { expect(.failedMarkup, in: text) }
}

@Suite struct WordingTests {
  private let list: WordingList = {
    var list = WordingList()
    list.wrong = [
      .init(wrong: "帐号", right: "账号", exceptions: ["蚊帐号码"]), .init(wrong: "按装", right: "安装", exceptions: []),
    ]
    list.forbidden = [.init(word: "最最好", reason: "不用极端的话", exceptions: [])]
    list.exact = ["惠民暖心共建行", "文明服务我出彩", "河南省文明行为促进条例", "两个确立", "赶考路上有我"]
    list.fine = ["河北省文明行为促进条例"]
    return list
  }()

  @Test(arguments: [
    "登录1️⃣帐号", "蚊帐号码",
    // Code ends with its quotation or list, and may have two lines; definitions and comments are not shown.
    "> ```\n> 代码\n\n登录1️⃣帐号", "1. 甲\n   ```\n   代码\n\n登录1️⃣帐号", "甲`一 帐号\n帐号 二`乙", "[帐号]: /a\n\n<!-- 帐号 -->",
    "::: 提示 登录1️⃣帐号\n好。\n:::", "![登录1️⃣帐号](/a.jpg \"登录2️⃣帐号\")",
    "---\ntitle: 1️⃣按装路灯\n---\n先1️⃣按装。".replacing("先1️⃣", with: "先2️⃣"), "`帐号`", "账号",
  ])
  func findsWrongWords(text: String) { expect(.wrongWord, in: text, wording: list) }

  @Test func findsForbiddenWords() { expect(.forbiddenWord, in: "这是1️⃣最最好的。", wording: list) }

  @Test(arguments: [
    "1️⃣惠民暧心共建行", "惠民暖心共建行", "1️⃣惠民心共建行", "1️⃣惠民暖心的共建行", "“1️⃣惠民暖心共建型”", "惠民暖心共建的", "惠民暖心共建行行",
    "---\ntitle: 惠民暖心共建行行行\n---\n", "《1️⃣河南省文明行为促进条理》",
    "《河北省文明行为促进条例》", "“1️⃣两个确力”", "两个维护", "“两个维护”", "这两个确定", "开展1️⃣文明服物我出彩活动", "文明服务你我他", "赶考路上有你", "“1️⃣赶考路上有你”",
    "“赶考路上有我”", "1️⃣赶考路上有我".replacing("1️⃣", with: ""),
  ])
  func findsNearMisses(text: String) { expect(.nearMiss, in: text, wording: list) }

  @Test func seesWordsThatChangedPlaces() {
    let found = expect(.nearMiss, in: "参加“1️⃣惠民暖心建共行”活动。", wording: list)
    #expect(found.map(\.correction) == ["参加“惠民暖心共建行”活动。"])
  }

  /// What differs from the name of a unit may be another unit's name.
  @Test func correctsNoNameOfAUnit() {
    var list = list
    list.units = ["河南省文明行为促进条例"]
    let found = expect(.nearMiss, in: "《1️⃣河南省文明行为促进条理》", wording: list)
    #expect(found.map(\.correction) == [nil])
    #expect(found.first?.help?.chinese.contains("河南省文明行为促进条例") == true)
  }

  @Test func eachWordIsAsGraveAsTheListSays() {
    var list = list
    list.wrong[0].severity = .warning
    list.forbidden[0].severity = .notice
    let found = findings(in: "帐号、按装、最最好。", wording: list)
    #expect(found.map(\.severity) == [.warning, .error, .notice])
  }

  @Test(arguments: [
    "> 银行帐号。\n\n登录1️⃣帐号。", "《帐号管理办法》，登录1️⃣帐号。", "《办法》说1️⃣帐号《另一个》。", "见《人民币银行结算帐号（试行）办法》。",
    "《没有关上，1️⃣按装".replacing("1️⃣", with: ""), "》帐号《".replacing("帐", with: "1️⃣帐"),
  ])
  func leavesQuotationsToThoseWhoWroteThem(text: String) {
    var list = list
    list.exempt = [.quotations, .titles]
    expect(.wrongWord, in: text, wording: list)
  }

  @Test func looksAtQuotationsWhereNothingIsSaid() {
    expect(.wrongWord, in: "> 银行1️⃣帐号。\n\n《2️⃣帐号管理办法》".replacing("2️⃣", with: "1️⃣"), wording: list)
  }

  @Test func helpsWithTheOriginal() {
    let found = expect(.nearMiss, in: "开展1️⃣惠民暧心共建行活动。", wording: list)
    #expect(found.map(\.correction) == ["开展惠民暖心共建行活动。"])
  }
}

@Suite struct ExceptionTests {
  private func rules(_ text: String) -> [String] { findings(in: text).map(\.rule.name).sorted() }

  @Test func areHeardOnTheirLineAndAboveABlock() {
    #expect(rules("电话13812345678 <!-- allow: personal-phone 值班电话 -->").isEmpty)
    #expect(rules("<!-- allow: personal-phone 值班电话 -->\n电话13812345678\n或13912345678").isEmpty)
    #expect(rules("<!-- allow: personal-phone 值班电话 -->\n\n| 电话 |\n| --- |\n| 13812345678 |").isEmpty)
    #expect(rules("---\nrole: 13812345678  # allow: personal-phone 值班电话\n---\n好。").isEmpty)
    #expect(rules("---\n# allow: personal-phone 值班电话\nrole: 13812345678\n---\n好。").isEmpty)
  }

  @Test func reachNoFurther() {
    #expect(
      rules("<!-- allow: personal-phone 值班电话 -->\n电话13812345678\n\n又13912345678") == ["personal-phone"])
    #expect(rules("13812345678 <!-- allow: personal-id 不对 -->") == ["personal-phone", "unused-exception"])
  }

  @Test func needAReasonAndARule() {
    #expect(
      rules("13812345678 <!-- allow: personal-phone -->") == ["exception-without-reason", "personal-phone"])
    #expect(rules("13812345678 <!-- allow: personal-fone 值班 -->") == ["personal-phone", "unknown-exception"])
    #expect(rules("好。<!-- allow: exception-without-reason 就是 -->") == ["unknown-exception"])
  }

  @Test func areNoneInCode() {
    #expect(rules("13812345678 `<!-- allow: personal-phone 值班电话 -->`") == ["personal-phone"])
  }
}
