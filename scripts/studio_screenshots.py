#!/usr/bin/env python3
"""Takes the pictures of the studio in docs/screenshots, on a copy of the repository's own site.

    .venv/bin/python scripts/studio_screenshots.py PROGRAM FOLDER
    .venv/bin/python scripts/studio_screenshots.py PROGRAM FOLDER --all      every page, at three widths, in two languages

The copy has reviews switched on, a repository, and a change that nobody has committed yet, as an office has.
"""

import argparse
import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = (360, 768, 1280)
NOW = "2026-11-20T10:00"
LARGEST = 120 * 1024
STAFF = """label: 人员
fields:
  may: {type: list, label: 可以}
terms:
  - {slug: zhang, name: 张示例, may: [写, 初审]}
  - {slug: li, name: 李示例, may: [写, 发, 复审]}
  - {slug: zhao, name: 赵示例, may: [终审]}
"""


def git(folder: Path, *words: str) -> None:
    command = ["git", "-c", "user.name=张示例", "-c", "user.email=zhang@example.org", "-C", folder, *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def prepare(folder: Path) -> str:
    """The site, and the page that is shown."""
    for name in ("content", "themes", "static"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    settings = re.sub(r"(?m)^publish:\n(?:[ #].*\n)*", "", (ROOT / "site.yml").read_text(encoding="utf-8"))
    (folder / "site.yml").write_text(settings.rstrip() + "\npublish:\n  server: {directory: ../published}\n", encoding="utf-8")
    (folder / ".gitignore").write_text(".cache/\n")
    git(folder, "init", "--quiet")
    # The form proposes who the repository says commits, not who takes the pictures.
    git(folder, "config", "user.name", "张示例")
    git(folder, "config", "user.email", "zhang@example.org")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=网站开办")
    pages = sorted((folder / "content/stories").rglob("20*/*.md"), key=lambda page: (-page.stat().st_size, str(page)))
    page = pages[0]
    body = page.read_text(encoding="utf-8")
    page.write_text(body.rstrip() + "\n\n（新添的一段，还没有提交。）\n", encoding="utf-8")
    return page.relative_to(folder).as_posix()


def declare_reviews(folder: Path) -> None:
    common = folder / "content/_common.yml"
    text = common.read_text(encoding="utf-8")
    declared = text.replace("  # reviews: {", "  reviews: {")
    if declared == text:
        sys.exit(f"{common}: the line that declares reviews is gone")
    common.write_text(declared, encoding="utf-8")
    (folder / "content/vocabularies/staff.yml").write_text(STAFF, encoding="utf-8")


class Studio:
    def __init__(self, program: Path, folder: Path, language: str) -> None:
        command = [program, "serve", "--edit", "--site", folder, "--port", "0", "--lang", language, "--now", NOW]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"(http://[^/]+)(/__studio/enter\?token=[0-9a-f]+)", line):
                self.root, self.entrance = found[1] + "/__studio/", found[1] + found[2]
                return
        sys.exit(f"{program}: no studio")

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(20)


def take(page: Page, target: Path, is_whole: bool) -> None:
    """As WebP, which Playwright itself does not write."""
    if is_whole:
        page.screenshot(path=target.with_suffix(".png"), full_page=True)
        return
    session = page.context.new_cdp_session(page)
    for quality in (82, 70, 55, 40):
        taken = base64.b64decode(session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})["data"])
        if len(taken) <= LARGEST:
            break
    else:
        sys.exit(f"{target}: {len(taken) // 1024} KB")
    target.with_suffix(".webp").write_bytes(taken)
    print(f"{target.with_suffix('.webp')} {len(taken) // 1024} KB")


def visit(browser: Browser, studio: Studio, file: str, folder: Path, widths: tuple[int, ...], names: dict[str, str], prefix: str,
          is_whole: bool) -> None:
    context = browser.new_context(viewport={"width": widths[0], "height": 900})
    page = context.new_page()
    page.goto(studio.entrance)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for name, path in names.items():
            page.goto(studio.root + path.format(file=file), wait_until="networkidle")
            take(page, folder / (f"{prefix}{name}-{width}" if is_whole else f"studio-{name}"), is_whole)
    context.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="every page of the studio, for somebody to look through")
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium: not found; run make setup-test")
    options.folder.mkdir(parents=True, exist_ok=True)
    shown = {"desk": "", "form": "edit?file={file}", "handover": "handover", "wechat": "wechat?file={file}"}
    if options.all:
        shown |= {"new": "new", "history": "history?file={file}"}
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary) / "site"
        site.mkdir()
        file = prepare(site)
        # Root has no sandbox to put the browser in, and these pages are our own.
        browser = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=os.geteuid() != 0)
        for language in ("zh", "en") if options.all else ("zh",):
            studio = Studio(options.program.resolve(), site, language)
            visit(browser, studio, file, options.folder, WIDTHS if options.all else WIDTHS[-1:], shown, language + "-", options.all)
            studio.end()
        declare_reviews(site)
        for language in ("zh", "en") if options.all else ("zh",):
            studio = Studio(options.program.resolve(), site, language)
            names = {"review": "edit?file={file}"} | ({"sheet": "sheet?file={file}", "reviewed-desk": ""} if options.all else {})
            visit(browser, studio, file, options.folder, WIDTHS if options.all else WIDTHS[-1:], names, language + "-", options.all)
            studio.end()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
