import Almanac
import Content
import Templating

/// A term that gathers pages, such as a special topic, as one index shows it.
struct CollectionView: Sendable {
  var context: RenderContext
  /// In `indices.byTerm`, and in its vocabulary.
  var index: Int
  var term: Int
  var collection: TermCollection

  var state: TermCollection.State { collection.state(on: context.now.day) }
}

let collectionSchema = ViewSchema<CollectionView>(
  "Collection", "专题：一个词条收集的文章", "a special topic: what a term gathers",
  [
    .init("term", .record("Term"), "词条", "the term") { .record($0.context.terms[$0.index][$0.term]) },
    .init("cover", .record("Picture"), "封面", "its cover") { view in
      .record(view.context.cover(of: view))
    },
    .init("from", .record("Date"), "从哪一天", "its first day") { view in
      .record(view.collection.period.map { view.context.words.dates.record(of: Moment($0.start)) })
    },
    .init("to", .record("Date"), "到哪一天", "its last day") { view in
      .record(view.collection.period.map { view.context.words.dates.record(of: Moment($0.end)) })
    },
    .init("coming", .flag, "还没有开始", "has not begun") { .flag($0.state == .coming) },
    .init("ended", .flag, "已经结束", "has ended") { .flag($0.state == .ended) },
    .init("columns", .list(.record("CollectionColumn")), "有文章的各栏", "its columns that have pages") {
      collectionColumnSchema.list(of: $0.columns)
    },
  ])

struct ColumnView: Sendable {
  var context: RenderContext
  var column: CollectionColumn
  var pages: [Int]
}

let collectionColumnSchema = ViewSchema<ColumnView>(
  "CollectionColumn", "专题的一栏", "a column of a special topic",
  [
    .init("name", .text, "栏名", "its name") { .text($0.column.name) },
    .init("entries", .list(.record("Page")), "文章，从新到旧", "its pages, newest first") { view in
      .records(of: view.pages.prefix(view.column.count)) { view.context.pages[$0] }
    },
    .init("count", .number, "总篇数", "how many there are in all") { .number($0.pages.count) },
  ])

extension CollectionView {
  fileprivate var columns: [ColumnView] {
    zip(collection.columns, context.indices.byTerm[index].columns[term]).filter { !$1.isEmpty }.map {
      ColumnView(context: context, column: $0, pages: $1)
    }
  }
}

extension RenderContext {
  /// The collection of a term of an index; nil for a term that is none.
  func collection(_ index: Int, _ term: Int) -> CollectionView? {
    let vocabulary = site.model.vocabularies[indices.byTerm[index].vocabulary]
    return vocabulary.terms[term].collection.map {
      CollectionView(context: self, index: index, term: term, collection: $0)
    }
  }

  /// The collections of an index that have something to show: those that go on, then those that have ended.
  func collections(of index: Int) -> (open: [CollectionView], ended: [CollectionView]) {
    let shown = indices.byTerm[index].pages.indices.filter(indices.byTerm[index].isShown)
      .compactMap { collection(index, $0) }
    let sorted = shown.sorted {
      ($0.collection.order ?? .max, $0.term) < ($1.collection.order ?? .max, $1.term)
    }
    return (sorted.filter { $0.state != .ended }, sorted.filter { $0.state == .ended })
  }

  fileprivate func cover(of view: CollectionView) -> TemplateRecord? {
    let vocabulary = site.model.vocabularies[indices.byTerm[view.index].vocabulary]
    return view.collection.cover.flatMap {
      pageRecords.record(of: $0, in: "content/vocabularies/\(vocabulary.name).yml", loading: .first)
    }
  }
}
