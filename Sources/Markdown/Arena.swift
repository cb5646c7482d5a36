import CArena
import CMark

/// The memory of one parse: handed to libcmark in small pieces, taken back at once.
///
/// libcmark makes hundreds of small allocations a page, which were a third of its time. Its allocator takes no
/// context, so the arena is one of the thread while the work runs, which only C can have: threads see nothing of each
/// other, and nothing outlives the work. Trees need not be freed, and must not leave it.
func withArena<Result>(_ work: (UnsafeMutablePointer<cmark_mem>) -> Result) -> Result {
  arena_open()
  defer { arena_close() }
  var allocator = cmark_mem(calloc: arena_calloc, realloc: arena_realloc, free: arena_free)
  return withUnsafeMutablePointer(to: &allocator, work)
}
