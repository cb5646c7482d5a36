"""Two builds into one folder: one after the other, whoever comes first, and nothing of either stays that should not."""
import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from program import NOON, Program, files_in, said, succeeded
from small_site import SmallSite

PAIRS = 25


@pytest.fixture(scope="module")
def sites(program, tmp_path_factory):
    """Two states of a site, each with what a build alone makes of it."""
    folder = tmp_path_factory.mktemp("sites")
    for name in ["one", "two"]:
        site = SmallSite(folder / name, seed=5)
        site.picture()
    for edit in [site.stylesheet, site.change, site.delete, site.add]:
        edit()
    for name in ["one", "two"]:
        succeeded(program.build(folder / name, folder / f"{name}-alone"))
    return folder


def start(program: Program, site: Path, output: Path) -> subprocess.Popen:
    return subprocess.Popen([program.path, "build", "--site", site, "--output", output, "--now", NOON, "--quiet"],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def hidden(output: Path) -> list[str]:
    return sorted(path.name for path in output.rglob(".*"))


def empty_folders(output: Path) -> list[str]:
    return [parent for parent, folders, files in os.walk(output) if not folders and not files]


def test_pairs_of_builds(program, sites, tmp_path):
    """Into a new folder, over an old site, and of two states of a site."""
    for pair in range(PAIRS):
        output = tmp_path / str(pair)
        if pair % 3 == 1:
            shutil.copytree(sites / "two-alone", output)
        names = ["one", "two" if pair % 3 == 2 else "one"]
        builds = [start(program, sites / name, output) for name in names]
        for build in builds:
            _, errors = build.communicate(timeout=120)
            assert build.returncode == 0, errors.decode(errors="replace")
        results = [files_in(sites / f"{name}-alone") for name in names]
        assert files_in(output) in results, "what stands there is neither of the two"
        assert hidden(output) == [".xinfeng-build"]
        assert not empty_folders(output)


def test_the_second_says_that_it_waits(program, sites, tmp_path):
    output = tmp_path / "public"
    shutil.copytree(sites / "two-alone", output)
    held = os.open(output, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    build = start(program, sites / "one", output)
    assert "等它结束" in build.stderr.readline().decode()
    # Who writes nothing waits for nobody.
    succeeded(program.build(sites / "one", output, "--dry-run"))
    succeeded(program.run("check", "--site", sites / "one", "--now", NOON, "--quiet"))
    assert files_in(output) == files_in(sites / "two-alone")
    os.close(held)
    build.communicate(timeout=120)
    assert build.returncode == 0
    assert files_in(output) == files_in(sites / "one-alone")


@pytest.mark.parametrize("fault", ["content", "theme"])
def test_a_first_build_that_fails_leaves_nothing(program, sites, tmp_path, fault):
    site = tmp_path / "site"
    shutil.copytree(sites / "one", site)
    if fault == "content":
        (site / "content/stories/broken.md").write_text("no front matter")
    else:
        shutil.rmtree(site / "themes")
    for output in [tmp_path / "public", tmp_path / "new/and/deep"]:
        run = program.build(site, output)
        assert run.returncode == 1, said(run)
        assert not output.exists() and not (tmp_path / "new").exists()


def test_a_folder_of_somebody_else_is_left_as_it_is(program, sites, tmp_path):
    (tmp_path / "public").mkdir()
    (tmp_path / "public/thesis.doc").write_text("important")
    run = program.build(sites / "one", tmp_path / "public")
    assert run.returncode == 3 and "不是本程序生成的" in said(run)
    assert os.listdir(tmp_path / "public") == ["thesis.doc"]
