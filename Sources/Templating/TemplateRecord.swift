/// The values of one record by slot.
///
/// Immutable and shared: the record of a story is made once and used on its own page, in every index and in the feeds.
/// A slot beyond the end is absent.
///
/// The values lie in one block of memory, their texts behind them, as cells that own nothing. So a rendering borrows
/// all it reads from the one record it was given, and counts no references: two cores that render would fight
/// over the count of every text and record that their pages share.
///
/// A record is passed as a pointer to its storage.
package struct TemplateRecord: Sendable {
  // Sound, because all is written before the memory is shared, and nothing after.
  nonisolated(unsafe) let storage: RecordStorage

  package init(_ values: [TemplateValue]) {
    self.init(slots: values.count) { list in for value in values { list.append(value) } }
  }

  /// A record of `count` slots, whose values are appended in their order; they follow those of another record, if there
  /// is one.
  package init(slots count: Int, behind base: TemplateRecord? = nil, _ fill: (inout RecordBuilder) -> Void) {
    let first = base?.end ?? 0
    let head = RecordStorage.Head(base: base, first: first, end: first + count)
    storage = TemplateRecord.lay(count, head, fill)
  }

  /// `count` rows of `width` slots in one allocation, for lists that are used once.
  package init(rows count: Int, of width: Int, _ fill: (inout RecordBuilder) -> Void) {
    storage = TemplateRecord.lay(count * width, RecordStorage.Head(end: count * width, width: width), fill)
  }

  /// The values of open data, which are found by their names.
  init(open members: [String: TemplateValue]) {
    let positions = members.keys.enumerated().reduce(into: [:]) { $0[$1.element] = $1.offset }
    storage = TemplateRecord.lay(members.count, RecordStorage.Head(end: members.count, positions: positions))
    { values in
      for value in members.values { values.append(value) }
    }
  }

  /// The same record with other values in some slots.
  package init(_ record: TemplateRecord, replacing values: [(slot: Int, value: TemplateValue)]) {
    precondition(
      record.storage.head.pointee.first == 0,
      "a record that goes on behind another has only some of its values")
    let end = record.end
    // Its texts stay where they are.
    storage = TemplateRecord.lay(values.count, behind: end, RecordStorage.Head(base: record, end: end)) {
      list in
      for value in values { list.append(value.value) }
    }
    let (old, cells) = (record.storage.cells, storage.cells)
    for slot in 0..<end { (cells + slot).initialize(to: old[slot]) }
    for (position, slot) in values.map(\.slot).enumerated() { cells[slot] = cells[end + position] }
    for slot in 0..<end where !values.contains(where: { $0.slot == slot }) {
      _ = cells[slot].owned?.retain()
    }
  }

  /// Puts values into new memory, behind room for other cells.
  private static func lay(
    _ count: Int, behind room: Int = 0, _ head: RecordStorage.Head, _ fill: (inout RecordBuilder) -> Void
  )
    -> RecordStorage
  {
    withUnsafeTemporaryAllocation(of: TemplateValue.self, capacity: count) { memory in
      var values = RecordBuilder(memory)
      fill(&values)
      return values.lay(behind: room, head)
    }
  }

  /// The slot behind the last one.
  var end: Int { storage.head.pointee.end }

  /// Good for as long as the record lives.
  subscript(slot: Int) -> StoredValue { storage[slot] }
}

/// The memory of a record: what it is, its cells, and behind them their texts.
final class RecordStorage: ManagedBuffer<RecordStorage.Head, StoredValue> {
  struct Head {
    /// The record that this one continues, or whose texts its values point at.
    var base: TemplateRecord?
    /// The slot of the first value that is its own.
    var first = 0
    /// The slot behind the last one.
    var end: Int
    /// The number of slots of each element, if the record is a list of records of one shape.
    var width = 0
    /// Positions by name, of open data only.
    var positions: [String: Int]?
  }

  /// Memory with room for cells and so many bytes of text.
  static func make(cells: Int, bytes: Int, _ head: Head) -> RecordStorage {
    let room = cells + (bytes + MemoryLayout<StoredValue>.stride - 1) / MemoryLayout<StoredValue>.stride
    return unsafeDowncast(create(minimumCapacity: room) { _ in head }, to: RecordStorage.self)
  }

  deinit {
    for position in 0..<(head.pointee.end - head.pointee.first) { cells[position].owned?.release() }
  }

  /// Its header, by address, because `header` checks each access for exclusivity.
  @inline(__always)
  var head: UnsafeMutablePointer<Head> { withUnsafeMutablePointerToHeader { $0 } }

  /// Its own, good for as long as the memory lives; of a list, these are its elements.
  @inline(__always)
  var cells: UnsafeMutablePointer<StoredValue> { withUnsafeMutablePointerToElements { $0 } }

  @inline(__always)
  subscript(slot: Int) -> StoredValue {
    guard slot >= head.pointee.first else { return inherited(slot) }
    return slot < head.pointee.end ? cells[slot - head.pointee.first] : .nothing
  }

  @inline(never)
  private func inherited(_ slot: Int) -> StoredValue { head.pointee.base?.storage[slot] ?? .nothing }
}

/// The values of a record to be, in the order of its slots.
package struct RecordBuilder: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<TemplateValue>
  private var count = 0
  /// Of their texts, in bytes.
  private var length = 0

  fileprivate init(_ memory: UnsafeMutableBufferPointer<TemplateValue>) { self.memory = memory }

  @inline(__always)
  package mutating func append(_ value: consuming TemplateValue) {
    precondition(count < memory.count, "a record has no more values than slots")
    length += value.textLength
    memory.initializeElement(at: count, to: value)
    count += 1
  }

  fileprivate consuming func lay(behind room: Int, _ head: RecordStorage.Head) -> RecordStorage {
    precondition(count == memory.count, "a record has a value for every slot")
    let storage = RecordStorage.make(cells: room + count, bytes: length, head)
    let cells = storage.cells
    var text = UnsafeMutableRawPointer(cells + room + count).bindMemory(to: UInt8.self, capacity: length)
    for position in 0..<count {
      (cells + room + position).initialize(to: StoredValue(memory.moveElement(from: position), at: &text))
    }
    return storage
  }
}
