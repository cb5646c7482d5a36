"""The search of whoever has a page open while the site is published: behind nginx, in Chromium."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from conftest import ENVIRONMENT, NOW, ROOT, Site, tree
from targets import serve  # noqa: F401

TEMPLATE = """{{<layout}}{{$main}}<script src="{{asset.search.js}}" defer></script><script src="{{guide}}" defer></script>
<form data-search action="{{search}}"><input name="q" aria-label="q"><button>go</button></form>
<p role="status" data-search-status></p><ol data-search-results></ol><button data-search-more hidden></button>
{{/main}}{{/layout}}"""


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def missing() -> list[str]:
    """What a page asked for and did not get."""
    return []


@pytest.fixture
def page(browser, missing) -> Iterator[Page]:
    opened = browser.new_page()
    opened.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 and "favicon" not in answer.url else None)
    yield opened
    opened.close()


def words(number: int) -> str:
    """Words of a story's own, whose lists lie in files that no search before had to load."""
    source = random.Random(number)
    return "".join(chr(0x4E00 + source.randrange(20000)) for _ in range(4))


@pytest.fixture
def site(make_site) -> Site:
    site = make_site()
    site.write("themes/plain/templates/search.mustache", TEMPLATE)
    shutil.copy(ROOT / "Sources/Search/search.js", site.style.parent / "search.js")
    for number in range(40):
        site.add(f"tale-{number}", "\n\n".join(words(number * 100 + line) + "，闭馆音乐响了。" * 20 for line in range(20)))
    return site


def search(page: Page, text: str, count: int) -> None:
    page.get_by_label("q").fill(text)
    page.keyboard.press("Enter")
    found = "One page found." if count == 1 else f"{count} pages found."
    expect(page.get_by_role("status")).to_have_text(found if count else re.compile("Nothing|No page"))
    expect(page.locator("li.result")).to_have_count(count)


def test_an_open_page_finds_what_it_found_during_ten_publishes(site, serve, page, missing):
    site.published()
    nginx = serve(site)
    page.goto(f"http://127.0.0.1:{nginx.port}/search/")
    for version in range(2, 12):
        site.set_version(version)
        site.add("tale-0", words(version * 1_000_003) + "，改过的文字。")
        site.add(f"more-{version}", words(version * 1_000_033) + "，多出来的一篇。")
        site.published()
        # Nothing of these has been loaded before; the page still has the index with which it was opened.
        search(page, words(version * 300 + 7), 1)
        search(page, words(version * 1_000_033), 0)
    assert missing == []
    # A browser keeps a page for a minute, and asks again when it is told to.
    page.reload()
    search(page, words(5 * 1_000_033), 1)


def test_when_a_page_is_withdrawn_an_open_page_takes_the_new_index_by_itself(site, serve, page, missing):
    site.published()
    nginx = serve(site)
    page.goto(f"http://127.0.0.1:{nginx.port}/search/")
    search(page, words(3 * 100 + 1), 1)
    site.remove("tale-7")
    site.published()
    search(page, words(9 * 100 + 1), 1)
    assert all("/search/" in url for url in missing)
    search(page, words(7 * 100 + 1), 0)
    status, _, _ = nginx.get("/search/?q=x")
    assert status == 200


def test_files_of_the_search_bear_names_that_may_be_kept(site, serve):
    site.published()
    nginx = serve(site)
    files = [path for path in tree(site.folder.parent / "www/current") if re.match(r"search/.*\.js$", path)]
    assert len(files) > 10
    for path in files:
        assert re.search(r"\.[0-9a-f]{10}\.js$", path)
        assert nginx.get("/" + path)[1]["cache-control"] == "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def own_site(tmp_path_factory, program) -> Path:
    """The repository's own site, without pictures to be made again for each test."""
    folder = tmp_path_factory.mktemp("own")
    for name in ["content", "themes"]:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "site.yml", folder)
    return folder


def index(folder: Path, program: Path) -> set[str]:
    subprocess.run([str(program), "build", "--quiet", "--site", str(folder), "--now", NOW, "--output", str(folder / "public")],
                   check=True, env=ENVIRONMENT, capture_output=True, timeout=300)
    return {path for path in tree(folder / "public") if path.startswith("search/") and path.endswith(".js")}


def test_an_edit_of_a_word_replaces_few_files_of_the_index(own_site, program):
    """The claim of the architecture, on the repository's own site: one story after another gets a word more somewhere."""
    before = index(own_site, program)
    shares, source = [], random.Random(11)
    for story in source.sample(sorted((own_site / "content/stories").rglob("*.md")), 9):
        text = story.read_text()
        body = text.index("\n---\n") + 5
        place = source.choice([match.end() for match in re.finditer("[一-龥](?=[一-龥])", text) if match.end() > body])
        story.write_text(text[:place] + "真的" + text[place:])
        after = index(own_site, program)
        shares.append(len(before - after) / len(before))
        before = after
    print(f"{len(before)} files, replaced by an edit: {[f'{share:.2f}' for share in shares]}")
    # All of them, when places counted from the first page without a break.
    assert max(shares) <= 0.75 and sorted(shares)[len(shares) // 2] <= 0.45
