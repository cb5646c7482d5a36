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

  mutating func take(_ event: YAMLEvent) {
    switch event.content {
    case .scalar(let text, let style): add(scalar(text, style, of: event))
    case .listStart(let isFlow): begin(event, isMap: false, isFlow: isFlow)
    case .mapStart(let isFlow): begin(event, isMap: true, isFlow: isFlow)
    case .end: end(event)
    case .streamEnd: isDone = true
    // No page has one, and its bytes are another node's.
    case .alias:
      root = nil
      isDone = true
    case .documentStart, .other: break
    }
  }

  private func offset(_ mark: YAMLMark) -> Int { offsets[min(mark.index, offsets.count - 1)] }

  private mutating func begin(_ event: YAMLEvent, isMap: Bool, isFlow: Bool) {
    open.append(Open(isMap: isMap, isFlow: isFlow, start: offset(event.start)))
  }

  private mutating func end(_ event: YAMLEvent) {
    guard let closed = open.popLast() else { return }
    let last = closed.children.last?.range.upperBound ?? closed.start
    let range = closed.start..<max(closed.start, closed.isFlow ? offset(event.end) : last)
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

  private mutating func scalar(_ text: String, _ scalar: ScalarStyle, of event: YAMLEvent) -> Extent {
    let text = lines.joined(text, scalar, of: event)
    let start = offset(event.start)
    var end = max(start, offset(event.end))
    let style: Extent.Style =
      switch scalar {
      case .singleQuoted: .singleQuoted
      case .doubleQuoted: .doubleQuoted
      case .literal, .folded: .block
      case .plain: .plain
      }
    // libyaml's range of a block or a plain scalar includes the line end and empty lines after it.
    if style == .block || style == .plain {
      while end > start, isSpace(source.bytes[end - 1]) { end -= 1 }
    }
    return Extent(content: .scalar(text), style: style, range: start..<end)
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
