"""The changes that may be made to a Swift file, each at a place where the sources still compile afterwards.

A change is text put in place of a stretch of the file, with `#` for its number: the program asks at run time whether the
change of that number is on, so that one build holds all of them. Every change leaves the lines of the file as they are.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from swift_source import PAIRS, Source, Unreadable

ON = "_mutant(#)"
OTHERS = {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">", "&&": "||", "||": "&&"}
LOGIC = {"&&", "||"}
ASSIGNMENTS = {"=", "+=", "-=", "*=", "/=", "|=", "&="}
LOOSER = LOGIC | {"?", ":", "->", ",", ";"} | ASSIGNMENTS  # ends an operand of a comparison
KEYWORDS = {"return", "if", "guard", "while", "else", "in", "where", "try", "await", "case", "let", "var", "throw", "repeat", "yield"}
NO_STATEMENT = {"if", "for", "switch", "do", "func", "struct", "class", "enum", "extension", "break", "continue", "default", "defer", "fallthrough",
                 "get", "set", "static", "private", "package", "mutating", "super", "async", "lazy", "weak", "unowned", "nonisolated", "indirect"}
ABORTS = {"precondition", "preconditionFailure", "fatalError", "assert", "assertionFailure"}
EMPTY = [(r"String|Substring", '""'), (r"\[[^:]*\]|Set<.*>", "[]"), (r"\[.*:.*\]", "[:]"), (r".*\?", "nil"), (r"Int", "0"), (r"Bool", "false")]


@dataclass(frozen=True)
class Change:
    operator: str
    line: int
    start: int
    end: int
    text: str
    told: str


class Changes:
    def __init__(self, text: str) -> None:
        self.source = Source(text)
        self.tokens = self.source.tokens
        self.barred = self._barred()

    def all(self) -> Iterator[Change]:
        for i, token in enumerate(self.tokens):
            if i in self.barred:
                continue
            try:
                yield from self._of_token(i, token)
            except Unreadable:
                continue

    def _of_token(self, i: int, token) -> Iterator[Change]:
        if token.text in {"true", "false"}:
            yield self._put("flag", i, i, ("!" if token.text == "true" else "") + ON, f"{token.text} flipped")
        elif token.kind == "number" and token.text.replace("_", "").isdecimal() and self.source.word(i - 1) != ".":
            other = str(int(token.text.replace("_", "")) + 1)
            yield self._either("number", i, i, other, f"{token.text} → {other}")
        elif token.kind == "string":
            yield from self._text(i, token)
        elif token.text in {"if", "guard", "while"}:
            yield from self._conditions(i)
        elif token.text in OTHERS and token.spaced:
            other = OTHERS[token.text]
            ends = LOOSER - LOGIC if token.text in LOGIC else LOOSER
            first, last = self._left(i, ends), self._right(i, ends)
            changed = f"{self.source.flat(first, i - 1)} {other} {self.source.flat(i + 1, last)}"
            yield self._either("logic" if token.text in LOGIC else "comparison", first, last, changed, f"{token.text} → {other}")
        elif token.text in {"+", "-"} and token.spaced:
            yield from self._sum(i, token.text)
        elif token.text in {"..<", "..."} and not token.spaced:
            yield from self._range(i)
        elif token.text == "{" and self.source.block.get(i) == "function":
            yield from self._empty_body(i)
        if token.opens_line and self.source.parent[i] is not None and self.source.block.get(self.source.parent[i], "type") != "type":
            yield from self._statement(i)

    # Places where code is not run, or where only a plain literal may stand.

    def _barred(self) -> set[int]:
        source, barred = self.source, set()

        def bar_group(opening: int) -> None:
            if opening in source.pair:
                barred.update(range(opening, source.pair[opening] + 1))

        for i, token in enumerate(self.tokens):
            word, after = token.text, source.word(i + 1)
            if word.startswith("#") and token.opens_line:
                barred.update(j for j in range(i, len(source)) if self.tokens[j].line == token.line)
            elif word in ABORTS or word.startswith("@") or word == "UInt8" and source.word(i + 2) == "ascii":
                barred.add(i)
                if after == "(" and self.tokens[i + 1].start == token.end:
                    bar_group(i + 1)
            elif word in {"func", "init", "subscript"} and source.word(i - 1) not in {".", "#"}:
                j = i + 1
                while j < len(source) and source.word(j) not in {"(", "{", "}"} and j < i + 30:
                    j += 1
                bar_group(j)
            elif word in {"case", "default", "indirect"} and source.word(i - 1) != ".":
                parent = source.parent[i]
                in_type = parent is not None and source.block.get(parent) == "type"
                ends = set() if in_type else {":", "=", "in"}
                last = source.statement_end(i) if in_type else len(source) - 1
                for j in source.depth_zero(i, last):
                    if source.word(j) in ends or source.word(j) in PAIRS:
                        break
                    barred.add(j)
                    bar_group(j)
            elif word == "manual" and after == ":":
                barred.update(j for j in range(i, source.statement_end(i) + 1) if self.tokens[j].kind == "string")
                bar_group(i + 3)
        return barred

    # What the operands of an operator are.

    def _left(self, i: int, ends: set[str]) -> int:
        source, j = self.source, i
        while True:
            previous = source.before(j)
            word = source.word(j - 1)
            if j == 0 or word in {"(", "[", "{", "}"} or word in KEYWORDS or self._ends(j - 1, ends):
                break
            if self.tokens[j].opens_line and not source.goes_on(j):
                break
            j = previous
        if j == i or self.source.word(j).startswith(".") and self.tokens[j].opens_line or self.source.word(j - 1) == "}":
            raise Unreadable("no left operand")
        return j

    def _right(self, i: int, ends: set[str]) -> int:
        source, j = self.source, i + 1
        while j < len(source):
            word = source.word(j)
            if word in PAIRS or word in KEYWORDS or j > i + 1 and self._ends(j, ends):
                break
            if j > i + 1 and self.tokens[j].opens_line and not source.goes_on(j):
                break
            if word == "{":
                if source.block[j] == "control":
                    break
                raise Unreadable("a closure behind the operand")
            j = source.pair[j] + 1 if word in "([" and j in source.pair else j + 1
        if j == i + 1 or source.word(j) in {"try", "await"}:
            raise Unreadable("no right operand")
        return j - 1

    def _ends(self, i: int, ends: set[str]) -> bool:
        token = self.tokens[i]
        return token.text in ends and (token.kind == "mark" or token.spaced or token.text == ":")

    def _postfix(self, i: int) -> int:
        """The last token of a name or number with its members, calls and subscripts."""
        if self.tokens[i].kind not in {"word", "number"} or self.source.word(i) in KEYWORDS:
            raise Unreadable("no plain operand")
        while i + 1 < len(self.source) and self.tokens[i + 1].start == self.tokens[i].end:
            word = self.source.word(i + 1)
            if word == "." and self.tokens[i + 2].kind in {"word", "number"}:
                i += 2
            elif word in {"(", "["}:
                i = self.source.pair[i + 1]
            else:
                break
        return i

    # The changes.

    def _conditions(self, i: int) -> Iterator[Change]:
        source, start, parent = self.source, i + 1, self.source.parent[i]
        for j in source.depth_zero(i + 1, len(source) - 1):
            ends = source.word(j) == "else" or source.block.get(j) == "control" or source.parent[j] != parent
            if not ends and source.word(j) != ",":
                continue
            clause = source.depth_zero(start, j - 1)
            words = {source.word(k) for k in clause}
            if clause and not words & {"let", "var", "case", "try", "await"} and not any(w.startswith("#") for w in words):
                code = source.slice(start, j - 1)
                told = re.sub(r"\s+", " ", code)
                for name, changed in [("negated", f"{ON} != ({code})"), ("always", f"({ON} || ({code}))"), ("never", f"(!{ON} && ({code}))")]:
                    yield self._put("condition", start, j - 1, changed, f"condition {name}: {told}")
            start = j + 1
            if ends:
                return

    def _text(self, i: int, token) -> Iterator[Change]:
        text, source = token.text, self.source
        if "\n" in text or text.startswith("#") or text.startswith('"""'):
            return
        # Sentences are prose; what a program or a reader's machine depends on has no spaces and no Chinese.
        if text == '""' or " " in text or re.search(r"[^\x00-\x7f]", re.sub(r"\\\(.*\)", "", text)):
            return
        # A table of many words is data: a test of each would be a copy of the table.
        parent = source.parent[i]
        if parent is not None and source.word(parent) == "[" and sum(self.tokens[j].kind == "string" for j in range(parent, source.pair[parent])) > 12:
            return
        single = len(text) == 3 or len(text) == 4 and text[1] == "\\"
        other = '"~"' if single else text[:-1] + '¤"'
        yield self._either("text", i, i, other, f"{text} → {other}")

    def _sum(self, i: int, sign: str) -> Iterator[Change]:
        last = self._postfix(i + 1)
        number = self.tokens[last].kind == "number" or self.source.word(last) == "count" or self.source.word(i - 1) == "count"
        operand = self.source.flat(i + 1, last)
        if (sign == "-" or number) and "UInt" not in operand:
            yield self._put("sum", i + 1, last, f"({ON} ? -({operand}) : ({operand}))", f"{sign} {operand} → {'-' if sign == '+' else '+'} {operand}")

    def _range(self, i: int) -> Iterator[Change]:
        if self.tokens[i + 1].start != self.tokens[i].end or self.source.word(i + 1) == "0":
            return
        last = self._postfix(i + 1)
        operand = self.source.flat(i + 1, last)
        yield self._put("range", i + 1, last, f"({ON} && ({operand}) > 0 ? ({operand}) - 1 : ({operand}))", f"range ends one before {operand}")

    def _empty_body(self, i: int) -> Iterator[Change]:
        source = self.source
        head = source.depth_zero(source.statement_start(i), i - 1)
        words = [source.word(j) for j in head]
        sign = "->" if "func" in words else ":" if "var" in words else None
        # Where a body is one expression, a statement before it would make it return nothing.
        returns = any(source.word(j) == "return" and self.tokens[j].opens_line for j in source.depth_zero(i + 1, source.pair[i] - 1))
        if sign not in words or not returns or source.word(i + 1) == "get":
            return
        declared = source.flat(head[len(words) - 1 - words[::-1].index(sign)] + 1, i - 1).split(" where ")[0]
        for pattern, empty in EMPTY:
            if re.fullmatch(pattern, declared):
                yield self._put("empty", i, i, f"{{ if {ON} {{ return {empty} }};", f"returns {empty} at once")
                return

    def _statement(self, i: int) -> Iterator[Change]:
        source = self.source
        first = self.tokens[i]
        if first.kind != "word" or first.text in (KEYWORDS | NO_STATEMENT) - {"try"} or source.statement_start(i) != i:
            return
        last = source.statement_end(i)
        words = [source.word(j) for j in source.depth_zero(i, last)]
        if words[-1] not in {"(", "{"} and not ASSIGNMENTS & set(words) or source.word(i + 1) == ":":
            return
        parent = source.parent[i]
        alone = i == parent + 1 or source.word(i - 1) == "in"
        is_value = alone and source.pair[parent] == last + 1 and source.block[parent] != "control"
        head = [source.word(j) for j in source.depth_zero(source.statement_start(parent), parent - 1)]
        if "init" in head if ASSIGNMENTS & set(words) else is_value:
            return
        code = source.slice(i, last)
        told = re.sub(r"\s+", " ", code)
        yield self._put("statement", i, last, f"if !{ON} {{ {code} }}", f"dropped: {told[:90]}")

    def _either(self, operator: str, first: int, last: int, changed: str, told: str) -> Change:
        return self._put(operator, first, last, f"({ON} ? {changed} : {self.source.slice(first, last)})", told)

    def _put(self, operator: str, first: int, last: int, text: str, told: str) -> Change:
        return Change(operator, self.tokens[first].line, self.tokens[first].start, self.tokens[last].end, text, told)

