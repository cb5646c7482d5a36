"""A law: the same site at the same moment gives the same bytes, whatever the machine.

Tried on the site of this repository, with its pictures, calendars, feeds and drawings.
"""
import calendar
import getpass
import os
import random
import shutil
import socket
import time
from pathlib import Path

import pytest

from program import ROOT, files_in, said, succeeded, tree_hash

PARTS = ["site.yml", "content", "themes"]


@pytest.fixture(scope="module")
def original(program, tmp_path_factory):
    """The site, built once; its pictures are made here and need not be made again by every test."""
    folder = tmp_path_factory.mktemp("original")
    copy_site(ROOT, folder / "site")
    succeeded(program.build(folder / "site", folder / "public"))
    assert len(files_in(folder / "public")) > 300
    return folder


@pytest.fixture(scope="module")
def expected(original):
    return tree_hash(original / "public")


def copy_site(source: Path, target: Path, order=sorted) -> None:
    """Copies the files one by one in an order, so that the disk lists them in that order, too."""
    files = [path.relative_to(source) for part in [*PARTS, ".cache/media"] for path in walk(source / part)]
    for file in order(files):
        if source != ROOT or not str(file).startswith(".cache"):
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / file, target / file)


def walk(path: Path):
    return [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]


def shuffled(files):
    return random.Random(7).sample(files, len(files))


@pytest.mark.parametrize("environment", [
    {"TZ": "America/New_York"}, {"TZ": "Pacific/Kiritimati"}, {"TZ": ":/nowhere"},
    {"LANG": "C", "LC_ALL": "C"}, {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    {"LANG": "zh_CN.GB18030", "LANGUAGE": "zh"}, {"HOME": "/nonexistent", "USER": "somebody", "HOSTNAME": "elsewhere"},
    {"VIPS_CONCURRENCY": "7", "LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1", "COLUMNS": "20"},
], ids=str)
def test_the_environment_does_not_matter(program, original, expected, tmp_path, environment):
    succeeded(program.build(original / "site", tmp_path / "public", env=os.environ | environment))
    assert tree_hash(tmp_path / "public") == expected


@pytest.mark.parametrize("name", ["a/b/c/d/e/f/g", "网站 of ours & 'more'", "x" * 200])
def test_the_path_does_not_matter(program, original, expected, tmp_path, name):
    copy_site(original / "site", tmp_path / name)
    succeeded(program.build(tmp_path / name, tmp_path / name / "public"))
    assert tree_hash(tmp_path / name / "public") == expected


def test_a_path_relative_to_the_folder_one_is_in_does_not_matter(program, original, expected, tmp_path):
    copy_site(original / "site", tmp_path / "site")
    ways = [(tmp_path, "site"), (tmp_path / "site", "."), (tmp_path / "site", "../site/")]
    for number, (where, site) in enumerate(ways):
        succeeded(program.build(site, tmp_path / f"public{number}", cwd=where))
        assert tree_hash(tmp_path / f"public{number}") == expected


@pytest.mark.parametrize("mask", [0o000, 0o077, 0o777 ^ 0o700])
def test_the_mask_decides_rights_and_no_byte(program, original, expected, tmp_path, mask):
    succeeded(program.build(original / "site", tmp_path / "public", umask=mask))
    assert tree_hash(tmp_path / "public") == expected
    assert (tmp_path / "public/index.html").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("cores", ["0", "0,1"])
def test_the_number_of_cores_does_not_matter(program, original, expected, tmp_path, cores):
    """The pictures are made anew, too."""
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("this machine has one core")
    copy_site(original / "site", tmp_path / "site")
    shutil.rmtree(tmp_path / "site/.cache")
    succeeded(program.build(tmp_path / "site", tmp_path / "public", before=["taskset", "-c", cores]))
    assert tree_hash(tmp_path / "public") == expected


@pytest.mark.parametrize("order", [shuffled, lambda files: sorted(files, reverse=True)], ids=["shuffled", "reversed"])
def test_the_order_on_the_disk_does_not_matter(program, original, expected, tmp_path, order):
    copy_site(original / "site", tmp_path / "site", order)
    succeeded(program.build(tmp_path / "site", tmp_path / "public"))
    assert tree_hash(tmp_path / "public") == expected


def test_the_file_system_does_not_matter(program, original, expected, tmp_path):
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        pytest.skip("there is no file system in memory at /dev/shm")
    folder = memory / f"xinfeng-{os.getpid()}"
    try:
        copy_site(original / "site", folder / "site", shuffled)
        succeeded(program.build(folder / "site", folder / "public"))
        assert tree_hash(folder / "public") == expected
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_the_times_of_files_do_not_matter(program, original, expected, tmp_path):
    copy_site(original / "site", tmp_path / "site")
    chance = random.Random(3)
    for file in walk(tmp_path / "site"):
        when = chance.randrange(2**31)
        os.utime(file, (when, when))
    succeeded(program.build(tmp_path / "site", tmp_path / "public"))
    assert tree_hash(tmp_path / "public") == expected


def test_twenty_runs_give_one_site(program, original, expected, tmp_path):
    hashes = set()
    for run in range(20):
        succeeded(program.build(original / "site", tmp_path / str(run)))
        hashes.add(tree_hash(tmp_path / str(run)))
        shutil.rmtree(tmp_path / str(run))
    assert hashes == {expected}


def test_what_stood_in_the_output_before_does_not_matter(program, original, expected, tmp_path):
    copy_site(original / "site", tmp_path / "site")
    for file in list((tmp_path / "site/content").rglob("*.md"))[::3]:
        file.unlink()
    program.build(tmp_path / "site", tmp_path / "public", now="2024-02-03")
    succeeded(program.build(original / "site", tmp_path / "public", now="2031-05-06"))
    assert tree_hash(tmp_path / "public") != expected
    succeeded(program.build(original / "site", tmp_path / "public"))
    assert tree_hash(tmp_path / "public") == expected


# The clock. `--now` is all that it can say, and without it the day of the clock is taken, in the site's zone.

def at(moment: str) -> list[str]:
    """A command that sets the clock of another; the moment is one of the site's zone."""
    if not shutil.which("faketime"):
        pytest.skip("faketime is not installed")
    # Only the time of day is another: what waits on the clock that never jumps waits as long as ever.
    return ["env", "TZ=Asia/Shanghai", "DONT_FAKE_MONOTONIC=1", "faketime", moment]


def build_at(moment: str, program, *arguments, **options) -> None:
    for _ in range(3):
        run = program.build(*arguments, **options, before=at(moment))
        # The library that fakes the time falls over now and then while threads begin; its wrapper says so.
        if "Caught Segmentation fault" not in said(run):
            break
    succeeded(run)


def test_with_a_moment_given_the_clock_does_not_matter(program, original, expected, tmp_path):
    ahead = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(time.time() + 400 * 86400))
    build_at(ahead, program, original / "site", tmp_path / "public")
    assert tree_hash(tmp_path / "public") == expected


