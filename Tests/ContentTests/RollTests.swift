import Diagnostics
import Foundation
import Testing

@testable import Content

private let basis = [
  "content/_common.yml": "fields:\n  unit: {type: unit, of: units, label: 单位, index: true}\n",
  "content/vocabularies/units.yml": """
  label: 单位
  fields:
    formerly: {type: list, label: 曾用名, names: true}
  terms:
    - {slug: a, name: 省样例厅}
    - {slug: b, name: 示例学院, formerly: [示例专科学校]}
    - {slug: c, name: 示例交通集团}
  """,
  "content/vocabularies/levels.yml": "label: 级别\nterms:\n  - {slug: organs, name: 省直}\n",
  "content/vocabularies/categories.yml":
    "label: 类别\nterms:\n  - {slug: helping, name: 助人为乐}\n  - {slug: bravery, name: 见义勇为}\n",
  "content/people/_kind.yml": """
  name: 人物
  roll: {person: person, category: category}
  fields:
    person: {type: person, label: 姓名, index: true}
    category: {type: choice, of: categories, label: 类别}
    honours: {type: honours, of: levels, label: 荣誉, index: true}
  """,
]

private let declaration = """
  title: 名单
  honour: 省直｜省直身边好人｜2024-Q1
  columns: {姓名: name, 单位: unit, 类别: category}

  """

private func read(_ csv: String, _ declaration: String = declaration) throws -> SiteReading {
  try SampleSite(
    basis.merging(["content/rolls/list.csv": csv, "content/rolls/list.yml": declaration]) { $1 }
  ).read()
}

@Suite struct RollTests {
  @Test func rowsAreEntriesWithTheirUnitsAndCategories() throws {
    let roll = try read("序号,姓名,单位,类别\n1,王　兰,示例专科学校,助人为乐类\n2,夜班（组）,省样例厅,见义勇为\n").site?.rolls.first
    #expect(roll?.fullHonour?.title == "省直身边好人")
    #expect(roll?.entries.map(\.name) == ["王兰", "夜班"])
    #expect(roll?.entries.map(\.isGroup) == [false, true])
    #expect(roll?.entries.map { $0.unit?.term } == [1, 0])
    #expect(roll?.entries.map(\.cells) == [["王兰", "示例学院", "助人为乐"], ["夜班", "省样例厅", "见义勇为"]])
  }

  @Test func aUnitIsNeverGuessed() throws {
    let reading = try read("姓名,单位,类别\n王兰,省样例厅机关,助人为乐\n李方,示例交通集团有限公司,助人为乐\n")
    #expect(reading.rules == ["roll-unknown-unit", "roll-unknown-unit"])
    #expect(reading.printed.contains("“省样例厅机关”") && reading.printed.contains("最接近的是“省样例厅”"))
    #expect(reading.printed.contains("最接近的是“示例交通集团”"))
  }

  @Test func linesOverRowsGiveThemTheirCategory() throws {
    let csv = "序号,姓名,单位\n一、助人为乐（1人）,,\n1,王兰,示例学院\n二、见义勇为（1人）,,\n2,李方,省样例厅\n"
    let roll = try read(csv, declaration.replacingOccurrences(of: ", 类别: category", with: "")).site?.rolls
      .first
    #expect(roll?.entries.map { $0.category?.term } == [0, 1])
    #expect(roll?.columns.map(\.label) == ["姓名", "单位", "类别"])
  }

  @Test func whoeverStandsTwiceCountsOnceAndIsTold() throws {
    let reading = try read("姓名,单位,类别\n王兰,示例学院,助人为乐\n王 兰,示例学院,见义勇为\n王兰,省样例厅,助人为乐\n")
    #expect(reading.site?.rolls.first?.entries.count == 2)
    #expect(reading.printed.contains("“王兰”重复写了 2 次（第 2—3 行），只算一次"))
  }

  @Test func personalColumnsAreRefusedThoughDeclared() throws {
    let reading = try read(
      "姓名,单位,类别,手机号\n王兰,示例学院,助人为乐,19900001111\n",
      declaration.replacingOccurrences(of: "类别: category", with: "类别: category, 手机号: text"))
    #expect(reading.site?.rolls.first?.columns.map(\.label) == ["姓名", "单位", "类别"])
    #expect(reading.printed.contains("“手机号”一列是个人信息"))
    #expect(!reading.printed.contains("19900001111"))
  }

  @Test func longNumbersInOtherCellsAreNotPublished() throws {
    let reading = try read(
      "姓名,单位,类别,备注\n王兰（999999198001011230）,示例学院,助人为乐,卡 6299 0010 8274 8968 426\n",
      declaration.replacingOccurrences(of: "类别: category", with: "类别: category, 备注: text"))
    #expect(reading.site?.rolls.first?.entries.map(\.cells) == [["王兰", "示例学院", "助人为乐", ""]])
    #expect(reading.rules == ["roll-personal-cell", "roll-personal-cell"])
    #expect(!reading.printed.contains("999999198001011230"))
  }

