import Text

/// A value as it lies in a record: sixteen bytes without an owner, which can be copied for nothing.
///
/// Its texts and records belong to the record in which it lies, which the holder of a cell has to keep alive.
struct StoredValue: BitwiseCopyable {
  enum Kind: UInt8 {
    case nothing
    case text
    case html
    case number
    case flag
    case record
    /// A record that continues another.
    case continued
    /// A list: one cell for each element.
    case list
    /// A list of records that lie one behind the other in one storage.
    case rows
    /// One of them.
    case row
    case open
  }

  /// The address of bytes or of a record, or a number's bits.
  private var word: UInt
  /// Of bytes, of a list's elements, or of a record's slots.
  private var length: UInt32
  let kind: Kind
  /// Whether sections over it are rendered.
  let isTrue: Bool
  /// A text without a byte that would have to be escaped in markup.
  let isPlain: Bool

  static let nothing = StoredValue(.nothing, word: 0, isTrue: false)

  private init(_ kind: Kind, word: UInt, length: Int = 0, isTrue: Bool, isPlain: Bool = false) {
    self.word = word
    self.length = UInt32(length)
    self.kind = kind
    self.isTrue = isTrue
    self.isPlain = isPlain
  }

  /// The cell of a value whose text is put at an address, which moves on behind it. Objects are retained.
  init(_ value: consuming TemplateValue, at address: inout UnsafeMutablePointer<UInt8>) {
    switch value {
    case .nothing: self = .nothing
    case .text(let text): self.init(text: text, at: &address)
    case .html(let bytes): self.init(.html, bytes, at: &address)
    case .number(let number): self.init(.number, word: UInt(bitPattern: number), isTrue: true)
    case .flag(let flag): self.init(.flag, word: flag ? 1 : 0, isTrue: flag)
    case .record(let record): self.init(record)
    case .elements(let elements): self.init(.list, elements, length: elements.end, isTrue: elements.end > 0)
    case .rows(let rows):
      let width = rows.storage.head.pointee.width
      let count = width > 0 ? rows.end / width : 0
      self.init(.rows, rows, length: count, isTrue: count > 0)
    case .open(let members): self.init(.open, TemplateRecord(open: members), isTrue: true)
    }
  }

  /// A record that is kept alive by the caller.
  init(borrowing record: TemplateRecord) {
    let address = UInt(bitPattern: Unmanaged.passUnretained(record.storage).toOpaque())
    let isWhole = record.storage.head.pointee.first == 0
    self.init(isWhole ? .record : .continued, word: address, length: record.end, isTrue: true)
  }

  private init(_ record: consuming TemplateRecord) {
    let length = record.end
    let kind: Kind = record.storage.head.pointee.first == 0 ? .record : .continued
    self.init(kind, record, length: length, isTrue: true)
  }

  private init(row cells: UnsafePointer<StoredValue>, width: Int) {
    self.init(.row, word: UInt(bitPattern: cells), length: width, isTrue: true)
  }

  private init(_ kind: Kind, _ record: consuming TemplateRecord, length: Int = 0, isTrue: Bool) {
    let address = UInt(bitPattern: Unmanaged.passRetained(record.storage).toOpaque())
    self.init(kind, word: address, length: length, isTrue: isTrue)
  }

  private init(text: consuming String, at address: inout UnsafeMutablePointer<UInt8>) {
    self = text.withUTF8 { StoredValue(.text, $0, at: &address) }
  }

  private init(_ kind: Kind, _ bytes: [UInt8], at address: inout UnsafeMutablePointer<UInt8>) {
    self = bytes.withUnsafeBufferPointer { StoredValue(kind, $0, at: &address) }
  }

  private init(
    _ kind: Kind, _ bytes: UnsafeBufferPointer<UInt8>, at address: inout UnsafeMutablePointer<UInt8>
  ) {
    if let start = bytes.baseAddress { address.update(from: start, count: bytes.count) }
    self.init(
      kind, word: UInt(bitPattern: address), length: bytes.count, isTrue: !bytes.isEmpty,
      isPlain: kind == .text && hasNothingSpecial(bytes))
    address += bytes.count
  }

  /// Of a number or a flag.
  var number: Int { Int(bitPattern: word) }

  func `is`(_ number: Int32) -> Bool { kind == .number && self.number == Int(number) }

  /// Of a text or HTML.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafePointer(bitPattern: word), count: Int(length))
  }

  /// The object that the cell's record retains for it.
  var owned: Unmanaged<AnyObject>? {
    switch kind {
    case .record, .continued, .list, .rows, .open:
      UnsafeRawPointer(bitPattern: word).map(Unmanaged.fromOpaque)
    default: nil
    }
  }

  /// Of a record, a list or open data.
  var storage: Unmanaged<RecordStorage>? {
    switch kind {
    case .record, .continued, .list, .rows, .open:
      UnsafeRawPointer(bitPattern: word).map(Unmanaged.fromOpaque)
    default: nil
    }
  }

  /// A text that begins with a slash: an address without a scheme.
  var isPath: Bool { bytes.first == UInt8(ascii: "/") }

  /// The number of elements of a list.
  var count: Int { Int(length) }

  /// The value of a slot of a record; nothing where this is none.
  @inline(__always)
  subscript(slot: Int) -> StoredValue {
    switch kind {
    case .record: slot < count ? storage?._withUnsafeGuaranteedRef { $0.cells[slot] } ?? .nothing : .nothing
    case .continued: storage?._withUnsafeGuaranteedRef { $0[slot] } ?? .nothing
    case .row:
      slot < count ? UnsafePointer<StoredValue>(bitPattern: word).map { $0[slot] } ?? .nothing : .nothing
    default: .nothing
    }
  }

  /// An element of a list, which has one at this position.
  @inline(__always)
  subscript(element position: Int) -> StoredValue {
    guard let storage else { return .nothing }
    return storage._withUnsafeGuaranteedRef { storage in
      kind == .rows
        ? StoredValue(
          row: storage.cells + position * storage.head.pointee.width, width: storage.head.pointee.width)
        : storage.cells[position]
    }
  }
}

extension TemplateValue {
  /// The length of its text in bytes.
  var textLength: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .html(let bytes): bytes.count
    default: 0
    }
  }
}
