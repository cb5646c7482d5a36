import Diagnostics

extension Markup {
  /// The reason why a value is not allowed at its place.
  struct Misplaced: Error {
    var rule: Rule
  }

  /// The escaping of a value of a type here.
  func escape(for type: ValueType) throws(Misplaced) -> Escape {
    switch place {
    case .plain:
      if type == .html { throw Misplaced(rule: .misplacedHTML) }
      return .plain
    case .content: return format == .xml ? .text : .markup
    case .comment:
      if type == .html { throw Misplaced(rule: .misplacedHTML) }
      return .text
    case .doubleQuoted, .singleQuoted: return try escapeInAttribute(for: type)
    case .beforeValue, .unquoted: throw Misplaced(rule: .unquotedAttribute)
    case .tagOpen, .tagName, .endTag, .tag, .attributeName, .afterAttributeName, .declaration, .characterData:
      throw Misplaced(rule: .valueInTag)
    case .script: throw Misplaced(rule: .valueInCode)
    case .rawText:
      if element.elementsEqual("style".utf8) { throw Misplaced(rule: .valueInCode) }
      if type == .html { throw Misplaced(rule: .misplacedHTML) }
      return .text
    case .json:
      guard type == .number || type == .flag else { throw Misplaced(rule: .valueOutsideString) }
      return .json
    case .jsonString: return .json
    }
  }

  private func escapeInAttribute(for type: ValueType) throws(Misplaced) -> Escape {
    if attribute.starts(with: "on".utf8) || attribute.elementsEqual("style".utf8)
      || attribute.elementsEqual("srcdoc".utf8) || address == .code
    {
      throw Misplaced(rule: .valueInCode)
    }
    if tellsScriptType { throw Misplaced(rule: .valueInCode) }
    if type == .html { throw Misplaced(rule: .misplacedHTML) }
    return switch address {
    case .literal, .unknown: .address
    default: .text
    }
  }
}
