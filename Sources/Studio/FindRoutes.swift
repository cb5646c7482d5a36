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
    let bytes = Array(wanted.utf8)
    let isLatin = bytes.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
    let spellings = memory.spellings(of: site.pages.lazy.map(\.title))
    // Titles that have the words, then those that are spelled so.
    var found = Array(site.pages.indices.lazy.filter { spellings[$0].has(bytes) }.prefix(mostFound))
    if isLatin {
      let others = site.pages.indices.lazy.filter {
        !spellings[$0].has(bytes) && spellings[$0].matches(bytes)
      }
      found += others.prefix(mostFound - found.count)
    }
    let pages = found.map { position in
      let page = site.pages[position]
      return JSON.object([
        ("title", .text(page.title)), ("address", .text(page.address)),
        ("about", .text("\(site.model.kinds[page.kind].name) \(page.date.day.iso)")),
      ])
    }
    return json([("pages", .list(pages))])
  }
}

/// A title, and how it is typed in Latin letters; in UTF-8, since thousands are looked through at each key.
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

  /// - Parameter words: in small letters, not empty.
  func has(_ words: [UInt8]) -> Bool { title[...].firstIndex(of: words) != nil }

  func matches(_ letters: [UInt8]) -> Bool {
    whole[...].firstIndex(of: letters) != nil || initials[...].firstIndex(of: letters) != nil
  }
}
