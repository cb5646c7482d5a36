import Almanac
import Building
import Content
import Diagnostics
import Editing
import Files

/// What the form's template is given.
extension Studio {
  func editInput(
    _ form: PageForm, _ target: Target, _ preview: PagePreview?, token: String, base: Digest, _ guest: Guest,
    notice: String?, isWrong: Bool
  ) -> EditInput {
    let findings = preview?.findings ?? []
    let inputs = findings.enumerated().map { (finding: $1, input: input($1, number: $0, form)) }
    let controls = form.controls.map { control in
      controlInput(
        control, form, target, findings: inputs.filter { $0.input.anchor == "c-" + control.key }.map(\.input))
    }
    let isRare = { (control: ControlInput) in
      rareKeys.contains(control.key)
        || control.isEmpty && control.findings.isEmpty && !isUsual(control, target.kind)
    }
    let entry = preview?.entry
    let address = entry.flatMap { [.published, .draft].contains($0.state) ? $0.address : nil }
    let file = percentEncoded(target.file)
    if let page = preview?.page {
      memory.keep(page: withoutScripts(page), of: target.file, in: guest.session)
    }
    let title = form.controls.first { $0.key == BuiltInKey.title.rawValue }?.shown.first?.first ?? ""
    return EditInput(
      frame: frame(title.isEmpty ? target.file : title, guest, notice: notice, isWrong: isWrong),
      file: target.file, token: token, digest: base.hexadecimal,
      stateName: entry.map { name(of: $0.state) } ?? "", reason: entry?.reason.text(in: language) ?? "",
      required: controls.filter(\.isRequired), optional: controls.filter { !$0.isRequired && !isRare($0) },
      rare: controls.filter { !$0.isRequired && isRare($0) },
      opensRare: controls.contains { isRare($0) && !$0.findings.isEmpty },
      findings: inputs.map(\.input), bodyFindings: inputs.map(\.input).filter { $0.anchor == "c-body" },
      body: form.text.body, whole: form.text.hasFields ? nil : form.text.whole,
      forms: form.text.forms.isEmpty ? nil : form.text.forms.map(\.rawValue).joined(separator: "、"),
      shown: Self.prefix + "preview?file=" + file,
      history: git.isThere ? Self.prefix + "history?file=" + file : nil,
      weChat: ["published", "scheduled"].contains(preview?.entry?.state.rawValue ?? "")
        ? Self.prefix + "wechat?file=" + file : nil,
      address: address.flatMap { $0.isEmpty ? nil : home + $0.dropFirst() },
      isUnsaved: form.text.digest != base,
      review: reviewInput(target, entry, base: base, guest, isUnsaved: form.text.digest != base))
  }

  /// The path of the site's home page.
  var home: String { around.site().home }

  func input(_ finding: Diagnostic, number: Int, _ form: PageForm) -> FindingInput {
    let line = finding.location.line
    let control = form.controls.first { form.text.lines($0.key)?.contains(line) ?? false }
    let reviews = form.kind.reviewField.map { form.kind.fields[$0] }
    let isReview = reviews.map { form.text.lines($0.key)?.contains(line) ?? false } ?? false
    let isBody = form.text.hasFields && line >= form.text.bodyLine
    let severity =
      switch finding.severity {
      case .error: say("错误", "Error")
      case .warning: say("警告", "Warning")
      case .notice: say("提示", "Notice")
      }
    return FindingInput(
      message: finding.message(in: language), severity: finding.severity.name, severityName: severity,
      line: line,
      correction: finding.correction, help: finding.help?[language],
      fix: finding.correction == nil ? nil : "fix-\(number)",
      anchor: control.map { "c-" + $0.key } ?? (isBody ? "c-body" : isReview ? "reviews" : nil),
      field: control?.label
        ?? (isReview ? reviews?.label ?? "" : isBody ? say("正文第 \(line) 行", "Text, line \(line)") : ""))
  }

