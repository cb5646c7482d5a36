"""`xinfeng serve`: the page follows the file, and what is wrong with it is laid over the page."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture(scope="module")
def desk(program: Path, copy_site: Callable[[str], Path]) -> Iterator[tuple[str, Path]]:
    """The address of a running preview, and the site's folder."""
    source = copy_site("desk")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "serve", "--site", source, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            break
        except OSError:
            time.sleep(.1)
    yield url, source
    process.terminate()
    process.wait(10)


def rewrite(file: Path, pattern: str, replacement: str) -> None:
    # The copy shares its files with the repository: a new one takes the place of the old.
    text = re.sub(pattern, replacement, file.read_text(), count=1, flags=re.M)
    new = file.with_suffix(".new")
    new.write_text(text)
    new.replace(file)


def test_an_edit_shows_itself_and_a_fault_is_laid_over(new_page: Callable[..., Page], desk: tuple[str, Path]) -> None:
    url, source = desk
    file = sorted(source.glob("content/stories/2024/*.md"))[0]
    page = new_page()
    page.goto(f"{url}/stories/2024/{file.stem}/")
    good = page.locator("h1").inner_text()
    rewrite(file, r"^(title|标题): .*$", r"\1: 改过的标题")
    expect(page.locator("h1")).to_have_text("改过的标题", timeout=15000)
    rewrite(file, r"^(category|类别): .*$", r"\1: 没有这一类")
    overlay = page.locator("xinfeng-preview")
    expect(overlay.get_by_role("alert")).to_contain_text("没有这一类", timeout=15000)
    expect(overlay.get_by_role("alert")).to_contain_text(f"{file.stem}.md")
    # The last good page stays under it, and the policy of the page does not keep the overlay from its look.
    expect(page.locator("h1")).to_have_text("改过的标题")
    assert overlay.evaluate("e => getComputedStyle(e.shadowRoot.querySelector('section')).position") == "fixed"
    overlay.get_by_role("button").click()
    expect(overlay).to_have_count(0)
    rewrite(file, r"^(category|类别): .*$", r"\1: 助人为乐")
    rewrite(file, r"^(title|标题): .*$", rf"\1: {good}")
    expect(page.locator("h1")).to_have_text(good, timeout=15000)
    expect(overlay).to_have_count(0)
