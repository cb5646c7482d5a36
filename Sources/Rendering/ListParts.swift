import Content

/// The parts of a list by year or by the terms of a field: each is a list of its own, below it.
struct ListParts: Sendable {
  let narrowing: Narrowing
  /// The label of the field; empty for years.
  let label: String
  var parts: [ListPart] = []
}

struct ListPart: Sendable {
  /// Behind the address of the whole list: `2026/`, `unit/sample-library/`.
  let folder: String
  let name: String
  /// Of the years' parts.
  var year: Int?
  /// Of others.
  var term: TermReference?
  /// Positions in the site's pages, newest first.
  var pages: [Int]
}

/// A part of a list as its own pages see it.
struct OpenPart: Sendable {
  let parts: ListParts
  let position: Int

  var part: ListPart { parts.parts[position] }
}

extension Site {
  /// A list's parts by each of some narrowings: all of its pages by year, those with a term by field.
  func parts(of pages: [Int], by narrowings: [Narrowing], _ words: SiteWords) -> [ListParts] {
    narrowings.map { narrowing in
      switch narrowing {
      case .year: years(of: pages, words)
      case .field(let key): terms(of: pages, key)
      }
    }
  }

  private func years(of pages: [Int], _ words: SiteWords) -> ListParts {
    var parts = ListParts(narrowing: .year, label: "")
    for page in pages {
      let year = self.pages[page].date.day.year
      if parts.parts.last?.year != year {
        parts.parts.append(
          ListPart(folder: "\(year)/", name: words.say(.year, year), year: year, pages: []))
      }
      parts.parts[parts.parts.count - 1].pages.append(page)
    }
    return parts
  }

  /// In the order of the vocabulary.
  private func terms(of pages: [Int], _ key: String) -> ListParts {
    let fields = model.kinds.map { kind in kind.fields.firstIndex { $0.key == key } }
    var found: [TermReference: [Int]] = [:]
    for page in pages {
      guard let field = fields[self.pages[page].kind] else { continue }
      for term in self.pages[page].terms(of: field) { found[term, default: []].append(page) }
    }
    let label = zip(model.kinds, fields).lazy.compactMap { kind, field in
      field.map { kind.fields[$0].label }
    }.first
    let order = found.keys.sorted { ($0.vocabulary, $0.term) < ($1.vocabulary, $1.term) }
    return ListParts(
      narrowing: .field(key), label: label ?? key,
      parts: order.map { term in
        ListPart(
          folder: "\(key)/\(model[term].slug)/", name: model[term].name, term: term,
          pages: found[term] ?? [])
      })
  }
}
