#!/usr/bin/env python3
"""Measures the search index: what it finds, what it loads, what it costs to make; and Pagefind on the same pages.

    Benchmarks/search.py --setup                       install Pagefind beside the benchmark, once
    Benchmarks/search.py                               the repository's site and 1 000 and 10 000 pages
    Benchmarks/search.py --pages 1000 --queries 200    less of it

The queries are runs of 2 to 12 characters taken at random from the text of random pages. Both scripts run in Chromium
as readers run them. What should be found is decided here, by looking for the run in every page: for Xinfeng in what
the index says of each page, for Pagefind in the text of the HTML element that it was told to index. Bytes are those of
files as they lie on the disk, and as gzip makes them; every query that is weighed begins with an empty cache.
"""
import argparse
import functools
import gzip
import html.parser
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import threading
import unicodedata
import urllib.parse
import venv
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, sync_playwright

from corpus import YARDSTICK, Corpora
from measure import Run, once, wait_until_idle
from run import roomy

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGEFIND = "1.5.2"
CACHE = ROOT / ".cache/bench"
# Of the corpus, and of the repository's site: which pages, and the element of each, Pagefind is told to index.
PAGES = "{stories,festivals,projects,notices}/[0-9]*/*/index.html"


@dataclass
class Job:
    """A process to measure."""
    name: str
    command: list[str]
    site: pathlib.Path
    folder: pathlib.Path
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript",
                      ".wasm": "application/wasm"}

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def serve(folder: pathlib.Path) -> str:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def fold(text: str) -> str:
    """As docs/architecture.md says that texts are compared; written a second time on purpose."""
    folded = []
    for character in unicodedata.normalize("NFC", text):
        code = ord(character)
        if 0xFF01 <= code <= 0xFF5E:
            character = chr(code - 0xFEE0)
        if re.match(r"[\0- \x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]", character):
            if folded and folded[-1] != "\n":
                folded.append("\n")
        elif not re.match("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]", character):
            folded.append(character.lower())
    return "".join(folded)


class ElementText(html.parser.HTMLParser):
    """The text of one element, blocks apart."""

    def __init__(self, tag: str, css_class: str | None = None) -> None:
        super().__init__()
        self.tag, self.css_class, self.depth, self.parts = tag, css_class, 0, []

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if self.depth:
            self.depth += tag == self.tag
            if tag in ("p", "li", "h2", "h3", "td", "th", "dt", "dd", "div", "br", "figcaption"):
                self.parts.append("\n")
        elif tag == self.tag and (self.css_class is None or dict(attributes).get("class") == self.css_class):
            self.depth = 1

    def handle_endtag(self, tag: str) -> None:
        if self.depth:
            self.depth -= tag == self.tag

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.parts.append(data)


def text_of(page: str, tag: str, css_class: str | None = None) -> str:
    parser = ElementText(tag, css_class)
    parser.feed(page)
    return fold("".join(parser.parts))


def queries(texts: list[str], count: int, most: int) -> list[str]:
    """Runs of characters without white space, and without what a query would mean something else by."""
    chosen: list[str] = []
    source = random.Random(20261123)
    while len(chosen) < count:
        text = source.choice(texts)
        length = source.randint(2, most)
        start = source.randrange(max(1, len(text) - length))
        run = text[start:start + length]
        if len(run) >= 2 and "\n" not in run and '"' not in run:
            chosen.append(run)
    return chosen


@dataclass
class Found:
    expected: int = 0
    found: int = 0
    right: int = 0
    whole: int = 0  # queries whose answer is exactly right
    home: int = 0  # queries that find at least one page they should

    def add(self, expected: set[str], found: set[str]) -> None:
        self.expected += len(expected)
        self.found += len(found)
        self.right += len(expected & found)
        self.whole += expected == found
        self.home += bool(expected & found)

    @property
    def recall(self) -> float:
        return 100 * self.right / self.expected

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 100.0


