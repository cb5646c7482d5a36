"""A page on A4, as a printer gets it: text where it belongs, pictures with their words, and a way back to the site."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

MILLIMETRE = 72 / 25.4
# GB/T 9704-2012, 5.2: the text stands 37 mm from the top and 28 mm from the left, and is 156 mm wide.
TOP, LEFT, RIGHT, BOTTOM = 37 * MILLIMETRE, 28 * MILLIMETRE, (210 - 26) * MILLIMETRE, (297 - 35) * MILLIMETRE


class Sheet:
    """A printed page: its words with their places in points, from the top left."""

    def __init__(self, element: ElementTree.Element) -> None:
        space = "{http://www.w3.org/1999/xhtml}"
        self.width, self.height = float(element.get("width")), float(element.get("height"))
        self.words = [
            (word.text, *(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")))
            for word in element.iter(space + "word")]
        self.lines = ["".join(word.text for word in line.iter(space + "word")) for line in element.iter(space + "line")]

    @property
    def text(self) -> str:
        return "".join(self.lines)


@pytest.fixture
def put_on_paper(
    new_page: Callable[..., Page], site_url: str, tmp_path: Path
) -> Callable[..., tuple[list[Sheet], Path]]:
    def put_on_paper(address: str, **options: object) -> tuple[list[Sheet], Path]:
        page = new_page(**options)
        page.goto(site_url + address)
        # Before it prints for a reader, the browser loads what was to be loaded late; asked for a PDF, it does not.
        page.evaluate("for (const picture of document.images) picture.loading = 'eager'")
        page.wait_for_function("() => [...document.images].every(picture => picture.complete)")
        target = tmp_path / "page.pdf"
        page.pdf(path=target, prefer_css_page_size=True, print_background=False)
        boxes = subprocess.run(["pdftotext", "-bbox-layout", target, "-"], check=True, capture_output=True)
        root = ElementTree.fromstring(boxes.stdout)
        return [Sheet(element) for element in root.iter("{http://www.w3.org/1999/xhtml}page")], target
    return put_on_paper


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("template", ["story", "festival", "project", "notice"])
def test_the_text_stands_as_in_an_official_document(
    put_on_paper: Callable[..., tuple[list[Sheet], Path]], page: Page, site_url: str, addresses: dict[str, str],
    template: str,
) -> None:
    sheets, _ = put_on_paper(addresses[template])
    for number, sheet in enumerate(sheets, 1):
        assert round(sheet.width / MILLIMETRE) == 210 and round(sheet.height / MILLIMETRE) == 297
        # Fonts reach far above their letters; the middle of a line is where it stands.
        inside = [word for word in sheet.words if word[2] + word[4] < 2 * BOTTOM]
        assert inside
        # Of a mark that closes a line half is cut off, and counted all the same.
        outside = [w for w in inside if w[1] < LEFT - 2 or w[3] > RIGHT + 8.5 or w[2] + w[4] < 2 * TOP]
        assert outside == []
        below = "".join(word[0] for word in sheet.words if word not in inside)
        assert bare(below) == f"—{number}—"
    page.goto(site_url + addresses[template])
    text = "".join(sheet.text for sheet in sheets)
    # The title is centred and larger than anything else; the text is all there, in its order.
    assert bare(page.locator("h1").inner_text()) in text
    largest = max(sheets[0].words, key=lambda word: word[4] - word[2])
    assert largest[0] in bare(page.locator("h1").inner_text())
    row = [word for word in sheets[0].words if abs(word[2] - largest[2]) < 2]
    assert abs((min(w[1] for w in row) + max(w[3] for w in row)) / 2 - (LEFT + RIGHT) / 2) < 3
    for paragraph in page.locator(".prose > p").all_inner_texts()[:3]:
        assert bare(paragraph)[:12] in bare(text)
    assert "来源：" in text and "发布时间：" in text


def test_the_furniture_of_the_screen_stays_there(
    put_on_paper: Callable[..., tuple[list[Sheet], Path]], addresses: dict[str, str]
) -> None:
    text = "".join(sheet.text for sheet in put_on_paper(addresses["story"])[0])
    for gone in ("跳到正文", "标准", "特大", "深色", "当前位置", "打印本页", "复制链接", "上一篇", "相关内容", "大字版", "搜索", "网站地图", "朗读"):
        assert gone not in text
    assert "主办单位：" in text


def test_links_say_where_they_lead(
    put_on_paper: Callable[..., tuple[list[Sheet], Path]], addresses: dict[str, str]
) -> None:
    text = bare("".join(sheet.text for sheet in put_on_paper("/accessibility/")[0]))
    assert "https://www.w3.org/TR/WCAG22/" in text
    assert "外部链接" not in text
    about = bare("".join(sheet.text for sheet in put_on_paper("/about/")[0]))
    assert "（https://wenming.example.org/festivals/）" in about


def test_photographs_are_kept_with_their_words(
    put_on_paper: Callable[..., tuple[list[Sheet], Path]], site_folder: Path
) -> None:
    file = next(
        file for file in sorted(site_folder.glob("festivals/[0-9]*/*/index.html"))
        if '<section class="photographs"' in file.read_text())
    sheets, target = put_on_paper(f"/{file.parent.relative_to(site_folder)}/")
    captions = [bare(re.sub("<[^>]+>", "", words))
                for words in re.findall("<figcaption>(.*?)</figcaption>", file.read_text(), re.S)]
    assert captions
    for caption in captions:
        assert any(caption in bare(sheet.text) for sheet in sheets)
    listed = subprocess.run(["pdfimages", "-list", target], check=True, capture_output=True, text=True).stdout
    wide = [line for line in listed.splitlines()[2:] if int(line.split()[3]) >= 480]
    assert len(wide) >= len(captions)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_on_paper_is_the_page_s_address(
    put_on_paper: Callable[..., tuple[list[Sheet], Path]], tmp_path: Path, page: Page, site_url: str,
    addresses: dict[str, str], scheme: str,
) -> None:
    sheets, target = put_on_paper(addresses["story"], color_scheme=scheme)
    page.goto(site_url + addresses["story"])
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert f"本文网址：{canonical}" in bare(sheets[-1].text)
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-f", str(len(sheets)), target, tmp_path / "sheet"], check=True)
    [picture] = tmp_path.glob("sheet*.png")
    read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], check=True, capture_output=True, text=True)
    assert read.stdout.strip() == canonical
    # On the screen nobody needs it.
    assert page.locator(".qr").is_hidden()


def test_paper_is_white_and_ink_black_whatever_the_screen(
    put_on_paper: Callable[..., tuple[list[Sheet], Path]], tmp_path: Path, addresses: dict[str, str]
) -> None:
    _, target = put_on_paper(addresses["notice"], color_scheme="dark")
    subprocess.run(["pdftoppm", "-r", "20", "-gray", "-f", "1", "-l", "1", target, tmp_path / "sheet"], check=True)
    [picture] = tmp_path.glob("sheet*.pgm")
    pixels = picture.read_bytes().split(b"\n", 3)[3]
    assert sum(pixels) / len(pixels) > 230
    assert min(pixels) < 120
