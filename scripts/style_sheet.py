"""Reads a style sheet into rules with their lines: enough of CSS to say what a browser would not understand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple


class Declaration(NamedTuple):
    name: str
    value: str
    line: int


@dataclass
class Rule:
    line: int
    prelude: str
    # Of an at-rule: `media`; none for selectors.
    name: str | None = None
    declarations: list[Declaration] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


TOKEN = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[{};]|[^{};\"'/]+|/", re.S)


def read_rules(text: str) -> list[Rule]:
    top = Rule(0, "")
    open_rules, before, line, begun = [top], "", 1, 1
    for token in TOKEN.findall(text):
        if token == "{":
            prelude = before.strip()
            found = re.match(r"@([\w-]+)\s*(.*)", prelude, re.S)
            rule = Rule(begun, found[2] if found else prelude, found[1] if found else None)
            open_rules[-1].rules.append(rule)
            open_rules.append(rule)
            before = ""
        elif token in ";}":
            name, colon, value = before.strip().partition(":")
            if colon and not name.startswith("@"):
                open_rules[-1].declarations.append(Declaration(name.strip(), value.strip(), begun))
            before = ""
            if token == "}" and len(open_rules) > 1:
                open_rules.pop()
        elif not token.startswith("/*"):
            if not before.strip() and token.strip():
                begun = line + token[:len(token) - len(token.lstrip())].count("\n")
            before += token
        line += token.count("\n")
    return top.rules


def parts(text: str, separator: str) -> list[str]:
    """A text cut at a separator that stands in no brackets."""
    found, depth = [""], 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == separator and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return [part.strip() for part in found]
