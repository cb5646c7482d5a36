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
    free: { Arena.current.pointee.release($0) })
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

/// Small blocks that are released are handed out again, the last block grows in place: the same few pages of
/// memory stay in the processor's cache.
private struct Arena {
  /// The chunk in use, whose first word is the address of the one before.
  private var chunk: UnsafeMutableRawPointer?
  private var next = 0
  private var end = 0
  /// Released blocks by their size in units; the first word of each is the address of another.
  private var released = InlineArray<17, UnsafeMutableRawPointer?>(repeating: nil)

  /// Below the size at which the C library maps memory afresh for every request.
  private static let chunkSize = 96 << 10
  private static let unit = 16
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
    let units = max(1, (size + Self.unit - 1) / Self.unit)
    if units < released.count, let block = released[units] {
      released[units] = block.load(as: UnsafeMutableRawPointer?.self)
      return block
    }
    let length = units * Self.unit
    if next + Self.wordSize + length > end { addChunk(for: Self.wordSize + length) }
    guard let block = UnsafeMutableRawPointer(bitPattern: next + Self.wordSize) else {
      preconditionFailure("no chunk")
    }
    next += Self.wordSize + length
    setLength(of: block, length)
    return block
  }

  mutating func reallocate(_ block: UnsafeMutableRawPointer?, size: Int) -> UnsafeMutableRawPointer {
    guard let block else { return allocate(size) }
    let old = length(of: block)
    if size <= old { return block }
    let start = Int(bitPattern: block)
    let length = (size + Self.unit - 1) / Self.unit * Self.unit
    if start + old == next, start + length <= end {
      next = start + length
      setLength(of: block, length)
      return block
    }
    let new = allocate(size)
    memcpy(new, block, old)
    release(block)
    return new
  }

  mutating func release(_ block: UnsafeMutableRawPointer?) {
    guard let block else { return }
    let length = length(of: block)
    if Int(bitPattern: block) + length == next {
      next = Int(bitPattern: block) - Self.wordSize
    } else if length / Self.unit < released.count {
      block.storeBytes(of: released[length / Self.unit], as: UnsafeMutableRawPointer?.self)
      released[length / Self.unit] = block
    }
  }

  private func length(of block: UnsafeMutableRawPointer) -> Int {
    (block - Self.wordSize).load(as: Int.self)
  }

  private func setLength(of block: UnsafeMutableRawPointer, _ length: Int) {
    (block - Self.wordSize).storeBytes(of: length, as: Int.self)
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
