import Chinese

/// The characters of the index for those that readers may type instead: simplified for traditional and back, one dot
/// between names for another.
///
/// A file is loaded only after a search that found nothing as typed, so it costs other searches nothing.
struct Spellings: Sendable {
  /// Entries `WRITTEN/OTHERS`, separated by spaces: characters in the index, and those typed for them.
  let shards: [Shard]
  /// Characters that the index has beside others of their class, because some of its texts are traditional.
  let mixed: String

  init(of alphabet: Alphabet) {
    var entries: [String] = []
    var mixed = String.UnicodeScalarView()
    let dots = nameDots.compactMap(Unicode.Scalar.init)
    for members in variantClasses {
      let written = members.filter { alphabet.number(of: $0.value) > 0 }
      guard !written.isEmpty else { continue }
      let others = members.filter { alphabet.number(of: $0.value) == 0 }
      entries.append(string(written) + "/" + string(others))
      // 了 and 瞭 are both of today; only where a text is traditional would one be missed by the other.
      if written.count > 1, !written.allSatisfy(isStandard) { mixed += written }
    }
    // Of the dots, which the script knows itself, only those that the index has are listed.
    let written = dots.filter { alphabet.number(of: $0.value) > 0 }
    if !written.isEmpty { entries.append(string(written) + "/") }
    shards = packed(entries, as: "spellings")
    self.mixed = String(mixed)
  }
}

/// Words that readers may have meant, from the lists of a site: a name, its pinyin, and what else it is called.
func packHints(_ hints: [SearchHint]) -> [Shard] {
  packed(
    hints.map { hint in
      let name = Array(hint.name.unicodeScalars)
      let read = syllables(of: name).compactMap(\.self)
      let pinyin = read.count == name.count ? read.joined(separator: " ") : ""
      return ([hint.name, pinyin] + hint.aliases).map { $0.replacing("\n", with: " ") }.joined(
        separator: "\t")
    }, as: "hints", separator: "\n")
}

/// Entries in as few files as hold them.
private func packed(_ entries: [String], as family: String, separator: String = " ") -> [Shard] {
  let limit = Shard.limit - Shard.frame
  var shards: [Shard] = []
  var open: [UInt8] = []
  func close() {
    if !open.isEmpty { shards.append(Shard(family, shards.count, arguments: quoted(open))) }
    open = []
  }
  for entry in entries {
    var bytes: [UInt8] = []
    appendEscaped((open.isEmpty ? entry : separator + entry).utf8, to: &bytes)
    if open.count + bytes.count > limit {
      close()
      bytes = []
      appendEscaped(entry.utf8, to: &bytes)
    }
    open += bytes
  }
  close()
  return shards
}

private func string(_ scalars: [Unicode.Scalar]) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}
