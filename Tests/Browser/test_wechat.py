"""An article for WeChat in a browser: copied in the studio, and pasted where an editor takes away what WeChat's takes away.

The platform says in `draft_add` that scripts and pictures of other places are taken out; that ids, classes, `position`,
forms and style sheets do not survive its editor is what editors of such articles report. `EDITOR` takes away all of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_studio import AXE, RUN, Desk

FILE = "content/pages/wechat-test.md"
TEXT = """---
标题: 公众号的样子
日期: 2026-04-18
---

开头见[关于本站](/about/)和[指南](https://example.com/guide)。[^1]

## 一览

| 单位 | 人数 |
| --- | ---: |
| 甲 | **30** |

1. 一
   - 二
2. [x] 三

::: 提示 带好证件
提前半小时到。
:::

::: 时间线 经过
2024年：开始
2026年：办成
:::

::: 她说 贺兰月
错了随时骂。
:::

![麦田](maitian.jpg "六月的麦田（程序绘制）")

> 引文。

[^1]: 一条注释。
"""
# What an editor may have of its own around a text: nothing of an article may depend on it.
EDITOR = """<!DOCTYPE html><meta charset="utf-8"><title>编辑器</title>
<style>body { margin: 0; font: 17px/1.6 sans-serif; } #text * { max-width: 100%; box-sizing: border-box; } h2 { font-weight: 400; }</style>
<div id="text" contenteditable="true" style="width: 360px; min-height: 50px"></div>"""
PASTE = """() => {
  const text = document.getElementById("text");
  const gone = "script,style,link,meta,title,form,input,button,select,textarea,iframe,object,embed,svg,canvas,audio,video";
  const kept = ["style", "src", "alt", "colspan", "rowspan", "start"];
  text.addEventListener("paste", event => {
    event.preventDefault();
    window.plain = event.clipboardData.getData("text/plain");
    const page = new DOMParser().parseFromString(event.clipboardData.getData("text/html"), "text/html");
    page.querySelectorAll(gone).forEach(element => element.remove());
    page.querySelectorAll("img").forEach(picture => { if (!picture.src.startsWith("data:")) picture.remove(); });
    page.querySelectorAll("a").forEach(link => link.replaceWith(...link.childNodes));
    page.body.querySelectorAll("*").forEach(element => {
      [...element.attributes].filter(it => !kept.includes(it.name)).forEach(it => element.removeAttribute(it.name));
      element.style.removeProperty("position");
      [...element.style].filter(name => /var\\(|url\\(/.test(element.style.getPropertyValue(name)))
        .forEach(name => element.style.removeProperty(name));
    });
    text.innerHTML = page.body.innerHTML;
  });
  text.focus();
}"""
# Of every element its name, its words, and the computed value of all that the article says of it, but for sizes, which
# follow the column.
LOOKS = """(root) => [...root.querySelectorAll("*")].map(element => {
  const computed = element.ownerDocument.defaultView.getComputedStyle(element);
  const names = [...element.style].filter(name => !["width", "height"].includes(name));
  return [element.tagName, element.innerText, names.sort().map(name => name + ":" + computed.getPropertyValue(name)).join(";")];
})"""


@pytest.fixture(scope="module")
def studio(program: Path, copy_site: Callable[[str], Path]) -> Iterator[Desk]:
    folder = copy_site("wechat")
    (folder / FILE).write_text(TEXT, encoding="utf-8")
    shutil.copy(folder / "content/stories/2026/maitian.jpg", (folder / FILE).parent)
    desk = Desk(program, folder)
    yield desk
    desk.end()


def open_article(desk: Desk, page: Page) -> Page:
    desk.enter(page)
    desk.open(page, FILE)
    page.get_by_role("link", name="公众号", exact=True).click()
    expect(page.locator("h1")).to_have_text("公众号文章")
    return page


def shown(page: Page):
    return page.frame_locator("#article").locator("body")


def test_what_is_pasted_reads_and_looks_the_same(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = open_article(studio, new_page(permissions=["clipboard-read", "clipboard-write"]))
    expect(shown(page).locator("img")).to_have_count(1)
    before, looks = shown(page).evaluate("body => body.innerText"), shown(page).evaluate(LOOKS)
    page.get_by_role("button", name="复制").click()
    expect(page.locator("#copied")).to_contain_text("已复制")
    editor = page.context.new_page()
    editor.set_content(EDITOR)
    editor.evaluate(PASTE)
    editor.keyboard.press("Control+v")
    expect(editor.locator("#text img")).to_have_count(1)
    after = editor.locator("#text").evaluate("text => text.innerText")
    assert after.split() == before.split()
    assert "[3] 指南 https://example.com/guide" in after and "办成" in after
    assert editor.locator("#text").evaluate(LOOKS) == looks
    assert editor.locator("#text img").evaluate("it => it.complete && it.naturalWidth") == 1080
    plain = editor.evaluate("window.plain")
    assert "单位\t人数" in plain and "<" not in plain


def test_a_clipboard_that_is_refused_is_told_and_the_article_selected(
        studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script("""
      Object.defineProperty(navigator, "clipboard", {value: {write: () => Promise.reject(new Error("no"))}});
      document.execCommand = () => false;
      Document.prototype.execCommand = () => false;""")
    open_article(studio, page)
    page.get_by_role("button", name="复制").click()
    expect(page.locator("#copied")).to_contain_text("请按 Ctrl+C")
    assert "提前半小时到" in shown(page).evaluate("body => body.ownerDocument.getSelection().toString()")


def test_without_scripts_the_article_is_shown_and_can_be_taken(
        program: Path, studio: Desk, new_page: Callable[..., Page]) -> None:
    page = open_article(studio, new_page(java_script_enabled=False))
    expect(page.get_by_role("button", name="复制")).to_be_hidden()
    expect(page.frame_locator("#article").get_by_text("提前半小时到。")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载").click()
    shutil.unpack_archive(download.value.path(), studio.folder.parent / "taken", "zip")
    taken = {path.relative_to(studio.folder.parent / "taken").as_posix() for path in
             (studio.folder.parent / "taken").rglob("*") if path.is_file()}
    assert {"article.html", "content.html", "pictures/01.jpg", "cover-900x383.jpg", "cover-500x500.jpg"} <= taken
    page.get_by_label("公众号上的标题").fill("很长的标题" * 7)
    page.get_by_role("button", name="重新生成").click()
    expect(page.get_by_text("标题有 35 个字，公众号最多 32 个")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(studio: Desk, new_page: Callable[..., Page], width: int) -> None:
    page = open_article(studio, new_page(width))
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
