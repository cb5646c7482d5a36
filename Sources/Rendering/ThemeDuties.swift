import Content
import Diagnostics
import Templating

/// The duties of a theme to its readers, as far as its templates show them: what every page says, and that nothing an
/// author gives is left out.
///
/// Only templates that write a whole document are checked.
struct ThemeDuties {
  let templates: [String: Template]
  let contract: Contract
  let model: ContentModel
  let site: Settings
  /// The file of a template, by its name.
  let files: [String: String]

  /// Names of the contract, in order.
  private var documents: [(name: String, template: Template)] {
    contract.templates.compactMap { type in
      guard let template = templates[type.type.name], template.writes("<html") else { return nil }
      return (type.type.name, template)
    }
  }

  func findings(in file: String) -> [Diagnostic] {
    duties.compactMap { duty -> Diagnostic? in
      let owing = documents.filter { duty.holds($0.name) && !duty.isDone($0.name, $0.template) }.map(\.name)
      guard let first = owing.first else { return nil }
      return Diagnostic(
        .owedToReaders, at: Location(file: files[first] ?? file),
        [owing.joined(separator: ", "), duty.what.chinese, duty.what.english], help: duty.help)
    } + unshownFields(in: file)
  }

  private struct Duty {
    var what: Phrase
    var help: Phrase
    /// Whether a template, by its name, has it.
    var holds: (String) -> Bool = { _ in true }
    var isDone: (String, Template) -> Bool
  }

  private var duties: [Duty] {
    [
      Duty(what: Phrase("语言", "its language"), help: line("<html lang=\"{{site.language}}\">")) {
        $1.writes("<html lang=") && $1.reads(siteSchema.recordType, "language")
      },
      Duty(what: Phrase("网页标题", "a title"), help: line("<title>{{title}}</title>")) { $1.writes("<title") },
      Duty(what: Phrase("一级标题", "a heading"), help: line("<h1>{{title}}</h1>")) { $1.writes("<h1") },
      Duty(
        what: Phrase("内容安全策略", "the content security policy"),
        help: line(
          "{{#policy}}<meta http-equiv=\"Content-Security-Policy\" content=\"{{policy}}\">{{/policy}}")
      ) { $1.reads(pageContext(of: $0), "policy") },
      Duty(
        what: Phrase("“请勿收录”", "what keeps search engines away"),
        help: line("{{#noindex}}<meta name=\"robots\" content=\"noindex\">{{/noindex}}"), holds: mayBeHidden
      ) { $1.reads(pageContext(of: $0), "noindex") || $1.writes("content=\"noindex\"") },
      Duty(
        what: Phrase("示例内容的说明", "that an example is one"), help: line("{{#sample}}…{{/sample}}"),
        holds: { name in model.kinds.contains { showsPages(of: $0, name) } },
        isDone: { $1.reads(page(of: $0), "sample") }),
    ] + marks
  }

  /// The settings of the site that readers or an authority expect on every page with a footer.
  private var marks: [Duty] {
    let registration = site.registration
    let set = [
      ("owner", site.owner), ("icp", registration.icp), ("police", registration.police),
      ("code", registration.code), ("mark", registration.mark), ("report", registration.report),
    ].filter { !$0.1.isEmpty }
    return set.map { key, _ in
      Duty(
        what: Phrase("site.yml 里的 \(key)", "`\(key)` of site.yml"), help: line("{{site.\(key)}}"),
        holds: { $0 == homeSchema.name }, isDone: { $1.reads(siteSchema.recordType, key) })
    }
  }

  /// Pages that a search engine is not to list: they may be examples, drafts or gone.
  private func mayBeHidden(_ name: String) -> Bool {
    let always = [
      withdrawnSchema.name, redirectSchema.name, notFoundSchema.name, searchSchema.name, emptiedSchema.name,
      rollSchema.name,
    ]
    return always.contains(name) || model.kinds.contains { showsPages(of: $0, name) }
  }

  /// Fields that a kind's pages may have and its template shows nowhere: it does not name them, nor has it `facts`, or
  /// `media_facts` for pictures, films and files.
  private func unshownFields(in file: String) -> [Diagnostic] {
    model.kinds.enumerated().flatMap { position, kind -> [Diagnostic] in
      let own = ownPageTemplate(of: kind)
      let name = templates[own] == nil ? kind.template : own
      guard let template = templates[name] else { return [] }
      let slots = contract.slots
      let placed = PlacedFields(
        of: kind, slots.slots[position], by: template,
        given: slots.detailName(of: kind, shownBy: name, in: model),
        detailsFrom: pageSchema.count + slots.members.count)
      return kind.fields.enumerated().compactMap { number, field in
        let schema = field.type.schema
        guard field.isPublic, valueType(of: schema) != nil, !placed.mayHave(number),
          !(schema.isMedium ? placed.showsMedia : placed.showsFacts)
        else { return nil }
        let rest = schema.isMedium ? "media_facts" : "facts"
        return Diagnostic(
          .unshownField, at: Location(file: files[name] ?? file), [kind.name, field.label],
          help: Phrase(
            "写上  {{#\(field.key)}}…{{/\(field.key)}}，或  {{#\(rest)}}…{{/\(rest)}}",
            "write  {{#\(field.key)}}…{{/\(field.key)}}  or  {{#\(rest)}}…{{/\(rest)}}"))
      }
    }
  }

  private func pageContext(of name: String) -> RecordType? { contract.schema[name] }

  private func page(of name: String) -> RecordType? {
    guard let kind = model.kinds.first(where: { showsPages(of: $0, name) }) else { return nil }
    return contract.schema[contract.slots.detailName(of: kind, shownBy: name, in: model)]
  }
}

private func showsPages(of kind: Kind, _ template: String) -> Bool {
  template == kind.template || template == ownPageTemplate(of: kind)
}

private func line(_ text: String) -> Phrase { Phrase("写上  \(text)", "write  \(text)") }

extension Template {
  /// Whether it reads a name of a type of record.
  fileprivate func reads(_ type: RecordType?, _ name: String) -> Bool {
    guard let type, let member = type[name] else { return false }
    return slotsRead(of: type.name).contains(member.slot)
  }
}
