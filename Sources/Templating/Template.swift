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
  /// By slot, whether some path leads through it, in whatever record.
  let readSlots: [Bool]
  let readMembers: Set<ReadMember>

  init(
    name: String, instructions: [Instruction], literals: [UInt8], slots: [Int32], calls: [Call], isOpen: Bool,
    names: [[String]], readMembers: Set<ReadMember>
  ) {
    self.name = name
    self.instructions = instructions
    self.literals = literals
    self.slots = slots
    self.calls = calls
    self.isOpen = isOpen
    self.names = names
    self.readMembers = readMembers
    var readSlots = Array(repeating: false, count: slots.max().map { Int($0) + 1 } ?? 0)
    for slot in slots { readSlots[Int(slot)] = true }
    self.readSlots = readSlots
  }

  /// Whether the template may read a slot. A slot is known by its number alone, so that one of another record may be
  /// meant: what is not read may then be made, but never the other way round.
  package func reads(_ slot: Int) -> Bool { slot < readSlots.count && readSlots[slot] }

  /// Whether the template may read a slot of a type of record, wherever such a record stands.
  package func reads(_ slot: Int, of type: String) -> Bool {
    readMembers.contains(ReadMember(type: type, slot: slot))
  }
}

/// A slot of a type of record that a template names.
struct ReadMember: Sendable, Hashable {
  var type: String
  var slot: Int
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

/// Where a value is found: a frame, and a path of slots from there.
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
  /// What the partial's frames hold.
  var frames: [Operand]
  /// White space for each of the partial's lines, in the pool of literals.
  var indentation: Range<Int>
}
