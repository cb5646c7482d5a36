"""The documents are true: every command and example in them, in order, on a copy of the site, with the outcome that they name."""

import os
import re
import shutil
import subprocess

import pytest
import yaml
from documents import Follower, anchors, follow, links, pieces
from office_files import OFFICE_FILES, workbook
from program import PROGRAM, REPOSITORY, STORY, copy_site, write

# Where what follows is made by a program, and checked by `make lint`.
GUIDE_END = "## Reference"
PICTURE = next((REPOSITORY / "content/projects").rglob("*.jpg")).read_bytes()
FILM = next((REPOSITORY / "content/projects").rglob("*.mp4")).read_bytes()
SHEET = "2024年第一季度名单.xlsx"
DENG = "content/stories/2026/deng.md"


@pytest.fixture
def site(tmp_path):
    """Without its pages, but with those that the documents name, and with what they bring along."""
    site = copy_site(tmp_path / "site")
    write(site, "content/stories/2024/wang.md", STORY)
    write(site, DENG, STORY.replace("守灯人三十年", "夜灯").replace("李某", "邓某").replace("2024-04-07", "2026-04-18"))
    for name, make in OFFICE_FILES.items():
        write(site, {"docx": "稿件.docx", "xlsx": SHEET}[name], make())
    old = tmp_path / "旧站"
    write(old, "_config.yml", "title: 旧站\nurl: https://old.example.cn\npermalink: :year/:title/\n")
    write(old, "source/_posts/post.md", "---\ntitle: 一盏灯\ndate: 2020-01-02 03:04:05\n---\n正文一句。\n")
    write(site, "site.yml", (site / "site.yml").read_text("utf-8") + "\npublish: {server: {directory: www}}\n")
    return site


def said_of(follower, shown, language):
    """What the program says in place of what a document shows: the lines of the finding, without the numbers of lines."""
    said = follower.run(f"xinfeng check --lang {language}", code=1)
    numbers = re.compile(r"(?m)^ *\d+ \||^ +\||:\d+:")
    for line in shown.strip().splitlines():
        plain = numbers.sub("|", line).strip()
        assert plain in numbers.sub("|", said), f"{plain!r} is not in\n{said}"


def test_the_readmes(site):
    for document, language in [("README.md", "en"), ("README.zh-CN.md", "zh")]:
        def page(follower, text):
            follower.write(DENG, text)
            follower.run("xinfeng check")

        def finding(follower, text):
            good = (follower.site / DENG).read_text("utf-8")
            follower.write(DENG, good.replace("类别: 助人为乐", "类别: 助人"))
            said_of(follower, text, language)
            follower.write(DENG, good)

        # What the words of the tables stand for.
        meant = {"FILE.docx": "稿件.docx", "SHEET": SHEET, "名单.xlsx": SHEET, "hexo DIR": "hexo ../旧站", "hexo 旧站": "hexo ../旧站",
                 "wechat PAGE": f"wechat {DENG}", "wechat 文章": f"wechat {DENG}", "[NAME]": "picture", "[名称]": "picture",
                 '"Title"': '"A lamp" --name a-lamp', '"标题"': '"一盏灯" --name yi-zhan-deng'}
        follower = Follower(site, {word: what for word, what in meant.items() if f" {word}" in (REPOSITORY / document).read_text("utf-8")},
                            # Not every row of the quarterly inspection can be met by a site of three pages.
                            codes={"xinfeng inspect": 1})
        # Files that are there already are never written over: the second document begins anew.
        for path in ["content/rolls", "content/stories/2020", "content/stories/2026", "content/stories/2024/shou-deng-ren-san-shi-nian.md",
                     "deng-wechat"]:
            shutil.rmtree(site / path) if (site / path).is_dir() else (site / path).unlink(missing_ok=True)
        ran, marked = follow(follower, pieces(document), [("王㛃：图书馆", page), ("[unknown-term]", finding)], {
            "build --offline": lambda follower, _: (follower.site / "offline/index.html").exists(),
            "xinfeng publish": lambda follower, _: (follower.site / "www/current/index.html").exists(),
            "xinfeng list": lambda _, said: DENG in said,
            "xinfeng schema": lambda follower, _: (follower.site / ".vscode").is_dir(),
            "export wechat": lambda follower, _: (follower.site / "deng-wechat/article.html").exists(),
        })
        assert (ran, marked) == (20, 1)


