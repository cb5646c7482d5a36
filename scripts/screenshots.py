#!/usr/bin/env python3
"""Takes the pictures in docs/screenshots: contact sheets of the site's templates.

    .venv/bin/python scripts/screenshots.py SITE FOLDER

One sheet shows templates at the widths of a phone, a tablet and a desk, in the light scheme; the other the same in the
dark one. The pages are served from loopback for as long as it takes, and photographed by Debian's Chromium.
"""

import base64
import functools
import http.server
import os
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
# Of each template, the longest page is shown: home, a story, a festival's day and the festival, a project, a topic, the
# calendar, a list of honours.
TEMPLATES = ("", "stories/[0-9]*/*/", "festivals/[0-9]*/*/", "festivals/[a-z]*/", "projects/[0-9]*/*/", "topics/*/",
             "calendar/", "honours/*/*/")
THUMBNAIL, GAP, MARGIN = 300, 16, 24
SHEET = """<!doctype html><meta charset=utf-8><style>
body {{margin: 0; padding: {margin}px; background: {paper}; display: grid; gap: {gap}px;
  grid-template-columns: repeat({columns}, {width}px)}}
img {{width: 100%; border-radius: 6px; box-shadow: 0 1px 4px #0006}}
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
    page = browser.new_page(viewport={"width": width, "height": round(width * 1.4)}, color_scheme=scheme)
    page.goto(address, wait_until="networkidle")
    picture = page.screenshot()
    page.close()
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def lay_out(browser: Browser, pictures: list[str], columns: int, scheme: str, target: Path) -> None:
    page = browser.new_page(viewport={"width": 2 * MARGIN + columns * (THUMBNAIL + GAP) - GAP, "height": 100})
    page.set_content(SHEET.format(
        margin=MARGIN, gap=GAP, columns=columns, width=THUMBNAIL, paper="#d8d2c6" if scheme == "light" else "#3a3733",
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
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
