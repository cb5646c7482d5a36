"""What a reader of a document is told to type or to write: its fenced blocks and its commands in running text, in order.

A block that nothing here can run has a comment above it, `<!-- not run: why -->`, which readers do not see.
"""

import re
import shlex
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from preview import Preview
from program import PROGRAM, REPOSITORY

FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1\n", re.M | re.S)
# What is only named, as `xinfeng`, is no command.
INLINE = re.compile(r"(?<!`)`(xinfeng [^`\n]+)`(?!`)")
NOT_RUN = re.compile(r"<!-- not run: ([^\n]+) -->\n\Z")


@dataclass
class Piece:
    """A fenced block, or a command in running text."""

    place: str
    language: str
    text: str
    why_not: str | None = None

    @property
    def commands(self) -> list[str]:
        """The lines as a shell takes them; a line that ends with a backslash goes on."""
        lines = self.text.replace("\\\n", " ").splitlines()
        return [stripped for line in lines if (stripped := re.sub(r"\s+#.*", "", line).strip()) and not stripped.startswith("#")]

    @property
    def is_commands(self) -> bool:
        return self.language == "inline" or not self.language and bool(self.commands) and all(
            command.split()[0] in PROGRAMS for command in self.commands)


PROGRAMS = {"xinfeng", "make", ".ci/run", "git", "install", "cp", "ln", "mkdir", "apt-get", "editor", "nginx", "adduser", "chown",
            "ssh", "ssh-keygen", "ssh-copy-id"}


def pieces(document: str, until: str | None = None) -> list[Piece]:
    """In the order of the text, which ends at a heading, where what follows is made by a program."""
    text = (REPOSITORY / document).read_text("utf-8")
    text = text[: text.index(until)] if until else text
    found = []
    for match in FENCE.finditer(text):
        reason = NOT_RUN.search(text[: match.start()])
        found.append((match.start(), match[2], match[3], reason and reason[1]))
    blank = FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    found += [(match.start(), "inline", match[1], None) for match in INLINE.finditer(blank)]
    return [Piece(f"{document}:{text.count(chr(10), 0, start) + 1}", language, body, why_not)
            for start, language, body, why_not in sorted(found)]


@dataclass
class Follower:
    """Does in a site's folder what a document says.

    Names that stand for something, as FILE.docx does, are given what they stand for; `words` are those of a document.
    """

    site: Path
    words: dict[str, str] = field(default_factory=dict)
    # Of commands that end with another exit code than 0, as their document says.
    codes: dict[str, int] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list)

    def run(self, command: str, code: int | None = None) -> str:
        code = self.codes.get(command, 0) if code is None else code
        for word, meaning in self.words.items():
            command = command.replace(word, meaning)
        if command.startswith("xinfeng serve"):
            return self.serve(command)
        program = f'xinfeng() {{ "{PROGRAM}" "$@"; }}\n'
        run = subprocess.run(["bash", "-c", program + command], cwd=self.site, capture_output=True, encoding="utf-8", timeout=300)
        assert run.returncode == code, f"{command}\n{run.stdout}{run.stderr}"
        self.ran.append(command)
        return run.stdout + run.stderr

    def serve(self, command: str) -> str:
        options = [word for word in shlex.split(command)[2:] if word != "--open"]
        with Preview(self.site, *options) as preview:
            self.ran.append(command)
            return preview.get("/").decode()

    def write(self, path: str, text: str) -> None:
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def follow(follower: Follower, found: list[Piece], examples: list, outcomes: dict) -> tuple[int, int]:
    """Does everything in order.

    - examples: what begins so, and what becomes of it: a function of the follower and the text.
    - outcomes: of a command, what the text says of it: a function of the follower and what the command printed.
    Returns how many pieces were run, and how many are marked as not to be run.
    """
    ran = marked = 0
    for piece in found:
        if piece.why_not:
            marked += 1
            continue
        example = next((act for begin, act in examples if begin in piece.text), None)
        assert example or piece.is_commands, f"{piece.place}: nothing says how this is tried\n{piece.text}"
        try:
            if example:
                example(follower, piece.text)
            else:
                for command in piece.commands:
                    said = follower.run(command)
                    for part, holds in outcomes.items():
                        if part in command:
                            assert holds(follower, said), f"{command}: {said}"
        except AssertionError as error:
            raise AssertionError(f"{piece.place}: {error}") from error
        ran += 1
    assert ran + marked == len(found)
    print(f"{found[0].place.split(':')[0]}: {ran} of {len(found)} run, {marked} marked as not run")
    return ran, marked


def anchor(heading: str) -> str:
    """How code hosts name a heading: small letters, spaces as hyphens, no punctuation."""
    plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def anchors(document: Path) -> set[str]:
    text = FENCE.sub("", document.read_text("utf-8"))
    return {anchor(heading) for heading in re.findall(r"(?m)^#+ (.+)$", text)}


def links(document: Path) -> list[str]:
    """What a document's own text leads to in the repository; what is shown as code leads nowhere."""
    text = re.sub(r"`[^`\n]+`", "", FENCE.sub("", document.read_text("utf-8")))
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"[a-z]+:", target)]
