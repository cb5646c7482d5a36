import Building
import Content
import Diagnostics
import Serving
import Text

/// Pages of the site for a link: found by their titles, by their titles in pinyin, and by the first letters of that. Those
/// that readers do not see are marked: a link to one is its words alone until the page is shown.
extension Studio {
  private var mostFound: Int { 12 }

  func find(_ query: FormData) -> Answer {
    let wanted = (query["q"] ?? "").lowercased().filter { !$0.isWhitespace }
    guard !wanted.isEmpty, let site = around.lastSite().prepared?.site else {
      return json([("pages", .list([]))])
    }
    let bytes = Array(wanted.utf8)
    let isLatin = bytes.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
    let lists: [(State?, [Page])] = [(nil, site.pages)] + unseen(site)
    let spellings = lists.map { memory.spellings(of: $0.1.lazy.map(\.title)) }
    // Titles that have the words, then those that are spelled so; of each, pages that readers see come first.
    var found: [JSON] = []
    let ways: [(Spelling) -> Bool] = [{ $0.has(bytes) }, { !$0.has(bytes) && isLatin && $0.matches(bytes) }]
    for fits in ways {
      for (list, spellings) in zip(lists, spellings) where found.count < mostFound {
        let places = list.1.indices.lazy.filter { fits(spellings[$0]) }.prefix(mostFound - found.count)
        for place in places { found.append(offer(list.1[place], list.0, site)) }
      }
    }
    return json([("pages", .list(found))])
  }

  /// Pages that have an address and do not stand in lists, by their state.
  private func unseen(_ site: Site) -> [(State?, [Page])] {
    let scheduled = Set(site.scheduled.map(\.file))
    let listed = Set(site.unseen.lazy.filter(\.isDraft).map(\.file))
    let held = site.unseen.filter { !scheduled.contains($0.file) && !listed.contains($0.file) }
    return [(.scheduled, site.scheduled), (.held, held), (.expired, site.expired)]
  }

  private func offer(_ page: Page, _ state: State?, _ site: Site) -> JSON {
    let state = state ?? (page.isDraft ? .draft : nil)
    let about = "\(site.model.kinds[page.kind].name) \(page.date.day.iso)"
    return JSON.object([
      ("title", .text(page.title)), ("address", .text(page.address)),
      ("about", .text(state.map { "\(about) · \(mark($0))" } ?? about)),
    ])
  }

  private func mark(_ state: State) -> String {
    state == .expired
      ? name(of: state)
      : name(of: state) + say("，登出以前只显示文字", ": words alone until it is shown")
  }
}

/// A title and its spellings in Latin letters, as UTF-8, since thousands are searched at each key.
struct Spelling: Sendable {
  private let title: [UInt8]
  private let whole: [UInt8]
  private let initials: [UInt8]

  init(of title: String) {
    self.title = Array(title.lowercased().utf8)
    let syllables = fileStem(of: title).split(separator: "-")
    whole = Array(syllables.joined().utf8)
    initials = syllables.compactMap(\.utf8.first)
  }

  /// - Parameter words: in lower case, not empty.
  func has(_ words: [UInt8]) -> Bool { title[...].firstIndex(of: words) != nil }

  func matches(_ letters: [UInt8]) -> Bool {
    whole[...].firstIndex(of: letters) != nil || initials[...].firstIndex(of: letters) != nil
  }
}
