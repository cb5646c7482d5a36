"""Days that pass between two publishes with nothing edited: every publish succeeds, and what must be gone is gone."""

from __future__ import annotations

import struct
import subprocess
import zlib
from pathlib import Path

from conftest import ENVIRONMENT, NOW, expected, tree

PAGE = "people/2026/lamp/index.html"


def picture() -> bytes:
    """A grey PNG of 640 × 480 pixels."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\0" + b"\x80" * 640) * 480
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 640, 480, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def dated(make_site):
    """A person's story with a photograph until the year's end, a call that expires, and what comes in spring."""
    site = make_site()
    site.write("content/vocabularies/consents.yml", "label: 授权\nterms:\n  - {slug: written, name: 书面同意}\n")
    site.write("content/people/_kind.yml", """
name: 人物
template: page
fields:
  cover: {type: picture, label: 封面}
  consent: {type: consent, of: consents, label: 授权}
rules:
  - {when: cover, needs: consent, else: hold, because: 登照片要有授权}
""")
    site.write("content/notices/_kind.yml", "name: 通知\ntemplate: page\n")
    site.write("content/people/2026/lamp.md", """---
title: 守灯的人
date: 2026-06-08
aliases: [/old/lamp/]
cover: {src: lamp.png, alt: 河边的一盏灯, credit: 样例 摄}
consent: {kind: 书面同意, expires: 2026-12-31}
---

灯在河边。
""")
    (site.folder / "content/people/2026/lamp.png").write_bytes(picture())
    site.write("content/notices/2026/call.md", """---
title: 征集
date: 2026-11-01
expires: 2027-01-10
---

见[故事](../../people/2026/lamp.md)、[人物](/people/)和[春天的事](spring.md)。
""")
    site.write("content/notices/2026/spring.md", "---\ntitle: 春天的事\ndate: 2027-03-01\n---\n\n花开了。\n")
    site.add("story-0", "见[她](/people/2026/lamp/#灯)、[旧址](/old/lamp/)、[六月](/archive/2026/06/)和[通知](/notices/)。")
    layout = site.folder / "themes/plain/templates/layout.mustache"
    menu = '{{#navigation}}<a href="{{address}}">{{label}}</a>{{/navigation}}'
    layout.write_text(layout.read_text().replace("</body>", menu + "</body>"))
    settings = (site.folder / "site.yml").read_text()
    site.write("site.yml", settings + """navigation:
  - {label: 灯, to: /people/2026/lamp/}
  - {label: 人物, to: /people/}
  - {label: 通知, to: /notices/}
""")
    return site


def publish(site, day: str) -> tuple[dict[str, str], str]:
    """What readers find after the publish of a day, and what was said."""
    command = [day if word == NOW else word for word in site.command()]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, env=ENVIRONMENT)
    assert result.returncode == 0, result.stdout + result.stderr
    files = tree(Path(site.folder.parent / "www/current"))
    return {path: data.decode("utf-8", "replace") for path, data in files.items()}, result.stdout + result.stderr


def shows_picture(site) -> bool:
    """Whether the site that was published has the photograph. What a target keeps of earlier ones is its own business."""
    return any(path.startswith("media/lamp") for path in expected(site))


def test_what_ends_goes_on_its_day_and_stops_no_publish(make_site):
    site = dated(make_site)
    files, _ = publish(site, "2026-12-31T23:59")
    assert PAGE in files and shows_picture(site)
    assert 'href="/people/2026/lamp/">故事</a>' in files["notices/2026/call/index.html"]
    assert "春天的事</a>" not in files["notices/2026/call/index.html"]

    files, said = publish(site, "2027-01-01T00:00")
    assert said.count("link-not-shown") == 4 and said.count("menu-entry-not-shown") == 1
    assert "2026-12-31" in said and "2027-03-01" in said
    assert PAGE not in files and "old/lamp/index.html" not in files
    assert not shows_picture(site)
    assert not any("守灯的人" in text or "/people/2026/lamp/" in text for text in files.values())
    assert "见故事、" in files["notices/2026/call/index.html"]
    assert "见她、旧址、" in files["stories/2026/story-0/index.html"]
    assert 'href="/people/">人物' in files["index.html"] and ">灯</a>" not in files["index.html"], "the entry of a list that stood stays"
    assert "现在没有文章" in files["people/index.html"] and "noindex" in files["people/index.html"]
    assert "现在没有文章" in files["archive/2026/06/index.html"]
    assert "/people/<" not in files["sitemap.xml"]

    files, _ = publish(site, "2027-01-11T09:00")
    assert "现在没有文章" in files["notices/index.html"], "its last call has expired"
    files, _ = publish(site, "2027-03-01T09:00")
    assert "现在没有文章" not in files["notices/index.html"]
    assert 'href="/notices/2027/spring/">春天的事</a>' in files["notices/2026/call/index.html"], "the link comes back"
    publish(site, "2029-02-06T09:00")


def test_a_page_is_taken_back_though_others_link_to_it(make_site):
    site = dated(make_site)
    publish(site, "2026-11-20T10:00")
    lamp = site.folder / "content/people/2026/lamp.md"
    text = lamp.read_text()
    for change in ["status: withdrawn\n", "status: draft\n"]:
        lamp.write_text(text.replace("aliases", change + "aliases"))
        files, said = publish(site, "2026-11-20T10:00")
        assert "link-not-shown" in said
        assert not any("守灯的人" in text for text in files.values())
        assert not shows_picture(site)
    lamp.write_text(text.replace("consent: {kind: 书面同意, expires: 2026-12-31}\n", ""))
    files, said = publish(site, "2026-11-20T10:00")
    assert PAGE not in files and 'href="/people/"' not in files["index.html"], "nobody knows that it stood once"


def test_check_names_what_changes_within_thirty_days(make_site):
    site = dated(make_site)
    command = [str(site.program), "check", "--site", str(site.folder), "--now"]
    result = subprocess.run([*command, "2026-12-20"], capture_output=True, text=True, timeout=120, env=ENVIRONMENT)
    assert result.returncode == 0, result.stdout + result.stderr
    said = result.stdout + result.stderr
    assert "content/people/2026/lamp.md:6:32" in said and "consent-ends" in said
    assert "content/notices/2026/call.md:7" in said and "content/stories/2026/story-0.md:6" in said
    assert "page-expires" in said and "2027-01-10" in said and "/notices/" in said
    assert "page-comes" not in said
    result = subprocess.run([*command, "2027-02-10"], capture_output=True, text=True, timeout=120, env=ENVIRONMENT)
    assert "page-comes" in result.stdout + result.stderr


def test_what_is_wrong_with_a_page_to_come_is_said_before_its_day(make_site):
    site = dated(make_site)
    for text in ["看[这里](nothing.md)。", "![图](nothing.png)"]:
        site.write("content/notices/2026/spring.md", f"---\ntitle: 春天的事\ndate: 2027-03-01\n---\n\n{text}\n")
        assert site.publish().returncode == 1
    site.write("content/notices/2026/spring.md", "---\ntitle: 春天的事\ndate: 2027-03-01\naliases: [/stories/]\n---\n\n好。\n")
    assert "taken-address" in site.publish().stdout + site.publish().stderr
