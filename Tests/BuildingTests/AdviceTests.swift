import Building
import Diagnostics
import Foundation
import TestSites
import Testing

/// Every line that a finding offers is put in and read again: it is accepted, and nothing is wrong with it.
///
/// The slips are those of `Mistakes` and `Sites`, and of pages on the repository's own content model.
struct AdviceTests {
  private static let root = TestSite.repository + "/Tests/GoldenTests/"
  private static let mistakes =
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "Mistakes")) ?? []).sorted()

  @Test(arguments: mistakes)
  func `advice on settings and schemas is taken`(_ name: String) throws {
    let site = try TestSite([
      "content/stories/a.md":
        "---\ntitle: 一盏灯\ndate: 2024-04-07\ntopics: good-people\ncategory: filial\n---\n好。\n"
    ])
    for (path, data) in TestSite.files(in: Self.root + "Mistakes/" + name) where path != "printed.txt" {
      try site.write(Array(data), to: path)
    }
    _ = try takeAdvice(in: site)
  }

  @Test(arguments: ["bad-pages", "bad-schemas"])
  func `advice on a site is taken`(_ name: String) throws {
    let site = try TestSite(copying: Self.root + "Sites/" + name)
    #expect(try takeAdvice(in: site) > 5)
  }

  /// Each on a page of its own: lines of the front matter that stand for others of their key, and the text.
  private static let slips: [(fields: [String], body: String)] = [
    (["日期: 2024年9月31日"], ""), (["日期: 2024-9-7 9:30-11:00"], ""), (["日期：2024-09-07"], ""),
    (["日期 2024-09-07"], ""), (["日期: 2024-09-07 25:00"], ""), (["date: 2024-09-07", "日期: 2024-09-08"], ""),
    (["标题: '我们的节日'主题活动"], ""), (["标题: 他说: 好"], ""), (["标题: [我们的节日"], ""), (["标题: \"未完"], ""),
    (["题目: 一封信"], ""), (["titel: 一封信"], ""), (["categories: [身边好人]"], ""), (["摘要是: 说一件事"], ""),
    (["主题: [身边好人、我们的节日]"], ""), (["主题: 身边的好人"], ""), (["主题: [身边好人"], ""), (["主题: ［身边好人］"], ""),
    (["类型: 通知书"], ""), (["类型: 通 知"], ""), (["截止日期: 2024年9月31日17时"], ""), (["截止日期: 2024-09-30 晚8点"], ""),
    (["截止日期: 2024年9月30日17时"], ""), (["联系方式: 13800138000"], ""), (["联系方式: 0371-6590XXXX"], ""),
    (["旧址: old/1.html"], ""), (["旧址: /old 1.html"], ""), (["旧址: \\old\\1.html"], ""),
    (["旧址: /old//1.html"], ""),
    (["旧址: /old/1.html#a"], ""), (["旧址: ／old／2.html"], ""), (["旧址: /旧 文/一.html"], ""),
    (["旧址: /Old/./3.html"], ""),
    (["状态: 发部"], ""), (["状态: 已发布了"], ""), (["单位: 省直示例图书管"], ""), (["关键词: 书，灯，人"], ""), (["关键词: 书、灯"], ""),
    (["封面: 灯.jpg"], ""), (["封面: {src：灯.jpg}"], ""), (["原文网址: www.example.cn/a"], ""),
    (["原文网址: https：//example.cn/a"], ""),
    (["原文网址: http:\\\\example.cn\\a"], ""), (["slug: 一封信"], ""), (["slug: A b"], ""), (["\t来源: 示例"], ""),
    ([], "##活动背景"), ([], "######活动"), ([], "｜时间｜地点｜\n｜---｜---｜\n｜9月｜社区｜"), ([], "｜a｜b｜\n｜——｜——｜"),
    ([], "- [x]已完成"), ([], "-准备"), ([], "1.准备\n2.实施"), ([], "__重点__和**要点 **说明"), ([], "** 要点**说明"),
    ([], "［网页］（https://example.cn）"),
    ([], "[网页]（https://example.cn）"), ([], "[网页](https：//example.cn)"), ([], "[网页](www.example.cn)"),
    ([], "[网页](//example.cn)"),
    ([], "[网页](http:\\\\example.cn)"), ([], "[关于](/abuot/)"), ([], "[关于](about)"), ([], "![图](照片 1.jpg)"),
    ([], "！[图](灯.jpg)"),
    ([], "> [!NOET]\n> 注意"), ([], "[TOC]"), ([], "$x^2$"), ([], "{% raw %}"), ([], "展板尺寸3*5*2米。"),
    ([], "活动圆满结束。\n---\n下一段。"),
    ([], "|时间|地点|\n|---|---|\n|9月|社区|\n请准时。"), ([], "1. 准备\n  - 专班\n  - 方案\n2. 实施"),
    ([], "1. 甲\n1. 乙\n2. 丙\n2. 丁"),
    ([], "2024年9月7日（星期一）举行。"), ([], "9月7日（周日）举行。"), ([], "2026年中秋节（9月26日）举行。"), ([], "农历八月十四中秋节"),
    ([], "甲辰年（2025年）"),
    ([], "“他说好。"), ([], "（他说好。"), ([], "他说：\"好\"。"), ([], "好。。真好，，"), ([], "共计１２３人,很好."), ([], "登陆网站，帐号密码"),
    ([], "事故乡"),
    ([], "::: 提示\n好"), ([], "::: 提醒\n好\n:::"), ([], "：：： 提示\n好\n：：："), ([], ":::提示\n好\n:::"),
    ([], "::: 时间线\n九点半 签到\n:::"), ([], "::: 引语\n:::"),
    ([], "<p>好</p"), ([], "<!-- 待核"), ([], "<script>alert(1)</script>"), ([], "人数[^1]。\n\n[^2]: 注"),
    ([], "人数[^1]。\n\n[^1]：注"), ([], "H<sub>2O"),
    ([], "```\n没有结束"), ([], "[附件](名单.docx)"), ([], "#标题\n\n# 大标题"), ([], "## 一\n\n#### 三"),
    ([], "## 一\n\n## 一"), ([], "————"), ([], "***重要*"),
  ]

  @Test func `advice on pages is taken`() throws {
    #expect(try takeAdvice(in: site(of: Self.slips)) > 35)
  }

  /// What is offered means what was written.
  @Test(arguments: [
    ("原文网址: https：//example.cn/a", "原文网址: https://example.cn/a"),
    ("原文网址: http:\\\\example.cn\\a", "原文网址: http://example.cn/a"),
    ("原文网址: //example.cn/a?b=1", "原文网址: https://example.cn/a?b=1"),
    ("原文网址: 见附件.docx里", nil), ("原文网址: wang@example.cn", nil),
    ("截止日期: 2024年9月31日17时", "截止日期: 2024-09-30 17:00"), ("标题: 他说: 好", "标题: 他说：好"),
    ("主题: [身边好人, 身边坏人]", nil), ("主题: [我们的节日, 身边坏人]", "主题: [我们的节日, 身边好人]"),
  ])
  func `advice keeps the meaning`(_ written: String, _ offered: String?) throws {
    let findings = try site(of: [([written], "")]).build().findings.filter { $0.excerpt == written }
    #expect(!findings.isEmpty)
    #expect(findings.compactMap(\.correction) == (offered.map { [$0] } ?? []))
  }

  private func site(of slips: [(fields: [String], body: String)]) throws -> TestSite {
    let site = try TestSite(repositoryFiles())
    try FileManager.default.copyItem(
      atPath: "\(TestSite.repository)/themes/zhongyuan", toPath: "\(site.folder)/themes/zhongyuan")
    for (number, slip) in slips.enumerated() {
      var fields = ["标题: 第\(number)件事", "日期: 2024-09-07", "主题: [身边好人]", "类型: 通知", "单位: 省直示例图书馆", "来源: 示例"]
      for line in slip.fields {
        let key = line.trimmingCharacters(in: .whitespaces).prefix { $0 != ":" && $0 != "：" && $0 != " " }
        fields.removeAll { $0.hasPrefix(key) }
        fields.append(line)
      }
      try site.write(
        "---\n\(fields.joined(separator: "\n"))\n---\n\n正文第一段，话不多。\n\n\(slip.body)\n",
        to: "content/notices/2024/a\(number).md")
    }
    return site
  }

  /// Builds, puts every offered line in the place of the one that it is about, and builds again.
  ///
  /// - Returns: how many lines were offered.
  private func takeAdvice(in site: TestSite) throws -> Int {
    var offered: [Place: Diagnostic] = [:]
    for finding in try site.build().findings where finding.correction != nil {
      offered[Place(finding), default: finding] = offered[Place(finding)] ?? finding
    }
    for (file, findings) in Dictionary(grouping: offered.values, by: \.location.file) {
      let path = site.folder + "/" + file
      var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
      for finding in findings { lines[finding.location.line - 1] = finding.correction ?? "" }
      try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
    for finding in try site.build().findings {
      guard let taken = offered[Place(finding)] else { continue }
      #expect(finding.rule.name != taken.rule.name, "\(taken.location): \(taken.correction ?? "")")
    }
    return offered.count
  }

  private struct Place: Hashable {
    var file: String
    var line: Int

    init(_ finding: Diagnostic) {
      file = finding.location.file
      line = finding.location.line
    }
  }
}
