"""Who reviewed a page, as an editor records it in a terminal."""

import json

import pytest
from program import REVIEWS, STAFF, STORY, copy_site, write, xinfeng

PAGE = "content/stories/2024/a.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = copy_site(tmp_path_factory.mktemp("site"))
    write(site, "content/vocabularies/staff.yml", STAFF)
    common = site / "content/_common.yml"
    common.write_text(common.read_text("utf-8") + REVIEWS, "utf-8")
    write(site, PAGE, STORY)
    return site


def test_a_page_goes_through_its_steps(site):
    waiting = json.loads(xinfeng("review", "--format", "json", site=site).stdout)
    assert [(row["file"], row["step"], row["people"]) for row in waiting] == [(PAGE, "初审", ["张示例"])]
    refused = xinfeng("review", PAGE, "--step", "初审", "--by", "张示列", site=site)
    assert refused.returncode == 1
    assert refused.stderr == (
        "错误: content/vocabularies/staff.yml 里没有“张示列”，有：张示例、赵示例\n"
        f"  应当: xinfeng review {PAGE} --step 初审 --by 张示例\n")
    assert (site / PAGE).read_text("utf-8") == STORY

    # By its title, as well as by its file.
    given = xinfeng("review", "守灯人三十年", "--step", "初审", "--by", "zhang", "--date", "2026-04-18", site=site)
    assert given.returncode == 0 and "下一步：终审" in given.stdout
    lines = (site / PAGE).read_text("utf-8").splitlines()
    (mark,) = set(lines) - set(STORY.splitlines())
    assert mark.startswith("审校: [初审 张示例 2026-04-18 ") and len(lines) == len(STORY.splitlines()) + 1

    english = xinfeng("review", PAGE, "--step", "终审", "--by", "张示例", "--lang", "en", site=site)
    assert english.returncode == 1 and "张示例 gave 初审" in english.stderr and "--by 赵示例" in english.stderr
    done = json.loads(xinfeng("review", PAGE, "--step", "终审", "--by", "赵示例", "--format", "json", site=site).stdout)
    assert done["next"] == "" and done["date"] == "2026-11-01"
    assert xinfeng("review", site=site).stdout == "没有文章在等审校\n"


def test_a_change_is_told_and_the_sheet_says_so(site, tmp_path):
    write(site, PAGE, (site / PAGE).read_text("utf-8").replace("没有灭过", "不曾灭过"))
    found = xinfeng("check", site=site)
    assert found.returncode == 0 and "改动后未再审" in found.stderr and "[review-" in found.stderr
    assert "暂缓" in xinfeng("list", "--state", "暂缓", site=site).stdout
    sheet = tmp_path / "sheet.html"
    assert xinfeng("review", PAGE, "--sheet", "--output", str(sheet), site=site).returncode == 0
    text = sheet.read_text("utf-8")
    assert "守灯人三十年" in text and "张示例" in text and "改动后未再审" in text


def test_inspectors_see_a_row(site, tmp_path):
    rows = json.loads(xinfeng("inspect", "--format", "json", site=site).stdout)["rows"]
    assert next(row for row in rows if row["item"] == "审校")["verdict"] == "attention"
