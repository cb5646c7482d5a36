extension Template {
  /// Appends the page that the template makes of a record. It never fails: whatever could be wrong
  /// was found when the template was loaded.
  ///
  /// - Parameter size: about how many bytes the page will have.
  package func render(_ record: Record, expecting size: Int = 16_384, into output: inout [UInt8]) {
    render(.record(record), expecting: size, into: &output)
  }
}

extension Template {
  func render(_ root: Value, expecting size: Int, into output: inout [UInt8]) {
    var rendering = Rendering(template: self, root: root)
    var page = PageBuffer(capacity: size)
    rendering.run(into: &page)
    page.withBytes { output.append(contentsOf: $0) }
  }
}

/// The state of one rendering: frames and lists that are open, and how to come back from calls.
///
/// Depth lives in arrays, not on the machine's stack: deep data cannot overflow it.
struct Rendering {
  let template: Template
  var frames: [Value]
  var lists: [OpenList] = []
  var returns: [Return] = []
  var base = 0
  var indentation: [UInt8] = []

  struct OpenList {
    var items: [Value]
    var index: Int
  }

  struct Return {
    var position: Int
    var base: Int
    var indentation: Int
  }

  init(template: Template, root: Value) {
    self.template = template
    frames = [root]
  }

  mutating func run(into output: inout PageBuffer) {
    template.instructions.withUnsafeBufferPointer { instructions in
      template.literals.withUnsafeBufferPointer { literals in
        run(instructions, literals, into: &output)
      }
    }
  }

  private mutating func run(
    _ instructions: UnsafeBufferPointer<Instruction>, _ literals: UnsafeBufferPointer<UInt8>,
    into output: inout PageBuffer
  ) {
    var position = 0
    while position < instructions.count {
      let instruction = instructions[position]
      position += 1
      switch instruction {
      case .literal(let start, let count):
        output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[Int(start)..<Int(start + count)]))
      case .write(let operand, let escape): write(load(operand), as: escape, into: &output)
      case .writePosition(let first): output.append(decimal: (lists.last?.index ?? 0) + Int(first))
      case .skipUnless(let operand, let target): if !load(operand).isTrue { position = Int(target) }
      case .skipIf(let operand, let target): if load(operand).isTrue { position = Int(target) }
      case .skipUnlessPosition(let question, let answer, let target):
        if holds(question) != answer { position = Int(target) }
      case .loop(let operand, let target):
        if !enter(load(operand)) { position = Int(target) }
      case .next(let body), .openNext(let body): if advance() { position = Int(body) }
      case .jump(let target): position = Int(target)
      case .call(let call): position = self.call(template.calls[Int(call)], from: position)
      case .comeBack: position = comeBack()
      case .indentation: output.append(contentsOf: indentation)
      case .openWrite(let name, let escaped): openWrite(Int(name), escaped: escaped, into: &output)
      case .openSection(let name, let target): if !openSection(Int(name)) { position = Int(target) }
      case .openInverted(let name, let target): if find(Int(name)).isTrue { position = Int(target) }
      }
    }
  }

  @inline(__always)
  private func load(_ operand: Operand) -> Value {
    var value = frames[base + Int(operand.frame)]
    for index in operand.path..<(operand.path + operand.pathCount) {
      guard case .record(let record) = value else { return .nothing }
      value = record[Int(template.slots[Int(index)])]
    }
    return value
  }

  private func holds(_ question: ListPosition) -> Bool {
    guard let list = lists.last else { return false }
    return switch question {
    case .first: list.index == 0
    case .last: list.index == list.items.count - 1
    }
  }

  mutating func enter(_ value: Value) -> Bool {
    guard case .list(let items) = value, let first = items.first else { return false }
    lists.append(OpenList(items: items, index: 0))
    frames.append(first)
    return true
  }

  private mutating func advance() -> Bool {
    let last = lists.count - 1
    lists[last].index += 1
    guard lists[last].index < lists[last].items.count else {
      lists.removeLast()
      frames.removeLast()
      return false
    }
    frames[frames.count - 1] = lists[last].items[lists[last].index]
    return true
  }

  private mutating func call(_ call: Call, from position: Int) -> Int {
    // Only open data can call itself without coming nearer to an end; see `findEndlessPartials`.
    guard !template.isOpen || returns.count < 1000 else { return position }
    returns.append(Return(position: position, base: base, indentation: indentation.count))
    indentation += template.literals[call.indentation]
    guard !template.isOpen else { return Int(call.target) }
    let newBase = frames.count
    for operand in call.frames { frames.append(load(operand)) }
    base = newBase
    return Int(call.target)
  }

  private mutating func comeBack() -> Int {
    let last = returns.removeLast()
    if !template.isOpen { frames.removeLast(frames.count - base) }
    base = last.base
    indentation.removeLast(indentation.count - last.indentation)
    return last.position
  }
}

/// Writes a value. Its own type decides, whatever the schema said: text is never taken for HTML.
func write(_ value: Value, as escape: Escape, into output: inout PageBuffer) {
  switch value {
  case .text(let text): output.append(text, as: escape)
  case .number(let number): output.append(decimal: number)
  case .html(let bytes):
    if escape == .markup {
      output.append(contentsOf: bytes)
    } else {
      bytes.withUnsafeBufferPointer { output.append($0, as: escape) }
    }
  case .late(let html):
    // In a page's markup, a text stands as it is; elsewhere it is escaped, and part of what is around it.
    if escape == .markup, output.leavesHoles { return output.leaveHole() }
    write(.html(html.make()), as: escape, into: &output)
  case .flag(let flag): output.append(literal: flag ? "true" : "false")
  case .nothing, .record, .list, .open: break
  }
}
