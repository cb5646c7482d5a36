/// A page without the texts that come late: all the rest of its bytes, and where the texts belong.
///
/// What a page looks like around its text can be told for little; the text itself costs more than all the rest. So
/// whoever finds that a shell is the old one, and knows that the text is, need not make the page.
package struct Shell: Sendable {
  package let bytes: [UInt8]
  /// The offsets of late texts, ascending; every one is followed by that text.
  package let holes: [Int]

  /// An empty page.
  package init() { self.init(bytes: [], holes: []) }

  init(bytes: [UInt8], holes: [Int]) {
    self.bytes = bytes
    self.holes = holes
  }

  /// The page, with the text in all its places.
  package func filled(with text: [UInt8]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(bytes.count + holes.count * text.count)
    var copied = 0
    for hole in holes {
      page += bytes[copied..<hole]
      page += text
      copied = hole
    }
    page += bytes[copied...]
    return page
  }
}

/// HTML that is safe, and made when it is needed.
package final class LateHTML: Sendable {
  let isEmpty: Bool
  let make: @Sendable () -> [UInt8]

  /// - Parameter isEmpty: whether `make` gives nothing, which sections ask.
  package init(isEmpty: Bool, make: @escaping @Sendable () -> [UInt8]) {
    self.isEmpty = isEmpty
    self.make = make
  }
}

extension Template {
  /// The page that the template makes of a record, but for what the record has as late HTML: one text at most.
  package func renderShell(_ record: Record, expecting size: Int = 16_384) -> Shell {
    var page = PageBuffer(capacity: size)
    page.leavesHoles = true
    render(.record(record), into: &page)
    return Shell(bytes: page.bytes, holes: page.holes)
  }
}
