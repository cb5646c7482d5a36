"""Light and dark, by the reader's system and by choice; forced colours; reduced motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

BRIGHTNESS = """() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
  return (r + g + b) / 765;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_is_followed_until_the_reader_chooses(
    new_page: Callable[..., Page], site_url: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site_url + "/")
    assert (page.evaluate(BRIGHTNESS) < .5) == (scheme == "dark")
    other = "light" if scheme == "dark" else "dark"
    page.locator(f"#scheme-{other}").check(force=True)
    assert (page.evaluate(BRIGHTNESS) < .5) == (other == "dark")
    page.goto(site_url + "/topics/")
    assert (page.evaluate(BRIGHTNESS) < .5) == (other == "dark")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == other
    page.locator("#scheme-auto").check(force=True)
    assert (page.evaluate(BRIGHTNESS) < .5) == (scheme == "dark")


def test_the_choice_works_without_scripts(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False, color_scheme="light")
    page.goto(site_url + "/")
    before = page.screenshot()
    page.locator("#scheme-dark").check(force=True)
    assert page.screenshot() != before


def test_forced_colours_leave_every_mark_of_state_visible(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]
) -> None:
    page = new_page(forced_colors="active")
    page.goto(site_url + addresses["story"])
    current = page.locator(".navigation [aria-current]")
    assert current.evaluate("e => parseFloat(getComputedStyle(e).borderBottomWidth)") >= 2
    checked = page.locator(".reading :checked + span").first
    assert checked.evaluate("e => getComputedStyle(e).borderBottomStyle") == "solid"


def test_nothing_moves_where_the_reader_wants_no_motion(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]
) -> None:
    page = new_page(reduced_motion="reduce")
    for template in ("home", "story", "calendar"):
        page.goto(site_url + addresses[template])
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
            "return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === 'smooth' })"
            ".length")
        assert moving == 0


def test_the_words_of_a_picture_that_is_not_there_can_be_read(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]
) -> None:
    """On each tone that may hold its place, in both schemes, at 4.5:1."""
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto(site_url + addresses["story"])
        ratios = page.evaluate("""() => {
          const channel = c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
          const luminance = text => { const [r, g, b] = text.match(/\\d+/g).map(Number);
            return .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b); };
          const image = document.querySelector("main").appendChild(document.createElement("img"));
          const plain = getComputedStyle(image).backgroundColor;
          const ratios = [];
          for (let tone = 0; tone === 0 || getComputedStyle(image).backgroundColor !== plain; tone += 1) {
            const { color, backgroundColor } = getComputedStyle(image);
            const [one, other] = [luminance(color), luminance(backgroundColor)];
            ratios.push((Math.max(one, other) + .05) / (Math.min(one, other) + .05));
            image.className = `tone-${tone + 1}`;
          }
          return ratios;
        }""")
        assert len(ratios) > 20 and min(ratios) >= 4.5