def test_without_a_moment_the_clock_is_the_moment(program, original, expected, tmp_path):
    for moment in ["2026-11-01 12:00:20", "2026-11-01 23:59:50"]:
        build_at(moment, program, original / "site", tmp_path / moment, now=None)
        assert tree_hash(tmp_path / moment) == expected
    build_at("2027-12-06 09:00:00", program, original / "site", tmp_path / "clock", now=None)
    succeeded(program.build(original / "site", tmp_path / "given", now="2027-12-06T09:00"))
    assert tree_hash(tmp_path / "clock") == tree_hash(tmp_path / "given") != expected


def test_no_output_names_the_machine_the_user_or_the_time(program, original, tmp_path):
    moment = "2026-11-01 04:37:53"
    environment = os.environ | {"USER": "user-of-mine", "LOGNAME": "user-of-mine", "HOSTNAME": "host-of-mine"}
    copy_site(original / "site", tmp_path / "folder-of-mine")
    succeeded(program.build(
        tmp_path / "folder-of-mine", tmp_path / "public", now=None, before=at(moment), env=environment))
    seconds = calendar.timegm(time.strptime(moment + " +0800", "%Y-%m-%d %H:%M:%S %z")) - 8 * 3600
    secrets = ["user-of-mine", "host-of-mine", "folder-of-mine", str(tmp_path), str(ROOT), str(program.path.parent),
               "04:37", str(seconds // 100)]
    # Short names, such as root, are words that a page may hold.
    secrets += [name for name in [socket.gethostname(), getpass.getuser()] if len(name) > 6]
    for path, content in files_in(tmp_path / "public").items():
        for secret in secrets:
            assert secret.encode() not in content and secret not in path, f"{path} holds {secret}"
