"""Swift source text as tokens, with their brackets matched, and what sort of block every brace opens."""
from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*)|(?P<string>#*\")|(?P<word>[$@#]?[^\W\d]\w*|`\w+`|\$\d+)"
    r"|(?P<number>0x[\da-fA-F_]+|\d[\d_]*(?:\.\d+)?)|(?P<operator>[-=+!*%<>&|^~?/.]+)|(?P<mark>.)", re.S)
CONTROL = {"if", "guard", "while", "for", "switch", "do", "catch", "else", "repeat", "defer"}
TYPES = {"struct", "class", "enum", "extension", "protocol", "actor"}
PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass
class Token:
    kind: str
    text: str
    start: int
    end: int
    line: int
    opens_line: bool
    spaced: bool = False  # whitespace on both sides: a binary operator


class Unreadable(Exception):
    pass


def string_end(text: str, start: int) -> int:
    """The end of the string literal that begins at `start`; strings within its interpolations are passed over."""
    hashes = len(re.match(r"#*", text[start:])[0])
    quote = '"""' if text.startswith('"""', start + hashes) else '"'
    closing, position = quote + "#" * hashes, start + hashes + len(quote)
    while not text.startswith(closing, position):
        if text.startswith("\\" + "#" * hashes + "(", position):
            depth, position = 1, position + hashes + 2
            while depth:
                if text[position] == '"':
                    position = string_end(text, position)
                    continue
                depth += {"(": 1, ")": -1}.get(text[position], 0)
                position += 1
        else:
            position += 2 if text[position] == "\\" and not hashes else 1
    return position + len(closing)


def read_tokens(text: str) -> list[Token]:
    tokens, position, line, after_space, opens_line = [], 0, 1, True, True
    while position < len(text):
        if text.startswith("/*", position):
            raise Unreadable("a comment in the middle of code")
        found = TOKEN.match(text, position)
        kind, end = found.lastgroup, found.end()
        if kind == "operator" and "//" in found[0]:
            end = position + found[0].index("//")
        if kind == "string":
            end = string_end(text, position)
        piece = text[position:end]
        if kind == "space":
            opens_line, after_space = opens_line or "\n" in piece, True
        else:
            space_after = end == len(text) or text[end] in " \n"
            tokens.append(Token(kind, piece, position, end, line, opens_line, after_space and space_after))
            opens_line, after_space = False, False
        line += piece.count("\n")
        position = end
    return tokens


class Source:
    """A file's tokens; `pair` has the other bracket of each bracket, `block` the sort of block that each `{` opens."""

    def __init__(self, text: str) -> None:
        self.text, self.tokens = text, read_tokens(text)
        self.pair: dict[int, int] = {}
        self.parent: list[int | None] = []  # of each token: the bracket that it stands in
        stack: list[int] = []
        for i, token in enumerate(self.tokens):
            if token.text in PAIRS:
                if not stack or self.tokens[stack[-1]].text != PAIRS[token.text]:
                    raise Unreadable("brackets that do not match")
                opening = stack.pop()
                self.pair[i], self.pair[opening] = opening, i
            self.parent.append(stack[-1] if stack else None)
            if token.kind == "mark" and token.text in "([{":
                stack.append(i)
        self.block = {i: self._kind(i) for i, token in enumerate(self.tokens) if token.text == "{" and i in self.pair}

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def slice(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        return self.text[self.tokens[first].start:self.tokens[last].end]

    def flat(self, first: int, last: int) -> str:
        """The same on one line; nothing where a comment or a text of several lines forbids it."""
        text = self.slice(first, last)
        if "\n" in text and ("//" in text or '"""' in text):
            raise Unreadable("no expression for one line")
        return re.sub(r"\s*\n\s*", " ", text)

    def goes_on(self, i: int) -> bool:
        """Whether the token at `i` continues the statement before it although it begins a line."""
        if i == 0 or not self.tokens[i].opens_line:
            return i > 0
        before, here = self.tokens[i - 1], self.tokens[i]
        if before.text in {"(", "[", ",", ":", "->", "where", "=", "return", "in"} and not (before.text == ":" and self._ends_case(i - 1)):
            return before.text not in {"return", "in"}
        if before.kind == "operator" and (before.spaced or before.text == "=") and before.text not in {"?", "!"}:
            return True
        return here.text in {"else", "catch", "where", "?", ":", "->", "{", ")", "]"} or here.kind == "operator" and (
            here.spaced or here.text.startswith(".") and here.text != "..." )

    def _ends_case(self, colon: int) -> bool:
        start = colon - 1
        while start >= 0 and self.parent[start] == self.parent[colon] or start in self.pair and self.word(start) in PAIRS:
            if self.word(start) in {"case", "default"}:
                return True
            if self.tokens[start].opens_line and not self.word(start).startswith("."):
                return False
            start = self.before(start)
        return False

    def before(self, i: int) -> int:
        """The token before, or the opening bracket of the group that ends there."""
        return self.pair[i - 1] if self.word(i - 1) in PAIRS else i - 1

    def statement_start(self, i: int) -> int:
        while True:
            if not self.goes_on(i) or self.word(i - 1) in {"{", "}", ";"} or self.word(i - 1) == "in" and self.tokens[i].opens_line:
                return i
            previous = self.before(i)
            if self.parent[previous] != self.parent[i]:
                return i
            i = previous

    def statement_end(self, i: int) -> int:
        """The last token of the statement that begins at `i`."""
        while True:
            last = self.pair[i] if self.word(i) in "([{" and i in self.pair else i
            following = last + 1
            if following >= len(self.tokens) or self.word(following) in PAIRS or self.word(following) == ";":
                return last
            if self.tokens[following].opens_line and not self.goes_on(following):
                return last
            i = following

    def depth_zero(self, first: int, last: int) -> list[int]:
        """The tokens between that stand in no bracket of their own."""
        found, i = [], first
        while i <= last:
            found.append(i)
            i = self.pair[i] + 1 if self.word(i) in "([{" and i in self.pair else i + 1
        return found

    def _kind(self, brace: int) -> str:
        start = self.statement_start(brace) if brace else 0
        words = [self.word(i) for i in self.depth_zero(start, brace - 1)] if start < brace else []
        before_value = words[:words.index("=")] if "=" in words else words
        if before_value and (TYPES & set(before_value)) and not CONTROL & set(before_value[:1]):
            return "type"
        if {"func", "init", "subscript", "deinit"} & set(before_value) and "." not in before_value[:2]:
            return "function"
        if CONTROL & set(words):
            return "control"
        if words and words[0] in {"get", "set", "willSet", "didSet"} or "var" in before_value and before_value == words:
            return "function"
        return "closure"
