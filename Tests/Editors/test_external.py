"""`xinfeng check --external` against servers on this machine: what it asks, how politely, and what it says."""

import json
import os
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from program import STORY, copy_site, write, xinfeng

ALONE = {**os.environ, "http_proxy": "", "https_proxy": "", "no_proxy": "*"}


class Outside(ThreadingHTTPServer):
    """A host that answers by the path and writes down who asked for what."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked = []
        self.busy = 0
        self.most_busy = 0
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    def answer(self):
        host = self.server
        with host.lock:
            host.asked.append((self.command, self.path, time.monotonic()))
            host.busy += 1
            host.most_busy = max(host.most_busy, host.busy)
        if self.path == "/slow":
            time.sleep(4)
        codes = {"/gone": 404, "/left": 410, "/locked": 403, "/broken": 500, "/moved": 301, "/lent": 302, "/lost": 301,
                 "/named": 301, "/nowhere": 301}
        code = codes.get(self.path, 200)
        if self.command == "HEAD" and self.path in ("/shy", "/liar"):
            code = 405 if self.path == "/shy" else 404
        try:
            self.send_response(code)
            if 300 <= code < 400:
                places = {"/moved": "/new", "/lent": "/new", "/lost": "/gone", "/named": "/new#here"}
                if self.path in places:
                    self.send_header("Location", places[self.path])
            self.send_header("Content-Length", "0" if self.command == "HEAD" else "2")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(b"ok")
        except OSError:
            pass
        with host.lock:
            host.busy -= 1

    do_GET = do_HEAD = answer

    def log_message(self, *arguments):
        pass


@pytest.fixture
def outside():
    with Outside() as host:
        yield host
        host.shutdown()


@pytest.fixture
def site(tmp_path):
    return copy_site(tmp_path / "site")


def check(site, *links, options=("--external",), timeout="2", now="2026-11-01"):
    body = "\n\n".join(f"见[第{number}条网页]({link})。" for number, link in enumerate(links))
    write(site, "content/stories/2024/deng.md", STORY + "\n" + body + "\n")
    started = time.monotonic()
    result = xinfeng("check", *options, "--timeout", timeout, "--format", "json", site=site, now=now, env=ALONE)
    findings = json.loads(result.stdout)
    took = time.monotonic() - started
    return [one for one in findings if one["rule"].startswith("external-")], result, took


def test_says_what_is_gone_and_where(site, outside):
    links = [outside.address + path for path in ("/gone", "/here", "/left", "/locked", "/shy", "/liar")]
    findings, result, _ = check(site, *links)
    assert [(one["rule"], one["severity"], one["line"], one["column"]) for one in findings] == [
        ("external-gone", "error", 14, 10), ("external-gone", "error", 18, 10)]
    assert findings[0]["length"] == len(links[0])
    assert "404" in findings[0]["message"] and "410" in findings[1]["message"]
    assert result.returncode == 1
    # A server is asked for the page itself before it is believed that the page is gone, and only then.
    asked = [(method, path) for method, path, _ in outside.asked]
    assert ("GET", "/gone") in asked and ("GET", "/liar") in asked and ("GET", "/shy") in asked
    assert ("GET", "/here") not in asked and ("GET", "/locked") not in asked


def test_a_moved_page_is_corrected(site, outside):
    # One that says no new address says nothing that could be written instead.
    links = [outside.address + path for path in ("/moved#part", "/lent", "/lost", "/named#part", "/nowhere")]
    findings, result, _ = check(site, *links)
    assert [(one["rule"], one["severity"], one["line"]) for one in findings] == [
        ("external-moved", "notice", 14), ("external-gone", "error", 18), ("external-moved", "notice", 20)]
    assert findings[0]["correction"] == f"见[第0条网页]({outside.address}/new#part)。"
    # The server's own fragment counts more than that of the old address.
    assert findings[2]["correction"] == f"见[第3条网页]({outside.address}/new#here)。"


def test_a_host_that_is_down_is_one_warning(site, outside):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    dead = f"http://localhost:{port}"
    findings, result, _ = check(site, dead + "/a", dead + "/b", "http://nowhere.invalid/", outside.address + "/slow")
    assert [(one["rule"], one["severity"], one["line"]) for one in findings] == [
        ("external-silent", "warning", 14), ("external-silent", "warning", 18), ("external-silent", "warning", 20)]
    assert result.returncode == 0


def test_asks_one_page_after_another_with_a_pause(site, outside):
    _, _, took = check(site, *[f"{outside.address}/{number}" for number in range(4)])
    assert outside.most_busy == 1
    times = [moment for _, _, moment in outside.asked]
    assert len(times) == 4
    assert all(later - earlier > 0.8 for earlier, later in zip(times, times[1:]))


def test_asks_hosts_at_once(site):
    hosts = [Outside() for _ in range(3)]
    _, _, _ = check(site, *[f"{host.address}/{number}" for host in hosts for number in range(3)])
    starts = [host.asked[0][2] for host in hosts]
    ends = [host.asked[-1][2] for host in hosts]
    assert max(starts) < min(ends), "one host does not wait for another"
    for host in hosts:
        host.shutdown()
        host.server_close()


def test_asks_once_for_what_is_written_twice_and_remembers_it(site, outside):
    links = [outside.address + "/here", outside.address + "/here#part", outside.address + "/gone"]
    findings, _, _ = check(site, *links)
    assert [path for method, path, _ in outside.asked if method == "HEAD"] == ["/gone", "/here"]
    outside.asked.clear()
    again, _, _ = check(site, *links)
    assert again == findings and outside.asked == []
    # What is gone is asked for again on the next day, what is there a week later.
    check(site, *links, now="2026-11-02")
    assert {path for _, path, _ in outside.asked} == {"/gone"}
    outside.asked.clear()
    check(site, *links, now="2026-11-09")
    assert {path for _, path, _ in outside.asked} == {"/gone", "/here"}


def test_asks_nobody_unless_told(site, outside):
    findings, result, _ = check(site, outside.address + "/gone", options=())
    assert findings == [] and outside.asked == [] and result.returncode == 0


def test_the_office_and_the_author_are_heard(site, outside):
    settings = (site / "site.yml").read_text("utf-8")
    write(site, "site.yml", settings + "checks: {external-gone: warning}\n")
    findings, result, _ = check(site, outside.address + "/gone")
    assert [one["severity"] for one in findings] == ["warning"] and result.returncode == 0
    link = outside.address + "/gone"
    write(site, "content/stories/2024/two.md",
          STORY + f"\n<!-- allow: external-gone 存档用的旧网址 -->\n见[旧网页]({link})。\n")
    excepted, _, _ = check(site, outside.address + "/gone")
    assert ["deng" in one["file"] for one in excepted] == [True]
    # Who does not ask outside does not hear that the exception is of no use.
    _, result, _ = check(site, options=())
    assert "unused-exception" not in result.stdout


def test_an_address_cannot_give_curl_orders(site, outside, tmp_path):
    target = tmp_path / "stolen"
    links = [f'{outside.address}/"output={target}', f"{outside.address}/[1-3]{{a,b}}", f"{outside.address}/灯?问=1"]
    check(site, *[link.replace('"', "%22") for link in links], f'{outside.address}/q\\"x')
    assert not target.exists()
    paths = {path for _, path, _ in outside.asked}
    assert "/%E7%81%AF?%E9%97%AE=1" in paths
    assert not any(path.startswith("/1") for path in paths)


def test_says_when_curl_is_missing(site, outside):
    empty = site / "no-programs"
    empty.mkdir()
    write(site, "content/stories/2024/deng.md", STORY + f"\n见[网页]({outside.address}/a)。\n")
    result = xinfeng("check", "--external", site=site, env={"PATH": str(empty)})
    assert result.returncode == 3 and "curl" in result.stderr
