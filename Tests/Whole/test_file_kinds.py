"""What is no file, or far too large a one, is named and refused at once, wherever in a site it stands."""
import os
import shutil
import socket
import time
from pathlib import Path

import pytest

from program import NOON, said, succeeded
from small_site import GUIDE, SmallSite

# The promise is a second; a busy machine is given more.
PATIENCE = float(os.environ.get("XINFENG_PATIENCE", "3"))
PLACES = ["site.yml", "content/_common.yml", "content/stories/_kind.yml", "content/vocabularies/topics.yml",
          "content/vocabularies/topics/volunteers.md", "content/wording.yml", "content/stories/2024/new.md", GUIDE,
          "themes/plain/templates/page.mustache", "themes/plain/assets/plain.css", "content/stories/drawing.png",
          "content/stories/list.pdf", "content/stories/film.mp4"]


@pytest.fixture(scope="module")
def model(program, tmp_path_factory):
    site = SmallSite(tmp_path_factory.mktemp("model") / "site", seed=7)
    site.write("content/wording.yml", "wrong: []\n")
    site.write("content/vocabularies/topics/volunteers.md", "志愿者。\n")
    succeeded(program.run("check", "--site", site.folder, "--now", NOON))
    return site.folder


def pipe(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    # The name of a socket may not be long.
    before = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as new:
            new.bind(path.name)
    finally:
        os.chdir(before)


def sparse(path: Path) -> None:
    with open(path, "wb") as stream:
        stream.truncate(4 << 30)


@pytest.mark.parametrize("make", [pipe, unix_socket, sparse], ids=lambda make: make.__name__)
@pytest.mark.parametrize("place", PLACES)
def test_refused_by_name(program, model, tmp_path, place, make):
    site = tmp_path / "site"
    shutil.copytree(model, site)
    path = site / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    if path.suffix in [".png", ".pdf", ".mp4"]:
        line = {".png": f"![一幅画]({path.name})"}.get(path.suffix, f"[一个文件]({path.name})")
        with open(site / GUIDE, "a", encoding="utf-8") as stream:
            stream.write(f"\n{line}\n")
    for command in [["check"], ["build", "--output", tmp_path / "public"]]:
        began = time.monotonic()
        run = program.run(*command, "--site", site, "--now", NOON, timeout=60)
        assert time.monotonic() - began < PATIENCE
        told = said(run) + run.stdout.decode(errors="replace")
        assert run.returncode == 1, told
        assert place in told or path.name in told, told
        assert not (tmp_path / "public").exists()


def test_a_name_that_windows_packed(program, tmp_path):
    """Named as such, with what it says."""
    site = SmallSite(tmp_path / "site", seed=1, pages=2)
    folder = os.fsencode(site.folder / "content/stories/2024")
    os.makedirs(folder, exist_ok=True)
    with open(folder + b"/" + "好人.md".encode("gb18030"), "wb") as stream:
        stream.write("---\ntitle: 甲\n---\n好。\n".encode())
    run = program.run("check", "--site", site.folder, "--now", NOON)
    assert run.returncode == 1
    assert "[foreign-file-name]" in said(run) and "好人.md" in said(run)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_a_theme_whose_settings_are_no_file(program, tmp_path, make):
    """The theme is there; what is wrong is what stands in it."""
    site = SmallSite(tmp_path / "site", seed=1, pages=2)
    settings = site.folder / "themes/plain/theme.yml"
    settings.unlink()
    make(settings)
    run = program.run("check", "--site", site.folder, "--now", NOON, timeout=20)
    assert run.returncode == 1
    assert "themes/plain/theme.yml" in said(run) and "[not-a-file]" in said(run) and "no-theme" not in said(run)
