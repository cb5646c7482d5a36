import Glibc

/// Memory that one encoder gives back and the next one takes again.
///
/// Encoders ask for some dozen blocks and give all of them back with each text. To get fresh ones from the system costs
/// more than to compress a page of usual length: every page of memory that is touched has to be made and cleared.
struct MemoryPool {
  /// Larger blocks serve texts that are larger than nearly all, and would only be kept.
  private static let largest = 2 << 20
  private static let most = 64

  private struct Block {
    var start: UnsafeMutableRawPointer
    var size: Int
    var isFree = false
  }

  private var blocks: [Block] = []

  /// Of the blocks that are free, the smallest that is large enough without being wasted.
  mutating func take(_ size: Int) -> UnsafeMutableRawPointer? {
    let fitting = blocks.indices.filter { position in
      blocks[position].isFree && (size...max(size * 2, 4096)).contains(blocks[position].size)
    }
    if let best = fitting.min(by: { blocks[$0].size < blocks[$1].size }) {
      blocks[best].isFree = false
      return blocks[best].start
    }
    guard let start = malloc(size) else { return nil }
    if size <= MemoryPool.largest, blocks.count < MemoryPool.most {
      blocks.append(Block(start: start, size: size))
    }
    return start
  }

  mutating func giveBack(_ start: UnsafeMutableRawPointer) {
    guard let position = blocks.firstIndex(where: { $0.start == start }) else { return free(start) }
    blocks[position].isFree = true
  }

  /// Gives everything back to the system.
  mutating func empty() {
    for block in blocks { free(block.start) }
    blocks = []
  }
}
