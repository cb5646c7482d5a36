import Content
import Diagnostics
import Editing
import Files
import YAML

/// The form of a file, with a control for each possible field.
struct PageForm: Sendable {
  struct Control: Sendable {
    var field: FormField
    var kind: ControlKind
    /// The YAML source of a value that the field's control cannot show.
    var raw: String?
    var shown: Shown
    var node: YAMLNode?

    var key: String { field.key }
  }

  let text: PageText
  var controls: [Control] = []

  init(_ text: PageText, _ fields: [FormField], _ model: ContentModel) {
    self.text = text
    guard text.hasFields else { return }
    controls = fields.map { field in
      let node = text.node(field.key)
      if let shown = field.kind.shown(node, model.vocabularies) {
        return Control(field: field, kind: field.kind, shown: shown, node: node)
      }
      let raw = text.raw(field.key) ?? node?.text ?? ""
      return Control(field: field, kind: .raw, raw: raw, shown: [[raw]], node: node)
    }
  }

  /// The changes made by a form that was sent back.
  ///
  /// A control that sends what it was shown changes nothing, however the value is written in the file.
  func edit(_ data: FormData, file: String) -> Edit {
    var edit = Edit(file: file, digest: text.digest)
    edit.savesAsUTF8 = data["utf8"] != nil
    guard text.hasFields else {
      if let whole = data["whole"].map(withLineFeeds), whole != text.whole { edit.whole = whole }
      return edit
    }
    for control in controls where data["has." + control.key] != nil {
      let sent = control.sent(in: data)
      guard sent.shown != control.shown else { continue }
      edit.changes.append(FieldChange(control.key, control.kind.written(sent, over: control.node)))
    }
    if text.hasBody, let body = data["body"].map(withLineFeeds), body != text.body { edit.body = body }
    return edit
  }
}

extension PageForm {
  /// For each control with rows, the positions of the sent rows in the file as opened; a form shown again for an
  /// unsaved text keeps them.
  func origins(in data: FormData) -> [String: [Int]] {
    controls.reduce(into: [:]) { origins, control in
      if case .rows = control.kind { origins[control.key] = control.sent(in: data).origins }
    }
  }
}

/// Browsers send CRLF as line ends.
func withLineFeeds(_ text: String) -> String {
  text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
}

extension PageForm.Control {
  /// The name of the control's inputs.
  var name: String { "f." + key }

  func sent(in data: FormData) -> Sent {
    if case .rows(let form) = kind { return rows(form, data) }
    return Sent(texts(in: data))
  }

  private func texts(in data: FormData) -> Shown {
    switch kind {
    case .flag: return data[name] == nil ? [] : [["true"]]
    case .choices: return chosen(data)
    case .list:
      let text = data[name] ?? ""
      // An unchanged line keeps the items that it was made of.
      return text == joined ? shown : parts(of: text).map { [$0] }
    case .raw: return [[withLineFeeds(data[name] ?? "")]]
    default:
      let text = withLineFeeds(data[name] ?? "")
      return text.isEmpty ? [] : [[text]]
    }
  }

  /// The items of a list in one line.
  var joined: String { shown.compactMap(\.first).joined(separator: "、") }

  /// Terms keep their order; the main one is moved to the front, and new ones are added at the end.
  private func chosen(_ data: FormData) -> Shown {
    let sent = data.all(name)
    var kept = shown.filter { row in sent.contains { $0 == row[0] } }
    kept += sent.filter { text in !shown.contains { $0[0] == text } }.map { [$0] }
    if let main = data[name + ".main"], let place = kept.firstIndex(where: { $0[0] == main }), place > 0 {
      kept.insert(kept.remove(at: place), at: 0)
    }
    return kept
  }

  /// The rows in the order of the numbers given. A row moved to another's number is placed before it when it moves up,
  /// and after it when it moves down.
  private func rows(_ form: RowForm, _ data: FormData) -> Sent {
    var rows: [(row: [String], origin: Int, number: Int, place: Int)] = []
    for number in 0..<200 {
      let values = form.parts.indices.map { data["\(name).\(number).\($0)"] }
      guard values.contains(where: { $0 != nil }) else { break }
      let row = values.map { withLineFeeds($0 ?? "") }
      guard !row.allSatisfy(\.isEmpty) else { continue }
      let origin = data["\(name).\(number).was"].map { Int($0) ?? -1 } ?? number
      let wanted = data["\(name).\(number).order"].flatMap { Int($0) }.map { min(max($0, 0), 1000) - 1 }
      let place = 2 * (wanted ?? number) + ((wanted ?? number) - number).signum()
      rows.append((row, origin, number, place))
    }
    let sorted = rows.sorted { ($0.place, $0.number) < ($1.place, $1.number) }
    return Sent(sorted.map(\.row), origins: sorted.map(\.origin), numbers: sorted.map(\.number))
  }
}
