#!/usr/bin/env python3
"""Makes a corpus of Chinese pages to measure with: the same bytes for the same seed, on every machine.

    gen_corpus.py --pages N --out DIR [--images K] [--flavor neutral|hugo] [--seed S]

DIR/content/{stories,festivals,projects}/YEAR/SLUG.md in the proportion 70 : 15 : 15, DIR/static/images/*.png, and
DIR/MANIFEST.txt, written last. A page depends on the seed and its number alone and links to earlier pages only, so the
corpus of 1 000 pages is the beginning of that of 10 000. All names, places and units are invented, and recognisably so.

Texts are the same in both flavors. `hugo` adds what Hugo needs for an archive by date: lists of years and months, and
`_index.md` for sections and themes.
"""
from __future__ import annotations

import argparse
import datetime
import hashlib
import pathlib
import struct
import zlib
from random import Random

KINDS = {"stories": ("身边好人", "haoren"), "festivals": ("我们的节日", "jieri"), "projects": ("文明实践项目", "xiangmu")}
THEMES = ["助人为乐", "见义勇为", "诚实守信", "敬业奉献", "孝老爱亲", "志愿服务", "移风易俗", "乡村建设", "生态环保", "文化传承", "健康科普", "文明创建"]
THEME_SLUG = ["zhuren", "yiyong", "chengxin", "jingye", "xiaolao", "zhiyuan", "fengsu", "xiangcun", "shengtai", "wenhua", "jiankang", "chuangjian"]
SURNAMES = "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘范彭鲁韦马方任袁柳史唐薛雷贺汤罗毕安常于傅顾孟黄穆萧尹"
GIVEN = "安邦本初春达恩帆国海和洪慧佳建锦静开兰磊林明宁平青仁荣瑞山尚诗守思涛田廷文希晓新言叶一永雨远云泽展知舟"
FESTIVALS = ["春节", "元宵节", "清明节", "端午节", "七夕节", "中秋节", "重阳节"]
CUSTOMS = ["写春联", "猜灯谜", "放风筝", "包粽子", "乞巧", "做月饼", "登高"]
BRANDS = ["示例暖阳", "示例书屋", "示例河长", "示例小灶", "示例门诊", "示例讲堂", "示例驿站", "示例晒场"]
JOBS = ["驾驶员", "图书管理员", "护士", "邮递员", "养路工", "教师", "水表抄收员", "网格员", "护林员", "炊事员", "档案员", "窗口工作人员"]
HEADINGS = ["从一件小事说起", "难处在哪里", "一本手写的账", "雨夜", "邻居怎么说", "三个办法", "后来的变化", "还要做的事", "数字", "一封回信"]
SUBHEADINGS = ["第一年", "电话那头", "清单", "半小时", "几句话"]
TAGS = [a + b for a in ("社区", "乡村", "校园", "窗口", "医院", "车站", "书屋", "河岸", "食堂", "档案")
        for b in ("故事", "做法", "人物", "服务", "课堂", "互助", "记录", "巡护", "值班", "回访")]
SENTENCES = [
    "{time}，{name}已经把{place}的门打开了。", "这份工作{name}做了{n}年，{n2}次夜班，没有一次迟到。", "{name}说：“{say}”",
    "住在{place}的{old}记得，那天{weather}，{name}还是来了。", "登记簿上写着{n3}户人家的名字，每一户后面都有日期。",
    "问起为什么，{name}想了很久，只说了一句：“{say}”", "他们把{n}件事排成一张表，先做最难的那一件。",
    "{weather}，路不好走，{name}把车停在村口，走了{n}公里。", "到年底一算，一共{n3}人次，差错为零。",
    "{old}的孩子从外地打来电话，说的第一句话是谢谢。", "同事接过班的时候，桌上留着一张字条，写明了没有办完的{n}件事。",
    "起初没有人看好这个办法，{time}还在开会争论。", "改变是一点一点来的：先是{n}家，后来是{n2}家。",
    "这些数字是{unit}核对过的，统计到上个月底。", "有人提议评奖，{name}摆摆手，转身去整理柜子了。",
    "{place}的灯一直亮到夜里十点，方便晚归的人。", "为了把一句话讲明白，{name}改了{n}遍稿子。",
    "办法说来简单：把要跑{n}趟的事，变成一趟。", "春天种下的{n2}棵树，如今有一人高了。", "{old}把钥匙交给{name}保管，已经是第{n}个年头。"]
