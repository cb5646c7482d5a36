import XML

/// Computes automatic numbers, which Word shows before a paragraph but does not store as text.
struct Numbering {
  private struct Level {
    var format = "decimal"
    var text = ""
    var start = 1
    var restartsAfter: Int?
    /// The paragraph style bound to this level.
    var style: String?
    /// All numbers in it are written as digits, whatever their levels' formats.
    var isLegal = false
  }

  private var abstract: [String: [Int: Level]] = [:]
  private var lists: [String: (abstract: String, overrides: [Int: Int])] = [:]
  /// The last number of each level, by abstract list: lists that share one continue its numbering.
  private var counters: [String: [Int: Int]] = [:]
  private var begun: Set<String> = []

  init(_ tree: XMLElement?) {
    guard let tree else { return }
    var links: [String: String] = [:]
    for element in tree.elements where element.name == "w:abstractNum" {
      guard let id = element["w:abstractNumId"] else { continue }
      abstract[id] = levels(of: element)
      if let link = element.value(of: "w:styleLink") { links[link] = id }
    }
    for element in tree.elements where element.name == "w:abstractNum" {
      guard let id = element["w:abstractNumId"], abstract[id]?.isEmpty == true,
        let link = element.value(of: "w:numStyleLink"), let other = links[link]
      else { continue }
      abstract[id] = abstract[other]
    }
    for element in tree.elements where element.name == "w:num" {
      guard let id = element["w:numId"], let base = element.value(of: "w:abstractNumId") else { continue }
      var overrides: [Int: Int] = [:]
      for override in element.elements where override.name == "w:lvlOverride" {
        guard let level = override["w:ilvl"].flatMap({ Int($0) }) else { continue }
        overrides[level] = override.value(of: "w:startOverride").flatMap { Int($0) }
      }
      lists[id] = (base, overrides)
    }
  }

  private func levels(of element: XMLElement) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for level in element.elements where level.name == "w:lvl" {
      guard let number = level["w:ilvl"].flatMap({ Int($0) }), (0...8).contains(number) else { continue }
      levels[number] = Level(
        format: level.value(of: "w:numFmt") ?? level.descendant("w:numFmt")?["w:val"] ?? "decimal",
        text: level.value(of: "w:lvlText") ?? "",
        start: level.value(of: "w:start").flatMap { Int($0) } ?? 1,
        restartsAfter: level.value(of: "w:lvlRestart").flatMap { Int($0) },
        style: level.value(of: "w:pStyle"),
        isLegal: level.child("w:isLgl") != nil)
    }
    return levels
  }

  /// The level of a list bound to a style.
  func level(of list: String, style: String) -> Int? {
    lists[list].flatMap { abstract[$0.abstract]?.first { $0.value.style == style }?.key }
  }

  /// Counts the next paragraph of a list at a level, and returns its label; nil if none is shown.
  mutating func next(list: String, level: Int) -> ListLabel? {
    guard let (base, overrides) = lists[list], let levels = abstract[base], let own = levels[level] else {
      return nil
    }
    var counts = counters[base] ?? [:]
    if begun.insert("\(list)/\(level)").inserted, let start = overrides[level] { counts[level] = start - 1 }
    counts[level] = (counts[level] ?? own.start - 1) + 1
    for deeper in counts.keys where deeper > level && levels[deeper]?.restartsAfter != 0 {
      counts[deeper] = nil
    }
    counters[base] = counts
    let number = Int(list) ?? 0
    if own.format == "none" { return nil }
    if own.format == "bullet" { return ListLabel(text: "", level: level, number: nil, list: number) }
    var text = own.text
    for place in 0...level where text.contains("%\(place + 1)") {
      let value = counts[place] ?? levels[place]?.start ?? 1
      text = text.replacing(
        "%\(place + 1)",
        with: numberText(value, as: own.isLegal ? "decimal" : levels[place]?.format ?? "decimal"))
    }
    guard !text.isEmpty else { return nil }
    let isPlain = own.format == "decimal" && own.text == "%\(level + 1)."
    return ListLabel(text: text, level: level, number: isPlain ? counts[level] : nil, list: number)
  }
}
