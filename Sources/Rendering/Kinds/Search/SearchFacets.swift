import Content
import Search

/// By what readers narrow down what they found: the kinds, the indices that stand on the home page, the fields that are
/// declared with `facet`, and the years.
struct SearchFacets {
  private(set) var facets: [SearchFacet] = []
  /// By page, the numbers of the values that it has.
  private(set) var valuesOfPages: [[Int]]
  private var count = 0
  /// Names of facets, and of what else stands in the addresses of results.
  private var names: Set<String> = ["q"]

  init(_ context: RenderContext) {
    let site = context.site
    let indices = context.indices
    let words = context.words
    valuesOfPages = Array(repeating: [], count: site.pages.count)
    add("kind", words[.searchKind], zip(site.model.kinds, indices.byKind).map { ($0.slug, $0.name, $1) })
    for index in indices.byTerm
    where index.field.isOnHome && index.kind == nil && !index.isRefused(by: site.model) {
      let vocabulary = site.model.vocabularies[index.vocabulary]
      add(
        vocabulary.name, vocabulary.label, zip(vocabulary.terms, index.pages).map { ($0.slug, $0.name, $1) })
    }
    // Before its facet is made, a field must not take the name of the years.
    names.insert("year")
    for field in DeclaredFacet.all(of: site, indices) {
      let terms = site.model.vocabularies[field.vocabulary].terms
      let isTwice = facets.contains { $0.label == field.label }
      let kind = site.model.kinds[field.fields[0].kind]
      add(
        names.contains(field.key) ? "\(kind.slug)-\(field.key)" : field.key,
        isTwice ? "\(kind.name) · \(field.label)" : field.label,
        zip(terms, field.pages(of: site, indices)).map { ($0.slug, $0.name, $1) })
    }
    add(
      "year", words[.searchYear], indices.years.map { (String($0.year), words.say(.year, $0.year), $0.pages) }
    )
  }

  private mutating func add(
    _ name: String, _ label: String, _ values: [(slug: String, label: String, pages: [Int])]
  ) {
    let used = values.filter { !$0.pages.isEmpty }
    guard !used.isEmpty else { return }
    names.insert(name)
    facets.append(
      SearchFacet(name: name, label: label, values: used.map { .init(slug: $0.slug, label: $0.label) }))
    for value in used {
      for page in value.pages { valuesOfPages[page].append(count) }
      count += 1
    }
  }
}

/// Fields of one key and vocabulary, in one kind or several, which are declared with `facet: true`.
private struct DeclaredFacet {
  var key: String
  var label: String
  var vocabulary: Int
  var fields: [(kind: Int, field: Int)]

  /// Those that are no facet by their index.
  static func all(of site: Site, _ indices: Indices) -> [DeclaredFacet] {
    var facets: [DeclaredFacet] = []
    for (position, kind) in site.model.kinds.enumerated() where kind.isListed {
      for (number, field) in kind.fields.enumerated() {
        guard field.isFacet == true, let vocabulary = field.type.schema.vocabulary else { continue }
        let index = indices.indexOfField[position][number].map { indices.byTerm[$0] }
        if let index, index.field.isOnHome, index.kind == nil { continue }
        let known = facets.firstIndex { $0.key == field.key && $0.vocabulary == vocabulary }
        if let known {
          facets[known].fields.append((position, number))
        } else {
          facets.append(
            DeclaredFacet(
              key: field.key, label: field.label, vocabulary: vocabulary, fields: [(position, number)]))
        }
      }
    }
    return facets
  }

  /// By term, the listed pages that have it.
  func pages(of site: Site, _ indices: Indices) -> [[Int]] {
    var pages: [[Int]] = Array(repeating: [], count: site.model.vocabularies[vocabulary].terms.count)
    for place in fields {
      for page in indices.byKind[place.kind] {
        for term in site.pages[page].terms(of: place.field) { pages[term.term].append(page) }
      }
    }
    return pages
  }
}

extension TermIndex {
  /// Whether the declaration of its field says `facet: false`.
  fileprivate func isRefused(by model: ContentModel) -> Bool {
    model.kinds.contains { $0.fields.contains { $0.isFacet == false && $0.index?.address == field.address } }
  }
}
