"""This repository's site, with what its settings leave empty until the office knows it, so that all of a page is judged."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = """
stats: true
icp: 豫ICP备00000000号
police: 豫公网安备00000000000000号
code: "0000000000"
mark: https://bszs.conac.cn/
report: mailto:report@example.org
contact: {phone: 0371-00000000, email: office@example.org, address: 河南省郑州市示例路1号}
"""
# The only page of its month, which is over: the lists of month and year are empty now.
EXPIRED = """---
title: 示例征集已经结束
date: 2022-05-05
expires: 2022-06-05
summary: 一则早已结束的征集，只为看一看空了的列表是什么样子。
topics: [good-people]
unit: sample-bureau-one
source: 示例
sample: true
notice: call
---

征集已经结束。
"""
# What the home page has where editors ask for it.
HOME = """
headline: {page: notices/2024/gongzuo-yaodian.md, summary: 一句说明，登在头条下面。}
partners:
  - {name: 示例友邻单位, to: https://partner.example.org/}
  - {name: 各单位, to: /units/, logo: {src: festivals/2026/denglong.jpg, alt: 灯笼, credit: 程序绘制}}
account: {name: 示例公众号, note: 扫码关注, picture: {src: festivals/2026/chuanghua.jpg, alt: 示例二维码, credit: 程序绘制}}
"""
# A list of an office, of people who have no page.
ROLL = """title: 2022年第二季度名单（示例）
honour: 省直｜省直身边好人｜2022-Q2
columns: {姓名: name, 单位: unit, 类别: category, 事迹: deed}
"""
SHEET = """姓名,单位,类别,事迹
王样例,省直示例一局,助人为乐,一句示例
李样例,省直示例医院,敬业奉献,另一句示例
"""


def make_real_site(folder: Path) -> None:
    for part in ("content", "themes"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "site.yml").write_text((ROOT / "site.yml").read_text(encoding="utf-8") + EVERYTHING, encoding="utf-8")
    home = folder / "content/home.yml"
    home.write_text(home.read_text(encoding="utf-8") + HOME, encoding="utf-8")
    expired = folder / "content/notices/2022/zhengji.md"
    expired.parent.mkdir(parents=True)
    expired.write_text(EXPIRED, encoding="utf-8")
    (folder / "content/rolls").mkdir(exist_ok=True)
    (folder / "content/rolls/sample.yml").write_text(ROLL, encoding="utf-8")
    (folder / "content/rolls/sample.csv").write_text(SHEET, encoding="utf-8")
