import Diagnostics
import YAML

/// A field is missing that a rule of the kind requires.
struct NeedReport {
  var kind: Kind
  var trigger: RuleTrigger
  var needed: Int
  var wanted: FieldValue?
  var rule: KindRule

  var reason: Ledger.Reason {
    rule.because.isEmpty ? .missing(kind.fields[needed].label) : .said(rule.because)
  }

  /// - Parameter isOver: the value is there, but has ended.
  func finding(_ name: Rule, _ entries: FieldEntries, isOver: Bool = false, _ reader: NodeReader)
    -> Diagnostic
  {
    let field = kind.fields[needed]
    let example =
      if case .flag(let flag) = wanted {
        reader.inItsLanguage(flag ? Phrase("是", "yes") : Phrase("否", "no"))
      } else {
        reader.inItsLanguage(field.type.example(reader.vocabularies))
      }
    var help = help(for: field, example: example, isOver: isOver)
    if let origin = origin(entries, reader) {
      help = Phrase(help.chinese + origin.chinese, help.english + origin.english)
    }
    let arguments = [
      what.chinese, field.label, reason.text(in: .chinese), reason.text(in: .english), what.english,
    ]
    // Report at the required field if it is given, else at the field that requires it.
    if let node = entries[field: needed] ?? asking.flatMap({ entries[field: $0] }) {
      return reader.finding(name, at: node.place, arguments, help: help)
    }
    if case .text(let line) = trigger {
      return Diagnostic(
        name, at: Location(file: reader.source.name, line: line), arguments, help: help,
        excerpt: reader.source.line(line))
    }
    return Diagnostic(
      name, at: Location(file: reader.source.name, length: 3), arguments, help: help,
      excerpt: reader.source.line(1))
  }

  /// A note that the field that requires this one has its value by default, not from the author.
  private func origin(_ entries: FieldEntries, _ reader: NodeReader) -> Phrase? {
    guard let asking, entries[field: asking] == nil, let value = kind.fields[asking].defaultValue else {
      return nil
    }
    let asker = kind.fields[asking]
    let text: String? =
      switch value {
      case .terms(let terms):
        terms.map { reader.vocabularies[$0.vocabulary].terms[$0.term].name }.joined(
          separator: reader.listSeparator)
      case .text(let text): text
      default: nil
      }
    guard let text else { return nil }
    return Phrase(
      "（没有写“\(asker.label)”，按默认算“\(text)”；不是的话，写明\(asker.label)）",
      " (`\(asker.key)` was not written and is “\(text)” by default; if it is not, write it)")
  }

  private var asking: Int? { if case .field(let field) = trigger { field } else { nil } }

  private var what: Phrase {
    guard let asking else { return Phrase("正文里的图片", "a picture in the text") }
    return Phrase(kind.fields[asking].label, kind.fields[asking].label)
  }

  /// For a consent the help says to obtain it first: a line in the file does not make a person agree.
  private func help(for field: Field, example: String, isOver: Bool) -> Phrase {
    if isOver {
      return Phrase("重新取得同意，把 expires 改成新的日期", "renew the consent, and change the day after `expires`")
    }
    let line = Phrase("\(field.label): \(example)", "\(field.key): \(example)")
    guard field.type is ConsentField else {
      return Phrase("加一行  \(line.chinese)", "add a line  \(line.english)")
    }
    return Phrase(
      "先取得本人同意（未成年人由监护人同意），得到以后再写  \(line.chinese)；没有得到，撤下图片或者隐去姓名",
      "get the consent first, a guardian's for a minor, and then write  \(line.english); without it take the picture or the name away"
    )
  }
}
