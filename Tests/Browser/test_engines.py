"""The pages in engines that readers have: Chromium 87, Firefox, WebKit, each beside the current Chromium.

Office desktops run kernels of 2020, telephones WebKit. Nothing overflows, nothing lies over anything else, boxes are about as
large as in the current Chromium, and the controls work.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import TEMPLATES
from engines import ENGINES, DevTools, Engine
from test_letters import NARROW

# All of them take seven minutes; `make test` hears the oldest, `make test-pages` all.
OLDER = os.environ.get("XINFENG_ENGINES", "chromium87 firefox webkit").split()
# Fonts differ between engines by a hair, and a line more or less is a line.
TOLERANCE, LINE = .15, 34
BOXES = """(() => {
  const found = {};
  for (const name of [".masthead", "main", ".footer", "h1", ".cards", ".cards > li", ".lead-card", ".card-text", ".card-picture", ".listing-main",
      ".listing-side", ".article-head", ".file-card", ".prose", ".outline", ".coming", ".coming-text", "table", ".people", ".people > li", ".batches > li",
      ".overview-rest", ".archive-year", ".footer-links", ".works", ".calendar td"]) {
    const box = [...document.querySelectorAll(name)].find(e => e.offsetWidth > 0);
    if (box) { const { width, height } = box.getBoundingClientRect(); found[name] = [Math.round(width), Math.round(height)]; }
  }
  return found;
})()"""
# Lines of text of different blocks that lie over one another by more than a third of the smaller.
OVERLAPS = """(() => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(".unseen, .hidden, .skip, legend, svg, select, option, script, noscript, .printed, sup")) continue;
    const style = getComputedStyle(parent);
    if (style.visibility !== "visible" || parent.closest("details:not([open])")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 2 && box.height > 2) lines.push({ parent, box, text: node.data.trim().slice(0, 20) });
    }
  }
  // What a box cuts off is not seen.
  const seen = lines.filter(({ parent, box }) => {
    for (let e = parent; e; e = e.parentElement) {
      if (getComputedStyle(e).overflowX === "visible" && getComputedStyle(e).overflowY === "visible") continue;
      const around = e.getBoundingClientRect();
      if (box.top > around.bottom - 4 || box.left > around.right - 4 || box.right < around.left + 4) return false;
    }
    return true;
  });
  const found = [];
  for (let i = 0; i < seen.length; i += 1) {
    for (let j = i + 1; j < seen.length; j += 1) {
      const [a, b] = [seen[i], seen[j]];
      if (a.parent === b.parent || a.parent.contains(b.parent) || b.parent.contains(a.parent)) continue;
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      // Lines are boxes of their letters, which reach a little over the line's own height.
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) - 4;
      const smaller = Math.min(a.box.width * a.box.height, b.box.width * b.box.height);
      if (width > 0 && height > 0 && width * height > smaller / 3) found.push(a.text + " / " + b.text);
    }
  }
  return found.slice(0, 5);
})()"""


@pytest.fixture(scope="module")
def reference() -> Iterator[Engine]:
    """The current Chromium, driven like the others."""
    with ENGINES["chromium"]() as engine:
        yield engine


@pytest.fixture(scope="module", params=OLDER)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with ENGINES[request.param]() as engine:
        yield engine


@pytest.fixture(scope="module")
def boxes_in_chromium(reference: Engine, site_url: str, addresses: dict[str, str]) -> Callable[[str, int], dict[str, list[int]]]:
    known: dict[tuple[str, int], dict[str, list[int]]] = {}

    def boxes(template: str, width: int) -> dict[str, list[int]]:
        if (template, width) not in known:
            reference.open(site_url + addresses[template], width)
            known[template, width] = reference.evaluate(BOXES)
        return known[template, width]

    return boxes


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("template", [*TEMPLATES, "not found"])
def test_a_page_holds(
    engine: Engine, boxes_in_chromium: Callable[[str, int], dict[str, list[int]]], site_url: str, addresses: dict[str, str],
    template: str, width: int,
) -> None:
    engine.open(site_url + addresses[template], width)
    assert engine.evaluate("document.documentElement.scrollWidth") <= width
    assert engine.evaluate(OVERLAPS) == []
    assert engine.errors == []
    boxes, expected = engine.evaluate(BOXES), boxes_in_chromium(template, width)
    assert boxes.keys() == expected.keys()
    different = {
        name: (box, expected[name]) for name, box in boxes.items()
        if any(abs(is_now - was) > max(TOLERANCE * was, LINE) for is_now, was in zip(box, expected[name]))}
    assert different == {}


@pytest.mark.parametrize("template", [*TEMPLATES, "not found"])
def test_a_page_holds_with_the_largest_letters(
    engine: Engine, site_url: str, addresses: dict[str, str], template: str
) -> None:
    found = {}
    for width in (360, 768, 1280):
        engine.open(site_url + addresses[template], width)
        engine.evaluate("document.documentElement.setAttribute('data-text', 'huge')")
        if engine.evaluate("document.documentElement.scrollWidth") > width:
            found[width, "wide"] = engine.evaluate("document.documentElement.scrollWidth")
        if narrow := engine.evaluate(f"({NARROW})()"):
            found[width, "narrow"] = narrow
        if overlaps := engine.evaluate(OVERLAPS):
            found[width, "overlaps"] = overlaps
    assert found == {}


FONT_SIZE = "getComputedStyle(document.body).fontSize"
PAPER = "getComputedStyle(document.body).backgroundColor"


def choose(engine: Engine, name: str, value: str) -> None:
    engine.evaluate(f"document.getElementById('{name}-{value}').click()")


def test_switches_work_and_are_remembered(engine: Engine, site_url: str, addresses: dict[str, str]) -> None:
    engine.open(site_url + addresses["story"])
    before = engine.evaluate(PAPER)
    assert engine.evaluate(FONT_SIZE) == "18px"
    for value, size in {"medium": "20px", "large": "24px", "huge": "30px"}.items():
        choose(engine, "text", value)
        assert engine.evaluate(FONT_SIZE) == size
    choose(engine, "scheme", "dark")
    assert engine.evaluate(PAPER) != before
    engine.open(site_url + "/")
    assert engine.evaluate(FONT_SIZE) == "30px" and engine.evaluate(PAPER) != before
    choose(engine, "text", "normal")
    choose(engine, "scheme", "light")
    assert engine.evaluate(FONT_SIZE) == "18px" and engine.evaluate(PAPER) == before
    assert engine.errors == []


def test_what_a_reader_presses_is_what_works(engine: Engine, site_url: str) -> None:
    """A switch is under the finger that presses its words."""
    engine.open(site_url + "/", 360)
    hit = engine.evaluate("""(() => {
      const word = document.querySelector("#text-huge + span").getBoundingClientRect();
      return document.elementFromPoint(word.left + word.width / 2, word.top + word.height / 2).id; })()""")
    assert hit == "text-huge"


def test_without_scripts_no_switch_is_shown_that_does_nothing(site_url: str) -> None:
    """Where a browser knows no `:has()`, the switches need the script."""
    with ENGINES["chromium87"]() as engine:
        assert isinstance(engine, DevTools)
        shown = "getComputedStyle(document.querySelector('.reading')).display"
        engine.open(site_url + "/")
        assert engine.evaluate(shown) == "flex" and not engine.evaluate("CSS.supports('selector(:has(a))')")
        engine.messages.ask("Emulation.setScriptExecutionDisabled", value=True)
        engine.open(site_url + "/about/")
        assert engine.evaluate(shown) == "none"


def test_emphasis_is_seen(engine: Engine, site_url: str) -> None:
    engine.open(site_url + "/markdown/")
    styles = engine.evaluate("""[...document.querySelectorAll(".prose em")].map(e => {
      const style = getComputedStyle(e);
      return style.textEmphasisStyle || style.webkitTextEmphasisStyle; })""")
    assert styles and all(style and style != "none" for style in styles)


def test_a_film_keeps_its_size_whatever_its_picture(engine: Engine, site_url: str, site_folder: Path) -> None:
    """Until it is played a browser gives a film the shape of its picture, and the page would jump when it is."""
    page = next(page for page in sorted(site_folder.rglob("index.html")) if re.search("<video [^>]*width=", page.read_text()))
    engine.open(f"{site_url}/{page.parent.relative_to(site_folder)}/")
    if not engine.evaluate("CSS.supports('aspect-ratio', '1')"):
        # The oldest gives a film the shape of its picture.
        assert engine.name == "chromium87"
        return
    shapes = engine.evaluate("""(async () => {
      const film = document.querySelector("video[width]");
      const shape = () => film.clientWidth / film.clientHeight;
      const shapes = [film.width / film.height, shape()];
      film.scrollIntoView();
      film.poster = document.querySelector("link[rel=apple-touch-icon]").href;
      const picture = new Image();
      picture.src = film.poster;
      await picture.decode();
      await new Promise(done => setTimeout(done, 500));
      return [...shapes, shape()]; })()""")
    assert shapes[1:] == pytest.approx([shapes[0]] * 2, rel=.02)


def test_search_finds_the_same(engine: Engine, reference: Engine, site_url: str) -> None:
    found = []
    for one in (reference, engine):
        one.open(site_url + "/search/?q=%E5%BF%97%E6%84%BF")
        one.wait("document.querySelectorAll('[data-search-results] li').length > 0")
        found.append(one.evaluate("[...document.querySelectorAll('[data-search-results] h2')].map(e => e.textContent)"))
        assert one.errors == []
    assert found[0] == found[1] and found[0]


def test_back_and_forward(engine: Engine, site_url: str) -> None:
    engine.open(site_url + "/search/?q=%E5%BF%97%E6%84%BF")
    engine.wait("document.querySelectorAll('[data-search-results] li').length > 0")
    first = engine.evaluate("document.querySelector('[data-search-results] h2').textContent")
    engine.evaluate("void document.querySelector('[data-search-results] h2 a').click()")
    engine.wait("!location.pathname.startsWith('/search') && document.readyState === 'complete'")
    engine.evaluate("void setTimeout(() => history.back(), 0)")
    engine.wait("location.pathname.startsWith('/search') && document.querySelectorAll('[data-search-results] li').length > 0")
    assert engine.evaluate("document.querySelector('[data-search-results] h2').textContent") == first
    engine.evaluate("void setTimeout(() => history.forward(), 0)")
    engine.wait("!location.pathname.startsWith('/search')")


def test_digits_stand_apart(engine: Engine, site_url: str, addresses: dict[str, str]) -> None:
    """Spacing between Chinese and Latin letters must not lay digits over one another."""
    engine.open(site_url + addresses["calendar"])
    widths = engine.evaluate("""(() => {
      const probe = document.createElement("span");
      document.querySelector("h1").append(probe);
      return ["2026", "11", "2026年11月"].map(text => { probe.textContent = text; return probe.getBoundingClientRect().width; });
    })()""")
    han = engine.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    assert widths[2] > widths[0] + widths[1] + 2 * han * .95


def test_no_line_begins_with_the_number_of_a_note(engine: Engine, site_url: str, site_folder: Path) -> None:
    page = next(page for page in sorted(site_folder.glob("stories/*/*/index.html")) if 'class="footnote"' in page.read_text())
    engine.open(f"{site_url}/{page.parent.relative_to(site_folder)}/", 360)
    broken = engine.evaluate("""(() => {
      const prose = document.querySelector(".prose"), broken = [];
      for (let width = 150; width < 340; width += 3) {
        prose.style.width = width + "px";
        for (const note of prose.querySelectorAll("sup.footnote")) {
          const word = note.previousSibling, range = document.createRange();
          range.setStart(word, word.length - 1);
          range.setEnd(word, word.length);
          const before = range.getBoundingClientRect();
          range.selectNodeContents(note.querySelector("a").lastChild);
          if (range.getBoundingClientRect().left < before.left) broken.push(width);
        }
      }
      return broken; })()""")
    assert broken == []
