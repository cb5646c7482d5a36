"""One run of one process: its time, its work, its memory, and how much the machine did for others meanwhile."""
import contextlib
import os
import sys
import time
from dataclasses import dataclass


@dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds, user and system, of the process and those it waited for
    peak: int  # bytes resident at most; never less than this script itself, which is about 12 MiB
    foreign: float  # seconds of processor time that others had


def busy() -> float:
    """Seconds for which the processors were not idle, stolen time included."""
    fields = [int(field) for field in open("/proc/stat").readline().split()[1:9]]
    idle = fields[3] + fields[4]
    return (sum(fields) - idle) / os.sysconf("SC_CLK_TCK")


def wait_until_idle(limit: float = 10) -> None:
    """Waits for a second in which the machine does next to nothing, but not for ever."""
    end = time.monotonic() + limit
    quiet = 0
    while quiet < 2 and time.monotonic() < end:
        before = busy()
        time.sleep(0.5)
        quiet = quiet + 1 if busy() - before < 0.06 else 0


def measure(contestant) -> Run:
    """Runs the contestant's command; again, up to three times, if others used more than a twentieth of the machine."""
    for attempt in range(3):
        if attempt > 0:
            contestant.clean_if_it_was()
        os.sync()
        wait_until_idle()
        run = once(contestant)
        if run.foreign < max(0.05, 0.05 * run.wall * (os.cpu_count() or 1)):
            break
    return run


def once(contestant) -> Run:
    log = contestant.folder / "log.txt"
    actions = [(os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
               (os.POSIX_SPAWN_DUP2, 1, 2)]
    before = busy()
    with contextlib.chdir(contestant.site):
        start = time.perf_counter()
        child = os.posix_spawnp(contestant.command[0], contestant.command, contestant.environment, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{contestant.name} failed:\n{log.read_text(errors='replace')[-3000:]}")
    return Run(wall, cpu, usage.ru_maxrss * 1024, max(0.0, busy() - before - cpu))
