import Building
import Content
import Diagnostics
import Serving
import Text

/// Pages of the site for a link: found by their titles, by their titles in pinyin, and by the first letters of that.
extension Studio {
  private var mostFound: Int { 12 }

  func find(_ query: FormData) -> Answer {
    let wanted = (query["q"] ?? "").lowercased().filter { !$0.isWhitespace }
    guard !wanted.isEmpty, let site = around.site().prepared?.site else {
      return json([("pages", .list([]))])
    }
    let isLatin = wanted.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
    // Titles that have the words, then those that are spelled so.
    var found = Array(
      site.pages.lazy.filter { $0.title.lowercased().contains(wanted) }.prefix(mostFound))
    if isLatin, found.count < mostFound {
      for page in site.pages where memory.spelling(of: page.title).matches(wanted) {
        if !found.contains(where: { $0 === page }) { found.append(page) }
        if found.count == mostFound { break }
      }
    }
    let pages = found.map { page in
      JSON.object([
        ("title", .text(page.title)), ("address", .text(page.address)),
        ("about", .text("\(site.model.kinds[page.kind].name) \(page.date.day.iso)")),
      ])
    }
    return json([("pages", .list(pages))])
  }
}

/// A title as it is typed in Latin letters.
struct Spelling: Sendable {
  var whole: String
  var initials: String

  init(of title: String) {
    let syllables = fileStem(of: title).split(separator: "-")
    whole = syllables.joined()
    initials = String(syllables.compactMap(\.first))
  }

  func matches(_ letters: String) -> Bool { whole.contains(letters) || initials.contains(letters) }
}
