#!/usr/bin/env python3
"""Writes the reference in docs/theme-guide.md from what the program says about itself, or checks that it is up to date.

    scripts/theme_reference.py --write PROGRAM
    scripts/theme_reference.py --check PROGRAM

The program prints the reference once in English and once in Chinese, line by line alike; a table shows both.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs/theme-guide.md"
BEGIN, END = "<!-- reference: written by `make docs` -->\n", "<!-- end of reference -->\n"
MEMBER = re.compile(r"- `([^`]+)` (.+?) — (.*)")


def schema(program: str, language: str) -> list[str]:
    command = [program, "theme", "schema", "--lang", language, "--site", str(ROOT)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def reference(english: list[str], chinese: list[str]) -> str:
    """Joins the two answers; a line that is no member of a record is a heading or a sentence about the record."""
    lines: list[str] = []
    is_table = False
    for first, second in zip(english, chinese, strict=True):
        member, meaning = MEMBER.fullmatch(first), MEMBER.fullmatch(second)
        if member and meaning:
            if not is_table:
                lines += ["", "| name | type | meaning | 意思 |", "|---|---|---|---|"]
            lines.append(f"| `{member[1]}` | {cell(member[2])} | {cell(member[3])} | {cell(meaning[3])} |")
        elif first.startswith("## "):
            lines += [f"### {first[3:]}", ""]
        elif first and not first.startswith("# "):
            lines.append(f"{first} · {second}")
        elif not first:
            lines.append("")
        is_table = bool(member)
    return "\n".join(lines).strip() + "\n"


def main() -> int:
    if len(sys.argv) != 3 or sys.argv[1] not in ("--write", "--check"):
        print(__doc__, file=sys.stderr)
        return 2
    mode, program = sys.argv[1], sys.argv[2]
    guide = GUIDE.read_text()
    head, rest = guide.split(BEGIN)
    tail = rest.split(END)[1]
    current = head + BEGIN + "\n" + reference(schema(program, "en"), schema(program, "zh")) + "\n" + END + tail
    if mode == "--write":
        GUIDE.write_text(current)
    elif current != guide:
        print("docs/theme-guide.md: 模板参考已过时，请运行 make docs / the reference is out of date, run make docs",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
