"""大字版: larger text and targets, stronger contrast, no motion; remembered, and reached by a link without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

STEPS = {"medium": 20, "large": 24, "huge": 30}
# The colours behind and of every piece of text, as a browser has computed them; white where nothing is painted.
CONTRASTS = """() => {
  const channel = c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest(".unseen, .skip")) continue;
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 7) found.push(`${ratio.toFixed(2)} ${element.className || element.tagName}: ${walker.currentNode.data.trim()}`);
  }
  return found;
}"""
# A link in running text may be as high as its line (WCAG 2.5.5, inline); of cards, the whole card is the link.
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, select, label")].filter(element => {
  if (!element.checkVisibility() || element.closest(".unseen, .skip, .card, .newest, .related")) return false;
  const inline = element.closest("p, dd, td, figcaption, li");
  const around = inline ? inline.innerText.replace(element.innerText, "").trim() : "";
  if (element.closest(".prose, .kicker, .credit") && around) return false;
  const box = element.getBoundingClientRect();
  return Math.min(box.width, box.height) < 59.5 && !around;
}).map(element => {
  const box = element.getBoundingClientRect();
  return `${Math.round(box.width)} × ${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`;
})"""


def font_size(page: Page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"#{name}-{value}").check(force=True)


@pytest.mark.parametrize("scripts", [True, False])
def test_text_grows_in_steps(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(site_url + addresses["story"])
    if not scripts:
        heights = []
        for step in STEPS:
            choose(page, "text", step)
            heights.append(page.locator(".prose p").first.bounding_box()["height"])
        assert heights == sorted(heights) and heights[0] < heights[-1]
        return
    assert font_size(page) == 18
    for step, size in STEPS.items():
        choose(page, "text", step)
        assert font_size(page) == size
    choose(page, "text", "normal")
    assert font_size(page) == 18


def test_the_choice_is_remembered_on_other_pages_and_later(page: Page, site_url: str, addresses: dict[str, str]) -> None:
    page.goto(site_url + addresses["story"])
    choose(page, "text", "huge")
    page.goto(site_url + "/festivals/")
    assert font_size(page) == 30
    expect(page.locator("#text-huge")).to_be_checked()
    later = page.context.new_page()
    later.goto(site_url + "/")
    assert font_size(later) == 30


def test_a_link_opens_it_without_scripts(new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site_url + addresses["story"])
    before = page.locator(".prose p").first.bounding_box()["height"]
    page.locator(".footer").get_by_role("link", name="大字版").click()
    after = page.locator(".prose p").first.bounding_box()["height"]
    # A line has as many letters as before, so that they are larger and not more lines.
    assert after > before * 1.3
    assert page.locator(".navigation a").first.bounding_box()["height"] >= 60
    # And back, by a link, too.
    page.locator(".footer").get_by_role("link", name="标准版").click()
    assert page.locator(".prose p").first.bounding_box()["height"] == before


def test_a_link_that_somebody_sent_is_remembered_where_scripts_run(
    page: Page, site_url: str, addresses: dict[str, str]
) -> None:
    page.goto(site_url + addresses["story"] + "#大字")
    assert font_size(page) == 24
    assert "#" not in page.url
    page.goto(site_url + "/")
    assert font_size(page) == 24
    choose(page, "text", "normal")
    assert font_size(page) == 18
    page.locator(".footer").get_by_role("link", name="大字版").click()
    assert font_size(page) == 24
    expect(page.locator("#text-large")).to_be_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("template", ["home", "story", "festival", "list", "calendar", "batch", "not found"])
def test_contrast_targets_and_motion(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str, scheme: str
) -> None:
    page = new_page(width=390, height=844, color_scheme=scheme)
    page.goto(site_url + addresses[template])
    choose(page, "text", "large")
    assert page.evaluate(CONTRASTS) == []
    assert page.evaluate(SMALL_TARGETS) == []
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        "return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === 'smooth' })"
        ".map(e => e.outerHTML.slice(0, 80))")
    assert moving == []


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("template", ["home", "story", "festival", "project", "calendar", "batch"])
def test_nothing_is_pushed_out_of_a_narrow_screen(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str, step: str
) -> None:
    page = new_page(width=320, height=640)
    page.goto(site_url + addresses[template])
    choose(page, "text", step)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
