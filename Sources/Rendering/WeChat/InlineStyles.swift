import Diagnostics
import XML

/// The rules of a `<style>` element whose declarations go into the elements themselves: WeChat keeps no style sheet, no
/// class and no custom property.
///
/// A selector is made of names of elements and classes, each within the one before it: `h2`, `.notice`, `p.title`,
/// `.facts dt`. Of several rules for one property the last counts, whatever their selectors are.
struct InlineStyles: Sendable {
  struct Declaration: Sendable, Equatable {
    var name: String
    var value: String
  }

  /// A part of a selector that one element meets.
  fileprivate struct Part: Sendable {
    var element: Substring?
    var classes: [Substring]
  }

  fileprivate struct StyleRule: Sendable {
    /// The last is the element's own, those before it are met by elements around it.
    var parts: [Part]
    var declarations: [Declaration]
  }

  /// A text that cannot be kept, and its place.
  struct Fault {
    var text: String
    var place: String.Index
  }

  private var rules: [StyleRule] = []
  private(set) var faults: [Fault] = []

  /// - Parameter colours: the values of `var(--name)`: there is no scheme to choose from where the article is read.
  init(_ sheet: String, colours: Palette.Scheme?) {
    let sheet = withoutComments(sheet)
    var rest = sheet[...]
    while let open = rest.firstIndex(of: "{") {
      let close = rest[open...].firstIndex(of: "}") ?? rest.endIndex
      let selectors = rest[..<open].split(separator: ",")
      let declarations = readDeclarations(rest[rest.index(after: open)..<close], colours)
      for selector in selectors {
        guard let parts = parts(of: selector) else {
          faults.append(Fault(text: trimmed(selector), place: start(of: selector)))
          continue
        }
        rules.append(StyleRule(parts: parts, declarations: declarations))
      }
      rest = close < rest.endIndex ? rest[rest.index(after: close)...] : ""
    }
    if let place = rest.firstIndex(where: { !$0.isWhitespace }) {
      faults.append(Fault(text: trimmed(rest), place: place))
    }
  }

  /// The declarations for an element by these rules, in the order of the rules.
  ///
  /// - Parameter path: the elements around it, the outermost first, and itself.
  func declarations(for path: [XMLElement]) -> [Declaration] {
    var found: [Declaration] = []
    for rule in rules where meets(path, rule.parts) {
      for declaration in rule.declarations {
        found.removeAll { $0.name == declaration.name }
        found.append(declaration)
      }
    }
    return found
  }

  private mutating func readDeclarations(_ text: Substring, _ colours: Palette.Scheme?) -> [Declaration] {
    text.split(separator: ";").compactMap { part in
      guard let colon = part.firstIndex(of: ":") else {
        if let place = part.firstIndex(where: { !$0.isWhitespace }) {
          faults.append(Fault(text: trimmed(part), place: place))
        }
        return nil
      }
      let name = trimmed(part[..<colon]).lowercased()
      let value = resolved(trimmed(part[part.index(after: colon)...]), colours)
      guard let value, isKept(name, value) else {
        faults.append(Fault(text: trimmed(part), place: start(of: part)))
        return nil
      }
      return Declaration(name: name, value: value)
    }
  }
}

extension InlineStyles {
  /// The declarations of an element's own attribute, without those that are not kept.
  static func declarations(of attribute: String) -> [Declaration] {
    attribute.split(separator: ";").compactMap { part in
      guard let colon = part.firstIndex(of: ":") else { return nil }
      let declaration = Declaration(
        name: trimmed(part[..<colon]).lowercased(), value: trimmed(part[part.index(after: colon)...]))
      return isKept(declaration.name, declaration.value) ? declaration : nil
    }
  }
}

/// Whether a declaration survives in WeChat, which takes away `position`, custom properties and what is loaded.
private func isKept(_ name: String, _ value: String) -> Bool {
  !name.isEmpty && !value.isEmpty && name != "position" && !name.hasPrefix("--")
    && !["var(", "url(", "expression(", "\"", "<"].contains { value.lowercased().contains($0) }
}

/// A value with colours for `var(--name)`; nil where there is no such colour.
private func resolved(_ value: String, _ colours: Palette.Scheme?) -> String? {
  var output = ""
  var rest = value[...]
  while let start = rest.firstRange(of: "var(--") {
    guard let end = rest[start.upperBound...].firstIndex(of: ")"),
      let colour = colours?[String(rest[start.upperBound..<end]).replacing("-", with: "_")]
    else { return nil }
    output += rest[..<start.lowerBound] + colour
    rest = rest[rest.index(after: end)...]
  }
  return output + rest
}

private func parts(of selector: Substring) -> [InlineStyles.Part]? {
  let words = selector.split(whereSeparator: \.isWhitespace)
  var parts: [InlineStyles.Part] = []
  for word in words {
    let names = word.split(separator: ".", omittingEmptySubsequences: false)
    guard names.dropFirst().allSatisfy(isName), names[0].isEmpty ? names.count > 1 : isName(names[0]) else {
      return nil
    }
    parts.append(
      InlineStyles.Part(element: names[0].isEmpty ? nil : names[0], classes: Array(names.dropFirst())))
  }
  return parts.isEmpty ? nil : parts
}

private func isName(_ word: Substring) -> Bool {
  !word.isEmpty && word.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
}

private func meets(_ path: [XMLElement], _ parts: [InlineStyles.Part]) -> Bool {
  guard let own = parts.last, let element = path.last, meets(element, own) else { return false }
  var wanted = parts.dropLast()
  for element in path.dropLast().reversed() {
    guard let next = wanted.last else { break }
    if meets(element, next) { wanted.removeLast() }
  }
  return wanted.isEmpty
}

private func meets(_ element: XMLElement, _ part: InlineStyles.Part) -> Bool {
  guard part.element == nil || part.element.map(String.init) == element.name else { return false }
  return part.classes.isEmpty || part.classes.allSatisfy(element.classes.contains)
}

extension XMLElement {
  var classes: [Substring] { self["class"]?.split(separator: " ") ?? [] }
}

/// Blanks in the places of comments, so that all others stay where they are.
private func withoutComments(_ sheet: String) -> String {
  var output = ""
  var rest = sheet[...]
  while let start = rest.firstRange(of: "/*") {
    let end = rest[start.upperBound...].firstRange(of: "*/")?.upperBound ?? rest.endIndex
    output += rest[..<start.lowerBound]
    output += String(rest[start.lowerBound..<end].map { $0.isNewline ? $0 : " " })
    rest = rest[end...]
  }
  return output + rest
}

private func trimmed(_ text: Substring) -> String {
  let start = text.drop(while: \.isWhitespace)
  return String(start.dropLast(start.reversed().prefix(while: \.isWhitespace).count))
}

private func start(of text: Substring) -> String.Index {
  text.firstIndex { !$0.isWhitespace } ?? text.startIndex
}
