import Diagnostics

/// A theme's words are bound like the rest of its templates: their texts become literals, escaped for the place, their
/// names become values. A page costs the same as if they were written in the templates.
extension Binder {
  /// The theme word with a name.
  ///
  /// - Returns: nil for a name of something else; a word that there is not is reported, and `.some(nil)`.
  func word(_ name: TagName) -> ThemeWord?? {
    guard !scope.isOpen, let key = wordName(in: name.parts), let words = theme.schema.words else {
      return nil
    }
    return .some(words[String(key)])
  }

  /// Writes a word, and in its `{}` the content of the section around it.
  ///
  /// - Parameter body: nil if the name is not a section.
  mutating func bindWord(_ word: ThemeWord?, _ name: TagName, _ body: [TemplateNode]? = nil) {
    guard let word else { return reportUnknownWord(name) }
    guard word.hasContent == (body != nil) else {
      return report(body == nil ? .wordAroundNothing : .wordWithoutPlace, at: name.range, [name.text])
    }
    guard mayGoDeeper(at: name) else { return }
    depth += 1
    defer { depth -= 1 }
    guard let choice = word.choice else {
      return bindForm(word.forms.first, of: word, name, body)
    }
    guard let number = bindChoice(choice, of: word) else { return markup.passValue() }
    bindForms(of: word, number, name, body)
  }

  /// Each form is skipped unless the number is its own; the last, unless it is none of theirs.
  private mutating func bindForms(
    of word: ThemeWord, _ number: Operand, _ name: TagName, _ body: [TemplateNode]?
  ) {
    let before = markup
    var after: Markup?
    for form in word.forms {
      let numbers = form.number.map { [$0] } ?? word.forms.compactMap(\.number)
      let skips = numbers.map { ($0, program.emit(.jump(0))) }
      _ = program.label()
      markup = before
      bindForm(form, of: word, name, body)
      after = after.map { $0.merged(with: markup) ?? $0 } ?? markup
      let end = program.label()
      for (other, skip) in skips {
        program.replace(
          skip, with: .skipUnlessNumber(number, other, is: form.number != nil, to: end))
      }
    }
    markup = after ?? before
  }

  /// The number by which a word's forms are chosen.
  private mutating func bindChoice(_ choice: TagName, of word: ThemeWord) -> Operand? {
    let outer = scope.source
    scope.source = word.source
    defer { scope.source = outer }
    guard let meaning = resolve(choice) else { return nil }
    guard case .value(let layer) = meaning, layer.type == .number else {
      report(.chosenByNoNumber, at: choice.range, [choice.text])
      return nil
    }
    return program.operand(layer.operand)
  }

  private mutating func bindForm(
    _ form: ThemeWord.Form?, of word: ThemeWord, _ name: TagName, _ body: [TemplateNode]?
  ) {
    for piece in form?.pieces ?? [] {
      guard !isStopped else { return }
      switch piece {
      case .text(let bytes):
        if let escape = escape(name, .text) { program.emit(literal: escaped(bytes, as: escape)[...]) }
        markup.passValue()
      case .content: bind(body ?? [])
      case .name(let inner):
        let outer = scope.source
        scope.source = word.source
        bindValue(inner, unescaped: false)
        scope.source = outer
      }
    }
  }

  private func escaped(_ bytes: [UInt8], as escape: Escape) -> [UInt8] {
    PageBuffer.bytes(expecting: bytes.count + 64) { page in
      bytes.withUnsafeBufferPointer { page.append($0, as: escape) }
    }
  }

  mutating func reportUnknownWord(_ name: TagName) {
    let start = name.range.lowerBound + "words.".utf8.count
    let key = String(name.parts[1])
    let near = nearest(to: key, in: (theme.schema.words ?? [:]).keys.sorted())
    let range = start..<name.range.upperBound
    report(
      .unknownWord, at: range, [key],
      help: near.map(didYouMean)
        ?? Phrase(
          "在主题的 words.yml 里，各种语言都写上“\(key)”", "write “\(key)” in the theme's words.yml, in every language"),
      correction: near.map { corrected(range, $0) })
  }
}
