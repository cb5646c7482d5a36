import Content
import Templating

/// A part of the home page, ready to be shown; what it does not show is empty.
struct HomeBlockView: Sendable {
  var title = ""
  /// The address of the complete list; empty if there is no such page.
  var address = ""
  var count = 0
  var kind: TemplateRecord?
  var entries: [TemplateRecord] = []
  var newest: [TemplateRecord] = []
  var index: TemplateRecord?
  var collections: [CollectionView] = []
  var kinds: [(kind: TemplateRecord, count: Int)] = []
  var isOfFestivals = false
  var opens = false
}

let homeBlockSchema = ViewSchema<HomeBlockView>(
  "HomeBlock", "首页的一块", "a part of the home page",
  [
    .init("title", .text, "标题", "its title") { .text($0.title) },
    .init("address", .text, "全部在哪里，可能为空", "where all of it stands; may be empty") { .text($0.address) },
    .init("count", .number, "总篇数或总项数", "how many there are in all") { .number($0.count) },
    .init("kind", .record("Kind"), "一类文章的块：类别", "of a kind's block: the kind") { .record($0.kind) },
    .init("entries", .list(.record("Page")), "登成卡片的文章", "pages as cards") { .records($0.entries) },
    .init("newest", .list(.record("Page")), "登成一行一篇的文章", "pages as lines") { .records($0.newest) },
    .init("index", .record("Overview"), "索引的块：索引", "of an index's block: the index") { .record($0.index) },
    .init("collections", .list(.record("Collection")), "专题", "special topics") {
      collectionSchema.list(of: $0.collections)
    },
    .init("kinds", .list(.record("KindCount")), "只登名称的栏目", "kinds by their names alone") {
      kindCountSchema.list(of: $0.kinds)
    },
    .init("opens", .flag, "它的第一张图片打开网页就看得见", "its first picture is seen when the page opens") {
      .flag($0.opens)
    },
    .init("festival", .flag, "下一个节日，见 next_festival", "the next festival, as `next_festival`") {
      .flag($0.isOfFestivals)
    },
  ])

private let mostKinds = 8

extension RenderContext {
  /// The blocks that have something to show.
  var homeBlocks: [HomeBlockView] {
    let declared = site.home?.blocks ?? []
    var blocks = (declared.isEmpty ? usualBlocks : declared).compactMap(view)
    let first = blocks.firstIndex { !$0.entries.isEmpty }
    if let first, headline == nil, slides.isEmpty { blocks[first].opens = true }
    return blocks
  }

  /// Festivals, special topics, kinds, indices, and what is newest. Beyond the first kinds the others are named alone:
  /// a page with thirty times six cards would be too long to read.
  private var usualBlocks: [HomeBlock] {
    let kinds = site.model.kinds.indices.filter {
      site.model.kinds[$0].isListed && !indices.byKind[$0].isEmpty
    }
    let home = indices.byTerm.filter(\.field.isOnHome).map(\.vocabulary)
    let collections = home.filter { site.model.vocabularies[$0].areCollections }
    let others = home.filter { !site.model.vocabularies[$0].areCollections }
    var contents: [HomeBlock.Content] = [.festivals]
    contents += collections.map { .index(vocabulary: $0) }
    contents += kinds.prefix(mostKinds).map { .kind($0) }
    contents.append(.kinds(Array(kinds.dropFirst(mostKinds))))
    contents += others.map { .index(vocabulary: $0) }
    return (contents + [.newest]).map { HomeBlock($0) }
  }

  private func view(of block: HomeBlock) -> HomeBlockView? {
    var view = HomeBlockView(title: block.title ?? "")
    switch block.content {
    case .festivals:
      guard !indices.festivals.isEmpty else { return nil }
      view.isOfFestivals = true
    case .newest:
      view.newest = records(of: indices.listed.prefix(block.count ?? 10))
    case .pinned:
      view.newest = records(of: pinned.prefix(block.count ?? 10))
      if view.title.isEmpty { view.title = words[.pinned] }
    case .kind(let kind):
      let pages = indices.byKind[kind]
      view.kind = kinds[kind]
      view.show(records(of: pages.prefix(block.count ?? 6)), of: pages.count, site.model.kinds[kind].name)
      view.address = commonContext.addresses.href(site.model.kinds[kind].address)
    case .kinds(let positions):
      view.kinds = positions.map { (kinds[$0], indices.byKind[$0].count) }
    case .index(let vocabulary):
      guard let index = index(of: vocabulary) else { return nil }
      show(index, block, in: &view)
    case .term(let term):
      guard let index = index(of: term.vocabulary), indices.byTerm[index].isShown(term.term) else {
        return nil
      }
      let pages = indices.byTerm[index].pages[term.term]
      view.show(records(of: pages.prefix(block.count ?? 6)), of: pages.count, site.model[term].name)
      view.address = commonContext.addresses.href(indices.byTerm[index].address(of: site.model[term]))
    }
    return view.isEmpty ? nil : view
  }

  /// The index over all kinds, or that of one kind.
  private func index(of vocabulary: Int) -> Int? {
    let all = indices.byTerm.indices.filter { indices.byTerm[$0].vocabulary == vocabulary }
    return all.first { indices.byTerm[$0].kind == nil } ?? all.first
  }

  private func show(_ index: Int, _ block: HomeBlock, in view: inout HomeBlockView) {
    let termIndex = indices.byTerm[index]
    let vocabulary = site.model.vocabularies[termIndex.vocabulary]
    if view.title.isEmpty { view.title = termIndex.kind == nil ? vocabulary.label : termIndex.label }
    view.address = lists.hasOverview(termIndex) ? commonContext.addresses.href(termIndex.field.address) : ""
    if vocabulary.areCollections {
      view.collections = Array(
        collections(of: index).open.filter { !termIndex.pages[$0.term].isEmpty }.prefix(block.count ?? 4))
    } else if termIndex.hasShown {
      view.index = overviews[index]
    }
  }
}

extension HomeBlockView {
  fileprivate mutating func show(_ entries: [TemplateRecord], of count: Int, _ name: String) {
    self.entries = entries
    self.count = count
    if title.isEmpty { title = name }
  }

  fileprivate var isEmpty: Bool {
    entries.isEmpty && newest.isEmpty && index == nil && collections.isEmpty && kinds.isEmpty
      && !isOfFestivals
  }
}
