import Almanac
import Content
import Templating

/// Makes the records of pages: what templates may say of each.
final class PageRecords: Sendable {
  let site: Site
  let media: Media
  /// Of the drawn covers, by their position in `media`.
  let drawnRecords: [Record]
  let pictureSizes: String
  let cardSizes: String
  let indices: Indices
  let kinds: [Record]
  let terms: [[Record]]
  let slots: FieldSlots
  let shapes: NarrowShapes
  let addresses: SiteAddresses

  init(
    site: Site, media: Media, drawnRecords: [Record], pictureSizes: String, cardSizes: String,
    indices: Indices,
    kinds: [Record], terms: [[Record]], slots: FieldSlots, shapes: NarrowShapes,
    addresses: SiteAddresses
  ) {
    self.site = site
    self.media = media
    self.drawnRecords = drawnRecords
    self.pictureSizes = pictureSizes
    self.cardSizes = cardSizes
    self.indices = indices
    self.kinds = kinds
    self.terms = terms
    self.slots = slots
    self.shapes = shapes
    self.addresses = addresses
  }

  /// The same for a site in which only pages' own texts differ.
  convenience init(_ records: PageRecords, of site: Site) {
    self.init(
      site: site, media: records.media, drawnRecords: records.drawnRecords,
      pictureSizes: records.pictureSizes,
      cardSizes: records.cardSizes, indices: records.indices, kinds: records.kinds, terms: records.terms,
      slots: records.slots, shapes: records.shapes, addresses: records.addresses)
  }

  var model: ContentModel { site.model }

  /// The page as lists show it.
  func record(of page: Page) -> Record { Record(values(of: page, loading: .later)) }

  /// The page as its own template shows it: the same, its cover to be loaded at once, and the details.
  ///
  /// - Parameters:
  ///   - listed: the page as lists show it, where it stands in lists.
  ///   - template: the one that it is for: what this does not read is not made.
  func record(of detail: PageDetail, listed: Record?, for template: Template?) -> Record {
    let first = pageShape.properties.count + slots.members.count
    let own = detailShape.values(of: detail, from: first, for: template)
    return Record(own, behind: opening(of: detail.page, listed: listed))
  }

  /// The page as lists show it, its cover to be loaded at once.
  private func opening(of page: Page, listed: Record?) -> Record {
    guard let listed else { return Record(values(of: page, loading: .first)) }
    var covers: [(slot: Int, value: Value)] = []
    for (field, slot) in slots.slots[page.kind].enumerated() {
      guard let slot, model.kinds[page.kind].fields[field].type.shape == .picture else { continue }
      covers.append((pageShape.properties.count + slot, .record(coverRecord(of: page, loading: .first))))
    }
    return covers.isEmpty ? listed : Record(listed, replacing: covers)
  }

  /// - Parameter loading: how the page's cover is loaded.
  private func values(of page: Page, loading: Loading) -> [Value] {
    let kind = model.kinds[page.kind]
    let card = kind.cardField.flatMap { field -> String? in
      if case .text(let text) = page.values[field] { text } else { nil }
    }
    var values = pageShape.values(
      of: PageView(
        page: page, kind: kinds[page.kind], href: addresses.href(page.address),
        url: addresses.url(page.address), date: shapes.date.record(of: page.date),
        updated: page.updated.map { shapes.date.record(of: Moment($0)) },
        card: card ?? page.summary,
        cardLabel: card == nil ? "" : kind.cardField.map { kind.fields[$0].label } ?? ""))
    let first = values.count
    values += repeatElement(.nothing, count: slots.members.count)
    for (field, slot) in slots.slots[page.kind].enumerated() {
      guard let slot else { continue }
      let shape = kind.fields[field].type.shape
      if shape == .picture {
        values[first + slot] = .record(coverRecord(of: page, loading: loading))
        continue
      }
      guard let value = page.values[field] else { continue }
      values[first + slot] = templateValue(of: value, shape: shape, in: page.file) {
        termRecord($0, kind: page.kind, field: field)
      }
    }
    return values
  }

