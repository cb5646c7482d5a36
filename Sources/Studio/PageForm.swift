import Content
import Diagnostics
import Editing
import Files
import YAML

/// The form of a page: a control for every field that its kind knows.
struct PageForm: Sendable {
  struct Control: Sendable {
    var key: String
    var label: String
    var help: String
    var isRequired: Bool
    var kind: ControlKind
    /// A value that the control for the field's type cannot show, as it is written.
    var raw: String?
    var shown: Shown
    var node: YAMLNode?
  }

  let text: PageText
  let kind: Kind
  let vocabularies: [Vocabulary]
  var controls: [Control] = []

  init(_ text: PageText, _ kind: Kind, _ model: ContentModel) {
    self.text = text
    self.kind = kind
    vocabularies = model.vocabularies
    guard text.hasFields else { return }
    // Marks of reviews are given, not typed.
    let typed = kind.fields.enumerated().filter { $0.offset != kind.reviewField }.map(\.element)
    controls = BuiltInKey.allCases.map(control) + typed.map(control)
  }

  private func control(_ key: BuiltInKey) -> Control {
    let kind: ControlKind =
      switch key {
      case .title, .slug, .top, .lang: .line(isLong: false, isNumber: false)
      case .summary: .line(isLong: true, isNumber: false)
      case .date, .updated, .expires: .day
      case .status: .choice(["草稿", "发布", "撤回"], vocabulary: nil)
      case .aliases: .list
      case .sample: .flag
      }
    return control(key.rawValue, key.label, help: "", isRequired: key == .title || key == .date, kind)
  }

  private func control(_ field: Field) -> Control {
    control(
      field.key, field.label, help: field.help, isRequired: field.isRequired && field.defaultValue == nil,
      ControlKind(of: field))
  }

  private func control(_ key: String, _ label: String, help: String, isRequired: Bool, _ kind: ControlKind)
    -> Control
  {
    let node = text.node(key)
    var control = Control(
      key: key, label: label, help: help, isRequired: isRequired, kind: kind, shown: [], node: node)
    if let shown = kind.shown(node, vocabularies) {
      control.shown = shown
    } else {
      control.kind = .raw
      control.raw = text.raw(key) ?? node?.text ?? ""
      control.shown = [[control.raw ?? ""]]
    }
    return control
  }

  /// What a form that was sent back changes.
  ///
  /// A control that says what it was shown changes nothing, however the value is written in the file.
  func edit(_ data: FormData, file: String) -> Edit {
    var edit = Edit(file: file, digest: text.digest)
    edit.savesAsUTF8 = data["utf8"] != nil
    guard text.hasFields else {
      if let whole = data["whole"].map(withLineFeeds), whole != text.whole { edit.whole = whole }
      return edit
    }
    for control in controls where data["has." + control.key] != nil {
      let sent = control.sent(in: data)
      guard sent != control.shown else { continue }
      edit.changes.append(FieldChange(control.key, control.kind.written(sent, over: control.node)))
    }
    if let body = data["body"].map(withLineFeeds), body != text.body { edit.body = body }
    return edit
  }
}

/// Browsers send the line ends of the wire.
func withLineFeeds(_ text: String) -> String {
  text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
}

extension PageForm.Control {
  /// The name of its inputs.
  var name: String { "f." + key }

  func sent(in data: FormData) -> Shown {
    switch kind {
    case .flag: return data[name] == nil ? [] : [["true"]]
    case .choices: return chosen(data)
    case .list:
      let text = data[name] ?? ""
      // What was shown in one line comes back in one.
      return text == joined ? shown : parts(of: text).map { [$0] }
    case .rows(let form): return rows(form, data)
    case .raw:
      let text = withLineFeeds(data[name] ?? "")
      return [[text]]
    default:
      let text = withLineFeeds(data[name] ?? "")
      return text.isEmpty ? [] : [[text]]
    }
  }

  /// The items of a list as they stand in one line.
  var joined: String { shown.compactMap(\.first).joined(separator: "、") }

  /// Terms keep the order that they had; the main one stands first, and new ones come last.
  private func chosen(_ data: FormData) -> Shown {
    let sent = data.all(name)
    var kept = shown.filter { row in sent.contains { $0 == row[0] } }
    kept += sent.filter { text in !shown.contains { $0[0] == text } }.map { [$0] }
    if let main = data[name + ".main"], let place = kept.firstIndex(where: { $0[0] == main }), place > 0 {
      kept.insert(kept.remove(at: place), at: 0)
    }
    return kept
  }

  private func rows(_ form: RowForm, _ data: FormData) -> Shown {
    var rows: Shown = []
    for number in 0..<200 {
      let values = form.parts.indices.map { data["\(name).\(number).\($0)"] }
      guard values.contains(where: { $0 != nil }) else { break }
      rows.append(values.map { withLineFeeds($0 ?? "") })
    }
    return rows.filter { !$0.allSatisfy(\.isEmpty) }
  }
}
