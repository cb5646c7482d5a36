#include "CArena.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Blocks are whole units, and before each stands how many bytes it has.
enum { unit = 16, classes = 17, chunk_size = 96 << 10 };

struct header {
  size_t padding;
  size_t length;
};

struct chunk {
  struct chunk *before;
  size_t padding;
};

// Small blocks that are released are handed out again, the last block grows in place: the same few pages of memory
// stay in the processor's cache.
static _Thread_local struct {
  char *next;
  char *end;
  struct chunk *chunk;
  // Released blocks by their size in units; the first word of each is the address of another.
  void *released[classes];
  bool is_open;
} arena;

// A thread keeps its first chunk until it ends.
static _Thread_local struct chunk *first_chunk;
static pthread_key_t key;
static pthread_once_t has_key = PTHREAD_ONCE_INIT;

static void make_key(void) {
  if (pthread_key_create(&key, free) != 0) abort();
}

static struct chunk *new_chunk(size_t size) {
  struct chunk *chunk = malloc(size);
  if (chunk == NULL) abort();
  return chunk;
}

static void use(struct chunk *chunk, size_t size) {
  chunk->before = arena.chunk;
  arena.chunk = chunk;
  arena.next = (char *)(chunk + 1);
  arena.end = (char *)chunk + size;
}

void arena_open(void) {
  if (arena.is_open) abort();
  if (first_chunk == NULL) {
    pthread_once(&has_key, make_key);
    first_chunk = new_chunk(chunk_size);
    if (pthread_setspecific(key, first_chunk) != 0) abort();
  }
  memset(&arena, 0, sizeof arena);
  arena.is_open = true;
  use(first_chunk, chunk_size);
}

void arena_close(void) {
  while (arena.chunk != first_chunk) {
    struct chunk *last = arena.chunk;
    arena.chunk = last->before;
    free(last);
  }
  arena.is_open = false;
  arena.next = arena.end = NULL;
}

static size_t *length_of(void *block) { return &((struct header *)block)[-1].length; }

static size_t whole_units(size_t size) { return size == 0 ? unit : (size + unit - 1) & -(size_t)unit; }

static void *allocate(size_t length) {
  size_t class = length / unit;
  if (class < classes && arena.released[class] != NULL) {
    void *block = arena.released[class];
    arena.released[class] = *(void **)block;
    return block;
  }
  size_t needed = sizeof(struct header) + length;
  if (needed > (size_t)(arena.end - arena.next)) {
    if (!arena.is_open) abort();
    size_t size = needed + sizeof(struct chunk);
    if (size < chunk_size) size = chunk_size;
    use(new_chunk(size), size);
  }
  void *block = arena.next + sizeof(struct header);
  arena.next += needed;
  *length_of(block) = length;
  return block;
}

void *arena_calloc(size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX / 2) abort();
  size_t length = whole_units(bytes);
  return memset(allocate(length), 0, length);
}

void *arena_realloc(void *block, size_t size) {
  if (size > PTRDIFF_MAX / 2) abort();
  size_t length = whole_units(size);
  if (block == NULL) return allocate(length);
  size_t old = *length_of(block);
  if (length <= old) return block;
  char *end = (char *)block + old;
  if (end == arena.next && length - old <= (size_t)(arena.end - end)) {
    arena.next = end + (length - old);
    *length_of(block) = length;
    return block;
  }
  void *larger = allocate(length);
  memcpy(larger, block, old);
  arena_free(block);
  return larger;
}

void arena_free(void *block) {
  if (block == NULL) return;
  size_t length = *length_of(block);
  size_t class = length / unit;
  if ((char *)block + length == arena.next) {
    arena.next = (char *)block - sizeof(struct header);
  } else if (class < classes) {
    *(void **)block = arena.released[class];
    arena.released[class] = block;
  }
}
