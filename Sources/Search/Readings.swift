import Chinese

/// Appends the keys by which a title or a name is found by its pinyin, each with the place of the character that it
/// begins with.
///
/// `tu` and `tu-shu` are a syllable and two neighbours, from which runs of any length are found as characters are;
/// `t.s` are two neighbours' first letters; `=zsf` are those of a whole name.
func appendReadings(
  of text: [Unicode.Scalar], at place: Int, as kind: TextKind, to keys: inout [(key: String, place: Int)]
) {
  let read = syllables(of: text, as: kind)
  for (offset, syllable) in read.enumerated() {
    guard let syllable else { continue }
    keys.append((syllable, place + offset))
    guard offset + 1 < read.count, let next = read[offset + 1], let first = syllable.first,
      let second = next.first
    else { continue }
    keys.append((syllable + "-" + next, place + offset))
    keys.append(("\(first).\(second)", place + offset))
  }
  guard kind == .name, let letters = initials(of: text, read) else { return }
  keys.append(("=" + letters, place))
}

/// The first letters of a name's syllables, `zsf` for 张三丰; nil for a name with fewer than two, or with anything
/// in it that is no Chinese character.
private func initials(of name: [Unicode.Scalar], _ syllables: [String?]) -> String? {
  let read = zip(name, syllables).prefix { $0.0.value != separator }.map(\.1)
  let letters = read.compactMap { $0?.first }
  return letters.count >= 2 && letters.count == read.count ? String(letters) : nil
}

/// A name without the dots between its parts, 诺尔曼白求恩 for 诺尔曼·白求恩; nil for one that has none, or has anything
/// but Chinese characters besides.
func wholeName(_ name: [UInt32]) -> String? {
  let parts = name.split { nameDots.contains($0) }
  guard parts.count > 1, parts.joined().allSatisfy({ 0x3400...0x9FFF ~= $0 || 0x20000...0x3FFFF ~= $0 })
  else { return nil }
  var view = String.UnicodeScalarView()
  view.append(contentsOf: parts.joined().compactMap(Unicode.Scalar.init))
  return String(view)
}

/// Dots that are typed and written between the parts of a name; a dot of full width is folded to that of ASCII.
let nameDots: [UInt32] = [0x2E, 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65]
