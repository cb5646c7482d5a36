"""The program as an editor runs it, in a site of its own that goes when the test does."""

import os
import shutil
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("XINFENG_PROGRAM", REPOSITORY / ".build/debug/xinfeng")
TODAY = "2026-11-01"

# A page that is right, of the repository's kind of stories.
STORY = """---
标题: 守灯人三十年
日期: 2024-04-07
主题: 身边好人
单位: 省直示例医院
来源: 本站
姓名: 李某
类别: 敬业奉献
荣誉: 单位｜身边好人｜2024
一句话事迹: 三十年守着一盏灯
---
三十年，灯没有灭过。
"""

# A site whose pages are reviewed: who may give which step, and the field that asks for them.
STAFF = """label: 人员
fields: {may: {type: list, label: 可以}}
terms:
  - {slug: zhang, name: 张示例, may: [写, 初审]}
  - {slug: zhao, name: 赵示例, may: [终审]}
"""
REVIEWS = "  reviews: {type: reviews, of: staff, label: 审校, steps: [初审, 终审], distinct: true}\n"


def xinfeng(*arguments, site, now=TODAY, **options):
    """Runs a command in a site's folder; its output is text."""
    dated = ["--now", now] if now else []
    return subprocess.run(
        [str(PROGRAM), *arguments, *dated], cwd=site, capture_output=True, encoding="utf-8", timeout=300, **options
    )


def copy_site(target, pages=False):
    """The repository's site without its pages: settings, kinds, vocabularies and themes."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(REPOSITORY / "themes", target / "themes")
    for source in [REPOSITORY / "site.yml", *(REPOSITORY / "content").rglob("*")]:
        wanted = pages or source.name in ("site.yml", "_common.yml", "_kind.yml", "wording.yml") or (
            "vocabularies" in source.parts and source.suffix != ".md"
        )
        if source.is_file() and wanted:
            copy = target / source.relative_to(REPOSITORY)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
    if not pages:
        # Without pages most of what the navigation leads to is not there.
        settings = (target / "site.yml").read_text("utf-8")
        (target / "site.yml").write_text(settings[: settings.index("navigation:")], "utf-8")
    return target


def write(site, path, text):
    """Writes a file of a site, bytes or text."""
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file
