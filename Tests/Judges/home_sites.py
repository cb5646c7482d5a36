"""Sites whose home pages have too little or too much: no picture, one story, thirty kinds, very long names, blocks that are missing."""

import shutil
from pathlib import Path

from real_site import ROOT

SETTINGS = """name: {name}
tagline: {tagline}
address: https://example.org/
theme: {theme}
owner: {owner}
navigation:
  - {{label: {menu}, to: /}}
"""
COMMON = """fields:
  topics: {type: choices, of: topics, label: 主题, required: true, index: true, feed: true, home: true}
  unit: {type: unit, of: units, label: 单位, index: true}
  cover: {type: picture, label: 封面}
"""
PICTURE = "content/festivals/2026/denglong.jpg"
LONG = "关于在全省范围内深入开展新时代文明实践志愿服务活动并认真做好总结推广工作的通知及附件说明材料汇编示例第一卷"
# A name without any place to break it, as of a body of law or a file.
UNBROKEN = "Xinshidai-wenming-shijian_zhiyuanfuwuhuodong-Donaudampfschifffahrtsgesellschaft.docx"
LONG_UNIT = "中国示例集团河南省示例工程建设投资发展有限责任公司示例分公司机关党委精神文明建设委员会办公室"


class HomeSite:
    """A site of some kinds with some pages, made in a folder."""

    def __init__(self, folder: Path, theme: str, *, name: str = "示例网站", tagline: str = "一句话", owner: str = "示例办公室",
                 menu: str = "日期", topic: str = "身边好人", unit: str = "示例一局") -> None:
        self.folder = folder
        shutil.copytree(ROOT / "themes" / theme, folder / "themes" / theme)
        self.write("site.yml", SETTINGS.format(name=name, tagline=tagline, owner=owner, menu=menu, theme=theme))
        self.write("content/_common.yml", COMMON)
        self.write("content/vocabularies/topics.yml", f"label: 主题\nterms:\n  - {{slug: one, name: {topic}}}\n")
        self.write("content/vocabularies/units.yml", f"label: 单位\nterms:\n  - {{slug: one, name: {unit}}}\n")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def kind(self, slug: str, name: str, order: int = 1) -> None:
        self.write(f"content/{slug}/_kind.yml", f"name: {name}\nslug: {slug}\ntemplate: page\norder: {order}\nfields: {{}}\n")

    def page(self, kind: str, number: int, title: str, *, picture: bool = False, summary: str = "一句话的摘要，说这一篇是什么。") -> None:
        cover = "cover: {src: denglong.jpg, alt: 示例的灯笼, credit: 程序绘制}\n" if picture else ""
        if picture:
            self.copy(f"content/{kind}/2026/denglong.jpg")
        self.write(f"content/{kind}/2026/p{number}.md",
                   f"---\ntitle: \"{title}\"\ndate: 2026-0{1 + number % 9}-1{number % 9}\ntopics: [one]\nunit: one\n"
                   + (f"summary: \"{summary}\"\n" if summary else "") + f"{cover}sample: true\n---\n正文。\n")

    def copy(self, path: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / PICTURE, self.folder / path)

    def home(self, text: str) -> None:
        self.write("content/home.yml", text)


def nothing(folder: Path, theme: str) -> None:
    HomeSite(folder, theme).kind("stories", "故事")


def one_story(folder: Path, theme: str) -> None:
    site = HomeSite(folder, theme)
    site.kind("stories", "故事")
    site.page("stories", 1, "第一篇")


def one_story_with_a_picture(folder: Path, theme: str) -> None:
    site = HomeSite(folder, theme)
    site.kind("stories", "故事")
    site.page("stories", 1, "第一篇", picture=True)
    site.home("headline: stories/2026/p1.md\nblocks: [stories, newest]\n")


def no_picture(folder: Path, theme: str) -> None:
    site = HomeSite(folder, theme)
    for order, (slug, name) in enumerate([("stories", "故事"), ("notices", "通知公示"), ("works", "作品")]):
        site.kind(slug, name, order)
        for number in range(7):
            site.page(slug, number, f"{name}之{number}，说一件平常的事", summary="说一件平常的事，两三句话就说完了，没有图片也看得明白。" * (number % 3))
    site.home("headline: stories/2026/p1.md\nslides: [stories/2026/p2.md, notices/2026/p3.md, {to: https://www.example.org/, title: 别的网站}]\n"
              "blocks: [festival, stories, notices, topics, newest]\npartners:\n  - {name: 示例友邻单位, to: https://partner.example.org/}\n"
              "account: {name: 示例公众号, note: 扫码关注, picture: {src: home/code.jpg, alt: 示例二维码, credit: 程序绘制}}\n")
    site.copy("content/home/code.jpg")


