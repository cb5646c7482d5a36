import Almanac
import Chinese
import Diagnostics

/// A page to begin with: where it goes, and front matter that asks for everything its kind wants.
package struct Scaffold: Sendable, Hashable {
  /// Relative to the site's folder.
  package var file: String
  package var text: String
}

/// What is known already of a page to begin with.
package struct ScaffoldFilling: Sendable {
  /// As front matter has it; nil for now.
  package var date: String?
  package var year: Int?
  /// The values of the kind's fields by position.
  package var values: [Int: String] = [:]
  /// What an editor has to know of a field, by its position.
  package var notes: [Int: [String]] = [:]
  package var titleNotes: [String] = []
  /// The program's own fields beside title, date and status.
  package var builtIns: [(key: BuiltInKey, value: String)] = []
  /// A page that was read before stays one.
  package var isDraft = true
  package var body = bodyPlaceholder

  package init() {}
}

/// What stands in place of a text that is to be written.
package let bodyPlaceholder = "正文从这里写起，写完把这一行删去。"

/// A file's name without its ending, of a title in pinyin; what it gives may be no name at all.
package func fileStem(of title: String) -> String {
  pinyin(of: title, as: .unknown).prefix(longestName).joined(separator: "-")
}

extension ContentModel {
  /// The kind that somebody means by a slug, a folder, a template's name or a label.
  package func kind(named name: String) -> Int? {
    kinds.firstIndex { [$0.slug, $0.folder, $0.template, $0.name].contains(name) }
  }

  /// A new page of a kind.
  ///
  /// - Parameter name: the file's name without its ending; nil makes one of the title, in pinyin.
  /// - Returns: nil where neither gives a name that can be in an address.
  package func scaffold(
    _ kind: Kind, title: String, name: String?, now: Moment, filling: ScaffoldFilling = ScaffoldFilling()
  ) -> Scaffold? {
    let stem = name ?? fileStem(of: title)
    guard isSlug(stem) else { return nil }
    let year = kind.addressForm.hasYear ? "\(filling.year ?? now.day.year)/" : ""
    var lines = ["---"] + filling.titleNotes.map { "# " + $0 }
    lines += [
      "\(BuiltInKey.title.label): \(quotedIfNeeded(title))",
      "\(BuiltInKey.date.label): \(filling.date ?? now.text)",
    ]
    lines += filling.builtIns.map { "\($0.key.label): \(quotedIfNeeded($0.value))" }
    if filling.isDraft { lines += ["# 草稿不会发布；写好以后删去下面这一行。", "\(BuiltInKey.status.label): 草稿"] }
    for (position, field) in kind.fields.enumerated() where field.isRequired && field.defaultValue == nil {
      lines += self.lines(of: field, at: position, filling, isAsked: true)
    }
    let others = kind.fields.enumerated().filter { !$0.element.isRequired || $0.element.defaultValue != nil }
    for (position, field) in others where filling.values[position] != nil {
      lines += self.lines(of: field, at: position, filling, isAsked: true)
    }
    if !others.isEmpty { lines.append("# 下面的可以不填；要填，就删去行首的 # 和空格。") }
    for (position, field) in others where filling.values[position] == nil {
      lines += self.lines(of: field, at: position, filling, isAsked: false)
    }
    lines += ["---", "", filling.body, ""]
    return Scaffold(file: "content/\(kind.folder)/\(year)\(stem).md", text: lines.joined(separator: "\n"))
  }

  private func lines(of field: Field, at position: Int, _ filling: ScaffoldFilling, isAsked: Bool) -> [String]
  {
    let notes = (filling.notes[position] ?? []).map { "# " + $0 }
    if let value = filling.values[position] { return notes + ["\(field.label): \(quotedIfNeeded(value))"] }
    return comment(on: field) + notes + ["\(isAsked ? "" : "# ")\(field.label): "]
  }

  /// What an editor has to know to fill a field in.
  private func comment(on field: Field) -> [String] {
    var lines = field.help.isEmpty ? [] : ["# \(field.label)：\(field.help)"]
    if let vocabulary = field.type.writtenTerms {
      let terms = vocabularies[vocabulary].terms
      let names = terms.prefix(longestList).map(\.name).joined(separator: "、")
      lines.append(
        "# 可以写：\(names)\(terms.count > longestList ? "……（全部在 content/vocabularies/\(vocabularies[vocabulary].name).yml）" : "")"
      )
    }
    return lines
  }
}

/// Eight syllables are enough to tell a title by.
private let longestName = 8
private let longestList = 40

/// YAML takes some titles for something else; those stand in quotation marks.
private func quotedIfNeeded(_ title: String) -> String {
  let isPlain = !title.contains { ":#\"'\\".contains($0) } && !"@*&!%`[]{},|>-?".contains(title.first ?? "-")
  return isPlain ? title : "\"" + title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
