import Content
import Templating

/// Values of fields for templates, and their texts where a value is one line.
///
/// A value of several parts is a record of these parts (`RecordSchema`), whatever its type.
extension PageRecords {
  /// - Parameters:
  ///   - schema: the sort of values that the field's type has.
  ///   - file: the page's, beside which the value's files lie.
  ///   - record: gives the record of a term.
  func templateValue(
    of value: FieldValue, as schema: FieldSchema, in file: String, record: (TermReference) -> TemplateRecord
  ) -> TemplateValue {
    switch value {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .flag(let flag): return .flag(flag)
    case .moment(let moment): return .record(schemas.date.record(of: moment))
    case .texts(let texts): return .list(texts.map(TemplateValue.text))
    case .link(let link):
      if site.withholds(link.address, in: file, absentAddresses: absentAddresses) { return .nothing }
      let address = link.address.hasPrefix("/") ? addresses.href(link.address) : link.address
      return .record(linkSchema.record(of: LabelledLink(label: link.title, address: address)))
    case .rule(let rule): return .text(words.rule(rule))
    case .batch(let batch): return .text(words.batch(batch))
    case .terms(let references):
      if schema.isSingle { return .record(references.first.map(record)) }
      return .records(of: references, record)
    case .people(let people):
      if schema.isSingle { return .record(people.first.map(personSchema.record)) }
      return personSchema.list(of: people)
    case .pictures(let pictures):
      let records = pictures.compactMap { self.record(of: $0, in: file) }
      return schema.isSingle ? .record(records.first) : .records(records)
    case .video(let video): return .record(self.record(of: video, in: file))
    case .attachments(let attachments):
      return .records(attachments.compactMap { self.record(of: $0, in: file) })
    case .period, .honours, .awards, .records:
      return templateRecords(of: value.rows, as: schema, in: file)
    case .consent, .reviews: return .nothing
    }
  }

  /// The records of a value of several parts; terms in them lead nowhere.
  private func templateRecords(of rows: [[FieldValue?]], as schema: FieldSchema, in file: String)
    -> TemplateValue
  {
    guard let parts = schema.record?.parts, let first = rows.first else { return .nothing }
    func append(_ row: [FieldValue?], to values: inout RecordBuilder) {
      for (part, value) in zip(parts, row) {
        values.append(
          value.map { templateValue(of: $0, as: part.schema, in: file, record: plainRecord) } ?? .nothing)
      }
    }
    if schema.isSingle { return .record(TemplateRecord(slots: parts.count) { append(first, to: &$0) }) }
    return .rows(
      TemplateRecord(rows: rows.count, of: parts.count) { values in
        for row in rows { append(row, to: &values) }
      })
  }

  /// The value as a line of text; empty for a value that is no text, such as pictures.
  func plainText(of value: FieldValue, as schema: FieldSchema) -> String {
    switch value {
    case .text(let text): return text
    case .number(let number): return String(number)
    case .flag(let flag): return flag ? words.frequent.yes : words.frequent.no
    case .moment(let moment): return moment.text
    case .texts(let texts):
      return texts.count == 1 ? texts[0] : texts.joined(separator: words.frequent.listSeparator)
    case .people(let people):
      return people.count == 1
        ? people[0].name : people.map(\.name).joined(separator: words.frequent.listSeparator)
    case .rule(let rule): return words.rule(rule)
    case .batch(let batch): return words.batch(batch)
    case .link(let link): return link.title
    case .terms(let terms):
      return terms.map { model[$0].name }.joined(separator: words.frequent.listSeparator)
    case .period, .honours, .awards, .records:
      guard let record = schema.record else { return "" }
      return value.rows.map { line(of: $0, as: record) }.joined(separator: words.frequent.partSeparator)
    case .pictures, .video, .attachments, .consent, .reviews: return ""
    }
  }

  private func line(of row: [FieldValue?], as record: RecordSchema) -> String {
    let texts = zip(record.parts, row).compactMap { part, value in
      value.map { plainText(of: $0, as: part.schema) }
    }
    let given = texts.filter { !$0.isEmpty }
    return switch record.joint {
    case .points: given.joined(separator: " · ")
    case .clauses: given.joined(separator: words.frequent.clauseSeparator)
    case .range: words.frequent.period.text(given)
    }
  }
}
