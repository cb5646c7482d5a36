#!/usr/bin/env python3
"""Rebuilds the preview of a site again and again, and says what that left in memory and in open files.

  soak.py [--rebuilds 2000] [--pages 400]
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from preview import Preview
from program import STORY, copy_site, write

# The middle of a run is compared with its end: at the beginning memory grows for good reasons.
LIMIT = 1.05


def rebuild(site, preview, count, first=0):
    """Changes a page, and waits until the preview shows it, so many times; the seconds each took."""
    page = site / "content/stories/2023/lamp-0.md"
    times = []
    for number in range(first, first + count):
        write(site, page, STORY.replace("灯没有灭过", f"第{number}次重做"))
        times.append(preview.wait_for("/stories/2024/lamp-0/", f"第{number}次重做"))
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rebuilds", type=int, default=2000)
    parser.add_argument("--pages", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = copy_site(Path(folder) / "site")
        for number in range(options.pages):
            write(site, f"content/stories/2023/lamp-{number}.md", STORY.replace("守灯人三十年", f"第{number}盏灯"))
        with Preview(site) as preview:
            rebuild(site, preview, options.rebuilds // 2)
            memory, descriptors = preview.memory, preview.descriptors
            times = rebuild(site, preview, options.rebuilds - options.rebuilds // 2, first=options.rebuilds)
            growth = preview.memory / memory
            print(f"rebuilds {options.rebuilds}, pages {options.pages}")
            print(f"memory {memory} KB at half, {preview.memory} KB at the end ({(growth - 1) * 100:+.1f} %)")
            print(f"descriptors {descriptors} at half, {preview.descriptors} at the end")
            print(f"until the new text is served: median {statistics.median(times) * 1000:.0f} ms, "
                  f"worst {max(times) * 1000:.0f} ms")
            return 0 if growth <= LIMIT and preview.descriptors == descriptors else 1


if __name__ == "__main__":
    sys.exit(main())
