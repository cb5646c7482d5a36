import Content
import Templating

struct RollView: Sendable {
  var context: RenderContext
  var position: Int

  var roll: Roll { context.site.rolls[position] }
}

/// A roll in a list of rolls.
struct RollSummary: Sendable {
  var title: String
  var address: String
  var text: String
}

let rollLinkSchema = ViewSchema<RollSummary>(
  "RollLink", "一份名单", "a roll",
  [
    .init("title", .text, "名称", "its title") { .text($0.title) },
    .init("address", .text, "地址", "its address") { .text($0.address) },
    .init("text", .text, "如“12人3组”“11家”“10件”", "such as 12人3组, 11家, 10件") { .text($0.text) },
  ])

let rollsSchema = ViewSchema<[RollSummary]>(
  "rolls", "各份名单", "all rolls",
  [.init("rolls", .list(.record("RollLink")), "各份名单", "the rolls") { rollLinkSchema.list(of: $0) }])

let rollSchema = ViewSchema<RollView>(
  "roll", "一份名单：照单位的表格", "a roll: the office's sheet",
  [
    .init("text", .text, "如“12人3组”“11家”“10件”", "such as 12人3组, 11家, 10件") {
      .text($0.context.heads(of: $0.roll))
    },
    .init("columns", .list(.text), "各列的名称", "the names of its columns") {
      .list($0.roll.columns.map { .text($0.label) })
    },
    .init("rows", .list(.record("RollRow")), "各行，依表格的次序", "its rows, in the order of the sheet") { view in
      rollRowSchema.list(of: view.roll.entries.indices.map { view.row($0) })
    },
    .init("groups", .list(.record("RollGroup")), "作品按体裁分的组；别的名单为空", "works by medium; empty for others") {
      .records($0.groups.map(rollGroupSchema.record))
    },
    .init("works", .flag, "是作品，不是人和单位", "its rows are works") { .flag($0.roll.row == .work) },
    .init("sample", .flag, "示例内容", "an example, not a fact") { .flag($0.roll.isSample) },
    .init("call", .record("Page"), "征集或公布它的文章", "the page that called for it") { view in
      .record(view.context.call(of: view.roll).map { view.context.pages[$0] })
    },
    .init("batch", .record("Link"), "这一批荣誉的页面", "the page of its batch of honours") {
      .record($0.context.batchLink(of: $0.roll).map(linkSchema.record))
    },
    .init("table", .text, "表格文件（CSV）的地址", "the address of the list as CSV") {
      .text($0.context.commonContext.addresses.href($0.roll.tableAddress))
    },
  ])

struct RollRowView: Sendable {
  var roll: RollView
  var entry: RollEntry
  /// The page about it, by its place in the site.
  var story: Int?
}

let rollRowSchema = ViewSchema<RollRowView>(
  "RollRow", "名单的一行", "a row of a roll",
  [
    .init("id", .text, "锚点", "its anchor") { .text(rowAnchor($0.entry)) },
    .init("name", .text, "姓名或名称", "the name") { .text($0.entry.name) },
    .init("group", .flag, "是一组，不是一人", "is a group, not a person") {
      .flag($0.entry.isGroup && $0.roll.roll.row.isOfPeople)
    },
    .init("page", .record("Page"), "写到的文章", "the page about it") { row in
      .record(row.story.map { row.roll.context.pages[$0] })
    },
    .init("unit", .record("Term"), "单位", "the unit") { .record($0.roll.context.unitRecord($0.entry.unit)) },
    .init("author", .text, "作者", "the author") { .text($0.text(.author)) },
    .init("link", .text, "作品的网址，可能为空", "the work's address, which may be empty") { .text($0.entry.link) },
    .init("cells", .list(.record("RollCell")), "各格", "its cells") { rollCellSchema.list(of: $0.cells) },
    .init("others", .list(.record("RollCell")), "名称、作者、单位、体裁、链接以外的各格", "cells that say something else") {
      rollCellSchema.list(of: $0.others)
    },
  ])

/// The place of a row within its page.
func rowAnchor(_ entry: RollEntry) -> String { "row-\(entry.number)" }

struct RollCellView: Sendable {
  var label: String
  var text: String
  /// Behind a unit's name: the post.
  var after = ""
  var address = ""
  var isName = false
  var isGroup = false
}

