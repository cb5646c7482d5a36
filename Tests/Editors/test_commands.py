"""What commands print, and to whom: people, programs, GitHub; and what `new` makes."""

import json
import os
import pty
import re
import subprocess

import jsonschema
import pytest
from program import PROGRAM, REPOSITORY, STORY, TODAY, copy_site, write, xinfeng

BAD = STORY.replace("类别: 敬业奉献", "类别: 孝老敬亲").replace("日期: 2024-04-07", "日期: 2024-02-30")
KINDS = sorted(file.parent.name for file in REPOSITORY.glob("content/*/_kind.yml"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return copy_site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def bad(site):
    file = write(site, "content/stories/2024/bad.md", BAD)
    yield site
    file.unlink()


def in_terminal(*arguments, site, **environment):
    """What a command prints on a terminal."""
    master, slave = pty.openpty()
    process = subprocess.Popen([str(PROGRAM), *arguments, "--now", TODAY], cwd=site, stdin=slave, stdout=slave,
                               stderr=slave, env={**os.environ, "TERM": "xterm", **environment})
    os.close(slave)
    output = b""
    try:
        while piece := os.read(master, 65536):
            output += piece
    except OSError:
        pass
    process.wait(60)
    os.close(master)
    return output.decode("utf-8")


def test_people_get_the_right_line(bad):
    result = xinfeng("check", site=bad)
    assert result.returncode == 1
    assert "bad.md:3:5: 错误: 2024年2月没有30日 [no-such-day]\n" in result.stderr
    assert "   改为: 日期: 2024-02-29\n" in result.stderr
    assert "   改为: 类别: 孝老爱亲\n" in result.stderr
    assert "\x1b[" not in result.stderr


def test_people_get_english_where_they_ask(bad):
    said = xinfeng("check", "--lang", "en", site=bad).stderr
    assert "error: there is no day 30 in month 2 of 2024 [no-such-day]" in said and "instead: 日期: 2024-02-29" in said


def test_colour_is_for_terminals_that_want_it(bad):
    assert "\x1b[1;31m" in in_terminal("check", site=bad)
    assert "\x1b[" not in in_terminal("check", site=bad, NO_COLOR="1").replace("\x1b[K", "")


def test_programs_get_one_document_of_json(bad):
    result = xinfeng("check", "--format", "json", site=bad)
    findings = json.loads(result.stdout)
    ours = [one for one in findings if one["file"].endswith("bad.md")]
    assert [(one["rule"], one["severity"], one["line"], one["column"], one["length"], one["correction"]) for one in ours] == [
        ("no-such-day", "error", 3, 5, 10, "日期: 2024-02-29"), ("unknown-term", "error", 8, 5, 4, "类别: 孝老爱亲")]
    assert findings == sorted(findings, key=lambda one: (one["file"], one["line"], one["column"]))


def test_json_is_one_document_also_when_there_is_nothing_to_tell(tmp_path):
    site = copy_site(tmp_path / "site")
    write(site, "content/stories/2024/deng.md", STORY)
    for arguments in (["check"], ["check", "--fix"], ["build", "--dry-run"]):
        said = xinfeng(*arguments, "--quiet", "--format", "json", site=site)
        assert said.returncode == 0 and isinstance(json.loads(said.stdout), list)
    assert json.loads(xinfeng("check", "--quiet", "--format", "json", "--theme", "themes/zhongyuan", site=site).stdout) == []
    assert json.loads(xinfeng("list", "--state", "草稿", "--format", "json", site=site).stdout) == []


OUTPUTS = {
    "findings": ["check"], "list": ["list"], "stats": ["stats"], "inspect": ["inspect"],
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_json_has_a_schema(bad, site, output):
    schema = json.loads(xinfeng("schema", "--of", output, site=site).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    for folder in (bad, site):
        said = xinfeng(*OUTPUTS[output], "--format", "json", site=folder)
        document = json.loads(said.stdout)
        # A site with errors has no statistics; programs are told so in one document.
        jsonschema.validate(document, schema_of("error") if said.returncode and "error" in document else schema)


def schema_of(output):
    return json.loads(xinfeng("schema", "--of", output, site=REPOSITORY, now=None).stdout)


def told(output, *arguments, site):
    """What a command answers in JSON, which is one document by its schema."""
    said = json.loads(xinfeng(*arguments, "--format", "json", site=site).stdout)
    jsonschema.validate(said, json.loads(xinfeng("schema", "--of", output, site=site).stdout))
    return said


def test_publishing_answers_with_one_document(tmp_path):
    site = copy_site(tmp_path / "site")
    write(site, "content/stories/2024/deng.md", STORY)
    settings = (site / "site.yml").read_text("utf-8")
    (site / "site.yml").write_text(settings + f"publish: {{there: {{directory: {tmp_path}/there}}}}\n", "utf-8")
    assert told("releases", "publish", "--list", site=site) == []
    first = told("publish", "publish", site=site)
    assert first["outcome"] == "published" and first["changed"] > 10 and first["release"]
    again = told("publish", "publish", site=site)
    assert (again["outcome"], again["release"], again["changed"]) == ("unchanged", first["release"], 0)
    assert told("publish", "publish", "--rollback", site=site)["outcome"] == "refused"
    assert told("forget", "publish", "--forget", "/none/", site=site)["outcome"] == "unknown"
    write(site, "content/stories/2024/deng.md", STORY.replace("2024-04-07", "2024-13-07"))
    refused = told("publish", "publish", site=site)
    assert refused["outcome"] == "errors" and "release" not in refused
    assert [one["rule"] for one in refused["findings"] if one["severity"] == "error"]


def test_documents_of_what_could_not_be_done(tmp_path):
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    assert told("stats", "stats", site=nowhere) == {"pages": 0, "tables": []}
    assert told("inspect", "inspect", site=nowhere)["rows"] == []
    assert told("list", "list", site=nowhere) == []
    assert told("publish", "publish", site=nowhere)["outcome"] == "errors"
    site = copy_site(tmp_path / "site")
    write(site, "empty.csv", "")
    assert told("sheet", "import", str(site / "empty.csv"), site=site)["files"] == []
    write(site, "no.docx", "no archive")
    assert told("manuscript", "import", str(site / "no.docx"), "--kind", "story", site=site)["findings"]
    assert told("files", "new", "site", str(tmp_path / "new"), "--template", "blank", site=REPOSITORY)["files"]


@pytest.mark.parametrize("arguments, code", [
    (["build", "--nonsense"], 2), (["biuld"], 2), (["publish", "nowhere"], 2), (["new", "nothing", "A title"], 2),
    (["export", "wechat", "content/none.md"], 2), (["explain", "no-such-rule"], 2), (["check", "--now", "soon"], 2),
    (["new", "site", "themes"], 3),
])
def test_a_command_that_has_no_answer_gives_one_document_all_the_same(tmp_path, arguments, code):
    site = copy_site(tmp_path / "site")
    result = xinfeng(*arguments, "--format", "json", site=site, now=None)
    document = json.loads(result.stdout)
    jsonschema.validate(document, schema_of("error"))
    assert result.returncode == document["code"] == code and document["error"], result.stderr


@pytest.mark.parametrize("command", [["build"], ["check"], ["list"], ["stats"], ["inspect"], ["publish"], ["new", "story", "x", "--name", "x"],
                                     ["review"], ["export", "wechat", "x.md"], ["import", "x.docx", "--kind", "story"]])
@pytest.mark.parametrize("broken", ["name: [", "nonsense: 1\n", None], ids=["no YAML", "a wrong key", "no site"])
def test_a_site_that_cannot_be_read_gives_one_document(tmp_path, command, broken):
    site = tmp_path / "site"
    if broken:
        copy_site(site)
        write(site, "site.yml", broken)
    else:
        site.mkdir()
    result = xinfeng(*command, "--format", "json", site=site, now=None)
    assert result.stdout.strip(), result.stderr
    json.loads(result.stdout)
    assert result.returncode in (0, 1, 2, 3)


def test_posts_of_other_systems_are_told_by_the_schema(tmp_path):
    site = copy_site(tmp_path / "site")
    write(site, "old/_config.yml", "permalink: :title/\n")
    write(site, "old/source/_posts/a.md", "---\ntitle: 灯\ndate: 2019-03-05\nlayout: post\n---\n![灯](no.jpg) {% x %}\n")
    said = json.loads(xinfeng("import", "--from", "hexo", str(site / "old"), "--kind", "story", "--format", "json", site=site).stdout)
    jsonschema.validate(said, json.loads(xinfeng("schema", "--of", "posts", site=site).stdout))
    assert said["written"] == ["content/stories/2019/a.md"] and said["drafts"][0]["lacks"]
    assert said["to_look_at"][0] == {"file": "source/_posts/a.md", "line": 6, "text": "{% x %}"}
    again = xinfeng("import", "--from", "hexo", str(site / "old"), "--kind", "story", site=site)
    assert again.returncode == 0 and "没有变化的 1 篇" in again.stdout
    refused = xinfeng("import", "--from", "hexo", str(site / "none"), "--kind", "story", site=site)
    assert refused.returncode == 3 and "没有这个文件夹" in refused.stderr


@pytest.mark.parametrize(("arguments", "said"), [
    (["biuld"], "没有命令“biuld”，是不是 build？"), (["biuld", "--lang", "en"], "there is no command “biuld”; did you mean build?"),
    (["check", "--format", "xml"], "--format <FORMAT> 不能写“xml”。可以写：console、json、github"),
    (["check", "--lnag", "en"], "没有选项 --lnag，是不是 --lang？"), (["build", "甲", "乙"], "多余的 2 个参数：甲、乙"),
])
def test_what_was_meant_is_offered(site, arguments, said):
    result = xinfeng(*arguments, site=site, now=None)
    assert result.returncode == 2 and said in result.stderr and not result.stdout


def test_no_rule_is_listed_with_places_for_words(site):
    assert not re.search(r"\{\d", xinfeng("explain", site=site, now=None).stdout)
    assert "“…”" in xinfeng("explain", "unknown-term", site=site, now=None).stdout


ADVICE = [
    ("日期: 2024-04-07", "日期: 农历2024年二月廿九", "日期: 2024-04-07"),
    ("日期: 2024-04-07", "日期: 2024年农历二月二十九日", "日期: 2024-04-07"),
]


@pytest.mark.parametrize(("line", "written", "right"), ADVICE)
def test_days_of_the_chinese_calendar_are_offered_as_others(tmp_path, line, written, right):
    site = copy_site(tmp_path / "site")
    write(site, "content/stories/2024/deng.md", STORY.replace(line, written))
    found = json.loads(xinfeng("check", "--format", "json", site=site, now="2024-04-08").stdout)
    assert [one["correction"] for one in found if one["rule"] == "not-a-date"] == [right]


def test_a_placeholder_is_an_error_outside_of_drafts(tmp_path):
    site = copy_site(tmp_path / "site")
    body = "正文从这里写起，写完把这一行删去。"
    write(site, "content/stories/2024/deng.md", STORY + "\n" + body + "\n")
    found = [one for one in json.loads(xinfeng("check", "--format", "json", site=site).stdout)
             if one["rule"] == "placeholder-left"]
    assert [one["severity"] for one in found] == ["error"] and found[0]["line"] == STORY.count("\n") + 2
    write(site, "content/stories/2024/deng.md", STORY.replace("标题", "状态: 草稿\n标题", 1) + "\n" + body + "\n")
    assert "placeholder-left" not in xinfeng("check", "--format", "json", site=site).stdout


def test_a_renamed_word_document_is_told_how_to_be_imported(tmp_path):
    site = copy_site(tmp_path / "site")
    write(site, "content/stories/2024/gao.md", b"PK\x03\x04" + bytes(40))
    found = [one for one in json.loads(xinfeng("check", "--format", "json", site=site).stdout) if one["rule"] == "not-text"]
    assert "xinfeng import gao.docx" in found[0]["help"]


def test_a_new_address_offers_the_old_one(tmp_path):
    site = copy_site(tmp_path / "site")
    file = write(site, "content/stories/2024/deng.md", STORY)
    assert xinfeng("build", site=site).returncode == 0
    file.rename(site / "content/stories/2024/yi-zhan-deng.md")
    said = xinfeng("build", site=site)
    assert "旧址: /stories/2024/deng/" in said.stderr and "changed-address" in said.stderr
    assert "changed-address" not in xinfeng("build", site=site).stderr


def test_shells_complete_values(site):
    script = xinfeng("--generate-completion-script", "bash", site=site, now=None).stdout
    assert all(word in script for word in ["console", "github", "草稿", "hexo", "findings"])


def test_github_gets_annotations(bad):
    said = xinfeng("check", "--format", "github", site=bad).stdout
    assert "::error file=content/stories/2024/bad.md,line=8,col=5,title=unknown-term::" in said
    assert "%0A改为：类别: 孝老爱亲" in said
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in said.splitlines())


def rules():
    listed = subprocess.run([str(PROGRAM), "explain"], capture_output=True, encoding="utf-8", cwd=REPOSITORY).stdout
    return [line.split("  ")[0] for line in listed.splitlines()]


def test_every_rule_is_explained():
    names = rules()
    assert len(names) > 100 and names == sorted(set(names))
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name) for name in names)
    for name in names:
        for language in ("zh", "en"):
            page = subprocess.run([str(PROGRAM), "explain", name, "--lang", language], capture_output=True,
                                  encoding="utf-8", cwd=REPOSITORY).stdout
            head, message, _, *manual = page.splitlines()
            assert head.startswith(f"{name} (") and message and manual and manual[0], page
            assert language == "zh" or re.search(r"[a-z]{2}", manual[0]), page


def test_every_rule_of_the_sources_is_listed():
    """A rule that `explain` does not know would be a name in brackets that nobody can look up."""
    declared = set()
    for file in REPOSITORY.glob("Sources/**/*.swift"):
        declared |= set(re.findall(r'static let \w+ = Rule\(\s*"([a-z0-9-]+)"', file.read_text("utf-8")))
    assert declared - set(rules()) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_new_makes_a_page_of_every_kind(site, kind):
    label = re.search(r"^name: (.+)$", (site / f"content/{kind}/_kind.yml").read_text("utf-8"), re.M)[1]
    for count, name in enumerate([kind, label]):
        result = xinfeng("new", name, f"第{count}次试写", site=site)
        assert result.returncode == 0, result.stderr
        file = site / re.search(r"content/\S+\.md", result.stdout)[0]
        text = file.read_text("utf-8")
        assert f"标题: 第{count}次试写\n" in text and "日期: 2026-11-01" in text and "状态: 草稿\n" in text
        # A draft holds up nobody; published, it asks for what is left open and for nothing else.
        assert xinfeng("check", site=site).returncode == 0
        file.write_text(text.replace("状态: 草稿\n", ""), "utf-8")
        findings = json.loads(xinfeng("check", "--format", "json", site=site).stdout)
        wrong = {one["rule"] for one in findings if one["severity"] == "error"}
        assert wrong <= {"missing-field", "needed-field", "placeholder-left"}, wrong
        # Every required field stands there with its label and, where terms are closed, with what may be written.
        for label_of_field in [one["message"] for one in findings if one["rule"] == "missing-field"]:
            assert re.search(r"“(.+?)”", label_of_field)[1] + ": \n" in text
        file.unlink()


def test_new_names_allowed_terms(site):
    result = xinfeng("new", "story", "试写", site=site)
    file = site / re.search(r"content/\S+\.md", result.stdout)[0]
    text = file.read_text("utf-8")
    file.unlink()
    for term in ("助人为乐、见义勇为", "理论宣讲", "本人书面同意", "省直"):
        assert re.search(rf"# 可以写：.*{term}", text), term


def test_a_file_that_is_there_is_left_alone(site):
    assert xinfeng("new", "story", "试写", "--name", "taken", site=site).returncode == 0
    again = xinfeng("new", "story", "另写", "--name", "taken", site=site)
    assert again.returncode == 3 and "已经有这个文件" in again.stderr
    (site / "content/stories/2026/taken.md").unlink()


def test_a_new_site_builds_at_once(site, tmp_path):
    result = xinfeng("new", "site", str(tmp_path / "新站"), "--name", "某局文明网", site=site)
    assert result.returncode == 0, result.stderr
    built = xinfeng("build", site=tmp_path / "新站")
    assert built.returncode == 0, built.stderr
    assert "某局文明网" in (tmp_path / "新站/public/index.html").read_text("utf-8")


STATES = {
    "draft": ("状态: 草稿\n", "草稿"), "scheduled": ("", "待发"), "expired": ("截止: 2025-01-01\n", "过期"),
    "withdrawn": ("状态: 撤回\n", "撤回"), "held": ("封面: {src: a.jpg, alt: 一盏灯, credit: 王某}\n", "暂缓"),
    "published": ("", "发布"), "rejected": ("已故: 也许\n", "有错"),
}


@pytest.fixture(scope="module")
def states(tmp_path_factory):
    site = copy_site(tmp_path_factory.mktemp("states"))
    for state, (fields, _) in STATES.items():
        text = STORY.replace("守灯人三十年", f"{state}的灯").replace("一句话事迹", fields + "一句话事迹")
        if state == "scheduled":
            text = text.replace("2024-04-07", "2027-01-01")
        write(site, f"content/stories/2024/{state}-page.md", text)
    write(site, "content/stories/2024/idea.md", "---\n标题: 一个想法\n日期: 2026-01-02\n状态: 草稿\n---\n")
    return site


@pytest.mark.parametrize("state", STATES)
def test_the_list_tells_title_and_address(states, state):
    year = "2027" if state == "scheduled" else "2024"
    address = "" if state == "rejected" else f"/stories/{year}/{state}-page/"
    label = STATES[state][1]
    rows = json.loads(xinfeng("list", "--format", "json", "--state", label, site=states).stdout)
    row = next(row for row in rows if row["file"].endswith(f"{state}-page.md"))
    assert (row["state"], row["title"], row["address"]) == (state, f"{state}的灯", address)
    table = xinfeng("list", "--state", state, "--kind", "身边好人", site=states).stdout
    assert re.search(rf"^{label} +content/stories/2024/{state}-page.md +{state}的灯 *{address}", table, re.M), table
    lines = xinfeng("list", "--format", "csv", site=states).stdout
    assert lines.startswith("\ufeff状态,文件,标题,网址,原因\n")
    assert f"{label},content/stories/2024/{state}-page.md,{state}的灯,{address}," in lines


def test_the_list_tells_of_drafts_that_are_not_finished(states):
    rows = json.loads(xinfeng("list", "--format", "json", "--state", "草稿", site=states).stdout)
    row = next(row for row in rows if row["file"].endswith("idea.md"))
    assert (row["title"], row["address"]) == ("一个想法", "/stories/2026/idea/")
    assert row["reason"].startswith("还缺：") and "主题" in row["reason"]


HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef]")


