import Diagnostics

/// The records that are open at a place of a template; names are looked up from the innermost outwards.
///
/// Only lists need frames when rendering: a section over a record or a text is a longer path.
struct Scope {
  /// Outer first. Of records of one type only the innermost can ever be reached.
  var layers: [ScopeLayer]
  /// The number of frames open in this partial.
  var frames: Int
  var isInList: Bool
  /// The overrides of blocks that children of the template at hand have given.
  var overrides: [String: Override] = [:]
  var layout = Layout()
  var source: Source

  var types: [ValueType] { layers.map(\.type) }
  var isOpen: Bool { layers.first?.type == .open }

  mutating func open(_ layer: ScopeLayer) {
    // Names lead only into records: any other open value is hidden now.
    layers.removeAll { $0.type == layer.type || !$0.type.isRecord }
    layers.append(layer)
  }
}

/// One open value: its type and its place.
struct ScopeLayer {
  var type: ValueType
  var operand: Path
  /// The layer of the surrounding partial from which it was reached, and whether by going down.
  var origin: Int
  var isDescendant: Bool
}

/// A frame and the slots from there.
struct Path: Hashable {
  var frame: Int
  var slots: [Int] = []
}

/// A child's content for a block. It belongs to the child: its own blocks are those that the
/// child's children may replace.
struct Override: Hashable {
  var block: TemplateBlock
  var source: Source
  var overrides: [String: Override]

  static func == (left: Override, right: Override) -> Bool {
    left.source.name == right.source.name && left.block.name.range == right.block.name.range
      && left.overrides == right.overrides
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(source.name)
    hasher.combine(block.name.range)
    hasher.combine(overrides)
  }
}

/// The treatment of white space at the beginning of lines.
struct Layout: Hashable {
  /// Written before each line.
  var indentation: [UInt8] = []
  /// Taken away from each line first.
  var dedent = 0
}

/// A partial as it is used at one place: the same template, over the same records, at the same kind of place.
struct Inclusion: Hashable {
  var template: String
  var types: [ValueType]
  var isInList: Bool
  var overrides: [String: Override]
  var markup: Markup
}
