"""Feeds are what RFC 4287 and JSON Feed 1.1 ask for, and a reader's program reads them without complaint."""

import json
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
from lxml import etree

from conftest import Site

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated", "entry"}
ENTRY = {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"}
ONCE = {"generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated", "content", "published", "source", "summary"}


def is_moment(text: str | None) -> bool:
    """RFC 3339, with its offset."""
    return bool(text) and "T" in text and datetime.fromisoformat(text).tzinfo is not None


def is_address(text: str | None) -> bool:
    return bool(text) and urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).netloc)


def wrong_children(element: etree._Element, allowed: set[str], needed: set[str]) -> list[str]:
    names = [child.tag.removeprefix(ATOM) for child in element]
    findings = [f"<{name}> has no place in <{element.tag.removeprefix(ATOM)}>" for name in names if name not in allowed]
    findings += [f"<{name}> is there {names.count(name)} times" for name in ONCE & set(names) if names.count(name) > 1]
    findings += [f"<{name}> is missing" for name in needed - set(names)]
    links = [(link.get("rel", "alternate"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
    findings += [f"link {link} is there twice" for link in set(links) if link[0] == "alternate" and links.count(link) > 1]
    findings += [f"not a moment: {moment.text}" for name in ("updated", "published") for moment in element.findall(ATOM + name)
                 if not is_moment(moment.text)]
    findings += [f"not an address: {link.get('href')}" for link in element.findall(f"{ATOM}link") if not is_address(link.get("href"))]
    if "entry" not in allowed and "content" not in names and not any(link[0] == "alternate" for link in links):
        findings.append("an entry needs content, or a link to where it stands")
    return findings


def wrong_in_atom(feed: Path) -> list[str]:
    root = etree.parse(feed, etree.XMLParser(recover=False, resolve_entities=False)).getroot()
    if root.tag != f"{ATOM}feed":
        return [f"the root is {root.tag}"]
    findings = wrong_children(root, FEED, {"id", "title", "updated"})
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        findings.append("no link to the feed itself")
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        findings += wrong_children(entry, ENTRY, {"id", "title", "updated"})
        if root.find(f"{ATOM}author/{ATOM}name") is None and entry.find(f"{ATOM}author/{ATOM}name") is None:
            findings.append(f"nobody wrote {entry.findtext(ATOM + 'id')}")
    identities = [entry.findtext(f"{ATOM}id") for entry in entries]
    findings += [f"two entries are {identity}" for identity in set(identities) if identities.count(identity) > 1]
    read = feedparser.parse(feed.read_bytes())
    if read.bozo or read.version != "atom10" or len(read.entries) != len(entries):
        findings.append(f"feedparser reads {read.version}, {len(read.entries)} entries: {read.get('bozo_exception')}")
    return findings


def wrong_in_json(feed: Path) -> list[str]:
    tree = json.loads(feed.read_text(encoding="utf-8"))
    findings = [] if tree.get("version") == "https://jsonfeed.org/version/1.1" else [f"version {tree.get('version')}"]
    findings += [f"{name} is missing" for name in ("title", "items") if name not in tree]
    findings += [f"{name} is no address" for name in ("home_page_url", "feed_url", "next_url", "icon", "favicon") if name in tree and not is_address(tree[name])]
    for item in tree["items"]:
        if not isinstance(item.get("id"), str) or not item["id"]:
            findings.append(f"no id: {item}")
        if not item.get("content_html") and not item.get("content_text"):
            findings.append(f"no content: {item['id']}")
        findings += [f"{item['id']}: {name} is no moment" for name in ("date_published", "date_modified") if name in item and not is_moment(item[name])]
        findings += [f"{item['id']}: {name} is no address" for name in ("url", "external_url", "image", "banner_image") if name in item and not is_address(item[name])]
        findings += [f"{item['id']}: an author without name" for author in item.get("authors", []) if not author.get("name")]
    identities = [item["id"] for item in tree["items"]]
    if len(set(identities)) < len(identities):
        findings.append("two items have one id")
    return findings


def test_atom(site: Site) -> None:
    feeds = sorted(site.folder.rglob("feed.xml"))
    assert site.folder / "feed.xml" in feeds
    findings = [f"{feed}: {finding}" for feed in feeds for finding in wrong_in_atom(feed)]
    assert not findings, "\n".join(findings[:50])


def test_json_feed(site: Site) -> None:
    feeds = sorted(site.folder.rglob("feed.json"))
    assert site.folder / "feed.json" in feeds
    findings = [f"{feed}: {finding}" for feed in feeds for finding in wrong_in_json(feed)]
    assert not findings, "\n".join(findings[:50])


def test_what_feeds_point_to_is_there(site: Site) -> None:
    dead = [f"{feed}: {link.href}" for feed in site.folder.rglob("feed.xml") for entry in feedparser.parse(feed.read_bytes()).entries
            for link in entry.links if not site.file(urlsplit(link.href).path).is_file()]
    assert not dead, "\n".join(dead[:50])
