"""What authors take back is gone from a target at the next publish: text, pictures, attachments, what was compressed of
them, and the earlier releases that showed them."""

from __future__ import annotations

import gzip
import io
import random
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest

from conftest import Site
from targets import far, port, serve, storage  # noqa: F401

# Characters that stand nowhere else: one of them in any file, compressed or not, is a trace of the page.
WORDS = "魑魅魍魉"
TITLE = "饕餮"
STEM = "qingshan-77"
KIND = """
name: 故事
template: page
fields:
  cover: {type: picture, label: 封面}
  consent: {type: consent, of: consents, label: 授权}
  files: {type: attachments, label: 附件}
rules:
  - {when: cover, needs: consent, else: hold, because: 登照片要有授权}
"""
SEARCH = '{{<layout}}{{$main}}<script src="{{guide}}"></script>{{/main}}{{/layout}}'


def picture(seed: int) -> bytes:
    """A photograph of noise: no two have bytes in common, whatever is made of them."""
    noise, (width, height) = random.Random(seed), (640, 480)
    rows = b"".join(b"\0" + noise.randbytes(width * 3) for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("notes.txt", random.Random(9).randbytes(3000).hex())
    return buffer.getvalue()


def prepare(site: Site) -> None:
    site.write("content/stories/_kind.yml", KIND)
    site.write("content/vocabularies/consents.yml", "label: 授权\nterms:\n  - {slug: written, name: 书面同意}\n")
    site.write("themes/plain/templates/search.mustache", SEARCH)
    folder = site.folder / "content/stories/2026"
    (folder / f"{STEM}.png").write_bytes(picture(1))
    (folder / f"{STEM}.zip").write_bytes(archive())
    write_secret(site)


def write_secret(site: Site, more: str = "", words: str = WORDS) -> None:
    text = (f"{words}，晚上九点半，闭馆音乐响了。" * 9 + f"\n\n![灯下的人]({STEM}.png)\n\n[材料]({STEM}.zip)\n")
    site.write("content/stories/2026/secret.md",
               f"---\ntitle: {TITLE}\nslug: secret\ndate: 2026-04-18\ncover: {{src: {STEM}.png, alt: 灯下的人}}\n"
               f"consent: {{kind: written, expires: 2026-12-31}}\n{more}---\n\n{text}\n")


class Target:
    """A target with all that lies there, whoever can see it."""

    def __init__(self, site: Site, publish, files) -> None:
        self.site, self.publish, self.files = site, publish, files

    def published(self, *arguments: str) -> str:
        result = self.publish(*arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        assert "left to clear" not in result.stderr
        return result.stdout

    def traces(self) -> list[str]:
        """Files with a trace of the secret page: its words, its title, or its pictures and attachments by their names."""
        return [path for path, data in self.files().items()
                if STEM in path or any(word.encode() in plain(path, data) for word in WORDS + TITLE)]

    def made_of_pictures(self) -> dict[str, bytes]:
        return {path: data for path, data in self.files().items() if STEM in path}

    def indexes(self) -> set[str]:
        return {path for path in self.files() if "search/texts/" in path}


def plain(path: str, data: bytes) -> bytes:
    if path.endswith(".gz"):
        return gzip.decompress(data)
    if path.endswith(".br"):
        return subprocess.run(["brotli", "-dc"], input=data, capture_output=True, check=True).stdout
    return data


def below(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(params=["directory", "ssh", "storage"])
def target(request, make_site, tmp_path) -> Target:
    if request.param == "storage":
        storage = request.getfixturevalue("storage")
        site = storage.site

        def files() -> dict[str, bytes]:
            return {path: storage.client.get_object(Bucket=storage.bucket, Key="site/" + path)["Body"].read()
                    for path in storage.objects()}
        found = Target(site, storage.publish, files)
    else:
        site = request.getfixturevalue("far") if request.param == "ssh" else make_site()
        found = Target(site, site.publish, lambda: below(tmp_path / "www"))
    prepare(site)
    found.keeps_releases = request.param != "storage"
    return found


def withdraw(site: Site) -> None:
    write_secret(site, "status: withdrawn\n")


def hold(site: Site) -> None:
    write_secret(site)
    page = site.folder / "content/stories/2026/secret.md"
    page.write_text(page.read_text().replace("2026-12-31", "2026-11-19"))


@pytest.mark.parametrize("take_back", [
    withdraw, hold, lambda site: write_secret(site, "status: draft\n"), lambda site: site.remove("secret"),
], ids=["withdrawn", "held", "draft", "deleted"])
def test_what_is_taken_back_leaves_no_trace(target, take_back):
    target.published()
    # A further release, so that two show it, and one that has all of it from the release before.
    target.site.add("story-0", "改过的文字。")
    target.published()
    made = target.made_of_pictures()
    names = {path.rsplit("/", 1)[-1] for path in made}
    assert {name.rsplit(".", 1)[-1] for name in names} >= {"jpg", "webp", "zip"} and any("-card." in name for name in names)
    assert any(path.endswith("search/texts") or "search/texts/" in path for path in target.traces())
    assert len(target.traces()) >= 10
    take_back(target.site)
    assert "published" in target.published()
    assert target.traces() == []
    assert not set(made.values()) & set(target.files().values())
    if target.keeps_releases:
        result = target.publish("--rollback")
        assert result.returncode == 1 and "withdrawn" in result.stderr
    assert "nothing changed" in target.published()
    # Nor does the folder that is published from keep any.
    cache = {path: data for path, data in below(target.site.folder / ".cache/publish").items() if not path.startswith("site/.")}
    assert not [path for path, data in cache.items() if STEM in path or WORDS.encode() in plain(path, data)]


def test_a_consent_that_ends_takes_the_page_with_it_though_nothing_was_edited(target):
    target.published()
    assert target.traces()
    target.published("--now", "2027-01-01T00:10")
    assert target.traces() == []


def test_styles_and_the_search_of_earlier_pages_stay_while_no_page_goes(target):
    target.published()
    before, traces = target.indexes(), target.traces()
    target.site.set_version(2)
    target.site.add("another", "多出来的一篇。")
    target.published()
    shown = {path for path in target.files() if "releases/1-" not in path}
    assert {path.split("search/", 1)[1] for path in before} <= {
        path.split("search/", 1)[1] for path in shown if "search/texts/" in path}
    assert len({path.rsplit("/", 1)[-1] for path in shown if path.endswith(".css")}) == 2
    assert traces


def test_a_picture_that_is_taken_from_a_page_goes_too(target):
    target.published()
    made = set(target.made_of_pictures().values())
    (target.site.folder / f"content/stories/2026/{STEM}.png").write_bytes(picture(2))
    target.published()
    left = made & set(target.files().values())
    assert {plain("", data)[:2] for data in left} == {b"PK"}


def test_a_page_is_forgotten_in_earlier_releases(target):
    """As when a name was struck out of a page that stays."""
    target.published()
    target.site.add("story-0", "改过的文字。")
    target.published()
    write_secret(target.site, words="某某")
    target.published()
    if target.keeps_releases:
        assert [path for path, data in target.files().items() if WORDS.encode() in plain(path, data)]
    said = target.publish("--forget", "content/stories/2026/secret.md")
    assert said.returncode == 0 and "readers still see the page" in said.stderr
    if target.keeps_releases:
        assert "removed the releases" in said.stdout and "stories/2026/secret/index.html" in said.stdout
    assert "search" in said.stdout
    assert not [path for path, data in target.files().items() if "魑".encode() in plain(path, data)]
    # What readers see is whole, and the next publish finds nothing amiss.
    assert any(TITLE.encode() in data for data in target.files().values())
    assert "nothing changed" in target.published()
    said = target.published("--forget", "/stories/2026/secret/")
    assert "nothing to remove" in said
    result = target.publish("--forget", "/stories/2026/secrte/")
    assert result.returncode == 1 and "no release has" in result.stderr


def test_a_page_that_is_deleted_already_is_forgotten_by_its_title(target):
    target.published()
    target.site.remove("secret")
    said = target.publish("--forget", TITLE)
    assert said.returncode == 0 and "readers still see" in said.stderr
    target.published()
    assert target.traces() == []


def test_what_an_earlier_program_kept_goes_at_the_first_publish(make_site, tmp_path):
    """Manifests did not say what files are, and pictures were kept for a week."""
    site = make_site()
    prepare(site)
    site.published()
    www = tmp_path / "www"
    manifest = next((www / "releases").glob("*/.xinfeng-release"))
    lines = manifest.read_text().splitlines()
    old = ["xinfeng release 1", *lines[1:3]]
    for line in lines[3:]:
        digest, size, used, _, path = line.split(" ", 4)
        old.append(f"{digest} {size} {1795000000 if STEM in path else used} {path}")
    manifest.write_text("\n".join(old) + "\n")
    site.remove("secret")
    site.published()
    assert [path for path in below(www) if STEM in path] == []


def test_a_server_answers_404_at_once(make_site, serve):
    site = make_site()
    prepare(site)
    site.published()
    nginx = serve(site)
    root = site.folder / ".cache/publish/site"
    addresses = ["/" + str(path.relative_to(root)) for path in root.rglob("*") if STEM in path.name]
    assert len(addresses) >= 4
    for address in addresses:
        status, headers, _ = nginx.get(address)
        # Caches between do not keep it for longer than the page.
        assert (status, headers["cache-control"]) == (200, "public, max-age=31536000, s-maxage=60, immutable")
    assert WORDS.encode() in nginx.get("/stories/2026/secret/")[2]
    withdraw(site)
    site.published()
    assert {nginx.get(address, encoding)[0] for address in addresses for encoding in ["", "gzip", "br"]} == {404}
    for encoding in ["", "gzip"]:
        status, headers, body = nginx.get("/stories/2026/secret/", encoding)
        body = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        assert status == 200 and not any(word.encode() in body for word in WORDS + TITLE)
