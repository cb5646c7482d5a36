import Rendering
import Templating

struct PartInput: Sendable {
  var name: String
  var label: String
  var value: String
  var options: [OptionInput]
  /// Suggests files of pages.
  var suggestsPages = false
}

let partSchema = ViewSchema<PartInput>(
  "Part",
  [
    .init("name", .text) { .text($0.name) }, .init("label", .text) { .text($0.label) },
    .init("value", .text) { .text($0.value) },
    .init("options", .list(.record("Option"))) { optionSchema.list(of: $0.options) },
    .init("suggests_pages", .flag) { .flag($0.suggestsPages) },
  ])

struct PartRowInput: Sendable {
  var number: Int
  var parts: [PartInput]
  /// The address of the existing picture.
  var picture: String?
  /// The name of the input with its position among the rows, if there are several.
  var order: String?
  /// The name of the hidden input with the row's position in the file as opened, and that position; empty for a new
  /// row.
  var was: (name: String, place: String)?
  /// The name of the input for a picture of the row.
  var upload: String?
  var findings: [FindingInput] = []
}

let partRowSchema = ViewSchema<PartRowInput>(
  "PartRow",
  [
    .init("number", .number) { .number($0.number) },
    .init("parts", .list(.record("Part"))) { partSchema.list(of: $0.parts) },
    .init("picture", .text) { .text($0.picture) }, .init("order", .text) { .text($0.order) },
    .init("was", .text) { .text($0.was?.name) }, .init("was_place", .text) { .text($0.was?.place) },
    .init("upload", .text) { .text($0.upload) },
    .init("findings", .list(.record("Finding"))) { findingSchema.list(of: $0.findings) },
  ])

struct ControlInput: Sendable {
  var key: String
  var name: String
  var label: String
  var help: String
  var isRequired: Bool
  var value: String
  var note: String?
  /// `line`, `area`, `number`, `flag`, `choice`, `choices`, `rows`, `raw`.
  var sort: String
  var options: [OptionInput] = []
  var rows: [PartRowInput] = []
  var findings: [FindingInput] = []
  var takesPicture = false
  var takesRowPictures = false
  var takesFile = false
  var isOn = false

  var hasFindings: Bool { !findings.isEmpty || rows.contains { !$0.findings.isEmpty } }

  /// Assigns findings to the rows that they are about, and the rest to the control.
  mutating func take(_ found: [FindingInput], linesOfRows lines: [Range<Int>]) {
    for (row, lines) in lines.enumerated() where row < rows.count {
      rows[row].findings = found.filter { lines.contains($0.line) }
    }
    findings = found.filter { finding in !lines.contains { $0.contains(finding.line) } }
  }
}

let controlSchema = ViewSchema<ControlInput>(
  "Control",
  [
    .init("key", .text) { .text($0.key) }, .init("name", .text) { .text($0.name) },
    .init("label", .text) { .text($0.label) }, .init("help", .text) { .text($0.help) },
    .init("is_required", .flag) { .flag($0.isRequired) }, .init("value", .text) { .text($0.value) },
    .init("note", .text) { .text($0.note) },
    .init("is_line", .flag) { .flag($0.sort == "line") },
    .init("is_area", .flag) { .flag($0.sort == "area") },
    .init("is_number", .flag) { .flag($0.sort == "number") },
    .init("is_flag", .flag) { .flag($0.sort == "flag") },
    .init("is_choice", .flag) { .flag($0.sort == "choice") },
    .init("is_choices", .flag) { .flag($0.sort == "choices") },
    .init("is_rows", .flag) { .flag($0.sort == "rows") },
    .init("is_raw", .flag) { .flag($0.sort == "raw") },
    .init("options", .list(.record("Option"))) { optionSchema.list(of: $0.options) },
    .init("chosen", .list(.record("Option"))) { optionSchema.list(of: $0.options.filter(\.isChosen)) },
    .init("has_several", .flag) { .flag($0.options.count(where: \.isChosen) > 1) },
    .init("has_many", .flag) { .flag($0.options.count > 12) },
    .init("rows", .list(.record("PartRow"))) { partRowSchema.list(of: $0.rows) },
    .init("findings", .list(.record("Finding"))) { findingSchema.list(of: $0.findings) },
    .init("takes_picture", .flag) { .flag($0.takesPicture) },
    .init("takes_row_pictures", .flag) { .flag($0.takesRowPictures) },
    .init("takes_file", .flag) { .flag($0.takesFile) }, .init("is_on", .flag) { .flag($0.isOn) },
  ])

struct FindingInput: Sendable {
  var message: String
  var severity: String
  var severityName: String
  var line: Int
  var correction: String?
  var help: String?
  /// The value sent by the button that applies the correction.
  var fix: String?
  var anchor: String?
  var field: String
}

let findingSchema = ViewSchema<FindingInput>(
  "Finding",
  [
    .init("message", .text) { .text($0.message) }, .init("severity", .text) { .text($0.severity) },
    .init("severity_name", .text) { .text($0.severityName) }, .init("line", .number) { .number($0.line) },
    .init("correction", .text) { .text($0.correction) }, .init("help", .text) { .text($0.help) },
    .init("fix", .text) { .text($0.fix) }, .init("anchor", .text) { .text($0.anchor) },
    .init("field", .text) { .text($0.field) },
  ])
