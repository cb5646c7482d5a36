import Diagnostics
import Spreadsheets

/// Reading rows: a group line applies to the rows below it, up to the next.
extension RollReader {
  mutating func read(_ table: RollTable) {
    var group = GroupSpeech()
    group.category = category(of: table.sheet)
    var others: [Int] = []
    let indices = table.columns.map { positions[$0.plain] }
    for line in table.lines {
      switch line {
      case .group(let row, let text):
        if !group.take(text, of: self) { others.append(row) }
      case .entry(let row, let cells, let places):
        var values = Array(repeating: SheetCell.empty, count: columns.count)
        var columnsOfCells = Array(repeating: 0, count: columns.count)
        for (position, index) in indices.enumerated() where position < cells.count {
          guard let index else { continue }
          values[index] = cells[position]
          columnsOfCells[index] = places[position]
        }
        add(RawEntry(sheet: table.sheet, row: row, cells: values, places: columnsOfCells), group)
      }
    }
    if !others.isEmpty { tell(.rollOtherRows, table.sheet, rows: others) }
    if !table.hiddenRows.isEmpty { tell(.rollHiddenRows, table.sheet, rows: table.hiddenRows) }
  }

  /// The values that apply to the rows below.
  struct GroupSpeech {
    var category: TermReference?
    var unit: TermReference?
    var level: String?
    var medium: String?

    /// - Returns: whether the line gives a value for rows.
    mutating func take(_ text: String, of reader: RollReader) -> Bool {
      if let term = reader.category(of: text) {
        category = term
      } else if let term = reader.knownUnit(text) {
        unit = term
      } else if reader.level(of: text) != nil {
        level = groupText(text)
      } else if reader.spoken[.medium] != nil {
        medium = groupText(text)
      } else {
        return false
      }
      return true
    }
  }

  struct RawEntry {
    var sheet: String
    var row: Int
    var cells: [SheetCell]
    var places: [Int]
  }

  private mutating func add(_ raw: RawEntry, _ group: GroupSpeech) {
    var texts = raw.cells.map { cellText($0.text) }
    tellFaults(raw)
    mask(&texts, raw)
    speak(group, &texts)
    var entry = RollEntry(
      name: "", isGroup: declaration.row == .group || declaration.row == .family, cells: [], link: "",
      number: raw.row)
    guard let nameColumn = column(.name) else { return }
    (entry.name, entry.isGroup) = readName(texts[nameColumn], isGroup: entry.isGroup)
    guard !entry.name.isEmpty else {
      report(
        .rollRowWithoutName, at: CellPlace(sheet: raw.sheet, row: raw.row, column: raw.places[nameColumn]))
      return
    }
    texts[nameColumn] = entry.name
    readUnit(&entry, &texts, raw, group)
    readCategory(&entry, &texts, raw, group)
    if let column = column(.link) {
      readLink(&entry, &texts[column], raw, column)
    }
    entry.cells = texts
    keep(entry, raw)
  }

  private func column(_ role: ColumnRole) -> Int? { columns.firstIndex { $0.role == role } }

  /// Cached: a list names few units and categories, each many times.
  private mutating func unitOfCell(_ text: String, _ column: Int) -> MeantUnit {
    if let known = unitsOfCells[text] { return known }
    let unit = unit(in: text, hasPost: columns[column].label.contains { "职岗".contains($0) })
    unitsOfCells[text] = unit
    return unit
  }

  private mutating func categoryOfCell(_ text: String) -> TermReference? {
    if let known = categoriesOfCells[text] { return known }
    let category = category(of: text)
    categoriesOfCells[text] = .some(category)
    return category
  }

  private func speak(_ group: GroupSpeech, _ texts: inout [String]) {
    if let column = spoken[.level] { texts[column] = group.level ?? "" }
    if let column = spoken[.medium] { texts[column] = group.medium ?? "" }
  }

  private func readName(_ text: String, isGroup: Bool) -> (String, Bool) {
    switch declaration.row {
    case .work: return (text, false)
    case .unit: return (String(text.unicodeScalars.filter { !isBlankScalar($0) }), false)
    case .person, .group, .family:
      let name = spokenName(text)
      return (name.name, isGroup || name.isGroup)
    }
  }

  private mutating func readUnit(
    _ entry: inout RollEntry, _ texts: inout [String], _ raw: RawEntry, _ group: GroupSpeech
  ) {
    let role: ColumnRole = declaration.row == .unit ? .name : .unit
    guard units != nil, let column = column(role) else { return }
    if spoken[.unit] == column || texts[column].isEmpty, let unit = group.unit {
      entry.unit = unit
      texts[column] = model[unit].name
      return
    }
    guard !texts[column].isEmpty else { return }
    let found = unitOfCell(texts[column], column)
    if let unit = found.unit {
      entry.unit = unit
      texts[column] = model[unit].name + (found.post.isEmpty ? "" : " " + found.post)
      if role == .name { entry.name = model[unit].name }
    } else {
      unknownUnits[found.name, default: []].append(
        CellPlace(sheet: raw.sheet, row: raw.row, column: raw.places[column]))
    }
  }

  private mutating func readCategory(
    _ entry: inout RollEntry, _ texts: inout [String], _ raw: RawEntry, _ group: GroupSpeech
  ) {
    guard categories != nil, let column = column(.category) else { return }
    if spoken[.category] == column || texts[column].isEmpty {
      entry.category = group.category
    } else {
      entry.category = categoryOfCell(texts[column])
      if entry.category == nil {
        unknownCategories[texts[column], default: []].append(
          CellPlace(sheet: raw.sheet, row: raw.row, column: raw.places[column]))
      } else {
        knownCategories += 1
      }
    }
    if let category = entry.category { texts[column] = model[category].name }
  }

  /// Accepts only `http` and `https` addresses as links.
  private mutating func readLink(
    _ entry: inout RollEntry, _ text: inout String, _ raw: RawEntry, _ column: Int
  ) {
    guard !text.isEmpty else { return }
    let lowered = text.lowercased()
    if lowered.hasPrefix("https://") || lowered.hasPrefix("http://"),
      !text.contains(where: { $0 == " " || $0 == "\"" })
    {
      entry.link = text
      return
    }
    report(.rollLink, at: CellPlace(sheet: raw.sheet, row: raw.row, column: raw.places[column]))
    text = ""
  }

  /// Merges repeated rows: of people with the same name and unit, of units also with the same level and term, of works
  /// also with the same author.
  private mutating func keep(_ entry: RollEntry, _ raw: RawEntry) {
    let roles: [ColumnRole] =
      switch declaration.row {
      case .person, .group, .family: []
      case .unit: [.level, .term]
      case .work: [.author]
      }
    let unit =
      entry.unit.map { model[$0].slug } ?? column(.unit).map { entry.cells[$0] }
      ?? ""
    let more = roles.map { role in column(role).map { entry.cells[$0] } ?? "" }
    let key = EntryKey(parts: [entry.name, unit] + more)
    if let known = seen[key] {
      repeated[known, default: []].append(raw.row)
      return
    }
    seen[key] = entries.count
    entries.append(entry)
  }
}
