import Content
import Diagnostics
import Markdown

/// The checks of single texts, made ready for a site's word lists and vocabularies.
///
/// They run where pages are read, on all cores, since they need a text's bytes, and leave findings only.
package struct TextChecks: Sendable {
  /// The findings in texts other than pages: settings, vocabularies, word lists, and terms' own texts.
  package private(set) var beside: Inspection
  private let context: TextContext
  /// Whether the office's list has anything to look for.
  package let hasWordList: Bool

  /// - Parameter inputs: what the pages are read against.
  package init(for inputs: SiteInputs) {
    let (list, findings) = readWording(in: inputs.folder, vocabularies: inputs.model.vocabularies)
    context = TextContext(wording: Wording(list), festivals: FestivalNames(inputs.model))
    hasWordList = !(list.wrong.isEmpty && list.forbidden.isEmpty && list.exact.isEmpty)
    beside = Inspection(findings: findings)
    let data = dataFiles(of: inputs.model).compactMap { readSource($0, in: inputs.folder).source }
    for seen in data.map(inspectData) + inputs.profiles.map(inspect) {
      beside.findings += seen.findings
      beside.exceptions += seen.exceptions
    }
  }

  /// The findings of a text, and the exceptions that its author declared.
  package func inspect(_ text: ReadText) -> Inspection {
    Checks.inspect(text, in: context)
  }
}

private let textChecks = Check.all.compactMap { if case .text(let look) = $0.look { look } else { nil } }

func inspect(_ text: ReadText, in context: TextContext) -> Inspection {
  var inspection = readExceptions(in: text)
  let manuscript = PreparedText(text, ByteIndex(of: text.source.bytes))
  var marks: [TextDiagnostic] = []
  for look in textChecks {
    let found = look(manuscript, context)
    if !found.isEmpty { marks += found }
  }
  inspection.findings += diagnostics(of: marks, in: text.source) + personalFileName(of: text.source.name)
  return inspection
}

/// Settings and vocabularies: they are shown on pages, too.
private func dataFiles(of model: ContentModel) -> [String] {
  ["site.yml"] + model.vocabularies.map { "content/vocabularies/\($0.name).yml" }
}

/// Checks data, except for addresses of houses: data is about offices, whose addresses are public.
func inspectData(_ source: Source) -> Inspection {
  let whole = 0..<source.bytes.count
  let text = ReadText(source, fields: whole, body: 0..<0, root: nil, document: Document())
  var inspection = readExceptions(in: text)
  let marks = personalInformation(in: source.bytes, ByteIndex(of: source.bytes)).filter {
    $0.rule != .personalAddress
  }
  inspection.findings += diagnostics(of: marks, in: source)
  return inspection
}

/// Whether a file name has enough digits for a personal number, an `@`, or characters beyond ASCII.
private func mayBePersonal(_ name: String) -> Bool {
  var digits = 0
  for byte in name.utf8 {
    if byte >= 0x80 || byte == UInt8(ascii: "@") { return true }
    if 0x30...0x39 ~= byte { digits += 1 }
  }
  return digits >= shortestNumber
}

/// File names are public as well.
private func personalFileName(of name: String) -> [Diagnostic] {
  guard mayBePersonal(name) else { return [] }
  let bytes = Array(name.utf8)
  return personalInformation(in: bytes, ByteIndex(of: bytes)).map { mark in
    Diagnostic(
      mark.rule, at: Location(file: name), mark.arguments,
      help: Phrase("文件名也会公开，给文件换一个名字", "file names are public, too; rename the file"))
  }
}