  /// What a term has of its own, in the order of its vocabulary's fields.
  func values(of term: Term, in vocabulary: Vocabulary) -> [Value] {
    let file = "content/vocabularies/\(vocabulary.name)/\(term.slug).md"
    return zip(vocabulary.fields, term.values).map { field, value in
      value.map { templateValue(of: $0, shape: field.type.shape, in: file, record: plainRecord) } ?? .nothing
    }
  }

  /// What a template is given for the value of a field; `record` gives the record of a term.
  private func templateValue(
    of value: FieldValue, shape: FieldShape, in file: String, record: (TermReference) -> Record
  ) -> Value {
    switch value {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .flag(let flag): return .flag(flag)
    case .moment(let moment): return .record(shapes.date.record(of: moment))
    case .period(let period): return .record(periodShape.record(of: (period.start, period.end)))
    case .texts(let texts): return .list(texts.map(Value.text))
    case .link(let link):
      return .record(linkShape.record(of: LabelledLink(label: link.title, address: link.address)))
    case .rule(let rule): return .text(rule.chinese)
    case .terms(let references):
      let records = references.map { Value.record(record($0)) }
      if case .term = shape { return records.first ?? .nothing }
      return .list(records)
    case .people(let people):
      let records = people.map { Value.record(personShape.record(of: $0)) }
      return shape == .person ? records.first ?? .nothing : .list(records)
    case .honours(let honours):
      return .records(honours.map { honourShape.record(of: ($0, plainRecord($0.level))) })
    case .awards(let awards):
      return .records(awards.map { awardShape.record(of: ($0, plainRecord($0.level))) })
    case .contact(let contact):
      let office = Settings.OfficeContact(phone: contact.phone ?? "", email: contact.email ?? "")
      return .record(contactShape.record(of: office))
    case .pictures(let pictures):
      let records = pictures.compactMap { self.record(of: $0, in: file) }
      return shape == .picture ? .record(records.first) : .records(records)
    case .video(let video): return .record(self.record(of: video, in: file))
    case .attachments(let attachments):
      return .records(attachments.compactMap { self.record(of: $0, in: file) })
    case .consent: return .nothing
    }
  }

  /// A term as the field's index shows it; without an index it has a name and leads nowhere.
  func termRecord(_ term: TermReference, kind: Int, field: Int) -> Record {
    guard let index = indices.indexOfField[kind][field] else { return plainRecord(term) }
    return terms[index][term.term]
  }

  func plainRecord(_ term: TermReference) -> Record {
    let vocabulary = model.vocabularies[term.vocabulary]
    let group = model[term].group.map { vocabulary.groups[$0].name } ?? ""
    return termShape.record(of: TermView(term: model[term], address: "", group: group, count: 0))
  }

  /// The page's fields in order, each with its label, for templates that show whatever there is.
  func facts(of page: Page) -> [Fact] {
    let kind = model.kinds[page.kind]
    return kind.fields.enumerated().compactMap { position, field in
      guard let value = page.values[position], valueType(of: field.type.shape) != nil else { return nil }
      if case .terms(let references) = value {
        let records = references.map { termRecord($0, kind: page.kind, field: position) }
        return Fact(key: field.key, label: field.label, text: "", terms: records)
      }
      let text = plainText(of: value)
      return text.isEmpty ? nil : Fact(key: field.key, label: field.label, text: text, terms: [])
    }
  }

  func plainText(of value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): String(number)
    case .flag(let flag): flag ? "是" : "否"
    case .moment(let moment): moment.text
    case .period(let period): "\(period.start.iso) 至 \(period.end.iso)"
    case .texts(let texts): texts.joined(separator: "、")
    case .people(let people): people.map(\.name).joined(separator: "、")
    case .honours(let honours):
      honours.map { "\(model[$0.level].name) · \($0.title) · \($0.batch.chinese)" }.joined(separator: "；")
    case .awards(let awards):
      awards.map { "\(model[$0.level].name) · \($0.event) · \($0.year) · \($0.grade)" }.joined(separator: "；")
    case .contact(let contact): [contact.phone, contact.email].compactMap(\.self).joined(separator: "，")
    case .rule(let rule): rule.chinese
    case .link(let link): link.title
    case .terms, .pictures, .video, .attachments, .consent: ""
    }
  }
}
