import CMark
import Glibc

/// The memory of one parse: handed to libcmark in small pieces, given back at once.
///
/// libcmark makes hundreds of small allocations a page, which are a third of its time. Its allocator takes no
/// context, so the arena in use is a value of the thread (`pthread_setspecific`) while the work runs: threads see
/// nothing of each other, and nothing outlives the work. Trees need not be freed, and must not leave it.
func withArena<Result>(_ work: (UnsafeMutablePointer<cmark_mem>) -> Result) -> Result {
  var arena = Arena()
  var allocator = cmark_mem(
    calloc: { count, size in
      let block = Arena.current.pointee.allocate(count * size)
      memset(block, 0, count * size)
      return block
    },
    realloc: { Arena.current.pointee.reallocate($0, size: $1) },
    free: { _ in })
  return withUnsafeMutablePointer(to: &arena) { arena in
    let outer = pthread_getspecific(Arena.key)
    pthread_setspecific(Arena.key, arena)
    defer {
      arena.pointee.freeChunks()
      pthread_setspecific(Arena.key, outer)
    }
    return withUnsafeMutablePointer(to: &allocator, work)
  }
}

private struct Arena {
  /// The chunk in use, whose first word is the address of the one before.
  private var chunk: UnsafeMutableRawPointer?
  private var next = 0
  private var end = 0

  /// Below the size at which the C library maps memory afresh for every request.
  private static let chunkSize = 96 << 10
  /// Before each block stands its size.
  private static let wordSize = 8

  /// The name under which a thread keeps its arena; never changes.
  static let key: pthread_key_t = {
    var key = pthread_key_t()
    guard pthread_key_create(&key, nil) == 0 else { preconditionFailure("no thread-specific key is left") }
    return key
  }()

  static var current: UnsafeMutablePointer<Arena> {
    guard let arena = pthread_getspecific(key) else {
      preconditionFailure("libcmark allocates outside of a parse")
    }
    return arena.assumingMemoryBound(to: Arena.self)
  }

  mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let length = (size + Self.wordSize - 1) & ~(Self.wordSize - 1) + Self.wordSize
    if next + length > end { addChunk(for: length) }
    guard let block = UnsafeMutableRawPointer(bitPattern: next) else { preconditionFailure("no chunk") }
    next += length
    block.storeBytes(of: size, as: Int.self)
    return block + Self.wordSize
  }

  mutating func reallocate(_ block: UnsafeMutableRawPointer?, size: Int) -> UnsafeMutableRawPointer {
    let new = allocate(size)
    if let block {
      let old = (block - Self.wordSize).load(as: Int.self)
      memcpy(new, block, min(old, size))
    }
    return new
  }

  private mutating func addChunk(for length: Int) {
    let size = max(Self.chunkSize, length + Self.wordSize)
    guard let new = malloc(size) else { preconditionFailure("out of memory") }
    new.storeBytes(of: chunk, as: UnsafeMutableRawPointer?.self)
    chunk = new
    next = Int(bitPattern: new) + Self.wordSize
    end = Int(bitPattern: new) + size
  }

  mutating func freeChunks() {
    while let last = chunk {
      chunk = last.load(as: UnsafeMutableRawPointer?.self)
      free(last)
    }
  }
}
