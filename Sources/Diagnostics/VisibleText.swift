extension String {
  /// The text made safe for a terminal: a character that would move its cursor, change its colours or turn the
  /// direction of the following text is shown as a sign of one column. Line feeds and tabs stay.
  package var withVisibleControls: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.visible) }
    return String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    switch value {
    case 0x09, 0x0A: false
    // C0 and C1; marks, embeddings, overrides and isolates of direction (UAX #9).
    case ..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The picture of a control character (U+2400…U+2421), or the replacement character.
  fileprivate var visible: Unicode.Scalar {
    guard isControl else { return self }
    switch value {
    case ..<0x20: return Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: return "\u{2421}"
    default: return "\u{FFFD}"
    }
  }
}
