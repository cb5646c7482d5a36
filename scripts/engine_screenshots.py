#!/usr/bin/env python3
"""Takes the picture docs/screenshots/engines.webp: templates of the site in the engines that readers have.

    .venv/bin/python scripts/engine_screenshots.py SITE FOLDER [ENGINE …]

A row shows eight templates in one engine: at the widths of a phone, a tablet and a desk, and on a phone in the largest
letters. The engines are those of Tests/Browser: the current Chromium, Chromium 87, Firefox, WebKit.
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

import screenshots

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests/Browser"))
from engines import ENGINES, Engine  # noqa: E402

# Width, and whether the reader has chosen the largest letters.
VIEWS = ((360, False), (768, False), (1280, False), (360, True))
THUMBNAIL, GAP, MARGIN = 130, 8, 12
SHEET = """<!doctype html><meta charset=utf-8><style>
body {{margin: 0; padding: {margin}px; background: #d8d2c6; display: grid; gap: {gap}px; align-items: center;
  grid-template-columns: {label}px repeat({columns}, {width}px); font: 12px/1.4 sans-serif; color: #3a2c25}}
img {{display: block; width: 100%}}
</style>{cells}"""


def thumbnail(browser: Browser, picture: Path) -> str:
    """What is seen of a page at first, in the shape of a sheet of paper, as a data address."""
    page = browser.new_page(viewport={"width": 2 * THUMBNAIL, "height": round(2.8 * THUMBNAIL)})
    page.goto(picture.as_uri())
    page.add_style_tag(content="img {position: absolute; inset: 0 auto auto 0; margin: 0 !important; width: 100vw !important; height: auto !important}")
    taken = page.screenshot()
    page.close()
    return "data:image/png;base64," + base64.b64encode(taken).decode()


def photograph(engine: Engine, address: str, width: int, is_huge: bool, target: Path) -> None:
    engine.open(address, width, round(width * 1.4))
    if is_huge:
        engine.evaluate("document.documentElement.setAttribute('data-text', 'huge')")
    engine.picture(target)


def lay_out(browser: Browser, rows: list[tuple[str, list[str]]], target: Path) -> None:
    columns, label = len(rows[0][1]), 84
    page = browser.new_page(viewport={"width": 2 * MARGIN + label + columns * (THUMBNAIL + GAP), "height": 100})
    cells = "".join(f"<b>{name}</b>" + "".join(f'<img src="{picture}">' for picture in pictures) for name, pictures in rows)
    page.set_content(SHEET.format(margin=MARGIN, gap=GAP, label=label, columns=columns, width=THUMBNAIL, cells=cells), wait_until="load")
    page.set_viewport_size(page.evaluate("({width: innerWidth, height: document.documentElement.scrollHeight})"))
    # Playwright itself writes PNG and JPEG only.
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": 50})
    target.write_bytes(base64.b64decode(taken["data"]))
    print(f"{target} {target.stat().st_size // 1024} KB")


def main() -> int:
    site, folder, names = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or list(ENGINES)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(screenshots.Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    addresses = [f"http://127.0.0.1:{server.server_port}/{page}/".replace("/./", "/") for page in screenshots.addresses(site)]
    rows: list[tuple[str, list[str]]] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0)
        for name in names:
            with ENGINES[name]() as engine:
                for width, is_huge in VIEWS:
                    pictures = []
                    for address in addresses:
                        picture = Path(scratch, "page.png")
                        photograph(engine, address, width, is_huge, picture)
                        pictures.append(thumbnail(browser, picture))
                    rows.append((f"{name}<br>{width} px{' 特大' if is_huge else ''}", pictures))
                    print(rows[-1][0].replace("<br>", " "), flush=True)
        lay_out(browser, rows, folder / "engines.webp")
    return 0


if __name__ == "__main__":
    sys.exit(main())
