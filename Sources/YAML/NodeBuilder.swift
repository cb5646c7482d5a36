import CYAML
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

  mutating func take(_ event: yaml_event_t) {
    switch event.type {
    case YAML_SCALAR_EVENT:
      refuseProperties(event.data.scalar.anchor, event.data.scalar.tag, of: event)
      add(scalar(of: event))
    case YAML_SEQUENCE_START_EVENT:
      refuseProperties(event.data.sequence_start.anchor, event.data.sequence_start.tag, of: event)
      begin(isMap: false, event)
    case YAML_MAPPING_START_EVENT:
      refuseProperties(event.data.mapping_start.anchor, event.data.mapping_start.tag, of: event)
      begin(isMap: true, event)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end()
    case YAML_ALIAS_EVENT: refuse(.yamlReference, event)
    case YAML_DOCUMENT_START_EVENT:
      if root != nil { refuse(.yamlSecondDocument, event) }
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: isBuilding = false
    default: break
    }
  }

  private mutating func begin(isMap: Bool, _ event: yaml_event_t) {
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

  private mutating func scalar(of event: yaml_event_t) -> YAMLNode {
    let scalar = event.data.scalar
    var text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    if event.start_mark.line < event.end_mark.line, let style = ScalarStyle(scalar.style) {
      let written = lines.text(
        from: (Int(event.start_mark.line), Int(event.start_mark.column)),
        to: (Int(event.end_mark.line), Int(event.end_mark.column)))
      text = joinLines(of: text, written: written, style)
    }
    return YAMLNode(.scalar(text), at: place(of: event), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
  }

  /// Marks count from 0, in characters; a node over several lines is marked at its start.
  private func place(of event: yaml_event_t) -> TextPosition {
    let start = event.start_mark
    let end = event.end_mark
    let length = start.line == end.line ? Int(end.column) - Int(start.column) : 0
    return TextPosition(
      line: Int(start.line) + linesBefore + 1, column: Int(start.column) + 1, length: length)
  }

  private mutating func refuseProperties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?,
    of event: yaml_event_t
  ) {
    if anchor != nil { refuse(.yamlReference, event) }
    if tag != nil { refuse(.yamlTag, event) }
  }

  /// After a refusal the rest is not read: its size is what the refusal protects from.
  private mutating func refuse(_ rule: Rule, _ event: yaml_event_t, _ arguments: [String] = []) {
    findings.append(Diagnostic(rule, at: place(of: event).location(in: file), arguments))
    isBuilding = false
  }
}
