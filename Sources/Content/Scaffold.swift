import Almanac
import Chinese
import Diagnostics

/// A new page: its path, and front matter with lines for everything its kind requires.
package struct Scaffold: Sendable, Hashable {
  /// Relative to the site's folder.
  package var file: String
  package var text: String
}

/// The values already known for a new page.
package struct ScaffoldFilling: Sendable {
  /// As written in front matter; nil for the present moment.
  package var date: String?
  package var year: Int?
  /// The values of the kind's fields by position.
  package var values: [Int: String] = [:]
  /// Comments for the editor on a field, by the field's position.
  package var notes: [Int: [String]] = [:]
  package var titleNotes: [String] = []
  /// The program's own fields beside title, date and status.
  package var builtIns: [(key: BuiltInKey, value: String)] = []
  /// False for an imported page that is not to become a draft.
  package var isDraft = true
  /// Nil for the placeholder line.
  package var body: String?

  package init() {}
}

/// The placeholder line for the text.
package let bodyPlaceholder = Phrase(
  "正文从这里写起，写完把这一行删去。", "The text begins here; remove this line when it is written.")

/// A file name without extension, made from a title's pinyin; it may be no valid slug.
package func fileStem(of title: String) -> String {
  pinyin(of: title, as: .unknown).prefix(longestName).joined(separator: "-")
}

extension ContentModel {
  /// The kind with a slug, folder, template name or label.
  package func kind(named name: String) -> Int? {
    kinds.firstIndex { [$0.slug, $0.folder, $0.template, $0.name].contains(name) }
  }

  /// A new page of a kind.
  ///
  /// - Parameters:
  ///   - name: the file's name without extension; nil derives it from the title's pinyin.
  ///   - language: the language of keys and of comments for the editor.
  /// - Returns: nil if neither name nor title gives a slug.
  package func scaffold(
    _ kind: Kind, title: String, name: String?, now: Moment, filling: ScaffoldFilling = ScaffoldFilling(),
    in language: Language = .chinese
  ) -> Scaffold? {
    let stem = name ?? fileStem(of: title)
    guard isSlug(stem) else { return nil }
    let year = kind.addressForm.hasYear ? "\(filling.year ?? now.day.year)/" : ""
    var lines = ["---"] + filling.titleNotes.map { "# " + $0 }
    lines += [
      "\(BuiltInKey.title.name(in: language)): \(quotedIfNeeded(title))",
      "\(BuiltInKey.date.name(in: language)): \(filling.date ?? now.text)",
    ]
    lines += filling.builtIns.map { "\($0.key.name(in: language)): \(quotedIfNeeded($0.value))" }
    if filling.isDraft {
      lines += [
        "# " + ScaffoldWord.draft[language],
        "\(BuiltInKey.status.name(in: language)): \(ScaffoldWord.draftState[language])",
      ]
    }
    for (position, field) in kind.fields.enumerated() where field.isRequired && field.defaultValue == nil {
      lines += self.lines(of: field, at: position, filling, isAsked: true, language)
    }
    // Review marks are added by a command once the page is written, since each has the digest of the text.
    let others = kind.fields.enumerated().filter {
      (!$0.element.isRequired || $0.element.defaultValue != nil) && !($0.element.type is ReviewsField)
    }
    for (position, field) in others where filling.values[position] != nil {
      lines += self.lines(of: field, at: position, filling, isAsked: true, language)
    }
    if !others.isEmpty { lines.append("# " + ScaffoldWord.optional[language]) }
    for (position, field) in others where filling.values[position] == nil {
      lines += self.lines(of: field, at: position, filling, isAsked: false, language)
    }
    lines += ["---", "", filling.body ?? bodyPlaceholder[language], ""]
    return Scaffold(file: "content/\(kind.folder)/\(year)\(stem).md", text: lines.joined(separator: "\n"))
  }

  private func lines(
    of field: Field, at position: Int, _ filling: ScaffoldFilling, isAsked: Bool, _ language: Language
  ) -> [String] {
    let notes = (filling.notes[position] ?? []).map { "# " + $0 }
    if let value = filling.values[position] { return notes + ["\(field.label): \(quotedIfNeeded(value))"] }
    return comment(on: field, language) + notes + ["\(isAsked ? "" : "# ")\(field.label): "]
  }

  /// The comment lines that explain a field: its help, and the terms it accepts.
  private func comment(on field: Field, _ language: Language) -> [String] {
    var lines =
      field.help.isEmpty ? [] : ["# \(field.label)\(Phrase("：", ": ")[language])\(field.help)"]
    if let vocabulary = field.type.writtenTerms {
      let terms = vocabularies[vocabulary].terms
      let names = terms.prefix(longestList).map(\.name).joined(separator: Phrase("、", ", ")[language])
      let file = "content/vocabularies/\(vocabularies[vocabulary].name).yml"
      let more =
        terms.count > longestList ? Phrase("……（全部在 \(file)）", " … (all are in \(file))")[language] : ""
      lines.append("# \(Phrase("可以写：", "known: ")[language])\(names)\(more)")
    }
    return lines
  }
}

/// In syllables; eight are enough to recognise a title.
private let longestName = 8
private let longestList = 40

/// The comments of a new page for its editor.
private enum ScaffoldWord {
  static let draft = Phrase(
    "草稿不会发布；写好以后删去下面这一行。", "A draft is not published; remove the next line when it is written.")
  static let draftState = Phrase("草稿", "draft")
  static let optional = Phrase(
    "下面的可以不填；要填，就删去行首的 # 和空格。",
    "The following may be left out; to fill one in, remove the # and the space before it.")
}

extension BuiltInKey {
  fileprivate func name(in language: Language) -> String { Phrase(label, rawValue)[language] }
}

/// A title as YAML, in quotation marks if YAML could read it as something else.
package func quotedIfNeeded(_ title: String) -> String {
  let isPlain = !title.contains { ":#\"'\\".contains($0) } && !"@*&!%`[]{},|>-?".contains(title.first ?? "-")
  return isPlain ? title : "\"" + title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
