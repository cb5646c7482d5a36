#!/usr/bin/env python3
"""What each sort of person waits for, in one run, beside what else there is for the same.

    Benchmarks/waits.py                               all but those that take minutes
    Benchmarks/waits.py --only editor,publisher       some
    Benchmarks/waits.py --only developer              a Swift test after a change of one line, and all tests

A wait begins where the person's hand leaves the keyboard and ends where they see what they wait for. Each is shown as
the median of several runs with the least and the most; what is beside it was measured in the same minutes. Programs and
servers that are not installed are named in the table. Python's standard library only, but for the storage of the tests.
"""
import argparse
import pathlib
import sys
from dataclasses import dataclass, field
from statistics import median

from run import ROOT


@dataclass
class Wait:
    who: str
    what: str
    seconds: list[float] = field(default_factory=list)
    # What else does the same, and how long that takes.
    beside: str = ""
    beside_seconds: list[float] = field(default_factory=list)
    # Why there is no figure, or what belongs to it.
    note: str = ""


@dataclass
class Bench:
    """Where everything is that is measured."""
    program: pathlib.Path
    pages: int
    runs: int


def shown(seconds: list[float]) -> str:
    if not seconds:
        return "–"
    unit, factor = ("ms", 1000) if max(seconds) < 1 else ("s", 1)

    def number(value: float) -> str:
        value *= factor
        return f"{value:.0f}" if value >= 20 else f"{value:.1f}"

    text = f"{number(median(seconds))} {unit}"
    return text if len(seconds) == 1 else f"{text} ({number(min(seconds))}–{number(max(seconds))})"


def row(wait: Wait) -> str:
    beside = f"{wait.beside}: {shown(wait.beside_seconds)}" if wait.beside else ""
    return f"| {wait.who} | {wait.what}{'; ' + wait.note if wait.note else ''} | {shown(wait.seconds)} | {beside} |"


def main() -> None:
    # Each module says what one sort of person waits for; they import from here.
    import waits_build
    import waits_developer
    import waits_pictures
    import waits_preview
    import waits_publish

    everybody = {"editor": waits_preview.waits, "publisher": waits_publish.waits, "reader": waits_build.waits,
                 "photographer": waits_pictures.waits, "developer": waits_developer.waits}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/xinfeng")
    parser.add_argument("--pages", type=int, default=10000, help="how many pages the site of the corpus has")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="editor,publisher,reader,photographer", help=", ".join(everybody))
    options = parser.parse_args()
    bench = Bench(options.program.resolve(), options.pages, options.runs)
    if not bench.program.is_file():
        sys.exit(f"{bench.program} is not there; build it with: make build")
    chosen = [name.strip() for name in options.only.split(",")]
    if unknown := [name for name in chosen if name not in everybody]:
        sys.exit(f"nobody is called {unknown[0]}; there are: {', '.join(everybody)}")
    print("| who | waits for | how long | beside it |\n|---|---|---:|---|", flush=True)
    for name in chosen:
        for wait in everybody[name](bench):
            print(row(wait), flush=True)


if __name__ == "__main__":
    main()
