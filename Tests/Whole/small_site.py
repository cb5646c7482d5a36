"""A small site made by chance from a seed, and edits to it as editors make them."""
import random
import shutil
import struct
import zlib
from pathlib import Path

from program import ROOT

SETTINGS = """\
name: {name}
tagline: 第{number}版
address: https://example.org/
theme: {theme}
owner: 示例办公室
checks: {{wrong-word: warning}}
navigation:
  - {{label: 故事, to: /stories/}}
  - {{label: 主题, to: /topics/}}
"""
COMMON = """\
fields:
  topics: {type: choices, of: topics, label: 主题, required: true, max: 3, index: true, feed: true, home: true}
  unit: {type: unit, of: units, label: 单位, required: true, index: true}
  cover: {type: picture, label: 封面}
"""
STORIES = """\
name: 故事
slug: stories
template: story
order: 1
card: deed
fields:
  person: {type: person, label: 姓名, index: /people/}
  category: {type: choice, of: categories, label: 类别, index: true}
  deed: {type: text, label: 事迹, max: 20}
  honours: {type: honours, of: levels, label: 荣誉, index: /honours/}
"""
FESTIVALS = """\
name: 节日
slug: festivals
template: festival
order: 2
calendar: {day: start, end: end, festival: festival, place: venue}
fields:
  festival: {type: festival, of: festivals, label: 节日, required: true, index: /festivals/}
  start: {type: day, label: 开始, required: true}
  end: {type: day, label: 结束}
  venue: {type: text, label: 场地, max: 40}
"""
VOCABULARIES = {
    "topics": [("good-people", "身边好人"), ("volunteers", "志愿服务"), ("our-festivals", "我们的节日")],
    "units": [("bureau-one", "示例一局"), ("college", "示例学院")],
    "categories": [("helping", "助人为乐"), ("filial", "孝老爱亲")],
    "levels": [("organs", "省直"), ("provincial", "省级")],
}
FESTIVAL_TERMS = """\
label: 节日
fields:
  rule: {type: rule, label: 日期规则, required: true}
terms:
  - {slug: zhongqiu, name: 中秋节, rule: {lunar: 8-15}}
  - {slug: qingming, name: 清明节, rule: {term: 清明}}
  - {slug: yuandan, name: 元旦, rule: {solar: 1-1}}
"""
# Stays where it is, so that any page may link to it; its address goes with its date.
GUIDE = "content/stories/guide.md"
NAMES = ["王兰", "李㛃", "赵小满", "欧阳青", "司马原", "钱一"]
WORDS = ["灯", "雨夜", "麦田", "长路", "图书馆", "渡口", "春耕", "秋收", "社区", "讲堂", "红旗渠", "校门口"]


