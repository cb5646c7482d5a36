#!/usr/bin/env python3
"""Changes the program's code at random places, one at a time, and tells which changes no test sees.

    Tests/Mutants/mutants.py [--seed 1] [--count 220] [--targets Checks,Images] [--minutes 40] [--python Editors,Whole]

One build holds all changes behind a switch; a change is tried only against the suites that reach it. The copy that is
built stands in .cache/mutants, and the list of what survived in .cache/mutants/survivors.txt.
"""
from __future__ import annotations

import argparse
import collections
import sys
import time

from runs import PythonTests, record, seen_by_swift, several
from tree import FOLDER, Mutant, build, choose


def options() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    reader.add_argument("--seed", type=int, default=1, help="of the choice of places")
    reader.add_argument("--count", type=int, default=220, help="how many places")
    reader.add_argument("--targets", default="", help="only in these folders of Sources, with commas between")
    reader.add_argument("--minutes", type=float, default=40, help="no further change is begun after that")
    reader.add_argument("--python", default="", help="folders of Tests whose tests in Python are shown what Swift's do not see")
    return reader.parse_args()


def table(mutants: list[Mutant], outcome: dict[int, str | None], kind) -> None:
    tried, seen = collections.Counter(), collections.Counter()
    for mutant in mutants:
        if mutant.number in outcome:
            tried[kind(mutant)] += 1
            seen[kind(mutant)] += outcome[mutant.number] is not None
    for name in sorted(tried):
        print(f"  {name:14} {seen[name]:4} of {tried[name]:4} seen  {100 * seen[name] / tried[name]:4.0f} %")


def main() -> int:
    wanted, start = options(), time.monotonic()
    FOLDER.mkdir(parents=True, exist_ok=True)
    left = lambda: start + 60 * wanted.minutes - time.monotonic()
    mutants = build(choose(wanted.seed, wanted.count, [t for t in wanted.targets.split(",") if t]))
    print(f"{len(mutants)} changes built in after {time.monotonic() - start:.0f} s", flush=True)
    seconds = record(mutants)
    print(f"{len(seconds)} suites, {sum(seconds.values()):.0f} s; {sum(not m.reached_by for m in mutants)} changes are reached by none", flush=True)
    outcome: dict[int, str | None] = {}

    def attempt(mutant: Mutant) -> None:
        if left() > 0:
            outcome[mutant.number] = seen_by_swift(mutant, seconds)
            print(f"{'seen    ' if outcome[mutant.number] else 'survives'} {mutant}  [{outcome[mutant.number] or f'{len(mutant.reached_by)} suites'}]", flush=True)

    several(attempt, mutants)
    survivors = [m for m in mutants if m.number in outcome and outcome[m.number] is None]
    if wanted.python and survivors:
        tests = PythonTests(wanted.python.split(","), survivors)
        broken = tests.broken()
        for mutant in survivors:
            if left() > 0 and (fault := tests.sees(mutant, broken)):
                outcome[mutant.number] = fault
        survivors = [m for m in survivors if outcome[m.number] is None]
    lines = [f"{mutant}  [{mutant.change.operator}; reached by {len(mutant.reached_by)} suites]" for mutant in survivors]
    (FOLDER / "survivors.txt").write_text("".join(line + "\n" for line in lines))
    print(f"\nSeed {wanted.seed}: {len(outcome)} of {len(mutants)} changes tried in {(time.monotonic() - start) / 60:.0f} min.")
    table(mutants, outcome, lambda m: m.target)
    table(mutants, outcome, lambda m: m.change.operator)
    table(mutants, outcome, lambda m: "all")
    print("\nNo test sees these:", *lines, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
