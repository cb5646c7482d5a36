#!/usr/bin/env python3
"""Checks that the targets depend on one another one way only.

Package.swift lists the targets bottom-up. A file may import targets that stand above its own in that list, and what is
foreign belongs to one target: a system library, a package, and Foundation, which nothing but a package's own interface
is a reason to use. The benchmarks' packages link some targets' sources, and have to link what these import, too.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

OWNERS = {"ArgumentParser": "xinfeng", "FlyingSocks": "Serving", "Foundation": "Serving"}
ROOT = Path(__file__).resolve().parent.parent
TARGET = re.compile(r"\.(systemLibrary|target|executableTarget)\(\s*name:\s*\"(\w+)\"")
IMPORT = re.compile(r"^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|internal|private|fileprivate|public)\s+)?"
                    r"import\s+(?:(?:struct|class|enum|protocol|func|let|var|typealias)\s+)?(\w+)")


def main() -> int:
    targets = TARGET.findall((ROOT / "Package.swift").read_text())
    place = {name: number for number, (_, name) in enumerate(targets)}
    foreign = {name for kind, name in targets if kind == "systemLibrary"}
    owners = defaultdict(set)
    faults = []
    for folder in sorted((ROOT / "Sources").iterdir()):
        if folder.name not in place:
            faults.append(f"Sources/{folder.name}: no target of this name in Package.swift")
            continue
        for file in sorted(folder.rglob("*.swift")):
            for number, line in enumerate(file.read_text().splitlines(), start=1):
                found = IMPORT.match(line)
                if not found:
                    continue
                module = "Foundation" if found[1].startswith("Foundation") else found[1]
                where = f"{file.relative_to(ROOT)}:{number}"
                if OWNERS.get(module, folder.name) != folder.name:
                    faults.append(f"{where}: {module} is imported in {OWNERS[module]} only")
                if module in foreign:
                    owners[module].add(folder.name)
                if module in place and place[module] >= place[folder.name]:
                    faults.append(f"{where}: {folder.name} imports {module}, which stands below it in Package.swift")
    for library, targets_of in sorted(owners.items()):
        if len(targets_of) > 1:
            faults.append(f"{library} is imported by more than one target: {', '.join(sorted(targets_of))}")
    for folder in sorted((ROOT / "Benchmarks").glob("*/Sources")):
        linked = {link.name for link in folder.iterdir()}
        for file in sorted(file for target in linked for file in (folder / target).rglob("*.swift")):
            imported = {found[1] for line in file.read_text().splitlines() if (found := IMPORT.match(line))}
            for module in sorted(imported & place.keys() - linked):
                faults.append(f"{file.relative_to(ROOT)}: {module} is not linked in {folder.relative_to(ROOT)}")
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
