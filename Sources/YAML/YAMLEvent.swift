import CYAML
import Diagnostics

/// An event of libyaml, without its memory. All calls of libyaml are in this file.
struct YAMLEvent {
  enum Content {
    case scalar(String, ScalarStyle)
    case listStart(isFlow: Bool)
    case mapStart(isFlow: Bool)
    /// Of a list or a map.
    case end
    case alias
    case documentStart
    case streamEnd
    case other
  }

  var content: Content
  var hasAnchor = false
  var hasTag = false
  var start: YAMLMark
  /// Behind the last character.
  var end: YAMLMark
}

/// A place in a YAML text, counted in characters from 0.
struct YAMLMark {
  var index: Int
  var line: Int
  var column: Int
}

/// The notation of a scalar.
enum ScalarStyle {
  case plain
  case singleQuoted
  case doubleQuoted
  /// `>`
  case folded
  /// `|`
  case literal
}

/// Why libyaml reads no further.
struct YAMLProblem {
  var text: String
  var place: YAMLMark
  /// The construct that was being read, and its beginning.
  var context: (text: String, place: YAMLMark)?
}

/// Hands over the events of a part of a text until the caller has seen enough.
///
/// - Parameter take: returns whether to go on.
/// - Returns: the place where the text is no YAML; nil if there is none.
func readEvents(of source: Source, in range: Range<Int>, _ take: (YAMLEvent) -> Bool) -> YAMLProblem? {
  var parser = yaml_parser_t()
  guard yaml_parser_initialize(&parser) == 1 else { preconditionFailure("libyaml is out of memory") }
  defer { yaml_parser_delete(&parser) }
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
  return source.bytes.withUnsafeBufferPointer { bytes in
    yaml_parser_set_input_string(&parser, bytes.baseAddress.map { $0 + range.lowerBound }, range.count)
    var event = yaml_event_t()
    var goesOn = true
    while goesOn {
      guard yaml_parser_parse(&parser, &event) == 1 else { return YAMLProblem(parser) }
      goesOn = take(YAMLEvent(event))
      yaml_event_delete(&event)
    }
    return nil
  }
}

extension YAMLEvent {
  fileprivate init(_ event: yaml_event_t) {
    (start, end) = (YAMLMark(event.start_mark), YAMLMark(event.end_mark))
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      content = .scalar(String(decoding: bytes, as: UTF8.self), ScalarStyle(scalar.style))
      (hasAnchor, hasTag) = (scalar.anchor != nil, scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      content = .listStart(isFlow: list.style == YAML_FLOW_SEQUENCE_STYLE)
      (hasAnchor, hasTag) = (list.anchor != nil, list.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let map = event.data.mapping_start
      content = .mapStart(isFlow: map.style == YAML_FLOW_MAPPING_STYLE)
      (hasAnchor, hasTag) = (map.anchor != nil, map.tag != nil)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: content = .end
    case YAML_ALIAS_EVENT: content = .alias
    case YAML_DOCUMENT_START_EVENT: content = .documentStart
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: content = .streamEnd
    default: content = .other
    }
  }
}

extension YAMLMark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(index: Int(mark.index), line: Int(mark.line), column: Int(mark.column))
  }
}

extension ScalarStyle {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    default: self = .plain
    }
  }
}

extension YAMLProblem {
  fileprivate init(_ parser: yaml_parser_t) {
    text = parser.problem.map { String(cString: $0) } ?? "unreadable"
    place = YAMLMark(parser.problem_mark)
    context = parser.context.map { (String(cString: $0), YAMLMark(parser.context_mark)) }
  }
}
