import Diagnostics
import Synchronization

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
  ///
  /// - Parameters:
  ///   - text: the text; the one that the shell was made with.
  ///   - length: about how many bytes it has.
  /// - Throws: the `Failure` for which the text could not be written, here or in the shell.
  package func filled(with text: LateHTML, expecting length: Int) throws(Failure) -> [UInt8] {
    let page = PageBuffer.bytes(expecting: bytes.count + holes.count * length) { page in
      var copied = 0
      for hole in holes {
        page.append(contentsOf: bytes[copied..<hole])
        text.write(into: &page)
        copied = hole
      }
      page.append(contentsOf: bytes[copied...])
    }
    if let failure = text.failure { throw failure }
    return page
  }
}

/// HTML that is safe, and made when it is needed: then it is written straight into the page.
package final class LateHTML: Sendable {
  let isEmpty: Bool
  private let make: @Sendable (inout PageBuffer) throws(Failure) -> Void
  private let failed: Mutex<Failure?> = Mutex(nil)

  /// - Parameters:
  ///   - isEmpty: whether nothing will be written, which sections ask.
  ///   - make: writes it, from a file perhaps.
  package init(isEmpty: Bool, _ make: @escaping @Sendable (inout PageBuffer) throws(Failure) -> Void) {
    self.isEmpty = isEmpty
    self.make = make
  }

  /// Why it is not there, where it could not be written. A template ends all the same: it never fails.
  var failure: Failure? { failed.withLock { $0 } }

  func write(into page: inout PageBuffer) {
    do throws(Failure) {
      try make(&page)
    } catch {
      failed.withLock { $0 = error }
    }
  }
}

extension Template {
  /// The page that the template makes of a record, but for what the record has as late HTML: one text at most.
  package func renderShell(_ record: Record, expecting size: Int = 16_384) -> Shell {
    var holes: [Int] = []
    let bytes = withExtendedLifetime(record) {
      PageBuffer.bytes(expecting: size) { page in
        page.leavesHoles = true
        render(Cell(borrowing: record), into: &page)
        holes = page.holes
      }
    }
    return Shell(bytes: bytes, holes: holes)
  }
}
