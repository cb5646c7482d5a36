/// The values of one record by slot.
///
/// Immutable and shared: the record of a story is made once and stands on its own page, in every index and in the
/// feeds. A slot beyond the end is absent.
///
/// The values lie in one block of memory, their texts behind them, as cells that own nothing. So a rendering borrows
/// all it reads from the one record it was given, and counts no references: two cores that render would fight
/// over the count of every text and record that their pages share.
package final class Record: Sendable {
  /// The record that this one goes on behind, or whose texts its values point at.
  private let base: Record?
  /// The slot of the first value that is its own.
  private let first: Int
  /// The slot behind the last one.
  let end: Int
  /// How many slots each element has, where the record is a list of records of one shape.
  let width: Int
  /// Positions by name, of open data only.
  let positions: [String: Int]?
  // Sound, because all is written before anybody else sees the record, and nothing after; it is freed with the record.
  nonisolated(unsafe) private let cells: UnsafeMutablePointer<Cell>

  package convenience init(_ values: [Value]) {
    self.init(slots: values.count) { list in for value in values { list.append(value) } }
  }

  /// A record of so many slots, whose values are appended in their order; they stand behind those of another record,
  /// if there is one.
  package convenience init(slots count: Int, behind base: Record? = nil, _ fill: (inout Values) -> Void) {
    self.init(slots: count, behind: base, width: 0, positions: nil, fill)
  }

  /// A list of so many records, each of so many slots, all in one: for lists that nobody shares.
  package convenience init(rows count: Int, of width: Int, _ fill: (inout Values) -> Void) {
    self.init(slots: count * width, behind: nil, width: width, positions: nil, fill)
  }

  /// The values of open data, which are found by their names.
  convenience init(open members: [String: Value]) {
    let positions = members.keys.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    self.init(slots: members.count, behind: nil, width: 0, positions: positions) { values in
      for value in members.values { values.append(value) }
    }
  }

  private init(
    slots count: Int, behind base: Record?, width: Int, positions: [String: Int]?,
    _ fill: (inout Values) -> Void
  ) {
    self.base = base
    self.width = width
    self.positions = positions
    first = base?.end ?? 0
    end = first + count
    cells = Record.lay(count, fill)
  }

  /// The same record with other values in some slots.
  package init(_ record: Record, replacing values: [(slot: Int, value: Value)]) {
    precondition(record.first == 0, "a record that goes on behind another has only some of its values")
    base = record
    first = 0
    end = record.end
    width = 0
    positions = nil
    cells = Record.lay(values.count, behind: record.end) { list in
      for value in values { list.append(value.value) }
    }
    for slot in 0..<end { (cells + slot).initialize(to: record.cells[slot]) }
    for (position, slot) in values.map(\.slot).enumerated() { cells[slot] = cells[end + position] }
    for slot in 0..<end where !values.contains(where: { $0.slot == slot }) {
      _ = cells[slot].owned?.retain()
    }
  }

  deinit {
    for position in 0..<(end - first) { cells[position].owned?.release() }
    UnsafeMutableRawPointer(cells).deallocate()
  }

  /// Puts values into new memory, behind room for other cells, and their texts behind them.
  private static func lay(_ count: Int, behind room: Int = 0, _ fill: (inout Values) -> Void)
    -> UnsafeMutablePointer<Cell>
  {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { memory in
      var values = Values(memory)
      fill(&values)
      return values.lay(behind: room)
    }
  }

  /// Good for as long as the record lives.
  @inline(__always)
  subscript(slot: Int) -> Cell {
    guard slot >= first else { return inherited(slot) }
    return slot < end ? cells[slot - first] : .nothing
  }

  @inline(never)
  private func inherited(_ slot: Int) -> Cell { base?[slot] ?? .nothing }

  /// The elements of a list, good for as long as the record lives.
  var elements: UnsafePointer<Cell> { UnsafePointer(cells) }
}

/// The values of a record to be, in the order of its slots.
package struct Values: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<Value>
  private var count = 0
  /// Of their texts, in bytes.
  private var length = 0

  fileprivate init(_ memory: UnsafeMutableBufferPointer<Value>) { self.memory = memory }

  @inline(__always)
  package mutating func append(_ value: consuming Value) {
    precondition(count < memory.count, "a record has no more values than slots")
    length += value.textLength
    memory.initializeElement(at: count, to: value)
    count += 1
  }

  fileprivate consuming func lay(behind room: Int) -> UnsafeMutablePointer<Cell> {
    precondition(count == memory.count, "a record has a value for every slot")
    let size = MemoryLayout<Cell>.stride * (room + count)
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: size + length, alignment: MemoryLayout<Cell>.alignment)
    let cells = block.bindMemory(to: Cell.self, capacity: room + count)
    var text = (block + size).bindMemory(to: UInt8.self, capacity: length)
    for position in 0..<count {
      (cells + room + position).initialize(to: Cell(memory.moveElement(from: position), at: &text))
    }
    return cells
  }
}
