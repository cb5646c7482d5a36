"""Every link and every anchor of the whole site is in its place, and every page is reached from the home page.

LinkChecker walks through this repository's site as a visitor would. It needs minutes for a thousand pages, so there it
looks at what the home page leads to, and a few lines of ours look at every link of every page.
"""

import csv
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from conftest import Site

# The rate is for servers of others; this one is ours. Links that leave the site are not followed: tests need no network.
SETTINGS = """[checking]
threads=4
maxrequestspersecond=100000
[filtering]
checkextern=0
[AnchorCheck]
"""


def test_linkchecker_finds_no_dead_link(site: Site, tmp_path: Path) -> None:
    settings = tmp_path / "linkcheckerrc"
    settings.write_text(SETTINGS)
    program = Path(sys.executable).with_name("linkchecker")
    # To standard output, because where root runs it, it writes files as nobody.
    checked = subprocess.run([program, "--config", settings, "--no-status", "--verbose", "--output", "csv/utf-8",
                              "--recursion-level", "1" if site.name == "corpus" else "-1", site.root, site.root + "404.html"], capture_output=True, text=True)
    lines = [line for line in checked.stdout.splitlines() if not line.startswith("#")]
    links = list(csv.DictReader(lines, delimiter=";"))
    findings = sorted({f"{link['parentname']}: {link['urlname']}: {link['result']} {link['warningstring']}" for link in links
                       if link["valid"] != "True" or link["warningstring"]})
    assert not findings, "\n".join(findings[:50])


def test_every_page_and_anchor_that_is_linked_is_there(site: Site) -> None:
    links, anchors = {}, {}
    for page in site.pages:
        tree = html.parse(page, html.HTMLParser(encoding="utf-8")).getroot()
        address = site.root + page.relative_to(site.folder).as_posix().removesuffix("index.html")
        anchors[page] = {"", "top"} | set(tree.xpath("//@id"))
        links[page] = {urljoin(address, link) for link in tree.xpath("//@href | //@src | //@data-src")}
        links[page] |= {urljoin(address, one.split()[0]) for srcset in tree.xpath("//@srcset") for one in srcset.split(",")}
    findings, reached = [], {site.file("/index.html"), site.file("/404.html")}
    for page, addresses in links.items():
        for parts in map(urlsplit, addresses):
            if f"{parts.scheme}://{parts.netloc}/" != site.root:
                continue
            target = site.file(unquote(parts.path))
            reached.add(target)
            if not target.is_file():
                findings.append(f"{page.relative_to(site.folder)}: nothing is at {parts.path}")
            elif target in anchors and unquote(parts.fragment) not in anchors[target]:
                findings.append(f"{page.relative_to(site.folder)}: no #{unquote(parts.fragment)} at {parts.path}")
    assert not findings, "\n".join(findings[:50])
    # Former addresses and what was taken back are there for those who kept a link.
    lonely = [page for page in links if page not in reached and 'name="robots" content="noindex"' not in page.read_text(encoding="utf-8")]
    assert not lonely, f"no link leads to {sorted(map(str, lonely))[:20]}"
