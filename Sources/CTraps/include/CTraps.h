#ifndef CTRAPS_H
#define CTRAPS_H

#include <stddef.h>

/// Notes what this thread begins to work on, until `xinfeng_end_work`. Within a begun work another one is not noted.
/// The name is copied, and cut after 500 bytes.
void xinfeng_begin_work(const char *name, size_t length);
void xinfeng_end_work(void);

/// Lets a trap (an illegal instruction, a wrong address, an abort) say on standard error what its thread was at, or,
/// where that is not known, what all threads were at. Then the process ends by the signal, as it would have.
///
/// Both texts are kept, not copied: `before` is written above the names, `after` below them.
void xinfeng_tell_of_traps(const char *before, const char *after);

#endif
