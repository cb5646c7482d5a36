import TestSites
import Testing

/// Values of several parts: what templates are given of them, and how they read as a line.
struct FieldValueTests {
  private func page(_ fields: String, template: String) throws -> String {
    let site = try TestSite([
      "content/visits/_kind.yml": """
      name: 参观
      template: visit
      fields:
        window: {type: period, label: 公示期}
        contact: {type: contact, label: 联系方式}
        honours: {type: honours, of: levels, label: 荣誉}
        awards: {type: awards, of: levels, label: 获奖}
      """,
      "content/vocabularies/levels.yml":
        "label: 级别\nterms:\n  - {slug: national, name: 全国, aliases: [国家级]}\n",
      "content/visits/a.md":
        "---\ntitle: 甲\ndate: 2024-04-07\nsummary: 一件让人记得住的事，说给大家听一听。\ntopics: [节日]\n\(fields)\n---\n\n正文。\n",
      "themes/plain/templates/visit.mustache": "{{#page}}\(template){{/page}}",
    ])
    let report = try site.build()
    try #require(!report.findings.contains { $0.isError })
    return site.page("visits/2024/a/")
  }

  @Test(arguments: [
    (
      "window: 2024-04-01 至 2024-04-05",
      "{{#window}}{{from.iso}} {{to.chinese}}{{/window}}", "2024-04-01 2024年4月5日"
    ),
    (
      "contact: 0371-65900001", "{{#contact}}{{phone}}{{^email}}没有邮箱{{/email}}{{/contact}}",
      "0371-65900001没有邮箱"
    ),
    (
      "honours: [国家级｜中国好人｜2024-Q1, 全国｜道德模范｜2024]",
      "{{#honours}}{{level.name}} {{title}} {{batch}}；{{/honours}}", "全国 中国好人 2024年第一季度；全国 道德模范 2024年；"
    ),
    (
      "awards: 全国｜创意大赛｜2024｜金奖", "{{#awards}}{{level.name}}{{event}}{{year}}{{grade}}{{/awards}}",
      "全国创意大赛2024金奖"
    ),
    ("contact: 0371-65900001", "{{^window}}没有公示{{/window}}{{^awards}}没有获奖{{/awards}}", "没有公示没有获奖"),
  ])
  func templatesAreGivenTheParts(fields: String, template: String, text: String) throws {
    #expect(try page(fields, template: template) == text)
  }

  @Test(arguments: [
    ("window: 2024-04-01 至 2024-04-05", "公示期：2024-04-01 至 2024-04-05"),
    ("contact: {phone: 0371-65900001, email: wm@example.org}", "联系方式：0371-65900001，wm@example.org"),
    ("contact: {email: wm@example.org}", "联系方式：wm@example.org"),
    (
      "honours: [国家级｜中国好人｜2024-Q1, 全国｜道德模范｜2024]",
      "荣誉：全国 · 中国好人 · 2024年第一季度；全国 · 道德模范 · 2024年"
    ),
    ("awards: 全国｜创意大赛｜2024｜金奖", "获奖：全国 · 创意大赛 · 2024 · 金奖"),
  ])
  func theyReadAsALine(fields: String, line: String) throws {
    let template = "{{#facts}}{{^terms}}{{label}}：{{text}}{{/terms}}{{/facts}}"
    #expect(try page(fields, template: template) == line)
  }
}
