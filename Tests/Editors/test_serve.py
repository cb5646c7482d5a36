"""What an editor sees who starts the preview while something is wrong."""

import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone

import pytest
from preview import Preview
from program import PROGRAM, STORY, copy_site, write, xinfeng
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


class Clock:
    """A preview that goes by the clock, at an address of its choice."""

    def __init__(self, site, *options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [str(PROGRAM), "serve", "--site", str(site), "--port", str(self.port), *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        # Findings are told first, then where the site is.
        while (line := self.process.stderr.readline()) and b"http://" not in line:
            pass
        # What is told later is not read, and must not fill the pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)

    def status(self, path, host="127.0.0.1"):
        try:
            with urllib.request.urlopen(f"http://{host}:{self.port}{path}", timeout=30) as reply:
                return reply.status, reply.url
        except urllib.error.HTTPError as error:
            return error.code, error.url


def until(seconds, condition):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.5)
    return False


def test_a_page_comes_when_it_is_due_though_nobody_edits(site):
    # On the clocks of the site, eight hours before UTC.
    due = datetime.now(timezone(timedelta(hours=8))) + timedelta(seconds=61)
    story = re.sub(r"(?m)^(日期|date):.*$", lambda key: f"{key[1]}: {due:%Y-%m-%d %H:%M}", STORY)
    write(site, "content/stories/2024/lamp.md", story)
    with Clock(site) as preview:
        assert preview.status("/")[0] == 200
        assert preview.status(f"/stories/{due.year}/lamp/")[0] == 404
        assert until(75, lambda: preview.status(f"/stories/{due.year}/lamp/")[0] == 200)


def test_files_are_looked_at_where_changes_are_not_reported(site):
    with Clock(site, "--poll") as preview:
        assert preview.status("/stories/2024/lamp/")[0] == 200
        (site / "content/stories/2024/lamp.md").unlink()
        assert until(20, lambda: preview.status("/stories/2024/lamp/")[0] == 404)


def test_a_site_with_a_path_is_served_at_it(site):
    settings = (site / "site.yml").read_text()
    (site / "site.yml").write_text(re.sub(r"(?m)^address:.*$", "address: https://example.org/wm/", settings))
    with Clock(site) as preview:
        assert preview.status("/wm/")[0] == 200
        assert preview.status("/wm/stories/2024/lamp/")[0] == 200
        for path in ["/", "/wm", "/stories/2024/lamp/"]:
            status, address = preview.status(path)
            assert status == 200 and "/wm/" in address, path


def test_ipv6_is_answered(site):
    with Clock(site) as preview:
        try:
            socket.create_connection(("::1", preview.port), 5).close()
        except OSError as error:
            pytest.skip(f"no IPv6 here: {error}")
        assert preview.status("/", host="[::1]")[0] == 200
