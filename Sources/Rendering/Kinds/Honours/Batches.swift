import Chinese
import Content
import Templating

extension Lists {
  /// The lists of the batches of an index, by its position.
  func batches(of position: Int) -> [ListPlace] {
    let index = indices.honours[position]
    return index.batches.enumerated().map { number, batch in
      let level = index.name(ofLevel: batch.level, in: site.model)
      let head = ListHead(
        words.say(.batchTitle, level, index.label, words.batch(batch.batch)),
        at: index.address(of: batch, in: site.model),
        crumbs: [
          .init(label: index.label, address: index.field.address),
          .init(label: level, address: index.address(ofLevel: batch.level, in: site.model)),
        ])
      return ListPlace(head) { context, _ in context.batchSheet(position, number, head) }
    }
  }
}

extension RenderContext {
  fileprivate func batchSheet(_ position: Int, _ batchPosition: Int, _ head: ListHead) -> [UInt8] {
    let index = indices.honours[position]
    let batch = index.batches[batchPosition]
    let pageContext = self.pageContext(
      of: head, description: words.say(.batchAbout, head.title, Heads(batch.entries, words).text))
    let sheet = BatchSheet(
      level: levelView(batch.level, of: index, isBrief: true), batch: view(of: batch, in: index),
      titles: titleCounts(batch.entries), units: unitCounts(batch.entries),
      categories: categories(batch.entries),
      table: commonContext.addresses.href(index.tableAddress(of: batch, in: site.model)),
      earlier: neighbour(batchPosition + 1, of: batch, in: index),
      later: neighbour(batchPosition - 1, of: batch, in: index))
    return fill(batchSchema.name, pageContext, batchSchema, sheet)
  }

  private func neighbour(_ position: Int, of batch: HonourBatch, in index: HonoursIndex) -> BatchView? {
    guard index.batches.indices.contains(position), index.batches[position].level == batch.level else {
      return nil
    }
    return view(of: index.batches[position], in: index)
  }

  private func categories(_ entries: [HonouredEntry]) -> [BatchCategory] {
    grouped(entries).map { group in
      BatchCategory(
        count: headCount(group.category, Heads(group.entries, words)),
        entries: group.entries.map { entry in
          BatchEntryView(
            entry: entry, page: entry.page.map { pages[$0] }, unit: unitRecord(entry.unit),
            deed: deed(of: entry),
            address: entry.page.map { commonContext.addresses.href(site.pages[$0].address) } ?? "")
        })
    }
  }

  /// The sentence of the page's card, or else the deed in the roll.
  private func deed(of entry: HonouredEntry) -> String {
    if let page = entry.page { return pageRecords.sentence(of: site.pages[page]) }
    return entry.row.map { site.rolls[$0.roll].text(.deed, of: site[$0]) } ?? ""
  }

  private func titleCounts(_ entries: [HonouredEntry]) -> [HeadCount] {
    counted(entries) { $0.title }
  }

  private func unitCounts(_ entries: [HonouredEntry]) -> [HeadCount] {
    counted(entries) { $0.unit.map { site.model[$0].name } ?? words[.other] }
  }

  /// Most first; of equal counts, the one that comes first in the list.
  private func counted(_ entries: [HonouredEntry], by name: (HonouredEntry) -> String) -> [HeadCount] {
    var order: [String] = []
    var heads: [String: Heads] = [:]
    for entry in entries {
      let name = name(entry)
      if heads[name] == nil { order.append(name) }
      heads[name, default: Heads([], words)].add(entry)
    }
    let sorted = order.enumerated().sorted {
      (-(heads[$0.element]?.all ?? 0), $0.offset) < (-(heads[$1.element]?.all ?? 0), $1.offset)
    }
    return sorted.map { HeadCount(name: $0.element, heads: heads[$0.element] ?? Heads([], words)) }
  }

  /// By category in the vocabulary's order, those without one last; in a category people before groups, both by
  /// strokes of the surname.
  func grouped(_ entries: [HonouredEntry]) -> [(category: TermReference?, entries: [HonouredEntry])] {
    let groups = Dictionary(grouping: entries, by: \.category)
    let keys = groups.keys.sorted { ($0?.term ?? .max) < ($1?.term ?? .max) }
    return keys.map { key in
      let entries = groups[key] ?? []
      let strokes = entries.map { StrokeOrder($0.name) }
      let sorted = entries.indices.sorted { left, right in
        if entries[left].isGroup != entries[right].isGroup { return entries[right].isGroup }
        if strokes[left] != strokes[right] { return strokes[left] < strokes[right] }
        return entries[left].place < entries[right].place
      }
      return (key, sorted.map { entries[$0] })
    }
  }
}

extension HonouredEntry {
  /// Those with pages first, newest first; then as the rolls have them.
  fileprivate var place: (Int, Int, Int) { (page ?? .max, row?.roll ?? 0, row?.entry ?? 0) }
}
