"""One page of every template of the theme, to be judged and photographed: where it lies in a built site.

A pattern may match many pages. The longest is taken, because it has the most that can be wrong; with the same length the
first by name, so that the choice is the same on every machine.
"""

import re
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "themes/zhongyuan/templates"
# Name, and the pattern of its pages. A name begins with the template's, which has several where it looks different for
# different content.
PATTERNS = {
    "home": "index.html",
    "story": "stories/[0-9]*/*/index.html",
    "festival": "festivals/[0-9]*/*/index.html",
    "project": "projects/[0-9]*/*/index.html",
    "notice": "notices/[0-9]*/*/index.html",
    "page": "about/index.html",
    "page, every element of Markdown": "markdown/index.html",
    "list of stories": "stories/index.html",
    "list of festivals": "festivals/index.html",
    "list of projects": "projects/index.html",
    "list of notices": "notices/index.html",
    "list of a year": "stories/[0-9]*/index.html",
    "list of a unit": "stories/unit/*/index.html",
    "entry": "works/[0-9]*/*/index.html",
    "terms": "topics/index.html",
    "terms of units": "units/index.html",
    "terms of places": "places/index.html",
    "terms of special topics": "specials/index.html",
    "term": "topics/[a-z]*/index.html",
    "term of a year": "topics/[a-z]*/[0-9]*/index.html",
    "term that is a special topic": "specials/[a-z]*/index.html",
    "term that is a place": "bases/[a-z]*/index.html",
    "term with pages of a list": "*/*/page/2/index.html",
    "term-brands": "brands/[a-z]*/index.html",
    "term-festivals": "festivals/[a-z]*/index.html",
    "festival_year": "festivals/[a-z]*/[0-9]*/index.html",
    "term-units": "units/[a-z]*/index.html",
    "archive": "archive/index.html",
    "year": "archive/[0-9]*/index.html",
    "month": "archive/[0-9]*/[0-9]*/index.html",
    "calendar": "calendar/index.html",
    "calendar of a month": "calendar/[0-9]*/[0-9]*/index.html",
    "people": "people/index.html",
    "people by strokes": "people/strokes/index.html",
    "honours": "honours/index.html",
    "honours of a level": "honours/*/index.html",
    "batch": "honours/*/*/index.html",
    "awards": "projects/awards/index.html",
    "roll": "rolls/[a-z]*/index.html",
    "rolls": "rolls/index.html",
    "stats": "stats/index.html",
    "map": "map/index.html",
    "search": "search/index.html",
    "not_found": "404.html",
}
# Pages that are told by what stands in them.
MARKS = {
    "withdrawn": "<h1>内容已撤回</h1>",
    "emptied": "这里现在没有文章",
    "sample": 'class="sample"',
    "story in memory": "article-memorial",
}


def pages_of_templates(site: Path, whole: bool = True) -> dict[str, str]:
    """Names of templates and the addresses of their pages, from the site's root. A whole site has them all."""
    pages = {name: list(site.glob(pattern)) for name, pattern in PATTERNS.items()}
    texts = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    for name, mark in MARKS.items():
        pages[name] = [page for page, text in texts.items() if mark in text]
    if whole:
        templates = set(templates_of_pages())
        missing = [name for name, found in pages.items() if not found and template(name) in templates]
        assert not missing, f"no pages for {missing}: the site, or the patterns here, have changed"
        unseen = templates - set(map(template, pages))
        assert not unseen, f"say here which pages the templates {sorted(unseen)} make"
    return {name: address(longest(found), site) for name, found in pages.items() if found}


def template(name: str) -> str:
    return re.split("[ ,]", name)[0]


def templates_of_pages() -> list[str]:
    """The theme's templates that make whole pages, not parts of them."""
    return [file.stem for file in TEMPLATES.glob("*.mustache")
            if re.match(r"\{\{<(layout|term)\}\}", file.read_text(encoding="utf-8"))]


def longest(pages: list[Path]) -> Path:
    return min(pages, key=lambda page: (-page.stat().st_size, str(page)))


def address(page: Path, site: Path) -> str:
    return page.relative_to(site).as_posix().removesuffix("index.html")
