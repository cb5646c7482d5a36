import Almanac
import Content

/// The lists that a site has because some kind's fields tell of people, honours or festivals.
///
/// A theme without the template of such a page does without the page.
extension Lists {
  var ofPeople: [ListPlace] {
    guard has(peopleShape.name) else { return [] }
    return indices.people.enumerated().filter { !$1.people.isEmpty }.flatMap { position, index in
      [
        ListPlace(index.field.address) { _ in .people(position, byStrokes: false) },
        ListPlace(index.strokesAddress) { _ in .people(position, byStrokes: true) },
      ]
    }
  }

  var ofHonours: [ListPlace] {
    guard has(honoursShape.name), has(batchShape.name) else { return [] }
    var places: [ListPlace] = []
    for (position, index) in indices.honours.enumerated() {
      places.append(ListPlace(index.field.address) { _ in .honours(position, level: nil) })
      places += index.usedLevels.map { level in
        ListPlace(index.address(ofLevel: level, in: site.model)) { _ in .honours(position, level: level) }
      }
      for (number, batch) in index.batches.enumerated() {
        places.append(ListPlace(index.address(of: batch, in: site.model)) { _ in .batch(position, number) })
        places.append(ListPlace(tableAddress(of: batch, in: index)) { _ in .batchTable(position, number) })
      }
    }
    return places
  }

  /// The name says what the file is when it lies in a folder of downloads: `organs-2024-Q1.csv`.
  func tableAddress(of batch: HonourBatch, in index: HonoursIndex) -> String {
    let level = site.model.vocabularies[index.levels].terms[batch.level].slug
    return index.address(of: batch, in: site.model) + "\(level)-\(batch.batch.text).csv"
  }

  var ofAwards: [ListPlace] {
    guard has(awardsShape.name) else { return [] }
    return indices.awards.enumerated().map { position, index in
      ListPlace(index.field.address) { _ in .awards(position) }
    }
  }

  var festivalFiles: [ListPlace] {
    indices.festivals.enumerated().filter { hasPage($1) }.map { position, festival in
      ListPlace(fileAddress(of: festival)) { _ in .festivalCalendar(position) }
    }
  }

  /// The festival's own calendar file stands in its folder.
  func fileAddress(of festival: Festival) -> String {
    festival.index.map { indices.byTerm[$0].address(of: site.model[festival.term]) + "calendar.ics" } ?? ""
  }

  /// The pages of a festival's years: what was done for it in a year, with its day in that year.
  ///
  /// A theme without their template does without them; the festival's own page shows the years then, as it does anyhow.
  var festivalYears: [ListPlace] {
    indices.festivals.enumerated().flatMap { position, festival in
      years(of: festival).map { year, pages in
        ListPlace(address(of: festival, in: year), pages) {
          .festivalYear(position, year: year, number: $0)
        }
      }
    }
  }

  /// The years that have a page, the newest first, each with what stands on it, newest first.
  func years(of festival: Festival) -> [(year: Int, pages: [Int])] {
    guard has(festivalYearShape.name), hasPage(festival), let index = festival.index else { return [] }
    let pages = Dictionary(grouping: indices.byTerm[index].pages[festival.term.term]) {
      site.eventDay(of: site.pages[$0]).year
    }
    return pages.keys.sorted(by: >).map { ($0, pages[$0] ?? []) }
  }

  /// `/festivals/zhongqiu/2024/`, below the festival's own page.
  func address(of festival: Festival, in year: Int) -> String {
    festival.index.map { "\(indices.byTerm[$0].address(of: site.model[festival.term]))\(year)/" } ?? ""
  }
}