class Weights:
    """Sizes of files by their addresses."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.sizes: dict[str, tuple[int, int]] = {}

    def of(self, path: str) -> tuple[int, int]:
        if path not in self.sizes:
            data = (self.root / path.lstrip("/")).read_bytes()
            self.sizes[path] = (len(data), len(gzip.compress(data, 6)))
        return self.sizes[path]


def weigh(browser: Browser, weights: Weights, address: str, script: str, runs: list[str], of_search: str, shown: str
          ) -> list[tuple[int, ...]]:
    """For each query, in a browser that has nothing yet: files and bytes to find, then files, bytes and bytes as gzip
    makes them with what the first ten results show."""
    loads = []
    for run in runs:
        context = browser.new_context()
        page = context.new_page()
        paths: list[str] = []
        page.on("requestfinished", lambda request: paths.append(urllib.parse.urlsplit(request.url).path))
        page.goto(address)
        page.evaluate(script, run)
        sizes = {path: weights.of(path) for path in dict.fromkeys(paths) if re.search(of_search, path)}
        finding = [size for path, size in sizes.items() if not re.search(shown, path)]
        loads.append((len(finding), sum(size[0] for size in finding), len(sizes),
                      sum(size[0] for size in sizes.values()), sum(size[1] for size in sizes.values())))
        context.close()
    return loads


OURS = """async run => {
  const search = window.xinfengSearch;
  const found = await search.find(search.words(run), {});
  await Promise.all(found.slice(0, 10).map(search.read));
  return found;
}"""
OURS_RECORDS = """async count => {
  const pages = await Promise.all(Array.from({length: count}, (_, document) => window.xinfengSearch.read(document)));
  return pages.map(page => [page.address, page.title, ...page.names, page.summary, ...page.details, page.body]);
}"""
THEIRS = """async run => {
  window.pagefind ||= await import("/pagefind/pagefind.js");
  const found = await window.pagefind.search(run);
  await Promise.all(found.results.slice(0, 10).map(result => result.data()));
}"""
THEIRS_ALL = """async run => {
  window.pagefind ||= await import("/pagefind/pagefind.js");
  window.known ||= new Map();
  const found = await window.pagefind.search(run);
  return Promise.all(found.results.map(async result => {
    if (!window.known.has(result.id)) window.known.set(result.id, (await result.data()).raw_url);
    return window.known.get(result.id);
  }));
}"""


def xinfeng(name: str, site: pathlib.Path, work: pathlib.Path, program: pathlib.Path, runs: int) -> dict:
    """Builds with and without search: the stage's time, and the memory that it adds."""
    times, settings = [], site / "site.yml"
    builds: dict[bool, list[Run]] = {False: [], True: []}
    text = re.sub(r"^search:.*\n", "", settings.read_text(), flags=re.M)
    output = work / "output"
    # The first round makes the pictures and is not counted.
    for number in range(runs + 1):
        for has_search in (False, True):
            settings.write_text(text + f"search: {'true' if has_search else 'false'}\n")
            shutil.rmtree(output, ignore_errors=True)
            command = [str(program), "build", "--quiet", "--timings", "--lang", "en", "--output", str(output)]
            wait_until_idle()
            run = once(Job("xinfeng", command, site, work))
            if number == 0:
                continue
            if has_search:
                log = (work / "log.txt").read_text(errors="replace")
                times.append(float(re.search(r"^search\t([\d.]+) ms", log, re.M)[1]) / 1000)
            builds[has_search].append(run)
    files = [path for path in (output / "search").rglob("*.js")]
    texts = [path for path in files if path.parent.name == "texts"]
    peak, without = (statistics.median(run.peak for run in builds[has_search]) for has_search in (True, False))
    processor = [statistics.median(run.cpu for run in builds[has_search]) for has_search in (True, False)]
    return {"site": name, "by": "xinfeng", "seconds": statistics.median(times), "processor": processor[0] - processor[1],
            "peak": peak, "added": peak - without, "files": len(files),
            "index bytes": sum(path.stat().st_size for path in files if path not in set(texts)),
            "shown bytes": sum(path.stat().st_size for path in texts),
            "largest": max(path.stat().st_size for path in files)}


