"""The copy of the repository in which all chosen changes are built in, each behind its number."""
from __future__ import annotations

import random
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from changes import Change, Changes, Unreadable

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".cache/mutants"
TREE = FOLDER / "tree"
DECLARATION = '/// Whether the change of this number is on.\n@_silgen_name("xinfeng_mutant") func _mutant(_ number: Int32) -> Bool\n'
# Bodies that other modules compile into themselves cannot call what is internal to theirs.
INLINED = re.compile(r"@inlinable|@usableFromInline|@_transparent")


@dataclass
class Mutant:
    number: int
    file: str
    change: Change
    reached_by: list[str] = field(default_factory=list)

    @property
    def target(self) -> str:
        return self.file.split("/")[1]

    def __str__(self) -> str:
        return f"{self.file}:{self.change.line}: {self.change.told}"


def choose(seed: int, count: int, targets: list[str]) -> list[Mutant]:
    """Random places: the operator first, so that frequent ones do not crowd out the others; one change per line."""
    places: dict[str, list[tuple[str, Change]]] = {}
    for path in sorted((ROOT / "Sources").rglob("*.swift")):
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text()
        if targets and name.split("/")[1] not in targets or INLINED.search(text):
            continue
        try:
            for change in Changes(text).all():
                places.setdefault(change.operator, []).append((name, change))
        except Unreadable as reason:
            print(f"{name} is left out: {reason}")
    chance, chosen, taken = random.Random(seed), [], {}
    while len(chosen) < count and places:
        operator = chance.choice(sorted(places))
        name, change = places[operator].pop(chance.randrange(len(places[operator])))
        if not places[operator]:
            del places[operator]
        others = taken.setdefault(name, [])
        if all(change.end <= o.start or o.end <= change.start for o in others) and change.line not in [o.line for o in others]:
            others.append(change)
            chosen.append(Mutant(len(chosen), name, change))
    return chosen


def with_changes(text: str, mutants: list[Mutant]) -> str:
    for mutant in sorted(mutants, key=lambda m: -m.change.start):
        change = mutant.change
        text = text[:change.start] + change.text.replace("_mutant(#)", f"_mutant({mutant.number})") + text[change.end:]
    return text


def write_tree(mutants: list[Mutant]) -> None:
    """Writes only what differs from the copy of an earlier run, so that the compiler has less to do."""
    of_file: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        of_file.setdefault(mutant.file, []).append(mutant)
    listed = subprocess.run(["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True)
    wanted: dict[str, bytes] = {}
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if name and (path.is_symlink() or path.is_file()):
            wanted[name] = b"" if path.is_symlink() else path.read_bytes()
    for name, group in of_file.items():
        wanted[name] = with_changes(wanted[name].decode(), group).encode()
    for target in {name.split("/")[1] for name in wanted if name.startswith("Sources/") and name.endswith(".swift")}:
        wanted[f"Sources/{target}/Mutants.swift"] = DECLARATION.encode()
    wanted["Sources/CTraps/Mutants.c"] = (ROOT / "Tests/Mutants/Switch.c").read_bytes()
    # A changed line may well be one that the compiler warns of.
    wanted["Package.swift"] = wanted["Package.swift"].replace(b"[.treatAllWarnings(as: .error)]", b"[]")
    for old in [path for path in TREE.rglob("*") if not path.is_dir() or path.is_symlink()]:
        name = old.relative_to(TREE).as_posix()
        if name not in wanted and not name.startswith((".build/", ".git")):
            old.unlink()
    for name, content in wanted.items():
        copy, original = TREE / name, ROOT / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if original.is_symlink():
            copy.unlink(missing_ok=True)
            copy.symlink_to(original.readlink())
        elif not copy.exists() or copy.read_bytes() != content:
            copy.write_bytes(content)
            if original.exists():
                shutil.copymode(original, copy)


def build(mutants: list[Mutant]) -> list[Mutant]:
    """Builds the copy, and again without the changes that the compiler refuses; returns those that it took."""
    while True:
        write_tree(mutants)
        done = subprocess.run(["swift", "build", "--build-tests", "-debug-info-format", "none"], cwd=TREE, capture_output=True, text=True)
        if done.returncode == 0:
            return mutants
        places = {(found[1], int(found[2])) for found in re.finditer(rf"^{re.escape(str(TREE))}/(\S+\.swift):(\d+):\d+: error:", done.stdout + done.stderr, re.M)}
        refused = [m for m in mutants if any(name == m.file and 0 <= line - m.change.line <= m.change.text.count("\n") for name, line in places)]
        if not refused:
            raise SystemExit("mutants: the copy does not compile\n" + (done.stdout + done.stderr)[-3000:])
        for mutant in refused:
            print(f"does not compile: {mutant}", flush=True)
        mutants = [m for m in mutants if m not in refused]
