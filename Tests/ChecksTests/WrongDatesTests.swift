import Diagnostics
import TestSites
import Testing

struct WrongDatesTests {
  private let festivals = """
    label: 节日
    fields:
      rule: {type: rule, label: 规则}
    terms:
      - {slug: zhongqiu, name: 中秋节, aliases: [中秋], rule: {lunar: 8-15}}
      - {slug: youth, name: 青年节, rule: {solar: 5-4}}
      - {slug: new-year, name: 元旦, aliases: [新年], rule: {solar: 1-1}}
    """

  private func findings(_ text: String) throws -> [Diagnostic] {
    let site = try TestSite([
      "content/vocabularies/festivals.yml": festivals,
      "content/stories/a.md": "---\ntitle: 甲\ndate: 2024-04-07\ntopics: 身边好人\n---\n\n第一段。\n\n\(text)\n",
    ])
    return try site.build().findings.filter { $0.rule.name != "general-template" }
  }

  @Test(arguments: [
    ("记于2024年4月7日星期一。", "wrong-weekday", "星期日"),
    ("记于2024年4月7日（周一）上午。", "wrong-weekday", "周日"),
    ("记于二〇二六年六月廿八日（周一）。", "wrong-weekday", "周日"),
    ("记于2024年4月7日，星期六。", "wrong-weekday", "星期日"),
    ("2025年9月28日（农历八月十五），月圆。", "wrong-lunar-day", "八月初七"),
    ("2025年7月25日，农历六月初一。", "wrong-lunar-day", "闰六月初一"),
    ("2025年10月6日（星期一，农历八月十六）", "wrong-lunar-day", "八月十五"),
    ("2025年9月28日（中秋节）", "wrong-festival-day", "2025年10月6日"),
    ("2025年9月28日是中秋节，大家来。", "wrong-festival-day", "2025年10月6日"),
    ("中秋节（2025年9月28日）", "wrong-festival-day", "2025年10月6日"),
    ("2025年9月28日中秋节当天", "wrong-festival-day", "2025年10月6日"),
    ("定于2023年2月29日开始", "impossible-date", "28日"),
    ("记于二〇二四年四月七日星期一。", "wrong-weekday", "星期日"),
    ("记于二零二四年四月二十八日（周一）。", "wrong-weekday", "周日"),
    ("记于二○二四年四月三十日，星期三。", "wrong-weekday", "星期二"),
    ("记于2024 年 4 月 7 日（星期一）。", "wrong-weekday", "星期日"),
    ("记于4月7日（星期一）。", "wrong-weekday", "星期日"),
    ("今年4月7号星期一", "wrong-weekday", "星期日"),
    ("四月七日（周三）下午", "wrong-weekday", "周日"),
    ("2024年的事。记于4月7日（星期一）。", "wrong-weekday", "2024年"),
    ("[4月7日](https://example.org/)（星期一）", "wrong-weekday", "星期日"),
    ("二零二四年农历八月十五（星期三）", "wrong-weekday", "星期二"),
    ("5月1日（农历三月廿五）", "wrong-lunar-day", "三月廿三"),
    ("二〇二五年十月六日（农历乙巳年八月十六）", "wrong-lunar-day", "八月十五"),
    ("二零二四年农历八月十五（9月15日）", "wrong-lunar-day", "2024年9月17日"),
    ("农历八月十五，即2025年9月28日。", "wrong-lunar-day", "八月初七"),
    ("二〇二四年农历十月三十一", "impossible-date", "天"),
    ("二〇二四年农历正月三十", "impossible-date", "29天"),
    ("2024年闰六月初一", "impossible-date", "没有这个月"),
    ("定于4月31日开始", "impossible-date", "30日"),
    ("定于二月三十日开始", "impossible-date", "29日"),
    ("5月3日是青年节。", "wrong-festival-day", "5月4日"),
    ("青年节（5月5日）", "wrong-festival-day", "5月4日"),
    ("二〇二四年九月十五日（中秋节）", "wrong-festival-day", "9月17日"),
    ("二〇二四年农历八月十六（中秋节）", "wrong-festival-day", "9月17日"),
    ("农历八月十六中秋节当天", "wrong-festival-day", "八月十五"),
    ("中秋节是农历八月十四。", "wrong-festival-day", "八月十五"), ("2025年中秋节（9月28日）", "wrong-festival-day", "2025年10月6日"),
    ("今年中秋节（9月18日）", "wrong-festival-day", "9月17日"), ("今年9月18日（星期四）", "wrong-weekday", "星期三"),
    ("2024年（乙巳年）", "wrong-year-name", "甲辰年"), ("2024年是蛇年。", "wrong-year-name", "龙年"),
    ("2025年1月28日（农历乙巳年腊月廿九）", "wrong-year-name", "甲辰年"), ("乙巳马年", "wrong-year-name", "蛇年"),
    ("甲辰年（2025年）", "wrong-year-name", "乙巳年"), ("今年是乙巳蛇年。", "wrong-year-name", "甲辰年"),
  ])
  func aDateThatContradictsTheCalendarIsShownWithTheRightValue(text: String, rule: String, right: String)
    throws
  {
    let found = try findings(text)
    #expect(found.map(\.rule.name) == [rule])
    let finding = try #require(found.first)
    #expect(finding.severity == .warning)
    #expect(finding.location.line == 9)
    #expect(finding.location.length > 0)
    let said = finding.message(in: .chinese) + (finding.help?.chinese ?? "")
    #expect(said.contains(right), "\(said)")
  }

