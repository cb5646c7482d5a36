#!/usr/bin/env python3
"""What the rules of texts find in texts that are right: every finding is to be looked at, and is a false alarm or a fault.

    Benchmarks/alarms.py                the sample site, and 1 000 pages of the corpus with the sample's list of words
    Benchmarks/alarms.py FOLDER …       other sites
"""
import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import tempfile

from corpus import Corpora
from run import ROOT, YARDSTICK, roomy

PAGES = 1000
NOW = "2026-11-29"


def corpus(place: pathlib.Path) -> pathlib.Path:
    made = Corpora(YARDSTICK, roomy(PAGES) / f"{PAGES}-0", PAGES, 0)
    made.make(theme=ROOT / "Benchmarks/theme")
    shutil.copytree(made.site, place, ignore=shutil.ignore_patterns(".cache", "public"))
    shutil.copy(ROOT / "content/wording.yml", place / "content")
    return place


def findings(program: pathlib.Path, site: pathlib.Path) -> list[dict]:
    """Those about texts: what is said of settings and templates is none of these rules."""
    command = [program, "check", "--format", "json", "--site", site, "--now", NOW]
    result = subprocess.run(command, capture_output=True, text=True)
    return [finding for finding in json.loads(result.stdout) if finding.get("file", "").endswith(".md")]


def show(program: pathlib.Path, site: pathlib.Path, name: str) -> None:
    pages = len(list((site / "content").rglob("*.md")))
    found = findings(program, site)
    print(f"{name}: {pages} pages, {len(found)} findings, {1000 * len(found) / pages:.1f} a thousand pages")
    for rule, count in collections.Counter(finding["rule"] for finding in found).most_common():
        print(f"  {rule}: {1000 * count / pages:.1f}")
        for finding in [finding for finding in found if finding["rule"] == rule][:30]:
            print(f"    {finding['file']}:{finding.get('line', 1)}: {finding['message']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="*", type=pathlib.Path)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/xinfeng")
    options = parser.parse_args()
    for site in options.sites or [ROOT]:
        show(options.program, site, site.name if options.sites else "the sample site")
    if not options.sites:
        with tempfile.TemporaryDirectory() as folder:
            show(options.program, corpus(pathlib.Path(folder) / "site"), "the corpus")


if __name__ == "__main__":
    main()