  private func controlInput(
    _ control: PageForm.Control, _ form: PageForm, _ target: Target, findings: [FindingInput]
  ) -> ControlInput {
    let text = control.shown.first?.first ?? ""
    var input = ControlInput(
      key: control.key, name: control.name, label: control.label, help: control.help,
      isRequired: control.isRequired, value: text, sort: "line")
    input.findings = findings
    switch control.kind {
    case .line(let isLong, let isNumber):
      input.sort = isLong || text.contains("\n") ? "area" : isNumber ? "number" : "line"
    case .day: input.note = dayNote(text)
    case .flag:
      input.sort = "flag"
      input.isOn = !control.shown.isEmpty
    case .choice(let words, let vocabulary):
      input.sort = "choice"
      let names = vocabulary.map { target.model.vocabularies[$0].terms.map(\.name) } ?? words
      input.options = options(names, chosen: text, mayBeNone: true)
    case .choices(let vocabulary):
      input.sort = "choices"
      let names = target.model.vocabularies[vocabulary].terms.map(\.name)
      let chosen = control.shown.map { $0[0] }
      // In their order, of which the first is the main one.
      input.options =
        chosen.map { OptionInput(value: $0, label: $0, isChosen: true) }
        + names.filter { !chosen.contains($0) }.map { OptionInput(value: $0, label: $0) }
    case .list: input.value = control.joined
    case .rows(let rowForm):
      input.sort = "rows"
      input.takesPicture = rowForm.parts.contains { $0.key == "alt" }
      input.takesFile = !input.takesPicture && rowForm.parts.contains { $0.key == "src" }
      let blank = rowForm.parts.map { _ in "" }
      let shown = rowForm.isList || control.shown.isEmpty ? control.shown + [blank] : control.shown
      input.rows = shown.enumerated().map { row($1, $0, control, rowForm, target) }
    case .raw: input.sort = "raw"
    }
    return input
  }

  private func row(
    _ values: [String], _ number: Int, _ control: PageForm.Control, _ form: RowForm, _ target: Target
  ) -> PartRowInput {
    let parts = form.parts.enumerated().map { position, part in
      PartInput(
        name: "\(control.name).\(number).\(position)", label: part.label, value: values[position],
        options: part.vocabulary.map {
          options(target.model.vocabularies[$0].terms.map(\.name), chosen: values[position], mayBeNone: true)
        } ?? [])
    }
    var picture: String?
    if let place = form.parts.firstIndex(where: { $0.key == "src" }),
      form.parts.contains(where: { $0.key == "alt" }),
      !values[place].isEmpty, !values[place].contains("/")
    {
      picture = Self.prefix + "file?path=" + percentEncoded(folder(of: target.file) + "/" + values[place])
    }
    return PartRowInput(number: number + 1, parts: parts, picture: picture)
  }

  private func options(_ names: [String], chosen: String, mayBeNone: Bool) -> [OptionInput] {
    var options = names.map { OptionInput(value: $0, label: $0, isChosen: $0 == chosen) }
    if !chosen.isEmpty, !names.contains(chosen) {
      options.insert(
        OptionInput(value: chosen, label: chosen + say("（词表里没有）", " (no term)"), isChosen: true), at: 0)
    }
    return mayBeNone ? [OptionInput(value: "", label: "—", isChosen: chosen.isEmpty)] + options : options
  }

  /// The day in the Chinese calendar, and its weekday.
  private func dayNote(_ text: String) -> String? {
    guard case .moment(let moment) = parseMoment(text) else { return nil }
    let weekday = moment.day.weekday.chinese
    return ChineseDate(moment.day).map {
      say("\(weekday)，农历\($0.description)", "\(weekday), \($0.description)")
    }
      ?? weekday
  }
}

func folder(of file: String) -> String { file.split(separator: "/").dropLast().joined(separator: "/") }

/// Of the program's own fields, those that hardly any page has.
private let rareKeys: Set = ["updated", "slug", "aliases", "expires", "sample"]
/// Whether a field is at hand though it is empty: what pages are found by, pictures, and who agreed to them.
private func isUsual(_ control: ControlInput, _ kind: Kind) -> Bool {
  if [BuiltInKey.status.rawValue, BuiltInKey.summary.rawValue].contains(control.key) || control.takesPicture {
    return true
  }
  guard let position = kind.field(named: control.key) else { return false }
  return kind.fields[position].index != nil || kind.fields[position].type.schema == .hidden
}

extension ControlInput {
  fileprivate var isEmpty: Bool {
    value.isEmpty && !isOn && !options.contains { $0.isChosen && !$0.value.isEmpty } && rows.count < 2
      && rows.allSatisfy { $0.parts.allSatisfy(\.value.isEmpty) }
  }
}