def test_the_readmes_give_the_same_figures():
    """What is measured stands in both, in the same order; 0.83 and 26 ms mean the same in every language."""
    def figures(document):
        text = (REPOSITORY / document).read_text("utf-8")
        text = re.sub(r"(?s)```.*?```|`[^`\n]*`|\]\([^)]*\)", "", text)
        return sorted(re.findall(r"\d+\.\d+|\d+(?= ?(?:%|MB|kB|KB|ms|毫秒))", text))

    assert figures("README.md") == figures("README.zh-CN.md") and len(figures("README.md")) > 25


def test_contributing(site):
    ran, marked = follow(Follower(site), pieces("CONTRIBUTING.md"), [], {})
    assert marked == 1 and ran >= 3
    # What is not run here is there at least.
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    for document in ["CONTRIBUTING.md", "README.md", "README.zh-CN.md", "Tests/README.md"]:
        text = (REPOSITORY / document).read_text("utf-8")
        for target in re.findall(r"(?m)(?:^|`)make ([a-z-]+)", text):
            assert re.search(rf"(?m)^{target}:", makefile), f"{document}: make {target}"
        for path in re.findall(r"`((?:Sources|Tests|docs|scripts|themes|deploy|\.ci|\.github)/[\w./-]+)`", text):
            if "NAME" not in path:
                assert (REPOSITORY / path).exists(), f"{document}: {path}"


def test_the_markdown_manual(site):
    """Each example is shown below itself just as it is written, and is found without fault in a page."""
    text = (REPOSITORY / "docs/markdown.zh-CN.md").read_text("utf-8")
    tried = []

    def example(follower, written):
        page = "content/stories/2024/example.md"
        for name in re.findall(r"\w[\w-]*\.(?:jpg|mp4|vtt|mp3)", written):
            data = {"jpg": PICTURE, "mp4": FILM, "vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\n大家好。\n", "mp3": None}[name[-3:]]
            write(follower.site / "content/stories/2024", name, data or sound())
        follower.write(page, STORY.replace("李某", "钱某").replace("来源: 本站", "来源: 本站\n授权: 图中无人").replace(
            "三十年，灯没有灭过。", "## 开头\n\n三十年，灯没有灭过。\n\n" + written))
        said = follower.run("xinfeng check")
        assert "example.md" not in re.sub(r"(?m)^.*\[(?:unwritten|page-).*$", "", said), said
        if f"```\n{written}```\n\n{written}" in text:
            tried.append(written)

    ran, marked = follow(Follower(site), pieces("docs/markdown.zh-CN.md"),
                         [(begin, example) for begin in ("。", "###", "- ", "|", ":::", "![")], {})
    assert marked == 0 and ran >= 14
    assert len(tried) >= 10, tried


def sound():
    """Ten frames of silence: MPEG 1, layer III, 128 kbit/s, 44.1 kHz."""
    return (b"\xff\xfb\x90\x64" + bytes(413)) * 60


