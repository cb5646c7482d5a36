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
  /// Positions by name, of open data only.
  let positions: [String: Int]?
  // Sound, because all is written before anybody else sees the record, and nothing after; it is freed with the record.
  nonisolated(unsafe) private let cells: UnsafeMutablePointer<Cell>

  package convenience init(_ values: [Value]) {
    self.init(slots: values.count) { values[$0] }
  }

  /// The values of so many slots, asked for in their order; they stand behind those of another record, if there is one.
  package convenience init(slots count: Int, behind base: Record? = nil, _ value: (Int) -> Value) {
    self.init(slots: count, behind: base, positions: nil, value)
  }

  /// The values of open data, which are found by their names.
  convenience init(open members: [String: Value]) {
    let positions = members.keys.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    let values = Array(members.values)
    self.init(slots: values.count, behind: nil, positions: positions) { values[$0] }
  }

  private init(slots count: Int, behind base: Record?, positions: [String: Int]?, _ value: (Int) -> Value) {
    self.base = base
    self.positions = positions
    first = base?.end ?? 0
    end = first + count
    cells = Record.lay(count, value)
  }

  /// The same record with other values in some slots.
  package init(_ record: Record, replacing values: [(slot: Int, value: Value)]) {
    precondition(record.first == 0, "a record that goes on behind another has only some of its values")
    base = record
    first = 0
    end = record.end
    positions = nil
    cells = Record.lay(values.count, behind: record.end) { values[$0].value }
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
  private static func lay(_ count: Int, behind room: Int = 0, _ value: (Int) -> Value)
    -> UnsafeMutablePointer<Cell>
  {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { values in
      var length = 0
      for position in 0..<count {
        let value = value(position)
        length += value.textLength
        values.initializeElement(at: position, to: value)
      }
      let size = MemoryLayout<Cell>.stride * (room + count)
      let memory = UnsafeMutableRawPointer.allocate(
        byteCount: size + length, alignment: MemoryLayout<Cell>.alignment)
      let cells = memory.bindMemory(to: Cell.self, capacity: room + count)
      var text = (memory + size).bindMemory(to: UInt8.self, capacity: length)
      for position in 0..<count {
        (cells + room + position).initialize(to: Cell(values.moveElement(from: position), at: &text))
      }
      return cells
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
