import Almanac
import Content
import Templating

/// Makes the records of pages: what templates may say of each.
final class PageRecords: Sendable {
  let site: Site
  let media: Media
  let words: SiteWords
  /// Of the drawn covers, by their position in `media`.
  let drawnRecords: [TemplateRecord]
  let pictureSizes: String
  let cardSizes: String
  let indices: Indices
  let kinds: [TemplateRecord]
  /// By vocabulary, then by term, for places where they lead nowhere.
  private let plainTerms: [[TemplateRecord]]
  let fields: [ShownFields]
  /// The fields of terms that the theme shows.
  private let shownOfTerms: [ThemeField]
  private let slotCount: Int
  let schemas: NarrowSchemas
  let absentAddresses: Set<String>
  let addresses: SiteAddresses

  init(
    site: Site, theme: Theme, media: Media, indices: Indices, kinds: [TemplateRecord],
    terms: [[TemplateRecord]],
    absentAddresses: Set<String>, addresses: SiteAddresses
  ) {
    self.site = site
    self.media = media
    words = theme.words
    self.indices = indices
    self.kinds = kinds
    self.absentAddresses = absentAddresses
    self.addresses = addresses
    drawnRecords = Rendering.drawnRecords(of: media, addresses)
    pictureSizes = theme.settings.pictureSizes
    cardSizes = theme.settings.cardSizes
    let slots = FieldSlots(site.model, shows: theme.settings.shows.ofPages)
    slotCount = slots.members.count
    shownOfTerms = theme.settings.shows.ofTerms
    plainTerms = site.model.vocabularies.map(plainRecords)
    fields = shownFields(
      of: site.model, slots: slots, indices: indices, terms: terms, theme: theme)
    schemas = NarrowSchemas(theme)
  }

  /// The same for a site in which only pages' own texts differ.
  init(_ records: PageRecords, of site: Site, media: Media) {
    self.site = site
    self.media = media
    words = records.words
    indices = records.indices
    kinds = records.kinds
    absentAddresses = records.absentAddresses
    addresses = records.addresses
    drawnRecords = Rendering.drawnRecords(of: media, records.addresses)
    pictureSizes = records.pictureSizes
    cardSizes = records.cardSizes
    slotCount = records.slotCount
    shownOfTerms = records.shownOfTerms
    plainTerms = records.plainTerms
    fields = records.fields
    schemas = records.schemas
  }

  var model: ContentModel { site.model }

  /// The page as lists show it.
  func record(of page: Page) -> TemplateRecord { record(of: page, loading: .later) }

  /// The page as its own template shows it: the same, its cover to be loaded at once, and the details.
  ///
  /// - Parameters:
  ///   - listed: the page as lists show it, if it is in lists.
  ///   - template: the one that it is for: what this does not read is not made.
  func record(of detail: PageDetail, listed: TemplateRecord?, for template: Template) -> TemplateRecord {
    let read = template.slotsRead(of: fields[detail.page.kind].detailName)
    let first = pageSchema.count + slotCount
    return TemplateRecord(slots: detailSchema.count, behind: opening(of: detail.page, listed: listed)) {
      values in
      for slot in 0..<detailSchema.count {
        values.append(read.contains(first + slot) ? detailSchema.value(slot, of: detail) : .nothing)
      }
    }
  }

  /// The page as lists show it, its cover to be loaded at once.
  private func opening(of page: Page, listed: TemplateRecord?) -> TemplateRecord {
    guard let listed else { return record(of: page, loading: .first) }
    let covers = fields[page.kind].pictureSlots.map { slot in
      (pageSchema.count + slot, TemplateValue.record(coverRecord(of: page, loading: .first)))
    }
    return covers.isEmpty ? listed : TemplateRecord(listed, replacing: covers)
  }

  /// - Parameter loading: how the page's cover is loaded.
  private func record(of page: Page, loading: Loading) -> TemplateRecord {
    let fields = fields[page.kind]
    let view = PageView(page: page, records: self)
    return TemplateRecord(slots: pageSchema.count + slotCount) { values in
      for slot in 0..<pageSchema.count { values.append(pageSchema.value(slot, of: view)) }
      for slot in fields.bySlot.indices {
        guard let number = fields.bySlot[slot] else {
          values.append(.nothing)
          continue
        }
        values.append(value(of: fields.fields[number], of: page, loading: loading))
      }
    }
  }

  private func value(of field: ShownField, of page: Page, loading: Loading) -> TemplateValue {
    field.view.value(ownValue(of: field, of: page, loading: loading))
  }

  private func ownValue(of field: ShownField, of page: Page, loading: Loading) -> TemplateValue {
    if field.isCover { return .record(coverRecord(of: page, loading: loading)) }
    guard let value = page.values[field.position] else { return .nothing }
    if case .video(let video) = value {
      let poster = cover(of: page, in: site, media).flatMap { media.pictures[$0.file] }
      return .record(record(of: video, in: page.file, poster: poster))
    }
    return templateValue(of: value, as: field.schema, in: page.file) { record(of: $0, in: field) }
  }

