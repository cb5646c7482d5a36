import Chinese

/// The first letters of a name's syllables, `zsf` for 张三丰; nil for a name with fewer than two, or with anything
/// in it that is no Chinese character.
func initials(of name: String) -> String? {
  let syllables = pinyin(of: name, as: .name)
  guard syllables.count >= 2, syllables.count == name.unicodeScalars.count else { return nil }
  let letters = syllables.compactMap { $0.utf8.first { 97...122 ~= $0 } }
  return letters.count == syllables.count ? String(decoding: letters, as: UTF8.self) : nil
}
