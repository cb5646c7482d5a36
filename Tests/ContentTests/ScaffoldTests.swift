import Content
import Diagnostics
import Foundation
import Testing

@Suite struct ScaffoldTests {
  private func site() throws -> Site { try #require(try SampleSite([String: Data]()).read().site) }

  @Test(arguments: ["三十年守护一盏灯", "他说: 好", "\"引号\"", "#3 灯塔", "C:\\灯", "@所有人", "- 灯 -", "[通知]"])
  func anUnfinishedPageIsADraftWithItsTitle(title: String) throws {
    let model = try site().model
    let scaffold = try #require(model.scaffold(model.kinds[0], title: title, name: "a", now: now))
    #expect(scaffold.file == "content/tales/2024/a.md")
    let reading = try SampleSite([scaffold.file: Data(scaffold.text.utf8)]).read()
    #expect(reading.printed == "")
    #expect(reading.ledger.entries.map(\.state) == [.draft])
    let published = scaffold.text.replacing("状态: 草稿\n", with: "")
    #expect(try SampleSite([scaffold.file: Data(published.utf8)]).read().page?.title == title)
  }

  @Test func theFileIsNamedInPinyin() throws {
    let model = try site().model
    let scaffold = model.scaffold(model.kinds[0], title: "王兰英和黄河边上的那一盏灯", name: nil, now: now)
    #expect(scaffold?.file == "content/tales/2024/wang-lan-ying-he-huang-he-bian-shang.md")
    #expect(model.scaffold(model.kinds[0], title: "？！", name: nil, now: now) == nil)
    #expect(model.scaffold(model.kinds[0], title: "灯", name: "../x", now: now) == nil)
  }

  @Test func aKindGoesByItsNames() throws {
    let model = try site().model
    #expect(["tales", "故事"].map(model.kind) == [0, 0])
    #expect(model.kind(named: "故") == nil)
  }

  @Test func aDraftThatLacksFieldsHoldsUpNobody() throws {
    let kind = "name: 故事\nfields:\n  person: {type: person, label: 姓名, required: true}\n"
    let page = "---\n标题: 灯\n日期: 2024-04-07\n状态: 草稿\n姓名:\n---\n"
    let reading = try SampleSite(["content/tales/_kind.yml": kind, "content/tales/a.md": page]).read()
    #expect(reading.rules == ["unfinished-draft"])
    #expect(reading.ledger.entries.map(\.reason) == [.lacking(["姓名"])])
  }

  @Test func aChineseFileNameTellsItsAddress() throws {
    let reading = try readTale("---\n标题: 灯\n日期: 2024-04-07\n---\n", "content/tales/王兰英.md")
    #expect(reading.page?.address == "/tales/2024/wang-lan-ying/")
    #expect(reading.rules == ["slug-made-of-name"])
    #expect(reading.findings.first?.arguments == ["/tales/2024/wang-lan-ying/"])
  }
}
