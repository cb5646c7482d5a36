#!/usr/bin/env python3
"""Writes Sources/Text/Composed+Table.swift: Unicode's canonical decompositions, from the database that Python carries.

Hangul syllables are left out, since they are computed. Run it to bring the table to another version of Unicode.
"""

import unicodedata
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "Sources/Text/Composed+Table.swift"


def decompositions():
    for code in range(0x110000):
        parts = unicodedata.decomposition(chr(code)).split()
        if parts and not parts[0].startswith("<"):
            yield f"{code:X}=" + "+".join(part.lstrip("0") for part in parts)


def main() -> None:
    lines, line = [], ""
    for entry in decompositions():
        if len(line) + 1 + len(entry) > 106:
            lines.append(line)
            line = ""
        line = f"{line} {entry}" if line else entry
    body = "\n".join("  " + text for text in [*lines, line])
    FILE.write_text(
        f"""/// What a character is made of, as Unicode says it: `C0=41+300` for À. One character stands for another where there is
/// no `+`.
///
/// From the Unicode Character Database, version {unicodedata.unidata_version}, under the Unicode License
/// (https://www.unicode.org/license.txt, © Unicode, Inc.). Written by `scripts/composition_table.py`.
let decompositionTable = \"\"\"
{body}
  \"\"\"
""")


if __name__ == "__main__":
    main()
