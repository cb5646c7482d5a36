import Synchronization

/// What a template wrote of one record alone, such as a card: the same wherever the record is shown.
///
/// A page stands in half a dozen lists, and its card costs far more than to copy it: what it says lies all over the
/// memory. So the first list that shows a record leaves the card with it.
///
/// Its bytes lie behind it: who has found it need not look for them.
final class Piece: ManagedBuffer<Piece.Head, UInt8> {
  struct Head: Sendable {
    /// The instructions that wrote it, as `Template.code` tells them.
    var code: [Int32]
    var count: Int
  }

  static func make(code: [Int32], bytes: UnsafeBufferPointer<UInt8>) -> Piece {
    let head = Head(code: code, count: bytes.count)
    let piece = unsafeDowncast(create(minimumCapacity: bytes.count) { _ in head }, to: Piece.self)
    piece.withUnsafeMutablePointerToElements { elements in
      if let start = bytes.baseAddress { elements.update(from: start, count: bytes.count) }
    }
    return piece
  }

  /// Good for as long as the piece lives.
  var bytes: UnsafeBufferPointer<UInt8> {
    withUnsafeMutablePointers { UnsafeBufferPointer(start: $1, count: $0.pointee.count) }
  }

  func has(_ code: [Int32]) -> Bool { withUnsafeMutablePointerToHeader { $0.pointee.code == code } }
}

/// Where a record keeps one piece: the first that is written of it, on whatever core.
final class PieceKeeper: Sendable {
  // Sound, because a piece is written before it is kept, and never after.
  nonisolated(unsafe) let piece = AtomicLazyReference<Piece>()
}

extension Template {
  /// What instructions do that read nothing but an element of a list, in any template: with the same code, the same
  /// record gives the same bytes.
  ///
  /// - Parameter frames: how many frames are open around the list.
  func code(of body: Range<Int>, frames: Int) -> [Int32] {
    var code: [Int32] = []
    func add(_ operation: Int32, _ operand: Operand, _ more: Int32) {
      code += [operation, more, operand.frame - Int32(frames), operand.pathCount]
      code += slots[Int(operand.path)..<Int(operand.path + operand.pathCount)]
    }
    func distance(_ target: Int32) -> Int32 { target - Int32(body.lowerBound) }
    for instruction in instructions[body] {
      switch instruction {
      case .literal(let start, let count):
        code += [0, count]
        code += literals[Int(start)..<Int(start + count)].map(Int32.init)
      case .write(let operand, let escape): add(1, operand, Int32(escape.rawValue))
      case .writePosition(let first): code += [2, first]
      case .skipUnless(let operand, let target): add(3, operand, distance(target))
      case .skipIf(let operand, let target): add(4, operand, distance(target))
      case .skipUnlessPosition(let question, let answer, let target):
        code += [5, question == .first ? 1 : 0, answer ? 1 : 0, distance(target)]
      case .loop(let operand, let target): add(6, operand, distance(target))
      case .next(let start): code += [7, distance(start)]
      case .skipUnlessNumber(let operand, let number, let answer, let target):
        add(8, operand, distance(target))
        code += [number, answer ? 1 : 0]
      case .jump, .call, .comeBack, .indentation, .piece, .openWrite, .openSection, .openInverted, .openNext:
        preconditionFailure("what is written of one record alone has none of these")
      }
    }
    return code
  }
}

extension Rendering {
  /// Writes what is said of nothing but the element at hand: what was kept of it, or what is then kept.
  ///
  /// - Returns: false where the record keeps nothing, or another piece; then nothing has been written.
  mutating func writePiece(
    _ position: Int32, into output: inout PageBuffer, _ write: (inout Self, inout PageBuffer) -> Void
  )
    -> Bool
  {
    guard let keeper = frames[frames.count - 1].keeper else { return false }
    return keeper._withUnsafeGuaranteedRef { keeper in
      let code = template.pieces[Int(position)]
      if let piece = keeper.piece.load() {
        guard piece.has(code) else { return false }
        withExtendedLifetime(piece) { output.append(contentsOf: piece.bytes) }
        return true
      }
      let start = output.count
      write(&self, &output)
      _ = keeper.piece.storeIfNil(Piece.make(code: code, bytes: output.bytes(from: start)))
      return true
    }
  }
}
