import Almanac
import Checks
import Content
import Diagnostics
import Foundation
import Markdown
import Spreadsheets
import Templating
import YAML

extension ForeignReader {
  static let texts: [ForeignReader] = [
    ForeignReader(name: "page", seedEndings: ["md"]) { bytes in
      guard let source = makeSource("content/stories/2026/page.md", bytes: bytes).source else { return }
      let (split, _) = splitFrontMatter(source)
      guard let split else { return }
      let document = parseMarkdown(source, in: split.body)
      let root = parseYAML(source, in: split.fields).root
      _ = site.checks.inspect(
        ReadText(source, fields: split.fields, body: split.body, root: root, document: document))
      let text = String(decoding: source.bytes, as: UTF8.self)
      for kind in site.inputs.model.kinds.indices {
        _ = lookAtDraft(
          text, named: source.name, kind: kind, in: site.inputs.model,
          today: today)
      }
    },
    ForeignReader(name: "markdown", seedEndings: ["md"]) { bytes in
      guard let source = makeSource("page.md", bytes: bytes).source else { return }
      let document = parseMarkdown(source, in: 0..<source.bytes.count)
      // The checks look at the file through these ranges.
      let prose = document.prose.bytes(of: source.bytes, body: 0..<source.bytes.count)
      precondition(String(validating: prose, as: UTF8.self) != nil, "prose cuts characters")
      if let written = writeOutLines(of: source, in: 0..<source.bytes.count) {
        precondition(String(validating: written.bytes, as: UTF8.self) != nil, "lines cut characters")
      }
    },
    ForeignReader(name: "yaml", seedEndings: ["yml", "md"]) { bytes in
      guard let source = makeSource("site.yml", bytes: bytes).source else { return }
      _ = parseYAML(source)
      guard let split = splitFrontMatter(source).0 else { return }
      _ = parseYAML(source, in: split.fields)
    },
    ForeignReader(name: "template", seedEndings: ["mustache"]) { bytes in
      guard let source = makeSource("templates/page.mustache", bytes: bytes).source else { return }
      let open = compileOpenTemplates(["page": source])
      let value = TemplateValue.list([.text("甲"), .text("<乙>")])
      _ = open.templates["page"]?.render(open: value)
      _ = compileTemplates(["page": source, "part": source], entries: ["page": "page"], schema: schema)
    },
    ForeignReader(name: "csv", seedEndings: ["csv"]) { bytes in
      guard let source = makeSource("roll.csv", bytes: bytes).source else { return }
      _ = try? readCSV(source.bytes, named: "roll")
    },
    ForeignReader(name: "date", seedEndings: []) { bytes in
      _ = parseMoment(String(decoding: bytes, as: UTF8.self))
    },
    ForeignReader(name: "personal", seedEndings: ["md", "txt", "csv"]) { bytes in
      _ = attachmentSecrets(in: bytes, part: "part")
    },
  ]
}

/// The model and the word lists of a real site: that of the folder in `XINFENG_SITE`, or of the current one.
private let site: (inputs: SiteInputs, checks: TextChecks) = {
  let folder = ProcessInfo.processInfo.environment["XINFENG_SITE"] ?? FileManager.default.currentDirectoryPath
  do throws(Failure) {
    let inputs = try readInputs(in: folder)
    precondition(!inputs.model.kinds.isEmpty, "no site in \(folder)")
    return (inputs, TextChecks(for: inputs))
  } catch {
    fatalError("no site in \(folder)")
  }
}()

/// 2026-11-30, in days since 1970.
private let today = Day(number: 20_787)

private let schema = Schema(records: [
  RecordType(
    "page", meaning: Phrase("页", "a page"),
    members: [
      Member("title", .text, slot: 0, meaning: Phrase("题", "title")),
      Member("body", .html, slot: 1, meaning: Phrase("文", "body")),
      Member("count", .number, slot: 2, meaning: Phrase("数", "count")),
      Member("is_new", .flag, slot: 3, meaning: Phrase("新", "new")),
      Member("pages", .list(.record("page")), slot: 4, meaning: Phrase("页", "pages")),
      Member("next", .record("page"), slot: 5, meaning: Phrase("下", "next")),
    ])
])