def test_an_english_run_lists_in_english(states):
    """Only what authors wrote, such as titles and labels, is in another language."""
    lines = xinfeng("list", "--lang", "en", site=states).stdout.splitlines()
    assert lines[0].split() == ["state", "file", "title", "address", "reason"]
    idea = next(line for line in lines if "idea.md" in line)
    assert re.search(r"still lacks: \S+, \S+", idea), idea
    assert next(line for line in lines if "held-page.md" in line).startswith("held ")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_an_english_run_counts_in_english(states, form):
    output = xinfeng("stats", "--lang", "en", "--format", form, site=states).stdout
    assert "Month" in output and "April 2024" in output
    if form == "table":
        assert re.search(r"^Total ", output, re.M)
    for word in ("月", "合计", "未填写", "年份", "组"):
        assert word not in output


@pytest.mark.parametrize("words", [
    "The value See Usage: x", "Unknown option", "x' is invalid for 'y", "(default: z)", "Error: ", "for more information.",
])
def test_the_words_of_a_user_stay_as_they_are(states, words):
    result = xinfeng("list", "--lang", "zh", "--state", words, site=states)
    assert result.returncode == 2
    assert f"没有状态“{words}”" in result.stderr
    result = xinfeng("list", "--lang", "zh", "--format", words, site=states)
    assert result.returncode == 2
    assert f"不能写“{words}”" in result.stderr
    assert "用法：" in result.stderr and "Please provide" not in result.stderr
    result = xinfeng("list", "--lang", "zh", words, site=states)
    assert result.returncode == 2
    assert f"多余的参数：{words}" in result.stderr


