"""What a page says of itself to machines: search engines, networks, the inspectors of public sites."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from conftest import TEMPLATES

ARTICLES = ["story", "festival", "project", "notice", "page"]
META = "Object.fromEntries([...document.querySelectorAll('meta[name], meta[property]')].map(m => [m.name || m.getAttribute('property'), m.content]))"


def graph(page: Page) -> dict[str, dict]:
    text = page.locator("script[type='application/ld+json']").text_content()
    return {item["@type"]: item for item in json.loads(text)["@graph"]}


@pytest.mark.parametrize("template", [*TEMPLATES, "not found"])
def test_every_page(page: Page, site_url: str, addresses: dict[str, str], template: str) -> None:
    page.goto(site_url + addresses[template])
    meta = page.evaluate(META)
    assert meta["SiteName"] == "省直文明实践" and meta["SiteDomain"] == "wenming.example.org"
    assert meta["description"] and meta["og:title"] and meta["og:type"]
    if template not in ("home",):
        assert meta["ColumnName"] and meta["ColumnDescription"] and meta["ColumnKeywords"]
    if template in ("story", "list", "festival", "project"):
        # Of which sort a column is, its kind says; an index over all kinds is of none.
        assert meta["ColumnType"]
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == "https://wenming.example.org" + addresses[template] == meta["og:url"]
    assert page.locator("html").get_attribute("lang") == "zh-Hans-CN"
    for icon in page.locator("link[rel~=icon], link[rel=apple-touch-icon], link[rel=mask-icon]").all():
        answer = page.request.get(site_url + icon.get_attribute("href"))
        assert answer.ok and len(answer.body()) > 200
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert "default-src 'self'" in policy and "unsafe" not in policy
    # Both are what such a policy forbids, and what nobody would notice until it is sent.
    assert page.locator("[style], style").count() == 0
    assert page.locator("script:not([src]):not([type='application/ld+json'])").count() == 0


@pytest.mark.parametrize("template", ARTICLES)
def test_articles(page: Page, site_url: str, addresses: dict[str, str], template: str) -> None:
    page.goto(site_url + addresses[template])
    meta = page.evaluate(META)
    title = page.locator("h1").inner_text()
    assert meta["ArticleTitle"] == title == meta["og:title"]
    # Where the author gave no time, none is made up.
    assert re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?", meta["PubDate"])
    assert meta["ContentSource"] and meta["Keywords"] and meta["Description"] and meta["Url"]
    assert meta["og:type"] == "article"
    data = graph(page)
    # A page that no list shows speaks of the site itself.
    article = data.get("Article") or data["WebPage"]
    assert article.get("headline", article.get("name")) == title and article["author"]["name"]
    assert article["datePublished"].startswith(meta["PubDate"][:10])
    trail = data["BreadcrumbList"]["itemListElement"]
    assert trail[0]["item"] == "https://wenming.example.org/" and trail[-1]["name"] == title
    shown = page.locator(".crumbs li").all_text_contents()
    assert [step["name"] for step in trail] == [text.strip() for text in shown]


def test_a_festival_is_an_event(page: Page, site_url: str, addresses: dict[str, str]) -> None:
    page.goto(site_url + addresses["festival"])
    event = graph(page)["Event"]
    assert event["name"] == page.locator("h1").inner_text()
    day = page.locator(".file-card time").first.get_attribute("datetime")
    assert event["startDate"].startswith(day)
    place = page.locator(".file-card div", has_text="地点").locator("dd")
    if place.count():
        assert event["location"]["name"] == place.inner_text()
    assert event["organizer"]["name"] and event["location"]["name"] and event["eventStatus"].startswith("https://schema.org/")
    known = {"@type", "name", "startDate", "endDate", "location", "organizer", "description", "url", "image"}
    assert set(event) <= known | {"eventStatus", "eventAttendanceMode"}
    # The hours that readers see are those that machines are told.
    time = page.locator(".file-card dd").first.inner_text()
    assert ("T" in event["startDate"]) == bool(re.search(r"\d\d:\d\d", time))


@pytest.mark.parametrize("template", ["home", "list", "term", "year", "month", "festival year", "story", "honours", "people", "calendar", "terms", "map"])
def test_a_shared_page_has_a_picture_and_its_words(
    page: Page, site_url: str, addresses: dict[str, str], template: str
) -> None:
    page.goto(site_url + addresses[template])
    meta = page.evaluate(META)
    assert meta["og:image"].startswith("https://wenming.example.org/media/") and meta["og:image:alt"]
    if template == "home":
        assert graph(page)["WebSite"]["potentialAction"]["target"]["urlTemplate"].endswith("/search/?q={search_term_string}")


def test_lists_have_their_way_and_their_feeds(page: Page, site_url: str, addresses: dict[str, str]) -> None:
    for template in ("list", "terms", "archive", "people"):
        page.goto(site_url + addresses[template])
        assert set(graph(page)) == {"BreadcrumbList"}
    page.goto(site_url + addresses["list"])
    for kind in ("atom", "feed"):
        feed = page.locator(f"link[rel=alternate][type*={kind}]").first
        assert page.request.get(site_url + feed.get_attribute("href")).ok


def test_pages_are_light(site_folder: Path, addresses: dict[str, str]) -> None:
    """The limits of docs/theme-guide.md, compressed as servers send them."""
    def weight(*files: Path) -> int:
        return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)

    heavy = [f"{file}: {weight(file)}" for file in site_folder.rglob("*.html") if weight(file) > 12 * 1024]
    assert heavy == []
    page = (site_folder / addresses["story"].strip("/") / "index.html").read_text()
    styles = re.findall(r'<link rel="stylesheet" href="/([^"]+)"', page)
    scripts = re.findall(r'<script src="/([^"]+)"', page)
    assert styles and weight(*(site_folder / name for name in styles)) <= 12 * 1024
    assert scripts and weight(*(site_folder / name for name in scripts)) <= 10 * 1024


def test_marks_of_a_public_site_are_shown_once_they_are_known(
    build: Callable[..., Path], copy_site: Callable[[str], Path]
) -> None:
    source = copy_site("marks")
    with (source / "site.yml").open("a") as settings:
        settings.write("\nicp: 豫ICP备00000000号\npolice: 豫公网安备00000000000000号\ncode: '4100000000'\n"
                       "mark: https://bszs.conac.cn/sitename?id=0\nreport: mailto:jiucuo@example.org\n"
                       "contact: {phone: 0371-00000000}\n")
    site = build(source, source.parent / "public")
    footer = re.sub(r"\s+", "", (site / "index.html").read_text().split("<footer")[1])
    for words in ("豫ICP备00000000号", "豫公网安备00000000000000号", "4100000000", "党政机关网站标识", "网站找错",
                  "0371-00000000", "网站地图", "主办单位"):
        assert words in footer
    assert footer.count("外部链接") == 3
    assert 'name="SiteIDCode"content="4100000000"' in re.sub(r"\s", "", (site / "index.html").read_text())
    for file in site.rglob("index.html"):
        assert "http-equiv=\"refresh\"" in file.read_text() or "豫ICP备" in file.read_text()
