"""Finding one's way: every template opens, every way leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from conftest import TEMPLATES


@pytest.mark.parametrize("template", [*TEMPLATES, "not found"])
def test_every_template_opens(page: Page, site_url: str, addresses: dict[str, str], template: str) -> None:
    """Also fails where a picture is missing or anything is asked for that is not of this site."""
    page.goto(site_url + addresses[template])
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("main")).to_be_visible()
    assert page.title().endswith(("-省直文明实践", "省直文明实践：身边好人 · 我们的节日 · 项目展示"))
    broken = page.evaluate('''async () => {
      const images = [...document.images];
      for (const image of images) image.loading = "eager";
      const loaded = await Promise.allSettled(images.map(image => image.decode()));
      return images.filter((image, i) => loaded[i].status == "rejected").map(image => image.currentSrc);
    }''')
    assert broken == []


def test_a_refused_clipboard_is_told(page: Page, site_url: str, addresses: dict[str, str]) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(site_url + addresses["story"])
    button = page.get_by_role("button", name="复制链接")
    button.click()
    expect(page.locator("[data-status]")).to_have_text("浏览器不让复制，请复制地址栏里的网址")
    expect(button).to_have_text("复制链接")


@pytest.mark.parametrize("place", ["site_url", "subpath_url"])
def test_navigation_leads_to_every_column_and_home(
    request: pytest.FixtureRequest, page: Page, place: str
) -> None:
    url = request.getfixturevalue(place)
    page.goto(url + "/")
    labels = page.locator(".navigation a").all_text_contents()
    assert len(labels) >= 6
    for label in labels:
        page.locator(".navigation").get_by_role("link", name=label, exact=True).click()
        expect(page).to_have_url(re.compile(re.escape(url) + "/."))
        expect(page).to_have_title(re.compile(label))
        expect(page.locator(".navigation [aria-current]")).to_have_text(label)
        page.locator(".brand a").click()
        expect(page).to_have_url(url + "/")


@pytest.mark.parametrize("place", ["site_url", "subpath_url"])
def test_a_card_opens_its_story_and_the_crumbs_lead_back(
    request: pytest.FixtureRequest, page: Page, place: str
) -> None:
    url = request.getfixturevalue(place)
    page.goto(url + "/stories/")
    title = page.locator(".card h3").first.inner_text()
    # The whole card is the link, so that a thumb finds it.
    page.locator(".card").first.click(position={"x": 12, "y": 12})
    expect(page.locator("h1")).to_have_text(title)
    page.get_by_role("navigation", name="当前位置").get_by_role("link", name="身边好人").click()
    expect(page).to_have_url(url + "/stories/")


def test_neighbours_lead_there_and_back(page: Page, site_url: str, addresses: dict[str, str]) -> None:
    page.goto(site_url + addresses["story"])
    here = page.url
    first, back = ("next", "prev") if page.locator(".neighbours [rel=next]").count() else ("prev", "next")
    page.locator(f".neighbours [rel={first}]").click()
    page.locator(f".neighbours [rel={back}]").click()
    expect(page).to_have_url(here)


def test_what_is_not_there_is_said_with_ways_onward(page: Page, site_url: str) -> None:
    response = page.goto(site_url + "/stories/nobody/")
    assert response.status == 404
    expect(page.locator("h1")).to_have_text("没有找到这个页面")
    page.locator("main").get_by_role("link", name="回到首页").click()
    expect(page).to_have_url(site_url + "/")


def test_the_skip_link_goes_to_the_text(page: Page, site_url: str, addresses: dict[str, str]) -> None:
    page.goto(site_url + addresses["story"])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("跳到正文")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_choices_of_a_sub_path_stay_below_it(
    new_page: Callable[..., Page], subpath_url: str, addresses: dict[str, str]
) -> None:
    page = new_page()
    for template in ("home", "story", "calendar"):
        page.goto(subpath_url + addresses[template])
        outside = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"/\"], link[href^=\"/\"], [src^=\"/\"]')]"
            ".map(e => e.getAttribute('href') ?? e.getAttribute('src')).filter(a => !a.startsWith('/xf/'))")
        assert outside == []


def test_a_day_of_the_calendar_is_hit_anywhere_in_its_cell(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]
) -> None:
    """A whole cell is the target, so that neighbours are at least 24 pixels apart (WCAG 2.5.8)."""
    for width in (320, 360, 1280):
        page = new_page(width=width)
        page.goto(site_url + addresses["calendar"])
        days = page.evaluate("""() => [...document.querySelectorAll(".calendar td a.day-number")].map(link => {
          const cell = link.closest("td");
          cell.scrollIntoView({ block: "center" });
          const box = cell.getBoundingClientRect();
          const corners = [[box.left + 3, box.top + 3], [box.right - 3, box.top + 3]];
          return [Math.min(box.width, box.height), corners.every(([x, y]) => document.elementFromPoint(x, y) === link)];
        })""")
        assert days and all(size >= 24 and is_hit for size, is_hit in days)


@pytest.mark.parametrize("template", [*TEMPLATES, "not found"])
def test_links_of_one_name_lead_to_one_address(page: Page, site_url: str, addresses: dict[str, str], template: str) -> None:
    """Below a heading, links can be told apart by their words alone (WCAG 2.4.4)."""
    page.goto(site_url + addresses[template])
    named = page.evaluate("""() => {
      const found = {};
      let heading = 0;
      for (const link of document.querySelectorAll("main :is(h1, h2, h3, h4, a[href])")) {
        if (!link.href) { heading += 1; continue; }
        const name = heading + (link.getAttribute("aria-label") || link.textContent || link.querySelector("img")?.alt || "").replace(/\\s+/g, "");
        (found[name] ??= new Set()).add(link.href.split("#")[0] + (link.hash && link.pathname === location.pathname ? link.hash : ""));
      }
      return Object.entries(found).filter(([, addresses]) => addresses.size > 1).map(([name, addresses]) => [name, ...addresses]);
    }""")
    assert named == []
