"""Every command of the editors' handbook does what the handbook says, or at least is understood."""

import re
import shlex
import shutil

import pytest
from preview import Preview
from program import REPOSITORY, STORY, copy_site, write, xinfeng

HANDBOOK = (REPOSITORY / "docs/handbook.zh-CN.md").read_text("utf-8")
# Lines of their own and commands in running text; what is only named (`xinfeng`) is no command.
COMMANDS = sorted(set(re.findall(r"(?:^|`)(xinfeng [^`\n]+)", HANDBOOK, re.M)))


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
        for text in (STORY, STORY + "\n又一句。\n")[:2 if "--rollback" in words else 0]:
            write(site, "content/stories/2024/wang.md", text)
            assert xinfeng("publish", site=site, now=None).returncode == 0
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
