import YAML

/// The replacements that change a value into another, without touching equal parts.
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

/// The replacements for a value within another; nil if it has to be rewritten. In brackets more texts need quotation
/// marks.
func innerSplices(_ old: Extent, _ new: WrittenValue, isInBrackets: Bool, in fields: LocatedFields)
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
  guard let last = pairs.last else { return nil }
  if old.style == .flow {
    let text = more.map { ", " + $0.key + ": " + inline($0.value) }.joined()
    return splices + [Splice(last.value.range.upperBound..<last.value.range.upperBound, text)]
  }
  // Insert lines with the indentation of the first pair.
  let start = old.range.lowerBound
  let indentation = String(repeating: " ", count: start - fields.lineStart(of: start))
  let place = fields.lineEnd(of: last.value.range.upperBound)
  let lines = more.map { indentation + $0.key + ":" + written($0.value, behind: $0.key) + "\n" }.joined()
  return splices + [Splice(place..<place, fields.lineBreak(before: place) + lines)]
}

/// Rewrites a value; one on the lines below its key is replaced there if the new one has several lines, so that
/// comments in between stay.
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
    // Lines of the new value replace the old lines.
    return [Splice(below.range, String(text.drop { $0 != "\n" }.dropFirst()) + "\n")]
  }
  return [Splice((colon + 1)..<max(colon + 1, old.range.upperBound), text)]
}
