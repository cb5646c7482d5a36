"""朗读: title and body are spoken sentence by sentence, and the sentence that is spoken is marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

# A voice that says nothing and notes what it was given; a test decides when a sentence is over.
STUB = """
window.spoken = [];
class Utterance { constructor(text) { this.text = text; } }
const synth = {
  getVoices: () => VOICES, addEventListener() {},
  speak(utterance) { window.spoken.push(utterance); window.current = utterance; },
  cancel() { const cut = window.current; window.current = null; cut?.onerror?.({ error: "canceled" }); },
};
window.over = () => { const done = window.current; window.current = null; done.onend(); };
Object.defineProperty(window, "speechSynthesis", { value: synth });
window.SpeechSynthesisUtterance = Utterance;
"""
OWN_VOICE = "[{ name: 'Tingting', lang: 'zh-CN', localService: true }]"
# The words of a page as its author wrote them, without this site's script: what a reader reads, top to bottom.
BLOCKS = """() => {
  const skipped = ".outside, .back, .footnote, rt, rp, audio, video, details:not([open]) > :not(summary)";
  const blocks = [];
  for (const root of document.querySelectorAll("article h1, .article-body")) {
    const copy = root.cloneNode(true);
    if (copy.matches(".article-body")) for (const e of copy.querySelectorAll("nav, .actions, .attachments, .printed")) e.remove();
    for (const e of copy.querySelectorAll(skipped)) e.remove();
    for (const image of copy.querySelectorAll("img")) image.replaceWith("\\n\\n" + image.alt + "\\u0000\\n\\n");
    for (const e of copy.querySelectorAll("p, div, li, h2, h3, h4, td, th, figcaption, blockquote, footer, br, summary, .credit, .length"))
      { e.prepend("\\n\\n"); e.append("\\n\\n"); }
    blocks.push(...copy.textContent.split("\\n"));
  }
  return blocks;
}"""


def sentences(blocks: list[str]) -> list[str]:
    found = []
    for block in blocks:
        if block.endswith("\0"):
            # Words for a picture are said in one piece.
            pieces = [block[:-1]]
        else:
            pieces = re.split(r"(?<=[。！？!?…])(?![。！？!?…”’」』）)》】])|(?<=[。！？!?…][”’」』）)》】])(?![”’」』）)》】])"
                              r"|(?<=[。！？!?…][”’][）)])", block)
        found += [text for text in (re.sub(r"\s+", " ", piece).strip() for piece in pieces)
                  if re.search(r"[\w]", text)]
    return found


@pytest.fixture
def open_article(new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]) -> Callable[..., Page]:
    def open_article(template: str = "story", voices: str = OWN_VOICE, highlights: bool = True) -> Page:
        page = new_page(width=390, height=700)
        page.add_init_script(STUB.replace("VOICES", voices) + ("" if highlights else "delete window.Highlight;"))
        page.goto(site_url + addresses[template])
        return page
    return open_article


def listen(page: Page) -> list[str]:
    """Starts reading and hears it to the end."""
    page.get_by_role("button", name="朗读").click()
    for _ in range(500):
        if page.get_by_role("button", name="暂停").count() == 0:
            break
        page.evaluate("over()")
    return page.evaluate("spoken.map(u => u.text)")


@pytest.mark.parametrize("template", ["story", "festival", "project", "notice", "page"])
def test_the_sentences_spoken_are_the_page_s(open_article: Callable[..., Page], template: str) -> None:
    page = open_article(template)
    expected = sentences(page.evaluate(BLOCKS))
    assert len(expected) > 5 and expected[0] in page.locator("h1").inner_text()
    assert listen(page) == expected


def test_every_page_with_a_picture_says_its_words(
    new_page: Callable[..., Page], site_folder: Path, site_url: str
) -> None:
    pictured = next(
        file for file in sorted(site_folder.glob("projects/*/*/index.html"))
        if re.search(r'<div class="prose">.*?<img [^>]*alt="[^"]', file.read_text(), re.S))
    page = new_page()
    page.add_init_script(STUB.replace("VOICES", OWN_VOICE))
    page.goto(f"{site_url}/{pictured.parent.relative_to(site_folder)}/")
    words = page.locator(".prose img").first.get_attribute("alt")
    spoken = listen(page)
    assert spoken.count(words) == 1
    assert spoken == sentences(page.evaluate(BLOCKS))


@pytest.mark.parametrize("highlights", [True, False])
def test_the_sentence_spoken_is_marked_and_in_view(open_article: Callable[..., Page], highlights: bool) -> None:
    page = open_article(highlights=highlights)
    marked = ("[...(CSS.highlights.get('said') ?? [])].map(r => r.toString()).join('')" if highlights
              else "getSelection().toString()")
    # A picture bears its own mark.
    pictured = "document.querySelectorAll('.said').length"
    page.get_by_role("button", name="朗读").click()
    for _ in range(12):
        said = page.evaluate("current.text")
        text = re.sub(r"\s+", " ", page.evaluate(marked)).strip()
        assert text == said or page.evaluate(pictured) == 1
        if text:
            box = page.evaluate(
                "(window.Highlight ? [...CSS.highlights.get('said')][0] : getSelection().getRangeAt(0))"
                ".getBoundingClientRect().toJSON()")
            panel = page.locator("[data-aloud]").bounding_box()
            assert box["top"] >= 0 and box["bottom"] <= panel["y"] + 1
        page.evaluate("over()")
    page.get_by_role("button", name="停止").click()
    assert page.evaluate(marked) == ""


def test_pausing_and_going_on(open_article: Callable[..., Page]) -> None:
    page = open_article()
    page.get_by_role("button", name="朗读").click()
    page.evaluate("over()")
    second = page.evaluate("current.text")
    page.get_by_role("button", name="暂停").click()
    assert page.evaluate("current") is None
    page.get_by_role("button", name="继续").click()
    assert page.evaluate("current.text") == second
    page.keyboard.press("Escape")
    assert page.evaluate("current") is None
    expect(page.get_by_role("button", name="朗读")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("current.text") == page.locator("h1").inner_text()


def test_speed_is_taken_up_at_once_and_remembered(open_article: Callable[..., Page], site_url: str) -> None:
    page = open_article()
    page.get_by_role("button", name="朗读").click()
    page.evaluate("over()")
    said = page.evaluate("current.text")
    assert page.evaluate("current.rate") == 1
    page.get_by_label("语速").select_option(label="快")
    assert page.evaluate("[current.text, current.rate]") == [said, 1.5]
    page.reload()
    page.get_by_role("button", name="朗读").click()
    assert page.evaluate("current.rate") == 1.5


@pytest.mark.parametrize("voices", [
    "[]", "[{ name: 'Daniel', lang: 'en-GB', localService: true }]",
    # It would send the text to its maker.
    "[{ name: 'Google 普通话', lang: 'zh-CN', localService: false }]",
])
def test_without_a_chinese_voice_of_its_own_nothing_is_offered(open_article: Callable[..., Page], voices: str) -> None:
    page = open_article(voices=voices)
    expect(page.locator("[data-aloud]")).to_be_hidden()


def test_a_browser_that_cannot_speak_offers_nothing(
    new_page: Callable[..., Page], site_url: str, addresses: dict[str, str]
) -> None:
    page = new_page()
    page.add_init_script("delete window.speechSynthesis; Object.defineProperty(window, 'speechSynthesis', {value: undefined})")
    page.goto(site_url + addresses["story"])
    expect(page.locator("[data-aloud]")).to_be_hidden()
