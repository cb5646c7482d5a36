import Content
import Text

extension OutputKind {
  /// The list of each batch for spreadsheets.
  static let batchTable = OutputKind(
    isInSitemap: false, offline: .included,
    lists: { lists in
      guard lists.showsHonours else { return [] }
      return lists.indices.honours.enumerated().flatMap { position, index in
        index.batches.enumerated().map { number, batch in
          ListPlace(
            file: index.tableAddress(of: batch, in: lists.site.model),
            whenEmpty: { context, _ in csv([context.batchTableHeading]) },
            render: { context, _ in context.batchTable(position, number) })
        }
      }
    })
}

extension HonoursIndex {
  /// The name identifies the file in a folder of downloads: `organs-2024-Q1.csv`.
  func tableAddress(of batch: HonourBatch, in model: ContentModel) -> String {
    let level = model.vocabularies[levels].terms[batch.level].slug
    return address(of: batch, in: model) + "\(level)-\(batch.batch.text).csv"
  }
}

extension RenderContext {
  fileprivate var batchTableHeading: [String] { SiteWord.batchTable.map { words[$0] } }

  fileprivate func batchTable(_ position: Int, _ batchPosition: Int) -> [UInt8] {
    let index = indices.honours[position]
    let batch = index.batches[batchPosition]
    let level = index.name(ofLevel: batch.level, in: site.model)
    let label = words.batch(batch.batch)
    let (unit, team, person) = (words[.sortUnit], words[.sortGroup], words[.sortPerson])
    var rows = [batchTableHeading]
    for group in grouped(batch.entries) {
      let category = group.category.map { site.model[$0].name } ?? ""
      for entry in group.entries {
        let page = entry.page.map { site.pages[$0] }
        rows.append([
          level, label, category, entry.name, entry.isUnit ? unit : entry.isGroup ? team : person,
          entry.title,
          entry.unit.map { site.model[$0].name } ?? "",
          page?.title ?? "", page.map { commonContext.addresses.url($0.address) } ?? "",
        ])
      }
    }
    return csv(rows)
  }
}
