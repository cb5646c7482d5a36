import Diagnostics

/// The position in a page's syntax that a template's text has reached, by which each value is escaped.
///
/// A small part of HTML's tokenizer, run once over literal text when a template is loaded. Equality of this state also
/// decides whether a section may be rendered never or often.
struct Markup: Hashable, Sendable {
  enum Place: UInt8, Sendable {
    case content, tagOpen, tagName, endTag, tag, attributeName, afterAttributeName, beforeValue
    case doubleQuoted, singleQuoted, unquoted
    case comment, declaration, characterData
    case rawText, script, json, jsonString, plain
  }

  /// The state of an attribute's address. The scheme is not settled until a colon or a slash.
  enum Address: Hashable, Sendable {
    case none
    /// Only literal text so far.
    case literal([UInt8])
    case unknown
    case settled
    /// `javascript:` and its like.
    case code
  }

  var format: TemplateFormat
  var place: Place
  /// The element whose tag is open, or whose text is raw.
  var element: [UInt8] = []
  var attribute: [UInt8] = []
  /// The literal value of the attribute `type`, which decides what a script is.
  var scriptType: [UInt8] = []
  /// Whether the value at hand is that attribute's.
  var tellsScriptType = false
  var address = Address.none
  /// Whether the tag at hand ends with a slash so far.
  var endsWithSlash = false
  /// The start of the tag at hand; 0 between tags.
  var tagStart = 0
  /// The tags of elements that have been read, until the caller takes them.
  var tags: [ElementTag] = []

  init(_ format: TemplateFormat) {
    self.format = format
    place =
      switch format {
      case .html, .xml: .content
      case .json: .json
      case .plain: .plain
      }
  }

  /// Sections and partials may begin right behind a name or a quote: `<li{{#current}} class="now"{{/current}}>`.
  mutating func settle() {
    switch place {
    case .tagName, .attributeName, .afterAttributeName: place = .tag
    default: break
    }
    if place == .tag { attribute = [] }
    endsWithSlash = false
  }

  /// After a value has been written here.
  mutating func passValue() {
    if address != .none, address != .settled, address != .code { address = .unknown }
  }

  /// The state after either of two places, if the following text is read alike after both; an address that differs is
  /// unknown.
  func merged(with other: Markup) -> Markup? {
    var (left, right) = (self, other)
    right.tagStart = left.tagStart
    guard left.address != right.address else { return left == right ? left : nil }
    left.address = .unknown
    right.address = .unknown
    let isInAddress = address != .none && other.address != .none && address != .code && other.address != .code
    return isInAddress && left == right ? left : nil
  }
}

/// The format of a template's output, by the extension before `.mustache`; HTML if there is none.
enum TemplateFormat: Sendable {
  case html
  case xml
  case json
  case plain

  init(fileName: String) {
    var parts = fileName.split(separator: "/").last?.split(separator: ".") ?? []
    if parts.last == "mustache" { parts.removeLast() }
    switch parts.count > 1 ? parts[parts.count - 1] : "html" {
    case "xml", "svg", "atom", "rss": self = .xml
    case "json", "webmanifest": self = .json
    case "txt", "ics", "csv", "md": self = .plain
    default: self = .html
    }
  }
}

extension Markup {
  /// The place in words, for messages.
  var description: Phrase {
    switch place {
    case .content: Phrase("标签之间", "the text between tags")
    case .tagOpen, .tagName, .endTag: Phrase("元素名", "the name of an element")
    case .tag, .attributeName, .afterAttributeName: Phrase("标签", "a tag")
    case .beforeValue, .unquoted: Phrase("不带引号的属性值", "an attribute without quotes")
    case .doubleQuoted, .singleQuoted:
      Phrase("属性“\(name(attribute))”的值", "the value of the attribute “\(name(attribute))”")
    case .comment: Phrase("注释", "a comment")
    case .declaration: Phrase("声明", "a declaration")
    case .characterData: Phrase("CDATA", "character data")
    case .rawText: Phrase("“\(name(element))”元素", "the element “\(name(element))”")
    case .script: Phrase("脚本", "a script")
    case .json: Phrase("JSON", "JSON")
    case .jsonString: Phrase("JSON 字符串", "a string of JSON")
    case .plain: Phrase("纯文本", "plain text")
    }
  }

  private func name(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
