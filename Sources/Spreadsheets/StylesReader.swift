import XML

/// The meaning of a cell's number, by the cell's style.
enum NumberForm {
  case plain
  case share
  case date(hasDay: Bool)
  case time
}

/// The forms of numbers by the styles of cells.
struct StylesReader: XMLReader {
  /// By the number that cells name their style with.
  var forms: [NumberForm] = []
  private var codes: [Int: NumberForm] = [:]
  private var isInCells = false

  mutating func opens(_ element: XMLTag) -> Bool {
    switch element.name {
    case "numFmt":
      if let id = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"] {
        codes[id] = numberForm(ofCode: code)
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      let id = element["numFmtId"].flatMap { Int($0) } ?? 0
      forms.append(codes[id] ?? builtIn(id))
    default: break
    }
    // More styles than Excel allows (65 490): what comes after them is plain.
    return forms.count < 65_536 && codes.count < 65_536
  }

  mutating func closes(_ name: String) -> Bool {
    if name == "cellXfs" { isInCells = false }
    return true
  }

  func text(_ text: Span<UInt8>) -> Bool { true }
}

/// The forms that no workbook declares (ECMA-376 part 1, 18.8.30), with those of Chinese.
private func builtIn(_ id: Int) -> NumberForm {
  switch id {
  case 9, 10: .share
  case 17, 27, 36, 50, 52, 57: .date(hasDay: false)
  case 14...16, 22, 28...31, 51, 53, 54, 58: .date(hasDay: true)
  case 18...21, 32...35, 45...47, 55, 56: .time
  default: .plain
  }
}

/// The form of a code such as `yyyy"年"m"月";@`: its letters outside of quotation marks, brackets and escapes decide.
private func numberForm(ofCode code: String) -> NumberForm {
  var letters: Set<Character> = []
  var isQuoted = false
  var isBracketed = false
  var isEscaped = false
  for character in code {
    if isEscaped {
      isEscaped = false
    } else if isQuoted {
      isQuoted = character != "\""
    } else if isBracketed {
      isBracketed = character != "]"
    } else {
      switch character {
      case "\"": isQuoted = true
      case "[": isBracketed = true
      case "\\", "_", "*": isEscaped = true
      case ";": if !letters.isEmpty { return numberForm(of: letters) }
      default: letters.formUnion(character.lowercased())
      }
    }
  }
  return numberForm(of: letters)
}

private func numberForm(of letters: Set<Character>) -> NumberForm {
  // General has letters of its own.
  if letters.isSuperset(of: "general") { return .plain }
  if letters.contains("y") || letters.contains("d") { return .date(hasDay: letters.contains("d")) }
  if letters.contains("h") || letters.contains("s") { return .time }
  if letters.contains("m") { return .date(hasDay: false) }
  return letters.contains("%") ? .share : .plain
}
