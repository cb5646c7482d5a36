import Glibc

/// Positions by name, looked up by the name's bytes.
///
/// A dictionary of strings takes all of Unicode's forms of a name for one, which for a Chinese name costs twenty times
/// as much as its bytes do. Nearly every name has one form only, and is written in it; there is a dictionary as soon as
/// one has several.
package struct NameTable: Sendable {
  /// Of all names, where one of them has other forms.
  private var positions: [String: Int] = [:]
  /// A name stands at the slot that its bytes say, or at the next that was free: at most every second is taken.
  private var slots: [Slot?] = [nil]
  private var count = 0

  private struct Slot: Sendable {
    var hash: Int
    var name: String
    var position: Int
  }

  package init() {}

  package var names: [String] { slots.compactMap { $0?.name } }

  /// The position of a name, in whatever form of Unicode it is written.
  package subscript(name: String) -> Int? {
    if let position = slots[index(of: name, byteHash(of: name))]?.position { return position }
    if hasOneForm(name) && positions.isEmpty { return nil }
    return positions.isEmpty ? slots.first { $0?.name == name }??.position : positions[name]
  }

  /// Gives a name a position, which replaces the one that it had.
  package mutating func set(_ name: String, to position: Int) {
    guard positions.isEmpty, hasOneForm(name) else { return setAmongForms(name, to: position) }
    put(name, position)
    guard count * 2 > slots.count else { return }
    replaceSlots(count: slots.count * 2, with: slots.compactMap { $0.map { ($0.name, $0.position) } })
  }

  private mutating func setAmongForms(_ name: String, to position: Int) {
    if positions.isEmpty {
      for slot in slots { if let slot { positions[slot.name] = slot.position } }
    }
    positions[name] = position
    var size = slots.count
    while positions.count * 2 > size { size *= 2 }
    replaceSlots(count: size, with: positions.map { ($0.key, $0.value) })
  }

  private mutating func replaceSlots(count size: Int, with names: [(String, Int)]) {
    slots = Array(repeating: nil, count: size)
    count = 0
    for (name, position) in names { put(name, position) }
  }

  private mutating func put(_ name: String, _ position: Int) {
    let hash = byteHash(of: name)
    let index = index(of: name, hash)
    if slots[index] == nil { count += 1 }
    slots[index] = Slot(hash: hash, name: name, position: position)
  }

  /// Where a name stands, or would.
  private func index(of name: String, _ hash: Int) -> Int {
    var index = hash & (slots.count - 1)
    // Only the slot that is meant is taken out of the list.
    while let found = slots[index]?.hash {
      if found == hash, let slot = slots[index], hasSameBytes(slot.name, name) { break }
      index = (index + 1) & (slots.count - 1)
    }
    return index
  }
}

/// Whether no other text of which the same holds is the same to Unicode: ASCII, ideographs, Chinese punctuation, the
/// dot in foreign names.
///
/// None of these is taken apart or put together by Unicode's canonical forms.
private func hasOneForm(_ name: String) -> Bool {
  name.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0..<0x80, 0xB7, 0x3001...0x3011, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF5E: true
    default: false
    }
  }
}

private func hasSameBytes(_ first: String, _ second: String) -> Bool {
  guard first.utf8.count == second.utf8.count else { return false }
  // Texts as short as these are compared at once.
  if first.utf8.count <= 15, first == second { return true }
  var (first, second) = (first, second)
  return first.withUTF8 { first in
    second.withUTF8 { second in
      guard let start = first.baseAddress, let other = second.baseAddress else { return true }
      return memcmp(start, other, first.count) == 0
    }
  }
}

/// Eight bytes at a time, multiplied by what Fowler, Noll and Vo found good for one (FNV-1a).
private func byteHash(of name: String) -> Int {
  var name = name
  let hash = name.withUTF8 { bytes in
    let bytes = UnsafeRawBufferPointer(bytes)
    var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    var offset = 0
    while offset &+ 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01B3
      hash ^= hash >> 32
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset &+= 1
    }
    return (hash ^ rest) &* 0x9E37_79B9_7F4A_7C15
  }
  return Int(truncatingIfNeeded: hash ^ hash >> 32)
}
