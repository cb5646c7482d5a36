"""`xinfeng inspect` in its three formats: to sign, to count and to be read by programs."""

import csv
import html.parser
import io
import json

import pytest
from program import STORY, copy_site, write, xinfeng

ROWS = ["首页更新", "栏目更新：身边好人", "栏目更新：我们的节日", "栏目更新：项目展示", "栏目更新：通知公示",
        "栏目更新：作品展示", "空白栏目", "个人信息泄露", "链接可用", "站外链接", "错别字和不当表述", "标点和格式", "无障碍", "公示到期", "审校", "时间和来源", "其他问题", "页脚标识"]
WRONG = STORY.replace("来源: 本站\n", "") + "\n电话13812345678。登录帐号。\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = copy_site(tmp_path_factory.mktemp("site"))
    write(site, "site.yml", (site / "site.yml").read_text("utf-8").replace("name: 省直文明实践", "name: 站名<b>&“引号”"))
    write(site, "content/wording.yml", "wrong:\n  - {wrong: 帐号, right: 账号}\n")
    write(site, "content/stories/2024/right.md", STORY + "\n见[网页](/nowhere/)。\n")
    write(site, "content/stories/2024/=wrong.md", WRONG)
    return site


def inspect(site, *options, now="2024-04-20"):
    return xinfeng("inspect", *options, site=site, now=now)


class Table(html.parser.HTMLParser):
    """The cells of the one table of a page, its headings, and what else it says."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.open, self.tags, self.said = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.open.pop()

    def handle_data(self, data):
        self.said += data
        if self.open:
            self.rows[-1][-1] += data


def test_the_page_can_be_printed_and_signed(site, tmp_path):
    result = inspect(site, "--format", "html", "--output", str(tmp_path / "report.html"))
    assert result.returncode == 1, "an item fails"
    text = (tmp_path / "report.html").read_text("utf-8")
    table = Table(text)
    assert [row[0] for row in table.rows[1:]][: len(ROWS)] == ROWS
    assert table.rows[0] == ["项目", "要求", "结论", "情况"]
    verdicts = {row[0]: row[2] for row in table.rows[1:]}
    for item in ("空白栏目", "个人信息泄露", "链接可用", "错别字和不当表述", "时间和来源", "页脚标识"):
        assert verdicts[item] == "不合格", item
    assert verdicts["首页更新"] == "合格"
    # Nobody was asked, which is not the same as in order.
    assert verdicts["站外链接"] == "未检查" and "--external" in table.said
    # A line to sign on, and a style for paper; nothing that a page on a desk could not load.
    for word in ("检查人", "审核人", "日期", "2024-04-20", "河南省省直机关精神文明建设办公室"):
        assert word in table.said
    assert "@media print" in text and "＿＿＿" in text
    assert not [tag for tag, attributes in table.tags if tag in ("script", "img", "link") or "src" in attributes]
    assert ("html", {"lang": "zh-Hans-CN"}) in table.tags
    assert ("th", {"scope": "row"}) in table.tags and ("th", {"scope": "col"}) in table.tags
    # What authors write is text.
    assert "站名<b>&“引号”" in table.said and ("b", {}) not in table.tags
    assert "13812345678" not in text


def test_every_finding_has_its_place(site):
    table = Table(inspect(site, "--format", "html").stdout)
    leak = next(row for row in table.rows if row[0] == "个人信息泄露")
    assert "content/stories/2024/=wrong.md:13" in leak[3]


def test_tables_open_in_spreadsheets(site):
    result = inspect(site, "--format", "csv")
    assert result.stdout.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(result.stdout.removeprefix("\ufeff"), newline="")))
    assert rows[0] == ["项目", "要求", "结论", "情况", "位置"]
    assert [row[0] for row in rows[1:]][: len(ROWS)] == ROWS
    assert {len(row) for row in rows} == {5}
    # No cell is a formula to a spreadsheet.
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t" and cell]


def test_programs_read_the_same(site):
    report = json.loads(inspect(site, "--format", "json").stdout)
    rows = list(csv.reader(io.StringIO(inspect(site, "--format", "csv").stdout.removeprefix("\ufeff"), newline="")))[1:]
    assert (report["day"], report["name"]) == ("2024-04-20", "站名<b>&“引号”")
    assert [[row["item"], row["requirement"], row["result"]] for row in report["rows"]] == [
        [row[0], row[1], row[3]] for row in rows]
    assert {row["verdict"] for row in report["rows"]} <= {"fine", "attention", "fault", "unchecked"}
    assert [len(row["details"]) for row in report["rows"]] == [len(row[4].splitlines()) for row in rows]


@pytest.mark.parametrize(("now", "home", "column"), [
    ("2024-04-21", "合格", "合格"), ("2024-04-22", "不合格", "不合格"), ("2024-12-01", "不合格", "不合格")])
def test_counts_two_weeks(site, now, home, column):
    verdicts = {row[0]: row[2] for row in Table(inspect(site, "--format", "html", now=now).stdout).rows[1:]}
    assert (verdicts["首页更新"], verdicts["栏目更新：身边好人"]) == (home, column)


def test_speaks_english(site):
    table = Table(inspect(site, "--format", "html", "--lang", "en").stdout)
    assert table.rows[0] == ["Item", "Requirement", "Verdict", "Result"]
    assert "Inspected by" in table.said and ("html", {"lang": "en"}) in table.tags


def test_what_is_in_order_is_called_so(tmp_path):
    site = copy_site(tmp_path / "site", pages=True)
    settings = (site / "site.yml").read_text("utf-8")
    write(site, "site.yml", settings + "contact: {phone: 0371-65900000}\nicp: 豫ICP备12345678号\n"
          "police: 豫公网安备41010502001234号\ncode: \"4100000001\"\nmark: https://bszs.conac.cn/\n"
          "report: https://zfwzgl.www.gov.cn/\n")
    report = json.loads(inspect(site, "--format", "json", now="2026-11-01").stdout)
    verdicts = {row["item"]: row["verdict"] for row in report["rows"]}
    for item in ("空白栏目", "个人信息泄露", "链接可用", "错别字和不当表述", "时间和来源", "页脚标识"):
        assert verdicts[item] == "fine", item
