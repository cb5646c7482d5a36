import Chinese
import Content
import Templating

extension Stage {
  /// All honours, or those of one level.
  func honours(_ position: Int, level: Int?) -> [UInt8] {
    let index = indices.honours[position]
    let entries = index.batches.filter { level == nil || $0.level == level }.flatMap(\.entries)
    let title =
      level.map { "\(site.model.vocabularies[index.levels].terms[$0].name)\(index.label)" } ?? index.label
    let address = level.map { index.address(ofLevel: $0, in: site.model) } ?? index.field.address
    let overview = HonoursOverview(
      label: title, levels: (level.map { [$0] } ?? index.usedLevels).map { levelView($0, of: index) },
      isWhole: level == nil, heads: Heads(entries), categories: categoryCounts(entries),
      all: surroundings.addresses.href(index.field.address))
    let frame = self.frame(
      title: title, description: "\(title)名单，按级别、批次和类别查找。", address: address,
      crumbs: level == nil ? [] : [crumb(index.label, index.field.address)],
      section: section(ofAddress: index.field.address))
    return fill(honoursShape.name, frame, honoursShape, overview)
  }

  func batchSheet(_ position: Int, _ batchPosition: Int) -> [UInt8] {
    let index = indices.honours[position]
    let batch = index.batches[batchPosition]
    let level = levelView(batch.level, of: index, isBrief: true)
    let address = index.address(of: batch, in: site.model)
    let title = "\(level.name)\(index.label)：\(batch.batch.chinese)"
    let frame = self.frame(
      title: title, description: "\(title)名单，共\(Heads(batch.entries).text)。", address: address,
      crumbs: [
        crumb(index.label, index.field.address),
        crumb(level.name, index.address(ofLevel: batch.level, in: site.model)),
      ],
      section: section(ofAddress: index.field.address))
    let sheet = BatchSheet(
      level: level, batch: view(of: batch, in: index), titles: titleCounts(batch.entries),
      units: unitCounts(batch.entries), categories: categories(batch.entries),
      table: surroundings.addresses.href(lists.tableAddress(of: batch, in: index)),
      earlier: neighbour(batchPosition + 1, of: batch, in: index),
      later: neighbour(batchPosition - 1, of: batch, in: index))
    return fill(batchShape.name, frame, batchShape, sheet)
  }

  /// The list for spreadsheets.
  func batchTable(_ position: Int, _ batchPosition: Int) -> [UInt8] {
    let index = indices.honours[position]
    let batch = index.batches[batchPosition]
    let level = site.model.vocabularies[index.levels].terms[batch.level].name
    var rows = [batchTableHeading]
    for group in grouped(batch.entries) {
      for entry in group.entries {
        let page = site.pages[entry.page]
        rows.append([
          level, batch.batch.chinese, group.category.map { site.model[$0].name } ?? "", entry.name,
          entry.isGroup ? "组" : "人", entry.title, unit(of: page)?.name ?? "", page.title,
          surroundings.addresses.url(page.address),
        ])
      }
    }
    return csv(rows)
  }
}

let batchTableHeading = ["级别", "批次", "类别", "姓名或名称", "人或组", "称号", "单位", "标题", "网址"]

extension Stage {
  /// - Parameter isBrief: without its batches, as one of them names it.
  private func levelView(_ level: Int, of index: HonoursIndex, isBrief: Bool = false) -> HonourLevel {
    let batches = index.batches.filter { $0.level == level }
    return HonourLevel(
      name: site.model.vocabularies[index.levels].terms[level].name,
      address: surroundings.addresses.href(index.address(ofLevel: level, in: site.model)),
      heads: Heads(batches.flatMap(\.entries)),
      batches: isBrief ? [] : batches.map { view(of: $0, in: index) })
  }

  private func view(of batch: HonourBatch, in index: HonoursIndex) -> BatchView {
    BatchView(
      label: batch.batch.chinese,
      address: surroundings.addresses.href(index.address(of: batch, in: site.model)),
      heads: Heads(batch.entries), categories: categoryCounts(batch.entries))
  }

