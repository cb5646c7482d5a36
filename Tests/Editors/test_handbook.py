"""Every command of the editors' handbook does what the handbook says, or at least is understood."""

import io
import re
import shlex
import shutil
import zipfile

import pytest
from preview import Preview
from program import REPOSITORY, REVIEWS, STAFF, STORY, copy_site, write, xinfeng

HANDBOOK = (REPOSITORY / "docs/handbook.zh-CN.md").read_text("utf-8")
# Lines of their own and commands in running text; what is only named (`xinfeng`) is no command.
COMMANDS = sorted(set(re.findall(r"(?:^|`)(xinfeng [^`\n]+)", HANDBOOK, re.M)))


def package(parts):
    """A package of Office with the given parts, and what every one has."""
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts.items())
    first = next(iter(parts))
    files = {name: text for name, (_, text) in parts.items()} | {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{kinds}</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="{first}"/></Relationships>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def manuscript():
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("守灯人三十年", "三十年，灯没有灭过。"))
    return package({"word/document.xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{lines}</w:body></w:document>")})


def workbook():
    def row(number, cells):
        texts = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
        return f'<row r="{number}">{texts}</row>'

    sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = row(1, ("姓名", "单位", "类别")) + row(2, ("王样", "省直示例医院", "敬业奉献"))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    return package({
        "xl/workbook.xml": (kind + "sheet.main+xml", f'<workbook xmlns="{sheets}" xmlns:r="http://schemas.openxmlformats.org/'
                            'officeDocument/2006/relationships"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets>'
                            "</workbook>"),
        "xl/_rels/workbook.xml.rels": (
            "application/vnd.openxmlformats-package.relationships+xml",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>'),
        "xl/worksheets/sheet1.xml": (
            kind + "worksheet+xml", f'<worksheet xmlns="{sheets}"><sheetData>{rows}</sheetData></worksheet>'),
    })


OFFICE_FILES = {"docx": manuscript, "xlsx": workbook}


@pytest.fixture
def site(tmp_path):
    site = copy_site(tmp_path / "site")
    shutil.copytree(site, site / "现有网站的文件夹")
    write(site, "content/stories/2024/wang.md", STORY)
    return site


def test_there_are_commands():
    assert len(COMMANDS) > 10


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_understood(command, site):
    words = shlex.split(command.split(" > ")[0])[1:]
    if words[0] == "serve":
        with Preview(site) as preview:
            assert "守灯人三十年" in preview.get("/").decode()
        return
    if words[0] == "publish":
        settings = (site / "site.yml").read_text("utf-8")
        write(site, "site.yml", settings + "\npublish: {server: {directory: www}}\n")
        # There is a release to go back to once there are two.
        for text in (STORY, STORY + "\n又一句。\n")[:2 if {"--rollback", "--forget"} & set(words) else 0]:
            write(site, "content/stories/2024/wang.md", text)
            assert xinfeng("publish", site=site, now=None).returncode == 0
    if words[0] == "review":
        common = site / "content/_common.yml"
        common.write_text(common.read_text("utf-8") + REVIEWS, "utf-8")
        write(site, "content/vocabularies/staff.yml", STAFF)
        write(site, "content/stories/2026/deng.md", STORY)
    if words[:2] == ["import", "--from"]:
        write(site, words[3] + "/_config.yml", "title: 旧站\nurl: https://old.example.cn\npermalink: :year/:title/\n")
        write(site, words[3] + "/source/_posts/deng.md", "---\ntitle: 一盏灯\ndate: 2020-01-02 03:04:05\n---\n正文一句。\n")
    elif words[0] == "import":
        write(site, words[1], OFFICE_FILES[words[1].rpartition(".")[2]]())
    result = xinfeng(*words, site=site, now=None)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_story_by_the_book(site):
    """From a new file to a page of the site, as section 2 tells it."""
    made = xinfeng("new", "身边好人", "三十年守护一盏灯", site=site, now="2024-04-07")
    assert made.returncode == 0
    page = site / "content/stories/2024/san-shi-nian-shou-hu-yi-zhan.md"
    if not page.exists():
        page = next((site / "content/stories/2024").glob("san-shi-nian*.md"))
    example = re.search(r"```\n(---\n标题: 三十年守护一盏灯\n.*?)```", HANDBOOK, re.S)[1]
    page.write_text(example, "utf-8")
    checked = xinfeng("check", site=site, now="2026-11-01")
    assert checked.returncode == 0, checked.stderr
    assert xinfeng("build", site=site, now="2026-11-01").returncode == 0
    assert "灯在黄河边上，她在灯下。" in (site / f"public/stories/2024/{page.stem}/index.html").read_text("utf-8")


def test_the_answer_in_the_book_is_the_program_s(site):
    shown = re.search(r"```\n(content/stories/2024/wang.md:.*?)```", HANDBOOK, re.S)[1]
    write(site, "content/stories/2024/wang.md", STORY.replace("单位: 省直示例医院\n来源", "单位: 省直示例医院\n类别: 孝老敬亲\n来源")
          .replace("类别: 敬业奉献\n", "").replace("来源: 本站\n姓名: 李某\n", "来源: 本站\n姓名: 李某\n"))
    said = xinfeng("check", site=site).stderr
    for line in shown.splitlines()[1:]:
        assert re.sub(r"^ *\d+ \|", "|", line).strip() in re.sub(r"(?m)^ *\d+ \|", "|", said), line
