/// A template bound to its data: flat instructions over a pool of literal bytes.
///
/// Everything that can be decided is decided when the theme is loaded: names are slots, partials
/// and blocks are in place, text between tags is one run of bytes. Rendering copies slices.
package final class Template: Sendable {
  package let name: String
  let instructions: [Instruction]
  let literals: [UInt8]
  let slots: [Int32]
  let calls: [Call]
  /// Whether names are looked up when rendered, and these names in parts.
  let isOpen: Bool
  let names: [[String]]
  /// By the name of a type of record, the slots of it that are read.
  let readSlots: [String: SlotSet]
  /// By the name of a type of record, where its slots are shown.
  let placements: [String: Set<Placement>]

  init(
    name: String, instructions: [Instruction], literals: [UInt8], slots: [Int32], calls: [Call], isOpen: Bool,
    names: [[String]], readSlots: [String: SlotSet], placements: [String: Set<Placement>]
  ) {
    self.name = name
    self.instructions = instructions
    self.literals = literals
    self.slots = slots
    self.calls = calls
    self.isOpen = isOpen
    self.names = names
    self.readSlots = readSlots
    self.placements = placements
  }

  /// The slots of a type of record that the template may read.
  ///
  /// Slots that are not read need not be made.
  package func slotsRead(of type: String) -> SlotSet { readSlots[type] ?? SlotSet() }

  /// The places between tags at which the template shows a slot of a type of record.
  package func placements(of slot: Int, in type: String) -> [Placement] {
    (placements[type] ?? []).filter { $0.slot == slot }
  }

  /// Whether the literals of the template contain a text of ASCII letters and signs.
  package func writes(_ text: String) -> Bool { literals.position(of: Array(text.utf8), from: 0) != nil }
}

/// A set of slots of one type of record.
package struct SlotSet: Sendable {
  private var isIn: [Bool] = []

  package init() {}

  mutating func insert(_ slot: Int) {
    if slot >= isIn.count { isIn += repeatElement(false, count: slot + 1 - isIn.count) }
    isIn[slot] = true
  }

  package func contains(_ slot: Int) -> Bool { slot < isIn.count && isIn[slot] }
}

/// One step of rendering. Jumps are positions in the list of instructions.
enum Instruction: Sendable {
  case literal(start: Int32, count: Int32)
  case write(Operand, Escape)
  /// Writes the position in the innermost list, counted from the given number.
  case writePosition(Int32)
  case skipUnless(Operand, to: Int32)
  case skipIf(Operand, to: Int32)
  case skipUnlessPosition(ListPosition, is: Bool, to: Int32)
  /// Jumps unless a number is a certain one, or is not.
  case skipUnlessNumber(Operand, Int32, is: Bool, to: Int32)
  /// Enters a list with its first element as a new frame, or jumps over it where it is empty.
  case loop(Operand, to: Int32)
  /// Goes on with the next element, from the loop's first instruction on, or leaves the list.
  case next(Int32)
  case jump(Int32)
  case call(Int32)
  case comeBack
  /// Writes the white space that the calls so far demand before each line.
  case indentation
  case openWrite(name: Int32, escaped: Bool)
  case openSection(name: Int32, to: Int32)
  case openInverted(name: Int32, to: Int32)
  case openNext(Int32)
}

/// The place of a value: a frame, and a path of slots from there.
struct Operand: Sendable, Hashable {
  var frame: Int32
  var path: Int32
  var pathCount: Int32
}

/// Questions about the position in a list.
enum ListPosition: Sendable, Hashable {
  case first
  case last
}

/// A partial that includes itself is kept once and called.
struct Call: Sendable {
  var target: Int32
  /// The values of the partial's frames.
  var frames: [Operand]
  /// White space for each of the partial's lines, in the pool of literals.
  var indentation: Range<Int>
}
