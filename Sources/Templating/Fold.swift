/// Renders in advance the parts of a template that are the same on many pages.
extension Template {
  /// The template with everything already written that depends on one record alone.
  ///
  /// A navigation is the same on every page of a section: it need not be written a thousand times.
  ///
  /// - Parameter beginning: the record that every record given to the template continues.
  package func folded(over beginning: TemplateRecord) -> Template {
    // Every call of a recursive partial has other frames; such templates are rare.
    guard !isOpen, calls.isEmpty else { return self }
    var folding = Folding(template: self, beginning: beginning)
    folding.fold(instructions.indices, depth: 1)
    return Template(
      name: name, instructions: folding.instructions, literals: folding.literals, slots: slots, calls: [],
      isOpen: false, names: [], readSlots: readSlots, placements: placements)
  }
}

/// Rewrites the instructions of a template: those that can be run at once are replaced by the literals that they write.
private struct Folding {
  let template: Template
  let beginning: TemplateRecord
  private(set) var instructions: [Instruction] = []
  private(set) var literals: [UInt8] = []
  /// Instructions before this one may be jumped behind: literals do not grow across it.
  private var barrier = 0

  init(template: Template, beginning: TemplateRecord) {
    self.template = template
    self.beginning = beginning
  }

  /// - Parameter depth: how many frames are open.
  mutating func fold(_ range: Range<Int>, depth: Int) {
    var position = range.lowerBound
    var start = position
    while position < range.upperBound {
      let end = end(of: position)
      if !isSettled(position..<end, frames: depth) {
        write(start..<position, depth: depth)
        foldOne(position..<end, depth: depth)
        start = end
      }
      position = end
    }
    write(start..<position, depth: depth)
  }

  /// The position behind an instruction and all that it governs.
  private func end(of position: Int) -> Int {
    switch template.instructions[position] {
    case .skipUnless(_, let target), .skipIf(_, let target), .skipUnlessPosition(_, _, let target),
      .skipUnlessNumber(_, _, _, let target), .loop(_, let target):
      Int(target)
    default: position + 1
    }
  }

  /// Whether the output of a range is known: it reads the beginning only, and lists that begin and end in the range.
  ///
  /// - Parameter frames: the number of frames open around the range; only the first of them may be read.
  private func isSettled(_ range: Range<Int>, frames: Int, inner: Int = 0) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let end = end(of: position)
      switch template.instructions[position] {
      case .literal: break
      case .write(let operand, _):
        guard isKnown(operand, frames: frames) else { return false }
      case .writePosition: guard inner > 0 else { return false }
      case .skipUnless(let operand, _), .skipIf(let operand, _), .skipUnlessNumber(let operand, _, _, _):
        guard isKnown(operand, frames: frames),
          isSettled(position + 1..<end, frames: frames, inner: inner)
        else { return false }
      case .skipUnlessPosition:
        guard inner > 0, isSettled(position + 1..<end, frames: frames, inner: inner) else {
          return false
        }
      case .loop(let operand, _):
        guard isKnown(operand, frames: frames),
          isSettled(position + 1..<end - 1, frames: frames, inner: inner + 1)
        else { return false }
      default: return false
      }
      position = end
    }
    return true
  }

  /// A value of the beginning, or of an element of a list that the range itself goes through.
  private func isKnown(_ operand: Operand, frames: Int) -> Bool {
    if operand.frame >= frames { return true }
    return operand.frame == 0 && operand.pathCount > 0
      && template.slots[Int(operand.path)] < beginning.end
  }

  /// Runs settled instructions and appends their output to the literals.
  private mutating func write(_ range: Range<Int>, depth: Int) {
    guard !range.isEmpty else { return }
    let bytes = withExtendedLifetime(beginning) {
      PageBuffer.bytes(expecting: 4096) { page in
        var rendering = Rendering(template: template, root: StoredValue(borrowing: beginning))
        for _ in 1..<depth { rendering.frames.push(.nothing) }
        rendering.run(range, into: &page)
      }
    }
    if instructions.count > barrier,
      case .literal(let start, let count) = instructions[instructions.count - 1]
    {
      instructions[instructions.count - 1] = .literal(start: start, count: count + Int32(bytes.count))
    } else if !bytes.isEmpty {
      instructions.append(.literal(start: Int32(literals.count), count: Int32(bytes.count)))
    }
    literals += bytes
  }

  private mutating func foldOne(_ range: Range<Int>, depth: Int) {
    let instruction = template.instructions[range.lowerBound]
    let place = instructions.count
    instructions.append(instruction)
    switch instruction {
    case .skipUnless(let operand, _):
      fold(range.dropFirst(), depth: depth)
      instructions[place] = .skipUnless(operand, to: label())
    case .skipIf(let operand, _):
      fold(range.dropFirst(), depth: depth)
      instructions[place] = .skipIf(operand, to: label())
    case .skipUnlessNumber(let operand, let number, let answer, _):
      fold(range.dropFirst(), depth: depth)
      instructions[place] = .skipUnlessNumber(operand, number, is: answer, to: label())
    case .skipUnlessPosition(let question, let answer, _):
      fold(range.dropFirst(), depth: depth)
      instructions[place] = .skipUnlessPosition(question, is: answer, to: label())
    case .loop(let operand, _):
      let body = label()
      fold(range.dropFirst().dropLast(), depth: depth + 1)
      instructions.append(.next(body))
      instructions[place] = .loop(operand, to: label())
    default: break
    }
  }

  /// The position of the next instruction, as a target for jumps.
  private mutating func label() -> Int32 {
    barrier = instructions.count
    return Int32(barrier)
  }
}
