#!/usr/bin/env python3
"""The import of office manuscripts beside other readers, by one judge over one set of manuscripts.

    python3 Benchmarks/manuscripts.py --program .build/release/xinfeng

The manuscripts and their judge live beside the repository, in its sibling `shared`, or where `XINFENG_SHARED` says. Of the
other readers (pandoc, mammoth, markitdown) those are measured that are on the path. The exit is 1 where the import misses
one of the judge's targets.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = Path(os.environ.get("XINFENG_SHARED", ROOT.parent / "shared")) / "cases/manuscripts"
OTHERS = ("pandoc", "mammoth", "markitdown")


def figures(arguments: list[str]) -> tuple[str, bool]:
    """The judge's last line, and whether every target holds."""
    judge = [sys.executable, CASES / "check_import.py", "given", CASES, "--site", ROOT, *arguments]
    run = subprocess.run(judge, capture_output=True, text=True, check=False)
    return (run.stdout.strip() or run.stderr.strip()).split("\n")[-1], run.returncode == 0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    program = options.parse_args().program
    if not CASES.is_dir():
        print(f"no manuscripts in {CASES}: nothing is measured")
        return 0
    line, is_met = figures(["--program", program])
    print(line)
    for name in OTHERS:
        path = shutil.which(name)
        print(figures(["--reader", name, "--program", path])[0] if path else f"{name} is not installed")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
