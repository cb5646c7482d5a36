import Almanac
import Content

/// A list that stood once and has nothing to show: what its page says all the same.
package struct EmptiedList: Sendable, Hashable {
  var title: String
  var description = ""
  var address: String
  /// Between the home page and this one.
  var crumbs: [Crumb] = []
  var section = ""

  struct Crumb: Sendable, Hashable {
    var label: String
    var address: String
  }
}

/// What stands where lists stood that the pages shown now have no more.
///
/// An address that was given out leads somewhere, though the last page of its list has expired, is held or was taken
/// back. What has been is known from the pages' own dates, so that every machine knows the same.
func formerOutputs(of stage: Stage, beside outputs: [Output]) -> [Output] {
  guard !stage.site.former.isEmpty else { return [] }
  let taken = Set(outputs.map(\.path))
  let shown = Dictionary(
    stage.lists.all.map { ($0.address, $0.entries) }, uniquingKeysWith: { first, _ in first })
  return stage.past.all.flatMap { place in
    let now = shown[place.address] ?? []
    let pages = stage.lists.pageNumbers(of: now.count).upperBound
    let most = stage.mostPages(of: now, and: place.entries)
    let shortened = pages < most ? Array(pages + 1...most) : []
    let outputs =
      [Output(path: path(of: place.address), recipe: stage.past.emptied(place))]
      + shortened.map {
        Output(path: path(of: place.address, number: $0), recipe: .shortened(to: place.address))
      }
    return outputs.filter { !taken.contains($0.path) }
  }
}

extension Stage {
  /// The greatest number of pages that a list has had, by what it shows and what it showed once.
  fileprivate func mostPages(of shown: [Int], and former: [Int]) -> Int {
    let now = lists.pageNumbers(of: shown.count).upperBound
    guard lists.pageNumbers(of: shown.count + former.count).upperBound > now else { return now }
    var changes = shown.map { (moment: site.pages[$0].date.order, change: 1) }
    for position in former {
      let page = site.former[position]
      changes.append((page.date.order, 1))
      // One that was taken back stood until somebody did that, nobody knows when.
      if let last = page.lifetime?.through { changes.append((Moment(last + 1).order, -1)) }
    }
    var (count, most) = (0, 0)
    for (_, change) in changes.sorted(by: { $0 < $1 }) {
      count += change
      most = max(most, count)
    }
    return lists.pageNumbers(of: most).upperBound
  }
}

extension Moment {
  fileprivate var order: Int { Int(day.number) * 1441 + (minute.map { $0 + 1 } ?? 0) }
}

extension Lists {
  /// What stands at a place of these lists when none of their pages is shown.
  fileprivate func emptied(_ place: ListPlace) -> Recipe {
    let recipe = place.recipe(1)
    switch recipe {
    case .kind(let position, _):
      let kind = site.model.kinds[position]
      return emptied(place, kind.name, kind.description, section: kind.slug)
    case .overview(let position):
      let vocabulary = site.model.vocabularies[indices.byTerm[position].vocabulary]
      return emptied(
        place, vocabulary.label, vocabulary.description, section: indices.byTerm[position].section)
    case .term(let position, let number, _):
      let index = indices.byTerm[position]
      let term = site.model.vocabularies[index.vocabulary].terms[number]
      return emptied(
        place, term.name, term.description, [parent(of: index)].compactMap(\.self), section: index.section)
    case .festivalYear(let position, let year, _):
      let festival = indices.festivals[position]
      let term = site.model[festival.term]
      guard let index = festival.index.map({ indices.byTerm[$0] }) else { return recipe }
      let own = EmptiedList.Crumb(label: term.name, address: index.address(of: term))
      let crumbs = [parent(of: index), own].compactMap(\.self)
      return emptied(place, "\(year)年\(term.name)", crumbs, section: index.section)
    case .archive: return emptied(place, "日期", section: archiveSection)
    case .year(let year, _):
      return emptied(place, "\(indices.years[year].year)年", [archiveCrumb], section: archiveSection)
    case .month(let position, let month, _):
      let year = indices.years[position]
      let crumb = EmptiedList.Crumb(label: "\(year.year)年", address: year.address)
      return emptied(
        place, "\(year.year)年\(year.months[month].month)月", [archiveCrumb, crumb], section: archiveSection)
    default: return emptiedDirectory(place)
    }
  }

  /// Of people, honours and awards. Files are made of nothing as they are made of something.
  private func emptiedDirectory(_ place: ListPlace) -> Recipe {
    let recipe = place.recipe(1)
    switch recipe {
    case .people(let position, let isByStrokes):
      let crumb = EmptiedList.Crumb(label: "人物", address: indices.people[position].field.address)
      return isByStrokes ? emptied(place, "人物：按姓氏笔画", [crumb]) : emptied(place, "人物")
    case .honours(let position, let level):
      let index = indices.honours[position]
      guard let level else { return emptied(place, index.label) }
      return emptied(place, "\(levelName(level, of: index))\(index.label)", [crumb(of: index)])
    case .batch(let position, let number):
      let index = indices.honours[position]
      let batch = index.batches[number]
      let name = levelName(batch.level, of: index)
      let level = EmptiedList.Crumb(label: name, address: index.address(ofLevel: batch.level, in: site.model))
      return emptied(place, "\(name)\(index.label)：\(batch.batch.chinese)", [crumb(of: index), level])
    case .batchTable: return .emptyTable
    case .awards(let position):
      let kind = site.model.kinds[indices.awards[position].kind]
      return emptied(
        place, indices.awards[position].label, [.init(label: kind.name, address: kind.address)],
        section: kind.slug)
    default: return recipe
    }
  }

  private func emptied(
    _ place: ListPlace, _ title: String, _ description: String = "", _ crumbs: [EmptiedList.Crumb] = [],
    section: String? = nil
  ) -> Recipe {
    let folder = String(place.address.dropFirst().prefix { $0 != "/" })
    return .emptied(
      EmptiedList(
        title: title, description: description, address: place.address, crumbs: crumbs,
        section: section ?? folder))
  }

  private func emptied(
    _ place: ListPlace, _ title: String, _ crumbs: [EmptiedList.Crumb], section: String? = nil
  ) -> Recipe { emptied(place, title, "", crumbs, section: section) }

  private var archiveCrumb: EmptiedList.Crumb { .init(label: "日期", address: archiveAddress) }

  private func crumb(of index: HonoursIndex) -> EmptiedList.Crumb {
    .init(label: index.label, address: index.field.address)
  }

  private func levelName(_ level: Int, of index: HonoursIndex) -> String {
    site.model.vocabularies[index.levels].terms[level].name
  }
}

extension Stage {
  /// A theme without the template leads on to what is above the list.
  func emptied(_ list: EmptiedList) -> [UInt8] {
    guard lists.has(emptiedShape.name) else { return redirect(to: list.crumbs.last?.address ?? "/") }
    var frame = self.frame(
      title: list.title, description: list.description, address: list.address,
      crumbs: list.crumbs.map { crumb($0.label, $0.address) }, section: list.section, isList: false)
    frame.isHidden = true
    return fill(emptiedShape.name, frame, emptiedShape, ())
  }
}
