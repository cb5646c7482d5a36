#include <cmark.h>

/* libcmark's allocator takes no context, so the memory in use belongs to the thread: the place to keep its address. */
static inline void **cmark_thread_memory(void) {
  static __thread void *memory;
  return &memory;
}
