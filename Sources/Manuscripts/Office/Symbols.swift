import Chinese
import XML

/// Characters of symbol fonts such as Wingdings, where they are stored as letters.
extension WordReader {
  mutating func readSymbol(_ element: XMLElement, _ marks: Marks) {
    let code = element["w:char"].flatMap { UInt32($0, radix: 16) } ?? 0
    guard let sign = symbol(code, of: element["w:font"] ?? "") else {
      source.ledger.drop(.symbol)
      return
    }
    take(.text(sign, marks))
  }

  /// Text in a symbol font, replaced by the characters it looks like.
  mutating func symbols(in text: String, _ properties: [XMLElement]) -> String {
    guard let font = properties.attribute("w:ascii", of: "w:rFonts"), isSymbolFont(font) else { return text }
    return text.unicodeScalars.reduce(into: "") { $0 += symbol($1.value, of: font) ?? String($1) }
  }
}

func isSymbolFont(_ font: String) -> Bool {
  let font = font.lowercased()
  return font.hasPrefix("wingdings") || font == "symbol" || font.hasPrefix("webdings")
}

func symbol(_ code: UInt32, of font: String) -> String? {
  let code = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code
  switch font.lowercased() {
  case "wingdings": return wingdings(code).map { String($0) }
  case "wingdings 2": return wingdings2[code]
  case "wingdings 3": return nil
  case "symbol": return symbolFont[code]
  case let font where font.hasPrefix("webdings"): return webdings[code]
  default: return code >= 0x20 ? Unicode.Scalar(code).map { String($0) } : nil
  }
}

private let wingdings2: [UInt32: String] = [
  0x4F: "✗", 0x50: "✔", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA2: "■", 0xA3: "☐", 0x2A: "☐",
  0x97: "●", 0x98: "●", 0x99: "○", 0x20: " ",
]
private let webdings: [UInt32: String] = [0x61: "✔", 0x63: "☐", 0x67: "■", 0x72: "✗", 0x6E: "●", 0x20: " "]
private let symbolFont: [UInt32: String] = [
  0xB7: "•", 0xD7: "⋅", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xB0: "°", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠",
  0xBB: "≈", 0xAE: "→", 0xAC: "←",
  0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x77: "ω",
  0x53: "Σ", 0x57: "Ω", 0x44: "Δ", 0x20: " ",
]
