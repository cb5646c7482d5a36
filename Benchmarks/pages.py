#!/usr/bin/env python3
"""Measures what a reader with a slow telephone waits for: bytes, when the page is seen, whether it jumps or stalls.

    .venv/bin/python Benchmarks/pages.py SITE [--runs 3]

Four pages are opened in Debian's Chromium with a processor slowed to a quarter and a line of 1.6 Mbit/s with 150 ms to
and fro, from a server on loopback that compresses as nginx does. Bytes are those of the files in gzip, level 6. LCP is
the largest contentful paint, CLS the sum of shifts, blocking the time of long tasks beyond 50 ms each. The quickest of
some runs is shown, each with an empty cache. The exit is 1 where a limit is missed.
"""

import argparse
import functools
import gzip
import http.server
import os
import re
import shutil
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PAGES = {"home": "index.html", "story": "stories/[0-9]*/*/index.html", "topic": "topics/*/index.html", "search": "search/index.html"}
SLOWED, BYTES_PER_SECOND, LATENCY = 4, 1.6e6 / 8, 150
KB = 1024
# Of the site's brief. What search loads on demand, when something is typed, is not among a page's scripts.
LIMITS = {"html": 12 * KB, "css": 12 * KB, "script": 10 * KB, "lcp": 1000.0, "cls": 0.0, "blocking": 0.0}
COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml"}
# Runs in the page before its own scripts do, so that nothing is missed.
OBSERVE = """(() => {
  const seen = window.measured = {lcp: 0, cls: 0, blocking: 0, jumped: []};
  const name = node => node ? (node.className || node.nodeName) + "" : "what is gone";
  const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
  watch("largest-contentful-paint", entry => seen.lcp = entry.startTime);
  watch("layout-shift", entry => {
    if (entry.hadRecentInput) return;
    seen.cls += entry.value;
    seen.jumped.push(...entry.sources.map(source => name(source.node)));
  });
  watch("longtask", entry => seen.blocking += Math.max(0, entry.duration - 50));
})()"""


@dataclass
class Figures:
    page: str
    html: int
    css: int
    script: int
    lcp: float = 0
    cls: float = 0
    blocking: float = 0
    jumped: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def judge(self) -> None:
        self.missed = [name for name, limit in LIMITS.items() if round(getattr(self, name), 4) > limit]


class Compressing(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def find(site: Path, pattern: str) -> Path | None:
    """The longest page, because it is the slowest."""
    return min(site.glob(pattern), key=lambda page: (-page.stat().st_size, str(page)), default=None)


def weigh(site: Path, name: str, page: Path) -> Figures:
    text = page.read_text(encoding="utf-8")

    def compressed(pattern: str) -> int:
        linked = re.findall(pattern, text)
        files = [site / path.lstrip("/") if path.startswith("/") else page.parent / path for path in linked]
        return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)

    return Figures(name, len(gzip.compress(page.read_bytes(), 6)), compressed(r'<link rel="stylesheet" href="([^"]+)"'),
                   compressed(r'<script[^>]* src="([^"]+)"'))


def visit(browser: Browser, address: str) -> dict[str, float]:
    # A telephone lays its scroll bar over the page; elsewhere that comes with the first lines and moves them aside.
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": LATENCY, "downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.add_init_script(OBSERVE)
    page.goto(address, wait_until="load")
    # What comes late, such as a shift after the last picture, counts too.
    page.wait_for_timeout(1500)
    measured = page.evaluate("measured")
    context.close()
    return measured


def report(all_figures: list[Figures]) -> None:
    print(f"{'':8} {'HTML':>9} {'CSS':>9} {'scripts':>9} {'LCP':>8} {'CLS':>7} {'blocking':>9}")
    for one in all_figures:
        print(f"{one.page:8} {one.html / KB:6.1f} KB {one.css / KB:6.1f} KB {one.script / KB:6.1f} KB {one.lcp:5.0f} ms {one.cls:7.3f} "
              f"{one.blocking:6.0f} ms" + (f"   over the limit: {', '.join(one.missed)}" if one.missed else "")
              + (f"; what jumps: {', '.join(one.jumped)}" if one.jumped else ""))
    print(f"{'limit':8} {LIMITS['html'] / KB:6.1f} KB {LIMITS['css'] / KB:6.1f} KB {LIMITS['script'] / KB:6.1f} KB "
          f"{LIMITS['lcp']:5.0f} ms {LIMITS['cls']:7.3f} {LIMITS['blocking']:6.0f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium: not found; run make setup-test")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressing, directory=options.site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    all_figures = []
    with sync_playwright() as playwright:
        # Root has no sandbox to put the browser in, and these pages are our own.
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=os.geteuid() != 0)
        for name, pattern in PAGES.items():
            page = find(options.site, pattern)
            if page is None:
                print(f"{name}: this site has none", file=sys.stderr)
                continue
            figures = weigh(options.site, name, page)
            address = page.relative_to(options.site).as_posix().removesuffix("index.html")
            visits = [visit(browser, f"http://127.0.0.1:{server.server_port}/{address}") for _ in range(options.runs)]
            # What else the machine does can only add to times; a jump counts whenever it comes.
            figures.lcp, figures.blocking = (min(visit[time] for visit in visits) for time in ("lcp", "blocking"))
            figures.cls = max(visit["cls"] for visit in visits)
            figures.jumped = sorted({node for visit in visits for node in visit["jumped"]})
            figures.judge()
            all_figures.append(figures)
        browser.close()
    server.shutdown()
    report(all_figures)
    return 1 if any(figures.missed for figures in all_figures) else 0


if __name__ == "__main__":
    sys.exit(main())
