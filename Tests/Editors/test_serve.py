"""What an editor sees who starts the preview while something is wrong."""

import re
import urllib.error
import urllib.request

import pytest
from preview import Preview
from program import STORY, copy_site, write, xinfeng
from test_attachments import SECRETS, docx


@pytest.fixture
def site(tmp_path):
    site = copy_site(tmp_path / "site")
    write(site, "content/stories/2024/lamp.md", STORY)
    return site


def get(preview, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{preview.port}{path}", timeout=60) as reply:
            return reply.status, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def events(preview, count=2):
    """The first events that a browser hears."""
    heard = []
    with urllib.request.urlopen(f"http://127.0.0.1:{preview.port}/__preview/events", timeout=60) as stream:
        for line in stream:
            heard.append(line.decode())
            if sum(line.startswith("event:") for line in heard) == count and line == b"\n":
                return "".join(heard)


def found(text):
    """The findings that are errors, in the order in which they are printed."""
    return re.findall(r"^\S+?:\d+:\d+: 错误: .*$|^\S+?: 错误: .*$", re.sub(r"^data: ", "", text, flags=re.M), flags=re.M)


def test_a_page_and_the_mistake_are_there_at_once(site):
    write(site, "content/stories/2024/bad.md", "---\n标题: 测试\n日期: 明天\n---\n正文。\n")
    checked = xinfeng("check", site=site)
    assert checked.returncode == 1
    with Preview(site) as preview:
        status, page = get(preview, "/")
        assert status == 200 and b"/__preview/reload.js" in page
        heard = events(preview)
        assert "event: errors" in heard
        assert found(heard) == found(checked.stderr) != []
        (site / "content/stories/2024/bad.md").unlink()
        preview.wait_for("/stories/2024/lamp/", "三十年")
        assert get(preview, "/stories/2024/bad/")[0] == 404


def test_a_file_with_an_identity_number_is_told_of_and_not_handed_out(site):
    write(site, "content/stories/2024/名单.docx", docx(SECRETS["personal-id"]))
    write(site, "content/stories/2024/list.md", STORY + "\n见[名单](名单.docx)。\n")
    checked = xinfeng("check", site=site)
    assert checked.returncode == 1 and "personal-id" in checked.stderr
    with Preview(site) as preview:
        assert found(events(preview)) == found(checked.stderr) != []
        assert b"/files/" not in get(preview, "/stories/2024/list/")[1]
        # With the number taken out, it is there.
        write(site, "content/stories/2024/名单.docx", docx("名单见公告栏。"))
        preview.wait_for("/stories/2024/list/", "/files/")
