import Content
import Search

/// The part of a field's value by which the search finds its page.
package enum SearchUse: Sendable {
  case nothing
  case text
  case people
  /// The names of its terms, where these have pages.
  case terms
}

extension FieldSchema {
  package var searchUse: SearchUse {
    switch self {
    case .text, .texts: .text
    case .person, .people: .people
    case .term, .terms: .terms
    case .record(let record), .records(let record): record.isSearched ? .text : .nothing
    case .number, .flag, .date, .picture, .pictures, .link, .video, .attachments, .rule, .hidden: .nothing
    }
  }
}

extension RenderContext {
  /// The kinds, the indices on the home page, and the years; and which of their values each page has.
  func searchFacets() -> (facets: [SearchFacet], valuesOfPages: [[Int]]) {
    var facets: [SearchFacet] = []
    var valuesOfPages: [[Int]] = Array(repeating: [], count: site.pages.count)
    var count = 0
    func add(_ name: String, _ label: String, _ values: [(slug: String, label: String, pages: [Int])]) {
      let used = values.filter { !$0.pages.isEmpty }
      guard !used.isEmpty else { return }
      facets.append(
        SearchFacet(name: name, label: label, values: used.map { .init(slug: $0.slug, label: $0.label) }))
      for value in used {
        for page in value.pages { valuesOfPages[page].append(count) }
        count += 1
      }
    }
    add("kind", words[.searchKind], zip(site.model.kinds, indices.byKind).map { ($0.slug, $0.name, $1) })
    for index in indices.byTerm where index.field.isOnHome && index.kind == nil {
      let vocabulary = site.model.vocabularies[index.vocabulary]
      add(
        vocabulary.name, vocabulary.label, zip(vocabulary.terms, index.pages).map { ($0.slug, $0.name, $1) })
    }
    add(
      "year", words[.searchYear], indices.years.map { (String($0.year), words.say(.year, $0.year), $0.pages) }
    )
    return (facets, valuesOfPages)
  }

  /// The words of the vocabularies that pages have, the most used first: what readers may have meant.
  func searchHints() -> [SearchHint] {
    var uses: [TermReference: Int] = [:]
    for index in indices.byTerm {
      for (term, pages) in index.pages.enumerated() where !pages.isEmpty {
        uses[TermReference(vocabulary: index.vocabulary, term: term), default: 0] += pages.count
      }
    }
    let order = uses.sorted {
      ($1.value, $0.key.vocabulary, $0.key.term) < ($0.value, $1.key.vocabulary, $1.key.term)
    }
    var seen: Set<String> = []
    return order.map { site.model[$0.key] }.filter { seen.insert($0.name).inserted }.map {
      SearchHint(name: $0.name, aliases: $0.aliases + $0.formerNames)
    }
  }

  /// The pages of terms that have a text of their own, such as a festival's. They have no day, and rank as the oldest.
  func profileDocuments() -> [SearchDocument] {
    var seen: Set<String> = []
    return indices.byTerm.flatMap { index in
      let terms = site.model.vocabularies[index.vocabulary].terms
      return terms.indices.filter { index.isShown($0) }.compactMap { position -> SearchDocument? in
        let term = terms[position]
        guard let text = term.document, seen.insert(index.address(of: term)).inserted else { return nil }
        let fields = site.model.vocabularies[index.vocabulary].fields
        let details = zip(fields, term.values).compactMap { field, value -> String? in
          switch value {
          case .text?, .texts?: value.map { pageRecords.plainText(of: $0, as: field.type.schema) }
          default: nil
          }
        }
        return SearchDocument(
          address: index.address(of: term), title: term.name, day: "", summary: term.description,
          details: details, body: text.plainBytes)
      }
    }
  }

  func searchDocument(_ page: Page, values: [Int]) -> SearchDocument {
    let kind = site.model.kinds[page.kind]
    var document = SearchDocument(
      address: page.address, title: page.title, day: page.date.day.iso, summary: page.summary,
      body: page.document.plainBytes, values: values)
    for (field, value) in page.values.enumerated() {
      guard let value, kind.fields[field].type.schema.searchUse != .nothing else { continue }
      switch value {
      case .people(let people): document.people += people.map(\.name)
      case .terms(let terms):
        guard indices.indexOfField[page.kind][field] != nil else { continue }
        for name in terms.map({ site.model[$0].name }) where !document.names.contains(name) {
          document.names.append(name)
        }
      case .text(let text) where field == kind.cardField:
        document.details.append(document.summary)
        document.summary = text
      case .text(let text): document.details.append(text)
      case .texts, .honours, .awards, .period, .records:
        let schema = kind.fields[field].type.schema
        guard schema.record?.isSearched ?? true else { continue }
        document.details.append(pageRecords.plainText(of: value, as: schema))
      case .number, .flag, .moment, .pictures, .link, .video, .attachments, .consent, .reviews, .rule, .batch:
        break
      }
    }
    return document
  }
}
