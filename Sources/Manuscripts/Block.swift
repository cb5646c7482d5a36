/// A block of the draft, to be written as Markdown.
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

/// A value for a field of the page, from a line of the manuscript, with the names of the field that it may belong to.
package struct Proposal: Hashable, Sendable {
  /// The label in the manuscript.
  package var name: String
  /// The names that the field may have on the site, the likeliest first.
  package var fieldNames: [String]
  package var value: String

  /// The text of the manuscript that it was read from; of several values in one line, the first has it all.
  var original: String

  package init(name: String, fieldNames: [String], value: String, original: String? = nil) {
    self.name = name
    self.fieldNames = fieldNames
    self.value = value
    self.original = original ?? (name.isEmpty ? value : name + "：" + value)
  }

  /// The original line, which stays in the text if the site has no such field.
  package var line: String {
    guard name.isEmpty else { return "\(name)：\(value)" }
    return original.isEmpty ? value : original
  }
}

/// A manuscript after recognition: the contents of a draft.
package struct Manuscript: Sendable {
  package var title: String?
  package var subtitle: String?
  package var proposals: [Proposal] = []
  package var blocks: [Block] = []
  package var pictures: [SourcePicture] = []
  package var notes: [[Inline]] = []
  package var ledger = ImportLedger()
  /// The number of tracked changes that have not been accepted.
  package var changes = 0
  /// A recommendation form, not a story: it has no title of its own.
  package var isForm = false
}
