import XML

extension HTMLStyle {
  /// The style inside an element, from its name, attributes and inline style.
  func inside(_ element: XMLElement) -> HTMLStyle {
    var style = self
    switch element.name {
    case "b", "strong", "th": style.marks.insert(.strong)
    case "i", "em", "cite": style.marks.insert(.emphasis)
    case "s", "del", "strike": style.marks.insert(.struck)
    case "sup": style.marks.insert(.raised)
    case "sub": style.marks.insert(.lowered)
    case "center": style.alignment = .center
    case "pre": style.isPreformatted = true
    default: break
    }
    if let align = element["align"]?.lowercased() {
      style.alignment = alignmentValue(align) ?? style.alignment
    }
    if let face = element["face"] { style.look.font = fontFamily(face) }
    for (name, value) in declarations(element["style"] ?? "") { style.take(name, value) }
    style.look.isBold = style.marks.contains(.strong)
    return style
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name {
    case "text-align": alignment = alignmentValue(value) ?? alignment
    case "font-family", "mso-fareast-font-family", "mso-hansi-font-family":
      let family =
        value.split(separator: ",").first.map {
          trimmed($0.replacing("\"", with: "").replacing("'", with: ""))
        } ?? ""
      if name != "mso-hansi-font-family", !family.isEmpty, !["inherit", "initial"].contains(family) {
        look.font = fontFamily(family)
      }
    case "font-size": if let size = halfPoints(value) { look.size = size }
    case "font-weight":
      if value == "bold" || value == "bolder" || (Int(value) ?? 0) >= 600 { marks.insert(.strong) }
      if value == "normal" || (100...500).contains(Int(value) ?? 0) { marks.remove(.strong) }
    case "font-style":
      if value == "italic" { marks.insert(.emphasis) } else if value == "normal" { marks.remove(.emphasis) }
    case "vertical-align":
      if value == "super" { marks.insert(.raised) } else if value == "sub" { marks.insert(.lowered) }
    case "text-decoration", "text-decoration-line":
      if value.contains("line-through") { marks.insert(.struck) }
    default: break
    }
  }
}

private func alignmentValue(_ value: String) -> Alignment? {
  switch value {
  case "center": .center
  case "right", "end": .end
  case "left", "start", "justify": .start
  default: nil
  }
}

/// The declarations of a style attribute, in lower case.
func declarations(_ style: String) -> [(String, String)] {
  style.split(separator: ";").compactMap { part in
    guard let colon = part.firstIndex(of: ":") else { return nil }
    return (trimmed(part[..<colon]).lowercased(), trimmed(part[part.index(after: colon)...]).lowercased())
  }
}

private func halfPoints(_ value: String) -> Int? {
  let digits = value.prefix { $0.isNumber || $0 == "." }
  guard let number = Double(digits), number > 0, number < 1000 else { return nil }
  switch value.dropFirst(digits.count) {
  case "pt": return Int((number * 2).rounded())
  case "px": return Int((number * 1.5).rounded())
  default: return nil
  }
}
