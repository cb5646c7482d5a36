"""Searching: any run of characters is found, from a server, below a path and from a disk."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import Server

ROOT = Path(__file__).resolve().parents[2]
SELECTOR = "[data-search-results] > li"


def test_the_script_is_small() -> None:
    assert len(gzip.compress((ROOT / "Sources/Search/search.js").read_bytes())) <= 8000


def status(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text=re.compile("找到|请"))


def search(page: Page, words: str) -> Locator:
    page.get_by_label("要找的字词").fill(words)
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^“" + re.escape(words)))
    expect(status(page)).to_be_visible()
    return page.locator(SELECTOR)


@pytest.fixture
def found(page: Page, site_url: str) -> Callable[[str], Locator]:
    page.goto(site_url + "/search/")
    return lambda words: search(page, words)


@pytest.mark.parametrize(("words", "title"), [
    ("一笔没有字据", "白守信"), ("替朋友一笔一笔还清", "白守信"), ("三万 收条", "白守信"), ("ｇｂ/ｔ", "无障碍说明"),
    ("gB/T 37668", "无障碍说明"), ("示例控股集团 还债", None), ("bsx", "白守信"), ("缝隙里没有的字", None),
])
def test_a_run_of_characters_finds_its_page(found: Callable[[str], Locator], words: str, title: str | None) -> None:
    results = found(words)
    if title is None:
        expect(results).to_have_count(0)
    else:
        expect(results.filter(has_text=title).first).to_be_visible()


@pytest.mark.parametrize(("words", "said", "first", "marked"), [
    ("圖書館", "按别的写法或拼音找到", "图书馆", "图书馆"),
    ("baishouxin", "按别的写法或拼音找到", "白守信", "白守信"),
    ("tushuguan", "按别的写法或拼音找到", "图书馆", "图书馆"),
    ("chongyangjie", "按别的写法或拼音找到", "重阳节", "重阳节"),
    ("白守信登记表格里", "没有找到", None, None),
    ("登高老人", "按“登高、老人”分开找到", "重阳登高", "登高"),
    ("白守信的圖書館", "按“白守信、图书馆”分开找到", "名单", "图书馆"),
])
def test_what_is_typed_otherwise_is_found_and_said(
    page: Page, found: Callable[[str], Locator], words: str, said: str, first: str | None, marked: str | None
) -> None:
    results = found(words)
    expect(page.locator("[data-search-status]")).to_contain_text(said)
    if first is None:
        expect(results).to_have_count(0)
        return
    expect(results.first.locator("h2")).to_contain_text(first)
    assert marked in results.first.locator("mark").all_inner_texts()


@pytest.mark.parametrize("typed", ["“我们的节日”", '"我们的节日"', "《我们的节日》", "我们的节日"])
def test_quotation_marks_are_no_letters(page: Page, found: Callable[[str], Locator], typed: str) -> None:
    found("我们的节日")
    expect(page.locator("[data-search-status]")).to_contain_text("找到")
    said = page.locator("[data-search-status]").inner_text()
    found(typed)
    expect(page.locator("[data-search-status]")).to_have_text(said)


DOTTED = """---
标题: 阿示例·买样：草原上的流动书包
日期: 2026-04-18
主题: [身边好人]
单位: 省直示例图书馆
来源: 省直示例图书馆
姓名: 阿示例·买样
类别: 助人为乐
荣誉: [单位｜单位身边好人｜2026]
一句话事迹: 背着书包走遍草原，为牧民的孩子送书
授权: unit
示例: 是
---