  private func neighbour(_ position: Int, of batch: HonourBatch, in index: HonoursIndex) -> BatchView? {
    guard index.batches.indices.contains(position), index.batches[position].level == batch.level else {
      return nil
    }
    return view(of: index.batches[position], in: index)
  }

  /// By category in the vocabulary's order, those without one last; in a category people before groups, both by
  /// strokes of the surname.
  private func grouped(_ entries: [HonouredEntry]) -> [(category: TermReference?, entries: [HonouredEntry])] {
    let groups = Dictionary(grouping: entries, by: \.category)
    let keys = groups.keys.sorted { ($0?.term ?? .max) < ($1?.term ?? .max) }
    return keys.map { key in
      let keyed = (groups[key] ?? []).map { ($0, StrokeOrder($0.name)) }
      let sorted = keyed.sorted { left, right in
        if left.0.isGroup != right.0.isGroup { return right.0.isGroup }
        return left.1 == right.1 ? left.0.page < right.0.page : left.1 < right.1
      }
      return (key, sorted.map(\.0))
    }
  }

  private func categories(_ entries: [HonouredEntry]) -> [BatchCategory] {
    grouped(entries).map { group in
      BatchCategory(
        count: headCount(group.category, group.entries),
        entries: group.entries.map { entry in
          let page = site.pages[entry.page]
          return BatchEntryView(
            entry: entry, page: pages[entry.page],
            unit: unitField(of: page).map { field in
              page.terms(of: field).first.map { term in
                indices.indexOfField[page.kind][field].map { terms[$0][term.term] }
                  ?? pageRecords.plainRecord(term)
              }
            } ?? nil)
        })
    }
  }

  private func categoryCounts(_ entries: [HonouredEntry]) -> [HeadCount] {
    let groups = Dictionary(grouping: entries, by: \.category)
    return groups.keys.sorted { ($0?.term ?? .max) < ($1?.term ?? .max) }.map {
      headCount($0, groups[$0] ?? [])
    }
  }

  private func headCount(_ category: TermReference?, _ entries: [HonouredEntry]) -> HeadCount {
    guard let category else { return HeadCount(name: "不分类", heads: Heads(entries)) }
    let index = indices.byTerm.firstIndex { $0.vocabulary == category.vocabulary }
    let term = site.model[category]
    let isShown = index.map { indices.byTerm[$0].isShown(category.term) } ?? false
    let address = index.map { surroundings.addresses.href(indices.byTerm[$0].address(of: term)) } ?? ""
    return HeadCount(name: term.name, address: isShown ? address : "", heads: Heads(entries))
  }

  private func titleCounts(_ entries: [HonouredEntry]) -> [HeadCount] {
    counted(entries) { $0.title }
  }

  private func unitCounts(_ entries: [HonouredEntry]) -> [HeadCount] {
    counted(entries) { unit(of: site.pages[$0.page])?.name ?? "其他" }
  }

  /// Most first; of equal counts, the one that comes first in the list.
  private func counted(_ entries: [HonouredEntry], by name: (HonouredEntry) -> String) -> [HeadCount] {
    var order: [String] = []
    var groups: [String: [HonouredEntry]] = [:]
    for entry in entries {
      let name = name(entry)
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(entry)
    }
    let sorted = order.enumerated().sorted {
      (-(groups[$0.element]?.count ?? 0), $0.offset) < (-(groups[$1.element]?.count ?? 0), $1.offset)
    }
    return sorted.map { HeadCount(name: $0.element, heads: Heads(groups[$0.element] ?? [])) }
  }

  private func unitField(of page: Page) -> Int? {
    site.model.kinds[page.kind].fields.firstIndex(where: \.isMain)
  }

  private func unit(of page: Page) -> Term? {
    unitField(of: page).flatMap { page.terms(of: $0).first }.map { site.model[$0] }
  }
}
