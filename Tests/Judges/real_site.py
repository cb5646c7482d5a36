"""This repository's site, with what its settings leave empty until the office knows it, so that all of a page is judged."""

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("XINFENG_SHARED", ROOT.parent / "shared"))
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


def make_real_site(folder: Path) -> None:
    for part in ("content", "themes"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "site.yml").write_text((ROOT / "site.yml").read_text(encoding="utf-8") + EVERYTHING, encoding="utf-8")
    expired = folder / "content/notices/2022/zhengji.md"
    expired.parent.mkdir(parents=True)
    expired.write_text(EXPIRED, encoding="utf-8")