EMPHASIS = ["**先把人照顾好**，这是大家定下的规矩。", "表上只有一行字：**今天的事今天办**。", "*慢一点，稳一点*，师傅常这样说。",
            "**“{say}”**这句话后来写在了墙上。", "编号 `{n3}` 的那一本，翻得最旧。"]
SAYINGS = ["答应了就要做到。", "多走几步路，心里踏实。", "谁家都有难的时候。", "账要一笔一笔记清楚。", "人来了，就不能让人白跑。"]
TIMES = ["清晨六点", "午饭以前", "雨停以后", "周六下午", "开学前一天", "腊月里", "夜里十一点", "麦收时节"]
WEATHERS = ["下着小雪", "刮着北风", "太阳很毒", "雾很大", "雨下个不停", "天阴沉沉的"]
ITEMS = ["登记{n}户，逐户回访", "每周{n}次，每次两小时", "**物资**：清点{n2}件", "把流程写成一页纸", "请{old}当监督员", "第{n}组负责夜间值守"]
SITE_START = datetime.datetime(2015, 1, 1)


class Page:
    """A page by its number: what it is about, and its text."""

    def __init__(self, number: int, seed: str, images: int) -> None:
        self.random = dice = Random(f"{seed}/{number}")
        self.number, self.images = number, images
        self.kind = dice.choices(list(KINDS), (70, 15, 15))[0]
        self.date = SITE_START + datetime.timedelta(minutes=dice.randrange(11 * 365 * 1440))
        self.slug = f"{KINDS[self.kind][1]}-{number:06d}"
        self.person = dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, dice.choice((1, 2, 2))))
        self.unit = f"省直示例第{dice.randrange(1, 400)}单位"
        self.festival, self.brand = dice.choice(FESTIVALS), dice.choice(BRANDS)
        self.themes = dice.sample(THEMES, dice.choice((1, 2, 2, 3)))
        self.tags = dice.sample(TAGS, dice.randrange(2, 5))
        self.title = {
            "stories": f"{self.person}：{dice.choice(HEADINGS)}，{dice.choice(SAYINGS)[:-1]}",
            "festivals": f"{self.festival}里的{dice.choice(CUSTOMS)}：{self.unit}的一天",
            "projects": f"“{self.brand}”第{dice.randrange(2, 60)}期：{dice.choice(HEADINGS)}"}[self.kind]

    @property
    def address(self) -> str:
        return f"/{self.kind}/{self.date.year}/{self.slug}/"

    def fill(self, pattern: str) -> str:
        dice = self.random
        return pattern.format(
            name=self.person, unit=self.unit, n=dice.randrange(2, 30), n2=dice.randrange(30, 300), n3=dice.randrange(300, 9000),
            place=f"示例{dice.choice('东西南北中')}街的书屋", old=f"{dice.choice(SURNAMES)}大{dice.choice(('爷', '娘', '哥', '姐'))}",
            say=dice.choice(SAYINGS), time=dice.choice(TIMES), weather=dice.choice(WEATHERS))

    def paragraph(self, sentences: int) -> str:
        text = "".join(self.fill(pattern) for pattern in self.random.sample(SENTENCES, sentences))
        if self.random.random() < .3:
            text += self.fill(self.random.choice(EMPHASIS))
        return text

    def body(self, address_of) -> tuple[str, str]:
        dice = self.random
        summary = self.paragraph(2)
        blocks = [summary + self.paragraph(2)]
        for number, heading in enumerate(dice.sample(HEADINGS, dice.randrange(3, 7))):
            blocks.append(f"## {heading}")
            if dice.random() < .25:
                blocks += [self.paragraph(2), f"### {dice.choice(SUBHEADINGS)}"]
            blocks += [self.paragraph(dice.randrange(3, 7)) for _ in range(dice.randrange(1, 3))]
            if self.images and dice.random() < .2:
                blocks.append(f"![{dice.choice(SUBHEADINGS)}](/images/img-{dice.randrange(self.images):03d}.png)")
            if dice.random() < .45:
                blocks.append("\n".join(f"- {self.fill(item)}" for item in dice.sample(ITEMS, dice.randrange(2, 5))))
            if dice.random() < .12:
                rows = "\n".join(f"| 第{row}季度 | {dice.randrange(10, 900)} | {dice.randrange(1, 99)} |" for row in range(1, 5))
                blocks.append(f"| 时间 | 人次 | 场次 |\n|---|---:|---:|\n{rows}")
            if dice.random() < .2:
                blocks.append(f"> {dice.choice(SAYINGS)}")
            if self.number and dice.random() < .4:
                title, address = address_of(dice.randrange(self.number))
                blocks.append(self.paragraph(1) + f"另见[{title}]({address})。")
            if dice.random() < .15:
                blocks.append(self.paragraph(1) + f"说明见[示例网站](https://www.example.org/{dice.randrange(9000)}.html)。")
        return summary, "\n\n".join(blocks)

    def text(self, flavor: str, address_of) -> str:
        def quoted(items: list[str]) -> str:
            return "[" + ", ".join(f'"{item}"' for item in items) + "]"
        summary, body = self.body(address_of)
        plain = summary.replace("**", "").replace("*", "").replace("`", "")
        lines = [f'title: "{self.title}"', f"date: {self.date:%Y-%m-%dT%H:%M:%S}+08:00", f"slug: {self.slug}", f'summary: "{plain}"',
                 f"themes: {quoted(self.themes)}", f"tags: {quoted(self.tags)}", f'unit: "{self.unit}"',
                 {"stories": f"people:\n  - {self.person}", "festivals": f"festival: {self.festival}", "projects": f'brand: "{self.brand}"'}[self.kind]]
        if flavor == "hugo":
            lines += [f'years: ["{self.date.year}"]', f'months: ["{self.date:%Y-%m}"]']
        return "\n".join(["---", *lines, "---", "", body, ""])


