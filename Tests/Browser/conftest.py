"""The built site in Debian's Chromium: what every test of pages is given.

The repository's site is built once for the whole run, and once more for a sub-path, with the program that `XINFENG`
names. Both are served from loopback. A page that asks for anything outside of the site, for something that is not
there, or that writes an error to the console fails its test, whatever the test was about.
"""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-20T10:00"
SUBPATH = "/xf"
# Of each template, the longest page is tried.
TEMPLATES = {
    "home": "", "story": "stories/[0-9]*/*/", "festival": "festivals/[0-9]*/*/", "project": "projects/[0-9]*/*/",
    "notice": "notices/[0-9]*/*/", "page": "about/", "list": "stories/", "festivals": "festivals/",
    "festival term": "festivals/[a-z]*/", "term": "topics/*/", "terms": "topics/", "unit": "units/*/",
    "archive": "archive/", "year": "archive/[0-9]*/", "month": "archive/[0-9]*/[0-9]*/", "calendar": "calendar/",
    "people": "people/", "honours": "honours/", "batch": "honours/*/*/", "map": "map/", "rolls": "rolls/", "roll": "rolls/*/",
    "awards": "projects/awards/", "festival year": "festivals/[a-z]*/[0-9]*/", "search": "search/",
}


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder, below a prefix if there is one, and the site's own page for what is not there."""

    daemon_threads = True

    def __init__(self, folder: Path, prefix: str = "") -> None:
        self.prefix = prefix
        super().__init__(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{self.prefix}"


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map, ".ics": "text/calendar", ".avif": "image/avif",
        ".webp": "image/webp", ".js": "text/javascript", ".xml": "application/xml",
    }

    def translate_path(self, path: str) -> str:
        prefix = self.server.prefix
        inside = path == prefix or path.startswith(prefix + "/")
        return super().translate_path(path[len(prefix):] if inside else "/outside/of/the/site")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def program() -> Path:
    """The program that builds the sites."""
    path = Path(os.environ.get("XINFENG", ROOT / ".build/debug/xinfeng")).absolute()
    assert path.exists(), f"{path}: not there; run swift build, or set XINFENG"
    return path


@pytest.fixture(scope="session")
def build(program: Path) -> Callable[..., Path]:
    """Builds a site's folder into another: `build(site, output, "--offline")`."""

    def run(site: Path, output: Path, *options: str) -> Path:
        command = [program, "build", "--quiet", "--site", site, "--output", output, "--now", NOW, *options]
        subprocess.run(command, check=True, timeout=180)
        return output

    return run


@pytest.fixture(scope="session")
def site_folder(build: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's site, built."""
    return build(ROOT, tmp_path_factory.mktemp("site") / "public")


@pytest.fixture(scope="session")
def copy_site(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A copy of the repository's site to change, with the pictures that have been made already."""

    def copy(name: str) -> Path:
        target = tmp_path_factory.mktemp(name) / "source"
        for part in ("content", "themes", ".cache/media"):
            if (ROOT / part).exists():
                shutil.copytree(ROOT / part, target / part, copy_function=os.link)
        shutil.copy(ROOT / "site.yml", target)
        return target

    return copy


@pytest.fixture(scope="session")
def site_url(site_folder: Path) -> Iterator[str]:
    """Where the built site is served: add `/stories/`."""
    server = Server(site_folder)
    yield server.url
    server.shutdown()


@pytest.fixture(scope="session")
def subpath_url(build: Callable[..., Path], copy_site: Callable[[str], Path]) -> Iterator[str]:
    """Where the same site is served below `/xf/`, built with that address."""
    source = copy_site("subpath")
    settings = source / "site.yml"
    text = settings.read_text()
    settings.write_text(re.sub(r"^(address: https?://[^/\n]+)/?.*$", rf"\1{SUBPATH}/", text, flags=re.M))
    server = Server(build(source, source.parent / "public"), SUBPATH)
    yield server.url
    server.shutdown()


@pytest.fixture(scope="session")
def addresses(site_folder: Path) -> dict[str, str]:
    """An address of the site for every template: `{"story": "/stories/2024/wang/", …}`."""
    found = {}
    for template, pattern in TEMPLATES.items():
        pages = sorted(site_folder.glob(pattern + "index.html"), key=lambda page: -page.stat().st_size)
        assert pages, f"no page under /{pattern}"
        folder = pages[0].relative_to(site_folder).parent.as_posix()
        found[template] = "/" if folder == "." else f"/{folder}/"
    return found | {"not found": "/404.html"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "chromium: not found; run make setup-test"
    with sync_playwright() as playwright:
        # Root has no sandbox to put the browser in, and these pages are our own.
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own: `new_page(color_scheme="dark")`, with Playwright's context options."""
    contexts, faults = [], []

    def open_page(width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
        contexts.append(context)
        page = context.new_page()
        watch(page, faults)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """An empty page, 1280 × 900, light."""
    return new_page()


def watch(page: Page, faults: list[str]) -> None:
    """Notes what no page of the site may do; an answer of 404 to the page itself is a test's own business."""
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))

    def hear(message: object) -> None:
        is_answer = message.text.startswith("Failed to load resource")
        if message.type == "error" and not is_answer:
            faults.append(f"{page.url}: {message.text}")

    def look(request: object) -> None:
        if not re.match(r"http://127\.0\.0\.1:|file:|data:|blob:|about:", request.url):
            faults.append(f"{page.url}: asks for {request.url}")

    def judge(response: object) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            faults.append(f"{page.url}: {response.status} for {response.url}")

    page.on("console", hear)
    page.on("request", look)
    page.on("response", judge)
