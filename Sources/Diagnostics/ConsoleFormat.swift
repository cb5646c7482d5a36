import Text

/// Diagnostics for people at a terminal: the place, what is wrong, the line with a caret, the line that is right.
package struct ConsoleFormat: Sendable {
  package var language: Language
  package var hasColour: Bool

  package init(language: Language, hasColour: Bool) {
    self.language = language
    self.hasColour = hasColour
  }

  /// Ends with a line feed.
  package func text(of diagnostic: Diagnostic) -> String {
    let location = diagnostic.location
    let place = "\(location.file):\(location.line):\(location.column)".withVisibleControls
    var text =
      painted("\(place): ", .bold)
      + painted(severityName(diagnostic.severity) + ":", .severity(diagnostic.severity))
    text +=
      " \(diagnostic.message(in: language).clipped(to: 600).withVisibleControls) [\(diagnostic.rule.name)]\n"
    if let excerpt = diagnostic.excerpt, !excerpt.isEmpty {
      text += excerptText(excerpt, at: location)
    }
    if let correction = diagnostic.correction {
      text += "   \(Phrase("改为", "instead")[language]): \(correction.clipped(to: 1000).withVisibleControls)\n"
    } else if let help = diagnostic.help {
      text +=
        "   \(Phrase("办法", "help")[language]): \(help[language].clipped(to: 1000).withVisibleControls)\n"
    }
    return text
  }

  private func severityName(_ severity: Severity) -> String {
    switch severity {
    case .error: Phrase("错误", "error")[language]
    case .warning: Phrase("警告", "warning")[language]
    case .notice: Phrase("提示", "notice")[language]
    }
  }

  /// The line and a caret below it; of a long line, the part around the place.
  private func excerptText(_ line: String, at location: Location) -> String {
    let scalars = Array(line.unicodeScalars)
    let column = min(max(location.column - 1, 0), scalars.count)
    let start = max(0, column - 40)
    // The marked range may be a whole chapter.
    let length = min(max(location.length, 0), 120)
    let end = min(scalars.count, column + length + 40)
    let shown = (start > 0 ? "…" : "") + string(scalars[start..<end]) + (end < scalars.count ? "…" : "")
    let before = displayWidth(scalars[start..<column]) + (start > 0 ? 1 : 0)
    let marked = scalars[column..<min(column + length, scalars.count)]
    let carets = String(repeating: "^", count: max(1, displayWidth(marked)))
    let number = String(location.line)
    let gutter = String(repeating: " ", count: max(4, number.count))
    let padded = String(gutter.dropLast(number.count)) + number
    return
      "\(padded) | \(shown)\n\(gutter) | \(String(repeating: " ", count: before))\(painted(carets, .severity(.error)))\n"
  }

  /// Tabs would move the caret; each is shown as one space.
  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(scalar == "\t" ? " " : scalar) }
    return String(text).withVisibleControls
  }

  private enum Paint {
    case bold
    case severity(Severity)
  }

  private func painted(_ text: String, _ paint: Paint) -> String {
    guard hasColour else { return text }
    let code =
      switch paint {
      case .bold: "1"
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.notice): "1;36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension String {
  /// The first characters of a text, with an ellipsis if it is longer.
  func clipped(to length: Int) -> String {
    // Each character has a byte at least, so most texts are not counted.
    guard utf8.count > length, let end = index(startIndex, offsetBy: length, limitedBy: endIndex),
      end < endIndex
    else {
      return self
    }
    return self[..<end] + "…"
  }
}