# The machine's clock and zone are nobody's business: midnight is that of Shanghai.
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Auckland"])
def test_midnight_is_that_of_the_site(states, zone):
    environment = {**os.environ, "TZ": zone}
    before = xinfeng("list", "--format", "json", site=states, now="2026-12-31T23:59", env=environment).stdout
    after = xinfeng("list", "--format", "json", site=states, now="2027-01-01T00:00", env=environment).stdout
    found = [{row["file"].rsplit("/", 1)[1]: row["state"] for row in json.loads(text)} for text in (before, after)]
    assert [states["scheduled-page.md"] for states in found] == ["scheduled", "published"]


ENCODINGS = {"GBK": "gbk", "GB18030": "gb18030", "UTF-16 LE": "utf-16", "UTF-8 BOM": "utf-8-sig"}


@pytest.mark.parametrize("encoding", ENCODINGS.values())
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_file_of_an_office_is_read_and_rewritten(site, encoding, end):
    file = write(site, "content/stories/2024/deng.md", STORY.replace("\n", end).encode(encoding))
    result = xinfeng("check", "--format", "json", site=site)
    rules = [one["rule"] for one in json.loads(result.stdout)]
    assert result.returncode == 0 and rules.count("converted-file") == 1
    assert xinfeng("check", "--fix", site=site).returncode == 0
    assert file.read_bytes() == STORY.encode("utf-8")
    assert "converted-file" not in xinfeng("check", "--format", "json", site=site).stdout
    file.unlink()


