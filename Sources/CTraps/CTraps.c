#include "CTraps.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#define SLOTS 256
#define NAME 500

// A slot belongs to the thread that has set `used`. The handler reads slots of other threads while they may be written:
// a name shown then may be half another one, but never bytes beyond the slot.
struct slot {
  atomic_int used;
  size_t length;
  char name[NAME];
};

static struct slot slots[SLOTS];
static _Thread_local struct slot *own;
static _Thread_local int depth;
// A stack that has run out is a wrong address, and its handler needs room elsewhere.
static _Thread_local char spare[16384];
static _Thread_local int has_spare;

static const char *text_before = "";
static const char *text_after = "";

static void use_spare_stack(void) {
  if (has_spare) return;
  has_spare = 1;
  stack_t stack = {.ss_sp = spare, .ss_size = sizeof spare};
  sigaltstack(&stack, NULL);
}

void xinfeng_begin_work(const char *name, size_t length) {
  if (depth++ > 0) return;
  use_spare_stack();
  for (int i = 0; i < SLOTS; i++) {
    int expected = 0;
    if (!atomic_compare_exchange_strong(&slots[i].used, &expected, 1)) continue;
    own = &slots[i];
    own->length = length < NAME ? length : NAME;
    memcpy(own->name, name, own->length);
    return;
  }
}

void xinfeng_end_work(void) {
  if (--depth > 0 || own == NULL) return;
  struct slot *slot = own;
  own = NULL;
  atomic_store(&slot->used, 0);
}

static void say(const char *text, size_t length) {
  while (length > 0) {
    ssize_t written = write(STDERR_FILENO, text, length);
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

static void say_slot(const struct slot *slot) {
  // The bytes are a file's name, which may hold control characters of terminals.
  char line[NAME + 3] = "  ";
  size_t length = slot->length < NAME ? slot->length : NAME;
  for (size_t i = 0; i < length; i++) line[i + 2] = (unsigned char)slot->name[i] < 0x20 ? '?' : slot->name[i];
  line[length + 2] = '\n';
  say(line, length + 3);
}

static void tell(int signal) {
  say(text_before, strlen(text_before));
  if (own != NULL) {
    say_slot(own);
  } else {
    for (int i = 0; i < SLOTS; i++)
      if (atomic_load(&slots[i].used)) say_slot(&slots[i]);
  }
  say(text_after, strlen(text_after));
  // The handler has been taken off: the signal ends the process now.
  raise(signal);
}

void xinfeng_tell_of_traps(const char *before, const char *after) {
  text_before = before;
  text_after = after;
  use_spare_stack();
  static const int traps[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV};
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = tell;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
  for (size_t i = 0; i < sizeof traps / sizeof traps[0]; i++) sigaction(traps[i], &action, NULL);
}
