import Diagnostics

/// Builds nodes from libyaml's events with a stack of its own, so that depth costs no recursion.
struct NodeBuilder {
  private let file: String
  private let linesBefore: Int
  private var lines: LineReader
  private var open: [OpenNode] = []
  private(set) var root: YAMLNode?
  private(set) var isBuilding = true
  var findings: [Diagnostic] = []

  /// A list or a map whose end has not been seen.
  private struct OpenNode {
    var isMap: Bool
    var place: TextPosition
    var children: [YAMLNode] = []
    var key: YAMLNode?
    var pairs: [YAMLNode.Pair] = []
  }

  private let depthLimit = 32

  init(_ source: Source, in range: Range<Int>, linesBefore: Int) {
    file = source.name
    self.linesBefore = linesBefore
    lines = LineReader(source, in: range)
  }

  mutating func take(_ event: YAMLEvent) {
    if event.hasAnchor { refuse(.yamlReference, event) }
    if event.hasTag { refuse(.yamlTag, event) }
    switch event.content {
    case .scalar(let text, let style): add(scalar(text, style, of: event))
    case .listStart: begin(isMap: false, event)
    case .mapStart: begin(isMap: true, event)
    case .end: end()
    case .alias: refuse(.yamlReference, event)
    case .documentStart:
      if root != nil { refuse(.yamlSecondDocument, event) }
    case .streamEnd: isBuilding = false
    case .other: break
    }
  }

  private mutating func begin(isMap: Bool, _ event: YAMLEvent) {
    if open.count >= depthLimit { return refuse(.yamlDepth, event, [String(depthLimit)]) }
    open.append(OpenNode(isMap: isMap, place: place(of: event)))
  }

  private mutating func end() {
    guard let closed = open.popLast() else { return }
    add(YAMLNode(closed.isMap ? .map(closed.pairs) : .list(closed.children), at: closed.place))
  }

  private mutating func add(_ node: YAMLNode) {
    guard !open.isEmpty else {
      root = node
      return
    }
    let top = open.count - 1
    if !open[top].isMap {
      open[top].children.append(node)
    } else if let key = open[top].key {
      open[top].pairs.append(YAMLNode.Pair(key: key, value: node))
      open[top].key = nil
    } else {
      if let text = node.text, let first = open[top].pairs.first(where: { $0.key.text == text }) {
        findings.append(
          Diagnostic(
            .duplicateKey, at: node.place.location(in: file), [text, String(first.key.place.line)],
            help: Phrase("留下一行，删去另一行", "keep one line and remove the other")))
      }
      open[top].key = node
    }
  }

  private mutating func scalar(_ text: String, _ style: ScalarStyle, of event: YAMLEvent) -> YAMLNode {
    let text = lines.joined(text, style, of: event)
    return YAMLNode(.scalar(text), at: place(of: event), isPlain: style == .plain)
  }

  /// A node over several lines is marked at its start.
  private func place(of event: YAMLEvent) -> TextPosition {
    let (start, end) = (event.start, event.end)
    return TextPosition(
      line: start.line + linesBefore + 1, column: start.column + 1,
      length: start.line == end.line ? end.column - start.column : 0)
  }

  /// After a refusal the rest is not read, since the refusal protects from its size.
  private mutating func refuse(_ rule: Rule, _ event: YAMLEvent, _ arguments: [String] = []) {
    findings.append(Diagnostic(rule, at: place(of: event).location(in: file), arguments))
    isBuilding = false
  }
}
