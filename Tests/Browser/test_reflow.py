"""Narrow screens, zoom and wider spacing: nothing is cut off, and nobody scrolls sideways (WCAG 1.4.4, 1.4.10, 1.4.12)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from conftest import TEMPLATES

# What WCAG 1.4.12 lets a reader set.
SPACING = ("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
           " p { margin-bottom: 2em !important }")
# Text that its own box cuts off.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(element => {
  if (!element.checkVisibility() || element.closest(".unseen, .hidden, .skip, legend, svg, .table, select, .year-days, pre")) return false;
  const style = getComputedStyle(element);
  const hides = side => ["hidden", "clip"].includes(style["overflow" + side]);
  // Three lines of a summary that stands in full on its own page are a summary still.
  if (style.webkitLineClamp !== "none") return false;
  return hides("X") && element.scrollWidth > element.clientWidth + 1
    || hides("Y") && element.scrollHeight > element.clientHeight + 1;
}).map(element => element.outerHTML.slice(0, 120))"""


def width_needed(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("template", [*TEMPLATES, "not found"])
def test_320_pixels_are_enough(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str
) -> None:
    """Also 1280 pixels at 400 %: a browser lays out both in the same way."""
    page = new_page(width=320, height=256)
    page.goto(site_url + addresses[template])
    assert width_needed(page) <= 320
    page.evaluate("""css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet]; }""", SPACING)
    assert width_needed(page) <= 320
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("template", ["home", "story", "festival", "calendar", "batch"])
def test_text_at_twice_its_size_is_all_there(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str
) -> None:
    page = new_page(width=1280, height=900)
    page.goto(site_url + addresses[template])
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
    assert width_needed(page) <= 1280
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_lines_are_at_most_forty_characters(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], width: int
) -> None:
    page = new_page(width=width)
    page.goto(site_url + addresses["story"])
    size, width = page.locator(".prose p").first.evaluate(
        "e => [parseFloat(getComputedStyle(e).fontSize), e.getBoundingClientRect().width]")
    assert width / size <= 40.01
    assert page.evaluate("parseFloat(getComputedStyle(document.body).lineHeight)") == pytest.approx(size * 1.8)
