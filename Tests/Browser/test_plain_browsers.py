"""Without scripts, without styles, with a keyboard alone: everything is still there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

TEMPLATES = ["home", "story", "festival", "project", "list", "terms", "calendar", "people", "batch"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_without_scripts_the_words_are_the_same(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str
) -> None:
    page, plain = new_page(), new_page(java_script_enabled=False)
    page.goto(site_url + addresses[template])
    plain.goto(site_url + addresses[template])
    added = page.locator("[data-actions], [data-aloud]").all_inner_texts()
    words = page.locator("main").inner_text()
    for text in added:
        words = words.replace(text, "")
    assert "".join(plain.locator("main").inner_text().split()) == "".join(words.split())
    # What needs a script is not shown where there is none; a form's own button needs none.
    expect(plain.locator("button:visible:not(form button)")).to_have_count(0)


@pytest.mark.parametrize("template", TEMPLATES)
def test_without_styles_the_order_makes_sense(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str
) -> None:
    page = new_page(width=360)
    page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(site_url + addresses[template])
    assert page.evaluate("document.styleSheets[0].cssRules.length") == 0
    order = page.evaluate("""["a[href='#main']", ".navigation", "main", "main h1, h1", "footer"].map(selector =>
      document.querySelector(selector).getBoundingClientRect().top)""")
    if template == "home":
        order.pop(3)
    assert order == sorted(order)
    # Drawings that serve the layout do not grow to the size of the page.
    large = page.evaluate("[...document.querySelectorAll('svg')].filter(s => !s.closest('.printed')"
                          " && !s.matches('.river') && s.getBoundingClientRect().width > 200).length")
    assert large == 0


FOCUS = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  // A hidden radio button shows its focus on the words beside it, a link over a whole card on the card.
  const bearer = element.matches(".reading input") ? element.nextElementSibling : element;
  const style = getComputedStyle(bearer);
  const place = bearer.getBoundingClientRect();
  const at = document.elementFromPoint(
    Math.min(innerWidth - 1, Math.max(0, place.left + place.width / 2)), Math.max(0, place.top + Math.min(place.height / 2, 12)));
  return {
    name: element.outerHTML.slice(0, 100), isBody: element === document.body,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: place.bottom > 0 && place.top < innerHeight && place.width > 0,
    covered: !(at && (bearer.contains(at) || at.contains(bearer) || at.closest("label, .card, li")?.contains(bearer))),
  };
}"""


@pytest.mark.parametrize("template", ["home", "story", "calendar", "batch"])
def test_a_keyboard_reaches_everything_and_shows_where_it_is(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str
) -> None:
    page = new_page(width=1280, height=800)
    page.goto(site_url + addresses[template])
    # A group of radio buttons is one stop.
    expected = page.evaluate("""() => {
      const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
      const shown = all.filter(e => e.checkVisibility() && e.tabIndex >= 0 && !e.disabled);
      return shown.filter(e => e.type !== "radio" || e.checked).length;
    }""")
    reached = 0
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["isBody"]:
            break
        reached += 1
        assert focus["outlined"] and focus["inView"] and not focus["covered"], focus
    assert reached == expected


def test_focus_is_not_hidden_behind_the_reading_panel(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]
) -> None:
    page = new_page(width=390, height=600)
    page.add_init_script("""
      Object.defineProperty(window, "speechSynthesis", { value: { cancel() {}, speak() {}, addEventListener() {},
        getVoices: () => [{ lang: "zh-CN", localService: true }] } });
      window.SpeechSynthesisUtterance = class {};""")
    page.goto(site_url + addresses["story"])
    page.get_by_role("button", name="朗读").click()
    panel = page.locator("[data-aloud]").bounding_box()
    for _ in range(40):
        page.keyboard.press("Tab")
        box = page.evaluate("""() => { const e = document.activeElement;
          return e === document.body || e.closest("[data-aloud]") ? null : e.getBoundingClientRect().toJSON() }""")
        assert box is None or box["top"] < panel["y"], page.evaluate("document.activeElement.outerHTML")


def test_text_size_is_chosen_with_arrow_keys(page: Page, site_url: str) -> None:
    page.goto(site_url + "/")
    page.locator("#text-normal").focus()
    for size in ("20px", "24px", "30px"):
        page.keyboard.press("ArrowRight")
        assert page.evaluate("getComputedStyle(document.body).fontSize") == size
