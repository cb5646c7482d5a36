/// A page as readers search it: its texts, and the values of the facets that narrow results down.
///
/// The index knows no site: the caller says which words of a page are the title, which are names, and so on.
package struct SearchDocument: Sendable {
  /// Below the site's home, beginning with `/`.
  package var address: String
  package var title: String
  /// The day as readers see it beside the title.
  package var day: String
  /// The people whom the page is about; they are found by their pinyin, too, as the title is.
  package var people: [String]
  /// Units, topics and the like: they rank with the people, above the text.
  package var names: [String]
  /// The sentence shown below the title.
  package var summary: String
  /// Texts of the page outside its body.
  package var details: [String]
  /// The text without markup, in UTF-8.
  package var body: [UInt8]
  /// Positions among all values of the facets, in the order in which the facets list them.
  package var values: [Int]

  package init(
    address: String, title: String, day: String, people: [String] = [], names: [String] = [],
    summary: String = "", details: [String] = [], body: [UInt8] = [], values: [Int] = []
  ) {
    self.address = address
    self.title = title
    self.day = day
    self.people = people
    self.names = names
    self.summary = summary
    self.details = details
    self.body = body
    self.values = values
  }
}

/// Something by which results are narrowed down, such as the year.
package struct SearchFacet: Sendable, Hashable {
  /// The name in addresses: `year`.
  package var name: String
  package var label: String
  package var values: [Value]

  package struct Value: Sendable, Hashable {
    package var slug: String
    package var label: String

    package init(slug: String, label: String) {
      self.slug = slug
      self.label = label
    }
  }

  package init(name: String, label: String, values: [Value]) {
    self.name = name
    self.label = label
    self.values = values
  }
}

/// A word that a reader may have meant.
package struct SearchHint: Sendable, Hashable {
  package var name: String
  package var aliases: [String]

  package init(name: String, aliases: [String] = []) {
    self.name = name
    self.aliases = aliases
  }
}
