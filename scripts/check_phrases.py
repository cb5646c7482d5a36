#!/usr/bin/env python3
"""Checks that what is said in both languages has Chinese first and English second: `Phrase("中文", "English")`.

    scripts/check_phrases.py

Texts with no words of a language, such as names of files, may stand in either place. The compiler cannot tell one text
from the other, and a test of every message would only repeat it.
"""
from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = r'"(?:[^"\\\n]|\\\([^()\n"]*\)|\\.)*"'
TEXTS = rf"({TEXT}(?:\s*\+\s*{TEXT})*)"
PAIR = re.compile(rf"\b(?:Phrase|say)\(\s*{TEXTS}\s*,\s*{TEXTS}\s*\)")


def counts(literal: str) -> tuple[int, int]:
    """How many Chinese characters and how many Latin letters are said; what is interpolated is in either language."""
    said = re.sub(r"\\\([^()]*\)|\\.|https?:\S+", "", literal)
    return len(re.findall(r"[\u4e00-\u9fff]", said)), len(re.findall(r"[A-Za-z]", said))


def swapped(text: str) -> Iterator[int]:
    for found in PAIR.finditer(text):
        chinese, english = counts(found[1]), counts(found[2])
        if english[0] > english[1] or chinese[0] == 0 < english[0]:
            yield text.count("\n", 0, found.start()) + 1


def main() -> int:
    faults = [f"{path.relative_to(ROOT)}:{line}" for path in sorted((ROOT / "Sources").rglob("*.swift")) for line in swapped(path.read_text())]
    for fault in faults:
        print(f"{fault}: Chinese stands first, English second")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