let rollCellSchema = ViewSchema<RollCellView>(
  "RollCell", "名单的一格", "a cell of a roll",
  [
    .init("label", .text, "列名", "the name of its column") { .text($0.label) },
    .init("text", .text, "文字", "its text") { .text($0.text) },
    .init("after", .text, "单位后面的职务", "the post behind a unit's name") { .text($0.after) },
    .init("address", .text, "地址，可能为空", "where it leads; may be empty") { .text($0.address) },
    .init("is_name", .flag, "是姓名或名称", "is the name") { .flag($0.isName) },
    .init("group", .flag, "是一组，不是一人", "is a group, not a person") { .flag($0.isGroup) },
  ])

struct RollGroupView: Sendable {
  var name: String
  var rows: [RollRowView]
}

let rollGroupSchema = ViewSchema<RollGroupView>(
  "RollGroup", "一种体裁的作品", "works of one medium",
  [
    .init("name", .text, "体裁", "the medium") { .text($0.name) },
    .init("count", .number, "件数", "how many") { .number($0.rows.count) },
    .init("rows", .list(.record("RollRow")), "作品", "the works") { rollRowSchema.list(of: $0.rows) },
  ])

extension RollView {
  func row(_ position: Int) -> RollRowView {
    RollRowView(
      roll: self, entry: roll.entries[position],
      story: context.indices.rolls.stories[self.position][position])
  }

  /// Works by medium, in the order in which media first occur in the sheet.
  var groups: [RollGroupView] {
    guard roll.row == .work else { return [] }
    var groups: [RollGroupView] = []
    for position in roll.entries.indices {
      let row = row(position)
      let name = row.text(.medium)
      if let known = groups.firstIndex(where: { $0.name == name }) {
        groups[known].rows.append(row)
      } else {
        groups.append(RollGroupView(name: name, rows: [row]))
      }
    }
    return groups
  }
}

extension RollRowView {
  func text(_ role: ColumnRole) -> String { roll.roll.text(role, of: entry) }

  var cells: [RollCellView] { zip(roll.roll.columns, entry.cells).map(cell) }

  var others: [RollCellView] {
    zip(roll.roll.columns, entry.cells).compactMap { column, text in
      let isSaid = [.name, .unit, .author, .medium, .link].contains(column.role)
      return isSaid || text.isEmpty ? nil : cell(column, text)
    }
  }

  private func cell(_ column: RollColumn, _ text: String) -> RollCellView {
    var cell = RollCellView(label: column.label, text: text)
    switch column.role {
    case .name:
      (cell.isName, cell.isGroup) = (true, entry.isGroup && roll.roll.row.isOfPeople)
      cell.address = roll.roll.row == .unit ? unitAddress : storyAddress
    case .unit where entry.unit != nil:
      let name = entry.unit.map { roll.context.site.model[$0].name } ?? ""
      cell.text = name
      cell.after = text == name ? "" : String(text.dropFirst(name.count))
      cell.address = unitAddress
    case .link: cell.address = entry.link
    default: break
    }
    return cell
  }

  private var unitAddress: String {
    guard let unit = entry.unit, let index = roll.context.indices.unitIndex else { return "" }
    let term = roll.context.site.model[unit]
    return roll.context.commonContext.addresses.href(roll.context.indices.byTerm[index].address(of: term))
  }

  private var storyAddress: String {
    story.map { roll.context.commonContext.addresses.href(roll.context.site.pages[$0].address) } ?? ""
  }
}

struct UnitRoll: Sendable {
  var context: RenderContext
  var roll: Int
  var places: [RollPlace]
}

let unitRollSchema = ViewSchema<UnitRoll>(
  "UnitRoll", "一份名单里某单位的各行", "the rows of a unit in a roll",
  [
    .init("roll", .record("RollLink"), "名单", "the roll") {
      .record(rollLinkSchema.record(of: $0.context.rollSummary($0.roll)))
    },
    .init("honour", .text, "称号，可能为空", "the honour, which may be empty") {
      .text($0.context.site.rolls[$0.roll].honour)
    },
    .init("titles", .flag, "是这个单位自己的称号，不是人和作品", "is the unit's own title, not its people") {
      .flag($0.context.site.rolls[$0.roll].row == .unit)
    },
    .init("count", .number, "行数", "how many rows") { .number($0.places.count) },
    .init("rows", .list(.record("RollRow")), "各行", "the rows") { unit in
      let view = RollView(context: unit.context, position: unit.roll)
      return rollRowSchema.list(of: unit.places.map { view.row($0.entry) })
    },
  ])
