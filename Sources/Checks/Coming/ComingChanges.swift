import Almanac
import Content
import Diagnostics

extension Rule {
  static let consentEnds = Rule(
    "consent-ends", .notice,
    Phrase("授权 {0} 到期，第二天起这一页不再显示", "a consent ends on {0}; from the next day the page is not shown"),
    manual: Phrase(
      "三十天以内要到期的授权。要继续登，重新取得同意，把 expires 改成新的日期；不改，到期以后这一页自己暂缓，图片一起撤下，"
        + "指向它的链接只留文字，别的文章照常发布。",
      "A consent that ends within thirty days. Renew it and change `expires`, or the page is held when it has ended: it "
        + "goes with its pictures, links to it become their words, and everything else is published as before."
    ))
  static let pageExpires = Rule(
    "page-expires", .notice,
    Phrase("{0} 以后过期，不再列在栏目里", "expires after {0} and is then in no list"),
    manual: Phrase(
      "三十天以内要过期的文章。过期以后网页还在原址，栏目、主题和日期里不再列它；一篇也不剩的列表留着网址，写明现在没有文章。",
      "A page that expires within thirty days. It stays at its address and is in no list any more; a list without a page "
        + "keeps its address and says that it is empty."))
  static let pageComes = Rule(
    "page-comes", .notice, Phrase("{0} 发布", "is published on {0}"),
    manual: Phrase(
      "三十天以内到时间发布的文章。到时候要有人或者定时任务再发布一次，它才会出现。",
      "A page that is due within thirty days. It appears with the first publish after that moment."))
}

extension Check {
  static let coming = Check(.consentEnds, .pageExpires, .pageComes, by: .step)
}

/// The lists that change with a page, because it is, or will be, the only page on them.
package struct ListsOfPage: Sendable {
  /// Addresses of lists that will be empty.
  package var emptied: [String] = []
  /// Addresses of lists that will be new.
  package var opened: [String] = []

  package init(emptied: [String] = [], opened: [String] = []) {
    self.emptied = emptied
    self.opened = opened
  }
}

extension Site {
  /// The pages that change by themselves within so many days after a moment, and their last day or first moment.
  package func comingChanges(after now: Moment, days: Int) -> [(page: Page, at: Moment)] {
    let last = now.day + days
    let ending = pages.compactMap { page in
      page.lifetime?.through.flatMap { $0 <= last ? (page, Moment($0)) : nil }
    }
    // An expired page is still there to be taken away.
    let expired = expired.compactMap { page in
      page.lifetime?.consentEnds.flatMap { $0 <= last ? (page, Moment($0)) : nil }
    }
    return ending + expired + scheduled.filter { $0.date.day <= last }.map { ($0, $0.date) }
  }
}

/// A notice for every page that changes by itself soon: the date, the links to it, and the lists that change with it.
///
/// - Parameters:
///   - changes: as `comingChanges` gives them.
///   - lists: by the page's file.
package func noticesOfChanges(
  _ changes: [(page: Page, at: Moment)], in site: Site, lists: [String: ListsOfPage], texts: SiteTexts
) -> [Diagnostic] {
  guard !changes.isEmpty else { return [] }
  let links = linksTo(Set(changes.map(\.page.file)), in: site)
  return located(
    changes.map { page, moment in
      let links = links[page.file, default: []]
      let lists = lists[page.file] ?? ListsOfPage()
      let isComing = moment == page.date && site.scheduled.contains { $0 === page }
      let goes = !isComing && page.lifetime?.consentEnds == moment.day
      let rule: Rule = isComing ? .pageComes : goes ? .consentEnds : .pageExpires
      // Those to a page that has expired go on leading there.
      let help = isComing || goes ? words(of: links, isComing: isComing) : nil
      return LinkDiagnostic(
        rule: rule, file: page.file, line: nil, address: moment.text,
        help: joined([help, words(of: lists)].compactMap(\.self)))
    }, in: texts)
}

private func words(of links: [String], isComing: Bool) -> Phrase? {
  guard !links.isEmpty else { return nil }
  let places = listed(links)
  return isComing
    ? Phrase("这些链接到时候能点：\(places)", "links that will lead there: \(places)")
    : Phrase("这些链接到时候只留文字：\(places)", "links that will be plain text: \(places)")
}

private func words(of lists: ListsOfPage) -> Phrase? {
  var parts: [Phrase] = []
  if !lists.emptied.isEmpty {
    let names = listed(lists.emptied)
    parts.append(Phrase("这些列表到时候空了：\(names)", "lists that will be empty: \(names)"))
  }
  if !lists.opened.isEmpty {
    let names = listed(lists.opened)
    parts.append(Phrase("这些列表到时候才有：\(names)", "lists that will be new: \(names)"))
  }
  return joined(parts)
}

/// At most eight of them, and how many more there are.
private func listed(_ names: [String]) -> String {
  let more = names.count > 8 ? " … +\(names.count - 8)" : ""
  return names.prefix(8).joined(separator: " ") + more
}

private func joined(_ phrases: [Phrase]) -> Phrase? {
  phrases.isEmpty
    ? nil
    : Phrase(
      phrases.map(\.chinese).joined(separator: "；"), phrases.map(\.english).joined(separator: "; "))
}

/// The places of links to some pages, by the pages' files: `content/notices/a.md:12`, or `site.yml`.
private func linksTo(_ files: Set<String>, in site: Site) -> [String: [String]] {
  let addresses = Dictionary(
    (site.pages + site.expired).filter { files.contains($0.file) }.map { ($0.address, $0.file) },
    uniquingKeysWith: { first, _ in first })
  var places: [String: [String]] = [:]
  func look(_ address: String, _ file: String, _ line: Int?) {
    let target: String? =
      switch site.resolve(address, from: file) {
      case .hidden(let page): files.contains(page.file) ? page.file : nil
      case .address(let path, _): addresses[path]
      default: nil
      }
    guard let target, target != file else { return }
    let place = line.map { "\(file):\($0)" } ?? file
    if places[target]?.last != place { places[target, default: []].append(place) }
  }
  for page in site.pages + site.expired {
    for link in page.document.links { look(link.address, page.file, link.line) }
    for link in page.linksOfFields { look(link.address, page.file, nil) }
  }
  for (file, document) in profiles(of: site) {
    for link in document.links { look(link.address, file, link.line) }
  }
  for entry in site.settings.navigation { look(entry.address, "site.yml", nil) }
  return places
}
