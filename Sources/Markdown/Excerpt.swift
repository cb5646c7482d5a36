/// The beginning of a text, at most 120 characters, ending at the end of a sentence.
///
/// Where the first sentence is longer, it is cut after a comma and says so with an ellipsis.
func cutExcerpt(of text: Bytes) -> String {
  let limit = 120
  var offset = 0
  var count = 0
  var sentenceEnd = 0
  var pause = 0
  while count < limit, let character = text.character(at: offset) {
    offset += character.length
    count += 1
    switch kind(of: character.value) {
    case .end: sentenceEnd = offset
    case .closing where sentenceEnd == offset - character.length: sentenceEnd = offset
    case .stop where offset == text.count || text[offset] == 0x20 || text[offset] == 0x0A:
      sentenceEnd = offset
    case .pause where count < limit - 2: pause = offset - character.length
    default: break
    }
  }
  let rest = text[slice: offset..<text.count]
  if rest.allSatisfy({ $0 == 0x0A || $0 == 0x20 }) { return line(text[slice: 0..<offset]) }
  if sentenceEnd > 0 { return line(text[slice: 0..<sentenceEnd]) }
  if pause == 0 { pause = text.offset(ofCharacter: limit - 2) }
  return line(text[slice: 0..<pause]) + "……"
}

private enum Kind {
  case end
  case stop
  case closing
  case pause
  case other
}

private func kind(of character: UInt32) -> Kind {
  switch character {
  // 。！？… ! ?
  case 0x3002, 0xFF01, 0xFF1F, 0x2026, 0x21, 0x3F: .end
  case 0x2E: .stop
  // ” ’ ） 》 」 』 " )
  case 0x201D, 0x2019, 0xFF09, 0x300B, 0x300D, 0x300F, 0x22, 0x29: .closing
  // ， ； 、 ： , ; and spaces
  case 0xFF0C, 0xFF1B, 0x3001, 0xFF1A, 0x2C, 0x3B, 0x20, 0x0A: .pause
  default: .other
  }
}

/// The text on one line: the end of a paragraph becomes a space, unless Chinese stands beside it.
private func line(_ text: Bytes) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  for offset in text.indices {
    if text[offset] != 0x0A {
      result.append(text[offset])
    } else if breakNeedsSpace(before: text[slice: 0..<offset], after: text[slice: offset + 1..<text.count]) {
      result.append(0x20)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

extension Bytes {
  fileprivate func offset(ofCharacter number: Int) -> Int {
    var offset = 0
    for _ in 0..<number { offset += character(at: offset)?.length ?? 0 }
    return offset
  }
}
