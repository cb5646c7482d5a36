#!/usr/bin/env python3
"""Takes the pictures in docs/screenshots: contact sheets of the site's templates.

    .venv/bin/python scripts/screenshots.py SITE FOLDER

Two sheets show templates at the widths of a phone, a tablet and a desk, in the light and in the dark scheme, photographed by
Debian's Chromium. One for each engine that readers have (`Tests/Browser/engines.py`) shows the same in this engine, and below
with the largest letters. The pages are served from loopback for as long as it takes.
"""

import base64
import functools
import http.server
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "Tests/Browser"))
from engines import ENGINES, Engine  # noqa: E402

WIDTHS = (360, 768, 1280)
# Of the largest letters, the widths at which they are hardest to place and at which most are read.
WIDTHS_OF_LARGEST = (360, 1280)
SCHEMES = ("light", "dark")
# Of each template, the longest page is shown: home, a story, a festival's day and the festival, a project, a topic, the
# calendar, a list of honours.
TEMPLATES = ("", "stories/[0-9]*/*/", "festivals/[0-9]*/*/", "festivals/[a-z]*/", "projects/[0-9]*/*/", "topics/*/",
             "calendar/", "honours/*/*/")
# How high a page is shown, of its width.
SHAPE = 1.4
THUMBNAIL, ENGINE_THUMBNAIL, GAP, MARGIN = 300, 240, 16, 24
SHEET = """<!doctype html><meta charset=utf-8><style>
body {{margin: 0; padding: {margin}px; background: {paper}; display: grid; gap: {gap}px;
  grid-template-columns: repeat({columns}, {width}px)}}
img {{width: 100%; aspect-ratio: 1 / {shape}; object-fit: cover; object-position: top; border-radius: 6px; box-shadow: 0 1px 4px #0006}}
</style>{images}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


def addresses(site: Path) -> list[str]:
    found = []
    for pattern in TEMPLATES:
        pages = sorted(site.glob(pattern + "index.html"), key=lambda page: (-page.stat().st_size, str(page)))
        if not pages:
            sys.exit(f"{site}: no page under /{pattern}")
        found.append(pages[0].relative_to(site).parent.as_posix())
    return found


def photograph(browser: Browser, address: str, width: int, scheme: str) -> str:
    """A page as a browser of this width shows it first, in the shape of a sheet of paper, as a data address."""
    page = browser.new_page(viewport={"width": width, "height": round(width * SHAPE)}, color_scheme=scheme)
    page.goto(address, wait_until="networkidle")
    picture = page.screenshot()
    page.close()
    return as_address(picture)


def as_address(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def photograph_in(engine: Engine, root: str, shown: list[str]) -> list[str]:
    """The pages at each width, and with the largest letters, which a reader chooses once."""
    def look(page: str, width: int) -> str:
        engine.open(root + page, width, round(width * SHAPE))
        engine.wait("document.fonts.status === 'loaded' && [...document.images].every(i => i.complete || i.loading === 'lazy')")
        with tempfile.TemporaryDirectory() as folder:
            engine.picture(Path(folder, "page.png"))
            return as_address(Path(folder, "page.png").read_bytes())

    pictures = [look(page, width) for width in WIDTHS for page in shown]
    engine.evaluate("document.getElementById('text-huge').click()")
    return pictures + [look(page, width) for width in WIDTHS_OF_LARGEST for page in shown]


def lay_out(browser: Browser, pictures: list[str], columns: int, scheme: str, target: Path, width: int = THUMBNAIL) -> None:
    page = browser.new_page(viewport={"width": 2 * MARGIN + columns * (width + GAP) - GAP, "height": 100})
    page.set_content(SHEET.format(
        margin=MARGIN, gap=GAP, columns=columns, width=width, shape=SHAPE, paper="#d8d2c6" if scheme == "light" else "#3a3733",
        images="".join(f'<img src="{picture}">' for picture in pictures)), wait_until="load")
    size = page.evaluate("({width: innerWidth, height: document.documentElement.scrollHeight})")
    page.set_viewport_size(size)
    # Playwright itself writes PNG and JPEG only.
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": 82})
    target.write_bytes(base64.b64decode(taken["data"]))
    page.close()
    print(f"{target} {target.stat().st_size // 1024} KB")


def main() -> int:
    site, folder = Path(sys.argv[1]), Path(sys.argv[2])
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium: not found; run make setup-test")
    folder.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    shown = addresses(site)
    with sync_playwright() as playwright:
        # Root has no sandbox to put the browser in, and these pages are our own.
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=os.geteuid() != 0)
        for scheme in SCHEMES:
            pictures = [photograph(browser, root + page, width, scheme) for width in WIDTHS for page in shown]
            lay_out(browser, pictures, len(shown), scheme, folder / f"{scheme}.webp")
        for name, start in ENGINES.items():
            with start() as engine:
                pictures = photograph_in(engine, root, shown)
            lay_out(browser, pictures, len(shown), "light", folder / f"engine-{name}.webp", ENGINE_THUMBNAIL)
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