class SmallSite:
    """A site in a folder. Every edit leaves a site without errors, but for `break_page`, which `mend` undoes."""

    def __init__(self, folder: Path, seed: int, pages: int = 8):
        self.folder = folder
        self.random = random.Random(seed)
        self.settings = {"name": "示例网站", "number": 1, "theme": "plain"}
        self.vocabularies = {name: list(terms) for name, terms in VOCABULARIES.items()}
        self.pages: list[str] = []
        self.broken: str | None = None
        self.write("content/_common.yml", COMMON)
        self.write("content/stories/_kind.yml", STORIES)
        self.write("content/festivals/_kind.yml", FESTIVALS)
        self.write("content/vocabularies/festivals.yml", FESTIVAL_TERMS)
        self.write_settings()
        for name in self.vocabularies:
            self.write_vocabulary(name)
        for theme in ["plain", "other"]:
            shutil.copytree(ROOT / "Tests/GoldenTests/Theme", folder / "themes" / theme)
            template = f"themes/{theme}/templates/page.mustache"
            text = (folder / template).read_text()
            self.write(template, text.replace("{{body}}", "{{#cover}}{{html}}{{/cover}}\n{{body}}"))
        self.append("themes/other/assets/plain.css", "\nbody { margin: 1px }\n")
        self.guide()
        for _ in range(pages):
            self.add()

    def edit(self) -> str:
        """Makes one edit by chance, and says which."""
        edits = [self.add, self.add, self.change, self.change, self.rename, self.move, self.delete, self.withdraw,
                 self.schedule, self.picture, self.vocabulary, self.profile, self.stylesheet, self.template,
                 self.guide, self.wording, self.change_settings, self.switch_theme, self.kind]
        edit = self.random.choice(edits)
        edit()
        return edit.__name__

    def add(self) -> None:
        kind = self.random.choice(["stories", "stories", "festivals"])
        file = f"content/{kind}/{self.random.randint(2020, 2026)}/p{self.random.randrange(10**6)}.md"
        self.pages.append(file)
        self.write_page(file)

    def change(self) -> None:
        self.write_page(self.some_page())

    def guide(self) -> None:
        self.write_page(GUIDE)

    def wording(self) -> None:
        """Words that pages have become wrong, or right again."""
        wrong = self.random.sample([word for word in WORDS if len(word) > 1], self.random.randint(0, 2))
        entries = "".join(f"  - {{wrong: {word}, right: 别的词}}\n" for word in wrong)
        self.write("content/wording.yml", f"wrong:\n{entries}" if wrong else "wrong: []\n")

    def rename(self) -> None:
        self.take(self.some_page(), f"r{self.random.randrange(10**6)}.md", stays=True)

    def move(self) -> None:
        self.take(self.some_page(), f"m{self.random.randrange(10**6)}.md", stays=False)

    def delete(self) -> None:
        file = self.some_page()
        self.pages.remove(file)
        (self.folder / file).unlink()

    def withdraw(self) -> None:
        self.write_page(self.some_page(), "status: withdrawn\n")

    def schedule(self) -> None:
        self.write_page(self.some_page(), self.random.choice(
            ["status: draft\n", "expires: 2026-01-01\n", "date: 2030-01-01\n"]))

    def picture(self) -> None:
        file = self.some_page()
        name = f"{Path(file).stem}.png"
        self.write_bytes(str(Path(file).parent / name), png(640, 400, self.random.randrange(256)))
        self.write_page(file, f"cover: {{src: {name}, alt: 一片颜色, credit: 程序绘制}}\n")

    def vocabulary(self) -> None:
        name = self.random.choice(list(self.vocabularies))
        terms = self.vocabularies[name]
        if self.random.random() < 0.5:
            position = self.random.randrange(len(terms))
            terms[position] = (terms[position][0], VOCABULARIES[name][position % 2][1] + self.some_word())
            if len({label for _, label in terms}) < len(terms):
                terms[position] = (terms[position][0], f"{self.some_word()}{self.random.randrange(10**6)}")
        else:
            number = self.random.randrange(10**6)
            terms.append((f"t{number}", f"{self.some_word()}{number}"))
        self.write_vocabulary(name)

    def profile(self) -> None:
        slug, _ = self.random.choice(self.vocabularies["topics"])
        self.write(f"content/vocabularies/topics/{slug}.md", f"{self.sentences()}\n")

    def stylesheet(self) -> None:
        self.append(self.theme_file("assets/plain.css"), f"\n.a{self.random.randrange(999)} {{ margin: 0 }}\n")

    def template(self) -> None:
        self.append(self.theme_file("templates/entries.mustache"), f"<!-- {self.random.randrange(999)} -->\n")

    def change_settings(self) -> None:
        self.settings["number"] = self.random.randrange(10**6)
        self.write_settings()

    def switch_theme(self) -> None:
        self.settings["theme"] = "other" if self.settings["theme"] == "plain" else "plain"
        self.write_settings()

    def kind(self) -> None:
        self.write("content/stories/_kind.yml", STORIES.replace("故事", f"故事{self.random.randrange(99)}"))

    def break_page(self) -> None:
        self.broken = self.some_page()
        self.write(self.broken, f"---\ntitle: {self.some_word()}\n---\n没有日期。\n")

    def mend(self) -> None:
        self.write_page(self.broken)
        self.broken = None

    def take(self, file: str, name: str, stays: bool) -> None:
        folder = Path(file).parent if stays else Path(file).parent.parent / str(self.random.randint(2010, 2019))
        (self.folder / folder).mkdir(parents=True, exist_ok=True)
        self.pages[self.pages.index(file)] = str(folder / name)
        (self.folder / file).rename(self.folder / folder / name)
        # A page goes with the pictures beside it.
        for beside in (self.folder / file).parent.glob(Path(file).stem + ".png"):
            if not stays:
                beside.rename(self.folder / folder / beside.name)

    def theme_file(self, name: str) -> str:
        return f"themes/{self.settings['theme']}/{name}"

    def some_page(self) -> str:
        if not self.pages:
            self.add()
        return self.random.choice(self.pages)

    def some_word(self) -> str:
        return self.random.choice(WORDS)

    def sentences(self) -> str:
        return "".join(f"{self.some_word()}和{self.some_word()}，都在{self.some_word()}。"
                       for _ in range(self.random.randint(1, 12)))

    def write_page(self, file: str, more: str = "") -> None:
        choice = self.random.choice
        terms = {name: [slug for slug, _ in terms] for name, terms in self.vocabularies.items()}
        day = f"{self.random.randint(2019, 2026)}-{self.random.randint(1, 10):02}-{self.random.randint(1, 28):02}"
        lines = [f"title: {self.some_word()}{self.some_word()}{self.random.randrange(999)}"]
        if not more.startswith("date:"):
            lines.append(f"date: {day}")
        lines.append(f"topics: [{', '.join(self.random.sample(terms['topics'], self.random.randint(1, 2)))}]")
        lines.append(f"unit: {choice(terms['units'])}")
        if file.startswith("content/festivals/"):
            lines += [f"festival: {choice(['zhongqiu', 'qingming', 'yuandan'])}", f"start: {day}", "venue: 广场"]
        else:
            lines += [f"person: {choice(NAMES)}", f"deed: 守着{self.some_word()}"]
            honour = f"{choice(terms['levels'])}｜省直身边好人｜202{self.random.randint(0, 5)}-Q1"
            more_lines = [f"category: {choice(terms['categories'])}", f"honours: [{honour}]"]
            lines += self.random.sample(more_lines, self.random.randint(0, 2))
        head = "\n".join(lines)
        self.write(file, f"---\n{head}\n{more}---\n{self.sentences()}\n\n## {self.some_word()}\n\n{self.sentences()}\n{self.ending(file)}")

    def ending(self, file: str) -> str:
        """What one text has and another has not: links, notes, tables, a picture, what is to be reported."""
        up = "../" * (len(Path(file).parts) - 2)
        endings = ["", f"见[指南]({up}stories/guide.md)。\n", "见[外面](https://example.com/ \"别处\")和[这里](/topics/)。\n",
                   "有注[^1]。\n\n[^1]: 出处。\n", "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n", "半角,标点。\n", "“没有关上。\n",
                   "<!-- allow: half-width-punctuation 有意为之 -->\n\n半角,标点。\n"]
        return "\n" + self.random.choice(endings)

    def write_settings(self) -> None:
        self.write("site.yml", SETTINGS.format(**self.settings))

    def write_vocabulary(self, name: str) -> None:
        terms = "".join(f"  - {{slug: {slug}, name: {label}}}\n" for slug, label in self.vocabularies[name])
        self.write(f"content/vocabularies/{name}.yml", f"label: {name}\nterms:\n{terms}")

    def write(self, file: str, text: str) -> None:
        self.write_bytes(file, text.encode())

    def write_bytes(self, file: str, content: bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def append(self, file: str, text: str) -> None:
        with open(self.folder / file, "a", encoding="utf-8") as stream:
            stream.write(text)


def png(width: int, height: int, shade: int) -> bytes:
    """A picture of slanting stripes."""
    rows = b"".join(b"\0" + bytes((x + y + shade) % 256 for x in range(width)) for y in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")