def thirty_kinds(folder: Path, theme: str) -> None:
    site = HomeSite(folder, theme)
    for order in range(30):
        site.kind(f"kind-{order}", f"栏目{order + 1}", order)
        for number in range(1 + order % 7):
            site.page(f"kind-{order}", number, f"栏目{order + 1}的第{number + 1}篇", picture=order % 3 == 0)


def long_names(folder: Path, theme: str) -> None:
    site = HomeSite(folder, theme, name=LONG_UNIT, tagline=LONG, owner=LONG_UNIT, menu=LONG[:24], topic=LONG[:30], unit=LONG_UNIT)
    for order, name in enumerate([LONG[:30], UNBROKEN, "短"]):
        site.kind(f"kind-{order}", name, order)
        for number in range(5):
            site.page(f"kind-{order}", number, [(LONG * 2)[:80], UNBROKEN[:80], "短"][number % 3], picture=number % 2 == 0,
                      summary=[(LONG * 3)[:140], UNBROKEN + " 一件长名字的附件", ""][number % 3])
    partners = "".join(f"  - {{name: {name}, to: https://partner{number}.example.org/}}\n"
                       for number, name in enumerate([LONG_UNIT, UNBROKEN, "短", LONG_UNIT + "第二处"]))
    site.home(f"headline: {{page: kind-0/2026/p0.md, title: {LONG}, summary: {LONG * 2}}}\n"
              f"slides: [kind-0/2026/p0.md, kind-1/2026/p1.md, {{to: https://www.example.org/, title: {UNBROKEN}, summary: {UNBROKEN}}}]\n"
              f"blocks: [kind-0, {{show: kind-1, title: {UNBROKEN}}}, kind-2, topics, newest]\npartners:\n{partners}"
              f"account: {{name: {LONG_UNIT}, note: {LONG}, picture: {{src: home/code.jpg, alt: 示例二维码, credit: 程序绘制}}}}\n")
    site.copy("content/home/code.jpg")


def with_home(text: str):
    """A site of two kinds whose home page has some of its parts only."""
    def make(folder: Path, theme: str) -> None:
        site = HomeSite(folder, theme)
        for order, (slug, name) in enumerate([("stories", "故事"), ("notices", "通知公示")]):
            site.kind(slug, name, order)
            for number in range(3):
                site.page(slug, number, f"{name}之{number}", picture=slug == "stories" and number == 0)
        site.copy("content/home/code.jpg")
        site.home(text)
    return make


ACCOUNT = "account: {name: 示例公众号, note: 扫码关注, picture: {src: home/code.jpg, alt: 示例二维码, credit: 程序绘制}}\n"
PARTNERS = "partners:\n  - {name: 示例友邻单位, to: https://partner.example.org/}\n  - {name: 有标志的, to: /, logo: {src: home/code.jpg, alt: 标志, credit: 程序绘制}}\n"
HOME_SITES = {
    "nothing": nothing,
    "one story": one_story,
    "one story with a picture": one_story_with_a_picture,
    "no picture": no_picture,
    "thirty kinds": thirty_kinds,
    "long names": long_names,
    "one slide": with_home("slides: [stories/2026/p0.md]\nblocks: [newest]\n"),
    "slides without a headline": with_home("slides: [stories/2026/p1.md, stories/2026/p0.md]\nblocks: [notices]\n"),
    "a headline without a picture": with_home("headline: notices/2026/p1.md\nblocks: [stories]\n"),
    "a picture beside none": with_home("headline: stories/2026/p0.md\nslides: [notices/2026/p1.md, notices/2026/p2.md]\nblocks: [newest]\n"),
    "the newest alone": with_home("blocks: [newest]\n"),
    "partners alone": with_home("blocks: [{show: newest, count: 1}]\n" + PARTNERS),
    "the account alone": with_home("blocks: [{show: newest, count: 1}]\n" + ACCOUNT),
    "partners and the account": with_home("blocks: [topics]\n" + PARTNERS + ACCOUNT),
    "nothing but the usual": with_home("# 什么也没有写\nblocks: []\n"),
}
