import Spreadsheets
import Testing

@testable import Content

/// A sheet of rows of texts; what is empty is an empty cell.
private func sheet(_ rows: [[String]], merges: [CellRange] = [], name: String = "名单", hidden: [Int] = [])
  -> Sheet
{
  let rows = rows.enumerated().map { number, cells in
    SheetRow(
      number: number + 1, isHidden: hidden.contains(number + 1),
      cells: cells.map { $0.isEmpty ? .empty : .text($0) })
  }
  return Sheet(name: name, rows: rows, merges: merges)
}

private func entries(_ table: RollTable?) -> [[String]] {
  (table?.lines ?? []).compactMap { line in
    if case .entry(_, let cells, _) = line { cells.map(\.text) } else { nil }
  }
}

@Suite struct RollTableTests {
  @Test func findsTheHeaderBelowTitlesAndPassesOverSumsAndNotes() {
    let table = rollTable(
      in: sheet([
        ["2024年第一季度名单"], [], ["序号", "姓 名", "单　位"], ["1", "王兰", "示例学院"], ["2", "", ""], ["3", "李方", "示例医院"],
        ["合计", "2人"], ["注：按姓氏笔画排列"], ["共2名（组）"],
      ]))
    #expect(table?.title == "2024年第一季度名单")
    #expect(table?.columns.map(\.plain) == ["序号", "姓名", "单位"])
    #expect(entries(table) == [["1", "王兰", "示例学院"], ["3", "李方", "示例医院"]])
    #expect(table?.lines.count == 2)
  }

  @Test func mergesOverRowsFillDownwards() {
    let table = rollTable(
      in: sheet(
        [["姓名", "单位", "类别"], ["王兰", "示例学院", "助人为乐"], ["李方"], ["赵一", "", "见义勇为"]],
        merges: [CellRange(rows: 2...4, columns: 1...1), CellRange(rows: 2...3, columns: 2...2)]))
    #expect(
      entries(table) == [
        ["王兰", "示例学院", "助人为乐"], ["李方", "示例学院", "助人为乐"], ["赵一", "示例学院", "见义勇为"],
      ])
  }

  @Test func aHeaderMayHaveTwoRows() {
    let rows = [["序号", "单位名称", "称号", "", "复查结果"], ["", "", "级别", "届次"], ["1", "示例学院", "省级", "第七届", "合格"]]
    let merges = [
      CellRange(rows: 1...2, columns: 0...0), CellRange(rows: 1...2, columns: 1...1),
      CellRange(rows: 1...1, columns: 2...3), CellRange(rows: 1...2, columns: 4...4),
    ]
    for merges in [merges, []] {
      let table = rollTable(in: sheet(rows, merges: merges))
      #expect(table?.columns.map(\.plain) == ["序号", "单位名称", "级别", "届次", "复查结果"])
      #expect(entries(table) == [["1", "示例学院", "省级", "第七届", "合格"]])
    }
  }

  @Test func headersRepeatOnEveryPageAndBesideThemselves() {
    let paged = rollTable(in: sheet([["姓名", "单位"], ["王兰", "甲"], ["姓名", "单位"], ["李方", "乙"]]))
    #expect(entries(paged) == [["王兰", "甲"], ["李方", "乙"]])
    let beside = rollTable(
      in: sheet([["序号", "姓名", "单位", "序号", "姓名", "单位"], ["1", "王兰", "甲", "2", "李方", "乙"], ["3", "赵一", "丙"]]))
    #expect(entries(beside) == [["1", "王兰", "甲"], ["2", "李方", "乙"], ["3", "赵一", "丙"]])
  }

  @Test func personalColumnsAreNeverRead() {
    let table = rollTable(
      in: sheet(
        [["姓名", "联系方式", "", "单位"], ["", "手机", "邮箱"], ["王兰", "19900001111", "a@example.org", "示例学院"]],
        merges: [
          CellRange(rows: 1...2, columns: 0...0), CellRange(rows: 1...1, columns: 1...2),
          CellRange(rows: 1...2, columns: 3...3),
        ]))
    #expect(entries(table) == [["王兰", "", "", "示例学院"]])
  }

  @Test func hiddenRowsAreToldAndNotRead() {
    let table = rollTable(in: sheet([["姓名", "单位"], ["王兰", "甲"], ["李方", "乙"]], hidden: [3]))
    #expect(entries(table) == [["王兰", "甲"]])
    #expect(table?.hiddenRows == [3])
  }

  @Test func linesOverRowsAreGroups() {
    let table = rollTable(in: sheet([["序号", "姓名", "单位"], ["一、助人为乐（1人）"], ["1", "王兰", "甲"]]))
    guard case .group(2, let text)? = table?.lines.first else { return #expect(Bool(false), "no group") }
    #expect(groupText(text) == "助人为乐")
  }

  @Test func aSheetWithoutNamesIsNone() {
    #expect(rollTable(in: sheet([["得分", "备注"], ["1", "2"]])) == nil)
    #expect(rollTable(in: sheet([])) == nil)
  }
}

@Suite struct RollTextTests {
  @Test(arguments: [
    ("王　兰", "王兰", false), ("陈 晓（组）", "陈晓", true), ("章示\n林", "章示林", false), ("桥头救援队", "桥头救援队", true),
    ("阿依古丽•买买提", "阿依古丽·买买提", false), ("阿依古丽.买买提", "阿依古丽·买买提", false), ("王兰（女，回族）", "王兰", false),
    ("老屋（二）", "老屋（二）", false), ("Anna  Li", "Anna Li", false), ("组", "组", false),
  ])
  func namesAreAsTheyAreSpoken(_ written: String, _ name: String, _ isGroup: Bool) {
    let spoken = spokenName(written)
    #expect(spoken.name == name)
    #expect(spoken.isGroup == isGroup)
  }

  @Test func cellsAreOnOneLine() {
    #expect(cellText("连续3年\n获评 ") == "连续3年获评")
    #expect(cellText("a\n b　c") == "a b c")
  }

  @Test(arguments: [
    "身份证号", "身 份 证 号 码", "联系电话（手机）", "出生年月", "家庭住址", "通讯地址", "银行卡号", "开户行及账号", "电子邮箱", "性别", "籍贯",
    "QQ", "年龄", "ID", "手机号码*", "联系信息", "参加工作时间", "入党时间", "毕业院校", "工号",
  ])
  func personalColumnsAreKnownByTheirHeader(_ label: String) {
    #expect(isPersonal(plainLabel(label)))
  }

  @Test(arguments: ["姓名", "单位", "作品地址", "网址", "事迹", "类别", "届次", "节目"])
  func publicColumnsAreNot(_ label: String) {
    #expect(!isPersonal(plainLabel(label)))
  }

  @Test func sumsAndNotesAreKnown() {
    for text in ["合计", "合 计", "共14名（组）", "小计：3人"] { #expect(isTotal(text)) }
    for text in ["共同体", "王兰", "共青团示例委员会"] { #expect(!isTotal(text)) }
    for text in ["注：按笔画", "备注：无", "填表人：某某"] { #expect(isNote(text)) }
    for text in ["注册志愿者", "王兰"] { #expect(!isNote(text)) }
  }
}
