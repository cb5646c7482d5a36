/// A block of the draft, which one writer makes Markdown of.
package indirect enum Block: Hashable, Sendable {
  /// Level 1 is the highest within the text.
  case heading(Int, [Inline])
  case paragraph([Inline])
  case list([ListItem])
  case quote([[Inline]])
  /// The first row is the header; all rows are equally wide.
  case table([[[Inline]]])
  case facts([Fact])
  /// One picture, or several that share a caption.
  case pictures([Int], caption: String)

  package struct ListItem: Hashable, Sendable {
    /// nil for a bullet.
    package var number: Int?
    package var inlines: [Inline]
    package var children: [ListItem] = []
  }

  package struct Fact: Hashable, Sendable {
    package var name: String
    package var value: [Inline]
  }
}

/// What a line of the manuscript says about the page: a value and the names of the field it may belong to.
package struct Proposal: Hashable, Sendable {
  /// As the manuscript has it.
  package var name: String
  /// The names that the field may have on the site, the likeliest first.
  package var fieldNames: [String]
  package var value: String

  /// The words of the manuscript that it was read from; of several values in one line, the first has them all.
  var original: String

  package init(name: String, fieldNames: [String], value: String, original: String? = nil) {
    self.name = name
    self.fieldNames = fieldNames
    self.value = value
    self.original = original ?? (name.isEmpty ? value : name + "：" + value)
  }

  /// What it stood for: stays in the text where the site has no such field.
  package var line: String {
    guard name.isEmpty else { return "\(name)：\(value)" }
    return original.isEmpty ? value : original
  }
}

/// A manuscript that has been understood: what a draft is made of.
package struct Manuscript: Sendable {
  package var title: String?
  package var subtitle: String?
  package var proposals: [Proposal] = []
  package var blocks: [Block] = []
  package var pictures: [SourcePicture] = []
  package var notes: [[Inline]] = []
  package var ledger = ImportLedger()
  /// Tracked changes that nobody has accepted.
  package var changes = 0
  /// A recommendation form rather than a story: it has no title of its own.
  package var isForm = false
}