  @Test(arguments: [
    "二〇二六年六月廿八日（周日）", "二〇二六年十月卅一日（星期六）", "2024年4月7日星期日", "2024年4月7日（周日）", "2024年4月7日周一鸣到了村里",
    "2025年10月6日（农历八月十五）",
    "2025年10月6日（农历乙巳年八月十五）", "2025年7月25日（农历闰六月初一）", "2025年10月6日（中秋节）",
    "2025年9月28日，中秋节前夕", "2025年9月28日中秋节活动开始", "2025年9月28日是中秋节后第一天", "中秋节活动（2025年9月28日）",
    "国际青年节（2025年8月12日）", "2025年1月29日是新年", "2025年10月1日（中秋节期间）", "中秋节（2025年9月28日至10月8日）",
    "二〇二四年四月七日星期日", "二零二四年农历八月十五（星期二）", "二零二四年农历腊月廿九（2025年1月28日）",
    "2025年农历腊月廿九（2025年1月28日）", "二〇二四年农历八月十五（9月17日）", "4月7日（星期日）", "去年4月7日（星期五）",
    "2023年的事。\n\n4月7日（星期五）", "11月7日（星期一）", "4月7日至9日（星期二）", "4月5日、6日，周五、周六", "农历二月三十日",
    "4月31号楼", "农历八月十五（中秋节）", "中秋节（农历八月十五）", "农历八月十五（9月20日至22日举办）", "5月4日是青年节。",
    "2024年（甲辰年）", "2024年是龙年。", "2025年1月，甲辰年腊月里", "2025年1月28日（农历甲辰年腊月廿九）", "甲辰龙年（2024年）", "今年12月30日（星期一）",
    "明年9月28日（星期日）", "2024农历甲辰年", "属马年年有余", "今年中秋节（9月17日）期间举行。", "每年5月3日是青年节活动日", "三四月间，五月上旬", "1.4月7日，24.5月",
    "人们说四月七月都好", "今年是甲辰龙年。", "甲辰年八月十六（星期一）",
  ])
  func whatIsRightOrSaysNoSuchThingIsLeftAlone(text: String) throws {
    #expect(try findings(text).isEmpty)
  }

  @Test func theSameMistakeTwiceIsTwoPlaces() throws {
    let found = try findings("2024年4月7日星期一。\n\n又是2024年4月7日星期一。")
    #expect(found.map(\.location.line) == [9, 11])
  }

  @Test func markupBetweenTheWordsDoesNotHideThem() throws {
    let found = try findings("**2024年4月7日**（星期一）")
    #expect(found.map(\.location.line) == [9])
  }

  @Test func fieldsAreReadToo() throws {
    let site = try TestSite([
      "content/stories/a.md": "---\ntitle: 2024年4月7日星期一的事\ndate: 2024-04-07\ntopics: 身边好人\n---\n一句话。\n"
    ])
    #expect(try site.build().findings.filter { $0.rule.name == "wrong-weekday" }.map(\.location.line) == [2])
  }
}
