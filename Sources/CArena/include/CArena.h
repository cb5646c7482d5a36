#pragma once
#include <stddef.h>

/// The memory of one piece of work of a thread, handed out in small blocks and taken back at once.
///
/// The work stands between `arena_open` and `arena_close`; it may not open another arena. What it has allocated is
/// gone when the arena closes.
void arena_open(void);
void arena_close(void);

void *_Nullable arena_calloc(size_t count, size_t size);
void *_Nullable arena_realloc(void *_Nullable block, size_t size);
void arena_free(void *_Nullable block);