def pagefind(name: str, output: pathlib.Path, work: pathlib.Path, element: str) -> dict:
    shutil.rmtree(output / "pagefind", ignore_errors=True)
    command = [str(CACHE / "search-venv/bin/python"), "-m", "pagefind", "--site", str(output), "--glob", PAGES,
               "--root-selector", element]
    wait_until_idle()
    run: Run = once(Job("pagefind", command, output, work))
    files = [path for path in (output / "pagefind").rglob("*") if path.is_file()]
    shown = [path for path in files if path.suffix == ".pf_fragment"]
    return {"site": name, "by": "pagefind", "seconds": run.wall, "processor": run.cpu, "peak": run.peak, "files": len(files),
            "index bytes": sum(path.stat().st_size for path in files if path not in set(shown)),
            "shown bytes": sum(path.stat().st_size for path in shown),
            "largest": max(path.stat().st_size for path in files)}


def try_ours(browser: Browser, output: pathlib.Path, runs: list[str], weighed: int, figures: dict) -> None:
    url = serve(output)
    page = open_page(browser, url + "/search/")
    guide = next((output / "search").glob("guide.*.js")).read_text(encoding="utf-8")
    count = int(re.search(r'"documents":(\d+)', guide)[1])
    records = page.evaluate(OURS_RECORDS, count)
    figures["text bytes"] = sum(len(part.encode()) for record in records for part in record[1:])
    texts = ["\n".join(fold(part) for part in record[1:]) for record in records]
    score = Found()
    for run in runs:
        expected = {str(number) for number, text in enumerate(texts) if run in text}
        score.add(expected, {str(number) for number in page.evaluate(OURS, run)})
    page.context.close()
    note(figures, score, len(runs))
    note_loads(figures, weigh(browser, Weights(output), url + "/search/", OURS, runs[:weighed],
                              r"/search/.*\.js$|search\.[0-9a-f]+\.js$", "/texts/"))


def try_theirs(browser: Browser, output: pathlib.Path, runs: list[str], weighed: int, element: str, figures: dict,
               addresses: dict[str, str]) -> None:
    (output / "pagefind-page.html").write_text("<!doctype html><title>Pagefind</title>")
    url = serve(output)
    page = open_page(browser, url + "/pagefind-page.html")
    score = Found()
    for run in runs:
        expected = {address for address, text in addresses.items() if run in text}
        score.add(expected, set(page.evaluate(THEIRS_ALL, run)))
    page.context.close()
    note(figures, score, len(runs))
    note_loads(figures, weigh(browser, Weights(output), url + "/pagefind-page.html", THEIRS, runs[:weighed],
                              "^/pagefind/", r"\.pf_fragment$"))


def open_page(browser: Browser, address: str) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(600_000)
    page.goto(address)
    return page


def note(figures: dict, score: Found, count: int) -> None:
    figures.update({"queries": count, "recall": score.recall, "precision": score.precision,
                    "exactly right": score.whole, "finds a right page": score.home})


LOADS = ("files to find", "bytes to find", "files with ten results", "bytes with ten results", "the same with gzip")


def note_loads(figures: dict, loads: list[tuple[int, ...]]) -> None:
    for position, name in enumerate(LOADS):
        values = sorted(load[position] for load in loads)
        figures[name] = [statistics.median(values), values[int(len(values) * 0.95)]]


