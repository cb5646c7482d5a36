#!/usr/bin/env python3
"""Writes docs/reference.md and docs/reference.zh-CN.md from what the program says about itself, or checks them.

    scripts/reference.py --write PROGRAM
    scripts/reference.py --check PROGRAM

`xinfeng explain --all` prints the page: every key of the files in which a site is declared, every type of fields, every
block of Markdown and every rule, from the tables by which the program reads.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"en": ROOT / "docs/reference.md", "zh": ROOT / "docs/reference.zh-CN.md"}


def reference(program: str, language: str) -> str:
    command = [program, "explain", "--all", "--lang", language]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    if len(sys.argv) != 3 or sys.argv[1] not in ("--write", "--check"):
        print(__doc__, file=sys.stderr)
        return 2
    mode, program = sys.argv[1], sys.argv[2]
    late = []
    for language, page in PAGES.items():
        text = reference(program, language)
        if mode == "--write":
            page.write_text(text)
        elif not page.exists() or page.read_text() != text:
            late.append(page)
    for page in late:
        print(f"{page.relative_to(ROOT)}: 已过时，请运行 make docs / out of date, run make docs", file=sys.stderr)
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
