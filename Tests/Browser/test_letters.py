"""Letters decide columns: however large they are chosen, no text becomes a column of a letter or two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from conftest import TEMPLATES

SIZES = {"normal": 112.5, "medium": 125, "large": 150, "huge": 187.5}
WIDTHS = [320, 360, 390, 480, 640, 768, 1024, 1280]
# Blocks of at least four lines, none of them four letters wide.
NARROW = """() => {
  const found = [], seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    if (!node.data.trim()) continue;
    let block = node.parentElement;
    while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
    if (!block || seen.has(block) || block.closest(".unseen, .hidden, .skip, legend, svg, select, script, .printed, [hidden]")) continue;
    seen.add(block);
    const range = document.createRange();
    range.selectNodeContents(block);
    const boxes = [...range.getClientRects()].filter(box => box.width > 0 && box.height > 0);
    if (!boxes.length) continue;
    const size = parseFloat(getComputedStyle(block).fontSize);
    const lines = [];
    for (const box of boxes) {
      const middle = box.top + box.height / 2;
      if (!lines.some(line => Math.abs(line - middle) < size * .7)) lines.push(middle);
    }
    const width = Math.max(...boxes.map(box => box.right)) - Math.min(...boxes.map(box => box.left));
    // Four letters are four but for the rounding.
    if (lines.length >= 4 && width < 3.95 * size) found.push(`${block.tagName}.${block.className}: ${block.textContent.trim().slice(0, 20)}`);
  }
  return found;
}"""


@pytest.mark.parametrize("template", [*TEMPLATES, "not found"])
def test_no_column_is_narrower_than_four_letters(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str
) -> None:
    page = new_page()
    page.goto(site_url + addresses[template])
    narrow, wide = {}, {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for size in SIZES:
            page.evaluate("size => document.documentElement.setAttribute('data-text', size)", size)
            if found := page.evaluate(NARROW):
                narrow[width, size] = found
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide[width, size] = page.evaluate("document.documentElement.scrollWidth")
    assert narrow == {} and wide == {}


@pytest.mark.parametrize("template", ["home", "story", "list", "people", "calendar", "batch"])
def test_nor_where_a_browser_doubles_them(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str], template: str
) -> None:
    page = new_page(width=1280)
    page.goto(site_url + addresses[template])
    for width in (640, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
        assert page.evaluate(NARROW) == []


def test_the_facts_stand_with_their_names_beside_them(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]
) -> None:
    page = new_page(width=1280)
    page.goto(site_url + addresses["story"])
    label, value = page.evaluate("""() => ["dt", "dd"].map(name => document.querySelector(`.file-card ${name}`).getBoundingClientRect().toJSON())""")
    assert abs(label["top"] - value["top"]) < 10 and label["right"] <= value["left"]


def test_no_heading_ends_with_a_line_of_one_character(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]
) -> None:
    page = new_page(width=360)
    found = {}
    for template, address in addresses.items():
        page.goto(site_url + address)
        last = page.evaluate("""() => [...document.querySelectorAll("h1, h2, h3")].filter(e => e.checkVisibility()).flatMap(heading => {
          const letters = [];
          const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
          for (let node; node = walker.nextNode();) {
            for (let i = 0; i < node.length; i += 1) {
              const range = document.createRange();
              range.setStart(node, i);
              range.setEnd(node, i + 1);
              const box = range.getBoundingClientRect();
              if (node.data[i].trim() && box.width > 1) letters.push(box);
            }
          }
          const bottom = Math.max(...letters.map(box => box.bottom));
          const lines = new Set(letters.map(box => Math.round(box.bottom / 8)));
          return lines.size > 1 && letters.filter(box => box.bottom > bottom - 4).length < 2 ? [heading.textContent.trim()] : [];
        })""")
        if last:
            found[template] = last
    assert found == {}
