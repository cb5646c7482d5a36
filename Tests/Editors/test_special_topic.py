"""A special topic with a cover, three columns and a slide is made by editing two files, and costs no template and no page."""

import re

from program import copy_site, xinfeng

TOPIC = """
  - slug: night
    name: 夜里的灯
    description: 夜班的人。
    cover: {src: ../stories/2026/maitian.jpg, alt: 成熟的麦田, credit: 程序绘制}
    columns:
      - {name: 人物, kinds: [stories], topics: [身边好人]}
      - {name: 节日里, kinds: [我们的节日], years: [2026]}
      - {name: 项目, kinds: [projects], count: 2}
"""
SLIDE = "slides:\n  - {to: /specials/night/, title: 夜里的灯, picture: {src: festivals/2026/denglong.jpg, alt: 灯笼}}\n"


def test_two_files(tmp_path):
    site = copy_site(tmp_path / "site", pages=True)
    specials, home = site / "content/vocabularies/specials.yml", site / "content/home.yml"
    specials.write_text(specials.read_text("utf-8").rstrip("\n") + TOPIC, "utf-8")
    home.write_text(re.sub(r"slides:\n(  - .*\n)+", SLIDE, home.read_text("utf-8")), "utf-8")
    result = xinfeng("build", site=site)
    assert result.returncode == 0, result.stderr
    page = (site / "public/specials/night/index.html").read_text("utf-8")
    assert re.findall(r'<h2 id="column-\d">(.*?)</h2>', page) == ["人物", "节日里", "项目"]
    assert "成熟的麦田" in page and "夜班的人。" in page
    assert (site / "public/specials/night/feed.xml").exists()
    front = (site / "public/index.html").read_text("utf-8")
    slides = front.split('<ul class="slides-row">')[1].split("</ul>")[0]
    assert 'href="/specials/night/"' in slides and "灯笼" in slides
    # It stands among the special topics of the home page, too, and in the list that the menu leads to.
    assert front.count('href="/specials/night/"') == 2
    assert "夜里的灯" in (site / "public/specials/index.html").read_text("utf-8")
