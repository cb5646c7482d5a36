import Diagnostics

extension Binder {
  mutating func bindSection(_ name: TagName, inverted: Bool, _ body: [TemplateNode]) {
    guard mayGoDeeper(at: name) else { return }
    if let asked = name.asked, !scope.isOpen { return bindQuestion(asked, inverted: inverted, body, name) }
    if let word = word(name), !inverted { return bindWord(word, name, body) }
    guard let meaning = resolve(name) else {
      // Without a meaning the body cannot be checked.
      return markup.settle()
    }
    let outer = scope
    switch meaning {
    case .open: bindOpenSection(name, inverted: inverted, body)
    case .count:
      report(.notASection, at: name.range, [name.text])
    case .position(let question):
      let skip = program.emit(.jump(0))
      // A list has one first element and one last: what `{{#@first}}` opens, `{{#@last}}` may close.
      bindEvenly(body, name, holdsElements: inverted)
      program.replace(skip, with: .skipUnlessPosition(question, is: !inverted, to: program.label()))
    case .value(let layer):
      let operand = program.operand(layer.operand)
      // A text is shown where it is written.
      if !inverted, ![.text, .html, .number].contains(layer.type) { notePlacement() }
      withinSection(isAbsent: inverted) { binder in
        binder.bindSection(over: layer, operand, inverted: inverted, body, name)
      }
    }
    scope = outer
  }

  private mutating func bindSection(
    over layer: ScopeLayer, _ operand: Operand, inverted: Bool, _ body: [TemplateNode], _ name: TagName
  ) {
    if inverted {
      let skip = program.emit(.jump(0))
      bindEvenly(body, name)
      program.replace(skip, with: .skipIf(operand, to: program.label()))
    } else if case .list(let element) = layer.type {
      bindLoop(operand, layer, of: element, body, name)
    } else {
      let skip = program.emit(.jump(0))
      scope.open(layer)
      bindEvenly(body, name)
      program.replace(skip, with: .skipUnless(operand, to: program.label()))
    }
  }

  /// `{{#topics?}}`: once if there is a value or a list has elements, and without going into it.
  private mutating func bindQuestion(
    _ asked: TagName, inverted: Bool, _ body: [TemplateNode], _ name: TagName
  ) {
    if let word = word(asked) { return bindQuestion(word, asked, inverted: inverted, body, name) }
    guard let meaning = resolve(asked) else { return markup.settle() }
    guard case .value(let layer) = meaning else { return report(.notASection, at: name.range, [asked.text]) }
    let operand = program.operand(layer.operand)
    let skip = program.emit(.jump(0))
    withinSection(isAbsent: inverted) { $0.bindEvenly(body, name) }
    let end = program.label()
    program.replace(skip, with: inverted ? .skipIf(operand, to: end) : .skipUnless(operand, to: end))
  }

  /// Whether a language has something to say is known when the template is loaded.
  private mutating func bindQuestion(
    _ word: ThemeWord?, _ asked: TagName, inverted: Bool, _ body: [TemplateNode], _ name: TagName
  ) {
    guard let word else { return reportUnknownWord(asked) }
    if word.isEmpty == inverted { bindEvenly(body, name) }
  }

  private mutating func bindLoop(
    _ operand: Operand, _ list: ScopeLayer, of element: ValueType, _ body: [TemplateNode], _ name: TagName
  ) {
    let enter = program.emit(.jump(0))
    scope.open(
      ScopeLayer(type: element, operand: Path(frame: scope.frames), origin: list.origin, isDescendant: true))
    scope.frames += 1
    scope.isInList = true
    let start = program.label()
    bindEvenly(body, name)
    program.emit(.next(start))
    program.replace(enter, with: .loop(operand, to: program.label()))
  }

  private mutating func bindOpenSection(_ name: TagName, inverted: Bool, _ body: [TemplateNode]) {
    let path = program.name(name.parts)
    let enter = program.emit(.jump(0))
    if inverted {
      bind(body)
      program.replace(enter, with: .openInverted(name: path, to: program.label()))
    } else {
      let start = program.label()
      scope.layers[0].isDescendant = true
      bind(body)
      program.emit(.openNext(start))
      program.replace(enter, with: .openSection(name: path, to: program.label()))
    }
  }

  /// Binds a body that may be rendered never, once or often: the page must be at the same kind of place before and
  /// after.
  ///
  /// - Parameter holdsElements: whether the body must close the elements that it opens.
  private mutating func bindEvenly(_ body: [TemplateNode], _ name: TagName, holdsElements: Bool = true) {
    markup.settle()
    let before = markup
    let elementsBefore = elements
    if holdsElements { elements.mark() }
    _ = program.label()
    bind(body)
    markup.settle()
    guard !isStopped else { return }
    if holdsElements { holdToElements(elementsBefore, name) }
    if let merged = before.merged(with: markup) {
      markup = merged
    } else {
      if theme.isWhole { reportUneven(name, from: before.description, to: markup.description) }
      markup = before
    }
  }

  /// A body that may be rendered never or often must close the elements that it opens, and no others.
  mutating func holdToElements(_ before: OpenElements, _ name: TagName) {
    defer { elements = before }
    guard theme.isWhole, let (element, isLeftOpen) = elements.difference(since: before) else { return }
    let tag = String(decoding: element.name, as: UTF8.self)
    let outer = scope.source
    scope.source = element.source
    let range = element.start..<(element.start + element.name.count + (isLeftOpen ? 1 : 2))
    report(
      isLeftOpen ? .elementLeftOpen : .elementOfOthers, at: range, [tag, name.text],
      help: isLeftOpen
        ? Phrase(
          "在 {{/\(name.text)}} 之前写 </\(tag)>", "write </\(tag)> before {{/\(name.text)}}")
        : Phrase(
          "“\(name.text)”从第 \(outer.location(of: name.range).line) 行开始，<\(tag)> 在它之前就打开了",
          "“\(name.text)” begins in line \(outer.location(of: name.range).line), after <\(tag)> was opened"))
    scope.source = outer
  }

  mutating func reportUneven(_ name: TagName, from start: Phrase, to end: Phrase) {
    report(
      .unevenSection, at: name.range, [name.text],
      help: Phrase(
        "开始时在\(start.chinese)里，结束时在\(end.chinese)里",
        "it begins in \(start.english) and ends in \(end.english)"))
  }
}