def test_the_theme_guide(site):
    zhongyuan = site / "themes/zhongyuan"

    def check(follower, theme, files):
        folder = follower.site / "themes" / theme
        for path, text in files.items():
            write(folder, path, text)
        return follower.run(f"xinfeng check --theme themes/{theme}")

    def theme_of(fragment, where):
        """A theme on top of another with one template."""
        before, after = where
        return {"theme.yml": "name: 试\nextends: zhongyuan\nversion: 1\ncontract: 1\n",
                "templates/page.mustache": before + fragment + after}

    page = ("{{<layout}}{{$main}}{{#page}}<article>{{body}}", "</article>{{/page}}{{/main}}{{/layout}}")

    def fragment(follower, text):
        check(follower, "shi", theme_of(text, page))

    def shows(follower, text):
        check(follower, "shi", theme_of("", page) | {"theme.yml": theme_of("", page)["theme.yml"] + text})

    def words(follower, text):
        block = '{{#page}}{{#date}}{{words.date_with_weekday}}{{/date}}{{#words.see}}{{title}}{{/words.see}}{{/page}}'
        check(follower, "shi", theme_of("", page) | {
            "words.yml": text, "templates/page.mustache": "{{<layout}}{{$main}}" + block + "{{#page}}{{body}}{{/page}}{{/main}}{{/layout}}"})

    def look(follower, text):
        for name in ["logo", "logo-dark", "favicon"]:
            write(follower.site, f"static/{name}.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M0 0h48v48H0z"/></svg>')
        write(follower.site, "content/home/hall.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 16"><path d="M0 0h48v16H0z"/></svg>')
        settings = (follower.site / "site.yml").read_text("utf-8")
        follower.write("site.yml", settings + "\n" + text)
        follower.run("xinfeng build")
        follower.write("site.yml", settings)

    def luse(follower, text):
        path = re.search(r"themes/luse/([\w./]+)", text)[1]
        write(follower.site, f"themes/luse/{path}", text)
        follower.run("xinfeng check --theme themes/luse")

    def tree(follower, text):
        names = {line.split()[0].rstrip("/").split("/")[0] for line in text.splitlines()[1:]}
        assert names <= {file.name for file in (REPOSITORY / "themes/jianpu").iterdir()}

    def finding(follower, text):
        file = follower.site / "themes/jianpu/templates/page.mustache"
        good = file.read_text("utf-8")
        file.write_text(good.replace("{{body}}", "{{bodi}}", 1), "utf-8")
        said = follower.run("xinfeng check --lang en --theme themes/jianpu", code=1)
        assert "page.mustache" in said and "[unknown-name]" in said and "instead: " in said and "“bodi” is not a name" in said, said
        file.write_text(good, "utf-8")

    layout = {}

    def layouts(follower, text):
        name = re.match(r"\{\{! ([\w.]+) \}\}", text)[1]
        layout[f"templates/{name}"] = text
        if len(layout) == 2:
            files = {path: body.replace("asset.plain.css", "asset.icons.icon.svg") for path, body in layout.items()}
            # The other templates of the theme below have blocks of its own layout.
            files["templates/plain.mustache"] = files.pop("templates/layout.mustache")
            files["templates/page.mustache"] = files["templates/page.mustache"].replace("layout}}", "plain}}")
            check(follower, "bu", theme_of("", page) | files)

    def wechat(follower, text):
        check(follower, "weixin", {"theme.yml": theme_of("", page)["theme.yml"], "templates/wechat.mustache": text})

    follower = Follower(site, {"xinfeng export wechat": f"xinfeng export wechat {DENG}"})
    ran, marked = follow(follower, pieces("docs/theme-guide.md", GUIDE_END), [
        ("themes/jianpu/\n", tree), ("shows: {", shows), ("{{#facts}}<dt>", fragment), ("logo: {light", look),
        ("themes/luse/", luse), ("{{#topics}}", fragment), ("zh-Hans:\n  search_site", words), ("[unknown-name]", finding),
        ("{{! layout", layouts), ("{{! page", layouts), (".article {", wechat),
    ], {
        "theme words": lambda _, said: "list_separator" in said,
        "theme schema": lambda _, said: "page" in said,
        "explain unknown-name": lambda _, said: "unknown-name" in said,
    })
    assert marked == 0 and ran >= 16
    assert zhongyuan.exists()


def test_the_handbook(site):
    """From the first command to the last, in one site, as a new editor would."""
    handbook = "docs/handbook.zh-CN.md"
    folder = site / "content/stories/2026"
    shutil.copytree(site, site / "现有网站的文件夹")
    write(site, SHEET, workbook(("姓名", "单位", "类别", "事迹"), ("王样", "省直示例医院", "敬业奉献", "守着一盏灯")))
    for name in ["夜班.jpg", "清晨.jpg"]:
        write(folder, name, PICTURE)
    page = folder / "san-shi-nian-shou-hu-yi-zhan-deng.md"

    def first(follower, text):
        assert page.exists(), "`new` names it otherwise"
        page.write_text(text, "utf-8")
        follower.run("xinfeng check")

    def fields(follower, text):
        """In place of what the page has of these fields."""
        names = re.findall(r"(?m)^(\w+):", text)
        kept = re.sub(rf"(?m)^(?:{'|'.join(names)}): .*\n", "", page.read_text("utf-8"))
        page.write_text(kept.replace("\n---\n", "\n" + text + "---\n", 1), "utf-8")
        follower.run("xinfeng check")

    def finding(follower, text):
        wang = follower.site / "content/stories/2024/wang.md"
        good = wang.read_text("utf-8")
        wang.write_text(good.replace("类别: 敬业奉献", "类别: 孝老敬亲"), "utf-8")
        said_of(follower, text, "zh")
        wang.write_text(good, "utf-8")

    def wording(follower, text):
        file = follower.site / "content/wording.yml"
        good = file.read_text("utf-8")
        file.write_text(text, "utf-8")
        wang = follower.site / "content/stories/2024/wang.md"
        right = wang.read_text("utf-8")
        wang.write_text(right + "\n一个帐号。\n\n> 一个帐号。\n\n《帐号》。\n", "utf-8")
        assert follower.run("xinfeng check").count("“帐号”") == 1
        wang.write_text(right, "utf-8")
        file.write_text(good, "utf-8")

    def reviews(follower, text):
        file = follower.site / "content/_common.yml"
        file.write_text(file.read_text("utf-8").rstrip("\n") + "\n" + text, "utf-8")

    def staff(follower, text):
        follower.write("content/vocabularies/staff.yml", text)
        follower.run("xinfeng check")

    def roll(follower, text):
        file = next((follower.site / "content/rolls").rglob("*.yml"))
        file.write_text(text, "utf-8")
        follower.run("xinfeng check")

    def home(follower, text):
        for name in ["tu.jpg", "erweima.png"]:
            write(follower.site, f"content/home/{name}", PICTURE)
        festival = REPOSITORY / "content/festivals/2026/yuanxiao-shehuo.md"
        write(follower.site, "content/festivals/2026/yuanxiao-shehuo.md", re.sub(r"(?m)^(封面|图片|视频|附件):.*\n(?: .*\n)*", "", festival.read_text("utf-8")))
        follower.write("content/home.yml", text)
        follower.run("xinfeng check")

    def special(follower, text):
        shutil.copytree(REPOSITORY / "content/vocabularies/specials", follower.site / "content/vocabularies/specials", dirs_exist_ok=True)
        file = follower.site / "content/vocabularies/specials.yml"
        others = "".join(f"  - {{slug: {term['slug']}, name: {term['name']}}}\n" for term in yaml.safe_load(file.read_text("utf-8"))["terms"]
                         if term["slug"] != "guoqing75")
        lines = "".join(f"  {line}\n" for line in text.splitlines())
        head = re.split(r"(?m)^terms:", file.read_text("utf-8"))[0]
        file.write_text(f"{head}terms:\n{others}{lines}", "utf-8")
        follower.run("xinfeng check")

    def published(follower, said):
        """There is a release to go back to once there are two."""
        assert (follower.site / "www/current/index.html").exists()
        wang = follower.site / "content/stories/2024/wang.md"
        wang.write_text(wang.read_text("utf-8") + "\n又一句。\n", "utf-8")
        follower.run("xinfeng publish")
        return True

    def made(path):
        return lambda follower, _: (follower.site / path).exists()

    follower = Follower(site)
    ran, marked = follow(follower, pieces(handbook), [
        ("---\n标题: 三十年守护一盏灯", first), ("封面: {src: 夜班.jpg", fields), ("图片:\n  - {src: 夜班.jpg", fields),
        ("[unknown-term]", finding), ("{wrong: 帐号", wording), ("type: reviews", reviews), ("label: 人员", staff),
        ("rows: person", roll), ("headline: stories", home), ("slug: guoqing75", special),
    ], {
        "new site": lambda follower, _: bool(follower.run("xinfeng check --site 我的网站")),
        "--version": lambda _, said: re.search(r"\d+\.\d+\.\d+", said),
        "--format csv": made("文章.csv"), "xinfeng build --offline": made("U盘/展览/index.html"), "--now 2024-10-01": made("预览/index.html"),
        "--sheet": made("审校单.html"), "xinfeng schema": lambda follower, _: follower.ran[-1] != "xinfeng schema" or (follower.site / ".vscode").is_dir(),
        "export wechat": made("wang-wechat/article.html"), "--step 初审": lambda follower, _: "审校: [初审 张示例" in (follower.site / DENG).read_text("utf-8"),
        "publish --rollback": lambda follower, _: (follower.site / "www/.xinfeng-held").exists(),
        "publish --resume": lambda follower, _: not (follower.site / "www/.xinfeng-held").exists(),
        "--kind 身边好人": lambda _, said: said,
        "xinfeng publish": lambda follower, said: published(follower, said) if follower.ran[-1] == "xinfeng publish" else True,
    })
    assert (ran, marked) == (48, 0)


def test_ways_of_writing_in_the_handbook(site):
    """Each of the spellings of section 3 is read without a word."""
    section = (REPOSITORY / "docs/handbook.zh-CN.md").read_text("utf-8").split("## 三、")[1].split("## 四、")[0]
    rows = {cells[1].strip(): re.findall(r"`([^`]+)`", cells[2]) for cells in (line.split("|") for line in section.splitlines() if line.startswith("| "))}
    stories = []

    def story(old, new):
        assert old in STORY
        text = STORY.replace(old, new, 1).replace("守灯人三十年", f"守灯人第{len(stories)}年").replace("李某", "李某" if "姓名" in new else "钱某")
        stories.append(new)
        write(site, f"content/stories/2024/way-{len(stories)}.md", text)

    for way in rows["日期"]:
        story("日期: 2024-04-07", f"日期: {way}")
    for way in rows["时间"]:
        story("日期: 2024-04-07", f"日期: 2024年4月7日{way}")
    for way in rows["标题里的符号"]:
        story("标题: 守灯人三十年", f"标题: {way}")
    for way in rows["几个词"][:3]:
        story("主题: 身边好人", f"主题: {way}")
    for way in rows["项名"]:
        story("标题: ", f"{way} ")
    assert len(stories) > 20
    run = subprocess.run([PROGRAM, "check"], cwd=site, capture_output=True, encoding="utf-8")
    told = [line for line in (run.stdout + run.stderr).splitlines() if re.match(r"content/stories/2024/way-\d+\.md:\d+", line)
            # The handbook says so.
            and "[half-width-punctuation]" not in line]
    assert run.returncode == 0 and told == [], "\n".join(told)


DEPLOYMENT = {
    "docs/deployment.md": "en",
    "docs/deployment.zh-CN.md": "zh",
}


@pytest.mark.parametrize("document", DEPLOYMENT)
def test_the_deployment_pages(site, tmp_path, monkeypatch, document):
    """In folders of the test's own in place of the machine's; the storage is a folder that rclone writes to."""
    language = DEPLOYMENT[document]
    monkeypatch.setenv("RCLONE_CONFIG_OSS_TYPE", "local")
    for name in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"]:
        monkeypatch.setenv(name, "somebody")
    for name in ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"]:
        monkeypatch.setenv(name, "somebody@example.org")
    (site / "wenming").mkdir()
    shutil.copytree(REPOSITORY / "deploy", site / "deploy")
    www, bare = tmp_path / "www/wenming", tmp_path / "git/wenming.git"
    machine = {"/srv/www/wenming": str(www), "/srv/git/wenming.git": str(bare), "/usr/local/bin/xinfeng": str(PROGRAM)}
    settings = re.sub(r"(?m)^publish:.*\n", "", (site / "site.yml").read_text("utf-8"))

    def there(text):
        for place, meant in machine.items():
            text = text.replace(place, meant)
        return text

    def targets(follower, text):
        follower.write("site.yml", settings + "\n" + there(text))
        follower.run("xinfeng check")
        follower.write("site.yml", settings + there('\npublish:\n  server: {directory: /srv/www/wenming}\n  cloud: {rclone: "oss:wenming/site"}\n'))

    def commands(follower, text):
        """Two releases, and then each line; the one that holds is ended, so that the next can publish."""
        follower.run("xinfeng publish server")
        for command in text.strip().splitlines():
            command = re.sub(r"\s+#.*", "", command)
            follower.write(DENG, (follower.site / DENG).read_text("utf-8") + "\n又一句。\n")
            held = (www / ".xinfeng-held").exists()
            said = follower.run(command)
            if "--list" in command:
                assert len(re.findall(r"(?m)^\W*\d+", said)) >= 2, said
            if "--rollback" in command or "--hold" in command:
                assert (www / ".xinfeng-held").exists()
                follower.run("xinfeng publish server", code=4)
            if "--resume" in command:
                assert held and not (www / ".xinfeng-held").exists()
            if "--forget" in command:
                assert "deng" in said or DENG in said, said

    def tree(follower, text):
        current = os.readlink(www / "current")
        assert re.fullmatch(r"releases/\d+-[0-9a-f]{10}", current) and re.search(r"current -> releases/\d+-[0-9a-f]{10}\n", text)
        assert (www / current / "index.html").exists()

    def hook(follower, text):
        for command in ["git init -q", "git add site.yml content themes deploy", "git commit -qm x", f"git remote add server {bare}"]:
            follower.run(command)
        bare.parent.mkdir()
        for command in text.strip().splitlines():
            follower.run(there(command))
        follower.write("site.yml", settings + there("\npublish: {server: {directory: /srv/www/wenming}}\n"))
        follower.run("git commit -qam y")
        follower.run(f"git -C {bare} config xinfeng.branch $(git branch --show-current)")
        follower.run("git push -q server HEAD")

    def pushed(follower, text):
        """What whoever pushed sees of a page with a wrong key."""
        path, line, column = re.search(r"remote: (\S+?):(\d+):(\d+):", text).groups()
        bad = STORY.replace("主题: 身边好人", "topic: 身边好人", 1)
        assert bad.splitlines()[int(line) - 1].startswith("topic"), "the document names another line"
        follower.write(path, bad)
        # Findings are in the language of the site.
        if language == "en":
            file = follower.site / "site.yml"
            file.write_text(file.read_text("utf-8").replace("language: zh-Hans-CN", "language: en-GB"), "utf-8")
        follower.run("git add content site.yml && git commit -qm bad")
        before = os.readlink(www / "current")
        said = follower.run("git push server HEAD 2>&1")
        for shown in text.strip().splitlines():
            assert re.sub(r"\s+", " ", shown).strip() in re.sub(r"\s+", " ", said), f"{shown!r} is not in\n{said}"
        assert os.readlink(www / "current") == before
        follower.run("git reset -q --hard HEAD~1")

    def staff(follower, text):
        follower.write("content/vocabularies/staff.yml", text)
        follower.run("xinfeng check")

    def cron(follower, text):
        lines = (REPOSITORY / "deploy/xinfeng.cron").read_text("utf-8").splitlines()
        assert set(text.strip().splitlines()) <= set(lines)

    def cloud(follower, said):
        return (follower.site / "wenming/site/.xinfeng-held").exists() == ("--hold" in follower.ran[-1])

    words = {"publish server --forget PAGE": f"publish server --forget {DENG}", "publish server --forget 网页": f"publish server --forget {DENG}"}
    follower = Follower(site, words)
    ran, marked = follow(follower, pieces(document), [
        ("# site.yml\npublish:", targets), ("publish:\n  office", targets), ("publish:\n  cloud", targets),
        ("xinfeng publish server              ", commands), ("current -> releases", tree), ("git init --bare", hook),
        ("remote: content/", pushed), ("label: 编辑", staff), ("MAILTO=", cron),
    ], {"xinfeng publish cloud": cloud})
    assert (ran, marked) == (15, 9)


@pytest.mark.parametrize("document", sorted(path.relative_to(REPOSITORY).as_posix() for path in [
    *REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md"), REPOSITORY / "Tests/README.md"]
    # Made by a program; it shows links that authors write.
    if not path.name.startswith("reference")))
def test_links_of_documents_lead_somewhere(document):
    file = REPOSITORY / document
    for link in links(file):
        path, _, fragment = link.partition("#")
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), f"{document}: {link}"
        if fragment and target.suffix == ".md":
            assert fragment in anchors(target), f"{document}: {link}"
