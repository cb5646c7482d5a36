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

  /// The escaping of the value here, or nil if it is not allowed, which is reported.
  mutating func escape(_ name: TagName, _ type: ValueType) -> Escape? {
    switch type {
    case .text, .html, .number: break
    case .flag where markup.place == .json: break
    default:
      let (help, right) = wayInto(type, name)
      report(
        .notWritable, at: name.range, [name.text], help: help,
        correction: right.map { corrected(name.range, $0) })
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

  /// Help on writing the contents of a record or a list, and the name to write instead.
  private func wayInto(_ type: ValueType, _ name: TagName) -> (help: Phrase, name: String?) {
    switch type {
    case .record(let record):
      let members = theme.schema[record]?.members.filter { [.text, .html, .number].contains($0.type) } ?? []
      let usual = ["name", "title", "text", "label"].lazy.compactMap { wanted in
        members.first { $0.name == wanted }
      }.first
      guard let member = usual ?? members.first else { return (itIs(type), nil) }
      let path = name.text == "." ? member.name : "\(name.text).\(member.name)"
      return (
        Phrase(
          "它是\(type.description.chinese)，写其中的一项，如 {{\(path)}}",
          "it is \(type.description.english); write a part of it, such as {{\(path)}}"), path
      )
    case .list:
      return (
        Phrase(
          "它是\(type.description.chinese)，写 {{#\(name.text)}}…{{/\(name.text)}}",
          "it is \(type.description.english); write {{#\(name.text)}}…{{/\(name.text)}}"), nil
      )
    default: return (itIs(type), nil)
    }
  }

  func itIs(_ type: ValueType) -> Phrase {
    Phrase("它是\(type.description.chinese)", "it is \(type.description.english)")
  }
}
