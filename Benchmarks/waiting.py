#!/usr/bin/env python3
"""How long those wait who write: for the program to start, for a small site, for the preview to show an edit.

    Benchmarks/waiting.py                 1 000 and 10 000 pages of the corpus, and the repository's own site

The preview is asked as a browser asks it: a page is edited, and the time runs from the closing of its file to the
event that tells the browser to load it again.
"""
import argparse
import contextlib
import os
import pathlib
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from statistics import median

from corpus import YARDSTICK, Corpora
from measure import wait_until_idle
from run import ROOT, roomy

EDITS = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / ".build/release/xinfeng")
    parser.add_argument("--pages", default="1000,10000", help="sizes, separated by commas")
    options = parser.parse_args()
    program = options.program.resolve()
    if not program.is_file():
        sys.exit(f"{program} is not there; build it with: make build")
    print_times("xinfeng --version", [seconds([program, "--version"]) for _ in range(20)])
    print_times("the own site, its pictures made", own_site(program))
    for pages in map(int, options.pages.split(",")):
        corpora = Corpora(YARDSTICK, roomy(pages) / f"{pages}-0", pages, 0)
        corpora.make(theme=ROOT / "Benchmarks/theme")
        with preview(program, corpora.site) as (port, first):
            print(f"{pages} pages: the first page after {first:.2f} s")
            print_times(f"{pages} pages: from an edit to the reload", edits(port, corpora))


def print_times(what: str, times: list[float]) -> None:
    print(f"{what}: median {median(times) * 1000:.1f} ms ({min(times) * 1000:.1f}–{max(times) * 1000:.1f})", flush=True)


def seconds(command: list) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def own_site(program: pathlib.Path) -> list[float]:
    folder = roomy(1000) / "own"
    shutil.rmtree(folder, ignore_errors=True)
    for part in ["content", "themes"]:
        shutil.copytree(ROOT / part, folder / "site" / part)
    shutil.copyfile(ROOT / "site.yml", folder / "site/site.yml")
    command = [program, "build", "--quiet", "--site", folder / "site", "--output", folder / "public"]
    seconds(command)
    times = []
    for _ in range(5):
        shutil.rmtree(folder / "public")
        wait_until_idle()
        times.append(seconds(command))
    return times


@contextlib.contextmanager
def preview(program: pathlib.Path, site: pathlib.Path, waits: bool = True):
    """A preview of a site: its port, and the seconds until its first page was there."""
    if waits:
        wait_until_idle()
    start = time.perf_counter()
    process = subprocess.Popen([program, "serve", "--site", site, "--port", "0"], stderr=subprocess.PIPE)
    try:
        text = b""
        while not (told := re.search(rb"127\.0\.0\.1:(\d+)", text)):
            piece = os.read(process.stderr.fileno(), 65536)
            if not piece:
                sys.exit(f"the preview has ended: {text.decode(errors='replace')}")
            text += piece
        port = int(told[1])
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60).read()
        yield port, time.perf_counter() - start
    finally:
        process.terminate()
        process.communicate(timeout=30)


def edits(port: int, corpora: Corpora) -> list[float]:
    """Seconds from the closing of a page's file to the reload event, for edits of pages here and there."""
    pages = sorted(corpora.page_files(corpora.site))
    times = []
    for page in random.Random(1).sample(pages, EDITS):
        before = page.read_bytes()
        with events(port) as stream:
            page.write_bytes(before + "\n新的一句。\n".encode())
            start = time.perf_counter()
            read_until(stream, b"event: reload")
            times.append(time.perf_counter() - start)
        with events(port) as stream:
            page.write_bytes(before)
            read_until(stream, b"event: reload")
    return times


@contextlib.contextmanager
def events(port: int):
    """The stream of events as a browser opens it, some time after the last event."""
    time.sleep(0.5)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as stream:
        stream.sendall(f"GET /__preview/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        read_until(stream, b"event: hello")
        time.sleep(0.1)
        yield stream


def read_until(stream: socket.socket, mark: bytes) -> None:
    text = b""
    while mark not in text:
        piece = stream.recv(65536)
        if not piece:
            sys.exit("the preview has closed its stream of events")
        text += piece


if __name__ == "__main__":
    main()
