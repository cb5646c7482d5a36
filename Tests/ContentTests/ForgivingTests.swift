import Diagnostics
import Testing
import YAML

@testable import Content

/// What offices type between the two `---`, and the one thing each form means.
@Suite struct ForgivingTests {
  /// Nothing is forgiven in a front matter that is plain; so it must not look as if it needed it.
  @Test(arguments: [
    "标题: 好人\n", "title: “一分不能差”\ntopics: [a, b]\n", "a:\n  - x - y\n  - ~\nb:\nc: {src: 一, alt: 二}\n",
    "a: src：夜班.jpg\n", "a: ｛src：夜班.jpg｝\n",
  ])
  func whatIsPlainIsOrdinary(text: String) {
    let parsed = parseYAML(Source(name: "a.md", text: text))
    #expect(parsed.isPlain)
    #expect(isOrdinary(parsed))
  }

  @Test(arguments: [
    ("标题：三十年守护一盏灯", "三十年守护一盏灯"), ("标题:三十年", "三十年"), ("标题 ： 三十年", "三十年"),
    ("标　题：三十年", "三十年"), ("title：三十年", "三十年"), ("title:\t三十年", "三十年"), ("title:\u{3000}三十年", "三十年"),
    ("标题∶三十年", "三十年"), ("title: 他说: 好", "他说: 好"), ("标题：他说: 好", "他说: 好"),
    ("标题：他说：好", "他说：好"), ("title: 他说：好", "他说：好"), ("title: “一分不能差”的老会计", "“一分不能差”的老会计"),
    ("标题：「守灯人」", "「守灯人」"), ("title: @所有人", "@所有人"), ("title: *号的故事", "*号的故事"),
    ("title: &号", "&号"), ("title: !重要", "!重要"), ("title: %增长", "%增长"), ("title: `守灯`", "`守灯`"),
    ("title: [通知] 关于守灯", "[通知] 关于守灯"), ("title: {{name}}的故事", "{{name}}的故事"), ("title: {{name}}", "{{name}}"),
    ("title: {% if %}", "{% if %}"), ("title: 守灯人#3", "守灯人#3"), ("title: C:\\灯 说: \"好\"", "C:\\灯 说: \"好\""),
    ("title: \"他说: 好\"", "他说: 好"), ("title: 12:30", "12:30"), ("title: - 守灯 -", "- 守灯 -"),
    ("title: 结尾:", "结尾:"),
  ])
  func theTitleIsWhatWasMeant(line: String, title: String) throws {
    let reading = try readTale("---\n\(line)\n日期：2024年4月7日\n---\n\n正文。\n")
    #expect(reading.printed == "")
    #expect(reading.page?.title == title)
    #expect(reading.page?.date.text == "2024-04-07")
  }

  /// However many lines a title takes, it is one, without spaces that nobody typed.
  @Test(arguments: [
    "title: >-\n  三十年守护\n  一盏灯", "title: 三十年守护\n  一盏灯", "title: \"三十年守护\n  一盏灯\"", "标题: |\n  三十年守护\n  一盏灯",
    "标题：三十年守护\n  一盏灯", "title: |-\n  三十年守护\n\n  一盏灯",
  ])
  func theLinesOfATitleAreOne(lines: String) throws {
    let reading = try readTale("---\n\(lines)\n日期：2024年4月7日\n---\n\n正文。\n")
    #expect(reading.printed == "")
    #expect(reading.page?.title == "三十年守护一盏灯")
  }

  @Test(arguments: [
    "topics: [good-people, volunteer-service]", "主题：［身边好人，志愿服务］", "topics: ［好人，志愿服务］", "主题：身边好人、志愿服务",
    "主题：[“身边好人”，“志愿服务”]", "topics: 好人, volunteer-service", "主题：\n  - 身边好人\n  - 志愿服务",
    "主题：\n\t- 身边好人\n\t- 志愿服务", "主题:\n  - 身边好人\n\t- 志愿服务", "主题:\n-\t身边好人\n-\t志愿服务",
    "\t主题:\t[身边好人,\t志愿服务]", "主题: [\n\t身边好人,\n\t志愿服务\n\t]", "　主题: [身边好人, 志愿服务]",
    "主题:\n\t\t-\t身边好人\n    - 志愿服务", "主题:\n  - 身边好人\n   - 志愿服务",
    "topics:\n－ 身边好人\n－ 志愿服务", "主题：\n　　•身边好人\n　　•志愿服务", "topics: [身边好人、志愿服务]",
    "主题：【身边好人】".replacing("【身边好人】", with: "[身边好人，\n  志愿服务]"),
    "topics: [Good-People, volunteer-service]", "topics: “身边好人”、“志愿服务”",
  ])
  func theTermsAreWhatWasMeant(lines: String) throws {
    let reading = try readTale(fields: lines)
    #expect(reading.printed == "")
    guard case .terms(let terms) = reading.value("topics") else {
      Issue.record("no topics")
      return
    }
    #expect(terms.map(\.term) == [0, 1])
  }

