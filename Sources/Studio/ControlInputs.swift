import Almanac
import Content
import Editing

/// The inputs of the templates of controls.
extension Studio {
  func controlInput(
    _ control: PageForm.Control, _ form: PageForm, _ target: Target, origins: [Int]?, findings: [FindingInput]
  ) -> ControlInput {
    let text = control.shown.first?.first ?? ""
    var input = ControlInput(
      key: control.key, name: control.name, label: control.field.label, help: control.field.help,
      isRequired: control.field.isRequired, value: text, sort: "line")
    switch control.kind {
    case .line(let isLong, let isNumber):
      input.sort = isLong || text.contains("\n") ? "area" : isNumber ? "number" : "line"
    case .day: input.note = dayNote(text)
    case .flag:
      input.sort = "flag"
      input.isOn = !control.shown.isEmpty
    case .choice(let vocabulary):
      input.sort = "choice"
      input.options = options(
        target.model.vocabularies[vocabulary].terms.map(\.name), chosen: text, mayBeNone: true)
    case .words(let words):
      input.sort = "choice"
      input.options = options(words.map { ($0.value, $0.label) }, chosen: text, mayBeNone: true)
    case .choices(let vocabulary):
      input.sort = "choices"
      let names = target.model.vocabularies[vocabulary].terms.map(\.name)
      let chosen = control.shown.map { $0[0] }
      // In their order; the first is the main one.
      input.options =
        chosen.map { OptionInput(value: $0, label: $0, isChosen: true) }
        + names.filter { !chosen.contains($0) }.map { OptionInput(value: $0, label: $0) }
    case .list: input.value = control.joined
    case .rows(let rowForm):
      input.sort = "rows"
      input.takesPicture = rowForm.parts.contains { $0.key == "alt" && $0.within == nil }
      input.takesRowPictures = rowForm.parts.contains { $0.key == "alt" && $0.within != nil }
      input.takesFile =
        rowForm.parts.contains { $0.key == "src" } && !rowForm.parts.contains { $0.key == "alt" }
      let blank = rowForm.parts.map { _ in "" }
      let shown = rowForm.isList || control.shown.isEmpty ? control.shown + [blank] : control.shown
      input.rows = shown.enumerated().map { number, values in
        let isNew = number >= (origins?.count ?? control.shown.count)
        let place = isNew ? -1 : origins?[number] ?? number
        return row(values, number, control, rowForm, target, was: place < 0 ? "" : String(place))
      }
    case .raw: input.sort = "raw"
    }
    let lines = form.text.itemLines(control.key)
    input.take(findings, linesOfRows: lines.count == control.shown.count ? lines : [])
    return input
  }

  private func row(
    _ values: [String], _ number: Int, _ control: PageForm.Control, _ form: RowForm, _ target: Target,
    was: String
  ) -> PartRowInput {
    let parts = form.parts.enumerated().map { position, part in
      let names = part.vocabulary.map { target.model.vocabularies[$0].terms.map { ($0.name, $0.name) } } ?? []
      let words = part.words.map { ($0.value, $0.label) }
      return PartInput(
        name: "\(control.name).\(number).\(position)", label: part.label, value: values[position],
        options: (names + words).isEmpty
          ? [] : options(names + words, chosen: values[position], mayBeNone: true),
        suggestsPages: part.suggestsPages)
    }
    var picture: String?
    if let place = form.parts.firstIndex(where: { $0.key == "src" }),
      form.parts.contains(where: { $0.key == "alt" }), isShownPicture(values[place])
    {
      picture = Self.prefix + "file?path=" + percentEncoded(folder(of: target.file) + "/" + values[place])
    }
    let isMovable = form.isList && control.shown.count > 1 && number < control.shown.count
    return PartRowInput(
      number: number + 1, parts: parts, picture: picture,
      order: isMovable ? "\(control.name).\(number).order" : nil,
      was: form.isList ? ("\(control.name).\(number).was", was) : nil,
      upload: form.parts.contains { $0.within != nil } ? "u.\(control.key).\(number)" : nil)
  }

  /// Whether a form shows the picture beside its name.
  private func isShownPicture(_ name: String) -> Bool {
    let ending = name.lowercased().split(separator: ".").last ?? ""
    return ["jpg", "jpeg", "png", "webp"].contains(ending) && !name.split(separator: "/").contains("..")
  }

  private func options(_ names: [String], chosen: String, mayBeNone: Bool) -> [OptionInput] {
    options(names.map { ($0, $0) }, chosen: chosen, mayBeNone: mayBeNone)
  }

  private func options(_ words: [(value: String, label: String)], chosen: String, mayBeNone: Bool)
    -> [OptionInput]
  {
    var options = words.map { OptionInput(value: $0.value, label: $0.label, isChosen: $0.value == chosen) }
    if !chosen.isEmpty, !words.contains(where: { $0.value == chosen }) {
      options.insert(
        OptionInput(value: chosen, label: chosen + say("（词表里没有）", " (no term)"), isChosen: true), at: 0)
    }
    return mayBeNone ? [OptionInput(value: "", label: "—", isChosen: chosen.isEmpty)] + options : options
  }

  /// The date's weekday and day in the Chinese calendar.
  private func dayNote(_ text: String) -> String? {
    guard case .moment(let moment) = parseMoment(text) else { return nil }
    let day = moment.day.weekday
    let english = "\(day)"
    let weekday = say(day.chinese, english.prefix(1).uppercased() + english.dropFirst())
    return ChineseDate(moment.day).map {
      say("\(weekday)，农历\($0.description)", "\(weekday), \($0.description)")
    }
      ?? weekday
  }
}
