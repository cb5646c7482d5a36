import Diagnostics

/// What a name means at its place.
enum Meaning {
  case value(Layer)
  case position(ListPosition)
  case count(from: Int32)
  case open
}

extension Binder {
  /// Resolves a name against the records that are open here, or reports it.
  mutating func resolve(_ name: Name) -> Meaning? {
    if scope.isOpen { return .open }
    if name.text.hasPrefix("@") { return resolvePosition(name) }
    let parts = name.parts
    guard let first = parts.first else { return scope.layers.last.map { .value($0) } }
    for (index, layer) in scope.layers.enumerated().reversed() {
      guard case .record(let type) = layer.type, let member = theme.schema[type]?[String(first)] else { continue }
      return descend(from: step(layer, to: member), index, parts, name).map { .value($0) }
    }
    reportUnknown(name, part: first)
    return nil
  }

  private func step(_ layer: Layer, to member: Member) -> Layer {
    var next = layer
    next.type = member.type
    next.operand.slots.append(member.slot)
    next.isDescendant = true
    return next
  }

  private mutating func descend(
    from start: Layer, _ index: Int, _ parts: [Substring], _ name: Name
  ) -> Layer? {
    var layer = start
    var offset = name.range.lowerBound + parts[0].utf8.count + 1
    for (before, part) in zip(parts, parts.dropFirst()) {
      guard case .record(let type) = layer.type else {
        let range = name.range.lowerBound..<(offset - 1)
        report(.noFields, at: range, [Phrase(String(before), String(before)), layer.type.description])
        return nil
      }
      guard let record = theme.schema[type], let member = record[String(part)] else {
        reportUnknown(part, at: offset..<(offset + part.utf8.count), in: [type])
        return nil
      }
      layer = step(layer, to: member)
      offset += part.utf8.count + 1
    }
    return layer
  }

  private mutating func resolvePosition(_ name: Name) -> Meaning? {
    let meanings: [String: Meaning] = [
      "@first": .position(.first), "@last": .position(.last), "@index": .count(from: 0), "@number": .count(from: 1),
    ]
    guard let meaning = meanings[name.text] else {
      let near = nearest(to: name.text, in: meanings.keys.sorted())
      report(.unknownName, at: name.range, [Phrase("列表", "a list"), quote(name.text)], help: near.map(didYouMean))
      return nil
    }
    guard scope.isInList else {
      report(.notInList, at: name.range, [quote(name.text)])
      return nil
    }
    return meaning
  }

  private mutating func reportUnknown(_ name: Name, part: Substring) {
    let types = scope.layers.reversed().compactMap { layer in
      if case .record(let type) = layer.type { type } else { nil }
    }
    let start = name.range.lowerBound
    reportUnknown(part, at: start..<(start + part.utf8.count), in: types)
  }

  private mutating func reportUnknown(_ part: Substring, at range: Range<Int>, in types: [String]) {
    let known = types.flatMap { theme.schema[$0]?.members.map(\.name) ?? [] }
    let near = nearest(to: String(part), in: known)
    let owner = types.map { "“\($0)”" }
    report(
      .unknownName, at: range,
      [Phrase(owner.joined(separator: "、"), owner.joined(separator: " and ")), quote(String(part))],
      help: near.map(didYouMean) ?? namesHere(known), correction: near.map { corrected(range, $0) })
  }

  private func quote(_ text: String) -> Phrase { Phrase(text, text) }

  func didYouMean(_ name: String) -> Phrase { Phrase("是不是“\(name)”？", "did you mean “\(name)”?") }

  private func namesHere(_ names: [String]) -> Phrase? {
    guard !names.isEmpty else { return nil }
    let first = names.prefix(12)
    let more = names.count > 12 ? "…" : ""
    return Phrase("这里可用：\(first.joined(separator: "、"))\(more)", "names here: \(first.joined(separator: ", "))\(more)")
  }

  /// The source line with a range replaced.
  func corrected(_ range: Range<Int>, _ name: String) -> String {
    let bytes = scope.source.bytes
    let start = bytes[..<range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = bytes[range.upperBound...].firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    let line = bytes[start..<range.lowerBound] + Array(name.utf8) + bytes[range.upperBound..<(end ?? bytes.count)]
    return String(decoding: line, as: UTF8.self)
  }
}
