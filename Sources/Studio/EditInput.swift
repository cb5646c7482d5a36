import Building
import Content
import Diagnostics
import Editing
import Files

/// The input of the form's template.
extension Studio {
  func editInput(
    _ form: PageForm, _ target: Target, _ preview: PagePreview?, token: String, base: Digest, _ guest: Guest,
    notice: String?, isWrong: Bool, origins: [String: [Int]]? = nil
  ) -> EditInput {
    let findings = preview?.findings ?? []
    let inputs = findings.enumerated().map {
      (finding: $1, input: input($1, number: $0, form, target))
    }
    let controls = form.controls.map { control in
      controlInput(
        control, form, target, origins: origins.map { $0[control.key] ?? [] },
        findings: inputs.filter { $0.input.anchor == "c-" + control.key }.map(\.input))
    }
    let isRare = { (control: ControlInput) in
      guard let kind = target.kind else { return false }
      return rareKeys.contains(control.key)
        || control.isEmpty && !control.hasFindings && !isUsual(control, kind)
    }
    let entry = preview?.entry
    let address = entry.flatMap { [.published, .draft].contains($0.state) ? $0.address : nil }
    let file = percentEncoded(target.file)
    if let page = preview?.page {
      memory.keep(page: withoutScripts(page), of: target.file, in: guest.session)
    }
    let title = form.controls.first { $0.key == BuiltInKey.title.rawValue }?.shown.first?.first ?? ""
    return EditInput(
      frame: frame(
        target.kind == nil ? say("首页", "Home page") : title.isEmpty ? target.file : title, guest,
        notice: notice,
        isWrong: isWrong),
      file: target.file, token: token, digest: base.hexadecimal,
      stateName: entry.map { name(of: $0.state) } ?? "", reason: entry?.reason.text(in: language) ?? "",
      required: controls.filter(\.isRequired), optional: controls.filter { !$0.isRequired && !isRare($0) },
      rare: controls.filter { !$0.isRequired && isRare($0) },
      opensRare: controls.contains { isRare($0) && $0.hasFindings },
      findings: inputs.map(\.input), bodyFindings: inputs.map(\.input).filter { $0.anchor == "c-body" },
      body: form.text.hasBody ? form.text.body : nil, whole: form.text.hasFields ? nil : form.text.whole,
      forms: forms(of: form.text, base, target),
      shown: Self.prefix + "preview?file=" + file,
      history: git.isThere ? Self.prefix + "history?file=" + file : nil,
      weChat: ["published", "scheduled"].contains(preview?.entry?.state.rawValue ?? "")
        ? Self.prefix + "wechat?file=" + file : nil,
      address: target.kind == nil ? home : address.flatMap { $0.isEmpty ? nil : home + $0.dropFirst() },
      pages: target.kind == nil ? suggestedPages : [],
      isUnsaved: form.text.digest != base,
      review: reviewInput(target, entry, base: base, guest, isUnsaved: form.text.digest != base))
  }

  /// The encoding of the file as it was opened, where it is another than UTF-8; what is unsaved may be in UTF-8 already.
  private func forms(of text: PageText, _ base: Digest, _ target: Target) -> String? {
    let opened =
      text.digest == base
      ? nil : memory.opened(base).flatMap { try? PageText(target.file, bytes: $0, of: target.names) }
    let forms = (opened ?? text).forms
    return forms.isEmpty ? nil : forms.map(\.rawValue).joined(separator: "、")
  }

  /// The path of the site's home page.
  var home: String { around.lastSite().home }

  /// The newest pages, by the paths used in other files.
  private var suggestedPages: [OptionInput] {
    (around.lastSite().prepared?.site?.pages ?? []).prefix(500).map {
      OptionInput(value: String($0.file.dropFirst("content/".count)), label: $0.title)
    }
  }

  func input(_ finding: Diagnostic, number: Int, _ form: PageForm, _ target: Target) -> FindingInput {
    let line = finding.location.line
    let control = form.controls.first { form.text.lines($0.key)?.contains(line) ?? false }
    let reviews = target.kind.flatMap { kind in kind.reviewField.map { kind.fields[$0] } }
    let isReview = reviews.map { form.text.lines($0.key)?.contains(line) ?? false } ?? false
    let isBody = form.text.hasFields && form.text.hasBody && line >= form.text.bodyLine
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
      field: control?.field.label
        ?? (isReview ? reviews?.label ?? "" : isBody ? say("正文第 \(line) 行", "Text, line \(line)") : ""))
  }
}

func folder(of file: String) -> String { file.split(separator: "/").dropLast().joined(separator: "/") }

/// Those of the program's own fields that hardly any page has.
private let rareKeys: Set = ["updated", "slug", "aliases", "expires", "sample"]
/// Whether an empty field is shown at once: fields of indices, pictures and consent.
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
