"""However many files change and however editors save them, the preview comes to show what a clean build gives."""

import os
import shutil
import subprocess

import pytest
from preview import Preview
from program import STORY, copy_site, write

PAGES = 60


def story(number, text="灯没有灭过"):
    return STORY.replace("守灯人三十年", f"第{number}盏灯").replace("灯没有灭过", text)


def git(site, *arguments):
    settings = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *arguments], cwd=site, check=True, capture_output=True)


@pytest.fixture
def site(tmp_path):
    site = copy_site(tmp_path / "site")
    for number in range(PAGES):
        write(site, f"content/stories/{2023 + number % 3}/lamp-{number}.md", story(number))
    return site


@pytest.fixture
def preview(site):
    with Preview(site) as preview:
        yield preview


def test_ten_thousand_touches(site, preview):
    files = sorted(site.glob("content/stories/*/lamp-*.md"))
    for count in range(10_000):
        os.utime(files[count % PAGES])
        if count % 100 == 0:
            files[count % PAGES].write_text(story(count, f"第{count}次改动"), "utf-8")
    assert preview.differences(site) == []


def test_another_branch(site, preview):
    git(site, "init", "-q", "-b", "main")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "one")
    git(site, "checkout", "-q", "-b", "other")
    for file in site.glob("content/stories/*/lamp-*.md"):
        file.write_text(file.read_text("utf-8").replace("主题: 身边好人", "主题: good-people"), "utf-8")
    for number in range(0, PAGES, 2):
        (site / f"content/stories/{2023 + number % 3}/lamp-{number}.md").unlink()
    for number in range(PAGES, PAGES + 20):
        write(site, f"content/notices/2026/new-{number}.md", NOTICE.format(number=number))
    topics = site / "content/vocabularies/topics.yml"
    topics.write_text(topics.read_text("utf-8").replace("name: 身边好人", "name: 身边的好人"), "utf-8")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "two")
    assert preview.differences(site) == []
    for branch in ("main", "other", "main"):
        git(site, "checkout", "-q", branch)
        assert preview.differences(site) == []


NOTICE = """---
标题: 第{number}号通知
日期: 2026-03-01
主题: good-people
单位: 省直示例医院
来源: 本站
类型: 通知
---
请各单位准备好。
"""


def save_like_vim(file, text):
    """The old file becomes a backup, a new one is written in its place, the backup goes."""
    backup = file.with_name(file.name + "~")
    (file.parent / "4913").write_text("")
    (file.parent / "4913").unlink()
    file.rename(backup)
    file.write_text(text, "utf-8")
    backup.unlink()


def save_like_wps(file, text):
    """A lock file, a temporary file beside it, and a rename over the old one."""
    lock = file.with_name(f"~${file.name}")
    lock.write_bytes(b"\0" * 54)
    temporary = file.with_name(f"{file.stem}.~tmp")
    temporary.write_text(text, "utf-8")
    os.replace(temporary, file)
    lock.unlink()


def save_in_place(file, text):
    """As Notepad does: shortened to nothing, then written in pieces."""
    with open(file, "wb", buffering=0) as stream:
        data = text.encode("utf-8")
        for start in range(0, len(data), 50):
            stream.write(data[start:start + 50])


@pytest.mark.parametrize("save", [save_like_vim, save_like_wps, save_in_place])
def test_every_way_of_saving(site, preview, save):
    for count in range(30):
        save(site / "content/stories/2023/lamp-0.md", story(0, f"第{count}次保存"))
    preview.wait_for("/stories/2024/lamp-0/", "第29次保存")
    assert preview.differences(site) == []


def test_a_folder_goes_and_comes_back(site, preview):
    folder = site / "content/stories/2024"
    shutil.move(folder, site.parent / "away")
    assert preview.differences(site) == []
    shutil.move(site.parent / "away", folder)
    assert preview.differences(site) == []
    shutil.rmtree(folder)
    assert preview.differences(site) == []
    write(site, "content/stories/2024/deep/lamp-999.md", story(999))
    preview.wait_for("/stories/2024/lamp-999/", "第999盏灯")
    assert preview.differences(site) == []


def test_mistakes_come_and_go(site, preview):
    page = site / "content/stories/2023/lamp-0.md"
    right = page.read_text("utf-8")
    for count in range(10):
        page.write_text(right.replace("类别: 敬业奉献", "类别: 没有这一类"), "utf-8")
        page.write_text(right.replace("灯没有灭过", f"第{count}次改正"), "utf-8")
    preview.wait_for("/stories/2024/lamp-0/", "第9次改正")
    assert preview.differences(site) == []


def test_many_rebuilds_leave_no_trace(site, preview):
    """Two hundred here; `make soak` does two thousand."""
    from soak import rebuild

    rebuild(site, preview, 100)
    before = preview.descriptors
    rebuild(site, preview, 100, first=100)
    assert preview.descriptors == before
