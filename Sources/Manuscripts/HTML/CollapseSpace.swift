/// White space collapsed as in browsers: one space, and none between lines of Chinese.
func collapsed(_ words: String) -> String {
  var text = ""
  var (hasSpace, hasBreak) = (false, false)
  for character in words {
    if character.isWhitespace, character != "\u{3000}", character != "\u{A0}" {
      hasSpace = true
      hasBreak = hasBreak || character.isNewline
      continue
    }
    if hasSpace {
      let isJoined = hasBreak && (text.last.map(isWide) ?? true) && isWide(character)
      if !isJoined { text.append(" ") }
      (hasSpace, hasBreak) = (false, false)
    }
    text.append(character)
  }
  return hasSpace && !hasBreak ? text + " " : text
}

private func isWide(_ character: Character) -> Bool { (character.unicodeScalars.first?.value ?? 0) > 0x2E7F }
