import XML

/// The look that a document's styles give to text, resolved along their base styles.
struct Styles {
  private var styles: [String: XMLElement] = [:]
  private var defaults: XMLElement?
  private var defaultParagraph: String?

  init(_ tree: XMLElement?) {
    guard let tree else { return }
    defaults = tree.child("w:docDefaults")?.child("w:rPrDefault")?.child("w:rPr")
    for style in tree.elements where style.name == "w:style" {
      guard let id = style["w:styleId"] else { continue }
      styles[id] = style
      if style["w:type"] == "paragraph", isOn(style["w:default"]) { defaultParagraph = id }
    }
  }

  /// A style and its base styles, the most general first.
  private func chain(_ id: String?) -> [XMLElement] {
    var (found, seen, next) = ([XMLElement](), Set<String>(), id)
    while let id = next, let style = styles[id], seen.insert(id).inserted, found.count < 32 {
      found.append(style)
      next = style.value(of: "w:basedOn")
    }
    return found.reversed()
  }

  private func paragraphChain(_ properties: XMLElement?) -> [XMLElement] {
    chain(properties?.value(of: "w:pStyle") ?? defaultParagraph)
  }

  /// The names of a paragraph's styles, its own first.
  func chainOfNames(_ properties: XMLElement?) -> [String] {
    paragraphChain(properties).reversed().compactMap { $0["w:styleId"] }
  }

  /// The run properties in effect for a run, the most general first.
  func runProperties(_ run: XMLElement?, in paragraph: XMLElement?) -> [XMLElement] {
    let own = run?.child("w:rPr")
    let styled = (paragraphChain(paragraph) + chain(own?.value(of: "w:rStyle"))).compactMap {
      $0.child("w:rPr")
    }
    return (defaults.map { [$0] } ?? []) + styled + (own.map { [$0] } ?? [])
  }

  /// The paragraph properties in effect, the most general first.
  func paragraphProperties(_ properties: XMLElement?) -> [XMLElement] {
    paragraphChain(properties).compactMap { $0.child("w:pPr") } + (properties.map { [$0] } ?? [])
  }

  func role(_ properties: XMLElement?) -> StyleRole {
    for style in paragraphChain(properties).reversed() {
      let name = (style.value(of: "w:name") ?? "").lowercased()
      switch name {
      case "title", "标题": return .title
      case "subtitle", "副标题": return .subtitle
      case "caption", "题注", "图注": return .caption
      case "quote", "intense quote", "block text", "引用", "明显引用": return .quote
      case "toc heading": return .contents
      default: if name.hasPrefix("toc ") || name.hasPrefix("目录 ") { return .contents }
      }
    }
    return .body
  }

  /// The level of a style with a heading's name, used if there is no outline level.
  func headingLevel(_ properties: XMLElement?) -> Int? {
    for style in paragraphChain(properties).reversed() {
      let name = (style.value(of: "w:name") ?? "").lowercased()
      for prefix in ["heading ", "标题 "] where name.hasPrefix(prefix) {
        if let level = Int(name.dropFirst(prefix.count)) { return level - 1 }
      }
    }
    return nil
  }

  func hasBorders(table id: String?) -> Bool {
    chain(id).contains { style in
      (style.value(of: "w:name") ?? "").lowercased().contains("grid")
        || hasLines(style.child("w:tblPr")?.child("w:tblBorders"))
    }
  }
}

/// Whether a border is visible.
func hasLines(_ borders: XMLElement?) -> Bool {
  borders?.elements.contains { !["nil", "none", nil].contains($0["w:val"]) } ?? false
}

/// The value of an on-off property: on if present without a value.
func isOn(_ value: String?) -> Bool { value.map { !["0", "false", "off", "none"].contains($0) } ?? false }

extension [XMLElement] {
  /// An on-off property; the last setting counts.
  func flag(_ name: String) -> Bool {
    for properties in reversed() {
      if let element = properties.elements.last(where: { $0.name == name }) {
        return element["w:val"].map { isOn($0) } ?? true
      }
    }
    return false
  }

  func value(_ name: String) -> String? {
    for properties in reversed() { if let value = properties.value(of: name) { return value } }
    return nil
  }

  func attribute(_ attribute: String, of name: String) -> String? {
    for properties in reversed() { if let value = properties.child(name)?[attribute] { return value } }
    return nil
  }

  /// Font, size and weight of run properties.
  var look: TextAppearance {
    TextAppearance(
      font: attribute("w:eastAsia", of: "w:rFonts").map(fontFamily) ?? "",
      size: value("w:sz").flatMap { Int($0) } ?? 0, isBold: flag("w:b"))
  }
}
