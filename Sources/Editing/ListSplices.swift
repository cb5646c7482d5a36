import YAML

/// The replacements in a list that give it other items, or the same in another order. Items that stay keep their bytes,
/// and in a list without brackets their lines with comments.
func listSplices(
  _ old: Extent, _ items: [Extent], _ wanted: [WrittenValue], in fields: LocatedFields
) -> [Splice]? {
  let origins = origins(of: wanted, among: items)
  let isFlow = old.style == .flow
  if origins == Array(items.indices) {
    let inner = zip(items, wanted).map { innerSplices($0, $1, isInBrackets: isFlow, in: fields) }
    let edits = inner.compactMap(\.self)
    if edits.count == inner.count { return edits.flatMap(\.self) }
  }
  if isFlow {
    let parts = zip(wanted, origins).map { new, origin in
      guard let origin, new.isSaid(by: items[origin].node) else { return inline(new, isItem: true) }
      return fields.source.text(in: items[origin].range)
    }
    return [Splice(old.range, "[" + parts.joined(separator: ", ") + "]")]
  }
  guard !items.isEmpty, !wanted.isEmpty, let lines = ItemLines(items, in: fields) else { return nil }
  return lines.splices(to: wanted, from: origins)
}

/// For each wanted item the old one that it comes from: one with the same value, else the next that is not used
/// otherwise.
private func origins(of wanted: [WrittenValue], among items: [Extent]) -> [Int?] {
  var origins = [Int?](repeating: nil, count: wanted.count)
  var isFree = [Bool](repeating: true, count: items.count)
  func match(_ position: Int, _ item: Int) {
    origins[position] = item
    isFree[item] = false
  }
  // Match equal items at the beginning and the end first.
  let start = zip(items, wanted).prefix { $1.isSaid(by: $0.node) }.count
  let rest = min(items.count, wanted.count) - start
  let end = zip(items.reversed(), wanted.reversed()).prefix(rest).prefix { $1.isSaid(by: $0.node) }.count
  for position in 0..<start { match(position, position) }
  for position in 0..<end { match(wanted.count - 1 - position, items.count - 1 - position) }
  for position in wanted.indices where origins[position] == nil {
    let item = items.indices.first { isFree[$0] && wanted[position].isSaid(by: items[$0].node) }
    if let item { match(position, item) }
  }
  for position in wanted.indices where origins[position] == nil {
    if let item = isFree.firstIndex(of: true) { match(position, item) }
  }
  return origins
}

/// The lines of a list without brackets, by item.
private struct ItemLines {
  let items: [Extent]
  let fields: LocatedFields
  private let indentation: String

  /// Nil if an item does not begin a line.
  init?(_ items: [Extent], in fields: LocatedFields) {
    self.items = items
    self.fields = fields
    let bytes = fields.source.bytes
    var indentation: String?
    for item in items {
      let start = fields.lineStart(of: item.range.lowerBound)
      let head = bytes[start..<item.range.lowerBound]
      guard let dash = head.firstIndex(of: UInt8(ascii: "-")), head[..<dash].allSatisfy({ $0 == 0x20 }),
        head[(dash + 1)...].allSatisfy({ $0 == 0x20 })
      else { return nil }
      indentation = indentation ?? String(decoding: head[..<dash], as: UTF8.self)
    }
    self.indentation = indentation ?? "  "
  }

  func splices(to wanted: [WrittenValue], from origins: [Int?]) -> [Splice]? {
    let kept = origins.compactMap(\.self)
    return kept == kept.sorted() ? changing(to: wanted, from: origins) : moving(to: wanted, from: origins)
  }

  /// Removes and inserts whole lines; all others keep their places.
  private func changing(to wanted: [WrittenValue], from origins: [Int?]) -> [Splice]? {
    var splices: [Splice] = []
    var place = fields.lineStart(of: items[0].range.lowerBound)
    for (new, origin) in zip(wanted, origins) {
      guard let origin else {
        splices.append(Splice(place..<place, fields.lineBreak(before: place) + line(new)))
        continue
      }
      guard let edits = edits(origin, new) else { return nil }
      splices += edits
      place = lines(origin).upperBound
    }
    let kept = Set(origins.compactMap(\.self))
    splices += items.indices.filter { !kept.contains($0) }.map { Splice(lines($0), "") }
    return splices.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }.map(\.element)
  }

  /// Writes all lines of the list in another order. A comment above an item moves with it.
  private func moving(to wanted: [WrittenValue], from origins: [Int?]) -> [Splice]? {
    let kept = Set(origins.compactMap(\.self))
    var leads: [String] = []
    var pending = ""
    for item in items.indices {
      let start = item == 0 ? lines(0).lowerBound : lines(item - 1).upperBound
      pending += fields.source.text(in: start..<lines(item).lowerBound)
      leads.append(kept.contains(item) ? pending : "")
      if kept.contains(item) { pending = "" }
    }
    var text = ""
    for (new, origin) in zip(wanted, origins) {
      guard let origin else {
        text += line(new)
        continue
      }
      guard let edits = edits(origin, new) else { return nil }
      text += leads[origin] + edited(lines(origin), edits)
    }
    let end = lines(items.count - 1).upperBound
    return [Splice(lines(0).lowerBound..<end, text + pending)]
  }

  private func lines(_ item: Int) -> Range<Int> {
    fields.lineStart(of: items[item].range.lowerBound)..<fields.lineEnd(of: items[item].range.upperBound)
  }

  private func line(_ new: WrittenValue) -> String {
    indentation + "- " + inline(new, isInBrackets: false, isItem: true) + "\n"
  }

  /// The replacements within an item; nil if it cannot be changed in place.
  private func edits(_ item: Int, _ new: WrittenValue) -> [Splice]? {
    if let inner = innerSplices(items[item], new, isInBrackets: false, in: fields) { return inner }
    // An empty item has no range to replace.
    return items[item].range.isEmpty
      ? nil : [Splice(items[item].range, inline(new, isInBrackets: false, isItem: true))]
  }

  /// The text of some lines after replacements, ending with a line end.
  private func edited(_ lines: Range<Int>, _ splices: [Splice]) -> String {
    var text = ""
    var end = lines.lowerBound
    for splice in splices {
      text += fields.source.text(in: end..<splice.range.lowerBound)
      text += String(decoding: splice.bytes, as: UTF8.self)
      end = splice.range.upperBound
    }
    text += fields.source.text(in: end..<lines.upperBound)
    return text.hasSuffix("\n") ? text : text + "\n"
  }
}
