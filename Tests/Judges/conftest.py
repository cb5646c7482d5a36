"""The sites that outside judges look at: this repository's with everything switched on, and one of a thousand pages."""

import functools
import http.server
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from corpus_site import make_corpus_site
from real_site import ROOT, make_real_site

NOW = "2026-11-20T10:00"


@dataclass
class Site:
    name: str
    folder: Path
    root: str  # the address it is served at

    @property
    def pages(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))

    def file(self, path: str) -> Path:
        """The file that a web server sends for a path."""
        file = self.folder / path.lstrip("/")
        return file / "index.html" if path.endswith("/") else file


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass

    def end_headers(self) -> None:
        # LinkChecker asks ten times a second at most, unless a server says by this that it may hurry.
        self.send_header("LinkChecker", "welcome")
        super().end_headers()


def program() -> Path:
    path = Path(os.environ.get("XINFENG", ROOT / ".build/debug/xinfeng")).absolute()
    assert path.exists(), f"{path}: not there; run swift build, or set XINFENG"
    return path


@pytest.fixture(scope="session", params=["content", "corpus"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    work = tmp_path_factory.mktemp(request.param)
    {"content": make_real_site, "corpus": make_corpus_site}[request.param](work / "site")
    output = work / "public"
    subprocess.run([program(), "build", "--quiet", "--now", NOW, "--site", work / "site", "--output", output], check=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=output))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(request.param, output, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Browser:
    chromium = shutil.which("chromium")
    assert chromium, "chromium: not found; run make setup-test"
    with sync_playwright() as playwright:
        # Root has no sandbox to put the browser in, and these pages are our own.
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()
