#!/usr/bin/env python3
"""Writes Sources/Chinese/Variants+Table.swift: which Chinese characters are written for one another.

    scripts/variants_table.py [Unihan_Variants.txt.bz2]

The facts are those of the Unicode Han database as Debian's package unicode-data has them (Unicode License, see
NOTICE.md): the simplified and traditional forms of a character (kSimplifiedVariant, kTraditionalVariant), and forms of
the same meaning that the list of glyphs used in Hong Kong knows, such as 峰 and 峯 (kSemanticVariant by kHKGlyph).
A class is all that hang together by these; 了 and 瞭 are one, although 瞭望 is never 了望, since a reader who types one
of them is to find the other where nothing has what was typed. Characters outside the basic plane are left out.
"""
import bz2
import collections
import pathlib
import sys

SOURCE = "/usr/share/unicode/Unihan_Variants.txt.bz2"
TARGET = pathlib.Path(__file__).resolve().parent.parent / "Sources/Chinese/Variants+Table.swift"
HEAD = """/// Characters that are written for one another, a class each, in the order of the first: simplified and traditional
/// forms, and others of the same meaning.
///
/// Made by scripts/variants_table.py from the Unicode Han database, version {version}, under the Unicode License
/// (https://www.unicode.org/license.txt, © Unicode, Inc.): kSimplifiedVariant, kTraditionalVariant, and
/// kSemanticVariant where kHKGlyph says so.
let variantTable = \"\"\"
"""


def pairs(lines):
    for line in lines:
        if line.startswith("#") or not line.strip():
            continue
        code, kind, values = line.rstrip("\n").split("\t")
        for value in values.split():
            other, _, sources = value.partition("<")
            if kind in ("kSimplifiedVariant", "kTraditionalVariant") or kind == "kSemanticVariant" and "kHKGlyph" in sources:
                yield int(code[2:], 16), int(other[2:], 16)


def classes(related):
    parent = {}

    def root(code):
        while parent.setdefault(code, code) != code:
            code = parent[code]
        return code

    for one, other in related:
        if max(one, other) < 0x10000:
            parent[root(one)] = root(other)
    found = collections.defaultdict(list)
    for code in sorted(parent):
        found[root(code)].append(chr(code))
    return sorted("".join(members) for members in found.values() if len(members) > 1)


def main():
    with bz2.open(sys.argv[1] if len(sys.argv) > 1 else SOURCE, "rt", encoding="utf-8") as file:
        lines = file.readlines()
    version = next(line.split()[-1] for line in lines if "Unicode Version" in line or "Unicode version" in line)
    text, line = HEAD.format(version=version), " "
    for members in classes(pairs(lines)):
        if len(line) + len(members) > 58:
            text += line + "\n"
            line = " "
        line += " " + members
    TARGET.write_text(text + line + '\n  """\n', encoding="utf-8")


if __name__ == "__main__":
    main()
