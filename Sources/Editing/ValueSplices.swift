import YAML

/// What has to be replaced in a value so that it says another, and nothing that both say.
func splices(from old: Extent, to new: WrittenValue, behind key: Extent, in fields: LocatedFields) -> [Splice]
{
  let pair = Extent.Pair(key: key, value: old)
  switch (old.content, new) {
  case (.scalar, .nothing) where old.node.isEmpty: return []
  case (.scalar(let text), .text(let wanted)):
    if text == wanted, !old.node.isEmpty || wanted.isEmpty { return [] }
    guard old.style != .block, !old.range.isEmpty else {
      return rewriting(pair, new, in: fields, quoting: false)
    }
    return [Splice(old.range, scalar(wanted, style: old.style, isInBrackets: false))]
  case (.list(let items), .list(let wanted)):
    return listSplices(old, items, wanted, in: fields) ?? rewriting(pair, new, in: fields, quoting: false)
  case (.map(let pairs), .map(let wanted)):
    return mapSplices(old, pairs, wanted, in: fields) ?? rewriting(pair, new, in: fields, quoting: false)
  default: return rewriting(pair, new, in: fields, quoting: false)
  }
}

/// A value within another: texts in brackets need more quotation marks. Nil where it has to be written anew.
private func innerSplices(_ old: Extent, _ new: WrittenValue, isInBrackets: Bool, in fields: LocatedFields)
  -> [Splice]?
{
  switch (old.content, new) {
  case (.scalar, .nothing) where old.node.isEmpty: return []
  case (.scalar(let text), .text(let wanted)):
    if text == wanted, !old.node.isEmpty || wanted.isEmpty { return [] }
    guard old.style != .block, !old.range.isEmpty else { return nil }
    return [Splice(old.range, scalar(wanted, style: old.style, isInBrackets: isInBrackets, isItem: true))]
  case (.list(let items), .list(let wanted)): return listSplices(old, items, wanted, in: fields)
  case (.map(let pairs), .map(let wanted)): return mapSplices(old, pairs, wanted, in: fields)
  default: return nil
  }
}

private func mapSplices(
  _ old: Extent, _ pairs: [Extent.Pair], _ wanted: [WrittenValue.Pair], in fields: LocatedFields
) -> [Splice]? {
  guard pairs.count <= wanted.count, zip(pairs, wanted).allSatisfy({ $0.key.text == $1.key }) else {
    return nil
  }
  var splices: [Splice] = []
  for (pair, new) in zip(pairs, wanted) {
    guard let inner = innerSplices(pair.value, new.value, isInBrackets: old.style == .flow, in: fields) else {
      return nil
    }
    splices += inner
  }
  let more = wanted.dropFirst(pairs.count)
  guard !more.isEmpty else { return splices }
  // Behind the last in brackets; a map without brackets is written anew.
  guard old.style == .flow, let last = pairs.last else { return nil }
  let text = more.map { ", " + $0.key + ": " + inline($0.value) }.joined()
  return splices + [Splice(last.value.range.upperBound..<last.value.range.upperBound, text)]
}

private func listSplices(
  _ old: Extent, _ items: [Extent], _ wanted: [WrittenValue], in fields: LocatedFields
) -> [Splice]? {
  let isFlow = old.style == .flow
  if items.count == wanted.count {
    var splices: [Splice] = []
    for (item, new) in zip(items, wanted) {
      guard let inner = innerSplices(item, new, isInBrackets: isFlow, in: fields) else { return nil }
      splices += inner
    }
    return splices
  }
  let start = zip(items, wanted).prefix { $1.isSaid(by: $0.node) }.count
  let rest = min(items.count, wanted.count) - start
  let end = zip(items.reversed(), wanted.reversed()).prefix(rest).prefix { $1.isSaid(by: $0.node) }.count
  let gone = items[start..<(items.count - end)]
  let come = wanted[start..<(wanted.count - end)]
  if isFlow {
    // What stays keeps its letters.
    let text = { (item: Extent) in fields.source.text(in: item.range) }
    let parts =
      items[..<start].map(text) + come.map { inline($0, isItem: true) } + items.suffix(end).map(text)
    return [Splice(old.range, "[" + parts.joined(separator: ", ") + "]")]
  }
  guard !items.isEmpty, !wanted.isEmpty else { return nil }
  return blockSplices(items, gone: gone, come: come, in: fields)
}

/// Whole lines of a list without brackets go and come.
private func blockSplices(
  _ items: [Extent], gone: ArraySlice<Extent>, come: ArraySlice<WrittenValue>, in fields: LocatedFields
) -> [Splice]? {
  let bytes = fields.source.bytes
  var indentation: String?
  for item in items {
    let start = fields.lineStart(of: item.range.lowerBound)
    let head = bytes[start..<item.range.lowerBound]
    guard let dash = head.firstIndex(of: UInt8(ascii: "-")), head[..<dash].allSatisfy({ $0 == 0x20 }),
      head[(dash + 1)...].allSatisfy({ $0 == 0x20 })
    else { return nil }
    indentation = indentation ?? String(decoding: head[..<dash], as: UTF8.self)
  }
  let lines = come.map { (indentation ?? "  ") + "- " + inline($0, isInBrackets: false, isItem: true) + "\n" }
    .joined()
  let place =
    gone.first.map { fields.lineStart(of: $0.range.lowerBound) }
    ?? (gone.startIndex > 0
      ? fields.lineEnd(of: items[gone.startIndex - 1].range.upperBound)
      : fields.lineStart(of: items[0].range.lowerBound))
  let end = gone.last.map { fields.lineEnd(of: $0.range.upperBound) } ?? place
  return [Splice(place..<end, lines)]
}

/// The value written anew: behind its key where it was below it, so that comments in between stay.
func rewriting(
  _ pair: Extent.Pair, _ value: WrittenValue, in fields: LocatedFields, quoting: Bool
) -> [Splice] {
  let old = pair.value
  let bytes = fields.source.bytes
  guard
    let colon = bytes[pair.key.range.upperBound..<fields.fields.upperBound].firstIndex(of: UInt8(ascii: ":"))
  else { return [] }
  let text = written(value, behind: pair.key.text ?? "", quoting: quoting)
  let isBelow = bytes[colon..<max(colon, old.range.lowerBound)].contains(0x0A)
  if isBelow, old.style == .block {
    let start = fields.lineStart(of: old.range.lowerBound)
    let below = Splice(start..<fields.lineEnd(of: old.range.upperBound), "")
    guard text.contains("\n") else { return [Splice((colon + 1)..<(colon + 1), text), below] }
    // What stands on lines of its own goes where the old lines stood.
    return [Splice(below.range, String(text.drop { $0 != "\n" }.dropFirst()) + "\n")]
  }
  return [Splice((colon + 1)..<max(colon + 1, old.range.upperBound), text)]
}
