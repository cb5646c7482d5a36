/// The limits of a document whose tree is built.
package struct XMLTreeLimits: Sendable {
  package var depth: Int
  package var elements: Int
  /// Bytes of text.
  package var text: Int
  /// The greatest number of elements of some names, such as tables.
  package var counted: [(names: Set<String>, most: Int)]

  package init(depth: Int, elements: Int, text: Int, counted: [(names: Set<String>, most: Int)] = []) {
    self.depth = depth
    self.elements = elements
    self.text = text
    self.counted = counted
  }
}

/// The root of a document of XML.
///
/// - Parameter prefixes: the prefix of names of a namespace; names of others get `?`.
package func readXMLTree(
  _ bytes: [UInt8], prefixes: [String: String], limits: XMLTreeLimits
) throws(XMLError) -> XMLElement {
  var builder = TreeBuilder(limits, prefixes)
  try readXML(bytes, with: &builder)
  return try builder.finish()
}

/// Puts elements and texts in their places, and counts them; stops at the first limit that is passed.
struct TreeBuilder: XMLReader {
  private let limits: XMLTreeLimits
  private let prefixes: [String: String]
  private let root = XMLElement(name: "")
  private var path: [XMLElement]
  private var elements = 0
  private var counts: [Int]
  private var bytes = 0
  /// A text may come in several pieces.
  private var pending: [UInt8] = []
  private(set) var passed: XMLLimit?

  init(_ limits: XMLTreeLimits, _ prefixes: [String: String] = [:]) {
    self.limits = limits
    self.prefixes = prefixes
    path = [root]
    counts = limits.counted.map { _ in 0 }
  }

  func finish() throws(XMLError) -> XMLElement {
    if let passed { throw .limit(passed) }
    guard let first = root.elements.first else { throw .broken }
    return first
  }

  mutating func opens(_ tag: XMLTag) -> Bool {
    let attributes = tag.attributes.map { ($0.name.prefixed(prefixes, $0.namespace), $0.value) }
    return open(XMLElement(name: tag.name.prefixed(prefixes, tag.namespace), attributes: attributes))
  }

  mutating func open(_ element: XMLElement) -> Bool {
    endText()
    elements += 1
    if elements > limits.elements { passed = .elements }
    for (position, rule) in limits.counted.enumerated() where rule.names.contains(element.name) {
      counts[position] += 1
      if counts[position] > rule.most { passed = .counted(position) }
    }
    path[path.count - 1].children.append(.element(element))
    path.append(element)
    if path.count > limits.depth { passed = .depth }
    return passed == nil
  }

  mutating func closes(_ name: String) -> Bool {
    endText()
    if path.count > 1 { path.removeLast() }
    return true
  }

  mutating func text(_ text: Span<UInt8>) -> Bool {
    bytes += text.count
    if bytes > limits.text { passed = .text }
    pending.append(text)
    return passed == nil
  }

  private mutating func endText() {
    guard !pending.isEmpty else { return }
    path[path.count - 1].children.append(.text(String(decoding: pending, as: UTF8.self)))
    pending.removeAll(keepingCapacity: true)
  }
}

extension String {
  fileprivate func prefixed(_ prefixes: [String: String], _ namespace: String) -> String {
    namespace.isEmpty ? self : (prefixes[namespace] ?? "?") + ":" + self
  }
}
