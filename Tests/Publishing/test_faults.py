"""Publishing on a machine that says no, or does less than it was asked: readers see the old site or the new.

A library that is loaded before the others stands between the program and the system, and is sure to do what it says: a
short write writes a part and no more, and a call that fails has done nothing.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from test_directory import current, expected, without_earlier_assets, www

LIBRARY = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
/* FAULT_CALL is the call that is meddled with; at its turn FAULT_TURN it fails with FAULT_ERROR, or kills where that is
   "kill". "short" has every call do a part, and every second one be interrupted. FAULT_COUNT names a file of turns. */
static int turns;
static const char *call(void) { const char *name = getenv("FAULT_CALL"); return name ? name : ""; }
static const char *error(void) { const char *name = getenv("FAULT_ERROR"); return name ? name : ""; }
static int is_short(const char *name) { return !strcmp(error(), "short") && !strcmp(call(), name); }
static int fails(const char *name) {
  if (strcmp(call(), name) || is_short(name)) return 0;
  int turn = __atomic_add_fetch(&turns, 1, __ATOMIC_SEQ_CST);
  if (getenv("FAULT_COUNT")) {
    int file = open(getenv("FAULT_COUNT"), O_WRONLY | O_CREAT | O_APPEND, 0666);
    static ssize_t (*put)(int, const void *, size_t);
    if (!put) put = dlsym(RTLD_NEXT, "write");
    put(file, ".", 1);
    close(file);
    return 0;
  }
  if (turn != atoi(getenv("FAULT_TURN"))) return 0;
  if (!strcmp(error(), "kill")) kill(getpid(), SIGKILL);
  errno = !strcmp(error(), "ENOSPC") ? ENOSPC : !strcmp(error(), "EIO") ? EIO : !strcmp(error(), "EMFILE") ? EMFILE : EINTR;
  return 1;
}
static size_t part(size_t count) { return count > 7 ? count / 3 : count; }
#define NEXT(type, name, ...) static type (*next)(__VA_ARGS__); if (!next) next = dlsym(RTLD_NEXT, name)
static _Thread_local int odd;
static int is_interrupted(const char *name) { if (is_short(name) && odd++ % 2) { errno = EINTR; return 1; } return 0; }

ssize_t write(int file, const void *bytes, size_t count) {
  NEXT(ssize_t, "write", int, const void *, size_t);
  if (fails("write") || is_interrupted("write")) return -1;
  return next(file, bytes, is_short("write") ? part(count) : count);
}
ssize_t read(int file, void *bytes, size_t count) {
  NEXT(ssize_t, "read", int, void *, size_t);
  if (fails("read") || is_interrupted("read")) return -1;
  return next(file, bytes, is_short("read") ? part(count) : count);
}
int open(const char *path, int flags, ...) {
  NEXT(int, "open", const char *, int, ...);
  va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest);
  return getenv("FAULT_COUNT") && !strcmp(path, getenv("FAULT_COUNT")) ? next(path, flags, mode)
    : fails("open") ? -1 : next(path, flags, mode);
}
int rename(const char *from, const char *to) {
  NEXT(int, "rename", const char *, const char *);
  return fails("rename") ? -1 : next(from, to);
}
int mkdir(const char *path, mode_t mode) {
  NEXT(int, "mkdir", const char *, mode_t);
  return fails("mkdir") ? -1 : next(path, mode);
}
int link(const char *from, const char *to) {
  NEXT(int, "link", const char *, const char *);
  return fails("link") ? -1 : next(from, to);
}
int unlink(const char *path) {
  NEXT(int, "unlink", const char *);
  return fails("unlink") ? -1 : next(path);
}
int fsync(int file) {
  NEXT(int, "fsync", int);
  return fails("fsync") ? -1 : next(file);
}
"""
FAULTS = [("write", "ENOSPC"), ("write", "EIO"), ("write", "EINTR"), ("read", "EIO"), ("read", "EINTR"), ("open", "EMFILE"),
          ("open", "EINTR"), ("rename", "ENOSPC"), ("mkdir", "ENOSPC"), ("link", "EIO"), ("unlink", "EIO"), ("fsync", "EIO"),
          ("write", "kill"), ("rename", "kill"), ("link", "kill"), ("unlink", "kill")]
PLACES = 4


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Path:
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        pytest.skip("there is no compiler of C here")
    folder = tmp_path_factory.mktemp("faults")
    (folder / "faults.c").write_text(LIBRARY)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", folder / "faults.so", folder / "faults.c", "-ldl"], check=True)
    return folder / "faults.so"


def fault(library: Path, call: str, error: str, turn: int = 0, **more) -> dict[str, str]:
    return {"LD_PRELOAD": str(library), "FAULT_CALL": call, "FAULT_ERROR": error, "FAULT_TURN": str(turn), **more}


@pytest.mark.parametrize("call, error", FAULTS)
def test_readers_see_the_old_site_or_the_new(make_site, library, tmp_path, call, error):
    site = make_site()
    for version in (1, 2, 3, 4, 5, 6):
        site.set_version(version)
        site.published()
    site.set_version(7)
    count = tmp_path / "count"
    site.published(environment=fault(library, call, error, FAULT_COUNT=str(count)))
    turns = count.stat().st_size if count.exists() else 0
    if turns == 0:
        pytest.skip(f"publishing makes no {call} here")
    version = 7
    for turn in random.Random(call + error).sample(range(1, turns + 1), min(PLACES, turns)):
        version += 1
        old = current(site)
        site.set_version(version)
        result = site.publish(environment=fault(library, call, error, turn))
        seen = current(site)
        code = result.returncode
        assert code in ([-9, 0] if error == "kill" else [0, 1, 3]), (turn, code, result.stderr)
        if code == 0:
            assert without_earlier_assets(seen, site) == expected(site), turn
        elif error != "kill":
            assert seen == old, (turn, result.stderr)
            assert result.stderr.strip() or call == "write", turn
        site.published()
        new = current(site)
        assert seen in (old, new), turn
        assert without_earlier_assets(new, site) == expected(site), turn
        names = os.listdir(www(site) / "releases")
        assert not any(name.startswith(".") for name in names), turn


@pytest.mark.parametrize("call", ["read", "write"])
def test_short_and_interrupted_calls_are_made_again(make_site, library, call):
    site = make_site()
    site.published(environment=fault(library, call, "short"))
    assert current(site) == expected(site)
    site.set_version(2)
    site.published(environment=fault(library, call, "short"))
    assert without_earlier_assets(current(site), site) == expected(site)
