import Diagnostics

extension Binder {
  mutating func bindValue(_ name: Name, unescaped: Bool) {
    guard let meaning = resolve(name) else { return markup.passValue() }
    switch meaning {
    case .open: program.emit(.openWrite(name: program.name(name.parts), escaped: !unescaped))
    case .count(let first):
      if escape(name, .number) != nil { program.emit(.writePosition(first)) }
    case .position: _ = escape(name, .flag)
    case .value(let layer):
      if unescaped, layer.type != .html, markup.place != .plain {
        report(.unescapedText, at: name.range, [Phrase(name.text, name.text), layer.type.description])
      } else if let escape = escape(name, layer.type) {
        program.emit(.write(program.operand(layer.operand), escape))
      }
    }
    markup.passValue()
  }

  /// How the value is written here, or nil where it may not stand, which is reported.
  private mutating func escape(_ name: Name, _ type: ValueType) -> Escape? {
    let said = Phrase(name.text, name.text)
    switch type {
    case .text, .html, .number: break
    case .flag where markup.place == .json: break
    default:
      report(.notWritable, at: name.range, [said, type.description])
      return nil
    }
    do {
      return try markup.escape(for: type)
    } catch {
      report(error.rule, at: name.range, [said] + error.arguments)
      return nil
    }
  }
}
