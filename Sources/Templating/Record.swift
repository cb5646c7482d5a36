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

  package convenience init(_ values: [Value]) { self.init(values, behind: nil) }

  /// A record that begins with the slots of another one and goes on with values of its own.
  package convenience init(_ values: [Value], behind base: Record) { self.init(values, behind: .some(base)) }

  /// The values of open data, which are found by their names.
  convenience init(open members: [String: Value]) {
    let positions = members.keys.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    self.init(Array(members.values), behind: nil, positions: positions)
  }

  private init(_ values: [Value], behind base: Record?, positions: [String: Int]? = nil) {
    self.base = base
    self.positions = positions
    first = base?.end ?? 0
    end = first + values.count
    cells = Record.lay(values, behind: 0)
  }

  /// The same record with other values in some slots.
  package init(_ record: Record, replacing values: [(slot: Int, value: Value)]) {
    precondition(record.first == 0, "a record that goes on behind another has only some of its values")
    base = record
    first = 0
    end = record.end
    positions = nil
    cells = Record.lay(values.map(\.value), behind: record.end)
    for slot in 0..<end { (cells + slot).initialize(to: record.cells[slot]) }
    for (position, slot) in values.map(\.slot).enumerated() { cells[slot] = cells[end + position] }
    for slot in 0..<end where !values.contains(where: { $0.slot == slot }) {
      _ = cells[slot].record?.retain()
    }
  }

  deinit {
    for position in 0..<(end - first) { cells[position].record?.release() }
    UnsafeMutableRawPointer(cells).deallocate()
  }

  /// Puts values into new memory behind room for some cells.
  private static func lay(_ values: [Value], behind room: Int) -> UnsafeMutablePointer<Cell> {
    let size = MemoryLayout<Cell>.stride * (room + values.count)
    let length = values.reduce(0) { $0 + $1.textLength }
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: size + length, alignment: MemoryLayout<Cell>.alignment)
    let cells = memory.bindMemory(to: Cell.self, capacity: room + values.count)
    var text = (memory + size).bindMemory(to: UInt8.self, capacity: length)
    for (position, value) in values.enumerated() {
      (cells + room + position).initialize(to: Cell(value, at: &text))
    }
    return cells
  }

  /// Good for as long as the record lives.
  @inline(__always)
  subscript(slot: Int) -> Cell {
    guard slot >= first else { return base?[slot] ?? .nothing }
    return slot < end ? cells[slot - first] : .nothing
  }

  /// The elements of a list, good for as long as the record lives.
  var elements: UnsafePointer<Cell> { UnsafePointer(cells) }
}
