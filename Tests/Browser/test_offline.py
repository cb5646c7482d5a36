"""`xinfeng build --offline`: the whole site from a folder, without a server, on whatever disk it is put."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pytest
from playwright.sync_api import Page, expect

from conftest import ROOT


@pytest.fixture(scope="session")
def copy_on_disk(build: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("disk") / "展览 盘", "--offline")


class Addresses(HTMLParser):
    """Everything that a page leads to or loads, and the places in it that can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.places = {"", "top"}
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.places.add(values["id"])
        if values.get("rel", "").startswith("external"):
            return
        self.found += [values[name] for name in ("href", "src", "action", "poster") if name in values]
        self.found += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        if values.get("http-equiv") == "refresh":
            self.found.append(values["content"].split("url=")[1])


def test_no_address_is_absolute_and_each_names_a_file(copy_on_disk: Path) -> None:
    pages = {file: Addresses(file.read_text()) for file in sorted(copy_on_disk.rglob("*.html"))}
    assert len(pages) > 300
    faults = []
    for file, page in pages.items():
        for address in page.found:
            if address.startswith(("mailto:", "tel:")):
                continue
            target, place = urldefrag(urljoin(file.as_uri(), address))
            if re.match("[a-z]+:", address) or address.startswith("/"):
                faults.append(f"{file}: {address} is absolute")
                continue
            at = Path(unquote(urlparse(target).path))
            if not at.is_file() or copy_on_disk not in at.parents:
                faults.append(f"{file}: {address} is not there")
            elif at in pages and unquote(place) not in pages[at].places:
                faults.append(f"{file}: {address} has no such place")
    assert faults == []


def test_what_only_the_web_needs_is_left_out(copy_on_disk: Path) -> None:
    names = {file.name for file in copy_on_disk.rglob("*") if file.is_file()}
    assert not names & {"feed.xml", "feed.json", "sitemap.xml", "robots.txt", "404.html"}
    assert {"calendar.ics", "index.html"} <= names
    home = (copy_on_disk / "index.html").read_text()
    for word in ("canonical", "og:url", "application/atom+xml", "ld+json", "Content-Security-Policy"):
        assert word not in home


def test_every_link_can_be_followed_in_a_browser(page: Page, copy_on_disk: Path) -> None:
    # How the pages look is another test's business.
    page.route(re.compile(r"\.(webp|jpg|png|svg|avif|css|js)$"), lambda route: route.abort())
    start = (copy_on_disk / "index.html").as_uri()
    ahead, seen = [start], {start}
    while ahead:
        address = ahead.pop()
        page.goto(address, wait_until="domcontentloaded")
        links = page.evaluate("[document.title ? '' : 'no title', ...[...document.querySelectorAll("
                              "'a[href]:not([rel~=external], [download])')].map(a => a.href.split('#')[0])]")
        assert links[0] == "", address
        for link in {link for link in links[1:] if link.endswith(".html")} - seen:
            assert link.startswith("file:"), f"{address}: {link}"
            seen.add(link)
            ahead.append(link)
    # Nothing leads to pages at old addresses and to those that have expired.
    pages = list(copy_on_disk.rglob("*.html"))
    unreached = [file for file in pages if file.as_uri() not in seen and 'content="noindex"' not in file.read_text()]
    assert len(seen) > 300 and unreached == []


def test_it_looks_and_works_as_on_the_web(
    new_page: Callable[..., Page], site_url: str, copy_on_disk: Path, addresses: dict[str, str]
) -> None:
    page = new_page()
    page.goto(site_url + addresses["story"])
    shown = page.locator("main").inner_text()
    page.goto((copy_on_disk / "index.html").as_uri())
    page.locator(".navigation").get_by_role("link", name="身边好人").click()
    assert unquote(page.url).endswith("展览 盘/stories/index.html")
    page.goto((copy_on_disk / addresses["story"].strip("/") / "index.html").as_uri())
    assert page.locator("main").inner_text() == shown
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"
    assert page.evaluate("[...document.images].every(i => !i.complete || i.naturalWidth > 0)")
    page.locator("#text-huge").check(force=True)
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "30px"
    page.locator(".brand a").click()
    expect(page.locator("#text-huge")).to_be_checked()


def test_the_same_disk_twice_is_the_same_bytes(build: Callable[..., Path], copy_on_disk: Path, tmp_path: Path) -> None:
    again = build(ROOT, tmp_path / "again", "--offline")
    for file in copy_on_disk.rglob("*"):
        if file.is_file() and file.name != ".xinfeng-build":
            assert file.read_bytes() == (again / file.relative_to(copy_on_disk)).read_bytes()
