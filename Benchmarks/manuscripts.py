#!/usr/bin/env python3
"""The import of office manuscripts beside other readers, by one judge over one set of manuscripts.

    Benchmarks/manuscripts.py --setup                              install the other readers beside the benchmark, once
    Benchmarks/manuscripts.py --program .build/release/xinfeng

The manuscripts and their judge live beside the repository, in its sibling `shared`, or where `XINFENG_SHARED` says. Of the
other readers (pandoc, mammoth, markitdown) those are measured that are installed. The exit is 1 where the import misses
one of the judge's targets.
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = Path(os.environ.get("XINFENG_SHARED", ROOT.parent / "shared")) / "cases/manuscripts"
OTHERS = ("pandoc", "mammoth", "markitdown")
VENV = ROOT / ".cache/bench/import-venv"
FROM_PYPI = ("mammoth==1.13.0", "markitdown[docx]==0.1.9")


def figures(arguments: list[str]) -> tuple[str, bool]:
    """The judge's last line, and whether every target holds."""
    judge = [sys.executable, CASES / "check_import.py", "given", CASES, "--site", ROOT, *arguments]
    run = subprocess.run(judge, capture_output=True, text=True, check=False)
    return (run.stdout.strip() or run.stderr.strip()).split("\n")[-1], run.returncode == 0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default=str(ROOT / ".build/release/xinfeng"))
    options.add_argument("--setup", action="store_true", help="install mammoth and markitdown and end")
    given = options.parse_args()
    if given.setup:
        venv.create(VENV, with_pip=True)
        subprocess.run([VENV / "bin/pip", "install", "--quiet", *FROM_PYPI], check=True)
        return 0
    program = given.program
    if not CASES.is_dir():
        print(f"no manuscripts in {CASES}: nothing is measured")
        return 0
    line, is_met = figures(["--program", program])
    print(line)
    for name in OTHERS:
        path = shutil.which(name, path=f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}")
        print(figures(["--reader", name, "--program", path])[0] if path else f"{name} is not installed")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
