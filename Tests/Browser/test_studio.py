"""The studio in a browser: a clerk's path from a Word file to a page that readers see, input methods, keyboard, looks."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

axe_playwright_python = pytest.importorskip("axe_playwright_python")
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run({runOnly: {type: "tag", values:
  ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}, resultTypes: ["violations"], iframes: false})).violations
  .flatMap(rule => rule.nodes.map(node => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary}`))"""
STORY = "content/stories/2026/studio-test.md"
TEXT = """---
标题: 一盏灯
日期: 2026-04-18
主题: [身边好人]
单位: 省直示例图书馆
来源: 省直示例图书馆
姓名: 王㛃
类别: 助人为乐
荣誉: [省直｜省直身边好人｜2026-Q1]
一句话事迹: 十一年守夜班
授权: unit
示例: 是
---

正文。
"""


class Desk:
    """A running studio on a copy of the repository's site."""

    def __init__(self, program: Path, folder: Path, language: str = "zh") -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.said = ""
        self.process = subprocess.Popen(
            [program, "serve", "--edit", "--site", folder, "--port", str(self.port), "--lang", language,
             "--now", "2026-11-20T10:00"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        threading.Thread(target=self.hear, daemon=True).start()

    def hear(self) -> None:
        for line in self.process.stderr:
            self.said += line

    @property
    def entrance(self) -> str:
        """The address that the terminal showed last."""
        for _ in range(600):
            if found := re.findall(r"http://\S+/__studio/enter\?token=[0-9a-f]+", self.said):
                return found[-1]
            assert self.process.poll() is None, self.said
            time.sleep(.1)
        raise AssertionError(self.said)

    def enter(self, page: Page) -> Page:
        page.goto(self.entrance)
        expect(page.locator("h1")).to_be_visible()
        return page

    def open(self, page: Page, file: str = STORY) -> Page:
        page.goto(f"{self.url}/__studio/edit?file={file}")
        return page

    def text(self, file: str = STORY) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(20)


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-C", str(folder), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def studio(program: Path, copy_site: Callable[[str], Path]) -> Iterator[Desk]:
    folder = copy_site("studio")
    (folder / STORY).parent.mkdir(parents=True, exist_ok=True)
    (folder / STORY).write_text(TEXT, encoding="utf-8")
    settings = folder / "site.yml"
    text = re.sub(r"(?m)^publish:\n(?:[ #].*\n)*", "", settings.read_text(encoding="utf-8"))
    settings.write_text(text.rstrip() + "\npublish:\n  server: {directory: ../published}\n", encoding="utf-8")
    (folder / ".gitignore").write_text(".cache/\n")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=begin")
    desk = Desk(program, folder)
    yield desk
    desk.end()


def manuscript() -> bytes:
    """A Word file as an office writes one: a large title in the middle, paragraphs, a unit and a day at the end."""
    def paragraph(text: str, size: int = 32, place: str = "both") -> str:
        return (f'<w:p><w:pPr><w:jc w:val="{place}"/></w:pPr><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr>'
                f"<w:t>{text}</w:t></w:r></w:p>")
    body = paragraph("夜班里的一盏灯", 44, "center") + "".join(
        paragraph(f"第{number}段，图书馆的夜班从晚上九点开始，他把每一位读者送到门口，再回来关灯。") for number in "一二三")
    body += paragraph("省直示例图书馆", 32, "right") + paragraph("2026年4月18日", 32, "right")
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return target.getvalue()


def from_word_to_readers(desk: Desk, page: Page) -> None:
    desk.enter(page)
    page.get_by_role("link", name="新建").click()
    form = page.locator("form[action='/__studio/import']")
    form.get_by_label("类别").select_option(label="身边好人")
    form.get_by_label("稿件", exact=True).set_input_files(
        {"name": "稿件.docx", "mimeType": "application/octet-stream", "buffer": manuscript()})
    form.get_by_role("button", name="导入").click()
    expect(page.locator("h1")).to_have_text("已导入成草稿")
    page.get_by_role("link", name="打开草稿").click()
    expect(page.locator("#body")).to_have_value(re.compile("晚上九点开始"))
    page.locator("#c-topics").get_by_label("身边好人", exact=True).check()
    page.locator("#c-unit").get_by_role("combobox").select_option(label="省直示例图书馆")
    page.locator("#i-source").fill("省直示例图书馆")
    page.locator("#i-person").fill("王㛃")
    page.locator("#i-deed").fill("十一年守夜班")
    page.locator("#c-category").get_by_role("combobox").select_option(label="助人为乐")
    page.locator("[name='f.honours.0.0']").select_option(label="省直")
    page.locator("[name='f.honours.0.1']").fill("省直身边好人")
    page.locator("[name='f.honours.0.2']").fill("2026-Q1")
    page.locator("[name='f.consent.0.0']").select_option(index=1)
    page.locator("#i-status").select_option(label="发布")
    page.locator(".buttons button[value=save]").click()
    expect(page.locator("p.notice").first).to_contain_text("已保存")
    expect(page.locator(".where .state")).to_have_text("已发布")
    page.get_by_role("link", name="提交和发布").click()
    commit = page.locator("form[action='/__studio/commit']")
    commit.get_by_label("您的姓名").fill("李示例")
    commit.get_by_label("您的邮箱").fill("li@example.org")
    commit.get_by_role("button", name="提交").click()
    expect(page.locator("p.notice").first).to_contain_text("已提交")
    assert git(desk.folder, "log", "-1", "--format=%an").strip() == "李示例"
    page.get_by_role("button", name="发布到 server").click()
    for _ in range(120):
        if page.get_by_text("已经完成").count() or page.locator("p.notice.wrong").count():
            break
        page.wait_for_timeout(500)
        page.goto(f"{desk.url}/__studio/handover")
    expect(page.get_by_text("已经完成")).to_be_visible()
    published = list((desk.folder.parent / "published/current/stories/2026").glob("*/index.html"))
    assert any("夜班里的一盏灯" in file.read_text(encoding="utf-8") for file in published)


def test_from_a_word_file_to_the_published_page(studio: Desk, new_page: Callable[..., Page]) -> None:
    from_word_to_readers(studio, new_page())


def test_the_same_path_without_scripts(program: Path, studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    studio.enter(page)
    studio.open(page)
    page.locator("#i-title").fill("没有脚本也能改")
    page.locator(".buttons button[value=preview]").click()
    assert "没有脚本也能改" not in studio.text()
    expect(page.frame_locator("#frame").locator("h1")).to_contain_text("没有脚本也能改")
    page.locator(".buttons button[value=save]").click()
    expect(page.locator("p.notice").first).to_contain_text("已保存")
    assert "标题: 没有脚本也能改" in studio.text()


def test_a_composition_of_two_thousand_characters_is_the_same(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page()
    studio.enter(page)
    studio.open(page)
    page.locator("#body").fill("")
    page.locator("#body").focus()
    session = page.context.new_cdp_session(page)
    syllables = [("shi", "十"), ("nian", "年"), ("ru yi", "如一"), ("deng", "灯"), ("hao ren", "好人"), ("hao", "，"), ("ju", "。")]
    wanted = ""
    number = 0
    while len(wanted) < 2000:
        typed, chosen = syllables[number % len(syllables)]
        number += 1
        for end in range(1, len(typed) + 1):
            session.send("Input.imeSetComposition", {"text": typed[:end], "selectionStart": end, "selectionEnd": end})
        session.send("Input.insertText", {"text": chosen})
        wanted += chosen
    assert page.locator("#body").input_value() == wanted
    page.locator(".buttons button[value=save]").click()
    expect(page.locator("p.notice").first).to_contain_text("已保存")
    assert studio.text().split("---\n", 2)[2] == wanted


def test_the_preview_follows_typing(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page()
    studio.enter(page)
    studio.open(page)
    before = studio.text()
    page.locator("#body").fill("边写边看的一段。")
    expect(page.frame_locator("#frame").locator("body")).to_contain_text("边写边看的一段。")
    assert studio.text() == before
    # Pressing the keys that save does so.
    page.keyboard.press("Control+s")
    expect(page.locator("p.notice").first).to_contain_text("已保存")
    assert "边写边看的一段。" in studio.text()


def test_the_toolbar_keeps_undo(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page()
    studio.enter(page)
    studio.open(page)
    body = page.locator("#body")
    body.fill("甲乙丙")
    body.evaluate("area => area.setSelectionRange(1, 2)")
    page.get_by_role("button", name="加粗").click()
    assert body.input_value() == "甲**乙**丙"
    page.keyboard.press("Control+z")
    assert body.input_value() == "甲乙丙"


def test_blocks_and_pictures_are_put_in_by_the_toolbar(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page()
    studio.enter(page)
    studio.open(page)
    body = page.locator("#body")
    body.fill("姓名：王㛃")
    body.evaluate("area => area.select()")
    page.get_by_role("toolbar").get_by_role("combobox").select_option("资料")
    assert body.input_value() == "姓名：王㛃"
    page.get_by_role("button", name="加这一块").click()
    assert body.input_value() == "::: 资料\n姓名：王㛃\n:::\n"
    # A preview that is made before the site has noticed the file asks for it beside the studio, once.
    page.route("**/__studio/studio-test-*.jpg", lambda route: route.fulfill(status=204))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="图片", exact=True).click()
    picture = next((studio.folder / "content/festivals").rglob("*.jpg"))
    chooser.value.set_files(picture)
    expect(page.locator("#live")).to_contain_text("请写上图上有什么")
    assert re.search(r"\n!\[\]\(studio-test-\d+\.jpg\)\n", body.input_value())
    # The preview asks for the picture until the page is left.
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")
    next((studio.folder / STORY).parent.glob("studio-test-*.jpg")).unlink()


def test_a_link_is_found_by_pinyin_and_keyboard(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page()
    studio.enter(page)
    studio.open(page)
    body = page.locator("#body")
    body.fill("见这一篇。")
    body.evaluate("area => area.setSelectionRange(1, 4)")
    page.get_by_role("button", name="链接").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("zenmetuijian")
    first = dialog.get_by_role("button").first
    expect(first).to_contain_text("怎么推荐")
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    assert re.fullmatch(r"见\[这一篇\]\(/[a-z0-9/-]+/\)。", body.input_value()), body.input_value()
    page.keyboard.press("Control+z")
    assert body.input_value() == "见这一篇。"
    # Nothing is put in by whoever goes away.
    page.get_by_role("button", name="链接").click()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(body).to_be_focused()
    assert body.input_value() == "见这一篇。"


def test_a_sheet_that_is_dropped_becomes_a_table(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page()
    studio.enter(page)
    studio.open(page)
    page.locator("#body").fill("")
    page.locator("#body").evaluate("""area => {
      const data = new DataTransfer();
      data.items.add(new File(["姓名,手机,单位\\n王示例,13800138000,示例学校\\n"], "名单.csv", {type: "text/csv"}));
      area.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }""")
    expect(page.locator("#body")).to_have_value(re.compile(r"\| 姓名 \| 单位 \|\n\| --- \| --- \|\n\| 王示例 \| 示例学校 \|"))
    expect(page.locator("#live")).to_contain_text("手机")
    assert "13800138000" not in page.locator("#body").input_value()


def test_a_sound_that_is_chosen_becomes_a_block_with_room_for_its_words(
    studio: Desk, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    studio.enter(page)
    studio.open(page)
    body = page.locator("#body")
    body.fill("听她说。")
    # Forty frames of silence: MPEG-1, layer 3, 128 kbit/s, 44.1 kHz.
    sound = (b"\xff\xfb\x90\x00" + bytes(413)) * 40
    with page.expect_file_chooser() as chooser:
        page.get_by_role("toolbar").get_by_role("button", name="音频").click()
    chooser.value.set_files({"name": "她的[讲述].mp3", "mimeType": "audio/mpeg", "buffer": sound})
    expect(body).to_have_value(re.compile(r"听她说。\n\n::: 音频 \S+-1\.mp3 她的\\\[讲述\\\]\n\n:::\n"))
    body.fill(body.input_value().replace("\n\n:::", "\n那年冬天，村里还没有通车。\n:::"))
    frame = page.frame_locator("#frame")
    expect(frame.locator("audio")).to_have_attribute("aria-label", "她的[讲述]")
    expect(frame.locator(".transcript")).to_contain_text("那年冬天")
    expect(page.get_by_role("toolbar").get_by_role("button")).to_have_text(
        ["标题", "加粗", "列表", "引用", "链接", "图片", "音频", "视频", "表格", "加这一块"])


def test_what_is_pasted_from_word_becomes_markdown(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = new_page()
    studio.enter(page)
    studio.open(page)
    page.locator("#body").fill("")
    page.locator("#body").evaluate("""area => {
      const data = new DataTransfer();
      data.setData("text/html", "<p class=MsoNormal>第一段，<b>重要</b>。<o:p></o:p></p><p>第二段。</p><script>alert(1)</script>");
      data.setData("text/plain", "第一段，重要。");
      area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
    }""")
    expect(page.locator("#body")).to_have_value(re.compile(r"第一段，\*\*重要\*\*。\s+第二段。"))
    assert "alert" not in page.locator("#body").input_value()


def test_two_people_lose_nothing(studio: Desk, new_page: Callable[..., Page]) -> None:
    first = studio.enter(new_page())
    second = studio.enter(new_page())
    for page, title in ((first, "甲改的题目"), (second, "乙改的题目")):
        studio.open(page)
        page.locator("#i-title").fill(title)
    first.locator(".buttons button[value=save]").click()
    expect(first.locator("p.notice").first).to_contain_text("已保存")
    second.locator(".buttons button[value=save]").click()
    expect(second.locator("h1")).to_have_text("文件被改过")
    expect(second.locator("#mine")).to_have_value(re.compile("乙改的题目"))
    expect(second.locator("#theirs")).to_have_value(re.compile("甲改的题目"))
    assert "甲改的题目" in studio.text()


HOME = "content/home.yml"


def test_the_home_page_is_composed_without_scripts(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = studio.enter(new_page(java_script_enabled=False))
    before = studio.text(HOME)
    page.get_by_role("navigation").get_by_role("link", name="首页").click()
    expect(page.locator("h1")).to_have_text("首页")
    slides, blocks = page.locator("#c-slides"), page.locator("#c-blocks")
    third = slides.locator(".row").nth(2)
    moved = third.get_by_label("本站的文章").input_value()
    third.get_by_label("排第几").fill("1")
    blocks.locator(".row").last.get_by_label("登什么").select_option(label="置顶")
    page.locator(".buttons button[value=preview]").click()
    assert studio.text(HOME) == before
    # The row is where it was sent, with another empty one at the end, and the page beside it is the home page.
    expect(slides.locator(".row").first.get_by_label("本站的文章")).to_have_value(moved)
    expect(page.frame_locator("#frame").locator(".slides-row > li").first).to_be_visible()
    page.locator(".buttons button[value=save]").click()
    expect(page.locator("p.notice").first).to_contain_text("已保存")
    lines = studio.text(HOME).splitlines()
    assert sorted(lines) == sorted([*before.splitlines(), "  - pinned"])
    assert lines[lines.index("slides:") + 1] == f"  - {moved}"


def test_the_home_page_follows_typing(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = studio.enter(new_page())
    before = studio.text(HOME)
    studio.open(page, HOME)
    page.locator("#c-slides .row").first.get_by_label("标题").fill("边写边看的题目")
    expect(page.frame_locator("#frame").locator(".slides-row")).to_contain_text("边写边看的题目")
    assert studio.text(HOME) == before
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_by_keyboard_alone(studio: Desk, new_page: Callable[..., Page]) -> None:
    page = studio.enter(new_page())
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_class("skip")
    page.keyboard.press("Enter")
    studio.open(page)
    seen = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.id || document.activeElement.name || document.activeElement.tagName")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        seen.add(name)
        if name != "BODY" and name != "frame":
            assert outline != "none", name
        if name == "do" and page.evaluate("document.activeElement.value") == "save":
            break
    assert {"i-title", "i-date", "i-person", "body"} <= seen
    page.keyboard.press("Enter")
    expect(page.locator("p.notice").first).to_be_visible()


LOOKS = [(320, "light", ""), (768, "light", ""), (1280, "light", ""), (320, "dark", ""), (1280, "dark", ""), (360, "light", "30px"), (1280, "dark", "30px")]


@pytest.mark.parametrize(("width", "scheme", "size"), LOOKS)
def test_axe_finds_nothing(studio: Desk, new_page: Callable[..., Page], width: int, scheme: str, size: str) -> None:
    page = studio.enter(new_page(width=width, color_scheme=scheme, bypass_csp=True))
    found = []
    for name, path in (("desk", ""), ("new", "new"), ("handover", "handover"), ("edit", f"edit?file={STORY}"),
                       ("home", f"edit?file={HOME}"), ("history", f"history?file={STORY}")):
        page.goto(f"{studio.url}/__studio/{path}")
        if size:
            page.add_style_tag(content=f"html {{ font-size: {size} !important }}")
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        page.evaluate(AXE)
        found += [f"{name}: {fault}" for fault in page.evaluate(RUN)]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found.append(f"{name}: {wide} px too wide")
        if folder := os.environ.get("XINFENG_SHOTS"):
            page.screenshot(path=f"{folder}/studio-{name}-{width}-{scheme}{size}.png", full_page=name != "desk")
    assert not found, "\n".join(found)


def test_it_speaks_english(program: Path, copy_site: Callable[[str], Path], new_page: Callable[..., Page]) -> None:
    desk = Desk(program, copy_site("english"), "en")
    try:
        page = desk.enter(new_page())
        expect(page.locator("h1")).to_have_text("All pages")
        page.get_by_role("link", name="New").click()
        expect(page.get_by_role("heading", name="From a Word manuscript")).to_be_visible()
        assert page.locator("html").get_attribute("lang") == "en"
    finally:
        desk.end()


def test_scripts_are_small() -> None:
    import gzip
    script = (Path(__file__).resolve().parents[2] / "Sources/Studio/studio.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= 25 * 1024
