"""Sites and programs for those who measure waits: a copy of the corpus's site, a command's seconds."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

from corpus import YARDSTICK, Corpora
from measure import wait_until_idle
from run import ROOT, roomy

NOW = "2026-11-29"


def corpora(bench) -> Corpora:
    made = Corpora(YARDSTICK, roomy(bench.pages) / f"{bench.pages}-0", bench.pages, 0)
    made.make(theme=ROOT / "Benchmarks/theme")
    return made


@contextlib.contextmanager
def folder(name: str, pages: int = 1000):
    """A folder of its own where there is room, which goes with all that is in it."""
    path = roomy(pages) / f"waits-{name}"
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def copy_of_site(bench, place: pathlib.Path, settings: str = "") -> pathlib.Path:
    """The corpus's site with more settings, and without what was kept of earlier runs."""
    site = place / "site"
    shutil.copytree(corpora(bench).site, site, ignore=shutil.ignore_patterns(".cache", "public"))
    with open(site / "site.yml", "a") as file:
        file.write(settings)
    return site


def a_page(site: pathlib.Path) -> pathlib.Path:
    return min((site / "content/stories").rglob("*.md"))


def edit(page: pathlib.Path) -> None:
    page.write_bytes(page.read_bytes() + "\n新的一句。\n".encode())


def seconds(command: list, environment: dict[str, str] | None = None, **options) -> float:
    wait_until_idle(3)
    start = time.perf_counter()
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                            env=os.environ | (environment or {}), **options)
    taken = time.perf_counter() - start
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {result.returncode}:\n{(result.stdout + result.stderr)[-3000:]}")
    return taken


def found(*programs: str) -> list[str]:
    """Those that are not installed."""
    return [name for name in programs if not shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")]
