"""The sitemap is what sitemaps.org asks for, and names every page that search engines may show and no other."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from conftest import Site

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CHILDREN = {NAMESPACE + name for name in ("loc", "lastmod", "changefreq", "priority")}


def test_sitemap(site: Site) -> None:
    file = site.folder / "sitemap.xml"
    root = etree.parse(file, etree.XMLParser(recover=False, resolve_entities=False)).getroot()
    assert root.tag == NAMESPACE + "urlset"
    assert len(root) <= 50_000 and file.stat().st_size <= 50 * 1024 * 1024
    findings = []
    for entry in root:
        location = entry.findtext(NAMESPACE + "loc") or ""
        if entry.tag != NAMESPACE + "url" or {child.tag for child in entry} - CHILDREN or len(location) >= 2048:
            findings.append(f"not a sitemap's entry: {etree.tostring(entry)!r}")
        if (moment := entry.findtext(NAMESPACE + "lastmod")) is not None:
            datetime.fromisoformat(moment)
        if not site.file(urlsplit(location).path).is_file():
            findings.append(f"nothing is at {location}")
    locations = [entry.findtext(NAMESPACE + "loc") for entry in root]
    assert len({urlsplit(location)[:2] for location in locations}) == 1, "a sitemap is of one host"
    findings += [f"twice: {location}" for location in set(locations) if locations.count(location) > 1]
    assert not findings, "\n".join(findings[:50])

    offered = {page for page in site.pages if 'name="robots" content="noindex"' not in page.read_text(encoding="utf-8")}
    listed = {site.file(urlsplit(location).path) for location in locations}
    assert listed <= offered, f"not to be listed: {sorted(map(str, listed - offered))[:20]}"
    # Later pages of a list, other orders of it and other months of the calendar are found through the first.
    beyond = {page for page in offered - listed if not re.search(r"/page/\d+/|/calendar/\d+/|/strokes/", page.as_posix())}
    assert not beyond, f"not listed: {sorted(map(str, beyond))[:20]}"


def test_robots_names_the_sitemap(site: Site) -> None:
    named = re.findall(r"(?m)^Sitemap: (https?://\S+)$", (site.folder / "robots.txt").read_text(encoding="utf-8"))
    assert [urlsplit(address).path for address in named] == ["/sitemap.xml"]
