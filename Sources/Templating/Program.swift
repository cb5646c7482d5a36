/// The instructions of a template while they are being written.
struct Program {
  private(set) var instructions: [Instruction] = []
  private(set) var literals: [UInt8] = []
  private var slots: [Int32] = []
  private var calls: [Call] = []
  private var names: [[String]] = []
  private var operands: [Path: Operand] = [:]
  private var readSlots: [String: SlotSet] = [:]
  private var placements: [String: Set<Placement>] = [:]
  /// Instructions before this one may be jumped behind: literals do not grow across it.
  private var barrier = 0
  var isOpen = false

  func template(named name: String) -> Template {
    Template(
      name: name, instructions: instructions, literals: literals, slots: slots, calls: calls,
      isOpen: isOpen, names: names, readSlots: readSlots, placements: placements)
  }

  /// The position of the next instruction, as a target for jumps.
  mutating func label() -> Int32 {
    barrier = instructions.count
    return Int32(barrier)
  }

  @discardableResult
  mutating func emit(_ instruction: Instruction) -> Int {
    instructions.append(instruction)
    return instructions.count - 1
  }

  mutating func emit(literal bytes: ArraySlice<UInt8>) {
    if instructions.count > barrier,
      case .literal(let start, let count) = instructions[instructions.count - 1],
      Int(start + count) == literals.count
    {
      instructions[instructions.count - 1] = .literal(start: start, count: count + Int32(bytes.count))
    } else {
      instructions.append(.literal(start: Int32(literals.count), count: Int32(bytes.count)))
    }
    literals += bytes
  }

  mutating func emit(call target: Int32, frames: [Path], indentation: [UInt8]) {
    let start = literals.count
    literals += indentation
    calls.append(
      Call(target: target, frames: frames.map { operand($0) }, indentation: start..<literals.count))
    instructions.append(.call(Int32(calls.count - 1)))
  }

  /// Puts an instruction where room was left for it, because its jump leads forward.
  mutating func replace(_ index: Int, with instruction: Instruction) { instructions[index] = instruction }

  mutating func operand(_ path: Path) -> Operand {
    if let known = operands[path] { return known }
    let operand = Operand(
      frame: Int32(path.frame), path: Int32(slots.count), pathCount: Int32(path.slots.count))
    slots += path.slots.map { Int32($0) }
    operands[path] = operand
    return operand
  }

  /// Notes that a slot of a type of record is read.
  mutating func note(_ slot: Int, of type: String) { readSlots[type, default: SlotSet()].insert(slot) }

  /// Notes where a slot of a type of record is shown.
  mutating func note(_ placement: Placement, of type: String) {
    placements[type, default: []].insert(placement)
  }

  mutating func name(_ parts: [Substring]) -> Int32 {
    names.append(parts.map(String.init))
    return Int32(names.count - 1)
  }
}
