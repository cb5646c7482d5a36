import Almanac
import Chinese

extension Site {
  /// A draft for each row of a roll that has no page yet.
  ///
  /// The row's values fill the front matter; other required fields are left blank, as in any new page.
  ///
  /// - Parameter isTaken: whether a file, relative to the site's folder, exists.
  /// - Returns: the drafts, and the number of rows that have a page.
  package func drafts(of roll: Roll, kind position: Int, now: Moment, isTaken: (String) -> Bool) -> (
    scaffolds: [Scaffold], known: Int
  ) {
    let kind = model.kinds[position]
    var scaffolds: [Scaffold] = []
    var files: Set<String> = []
    var known = 0
    for entry in roll.entries {
      if hasPage(about: entry, of: roll, kind: position) {
        known += 1
        continue
      }
      let sounds = pinyin(of: entry.name, as: roll.row == .person ? .name : .unknown).prefix(8).joined(
        separator: "-")
      let stem = sounds.isEmpty ? "row-\(entry.number)" : sounds
      let folder = "content/\(kind.folder)/" + (kind.addressForm.hasYear ? "\(now.day.year)/" : "")
      var file = "\(folder)\(stem).md"
      var number = 2
      while isTaken(file) || files.contains(file) {
        file = "\(folder)\(stem)-\(number).md"
        number += 1
      }
      files.insert(file)
      scaffolds.append(Scaffold(file: file, text: draftText(of: entry, of: roll, kind: kind, now: now)))
    }
    return (scaffolds, known)
  }

  private func hasPage(about entry: RollEntry, of roll: Roll, kind: Int) -> Bool {
    guard let person = model.kinds[kind].roll?.person else { return false }
    let unit = model.kinds[kind].fields.firstIndex(where: \.isMain)
    return (pages + unseen + expired).contains { page in
      guard page.kind == kind, case .people(let people) = page.values[person],
        people.contains(where: { $0.name == entry.name })
      else { return false }
      guard let unit, let wanted = entry.unit else { return true }
      return page.terms(of: unit) == [wanted]
    }
  }

  private func draftText(of entry: RollEntry, of roll: Roll, kind: Kind, now: Moment) -> String {
    let values = draftValues(of: entry, of: roll, kind: kind)
    var lines = [
      "---", "\(BuiltInKey.title.label): \(yamlText(entry.name))", "\(BuiltInKey.date.label): \(now.text)",
      "# 草稿不会发布；写好以后删去下面这一行。", "\(BuiltInKey.status.label): 草稿",
    ]
    for (field, value) in zip(kind.fields, values) {
      if let value {
        lines.append("\(field.label): \(value)")
      } else if field.isRequired, field.defaultValue == nil {
        lines += (field.help.isEmpty ? [] : ["# \(field.label)：\(field.help)"]) + ["\(field.label): "]
      }
    }
    let rest = zip(roll.columns, entry.cells).filter { column, text in
      (column.role == .deed || column.role == .text) && !text.isEmpty && !values.contains(yamlText(text))
    }
    lines += ["---", ""] + rest.map { "\($0.label)：\($1)" } + ["", "正文从这里写起，写完把这一行删去。", ""]
    return lines.joined(separator: "\n")
  }

  /// The values that the row gives for the kind's fields, in their order.
  private func draftValues(of entry: RollEntry, of roll: Roll, kind: Kind) -> [String?] {
    let deed = roll.text(.deed, of: entry)
    return kind.fields.enumerated().map { position, field in
      if position == kind.roll?.person { return yamlText(entry.name) }
      if position == kind.roll?.category { return entry.category.map { model[$0].name } }
      if field.isMain { return entry.unit.map { yamlText(model[$0].name) } }
      if let groups = kind.roll?.groups, position == groups.field, entry.isGroup {
        // The term for this kind of row, if the vocabulary has one.
        let term = groups.terms.first { model[$0].slug == roll.row.rawValue } ?? groups.terms.first
        return term.map { model[$0].name }
      }
      if field.levelsOfHonours != nil {
        return roll.fullHonour.map { yamlText("\(model[$0.level].name)｜\($0.title)｜\($0.batch.text)") }
      }
      if position == kind.cardField, !deed.isEmpty, deed.count <= field.type.limits.maximum {
        return yamlText(deed)
      }
      return nil
    }
  }
}
