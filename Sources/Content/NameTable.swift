import Glibc

/// Positions by name, looked up by the name's bytes.
///
/// A dictionary of strings takes all of Unicode's forms of a name for one, which for a Chinese name costs twenty times
/// as much as its bytes do. Nearly every name is written in the form it was declared in; only for others the
/// dictionary is asked.
package struct NameTable: Sendable {
  private var positions: [String: Int] = [:]
  /// A name stands at the slot that its bytes say, or at the next that was free: at most every second is taken.
  private var slots: [Slot?] = [nil]

  private struct Slot: Sendable {
    var hash: Int
    var name: String
    var position: Int
  }

  package init() {}

  package var names: Dictionary<String, Int>.Keys { positions.keys }

  /// The position of a name, in whatever form of Unicode it is written.
  package subscript(name: String) -> Int? {
    let hash = byteHash(of: name)
    var index = hash & (slots.count - 1)
    // Only the slot that is meant is taken out of the list.
    while let found = slots[index]?.hash {
      if found == hash, let slot = slots[index], hasSameBytes(slot.name, name) { return slot.position }
      index = (index + 1) & (slots.count - 1)
    }
    return positions[name]
  }

  /// Gives a name a position, which replaces the one that it had.
  package mutating func set(_ name: String, to position: Int) {
    let isNew = positions.updateValue(position, forKey: name) == nil
    if isNew, positions.count * 2 <= slots.count {
      put(name, position)
    } else {
      slots = Array(repeating: nil, count: slots.count * (isNew ? 2 : 1))
      for (name, position) in positions { put(name, position) }
    }
  }

  private mutating func put(_ name: String, _ position: Int) {
    let hash = byteHash(of: name)
    var index = hash & (slots.count - 1)
    while slots[index] != nil { index = (index + 1) & (slots.count - 1) }
    slots[index] = Slot(hash: hash, name: name, position: position)
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
