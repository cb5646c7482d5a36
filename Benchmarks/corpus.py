"""The corpora: as the yardstick makes them, and as a site of ours.

The same pages with the same bodies and the same front matter; a site of ours declares what that front matter
may hold, so its kinds and vocabularies are made from the pages themselves.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

# Generator, Hugo's site and the floor.
YARDSTICK = pathlib.Path(__file__).resolve().parent / "yardstick"
KINDS = {"stories": "身边好人", "festivals": "我们的节日", "projects": "文明实践项目"}


@dataclass
class Corpora:
    bench: pathlib.Path  # the yardstick
    folder: pathlib.Path
    pages: int
    images: int

    @property
    def neutral(self) -> pathlib.Path:
        return self.folder / "neutral"

    @property
    def hugo(self) -> pathlib.Path:
        return self.folder / "hugo"

    @property
    def site(self) -> pathlib.Path:
        return self.folder / "site"

    @property
    def bytes(self) -> int:
        return sum(path.stat().st_size for path in self.page_files(self.neutral))

    def page_files(self, data: pathlib.Path) -> list[pathlib.Path]:
        return [pathlib.Path(folder) / name for kind in KINDS
                for folder, _, names in os.walk(data / "content" / kind)
                for name in names if name.endswith(".md") and not name.startswith("_")]

    def first_page(self, data: pathlib.Path) -> pathlib.Path:
        return min(self.page_files(data), key=lambda path: path.name)

    def make(self, theme: pathlib.Path) -> None:
        """Makes what is not there yet. The site's own files are always made, because they may have changed."""
        for flavor, data in (("neutral", self.neutral), ("hugo", self.hugo)):
            self.make_pages(flavor, data)
        self.make_site(theme)

    def make_pages(self, flavor: str, data: pathlib.Path) -> None:
        # The manifest is written last: without it, the corpus is not whole.
        if (data / "MANIFEST.txt").is_file():
            return
        shutil.rmtree(data, ignore_errors=True)
        subprocess.run([sys.executable, self.bench / "gen_corpus.py", "--pages", str(self.pages), "--out", data,
                        "--images", str(self.images), "--flavor", flavor], check=True, stdout=subprocess.DEVNULL)

    def make_site(self, theme: pathlib.Path) -> None:
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(self.neutral / "content", self.site / "content")
        if self.images:
            shutil.copytree(self.neutral / "static", self.site / "static")
        shutil.copytree(theme, self.site / "themes/plain")
        # The same style sheet as Hugo's.
        assets = self.site / "themes/plain/assets"
        assets.mkdir(exist_ok=True)
        shutil.copyfile(self.bench / "hugo/assets/css/site.css", assets / "site.css")
        used = Used()
        for page in self.page_files(self.site):
            used.read(page)
        slugs = generator_slugs(self.bench)
        themes = [(slug, name) for name, slug in slugs.items() if name in used.values["themes"]]
        write(self.site / "site.yml", settings(themes, sorted(used.years, reverse=True)))
        write(self.site / "content/_common.yml", COMMON)
        for order, (kind, name) in enumerate(KINDS.items(), 1):
            write(self.site / f"content/{kind}/_kind.yml", declaration(kind, name, order))
        vocabularies = self.site / "content/vocabularies"
        write(vocabularies / "themes.yml", vocabulary("主题", themes))
        write(vocabularies / "units.yml", vocabulary("单位", numbered("u", used.values["unit"])))
        write(vocabularies / "festivals.yml", vocabulary("节日", numbered("f", used.values["festival"])))
        write(vocabularies / "brands.yml", vocabulary("品牌", numbered("b", used.values["brand"])))


class Used:
    """What the pages' front matter holds of the keys that become vocabularies."""

    def __init__(self) -> None:
        self.values: dict[str, set[str]] = {"themes": set(), "unit": set(), "festival": set(), "brand": set()}
        self.years: set[str] = set()

    def read(self, page: pathlib.Path) -> None:
        key = ""
        with open(page, encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                if line == "---\n":
                    return
                if item := re.match(r"  - (.*)", line):
                    self.add(key, item[1])
                    continue
                key, _, value = line.rstrip("\n").partition(": ")
                key = key.rstrip(":\n")
                if key == "date":
                    self.years.add(value[:4])
                for text in re.findall(r'"([^"]*)"', value) or [value]:
                    self.add(key, text)

    def add(self, key: str, value: str) -> None:
        if key in self.values and value:
            self.values[key].add(value)


def generator_slugs(bench: pathlib.Path) -> dict[str, str]:
    """The generator's own names and slugs of the themes."""
    text = (bench / "gen_corpus.py").read_text(encoding="utf-8")
    names, slugs = (re.findall(r'"([^"]+)"', re.search(rf"^{name} = \[(.*?)\]", text, re.M | re.S)[1])
                    for name in ("THEMES", "THEME_SLUG"))
    return dict(zip(names, slugs, strict=True))


def numbered(letter: str, names: set[str]) -> list[tuple[str, str]]:
    return [(f"{letter}{number:03d}", name) for number, name in enumerate(sorted(names), 1)]


def vocabulary(label: str, terms: list[tuple[str, str]]) -> str:
    # An empty list on purpose where a small corpus uses none.
    lines = [f'  - {{slug: {slug}, name: "{name}"}}' for slug, name in terms]
    return "\n".join([f"label: {label}", "terms:" if lines else "terms: []", *lines, ""])


def declaration(kind: str, name: str, order: int) -> str:
    return f"name: {name}\nslug: {kind}\ntemplate: page\ndescription: {name}\norder: {order}\n{FIELDS[kind]}"


def settings(themes: list[tuple[str, str]], years: list[str]) -> str:
    links = [("首页", "/")] + [(name, f"/{kind}/") for kind, name in KINDS.items()]
    links += [(name, f"/themes/{slug}/") for slug, name in themes] + [(f"{year}年", f"/archive/{year}/") for year in years]
    return SETTINGS + "".join(f'  - {{label: "{label}", to: "{to}"}}\n' for label, to in links)


def write(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


SETTINGS = """name: 省直文明实践
tagline: 身边好人 · 我们的节日 · 文明实践项目
address: https://wenming.example.org/
language: zh-CN
theme: plain
owner: 省直机关精神文明建设办公室
code: "0000000000"
search: false
navigation:
"""

COMMON = """fields:
  themes: {type: choices, of: themes, label: 主题, required: true, index: true, feed: true}
  tags:   {type: list, label: 关键词}
  unit:   {type: unit, of: units, label: 单位, required: true}
  cover:  {type: text, label: 封面}
"""

FIELDS = {
    "stories": "fields:\n  people: {type: people, label: 人物}\n",
    "festivals": "fields:\n  festival: {type: choice, of: festivals, label: 节日}\n",
    "projects": "fields:\n  brand: {type: choice, of: brands, label: 品牌}\n",
}