  @Test func linksLeadToTheWebOnly() throws {
    let reading = try read(
      "作品名称,作者,类别,链接\n老屋,陈样,摄影,https://video.example.org/1\n灯,李例,视频,javascript:alert(1)\n",
      "title: 作品\nrows: work\ncolumns: {作品名称: name, 作者: author, 类别: medium, 链接: link}\n")
    #expect(reading.site?.rolls.first?.entries.map(\.link) == ["https://video.example.org/1", ""])
    #expect(reading.rules == ["roll-link"])
  }

  @Test func aDeclarationWithoutItsSheetAndASheetWithoutItsDeclarationAreTold() throws {
    let alone = try SampleSite(basis.merging(["content/rolls/a.yml": declaration]) { $1 }).read()
    #expect(alone.rules == ["roll-without-sheet"])
    let sheet = try SampleSite(basis.merging(["content/rolls/a.csv": "姓名\n王兰\n"]) { $1 }).read()
    #expect(sheet.rules == ["roll-without-declaration"])
    #expect(sheet.ledger.entries.contains { $0.file == "content/rolls/a.csv" && $0.state == .rejected })
  }

  @Test func whatADeclarationGetsWrongIsAnErrorAtItsLine() throws {
    let reading = try read(
      "姓名,单位\n王兰,示例学院\n", "title: 名单\nrows: persons\nhonour: 省直｜好人\ncolumns: {姓名: nam}\n")
    #expect(Set(reading.rules).isSuperset(of: ["unknown-key", "wants-bars", "roll-names"]))
    let missing = try read("姓名,单位\n王兰,示例学院\n", "title: 名单\ncolumns: {姓名: name, 单 位: unit, 届次: term}\n")
    #expect(missing.printed.contains("表里没有“届次”这一列"))
  }

  @Test func sheetsOfManyRowsAreReadInOrder() throws {
    let rows = (1...2000).map { "人\($0)号,示例学院,助人为乐" }.joined(separator: "\n")
    let roll = try read("姓名,单位,类别\n\(rows)\n").site?.rolls.first
    #expect(roll?.entries.count == 2000)
    #expect(roll?.entries.map(\.number) == Array(2...2001))
  }
}

@Suite struct ProposalTests {
  private func propose(_ csv: String, named name: String = "list.csv", wish: RollWish = RollWish()) throws
    -> RollProposal
  {
    let site = try SampleSite(basis).read()
    let folder = FileManager.default.temporaryDirectory.appending(path: "xinfeng-sheet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(csv.utf8).write(to: folder.appending(path: name))
    let sheet = try #require(openSheet(folder.path + "/" + name).sheet)
    return proposeRoll(of: sheet, wish: wish, for: try #require(site.site), finding: { _ in [] })
  }

  @Test func aProposalIsADeclarationThatReadsTheSame() throws {
    let csv = "2024年第一季度省直“身边好人”名单,,,\n序号,姓 名,单位,类别\n1,王兰,示例学院,助人为乐\n"
    let proposal = try propose(csv)
    let reading = try read(csv, proposal.text)
    #expect(reading.rules == [])
    #expect(reading.site?.rolls.first?.entries == proposal.roll?.entries)
    #expect(reading.site?.rolls.first?.fullHonour == proposal.roll?.fullHonour)
    #expect(proposal.text.contains("honour: \"省直｜省直身边好人｜2024-Q1\""))
  }

  @Test func candidatesHaveNoHonourYet() throws {
    let proposal = try propose("2024年第一季度省直“身边好人”推荐人选,\n姓名,单位\n王兰,示例学院\n")
    #expect(proposal.roll?.fullHonour == nil)
    #expect(proposal.text.contains("# honour:"))
  }

  @Test(arguments: [
    ("作品名称,作者,类别", RollRow.work), ("单位名称,级别,届次", .unit), ("家庭名称,单位", .family), ("姓名,单位", .person),
  ])
  func theHeaderSaysWhatRowsAre(_ header: String, _ row: RollRow) throws {
    let blanks = String(repeating: ",示例学院", count: header.split(separator: ",").count - 1)
    #expect(try propose("\(header)\n示例学院\(blanks)\n").roll?.row == row)
  }

  @Test func filesOfOtherSortsAreRefusedByName() {
    for name in ["a.xlsm", "a.xls", "a.docx"] {
      #expect(openSheet("/nowhere/\(name)").findings.map(\.rule.name) == ["roll-unreadable"])
    }
  }
}
