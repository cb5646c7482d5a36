import Testing

@testable import Markdown

/// Blocks of an arena are as long as they were asked for, empty at first, and never the same two at once.
@Suite struct ArenaTests {
  private struct Block {
    var start: UnsafeMutableRawPointer
    var size: Int
    var mark: UInt8

    func fill() { start.initializeMemory(as: UInt8.self, repeating: mark, count: size) }

    var isIntact: Bool { UnsafeRawBufferPointer(start: start, count: size).allSatisfy { $0 == mark } }
  }

  /// 20 times 400 steps; some blocks are longer than a chunk.
  @Test(arguments: 0..<20)
  func blocksKeepWhatTheyHold(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    withArena { allocator in
      var blocks: [Block] = []
      for step in 0..<400 {
        let size = step % 100 == 99 ? step * 400 : Int.random(in: 0...300, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where !blocks.isEmpty:
          allocator.pointee.free(blocks.remove(at: Int.random(in: blocks.indices, using: &generator)).start)
        case 1 where !blocks.isEmpty:
          let index = Int.random(in: blocks.indices, using: &generator)
          var block = blocks[index]
          guard let start = allocator.pointee.realloc(block.start, size) else { continue }
          block.start = start
          block.size = min(block.size, size)
          #expect(block.isIntact)
          block.size = size
          block.fill()
          blocks[index] = block
        default:
          guard blocks.count < 40, let start = allocator.pointee.calloc(1, size) else { continue }
          let block = Block(start: start, size: size, mark: UInt8(truncatingIfNeeded: step))
          let isEmpty = UnsafeRawBufferPointer(start: start, count: size).allSatisfy { $0 == 0 }
          #expect(isEmpty)
          #expect(UInt(bitPattern: start) % 16 == 0)
          block.fill()
          blocks.append(block)
        }
        let areIntact = step % 20 < 19 || blocks.allSatisfy { $0.isIntact }
        #expect(areIntact)
      }
    }
  }
}