def table(rows: list[dict]) -> str:
    lines = ["| | " + " | ".join(f"{row['site']}, {row['by']}" for row in rows) + " |", "|---|" + "---:|" * len(rows)]

    def line(label: str, show) -> None:
        lines.append(f"| {label} | " + " | ".join(show(row) for row in rows) + " |")

    kilobytes = lambda value: f"{value / 1000:,.0f} kB"
    line("seconds to index", lambda row: f"{row['seconds']:.2f}")
    line("processor seconds, writing included", lambda row: f"{row['processor']:.2f}")
    line("peak memory", lambda row: f"{row['peak'] / 1e6:,.0f} MB"
         + (f" (+{row['added'] / 1e6:,.0f} for search)" if "added" in row else ""))
    line("files, largest", lambda row: f"{row['files']:,}, {kilobytes(row['largest'])}")
    line("index, texts shown", lambda row: f"{kilobytes(row['index bytes'])}, {kilobytes(row['shown bytes'])}")
    line("text of the pages", lambda row: kilobytes(row["text bytes"]))
    line("recall, precision", lambda row: f"{row['recall']:.2f} %, {row['precision']:.2f} %")
    line("answers exactly right", lambda row: f"{row['exactly right']} of {row['queries']}")
    line("queries that find a right page", lambda row: f"{row['finds a right page']} of {row['queries']}")
    for name in LOADS:
        show = (lambda row, name=name: f"{row[name][0]:g}, {row[name][1]:g}") if name.startswith("files") else (
            lambda row, name=name: f"{kilobytes(row[name][0])}, {kilobytes(row[name][1])}")
        line(f"a query loads: {name} (median, 95 %)", show)
    return "\n".join(lines)


def corpus_site(bench: pathlib.Path, work: pathlib.Path, pages: int) -> pathlib.Path:
    corpora = Corpora(bench, work / f"{pages}-0", pages, 0)
    corpora.make(theme=ROOT / "Benchmarks/theme")
    return corpora.site


def own_site(work: pathlib.Path) -> pathlib.Path:
    """A copy of the repository's site, without its pictures where they are not made yet."""
    site = work / "own/site"
    shutil.rmtree(site, ignore_errors=True)
    for part in ("content", "themes", ".cache/pictures"):
        if (ROOT / part).exists():
            shutil.copytree(ROOT / part, site / part)
    shutil.copyfile(ROOT / "site.yml", site / "site.yml")
    return site


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/xinfeng")
    parser.add_argument("--pages", default="0,1000,10000", help="sizes of corpora; 0 is the repository's own site")
    parser.add_argument("--pagefind", default="0,1000", help="of these, those that Pagefind indexes, too")
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--longest", type=int, default=12, help="characters of a query")
    parser.add_argument("--weighed", type=int, default=200, help="queries each of which begins with an empty cache")
    parser.add_argument("--runs", type=int, default=3, help="builds, of which the median is told")
    parser.add_argument("--json", type=pathlib.Path, help="write all figures there")
    parser.add_argument("--setup", action="store_true", help="install Pagefind and end")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    if options.setup:
        venv.create(CACHE / "search-venv", with_pip=True)
        subprocess.run([CACHE / "search-venv/bin/pip", "install", "--quiet", f"pagefind[extended]=={PAGEFIND}"], check=True)
        return
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0)
        for pages in map(int, options.pages.split(",")):
            work = roomy(pages)
            site = corpus_site(YARDSTICK, work, pages) if pages else own_site(work)
            name, element = (f"{pages:,} pages", "article") if pages else ("own site", "main")
            folder = work / f"search-{pages}"
            folder.mkdir(parents=True, exist_ok=True)
            ours = xinfeng(name, site, folder, options.program.resolve(), options.runs)
            output = folder / "output"
            addresses = {}
            bodies = []
            for path in sorted(output.glob("*/[0-9]*/*/index.html")):
                if path.relative_to(output).parts[0] in ("stories", "festivals", "projects", "notices"):
                    page = path.read_text(encoding="utf-8")
                    addresses[f"/{path.parent.relative_to(output)}/"] = text_of(page, element)
                    bodies.append(text_of(page, "div", "body" if pages else "prose"))
            runs = queries([body for body in bodies if len(body) > 12], options.queries, options.longest)
            try_ours(browser, output, runs, options.weighed, ours)
            rows.append(ours)
            print(table([ours]), file=sys.stderr, flush=True)
            if str(pages) in options.pagefind.split(","):
                theirs = pagefind(name, output, folder, element)
                theirs["text bytes"] = sum(len(text.encode()) for text in addresses.values())
                try_theirs(browser, output, runs, options.weighed, element, theirs, addresses)
                rows.append(theirs)
                print(table([theirs]), file=sys.stderr, flush=True)
        browser.close()
    print(table(rows))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
