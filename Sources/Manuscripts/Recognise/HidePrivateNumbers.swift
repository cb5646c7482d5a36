import XML

/// Removes identity numbers from all of the manuscript.
extension ManuscriptSource {
  mutating func hidePrivateNumbers() {
    var ledger = ledger
    var copies = ImportLedger()
    let change = { (inlines: [Inline], isCopy: Bool) in
      isCopy ? withoutNumbers(inlines.merged, &copies) : withoutNumbers(inlines.merged, &ledger)
    }
    elements = elements.map { $0.mappingInlines(change) }
    boxes = boxes.map { $0.map { $0.mappingInlines(change) } }
    notes = notes.map { withoutNumbers($0.merged, &ledger) }
    self.ledger = ledger
  }
}

private func withoutNumbers(_ inlines: [Inline], _ ledger: inout ImportLedger) -> [Inline] {
  inlines.map { inline in
    switch inline {
    case .text(let text, let marks):
      let (kept, dropped) = withoutIdentityNumbers(text)
      for number in dropped { ledger.drop(.personal("身份证号"), number) }
      return .text(kept, marks)
    case .link(let address, let inner): return .link(address, withoutNumbers(inner, &ledger))
    default: return inline
    }
  }
}

/// What stands in the place of a number.
let hiddenNumber = "（号码略）"

/// Eighteen digits, also with spaces between, of which the last is the checksum of the others (GB 11643).
func withoutIdentityNumbers(_ text: String) -> (kept: String, dropped: [String]) {
  let characters = Array(text.unicodeScalars)
  guard characters.count >= 18 else { return (text, []) }
  var (kept, dropped, position) = (String.UnicodeScalarView(), [String](), 0)
  while position < characters.count {
    if let end = identityNumber(in: characters, at: position) {
      dropped.append(String(String.UnicodeScalarView(characters[position..<end])))
      kept.append(contentsOf: hiddenNumber.unicodeScalars)
      position = end
    } else {
      kept.append(characters[position])
      position += 1
    }
  }
  return dropped.isEmpty ? (text, []) : (String(kept), dropped)
}

private func identityNumber(in text: [Unicode.Scalar], at start: Int) -> Int? {
  guard digit(text[start]) != nil, start == 0 || digit(text[start - 1]) == nil else { return nil }
  var (digits, end) = ([Int](), start)
  while end < text.count, digits.count < 18, end < start + 40 {
    if let value = digit(text[end]) {
      digits.append(value)
    } else if "xXＸｘ".unicodeScalars.contains(text[end]), digits.count == 17 {
      digits.append(10)
    } else if !(text[end].properties.isWhitespace || text[end] == "-" || text[end] == "－") {
      return nil
    }
    end += 1
  }
  guard digits.count == 18, end == text.count || digit(text[end]) == nil else { return nil }
  let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  let year = digits[6] * 1000 + digits[7] * 100 + digits[8] * 10 + digits[9]
  let isRight = digits[17] == [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2][sum % 11]
  // A mistyped number is as private as a correct one.
  return isRight || (1900...2099).contains(year) ? end : nil
}

private func digit(_ scalar: Unicode.Scalar) -> Int? {
  switch scalar.value {
  case 0x30...0x39: Int(scalar.value - 0x30)
  case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
  default: nil
  }
}

extension Element {
  /// - Parameter change: called with the inlines, and whether they are the repetition of a merged cell.
  func mappingInlines(isCopy: Bool = false, _ change: ([Inline], Bool) -> [Inline]) -> Element {
    switch self {
    case .passage(var passage):
      passage.inlines = change(passage.inlines, isCopy)
      return .passage(passage)
    case .table(var table):
      for row in table.rows.indices {
        for cell in table.rows[row].indices {
          let isCopy = isCopy || table.rows[row][cell].isRepeated
          table.rows[row][cell].elements = table.rows[row][cell].elements.map {
            $0.mappingInlines(isCopy: isCopy, change)
          }
        }
      }
      return .table(table)
    }
  }
}

extension [Inline] {
  /// With adjacent texts of the same marks joined.
  var merged: [Inline] {
    var result: [Inline] = []
    var open: (text: String, marks: Marks)?
    for inline in self {
      if case .text(let text, let marks) = inline {
        if open?.marks == marks {
          open?.text += text
          continue
        }
        if let open { result.append(.text(open.text, open.marks)) }
        open = (text, marks)
      } else {
        if let open { result.append(.text(open.text, open.marks)) }
        open = nil
        result.append(inline)
      }
    }
    if let open { result.append(.text(open.text, open.marks)) }
    return result
  }
}
