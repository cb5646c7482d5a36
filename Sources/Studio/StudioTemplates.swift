import Diagnostics
import Rendering
import Templating

/// The studio's pages: Mustache files, checked against their schemas as a theme's are.
struct StudioTemplates: Sendable {
  private let templates: [String: Template]

  init(in language: Language) {
    var findings: [Diagnostic] = []
    let words = readWordTables(
      Source(name: "studio.yml", bytes: PackageResources.studio_yml), findings: &findings)
    let tag = language == .chinese ? "zh-Hans" : "en"
    let schema = Schema(records: records, words: words.tables[tag] ?? [:])
    let named = Dictionary(
      uniqueKeysWithValues: files.map { ($0, Source(name: $0 + ".mustache", bytes: $1)) })
    let entries = Dictionary(uniqueKeysWithValues: entryNames.map { ($0, $0) })
    let compiled = compileTemplates(named, entries: entries, schema: schema)
    findings += compiled.findings
    precondition(!findings.contains(where: \.isError), "\(findings)")
    templates = compiled.templates
  }

  func page<Input>(_ schema: ViewSchema<Input>, _ input: Input) -> [UInt8] {
    templates[schema.name]?.render(schema.record(of: input)) ?? []
  }
}

private let entryNames = ["desk", "edit", "conflict", "new", "handover", "history", "notice", "wechat"]

private let files: [String: [UInt8]] = [
  "layout": PackageResources.layout_mustache, "desk": PackageResources.desk_mustache,
  "edit": PackageResources.edit_mustache, "finding": PackageResources.finding_mustache,
  "control": PackageResources.control_mustache, "review": PackageResources.review_mustache,
  "conflict": PackageResources.conflict_mustache, "new": PackageResources.new_mustache,
  "handover": PackageResources.handover_mustache, "history": PackageResources.history_mustache,
  "notice": PackageResources.notice_mustache, "wechat": PackageResources.wechat_mustache,
]

private let records: [RecordType] = [
  frameSchema.recordType, linkSchema.recordType, rowSchema.recordType, deskSchema.recordType,
  findingSchema.recordType, optionSchema.recordType, partSchema.recordType, partRowSchema.recordType,
  controlSchema.recordType, editSchema.recordType, conflictSchema.recordType, newSchema.recordType,
  touchedSchema.recordType, handoverSchema.recordType, versionSchema.recordType, lineSchema.recordType,
  historySchema.recordType, noticeSchema.recordType, reviewStepSchema.recordType, reviewSchema.recordType,
  weChatSchema.recordType,
]
