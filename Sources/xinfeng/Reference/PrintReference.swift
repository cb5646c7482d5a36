import Diagnostics

/// The entries with a name, each with its part; several if files have keys of the same name.
func referenceEntries(named name: String) -> [(part: ReferencePart, entry: ReferenceEntry)] {
  referenceParts.flatMap { part in
    part.entries.filter { $0.names.contains(name) }.map { (part, $0) }
  }
}

/// An entry for the console: name, meaning, facts and an example.
func text(of entry: ReferenceEntry, in part: ReferencePart, _ language: Language) -> String {
  var lines = ["\(part.title[language]): \(entry.title)", entry.meaning[language], ""]
  lines += entry.facts.map { "\($0.label[language])\(Phrase("：", ": ")[language])\($0.text[language])" }
  if !entry.facts.isEmpty { lines.append("") }
  lines += entry.example[language].split(separator: "\n", omittingEmptySubsequences: false).map {
    "    \($0)"
  }
  return lines.joined(separator: "\n") + "\n"
}

/// All keys of a file, one per line.
func overview(of part: ReferencePart, _ language: Language) -> String {
  "\(part.title[language])\n\(part.about[language])\n\n"
    + part.entries.map { "  \($0.title)  \($0.meaning[language])\n" }.joined()
}

/// The whole reference as Markdown, with the rules at the end.
func referenceMarkdown(in language: Language) -> String {
  var text = "# " + Phrase("参考手册", "Reference")[language] + "\n\n"
  text +=
    "<!-- " + Phrase("由 make docs 写出，不要手改", "written by `make docs`, not by hand")[language] + " -->\n\n"
  text +=
    Phrase(
      "这里的内容来自程序读文件用的表，`xinfeng explain 名称` 显示同样的说明。",
      "This page is made of the tables by which the program reads; `xinfeng explain NAME` prints the same.")[
      language]
    + "\n"
  for part in referenceParts {
    text += "\n## \(part.title[language])\n\n\(part.about[language])\n\n"
    let labels = part.entries.flatMap(\.facts).map { $0.label[language] }
    let columns = labels.enumerated().filter { labels.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    let heads = [Phrase("名称", "name"), Phrase("意思", "meaning")].map { $0[language] }
    text += row(heads + columns + [Phrase("例子", "example")[language]])
    text += row(Array(repeating: "---", count: columns.count + 3), isRule: true)
    for entry in part.entries {
      let facts = columns.map { column in
        entry.facts.first { $0.label[language] == column }?.text[language] ?? ""
      }
      text += row(["`\(entry.title)`", entry.meaning[language]] + facts + [code(entry.example[language])])
    }
  }
  text += "\n## " + Phrase("规则", "Rules")[language] + "\n"
  for rule in allRules.sorted(by: { $0.name < $1.name }) {
    text +=
      "\n### \(rule.name)\n\n`\(rule.severity.name)` \(rule.messageInGeneral(in: language))\n\n\(rule.manual[language])\n"
  }
  return text
}

private func row(_ cells: [String], isRule: Bool = false) -> String {
  "| " + cells.map { isRule ? $0 : $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
}

/// The lines of a file in a table cell.
private func code(_ text: String) -> String {
  text.split(separator: "\n").map { "`\($0)`" }.joined(separator: "<br>")
}
