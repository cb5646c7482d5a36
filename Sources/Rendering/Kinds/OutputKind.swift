import Content
import Diagnostics
import Templating

/// A kind of output, such as the pages of years or the feeds: everything that the program knows of it.
///
/// Each kind is one value in a file of its own, which gives its lists, the places of its outputs, the data of its
/// templates, and who finds it. The plan, the contract with themes, the sitemap and copies without a server go through
/// `all`; nothing else names a kind.
struct OutputKind: Sendable {
  /// Whether its outputs are in the sitemap. A single output, such as a sample, may be left out.
  let isInSitemap: Bool
  let offline: OfflinePresence
  /// The templates that its outputs are made with; none for a file of another format.
  let templates: @Sendable (ContentModel) -> [TemplateType]
  /// The records that its templates meet inside others.
  let records: [RecordType]
  /// Its lists of pages. When no page of a list is shown any more, a page at its address says so.
  let lists: @Sendable (Lists) -> [ListPlace]
  /// Its other outputs.
  let outputs: @Sendable (RenderContext) -> [Output]
  /// Outputs that follow from all others, which are given: lists of these, or pages where there is none of these.
  let closing: @Sendable (RenderContext, [Output]) -> [Output]
  /// Links by which the home page and others lead readers to its outputs. Lists name theirs themselves.
  let directories: @Sendable (Lists) -> [IndexLink]

  init(
    isInSitemap: Bool, offline: OfflinePresence,
    templates: @escaping @Sendable (ContentModel) -> [TemplateType] = { _ in [] }, records: [RecordType] = [],
    lists: @escaping @Sendable (Lists) -> [ListPlace] = { _ in [] },
    directories: @escaping @Sendable (Lists) -> [IndexLink] = { _ in [] },
    outputs: @escaping @Sendable (RenderContext) -> [Output] = { _ in [] },
    closing: @escaping @Sendable (RenderContext, [Output]) -> [Output] = { _, _ in [] }
  ) {
    self.isInSitemap = isInSitemap
    self.offline = offline
    self.templates = templates
    self.records = records
    self.lists = lists
    self.directories = directories
    self.outputs = outputs
    self.closing = closing
  }
}

extension OutputKind {
  /// All kinds, in the order in which the sitemap and other lists of everything have them.
  static let all: [OutputKind] = [
    home, article, withdrawn, redirect, hostRedirects, kindList, termList, listPart, archive, people, honours,
    batchTable, awards,
    rolls,
    rollTable, calendar, calendarFile, festivalYear, statistics, siteMap, search, feed, emptied, notFound,
    robots,
    sitemap, asset, fixedFile, media, weChat,
  ]
}

/// Whether a copy without a server has a kind's outputs.
enum OfflinePresence: Sendable {
  case included
  /// Files of these names exist on the web alone, and links to them lead there.
  case onWebOnly([String])

  var isIncluded: Bool {
    switch self {
    case .included: true
    case .onWebOnly: false
    }
  }
}

/// An entrance for readers who look for something: a label, and an address below the site's home.
struct IndexLink: Sendable {
  var label: String
  var address: String
  /// The kinds of pages that it leads to; nil where it is about the whole site.
  var kinds: Set<Int>?
}

/// A template that a theme may have, and the record that it is given. Both have one name.
struct TemplateType: Sendable {
  let type: RecordType
  let absence: Absence

  /// The treatment of its outputs in a theme that does not have it.
  enum Absence: Sendable {
    /// Such a theme cannot show a site.
    case isMistake
    /// The theme does without them.
    case leavesOut
    /// Another template takes its place.
    case fallsBack(to: String)
    /// The program has one of its own, which is given.
    case isOwn([UInt8])
  }

  /// A record that begins as every template's does.
  init(
    _ name: String, meaning: Phrase, own members: [Member], whenAbsent absence: Absence = .isMistake
  ) {
    type = RecordType(name, meaning: meaning, members: pageContextMembers + members)
    self.absence = absence
  }

  init(_ schema: ViewSchema<some Any>, named name: String? = nil, whenAbsent absence: Absence = .isMistake) {
    self.init(
      name ?? schema.name, meaning: schema.meaning, own: schema.members(from: firstOwnSlot),
      whenAbsent: absence)
  }
}
