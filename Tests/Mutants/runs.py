"""Runs tests against one change at a time, each only where tests reach it, and stops at the first that fails."""
from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tree import FOLDER, ROOT, TREE, Mutant

PROGRAM = TREE / ".build/debug/xinfengPackageTests.xctest"
SWIFT = [str(PROGRAM), "--testing-library", "swift-testing"]
QUICK, MOST = 4.0, 90.0  # seconds: suites that together take no longer are tried first, and at all
MEMORY = 12 << 30  # of addresses, so that a loop without end fails before the machine does


def suites() -> list[str]:
    """Names such as `ChecksTests.SiteTests`; a test that stands in no suite is one of its own."""
    listed = subprocess.run([*SWIFT, "--list-tests"], cwd=TREE, capture_output=True, text=True, check=True).stdout
    names = {re.match(r"\w+\.(`[^`]+`|[^/(]+)", line)[0] for line in listed.splitlines() if re.match(r"\w+\.", line)}
    return sorted(names)


def filters(names: list[str]) -> list[str]:
    return [word for name in names for word in ("--filter", "^" + re.escape(name).replace("`", "`?") + r"[/(]")]


def run(command: list[str], limit: float, environment: dict[str, str]) -> str | None:
    """What was wrong first; nothing where all tests pass. The limit is one of CPU time: other work on the machine counts for
    nothing. What waits for ever, without work, has four times as long by the clock.
    """
    scratch = tempfile.mkdtemp(dir=FOLDER)
    process = subprocess.Popen(
        command, cwd=TREE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True, errors="replace",
        env={**os.environ, "NO_COLOR": "1", "TMPDIR": scratch, **environment},
        preexec_fn=lambda: (resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)), resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 9))))
    timed_out = threading.Event()

    def end(late: bool) -> None:
        if late:
            timed_out.set()
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    timer = threading.Timer(60 + 4 * limit, end, [True])
    timer.start()
    fault = None
    for line in process.stdout:
        if fault is None and re.match(r"(\x1b\[\d+m)*(✘|FAILED|ERROR)", line):
            fault = line.strip()[:200]
            end(False)
    process.wait()
    timer.cancel()
    end(False)  # programs that a test started
    shutil.rmtree(scratch, ignore_errors=True)
    if timed_out.is_set() or process.returncode == -signal.SIGXCPU:
        return "does not end"
    return fault or (f"ended with {process.returncode}" if process.returncode not in {0, 5} else None)


def several(work, items: list) -> list:
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(work, items))


def record(mutants: list[Mutant]) -> dict[str, float]:
    """Notes which suites reach which changes; returns how long each suite takes."""
    def one(suite: str) -> tuple[str, float, bytes] | None:
        with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
            start = time.monotonic()
            fault = run(SWIFT + filters([suite]), 600, {"XINFENG_MUTANTS_REACHED": folder})
            if fault:
                print(f"left out, for it fails unchanged: {suite}: {fault}", flush=True)
                return None
            return suite, time.monotonic() - start, (Path(folder) / "suite").read_bytes()

    seconds = {}
    for suite, duration, reached in filter(None, several(one, suites())):
        seconds[suite] = duration
        for mutant in mutants:
            if reached[mutant.number]:
                mutant.reached_by.append(suite)
    return seconds


def seen_by_swift(mutant: Mutant, seconds: dict[str, float]) -> str | None:
    """How the tests see the change: first those of its own target and the short ones, then whole sites, then the rest."""
    own = f"{mutant.target}Tests."
    groups: list[list[str]] = [[], [], []]
    total = 0.0
    for suite in sorted(mutant.reached_by, key=lambda s: (not s.startswith(own), seconds[s])):
        total += seconds[suite]
        if total <= MOST:
            groups[0 if total <= QUICK else 1 if suite.startswith("Golden") else 2].append(suite)
    for group in filter(None, groups):
        limit = 30 + 5 * sum(seconds[s] for s in group)
        if fault := run(SWIFT + filters(group), limit, {"XINFENG_MUTANT": str(mutant.number)}):
            return fault
    return None


class PythonTests:
    """Folders of tests in Python, with the program that has the changes built in. The unit is a file of tests."""

    def __init__(self, folders: list[str], mutants: list[Mutant]) -> None:
        self.program = str(TREE / ".build/debug/xinfeng")
        self.files: dict[int, set[str]] = {m.number: set() for m in mutants}
        for folder in folders:
            with tempfile.TemporaryDirectory(dir=FOLDER) as reached:
                # No -x: a test that needs the released program fails, and what it reaches counts for nothing then.
                subprocess.run(self._command([f"Tests/{folder}"]), cwd=TREE, env=self._environment({"XINFENG_MUTANTS_REACHED": reached}))
                for note in Path(reached).glob("*.py::*"):
                    content = note.read_bytes()
                    for number in self.files:
                        if content[number]:
                            self.files[number].add(note.name.split("::")[0].replace("|", "/"))

    def _command(self, files: list[str]) -> list[str]:
        return [str(ROOT / ".venv/bin/python"), "-m", "pytest", "-q", "-n", "2", *files]

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        return {**os.environ, "XINFENG": self.program, "XINFENG_PROGRAM": self.program, "XINFENG_ENGINES": "chromium87", **more}

    def sees(self, mutant: Mutant, broken: set[str]) -> str | None:
        for file in sorted(self.files[mutant.number] - broken):
            fault = run([*self._command([file]), "-x"], 900, self._environment({"XINFENG_MUTANT": str(mutant.number)}))
            if fault:
                return f"{file}: {fault}"
        return None

    def broken(self) -> set[str]:
        """Files of which a test fails without any change."""
        files = set().union(*self.files.values())
        return {file for file in sorted(files) if run([*self._command([file]), "-x"], 900, self._environment({}))}