def picture(number: int) -> bytes:
    """A field of one colour, 192 × 108, as PNG."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    row = b"\0" + bytes((number * 37 % 256, number * 91 % 256, number * 53 % 256)) * 192
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 192, 108, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(row * 108)) + chunk(b"IEND", b""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--images", type=int, default=0)
    parser.add_argument("--flavor", choices=("neutral", "hugo"), default="neutral")
    parser.add_argument("--seed", default="xinfeng")
    options = parser.parse_args()
    digest, size = hashlib.sha256(), 0

    def write(path: str, data: bytes) -> None:
        nonlocal size
        target = options.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        digest.update(path.encode() + b"\0" + data)
        size += len(data)

    known: list[tuple[str, str]] = []
    for number in range(options.pages):
        page = Page(number, options.seed, options.images)
        write(f"content/{page.kind}/{page.date.year}/{page.slug}.md", page.text(options.flavor, known.__getitem__).encode())
        known.append((page.title, page.address))
    for number in range(options.images):
        write(f"static/images/img-{number:03d}.png", picture(number))
    if options.flavor == "hugo":
        for kind, (name, _) in KINDS.items():
            write(f"content/{kind}/_index.md", f"---\ntitle: {name}\n---\n".encode())
        for section, name in (("themes", "主题"), ("years", "时间")):
            write(f"content/{section}/_index.md", f"---\ntitle: {name}\n---\n".encode())
        for theme in THEMES:
            write(f"content/themes/{theme}/_index.md", f"---\ntitle: {theme}\noutputs: [html, atom, jsonfeed]\n---\n".encode())
        write("content/people.md", "---\ntitle: 人物\nlayout: people\nurl: /people/\n---\n".encode())
    (options.out / "MANIFEST.txt").write_text(f"pages {options.pages}\nbytes {size}\nflavor {options.flavor}\nsha256 {digest.hexdigest()}\n")


if __name__ == "__main__":
    main()
