"""The documents are true: every command and example in them, in order, on a copy of the site, with the outcome that they name."""

import re
import shutil

import pytest
from documents import Follower, follow, pieces
from program import REPOSITORY, STORY, copy_site, write
from test_handbook import OFFICE_FILES

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