书包里有《義勇軍進行曲》的歌谱，也有孩子们点的书。
"""


@pytest.fixture(scope="module")
def dotted_url(
    build: Callable[..., Path], copy_site: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> str:
    site = copy_site("dotted")
    (site / "content/stories/2026").mkdir(exist_ok=True)
    (site / "content/stories/2026/mai-yang.md").write_text(DOTTED, encoding="utf-8")
    return Server(build(site, tmp_path_factory.mktemp("dotted") / "public")).url


@pytest.mark.parametrize("typed", [
    "阿示例·买样", "阿示例•买样", "阿示例・买样", "阿示例．买样", "阿示例买样", "ashilimaiyang", "义勇军进行曲", "義勇軍進行曲",
])
def test_names_are_found_whatever_dots_are_typed(page: Page, dotted_url: str, typed: str) -> None:
    page.goto(dotted_url + "/search/")
    results = search(page, typed)
    expect(results.first.locator("h2")).to_contain_text("流动书包")


def test_what_was_meant_is_offered(page: Page, found: Callable[[str], Locator]) -> None:
    for typed in ["元霄节", "元霄節"]:
        expect(found(typed)).to_have_count(0)
        expect(page.locator("[data-search-status]")).to_contain_text("要找的是不是“元宵节”？")
    page.locator("[data-search-status]").get_by_role("link", name="元宵节").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("要找的字词")).to_have_value("元宵节")
    expect(page.locator(SELECTOR).first).to_contain_text("元宵节")


def test_the_sites_manuals_come_last(page: Page, found: Callable[[str], Locator]) -> None:
    results = found("文章")
    more = page.get_by_role("button", name=re.compile("再显示"))
    while more.is_visible():
        count = results.count()
        more.click()
        expect(results.nth(count)).to_be_visible()
    addresses = results.locator("h2 a").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    manual = [address.count("/") == 2 for address in addresses]
    assert any(manual) and not all(manual) and manual == sorted(manual)


def test_a_filter_without_words_lists_the_newest(page: Page, site_url: str) -> None:
    page.goto(site_url + "/search/")
    page.get_by_role("combobox", name="栏目").select_option("stories")
    expect(page.locator("[data-search-status]")).to_have_text(re.compile(r"找到\d+篇，新的在前。"))
    days = page.locator(SELECTOR).locator("time").all_inner_texts()
    assert len(days) == 10 and days == sorted(days, reverse=True)


def test_nothing_typed_is_told(page: Page, site_url: str) -> None:
    page.goto(site_url + "/search/")
    expect(page.locator("[data-search-status]")).to_have_text("")
    for typed in ["", " ", "“”"]:
        page.get_by_label("要找的字词").fill(typed)
        page.keyboard.press("Enter")
        expect(page.locator("[data-search-status]")).to_have_text("请输入要找的字词。")


def test_snippets_begin_where_markup_does(found: Callable[[str], Locator]) -> None:
    text = found("河畔书屋，2024年4月").filter(has_text="写作说明").locator(".result-text").first
    # The sample of a picture begins with “![”, and “!” ends no sentence there.
    expect(text).to_have_text(re.compile(r"^!\["))


def test_every_result_shows_every_word_marked(found: Callable[[str], Locator]) -> None:
    results = found("老人 重阳")
    assert results.count() >= 2
    for result in results.all():
        assert {"老人", "重阳"} <= set(result.locator("mark").all_inner_texts())


def test_titles_come_first_and_then_the_newest(page: Page, found: Callable[[str], Locator]) -> None:
    results = found("老人").all()
    in_title = ["老人" in result.locator("h2").inner_text() for result in results]
    assert in_title == sorted(in_title, reverse=True) and any(in_title)
    days = [result.locator("time").inner_text() for result, first in zip(results, in_title) if first]
    assert days == sorted(days, reverse=True)


def test_filters_narrow_down_and_stand_in_the_address(page: Page, found: Callable[[str], Locator]) -> None:
    everything = found("。")
    before = int(re.search(r"\d+", status(page).inner_text())[0])
    page.get_by_role("combobox", name="栏目").select_option("stories")
    page.get_by_role("combobox", name="年份").select_option("2024")
    expect(status(page)).not_to_have_text(f"找到{before}篇。")
    assert 0 < int(re.search(r"\d+", status(page).inner_text())[0]) < before
    for link in everything.locator("h2 a").all():
        assert "/stories/2024/" in link.get_attribute("href")
    address = page.url
    assert "kind=stories" in address and "year=2024" in address
    page.reload()
    expect(page.get_by_role("combobox", name="年份")).to_have_value("2024")
    page.go_back()
    expect(page.get_by_role("combobox", name="年份")).to_have_value("")


def test_results_come_ten_at_a_time(page: Page, found: Callable[[str], Locator]) -> None:
    results = found("的")
    expect(results).to_have_count(10)
    more = page.get_by_role("button", name=re.compile("再显示"))
    more.focus()
    page.keyboard.press("Enter")
    expect(results).to_have_count(20)
    # Whoever works with the keyboard goes on where the new ones begin.
    expect(results.nth(10).locator("h2 a")).to_be_focused()


def test_the_keyboard_alone_is_enough(page: Page, site_url: str) -> None:
    page.goto(site_url + "/search/")
    page.get_by_label("要找的字词").focus()
    page.keyboard.type("白守信")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text(re.compile("找到"))
    first = page.locator(SELECTOR).first.locator("h2 a")
    for _ in range(8):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("白守信")


def test_what_is_typed_is_never_markup(page: Page, found: Callable[[str], Locator]) -> None:
    expect(found("<img src=x onerror=alert(1)>")).to_have_count(0)
    expect(page.locator("main img")).to_have_count(0)


@pytest.mark.parametrize("place", ["site_url", "subpath_url"])
def test_the_header_leads_to_it(request: pytest.FixtureRequest, page: Page, place: str) -> None:
    url = request.getfixturevalue(place)
    page.goto(url + "/stories/")
    page.locator(".masthead").get_by_role("link", name="搜索").click()
    expect(page).to_have_url(url + "/search/")
    page.goto(url + "/")
    page.get_by_role("search").get_by_role("searchbox").fill("白守信")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(url) + "/search/"))
    page.locator(SELECTOR).first.locator("h2 a").click()
    expect(page).to_have_url(url + "/stories/2024/bai-shouxin/")


def test_without_scripts_it_says_so(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site_url + "/search/?q=白守信")
    expect(page.get_by_text("搜索要用到脚本")).to_be_visible()
    page.get_by_role("navigation", name="也可以从索引查找").get_by_role("link", name="身边好人").click()
    expect(page.locator("h1")).to_contain_text("身边好人")


def test_a_lost_file_is_told(page: Page, site_url: str) -> None:
    page.route("**/search/terms/**", lambda route: route.abort())
    page.goto(site_url + "/search/?q=白守信")
    expect(page.get_by_role("status")).to_contain_text("请刷新本页再试")


def test_few_files_are_loaded(page: Page, site_url: str) -> None:
    page.goto(site_url + "/search/")
    loaded: list[str] = []
    page.on("request", lambda request: "/search/" in request.url and loaded.append(request.url))
    search(page, "白守信")
    expect(page.locator(SELECTOR).first).to_be_visible()
    assert 2 <= len(loaded) <= 6, loaded


def test_it_works_from_a_disk(
    build: Callable[..., Path], copy_site: Callable[[str], Path], page: Page, tmp_path: Path
) -> None:
    folder = tmp_path / "展览 盘"
    built = build(copy_site("offline"), tmp_path / "public", "--offline")
    shutil.copytree(built, folder)
    page.goto(folder.joinpath("search/index.html").as_uri())
    results = search(page, "一笔一笔还清")
    expect(results).to_have_count(1)
    results.first.locator("h2 a").click()
    expect(page.locator("h1")).to_contain_text("白守信")
    assert page.url.startswith("file:") and page.url.endswith("/stories/2024/bai-shouxin/index.html")
