/// The ids of headings: their letters in lower case, Chinese kept, everything else a hyphen; doubles numbered.
struct Anchors {
  private var used: Set<String> = []
  private var next: [String: Int] = [:]

  mutating func add(_ title: String) -> String {
    var name = anchor(of: title)
    // The notes' own ids.
    if name.hasPrefix("fn-") || name.hasPrefix("fnref-") { name = "s-" + name }
    var id = name
    var number = next[name] ?? 2
    while !used.insert(id).inserted {
      id = "\(name)-\(number)"
      number += 1
      next[name] = number
    }
    return id
  }

  private func anchor(of title: String) -> String {
    var name = ""
    for character in title.unicodeScalars {
      if character.properties.isAlphabetic || character.properties.numericType != nil
        || character.properties.generalCategory == .nonspacingMark
      {
        name.unicodeScalars.append(contentsOf: character.properties.lowercaseMapping.unicodeScalars)
      } else if !name.isEmpty, !name.hasSuffix("-") {
        name += "-"
      }
    }
    while name.hasSuffix("-") { name.removeLast() }
    return name.isEmpty ? "section" : name
  }
}
