extension Template {
  /// The page that the template makes of a record. It never fails: every error is found when the template is loaded.
  ///
  /// - Parameter size: about how many bytes the page will have.
  package func render(_ record: TemplateRecord, expecting size: Int = 16_384) -> [UInt8] {
    // The rendering borrows all it reads from here.
    withExtendedLifetime(record) { render(StoredValue(borrowing: record), expecting: size) }
  }

  /// - Parameter root: the caller keeps its record alive.
  func render(_ root: StoredValue, expecting size: Int) -> [UInt8] {
    PageBuffer.bytes(expecting: size) { render(root, into: &$0) }
  }

  func render(_ root: StoredValue, into page: inout PageBuffer) {
    var rendering = Rendering(template: self, root: root)
    rendering.run(instructions.indices, into: &page)
  }
}

/// The state of one rendering: frames and lists that are open, and how to come back from calls.
///
/// Depth lives in stacks, not on the machine's stack: deep data cannot overflow it.
struct Rendering: ~Copyable {
  let template: Template
  var frames = Stack<StoredValue>()
  var lists = Stack<OpenList>()
  var returns = Stack<Return>()
  var base = 0
  var indentation: [UInt8] = []

  struct OpenList: BitwiseCopyable {
    /// A list, or a single value in the place of one.
    var list: StoredValue
    var count: Int
    var index = 0
  }

  struct Return: BitwiseCopyable {
    var position: Int
    var base: Int
    var indentation: Int
  }

  init(template: Template, root: StoredValue) {
    self.template = template
    frames.push(root)
  }

  /// Follows some of the template's instructions, which lead to nowhere else.
  mutating func run(_ range: Range<Int>, into output: inout PageBuffer) {
    template.instructions.withUnsafeBufferPointer { instructions in
      template.literals.withUnsafeBufferPointer { literals in
        template.slots.withUnsafeBufferPointer { slots in
          run(range, instructions, literals, slots, into: &output)
        }
      }
    }
  }

  private mutating func run(
    _ range: Range<Int>, _ instructions: UnsafeBufferPointer<Instruction>,
    _ literals: UnsafeBufferPointer<UInt8>,
    _ slots: UnsafeBufferPointer<Int32>, into output: inout PageBuffer
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let instruction = instructions[position]
      position += 1
      switch instruction {
      case .literal(let start, let count):
        output.append(literals, from: Int(start), count: Int(count))
      case .write(let operand, let escape): output.append(load(operand, slots), as: escape)
      case .writePosition(let first): output.append(decimal: innermostIndex + Int(first))
      case .skipUnless(let operand, let target): if !load(operand, slots).isTrue { position = Int(target) }
      case .skipIf(let operand, let target): if load(operand, slots).isTrue { position = Int(target) }
      case .skipUnlessPosition(let question, let answer, let target):
        if holds(question) != answer { position = Int(target) }
      case .skipUnlessNumber(let operand, let number, let answer, let target):
        if load(operand, slots).is(number) != answer { position = Int(target) }
      case .loop(let operand, let target):
        if !enter(load(operand, slots)) { position = Int(target) }
      case .next(let body), .openNext(let body): if advance() { position = Int(body) }
      case .jump(let target): position = Int(target)
      case .call(let call): position = self.call(template.calls[Int(call)], slots, from: position)
      case .comeBack: position = comeBack()
      case .indentation: output.append(contentsOf: indentation)
      case .openWrite(let name, let escaped): output.append(find(Int(name)), as: escaped ? .text : .plain)
      case .openSection(let name, let target): if !openSection(Int(name)) { position = Int(target) }
      case .openInverted(let name, let target): if find(Int(name)).isTrue { position = Int(target) }
      }
    }
  }

  @inline(__always)
  private func load(_ operand: Operand, _ slots: UnsafeBufferPointer<Int32>) -> StoredValue {
    var cell = frames[base + Int(operand.frame)]
    for index in operand.path..<(operand.path + operand.pathCount) {
      cell = cell[Int(slots[Int(index)])]
    }
    return cell
  }

  private var innermostIndex: Int { lists.count > 0 ? lists[lists.count - 1].index : 0 }

  private func holds(_ question: ListPosition) -> Bool {
    guard lists.count > 0 else { return false }
    let list = lists[lists.count - 1]
    return switch question {
    case .first: list.index == 0
    case .last: list.index == list.count - 1
    }
  }

  /// Goes into a list, with its first element as a new frame; false where there is none.
  mutating func enter(_ list: StoredValue) -> Bool {
    guard list.kind == .list || list.kind == .rows, list.isTrue else { return false }
    lists.push(OpenList(list: list, count: list.count))
    frames.push(list[element: 0])
    return true
  }

  mutating func enter(single cell: StoredValue) {
    lists.push(OpenList(list: cell, count: 1))
    frames.push(cell)
  }

  private mutating func advance() -> Bool {
    var list = lists[lists.count - 1]
    list.index += 1
    guard list.index < list.count else {
      lists.removeLast()
      frames.removeLast()
      return false
    }
    lists[lists.count - 1] = list
    frames[frames.count - 1] = list.list[element: list.index]
    return true
  }

  private mutating func call(_ call: Call, _ slots: UnsafeBufferPointer<Int32>, from position: Int) -> Int {
    // Only open data can call itself without coming nearer to an end; see `findEndlessPartials`.
    guard !template.isOpen || returns.count < 1000 else { return position }
    returns.push(Return(position: position, base: base, indentation: indentation.count))
    indentation += template.literals[call.indentation]
    guard !template.isOpen else { return Int(call.target) }
    let newBase = frames.count
    for operand in call.frames { frames.push(load(operand, slots)) }
    base = newBase
    return Int(call.target)
  }

  private mutating func comeBack() -> Int {
    let last = returns[returns.count - 1]
    returns.removeLast()
    if !template.isOpen { frames.removeLast(frames.count - base) }
    base = last.base
    indentation.removeLast(indentation.count - last.indentation)
    return last.position
  }
}

extension PageBuffer {
  /// Writes a value by its own type, whatever the schema declares: text is never taken for HTML.
  @inline(__always)
  mutating func append(_ cell: StoredValue, as escape: Escape) {
    switch cell.kind {
    case .text:
      if cell.isPlain, escape == .markup || escape == .text || (escape == .address && cell.isPath) {
        append(contentsOf: cell.bytes)
      } else {
        append(cell.bytes, as: escape)
      }
    case .number: append(decimal: cell.number)
    case .html:
      if escape == .markup { append(contentsOf: cell.bytes) } else { append(cell.bytes, as: escape) }
    case .flag: append(literal: cell.isTrue ? "true" : "false")
    case .nothing, .record, .continued, .list, .rows, .row, .open: break
    }
  }
}