  /// The values of a term's own fields, in the order of its vocabulary; behind them, an empty slot for fields that only
  /// the theme knows.
  func values(of term: Term, in vocabulary: Vocabulary) -> [TemplateValue] {
    let file = "content/vocabularies/\(vocabulary.name)/\(term.slug).md"
    let own = zip(vocabulary.fields, term.values).map { field, value -> TemplateValue in
      guard let value else { return .nothing }
      let own = templateValue(of: value, as: field.type.schema, in: file, record: plainRecord)
      return FieldView(field, shows: shownOfTerms)?.value(own) ?? .nothing
    }
    return own + [.nothing]
  }

  /// The same with labels: texts and links, without what is none of these.
  func facts(of term: Term, in vocabulary: Vocabulary) -> [TermFact] {
    zip(vocabulary.fields, term.values).compactMap { field, value in
      guard let value else { return nil }
      var fact = TermFact(label: field.label, text: plainText(of: value, as: field.type.schema), address: "")
      if case .link(let link) = value {
        if site.withholds(link.address, in: "content/vocabularies/", absentAddresses: absentAddresses) {
          return nil
        }
        fact.address = link.address.hasPrefix("/") ? addresses.href(link.address) : link.address
      }
      return fact.text.isEmpty ? nil : fact
    }
  }

  /// A term as the field's index shows it; without an index it has a name and leads nowhere.
  private func record(of term: TermReference, in field: ShownField) -> TemplateRecord {
    field.terms.map { $0[term.term] } ?? plainRecord(term)
  }

  func plainRecord(_ term: TermReference) -> TemplateRecord { plainTerms[term.vocabulary][term.term] }

  /// The page's fields that its template does not place, in order, each with its label.
  func facts(of page: Page) -> TemplateValue {
    schemas.fact.list(of: unplaced(of: page).compactMap { $0.schema.isMedium ? nil : fact($0, of: page) })
  }

  /// The same of pictures, films and files.
  func mediaFacts(of page: Page) -> TemplateValue {
    schemas.fact.list(of: unplaced(of: page).compactMap { $0.schema.isMedium ? medium($0, of: page) : nil })
  }

  private func unplaced(of page: Page) -> [ShownField] {
    let shown = fields[page.kind]
    return shown.fields.filter { field in
      field.isPublic && page.values[field.position] != nil && !shown.placed.has(field.position, of: page)
    }
  }

  /// The fields of several terms that have an index.
  func filed(_ page: Page) -> TemplateValue {
    schemas.fact.list(
      of: fields[page.kind].fields.compactMap { field in
        field.terms == nil || field.schema.isSingle ? nil : fact(field, of: page)
      })
  }

  /// The terms on the page's card, three of a field at most, since a page such as a year's plan may have all.
  func marks(of page: Page) -> TemplateValue {
    let marks = fields[page.kind].marks
    guard !marks.isEmpty else { return .nothing }
    return .records(
      marks.flatMap { field in page.terms(of: field.position).prefix(3).map { record(of: $0, in: field) } })
  }

  private func fact(_ field: ShownField, of page: Page) -> Fact? {
    switch page.values[field.position] {
    case nil: return nil
    case .link(let link)?: return fact(field, link, of: page)
    case .terms(let references)?:
      return Fact(
        key: field.key, label: field.label, terms: .records(of: references) { record(of: $0, in: field) })
    case let value?:
      let text = plainText(of: value, as: field.schema)
      return text.isEmpty ? nil : Fact(key: field.key, label: field.label, text: text)
    }
  }

  /// A link that leads nowhere now is its text; its address alone is nothing to read.
  private func fact(_ field: ShownField, _ link: LinkReference, of page: Page) -> Fact? {
    let isWithheld = site.withholds(link.address, in: page.file, absentAddresses: absentAddresses)
    if isWithheld, link.title == link.address { return nil }
    var fact = Fact(key: field.key, label: field.label, text: link.title)
    if !isWithheld {
      fact.address = link.address.hasPrefix("/") ? addresses.href(link.address) : link.address
    }
    return fact
  }

  private func medium(_ field: ShownField, of page: Page) -> Fact? {
    var fact = Fact(key: field.key, label: field.label)
    switch page.values[field.position] {
    case .pictures(let pictures)?:
      fact.pictures = .records(pictures.compactMap { record(of: $0, in: page.file) })
    case .video(let video)?: fact.video = .record(record(of: video, in: page.file))
    case .attachments(let attachments)?:
      fact.attachments = .records(attachments.compactMap { record(of: $0, in: page.file) })
    default: return nil
    }
    return fact
  }
}