  @Test(arguments: [
    "cover: {src: 夜班.jpg, alt: 王兰英，在值班}", "封面：｛src：夜班.jpg，alt：王兰英，在值班｝", "cover: ｛src：夜班.jpg，alt：王兰英，在值班｝",
    "封面：\n  文件：夜班.jpg\n  说明：王兰英，在值班", "cover:\n  文件：夜班.jpg\n  说明：王兰英，在值班",
    "cover:\n  src：夜班.jpg\n  alt: 王兰英，在值班",
  ])
  func thePictureIsWhatWasMeant(lines: String) throws {
    let reading = try readTale(fields: "consent: written\n" + lines)
    #expect(reading.printed == "")
    guard case .pictures(let pictures) = reading.value("cover") else {
      Issue.record("no cover")
      return
    }
    #expect(pictures.map { [$0.source, $0.alternative] } == [["夜班.jpg", "王兰英，在值班"]])
  }

  @Test(arguments: [
    ("2024-04-07", "2024-04-07"), ("2024年4月7日", "2024-04-07"), ("二〇二四年四月七日", "2024-04-07"),
    ("2024/4/7", "2024-04-07"),
    ("2024.4.7 9:30", "2024-04-07 09:30"), ("2024年4月7日9时30分", "2024-04-07 09:30"),
    ("２０２４年４月７日", "2024-04-07"),
    ("2024-04-07 09：30", "2024-04-07 09:30"), ("“2024-04-07”", "2024-04-07"),
    ("2024年4月7日 上午9:30", "2024-04-07 09:30"),
    ("2024年4月7日下午3时30分", "2024-04-07 15:30"), ("2024-04-07 9点半", "2024-04-07 09:30"),
    ("2024年4月7日（星期日）", "2024-04-07"),
    ("2024-04-07 9时", "2024-04-07 09:00"),
  ])
  func theDateIsWhatWasMeant(text: String, expected: String) throws {
    let reading = try readTale("---\n标题：守灯人\n日期：\(text)\n---\n\n正文。\n")
    #expect(reading.printed == "")
    #expect(reading.page?.date.text == expected)
  }

  @Test(arguments: [
    "———\n标题：守灯人\n日期：2024-04-07\n———\n正文", "\n\n---\n标题：守灯人\n日期：2024-04-07\n—-\n正文",
    "－－－\ntitle: 守灯人\ndate: 2024-04-07\n----\n",
  ])
  func fencesOfWordProcessorsAreFences(text: String) throws {
    let reading = try readTale(text)
    #expect(reading.printed == "")
    #expect(reading.page?.title == "守灯人")
  }

  @Test func columnsAreThoseOfTheAuthorsFile() throws {
    let reading = try readTale("---\n标　题：他说: 好\n日期：2024-13-07\n主题：［身边好人，志愿服物］\n---\n")
    let places = reading.findings.sorted().map { [$0.location.line, $0.location.column, $0.location.length] }
    #expect(places == [[3, 4, 10], [4, 10, 4]])
    #expect(reading.findings.sorted().last?.correction == "主题：［身边好人，志愿服务］")
  }

  @Test func oneBrokenLineHidesNoOther() throws {
    let reading = try readTale("---\n标题: \"没有配对\n日期: 昨天\n人数: 三百\n主题: [没有这个\n---\n")
    #expect(reading.rules == ["loose-quotes", "not-a-date", "wants-number", "unclosed-bracket"])
    #expect(reading.findings.sorted().map(\.location.line) == [2, 3, 4, 5])
  }
}
