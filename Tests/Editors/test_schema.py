"""What `xinfeng schema` writes is a JSON Schema, by a real validator, and agrees with `xinfeng check`."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator
from program import REPOSITORY, STORY, copy_site, write, xinfeng


class Loader(yaml.SafeLoader):
    """YAML as editors' programs read it: a date is a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter(text):
    return yaml.load(text.split("---\n")[1], Loader)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = copy_site(tmp_path_factory.mktemp("site"))
    result = xinfeng("schema", site=site)
    assert result.returncode == 0, result.stderr
    return site


@pytest.fixture(scope="module")
def validators(site):
    schemas = {file.name.split(".")[0]: json.loads(file.read_text("utf-8")) for file in site.glob(".vscode/schemas/*")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(schema) for name, schema in schemas.items()}


def test_every_kind_has_a_schema(site, validators):
    kinds = {file.parent.name for file in site.glob("content/*/_kind.yml")}
    files = {"site.yml", "_kind.yml", "_common.yml", "vocabulary.yml", "roll.yml", "wording.yml", "theme.yml"}
    assert set(validators) == kinds | {"home"} | {file.split(".")[0] for file in files}
    settings = json.loads((site / ".vscode/settings.json").read_text("utf-8"))
    assert set(settings["yaml.schemas"]) == {f".vscode/schemas/{name}.schema.json" for name in kinds | {"home"} | files}
    for pattern in settings["yaml.schemas"].values():
        assert list(REPOSITORY.glob(pattern)), pattern


@pytest.mark.parametrize("page", sorted((REPOSITORY / "content").rglob("*.md")), ids=lambda page: page.stem)
def test_every_page_is_right(page, validators):
    kind = page.relative_to(REPOSITORY / "content").parts[0]
    if kind == "vocabularies":
        return
    errors = [f"{'/'.join(map(str, error.path))}: {error.message}" for error in
              validators[kind].iter_errors(front_matter(page.read_text("utf-8")))]
    assert not errors


# What `check` accepts, the schema accepts; a line of the story and what stands in its place.
RIGHT = [
    ("日期: 2024-04-07", "date: 2024年4月7日"), ("日期: 2024-04-07", "日期: 20240407"),
    ("主题: 身边好人", "主题: [身边好人, 志愿服务]"), ("主题: 身边好人", "topics: 身边好人、志愿服务"),
    ("主题: 身边好人", "主题:\n  - good-people\n  - 志愿服务"), ("类别: 敬业奉献", "category: dedication"),
    ("荣誉: 单位｜身边好人｜2024", "荣誉:\n  - 单位|身边好人|2024\n  - 省直|身边好人|2024-Q1"),
    ("来源: 本站", "来源: 本站\n封面: {src: /a.jpg, 说明: 一盏灯, credit: 王某}\n授权: {方式: 本人书面同意, 有效期: 2030-01-01}"),
    ("来源: 本站", "来源: 本站\n已故: 是\n示例: true\n状态: 草稿"), ("来源: 本站", "来源: 本站\n关键词: 灯、守护"),
    ("来源: 本站", "来源: 2024"), ("来源: 本站", "来源: 本站\n公示期: 2024-04-01 至 2024-04-05"),
    ("来源: 本站", "来源: 本站\n公示期: {from: 2024-04-01, to: 2024-04-05}"),
    ("来源: 本站", "来源: 本站\n附件: [{src: /a.pdf, name: 名单}, /b.pdf]"),
]

# What `check` refuses and the schema can know.
WRONG = [
    ("标题: 守灯人三十年\n", ""), ("日期: 2024-04-07\n", ""), ("主题: 身边好人", "主题: [没有这个词]"),
    ("类别: 敬业奉献", "类别: 爱岗"), ("类别: 敬业奉献", "类型: 敬业奉献"), ("荣誉: 单位｜身边好人｜2024", "荣誉: 身边好人"),
    ("一句话事迹: 三十年守着一盏灯", "一句话事迹: " + "长" * 41), ("来源: 本站", "来源: 本站\n已故: 也许"),
    ("来源: 本站", "来源: 本站\n封面: {src: a.jpg}"), ("来源: 本站", "来源: 本站\n状态: 完成"),
    ("主题: 身边好人", "主题: [身边好人, 志愿服务, 诚信建设, 民法典]"), ("来源: 本站", "来源: 本站\nslug: 守灯人"),
]


