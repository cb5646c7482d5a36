import Diagnostics

/// The meaning of a name at its place.
enum Meaning {
  case value(ScopeLayer)
  case position(ListPosition)
  case count(from: Int32)
  case open
}

extension Binder {
  /// Resolves a name against the records that are open here. An unknown one is reported and taken for the nearest name
  /// there is, so that the body of its section is checked as well.
  mutating func resolve(_ name: TagName) -> Meaning? {
    steps = []
    if scope.isOpen { return .open }
    if name.text.hasPrefix("@") { return resolvePosition(name) }
    let parts = name.parts
    guard let first = parts.first else { return scope.layers.last.map { .value($0) } }
    let range = name.range.lowerBound..<(name.range.lowerBound + first.utf8.count)
    guard var layer = find(first, at: range, in: scope.layers.reversed()) else { return nil }
    var (before, end) = (String(first), range.upperBound)
    for part in parts.dropFirst() {
      guard layer.type.isRecord else {
        report(.noFields, at: name.range.lowerBound..<end, [before], help: itIs(layer.type))
        return nil
      }
      let range = (end + 1)..<(end + 1 + part.utf8.count)
      guard let next = find(part, at: range, in: [layer], after: before) else { return nil }
      (layer, before, end) = (next, "\(before).\(part)", range.upperBound)
    }
    return .value(layer)
  }

  /// Finds the first of the layers whose record has a name, and returns the layer of that member.
  ///
  /// - Parameter path: the names before this one in the tag, with dots.
  private mutating func find(
    _ part: Substring, at range: Range<Int>, in layers: [ScopeLayer], after path: String? = nil
  ) -> ScopeLayer? {
    func typed(_ name: some StringProtocol) -> String { path.map { "\($0).\(name)" } ?? String(name) }
    for layer in layers {
      if let record = record(of: layer), let member = record[String(part)] {
        program.note(member.slot, of: record.name)
        steps.append(NameStep(record: record.name, slot: member.slot))
        return step(layer, to: member)
      }
    }
    let records = layers.compactMap { record(of: $0) }
    let known = records.flatMap { $0.members.map(\.name) }
    let near = nearest(to: String(part), in: known)
    report(
      .unknownName, at: range, [typed(part), records.map(\.name).joined(separator: ", ")],
      help: near.map { didYouMean(typed($0)) } ?? namesHere(known),
      correction: near.map { corrected(range, $0) })
    for layer in layers {
      if let near, let member = record(of: layer)?[near] { return step(layer, to: member) }
    }
    return nil
  }

  private func record(of layer: ScopeLayer) -> RecordType? {
    guard case .record(let name) = layer.type else { return nil }
    return theme.schema[name]
  }

  private func step(_ layer: ScopeLayer, to member: Member) -> ScopeLayer {
    var next = layer
    next.type = member.type
    next.operand.slots.append(member.slot)
    next.isDescendant = true
    return next
  }

  private mutating func resolvePosition(_ name: TagName) -> Meaning? {
    let meanings: [String: Meaning] = [
      "@first": .position(.first), "@last": .position(.last), "@index": .count(from: 0),
      "@number": .count(from: 1),
    ]
    guard let meaning = meanings[name.text] else {
      let known = meanings.keys.sorted()
      let near = nearest(to: name.text, in: known)
      report(
        .unknownName, at: name.range, [name.text, "list"], help: near.map(didYouMean) ?? namesHere(known),
        correction: near.map { corrected(name.range, $0) })
      return nil
    }
    if !scope.isInList { report(.notInList, at: name.range, [name.text]) }
    return meaning
  }
}

// Help for what is unknown.
extension Binder {
  func didYouMean(_ name: String) -> Phrase { Phrase("是不是“\(name)”？", "did you mean “\(name)”?") }

  private func namesHere(_ names: [String]) -> Phrase? {
    guard !names.isEmpty else { return nil }
    let first = names.prefix(12)
    let more = names.count > 12 ? "…" : ""
    return Phrase(
      "这里可用：\(first.joined(separator: "、"))\(more)", "names here: \(first.joined(separator: ", "))\(more)")
  }

  /// The source line with a range replaced.
  func corrected(_ range: Range<Int>, _ name: String) -> String {
    let bytes = scope.source.bytes
    let start = bytes[..<range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = bytes[range.upperBound...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let line =
      bytes[start..<range.lowerBound] + Array(name.utf8) + bytes[range.upperBound..<(end ?? bytes.count)]
    return String(decoding: line, as: UTF8.self)
  }
}
