import Diagnostics

extension Binder {
  mutating func bindValue(_ name: TagName, unescaped: Bool) {
    if let word = word(name) { return bindWord(word, name) }
    guard let meaning = resolve(name) else { return markup.passValue() }
    switch meaning {
    case .open: program.emit(.openWrite(name: program.name(name.parts), escaped: !unescaped))
    case .count(let first):
      if escape(name, .number) != nil { program.emit(.writePosition(first)) }
    case .position: _ = escape(name, .flag)
    case .value(let layer):
      notePlacement()
      if unescaped, layer.type != .html, markup.place != .plain {
        report(.unescapedText, at: name.range, [name.text], help: itIs(layer.type))
      } else if let escape = escape(name, layer.type) {
        program.emit(.write(program.operand(layer.operand), escape))
      }
    }
    markup.passValue()
  }

  /// How the value is written here, or nil where it may not stand, which is reported.
  mutating func escape(_ name: TagName, _ type: ValueType) -> Escape? {
    switch type {
    case .text, .html, .number: break
    case .flag where markup.place == .json: break
    default:
      report(.notWritable, at: name.range, [name.text], help: itIs(type))
      return nil
    }
    do {
      return try markup.escape(for: type)
    } catch {
      let place = markup.description
      report(
        error.rule, at: name.range, [name.text],
        help: Phrase("这里是\(place.chinese)", "this is \(place.english)"))
      return nil
    }
  }

  func itIs(_ type: ValueType) -> Phrase {
    Phrase("它是\(type.description.chinese)", "it is \(type.description.english)")
  }
}