def complaints(site, text):
    """Errors of `check` about a page alone, without what pictures and files it names."""
    write(site, "content/stories/2024/tried.md", text)
    result = xinfeng("check", "--format", "json", site=site)
    (site / "content/stories/2024/tried.md").unlink()
    findings = json.loads(result.stdout)
    files = ("missing-file", "broken-link")
    return [one["rule"] for one in findings
            if one["severity"] == "error" and "tried" in one["file"] and one["rule"] not in files]


@pytest.mark.parametrize(("line", "instead"), RIGHT)
def test_what_is_right_is_accepted(line, instead, site, validators):
    text = STORY.replace(line, instead)
    assert text != STORY
    assert not complaints(site, text)
    assert [error.message for error in validators["stories"].iter_errors(front_matter(text))] == []


@pytest.mark.parametrize(("line", "instead"), WRONG)
def test_what_is_wrong_is_refused(line, instead, site, validators):
    text = STORY.replace(line, instead)
    assert text != STORY
    assert complaints(site, text)
    assert not validators["stories"].is_valid(front_matter(text))


HOME = [
    ({"headline": "stories/a.md", "slides": ["stories/a.md", {"to": "https://example.org/", "title": "题"}]}, True),
    ({"blocks": ["festival", {"show": "stories", "count": 3}, "topics/good-people", "身边好人"]}, True),
    ({"partners": [{"name": "友邻", "to": "https://example.org/"}],
      "account": {"name": "号", "picture": {"src": "home/qr.png", "alt": "码"}}}, True),
    ({"slides": ["stories/a.md"] * 6}, False),
    ({"blocks": ["storys"]}, False),
    ({"headlin": "stories/a.md"}, False),
    ({"slides": [{"to": "https://example.org/"}]}, False),
    ({"partners": [{"name": "友邻"}]}, False),
]


@pytest.mark.parametrize("home, is_right", HOME)
def test_the_home_page_has_a_schema(validators, home, is_right):
    assert validators["home"].is_valid(home) == is_right


def test_the_sites_own_home_page_is_right(validators):
    home = yaml.load((REPOSITORY / "content/home.yml").read_text("utf-8"), Loader)
    validators["home"].validate(home)


DECLARED = {"site": "site.yml", "_kind": "content/*/_kind.yml", "_common": "content/_common.yml",
            "vocabulary": "content/vocabularies/*.yml", "roll": "content/rolls/*.yml", "wording": "content/wording.yml",
            "theme": "themes/*/theme.yml"}


@pytest.mark.parametrize("name", DECLARED)
def test_the_files_of_the_repository_are_right(name, validators):
    files = sorted(REPOSITORY.glob(DECLARED[name]))
    assert files
    for file in files:
        # To YAML 1.2, as editors' programs read it, `on` is a name.
        said = yaml.load(file.read_text("utf-8").replace(" on: ", ' "on": '), Loader)
        assert not [f"{file}: {'/'.join(map(str, error.path))}: {error.message}" for error in validators[name].iter_errors(said)]


@pytest.mark.parametrize(("name", "text"), [
    ("site", "name: S\naddress: https://example.org/\nnmae: x\n"), ("site", "name: S\n"),
    ("site", "name: S\naddress: https://example.org/\nnavigation: [{label: A}]\n"),
    ("_kind", "name: K\nfields: {a: {type: txet}}\n"), ("_kind", "name: K\ncalendar: {day: a, ned: b}\n"),
    ("vocabulary", "label: L\n"), ("wording", "wrong: [{wrong: ab}]\n"), ("roll", "title: T\n"),
])
def test_mistakes_in_files_are_found(name, text, validators):
    assert list(validators[name].iter_errors(yaml.load(text, Loader)))
