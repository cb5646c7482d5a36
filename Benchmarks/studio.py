#!/usr/bin/env python3
"""How long an editor waits at the studio: desk, form, preview of what is typed, saving; and what memory saving takes.

    Benchmarks/studio.py                  10 000 pages of the corpus

Times are those of whole requests over one connection, as a browser sends them. Exits with 1 where one is over its limit.
"""
import argparse
import gzip
import http.client
import pathlib
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from html import unescape
from statistics import median

from corpus import YARDSTICK, Corpora
from run import ROOT, roomy

LIMITS = {"desk": 100, "form": 50, "text typed, to the preview": 50, "title typed, to the preview": 50, "home page typed, to the preview": 50,
          "link looked for": 50, "text saved, to the findings": 50, "title saved, to the findings": 50, "home page saved, to the findings": 50}
HOME = "content/home.yml"
SCRIPT = 25 * 1024


class Studio:
    def __init__(self, program: pathlib.Path, site: pathlib.Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.said = ""
        self.process = subprocess.Popen(
            [program, "serve", "--edit", "--site", site, "--port", str(self.port)], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)
        threading.Thread(target=self.hear, daemon=True).start()
        while not (found := re.search(r"/__studio/enter\?token=[0-9a-f]+", self.said)):
            if self.process.poll() is not None:
                sys.exit(self.said)
            time.sleep(.05)
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)
        self.cookie = ""
        self.cookie = self.ask("GET", found[0])[1]["Set-Cookie"].split(";")[0]

    def hear(self) -> None:
        for line in self.process.stderr:
            self.said = (self.said + line)[-100_000:]

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, dict, str]:
        headers = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}", "Sec-Fetch-Site": "same-origin"}
        if kind:
            headers["Content-Type"] = kind
        self.connection.request(method, path, body or None, headers)
        answer = self.connection.getresponse()
        return answer.status, dict(answer.headers), answer.read().decode("utf-8", "replace")

    def post(self, path: str, values: list[tuple[str, str]]) -> tuple[int, dict, str]:
        return self.ask("POST", path, urllib.parse.urlencode(values).encode(), "application/x-www-form-urlencoded")

    def form(self, file: str) -> list[tuple[str, str]]:
        """The form of a page as it is sent back unchanged."""
        text = self.ask("GET", f"/__studio/edit?file={urllib.parse.quote(file)}")[2]
        text = text[text.index('id="page"'):]
        text = text[:text.index("</form>")]
        values = []
        for tag in re.finditer(r"<input ([^>]*)>|<textarea ([^>]*)>\n?(.*?)</textarea>|<select ([^>]*)>(.*?)</select>", text, re.S):
            head = tag[1] or tag[2] or tag[4]
            name = re.search(r'name="([^"]*)"', head)
            if not name or 'type="file"' in head or ('type="checkbox"' in head and " checked" not in head):
                continue
            if tag[4] is not None:
                chosen = re.search(r'value="([^"]*)" selected', tag[5]) or re.search(r'value="([^"]*)"', tag[5])
                value = chosen[1] if chosen else ""
            else:
                value = tag[3] if tag[2] is not None else (re.search(r'value="([^"]*)"', head) or ["", ""])[1]
            values.append((unescape(name[1]), unescape(value).replace("\n", "\r\n")))
        return values

    @property
    def memory(self) -> int:
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text())[1])


def timed(action) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/xinfeng")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=2000)
    options = parser.parse_args()
    corpora = Corpora(YARDSTICK, roomy(options.pages) / f"studio-{options.pages}", options.pages, 0)
    corpora.make(theme=ROOT / "Benchmarks/theme")
    (corpora.site / HOME).write_text("headline: {to: /, title: 头条}\nblocks: [newest]\n")
    studio = Studio(options.program.resolve(), corpora.site)
    file = sorted((corpora.site / "content").rglob("*/20*/*.md"))[options.pages // 3].relative_to(corpora.site).as_posix()
    times: dict[str, list[float]] = {name: [] for name in LIMITS}
    number = 0

    def sent(path: str, file: str, field: str, more: str, ending: list[tuple[str, str]]) -> tuple[float, str]:
        """The form of a file with more in one field, sent: how long until what it leads to is there, and that."""
        values = [(name, value[-4000:] + more if name == field else value) for name, value in studio.form(file)] + ending
        start = time.perf_counter()
        status, headers, text = studio.post(path, values)
        assert status in (200, 303), (status, text[:2000])
        shown = studio.ask("GET", headers.get("Location", f"/__studio/preview?file={urllib.parse.quote(file)}"))[2]
        return (time.perf_counter() - start) * 1000, shown

    def typed(file: str, field: str) -> float:
        took, shown = sent("/__studio/preview", file, field, "又一句。", [])
        assert "又一句。" in shown
        return took

    def saved(file: str, field: str) -> float:
        """Until the form is shown again, with what was found. Who asks for the desk waits until the site is made, too."""
        nonlocal number
        number += 1
        took, shown = sent("/__studio/edit", file, field, f" {number}", [("do", "save")])
        assert f" {number}" in shown
        desk_after.append(timed(lambda: studio.ask("GET", "/__studio/")))
        return took

    desk_after: list[float] = []
    for _ in range(20):
        times["desk"].append(timed(lambda: studio.ask("GET", "/__studio/")))
        times["form"].append(timed(lambda: studio.form(file)))
        for what, place, field in [("text", file, "body"), ("title", file, "f.title"), ("home page", HOME, "f.headline.0.2")]:
            times[f"{what} typed, to the preview"].append(typed(place, field))
            times[f"{what} saved, to the findings"].append(saved(place, field))
        times["link looked for"].append(timed(lambda: studio.ask("GET", "/__studio/find?q=zzz")))
    fails = False
    for name, limit in LIMITS.items():
        middle = median(times[name])
        fails = fails or middle > limit
        print(f"{name}: median {middle:.1f} ms ({min(times[name]):.1f}–{max(times[name]):.1f}), at most {limit}", flush=True)
    print(f"desk right after a title or the home page was saved: {max(desk_after):.1f} ms at most")
    size = len(gzip.compress(studio.ask("GET", "/__studio/studio.js")[2].encode(), 9))
    fails = fails or size > SCRIPT
    print(f"script: {size} bytes compressed, at most {SCRIPT}")
    before = studio.memory
    for _ in range(options.saves):
        saved(file, "body")
    growth = (studio.memory - before) / before * 100
    print(f"memory: {before // 1024} MB, after {options.saves} saves {growth:+.1f} %")
    studio.process.terminate()
    sys.exit(1 if fails or growth > 5 else 0)


if __name__ == "__main__":
    main()