def test_wrong_bytes_are_an_error_with_their_place(site):
    data = STORY.encode("utf-8").replace("三十年守着".encode(), b"\xff\xfe\x80" + "守着".encode())
    file = write(site, "content/stories/2024/deng.md", data)
    finding = next(one for one in json.loads(xinfeng("check", "--format", "json", site=site).stdout)
                   if one["file"].endswith("deng.md"))
    file.unlink()
    assert finding["rule"] == "not-utf8" and str(data.index(b"\xff") + 1) in finding["message"]
    assert finding["line"] == data[: data.index(b"\xff")].count(b"\n") + 1
    assert file.exists() is False


def test_names_that_look_the_same_are_both_named(site):
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    files = [write(site, f"content/stories/2024/{name}.md", STORY) for name in (composed, decomposed)]
    said = xinfeng("check", "--format", "json", site=site).stdout
    for file in files:
        file.unlink()
    finding = next(one for one in json.loads(said) if one["rule"] == "same-name")
    assert composed in finding["message"] and decomposed in finding["message"]


# A line of the story, what an office writes there, and the line that the program gives back.
CORRECTED = [
    ("荣誉: 单位｜身边好人｜2024", "荣誉: 省直属｜身边好人｜2024", "荣誉: 省直｜身边好人｜2024"),
    ("荣誉: 单位｜身边好人｜2024", "荣誉: 单位/身边好人/2024", "荣誉: 单位｜身边好人｜2024"),
    ("荣誉: 单位｜身边好人｜2024", "荣誉: 单位｜身边好人｜2024年第一季度", "荣誉: 单位｜身边好人｜2024-Q1"),
    ("荣誉: 单位｜身边好人｜2024", "荣誉: 单位 | 身边好人 | 2024年下半年", "荣誉: 单位 | 身边好人 | 2024-H2"),
    ("荣誉: 单位｜身边好人｜2024", "荣誉: 单位｜身边好人｜2024年第二批", "荣誉: 单位｜身边好人｜2024-B2"),
    ("荣誉: 单位｜身边好人｜2024", "荣誉: 单位｜身边好人｜2024年3月", "荣誉: 单位｜身边好人｜2024-03"),
    ("主题: 身边好人", "主题: 身边好人 志愿服务", "主题: 身边好人、志愿服务"),
    ("主题: 身边好人", "主题: 身边好人/志愿服务", "主题: 身边好人、志愿服务"),
    ("日期: 2024-04-07", "日期: 2024-04-31", "日期: 2024-04-30"),
    ("类别: 敬业奉献", "类别: 敬业奉贤", "类别: 敬业奉献"),
]


@pytest.mark.parametrize(("line", "written", "right"), CORRECTED)
def test_the_corrected_line_is_right(site, line, written, right):
    """The line given back replaces the whole line, and the page is right with it."""
    file = write(site, "content/stories/2024/deng.md", STORY.replace(line, written))
    finding = next(one for one in json.loads(xinfeng("check", "--format", "json", site=site).stdout)
                   if one["severity"] == "error")
    assert finding["correction"] == right
    file.write_text(STORY.replace(line, finding["correction"]), "utf-8")
    assert xinfeng("check", site=site).returncode == 0
    file.unlink()
