import Almanac
import Content
import Foundation
import Manuscripts
import TestSites
import Testing

@testable import Building

/// A manuscript becomes a draft of the site: fields by their labels, terms by the vocabulary, nothing overwritten.
struct ImportManuscriptTests {
  private let kind = """
    name: 故事
    slug: stories
    template: story
    fields:
      unit: {type: choice, of: units, label: 单位, required: true}
      source: {type: text, label: 来源, required: true}
      author: {type: text, label: 作者}
    """
  private let units = """
    label: 单位
    terms:
      - {slug: college, name: 示例学院}
      - {slug: library, name: 示例图书馆}
    """

  private func site(_ manuscript: String) throws -> TestSite {
    try TestSite([
      "content/stories/_kind.yml": kind, "content/vocabularies/units.yml": units, "in/稿件.html": manuscript,
    ])
  }

  private func page(unit: String, end: String = "") -> String {
    """
    <body><h1>渡口边的一盏灯</h1><p>——记志愿者林小样</p><p>清河在示例县拐了一个大弯，弯里有个老渡口。桥修通以后，渡船少了。</p>
    <p align=right>\(unit)</p><p align=right>2026年4月18日</p><p>作者：张样　审核：李示</p>\(end)</body>
    """
  }

  @discardableResult
  private func importing(_ site: TestSite, _ file: String = "in/稿件.html", into: String? = nil) throws
    -> ImportReport
  {
    let now = Moment(Day(year: 2026, month: 11, day: 1) ?? Moment(epochSeconds: 0).day, minute: 0)
    let read = try #require(try readSite(in: site.folder, now: now).site)
    var request = ImportRequest(
      file: site.folder + "/" + file, kind: try #require(read.model.kind(named: "stories")))
    request.into = into
    request.temporaryFolder = NSTemporaryDirectory()
    return try importManuscript(request, site: read, in: site.folder, now: now).get()
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// Of a table that lists people the private columns stay in the manuscript, and the ledger names them; a list of places
  /// keeps its addresses and telephones.
  @Test func tablesOfPeopleLeavePrivateColumns() throws {
    let people = """
      <table><tr><td>姓名</td><td>出生年月</td><td>联系电话</td><td>家庭住址</td><td>事迹</td></tr>
      <tr><td>王㛃</td><td>1949.12</td><td>0771-1234567</td><td>示例街道一栋</td><td>守夜班</td></tr>
      <tr><td>李样</td><td>1950.01</td><td>0771-1234568</td><td>示例街道二栋</td><td>送图书</td></tr></table>
      """
    let places = """
      <table><tr><td>站点</td><td>地址</td><td>电话</td></tr><tr><td>示例站</td><td>示例路一号</td><td>0771-7654321</td></tr>
      <tr><td>样例站</td><td>示例路二号</td><td>0771-7654322</td></tr></table>
      """
    let site = try site(page(unit: "示例学院", end: people + places))
    let report = try importing(site)
    let draft = try text(report.draft)
    #expect(draft.contains("| 王㛃 | 守夜班 |") && draft.contains("| 示例站 | 示例路一号 | 0771-7654321 |"))
    for secret in ["1949", "1234567", "一栋"] { #expect(!draft.contains(secret), "\(secret)") }
    let left = report.ledger.entries.map(\.reason)
    for label in ["出生年月", "联系电话", "家庭住址"] { #expect(left.contains(.personal(label)), "\(label)") }
  }

  @Test func fillsFieldsByTheirLabels() throws {
    let site = try site(page(unit: "示例学院"))
    let report = try importing(site)
    #expect(report.draft == site.folder + "/content/stories/2026/du-kou-bian-de-yi-zhan-deng.md")
    let draft = try text(report.draft)
    for line in ["标题: 渡口边的一盏灯——记志愿者林小样", "日期: 2026-04-18", "状态: 草稿", "单位: 示例学院", "作者: 张样"] {
      #expect(draft.contains("\n" + line + "\n"), "\(line)")
    }
    #expect(report.missing == ["来源", "主题"])
    #expect(report.leftover == ["审核：李示"])
    #expect(draft.hasSuffix("渡船少了。\n\n审核：李示\n"))
  }

  @Test func leavesADraftThatHoldsUpNobody() throws {
    let site = try site(page(unit: "示例学院"))
    try importing(site)
    #expect(try !site.build().findings.contains { $0.isError })
  }

  @Test func guessesNoTerm() throws {
    let site = try site(page(unit: "示例图书室"))
    let report = try importing(site)
    let draft = try text(report.draft)
    #expect(draft.contains("# 单位: 示例图书室\n单位: \n"))
    #expect(draft.contains("最接近的是“示例图书馆”"))
    #expect(report.fields.contains { $0.label == "单位" && !$0.isSettled })
    #expect(report.missing == ["单位", "来源", "主题"])
  }

  @Test func overwritesNothingAndShowsTheDifference() throws {
    let site = try site(page(unit: "示例学院"))
    let first = try importing(site)
    #expect(try importing(site).difference == [])
    let edited = try text(first.draft).replacing("渡船少了。", with: "渡船没有了。")
    try Data(edited.utf8).write(to: URL(fileURLWithPath: first.draft))
    let second = try importing(site)
    #expect(try text(first.draft) == edited)
    #expect(second.difference?.contains { $0.hasPrefix("+") && $0.contains("渡船没有了。") } == true)
    #expect(second.difference?.contains { $0.hasPrefix("-") && $0.contains("渡船少了。") } == true)
  }

  /// What the author changed since, and what the editor did, are told apart.
  @Test func showsWhatChangedInANewerManuscript() throws {
    let site = try site(page(unit: "示例学院", end: "<p>第二段。</p>"))
    let first = try importing(site)
    let edited = try text(first.draft).replacing("渡船少了。", with: "渡船没有了。").replacing(
      "来源: \n", with: "来源: 示例县\n")
    try Data(edited.utf8).write(to: URL(fileURLWithPath: first.draft))
    try site.write(page(unit: "示例学院", end: "<p>第二段改了。</p><p>第三段。</p>"), to: "in/稿件.html")
    let second = try importing(site)
    #expect(try text(first.draft) == edited)
    let changes = try #require(second.changes)
    #expect(changes.manuscript.map { $0.prefix { $0 != " " } } == ["-", "+", "+"])
    #expect(changes.manuscript.last?.hasSuffix("第三段。") == true)
    #expect(changes.draft.count == 4)
    #expect(changes.draft.contains { $0.hasPrefix("+") && $0.hasSuffix("来源: 示例县") })
  }

  @Test func showsOfALongLineThePlaceThatChanged() {
    let long = String(repeating: "清河在示例县拐了一个大弯，", count: 20)
    let lines = difference(from: "甲\n\(long)灯\(long)", to: "甲\n\n\(long)灯火\(long)\n乙")
    #expect(lines.allSatisfy { $0.count < 60 } && lines[1].contains("灯火"))
    #expect(lines.map { $0.prefix(4) } == ["- 2:", "+ 3:", "+ 4:"])
  }

  @Test func writesPicturesBesideTheDraft() throws {
    let picture = "<p><img alt=\"一个点\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\"></p>"
    let site = try site(page(unit: "示例学院").replacing("<p align=right>示", with: picture + "<p align=right>示"))
    let report = try importing(site, into: "content/stories/2025")
    #expect(report.pictures == [site.folder + "/content/stories/2025/du-kou-bian-de-yi-zhan-deng-1.gif"])
    #expect(FileManager.default.fileExists(atPath: report.pictures[0]))
    #expect(try text(report.draft).contains("![一个点](du-kou-bian-de-yi-zhan-deng-1.gif)"))
  }

  @Test func readsPagesOfAnyEncodingWithThePicturesBesideThem() throws {
    let site = try site("")
    let outside = FileManager.default.temporaryDirectory.appendingPathComponent("outside-\(UUID()).gif")
    let picture: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 0x3B]
    try Data(picture).write(to: outside)
    try site.write("", to: "in/灯_files/empty")
    try Data(picture).write(to: URL(fileURLWithPath: site.folder + "/in/灯_files/a 1.gif"))
    let page =
      "<h1>渡口边的一盏灯</h1><p>清河在示例县拐了一个大弯，弯里有个老渡口。</p><p><img src=\"灯_files/a%201.gif?x=1\"></p><p><img src=\"../../\(outside.lastPathComponent)\"></p>"
    // GB 18030, as Foundation knows it by number.
    let bytes = try #require(page.data(using: String.Encoding(rawValue: 0x8000_0632)))
    try bytes.write(to: URL(fileURLWithPath: site.folder + "/in/灯.html"))
    let report = try importing(site, "in/灯.html")
    #expect(try text(report.draft).contains("弯里有个老渡口。"))
    #expect(report.pictures.count == 1)
    #expect(report.ledger.entries.contains { $0.reason == .outsidePicture })
    #expect(report.missing.last == "图片的替代文字（1 张）")
  }

  @Test func saysWhatACheckWillSay() throws {
    let site = try site(page(unit: "示例学院"))
    try site.write(
      kind
        + "\n  about: {type: text, label: 说明}\nrules:\n  - {when: author, needs: about, because: 有作者要有说明}\n",
      to: "content/stories/_kind.yml")
    let report = try importing(site)
    let finding = try #require(try site.build().findings.first { $0.rule.name == "unfinished-draft" })
    #expect(finding.arguments.first == report.missing.joined(separator: "、"))
    #expect(report.missing == ["来源", "主题", "说明"])
  }

  /// What an old format links to, on this machine or elsewhere, is never part of the draft.
  @Test func followsNoLinkOfAnOldFormat() throws {
    let site = try site("")
    try site.write("机器上的秘密", to: "in/secret.txt")
    let secret = site.folder + "/in/secret.txt"
    try site.write(
      "{\\rtf1\\ansi {\\field{\\*\\fldinst INCLUDETEXT \"\(secret)\"}{\\fldrslt old}} story of a lamp\\par}",
      to: "in/linked.rtf")
    do {
      let draft = try text(try importing(site, "in/linked.rtf").draft)
      #expect(draft.contains("story of a lamp") && !draft.contains("秘密"))
    } catch ManuscriptError.needsOffice {
      print("skipped: LibreOffice is not installed")
    }
  }

  @Test func aFileBeyondAnyManuscriptIsNamedWithoutBeingRead() throws {
    let site = try site("")
    try site.write("", to: "in/huge.doc")
    try #require(truncate(site.folder + "/in/huge.doc", 3_000_000_000) == 0)
    #expect(throws: ManuscriptError.tooMuch("2862 MB > 512 MB")) { try importing(site, "in/huge.doc") }
  }

  /// Needs LibreOffice; without it, the file is refused by the name of what is missing.
  @Test func readsOldFormatsByLibreOffice() throws {
    let site = try site("")
    try site.write(
      "{\\rtf1\\ansi\\uc1 \\qc\\fs44 \\u28783?\\u19979?\\par\\pard\\fs32 \\u19968?\\u30415?\\u28783?\\u12290?\\par}",
      to: "in/old.rtf")
    do {
      let report = try importing(site, "in/old.rtf")
      #expect(try text(report.draft).contains("一盏灯。"))
    } catch ManuscriptError.needsOffice(let format) {
      #expect(format == ".rtf")
      print("skipped: LibreOffice is not installed")
    }
  }
}
