/// The one rule for a line break in the source: beside a Chinese character it leaves nothing, otherwise a space.
///
/// Between Chinese and Latin the gap is the style sheet's (`text-autospace`), never a space. Quotation marks,
/// dashes and dots that both scripts use count as Chinese next to each other, and follow their neighbour
/// otherwise.
func breakNeedsSpace(before: Bytes, after: Bytes) -> Bool {
  guard let last = before.character(before: before.count), let next = after.character(at: 0) else {
    return false
  }
  return breakNeedsSpace(between: last.value, and: next.value)
}

/// The same of two characters, by their numbers: lines of a field are joined as those of a text are.
package func breakNeedsSpace(between last: UInt32, and next: UInt32) -> Bool {
  if last <= 0x7F, next <= 0x7F { return true }
  if CharacterClass(of: last).contains(.cjk) || CharacterClass(of: next).contains(.cjk) { return false }
  return !(isAmbiguous(last) && isAmbiguous(next))
}
