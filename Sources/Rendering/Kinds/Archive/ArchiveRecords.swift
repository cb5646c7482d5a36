import Content
import Templating

/// The years and months of the archive as templates see them, made once: every list shows the years.
struct ArchiveRecords: Sendable {
  /// Newest first.
  let years: [TemplateRecord]
  private let views: [YearView]

  init(of indices: Indices, _ addresses: SiteAddresses, _ words: SiteWords) {
    // One scale for all years, so that their bars can be compared.
    let fullest = indices.years.lazy.flatMap(\.months).reduce(1) { max($0, $1.pages.count) }
    views = indices.years.map { year in
      let months = year.months.map { month in
        MonthView(
          year: year.year, month: month.month, label: words.say(.month, month.month),
          title: words.say(.monthOfYear, year.year, month.month), count: month.pages.count,
          address: addresses.href(year.address(of: month)), share: max(1, month.pages.count * 100 / fullest))
      }
      return YearView(
        year: year.year, count: year.pages.count, address: addresses.href(year.address), months: months)
    }
    years = views.map(yearSchema.record)
  }

  func currentYear(_ position: Int) -> TemplateRecord {
    var view = views[position]
    view.isCurrent = true
    return yearSchema.record(of: view)
  }

  func years(current: Int) -> [TemplateRecord] {
    var records = years
    records[current] = currentYear(current)
    return records
  }

  func month(_ year: Int, _ month: Int, isCurrent: Bool = false) -> TemplateRecord {
    var view = views[year].months[month]
    view.isCurrent = isCurrent
    return monthSchema.record(of: view)
  }

  /// The month before it that has pages, which may be in an earlier year.
  func earlier(than year: Int, _ month: Int) -> TemplateRecord? {
    if month + 1 < views[year].months.count { return self.month(year, month + 1) }
    return year + 1 < views.count ? self.month(year + 1, 0) : nil
  }

  func later(than year: Int, _ month: Int) -> TemplateRecord? {
    if month > 0 { return self.month(year, month - 1) }
    return year > 0 ? self.month(year - 1, views[year - 1].months.count - 1) : nil
  }
}

/// For every kind the years in which it has pages, newest first, with how many of its own they have.
func yearRecords(of site: Site, indices: Indices, _ addresses: SiteAddresses) -> [[TemplateRecord]] {
  var records: [[TemplateRecord]] = Array(repeating: [], count: site.model.kinds.count)
  for year in indices.years {
    var counts = Array(repeating: 0, count: records.count)
    for page in year.pages { counts[site.pages[page].kind] += 1 }
    for (kind, count) in counts.enumerated() where count > 0 {
      let view = YearView(
        year: year.year, count: count, address: addresses.href(year.address), months: [])
      records[kind].append(yearSchema.record(of: view))
    }
  }
  return records
}
