import XML

/// Equations as one line of text: `总额/棵数`. The ledger notes each, since a line shows less than a formula.
extension WordReader {
  mutating func readEquation(_ element: XMLElement) {
    let count = element.name == "m:oMath" ? 1 : max(element.count(of: ["m:oMath"]), 1)
    let before = characters
    var raw = ""
    let text = trimmed(line(element, &raw))
    characters = before + squeezed(raw).unicodeScalars.count
    guard !text.isEmpty else { return }
    if let reason = reasons.last ?? fieldReason {
      source.ledger.drop(reason, raw, count: 0)
      return
    }
    inlines.append(.text(text, []))
    source.ledger.note(.equation, count: count)
  }

  /// - Parameter raw: gets the typed characters, without those inserted between.
  private func line(_ element: XMLElement, _ raw: inout String) -> String {
    func part(_ name: String, _ raw: inout String) -> String {
      element.child(name).map { line($0, &raw) } ?? ""
    }
    switch element.name {
    case "m:t", "w:t":
      raw += element.words
      return element.words
    case "m:f":
      let above = part("m:num", &raw)
      return grouped(above) + "/" + grouped(part("m:den", &raw))
    case "m:sSup":
      let base = part("m:e", &raw)
      return base + raised(part("m:sup", &raw))
    case "m:sSub":
      let base = part("m:e", &raw)
      return base + lowered(part("m:sub", &raw))
    case "m:rad":
      let degree = part("m:deg", &raw)
      return degree + "√" + grouped(part("m:e", &raw))
    case "m:d":
      let properties = element.child("m:dPr")
      let begin = properties?.child("m:begChr")?["m:val"] ?? "("
      let end = properties?.child("m:endChr")?["m:val"] ?? ")"
      return begin
        + element.elements.filter { $0.name == "m:e" }.map { line($0, &raw) }.joined(separator: ",") + end
    case "m:nary":
      let sign = element.child("m:naryPr")?.child("m:chr")?["m:val"] ?? "∫"
      let below = part("m:sub", &raw)
      let above = part("m:sup", &raw)
      return sign + (below.isEmpty ? "" : "_" + grouped(below)) + (above.isEmpty ? "" : "^" + grouped(above))
        + part("m:e", &raw)
    default: return element.elements.map { line($0, &raw) }.joined()
    }
  }

  private func grouped(_ text: String) -> String {
    text.contains { "+-−×÷*/=·".contains($0) } ? "(\(text))" : text
  }
  private func raised(_ text: String) -> String { smallText(text, isRaised: true) ?? "^" + grouped(text) }
  private func lowered(_ text: String) -> String { smallText(text, isRaised: false) ?? "_" + grouped(text) }
}

/// A text in Unicode's super- or subscript characters; nil if one is missing.
func smallText(_ text: String, isRaised: Bool) -> String? {
  var small = ""
  for character in text {
    guard let found = (isRaised ? raisedCharacters : loweredCharacters)[character] else { return nil }
    small.append(found)
  }
  return small
}

private func pairs(_ plain: String, _ small: String) -> [Character: Character] {
  Dictionary(zip(plain, small), uniquingKeysWith: { first, _ in first })
}

private let raisedCharacters = pairs(
  "0123456789+-−=()nixabcdefghjklmoprstuvwyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷʸᶻ")
private let loweredCharacters = pairs("0123456789+-−=()aeioruvxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢₒᵣᵤᵥₓₕₖₗₘₙₚₛₜ")
