#!/usr/bin/env python3
"""Builds the same corpus with Xinfeng, with Hugo and with the least that any generator must do, and compares.

    Benchmarks/run.py --setup                    install Hugo beside the benchmark, once
    Benchmarks/run.py                            1 000 and 10 000 pages, five runs of each, in turn
    Benchmarks/run.py --pages 1000 --only hugo,floor --json figures.json

A run is one process from start to end. “clean” begins without output; “edit” follows it after one page was
changed. The contestants take turns, so that a busy minute of the machine hits all of them, and the medians are
shown. All files lie in memory where there is room, so that no disk is measured. Python's standard library only.
"""
import argparse
import json
import pathlib
import shutil
import sys
from statistics import median

from contestants import Contestant, floor, floor_of_tree, hugo, setup_hugo, xinfeng
from corpus import YARDSTICK, Corpora
from measure import Run, measure
from report import figures, table

ROOT = pathlib.Path(__file__).resolve().parent.parent


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path,
                        help="where corpora and outputs lie (default: /dev/shm if it has room, or .cache/bench)")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/xinfeng")
    parser.add_argument("--pages", default="1000,10000", help="sizes, separated by commas")
    parser.add_argument("--images", type=int, default=0, help="placeholder pictures in the corpora")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="xinfeng,hugo,floor", help="contestants, separated by commas")
    parser.add_argument("--json", type=pathlib.Path, help="write all figures there")
    parser.add_argument("--setup", action="store_true", help="install Hugo and end")
    parser.add_argument("--corpus", action="store_true", help="make the corpora and end")
    return parser.parse_args()


def roomy(pages: int) -> pathlib.Path:
    """Memory, if it holds two corpora and three outputs: about 70 kB for each page, and as much to spare."""
    memory = pathlib.Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > pages * 140_000:
        return memory / "xinfeng-bench"
    return ROOT / ".cache/bench"


def compete(contestants: list[Contestant], runs: int) -> dict[tuple[str, str], list[Run]]:
    """One round that does not count, then the rounds that do."""
    results: dict[tuple[str, str], list[Run]] = {}
    for number in range(runs + 1):
        for contestant in contestants:
            contestant.clean()
            clean = measure(contestant)
            with contestant.edited(number):
                edit = measure(contestant)
            if number > 0:
                results.setdefault((contestant.name, "clean"), []).append(clean)
                results.setdefault((contestant.name, "edit"), []).append(edit)
            print(f"  {number or 'warm-up':>7}  {contestant.name:<8} clean {clean.wall:7.3f} s   edit {edit.wall:7.3f} s",
                  file=sys.stderr, flush=True)
    return results


def main() -> None:
    options = arguments()
    cache = ROOT / ".cache/bench"
    if options.setup:
        setup_hugo(cache)
        return
    sizes = [int(size) for size in options.pages.split(",")]
    all_figures = []
    for pages in sizes:
        work = options.work or roomy(pages)
        corpora = Corpora(YARDSTICK, work / f"{pages}-{options.images}", pages, options.images)
        corpora.make(theme=ROOT / "Benchmarks/theme")
        if options.corpus:
            print(corpora.folder)
            continue
        makers = {"xinfeng": lambda: xinfeng(corpora, options.program), "hugo": lambda: hugo(corpora, cache),
                  "floor": lambda: floor(corpora, cache)}
        contestants = [makers[name.strip()]() for name in options.only.split(",")]
        print(f"{pages} pages, {corpora.bytes / 1e6:.1f} MB of Markdown, in {corpora.folder}", file=sys.stderr)
        all_figures += figures(pages, contestants, compete(contestants, options.runs))
        print(table([row for row in all_figures if row["pages"] == pages]), flush=True)
        ours = next((row for row in all_figures if row["pages"] == pages and row["run"] == "clean"), None)
        if ours and ours["contestant"] == "xinfeng" and (cache / "floor").is_file():
            seconds = median(floor_of_tree(corpora, cache, contestants[0].output, options.runs))
            ours["floor_of_tree"] = seconds
            print(f"the floor with as many files and bytes as xinfeng's site: {seconds:.3f} s; "
                  f"xinfeng takes {ours['wall'] / seconds:.2f} × as long", flush=True)
    if options.json:
        options.json.write_text(json.dumps(all_figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
