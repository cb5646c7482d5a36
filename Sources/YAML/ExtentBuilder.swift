import CYAML
import Diagnostics

/// Builds extents from libyaml's events, as `NodeBuilder` builds nodes.
///
/// libyaml's marks count characters from the beginning, which a table turns into bytes. It ends lists and maps without
/// brackets where the next value begins; here they end with their last value.
struct ExtentBuilder {
  private let source: Source
  private let range: Range<Int>
  /// The offset of every character, and of the end.
  private var offsets: [Int] = []
  private var lines: LineReader
  private var open: [Open] = []
  private(set) var root: Extent?
  private(set) var isDone = false

  private struct Open {
    var isMap: Bool
    var isFlow: Bool
    var start: Int
    var children: [Extent] = []
  }

  init(_ source: Source, in range: Range<Int>) {
    self.source = source
    self.range = range
    lines = LineReader(source, in: range)
    offsets.reserveCapacity(range.count + 1)
    for offset in range where source.bytes[offset] & 0xC0 != 0x80 { offsets.append(offset) }
    offsets.append(range.upperBound)
  }

  mutating func take(_ event: yaml_event_t) {
    switch event.type {
    case YAML_SCALAR_EVENT: add(scalar(of: event))
    case YAML_SEQUENCE_START_EVENT:
      begin(event, isMap: false, isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      begin(event, isMap: true, isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end(event)
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: isDone = true
    // No page has one, and its bytes are another node's.
    case YAML_ALIAS_EVENT:
      root = nil
      isDone = true
    default: break
    }
  }

  private func offset(_ mark: yaml_mark_t) -> Int { offsets[min(Int(mark.index), offsets.count - 1)] }

  private mutating func begin(_ event: yaml_event_t, isMap: Bool, isFlow: Bool) {
    open.append(Open(isMap: isMap, isFlow: isFlow, start: offset(event.start_mark)))
  }

  private mutating func end(_ event: yaml_event_t) {
    guard let closed = open.popLast() else { return }
    let last = closed.children.last?.range.upperBound ?? closed.start
    let range = closed.start..<max(closed.start, closed.isFlow ? offset(event.end_mark) : last)
    let style = closed.isFlow ? Extent.Style.flow : .block
    guard closed.isMap else {
      return add(Extent(content: .list(closed.children), style: style, range: range))
    }
    let pairs = stride(from: 0, to: closed.children.count - 1, by: 2).map {
      Extent.Pair(key: closed.children[$0], value: closed.children[$0 + 1])
    }
    add(Extent(content: .map(pairs), style: style, range: range))
  }

  private mutating func add(_ extent: Extent) {
    if open.isEmpty { root = extent } else { open[open.count - 1].children.append(extent) }
  }

  private mutating func scalar(of event: yaml_event_t) -> Extent {
    let scalar = event.data.scalar
    var text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    if event.start_mark.line < event.end_mark.line, let style = ScalarStyle(scalar.style) {
      let written = lines.text(
        from: (Int(event.start_mark.line), Int(event.start_mark.column)),
        to: (Int(event.end_mark.line), Int(event.end_mark.column)))
      text = joinLines(of: text, written: written, style)
    }
    let start = offset(event.start_mark)
    var end = max(start, offset(event.end_mark))
    let style: Extent.Style =
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
      default: .plain
      }
    // Behind a block stand its line end and empty lines.
    if style == .block || style == .plain {
      while end > start, isSpace(source.bytes[end - 1]) { end -= 1 }
    }
    return Extent(content: .scalar(text), style: style, range: start..<end)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
