"""Publishing with real parts: what every test here is given.

The program that `XINFENG` names publishes small sites with the plain theme of the golden tests. A version stands in the
site's name, and so on every page, and in its style sheet, so that pages of two versions can be told from one another.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-20T10:00"
# Some machines set these for all programs; nothing here leaves the machine.
FOREIGN = ["AWS_CA_BUNDLE", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in FOREIGN}
ENVIRONMENT["SWIFT_BACKTRACE"] = "enable=no"


@pytest.fixture(scope="session")
def program() -> Path:
    path = ROOT / os.environ.get("XINFENG", ".build/debug/xinfeng")
    assert path.exists(), f"{path} is not there: make debug-build"
    return path


class Site:
    """A small site in a folder of its own, and its publishing."""

    def __init__(self, folder: Path, program: Path, target: str) -> None:
        self.folder, self.program = folder, program
        shutil.copytree(ROOT / "Tests/GoldenTests/Theme", folder / "themes/plain")
        self.style = next((folder / "themes/plain").rglob("*.css"))
        self.plain_style = self.style.read_text()
        self.target = target
        self.address = "https://example.org/"
        self.write("content/_common.yml", "fields: {}\n")
        self.write("content/stories/_kind.yml", "name: 故事\ntemplate: page\n")
        self.set_version(1)
        for number in range(6):
            self.add(f"story-{number}")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def set_version(self, version: int) -> None:
        """Of the same size as any other version: what compares sizes sees no difference."""
        self.write("site.yml", f"name: 版本 v{version:04}\naddress: {self.address}\ntheme: plain\n"
                               f"language: en\npublish:\n{self.target}\n")
        self.style.write_text(f".v{version:04} {{ color: black }}\n{self.plain_style}")

    def add(self, slug: str, text: str = "晚上九点半，闭馆音乐响了。", more: str = "") -> None:
        self.write(f"content/stories/2026/{slug}.md", f"---\ntitle: {slug}\ndate: 2026-04-18\n{more}---\n\n{text}\n")

    def remove(self, slug: str) -> None:
        (self.folder / f"content/stories/2026/{slug}.md").unlink()

    def command(self, *arguments: str) -> list[str]:
        return [str(self.program), "publish", "--site", str(self.folder), "--now", NOW, *arguments]

    def publish(self, *arguments: str, wrapper: tuple[str, ...] = (), **options) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*wrapper, *self.command(*arguments)], capture_output=True, text=True, timeout=120,
                              env=ENVIRONMENT | options.pop("environment", {}), **options)

    def published(self, *arguments: str, **options) -> str:
        result = self.publish(*arguments, **options)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout


@pytest.fixture
def make_site(tmp_path: Path, program: Path) -> Callable[..., Site]:
    def make(target: str = "", name: str = "site") -> Site:
        target = target or f"  server: {{directory: {tmp_path / 'www'}}}"
        return Site(tmp_path / name, program, target)
    return make


def tree(folder: Path) -> dict[str, bytes]:
    """Every file that readers can ask for."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*"))
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)}


def without_earlier_assets(files: dict[str, bytes], site: Site) -> dict[str, bytes]:
    """What was built and compressed, without what is kept for readers of earlier pages."""
    built = expected(site)
    return {path: data for path, data in files.items() if path in built or ".css" not in path}


def expected(site: Site) -> dict[str, bytes]:
    cache = site.folder / ".cache/publish"
    return tree(cache / "site") | tree(cache / "compressed")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, f"{process.args} ended with {process.returncode}"
        with socket.socket() as connection:
            if connection.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"{process.args} does not listen")


def need(*programs: str) -> None:
    """What `scripts/setup test` installs; without it a test fails rather than passes over."""
    for name in programs:
        assert find(name), f"{name} is not installed: scripts/setup test"


def find(name: str) -> str | None:
    return shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")


@pytest.fixture
def running() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts programs that end with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start(command: list[str], port: int, **options) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, env=ENVIRONMENT | options.pop("environment", {}), **options)
        started.append(process)
        wait_for(port, process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.wait(10)
