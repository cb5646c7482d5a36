import Building
import Content
import Diagnostics
import Serving
import Text

/// Finds pages for a link, by title, by the title's pinyin, and by the initials of the pinyin.
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
    // Titles that contain the words first, then those whose spelling does.
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
