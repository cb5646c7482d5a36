"""Paper from the two engines that print most: nothing is lost, nothing lies over anything else, nothing leaves the sheet."""

from __future__ import annotations

import collections
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import NOW, ROOT
from engines import ENGINES, Engine

SPACE = "{http://www.w3.org/1999/xhtml}"
# What is on the page and must be on paper; of tables, every cell.
PRINTED = "h1, .lead, .byline, .prose, .file-card, .article-end table, .attachments, .transcript, .film p, .roll, .roster, .counts"


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def printer(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with ENGINES[request.param]() as engine:
        yield engine


def sheets(pdf: Path) -> list[tuple[float, float, list[tuple[str, float, float, float, float]]]]:
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True)
    return [
        (float(page.get("width")), float(page.get("height")),
         [(word.text or "", *(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax"))) for word in page.iter(SPACE + "word")])
        for page in ElementTree.fromstring(boxes.stdout).iter(SPACE + "page")]


def han(text: str) -> collections.Counter[str]:
    # Fonts have one letter for 一 and the radical ⼀, and a PDF may name either.
    return collections.Counter(re.findall(r"[\u4e00-\u9fff]", unicodedata.normalize("NFKC", text)))


@pytest.fixture
def on_paper(printer: Engine, tmp_path: Path) -> Callable[[str], tuple[list, str]]:
    def on_paper(url: str) -> tuple[list, str]:
        printer.open(url)
        printer.evaluate("""(async () => {
          for (const picture of document.images) picture.loading = "eager";
          await Promise.all([...document.images].map(picture => picture.complete || new Promise(done => picture.onload = picture.onerror = done)));
          for (const folded of document.querySelectorAll("main details")) folded.open = true;
          return true; })()""")
        expected = printer.evaluate(f"""[...document.querySelectorAll({PRINTED!r})].filter(e => e.getClientRects().length && !e.parentElement.closest({PRINTED!r}))
          .map(e => [...e.querySelectorAll(".unseen, .outside, .back, .hidden, script, svg, video, .chart, sup")].reduce(
            (text, gone) => text.replace(gone.textContent, ""), e.textContent)).join("\\n")""")
        target = tmp_path / "page.pdf"
        printer.print(target)
        return sheets(target), expected
    return on_paper


def judge(pages: list, expected: str) -> None:
    text = "".join(word[0] for _, _, words in pages for word in words)
    if "\ufffd" in text:
        # Firefox does not say of every letter in a PDF which it is; then they are counted.
        assert len(text) >= len("".join(expected.split()))
    else:
        found = han(text)
        assert {letter: count - found[letter] for letter, count in han(expected).items() if found[letter] < count} == {}
    for width, height, words in pages:
        assert all(-1 <= w[1] and w[3] <= width + 1 and -1 <= w[2] and w[4] <= height + 1 for w in words)
        assert [(a[0], b[0]) for i, a in enumerate(words) for b in words[i + 1:] if lie_over_one_another(a, b)] == []


def lie_over_one_another(one: tuple, other: tuple) -> bool:
    """Fonts reach far above and below their letters, and marks are set closer than they are wide: the middle of a word is where it is."""
    width = min(one[3], other[3]) - max(one[1], other[1])
    quarter, other_quarter = (one[4] - one[2]) / 4, (other[4] - other[2]) / 4
    height = min(one[4] - quarter, other[4] - other_quarter) - max(one[2] + quarter, other[2] + other_quarter)
    return width > .6 * min(one[3] - one[1], other[3] - other[1]) and height > 1


@pytest.mark.parametrize("template", ["story", "festival", "project", "notice", "roll", "batch", "awards"])
def test_everything_is_on_paper(
    on_paper: Callable[[str], tuple[list, str]], site_url: str, addresses: dict[str, str], template: str
) -> None:
    pages, expected = on_paper(site_url + addresses[template])
    judge(pages, expected)
    text = "".join(word[0] for _, _, words in pages for word in words)
    assert "搜索" not in text and "深色" not in text


@pytest.mark.parametrize("template", ["story", "notice"])
def test_the_last_sheet_is_not_for_the_code_alone(
    printer: Engine, on_paper: Callable[[str], tuple[list, str]], site_url: str, addresses: dict[str, str], template: str
) -> None:
    pages, _ = on_paper(site_url + addresses[template])
    last = "".join(word[0] for word in pages[-1][2])
    # Counted, since Firefox does not say of every letter in a PDF which it is.
    code = "".join(printer.evaluate("document.querySelector('.printed').textContent").split())
    number = f"—{len(pages)}—"
    assert len(last) - len(code) - len(number) >= 10


def test_a_table_of_many_columns_is_whole_and_its_sums_stand_once(
    on_paper: Callable[[str], tuple[list, str]], copy_site: Callable[[str], Path], build: Callable[..., Path]
) -> None:
    from conftest import Server

    source = copy_site("statistics")
    settings = source / "site.yml"
    settings.write_text(settings.read_text() + "\nstats: true\n")
    server = Server(build(source, source.parent / "public"))
    pages, expected = on_paper(server.url + "/stats/")
    server.shutdown()
    judge(pages, expected)
    if any("\ufffd" in word[0] for _, _, words in pages for word in words):
        return
    # Half of them head a column, which every sheet repeats; the others name a table's last row, at its left.
    named = [word for _, _, words in pages for word in words if word[0] == "合计" and word[1] < min(w[1] for w in words) + 20]
    assert len(named) == expected.count("合计") // 2 > 0
