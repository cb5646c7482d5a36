"""The studio behind nginx, with the configuration that is in `deploy/`: passwords, names in commits, duties."""

from __future__ import annotations

import base64
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, find, need

STAFF = """label: 编辑
fields:
  may: {type: list, label: 可以}
terms:
  - {slug: wang, name: 王示例, may: [写, 初审]}
  - {slug: li, name: 李示例, may: [写, 发]}
  - {slug: zhao, name: 赵示例, may: [复审]}
"""


COMMON = "fields:\n  reviews: {type: reviews, of: staff, label: 审校, steps: [初审, 复审], distinct: true}\n"
REVIEWED = "content/stories/b.md"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Office:
    def __init__(self, folder: Path, program: Path) -> None:
        self.folder, self.site = folder, folder / "site"
        shutil.copytree(ROOT / "Tests/GoldenTests/Theme", self.site / "themes/plain")
        for path, text in {
            "site.yml": "name: 示例\naddress: https://example.org/\ntheme: plain\npublish:\n  server: {directory: ../published}\n", "content/_common.yml": COMMON,
            "content/stories/_kind.yml": "name: 故事\ntemplate: page\n", "content/vocabularies/staff.yml": STAFF,
            "content/stories/a.md": "---\n标题: 一盏灯\n日期: 2026-04-18\n---\n正文。\n",
            "content/stories/b.md": "---\n标题: 待审的一篇\n日期: 2026-04-18\n---\n正文。\n",
        }.items():
            file = self.site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=begin")
        self.inner, self.outer = free_port(), free_port()
        self.origin = f"https://studio.example:{self.outer}"
        self.program = subprocess.Popen(
            [program, "serve", "--edit", "--site", self.site, "--port", str(self.inner), "--behind", self.origin,
             "--user-header", "X-Remote-User"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.nginx = subprocess.Popen([find("nginx"), "-p", folder, "-e", folder / "error.log", "-c", self.configure()])
        for port in (self.inner, self.outer):
            for _ in range(300):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(.1)

    def git(self, *words: str) -> str:
        command = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-C", str(self.site), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def configure(self) -> Path:
        """The file of `deploy/` with the names, ports and passwords of this test."""
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=studio.example", "-days", "2",
             "-keyout", self.folder / "key.pem", "-out", self.folder / "cert.pem"], check=True, capture_output=True)
        words = ""
        for user in ("wang", "li", "zhao", "chen"):
            coded = subprocess.run(["openssl", "passwd", "-apr1", f"{user}-password"], check=True, capture_output=True, text=True)
            words += f"{user}:{coded.stdout}"
        (self.folder / "htpasswd").write_text(words)
        text = (ROOT / "deploy/studio.conf").read_text()
        for old, new in {
            "listen 443 ssl": f"listen 127.0.0.1:{self.outer} ssl", "127.0.0.1:8000": f"127.0.0.1:{self.inner}",
            "/etc/ssl/certs/studio.pem": str(self.folder / "cert.pem"), "/etc/ssl/private/studio.key": str(self.folder / "key.pem"),
            "/etc/nginx/studio.htpasswd": str(self.folder / "htpasswd"),
        }.items():
            assert old in text, old
            text = text.replace(old, new)
        # Root's temporary folders are nobody else's.
        user = "user root;\n" if os.geteuid() == 0 else ""
        file = self.folder / "nginx.conf"
        file.write_text(
            f"{user}worker_processes 1;\ndaemon off;\npid {self.folder}/nginx.pid;\nerror_log {self.folder}/error.log;\nevents {{}}\n"
            f"http {{\naccess_log off;\nclient_body_temp_path {self.folder}/body;\nproxy_temp_path {self.folder}/proxy;\n"
            f"fastcgi_temp_path {self.folder}/f;\nuwsgi_temp_path {self.folder}/u;\nscgi_temp_path {self.folder}/s;\n{text}}}\n")
        return file

    def ask(self, path: str, user: str = "", form: dict | None = None, **headers: str) -> tuple[int, str]:
        request = urllib.request.Request(f"https://127.0.0.1:{self.outer}/__studio/{path}")
        request.add_header("Host", f"studio.example:{self.outer}")
        if user:
            request.add_header("Authorization", "Basic " + base64.b64encode(f"{user}:{user}-password".encode()).decode())
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        if form is not None:
            request.data = urllib.parse.urlencode(form).encode()
            request.add_header("Origin", self.origin)
        context = ssl._create_unverified_context()
        try:
            with urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), Stay()).open(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def end(self) -> None:
        for process in (self.nginx, self.program):
            process.terminate()
            process.wait(20)


class Stay(urllib.request.HTTPRedirectHandler):
    """Looks at where an answer leads, and does not go."""

    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture(scope="module")
def office(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    need("nginx", "openssl", "git")
    office = Office(tmp_path_factory.mktemp("office"), program)
    yield office
    office.end()


def fields(page: str, action: str) -> dict:
    form = page[page.index(f'action="/__studio/{action}"'):]
    form = form[:form.index("</form>")]
    values = {name: value for name, value in re.findall(r'name="(token|digest|file|step)" value="([^"]*)"', form)}
    return values | {f"has.{key}": "1" for key in re.findall(r'name="has\.([a-z_]+)"', form)}


def test_who_is_there_is_nginxs_business(office: Office) -> None:
    assert office.ask("")[0] == 401
    status, page = office.ask("", "wang")
    assert status == 200 and "一盏灯" in page
    # What a browser says itself counts for nothing.
    assert "wang" in office.ask("", "wang", X_Remote_User="li")[1]
    # Somebody with a password who is none of the staff.
    assert office.ask("", "chen")[0] == 403


def test_a_save_is_a_commit_by_that_person(office: Office) -> None:
    page = office.ask("edit?file=content/stories/a.md", "wang")[1]
    form = {"token": fields(page, "edit")["token"], "digest": fields(page, "edit")["digest"], "file": "content/stories/a.md",
            "has.title": "1", "f.title": "新题目", "do": "save"}
    assert office.ask("edit", "wang", form)[0] == 303
    assert (office.site / "content/stories/a.md").read_text() == "---\n标题: 新题目\n日期: 2026-04-18\n---\n正文。\n"
    page = office.ask("handover", "wang")[1]
    form = {"token": fields(page, "commit")["token"], "file": "content/stories/a.md", "message": "改题目"}
    assert office.ask("commit", "wang", form)[0] == 200
    assert office.git("log", "-1", "--format=%an %s").strip() == "王示例 改题目"


def test_who_may_not_publish_does_not(office: Office) -> None:
    form = {"token": fields(office.ask("handover", "wang")[1], "publish")["token"], "publish": "server"}
    assert office.ask("publish", "wang", form)[0] == 403
    # Nor by another's form.
    form = {"token": fields(office.ask("handover", "wang")[1], "publish")["token"], "publish": "server"}
    assert office.ask("publish", "li", form)[0] == 403


def test_other_origins_are_refused(office: Office) -> None:
    form = {"token": "0", "kind": "stories", "title": "新"}
    page = office.ask("new", "wang")[1]
    form["token"] = fields(page, "new")["token"]
    assert office.ask("new", "wang", form, Sec_Fetch_Site="cross-site")[0] == 403


def give(office: Office, user: str, **other: str) -> tuple[int, str]:
    page = office.ask(f"edit?file={REVIEWED}", user)[1]
    return office.ask("review", user, fields(page, "review") | other)


def test_reviews_are_given_by_those_who_may(office: Office) -> None:
    """Each step by a person of its own, in the name that nginx knows, and committed by that person."""
    before = (office.site / REVIEWED).read_text()
    # One who gives no step, one who gives another, and one who writes another's name.
    status, page = give(office, "li", step="初审")
    assert status == 403 and "没有这个权限" in page
    status, page = give(office, "zhao", step="初审", by="王示例")
    assert status == 422 and "赵示例" in page
    assert (office.site / REVIEWED).read_text() == before
    assert "待审的一篇" not in office.ask("?state=mine", "zhao")[1]
    for user, person, step in (("wang", "王示例", "初审"), ("zhao", "赵示例", "复审")):
        assert "待审的一篇" in office.ask("?state=mine", user)[1]
        assert give(office, user)[0] == 303
        assert f"{step} {person} " in (office.site / REVIEWED).read_text()
        page = office.ask("handover", user)[1]
        form = {"token": fields(page, "commit")["token"], "file": REVIEWED, "message": step, "name": "别人", "email": "x@example.org"}
        assert office.ask("commit", user, form)[0] == 200
        assert office.git("log", "-1", "--format=%an <%ae> %s").strip() == f"{person} <{user}@studio.invalid> {step}"
    assert "2/2" in office.ask("", "zhao")[1]
    # What is reviewed cannot be written by one who only reviews.
    page = office.ask(f"edit?file={REVIEWED}", "zhao")[1]
    form = {"token": fields(page, "edit")["token"], "digest": fields(page, "edit")["digest"], "file": REVIEWED, "do": "save"}
    assert office.ask("edit", "zhao", form)[0] == 403


def test_who_may_publish_does(office: Office) -> None:
    """The run is seen to its end, and readers have what was reviewed."""
    form = {"token": fields(office.ask("handover", "li")[1], "publish")["token"], "publish": "server"}
    assert office.ask("publish", "zhao", form)[0] == 403
    status, page = office.ask("publish", "li", form | {"token": fields(office.ask("handover", "li")[1], "publish")["token"]})
    assert status == 200
    for _ in range(300):
        page = office.ask("handover", "li")[1]
        if "代码" in page or "已经完成" in page:
            break
        time.sleep(.1)
    assert "已经完成" in page, page
    assert any("待审的一篇" in file.read_text() for file in (office.folder / "published/current").rglob("index.html"))
