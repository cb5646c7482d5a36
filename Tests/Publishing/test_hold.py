"""A rollback holds: what the timer publishes next must not be what was gone back from."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import tree
from targets import far, port, storage  # noqa: F401

BAD = "这个名字不该登。"
PAGE = "stories/2026/story-0/index.html"


@pytest.fixture(params=["folder", "ssh"])
def target(request, make_site):
    """A site with a release that is good and one that is not."""
    site = make_site() if request.param == "folder" else request.getfixturevalue("far")
    site.published()
    site.add("story-0", BAD)
    site.published()
    return site


def www(site) -> Path:
    return site.folder.parent / "www"


def page(site) -> str:
    return tree(www(site) / "current")[PAGE].decode()


def test_the_timer_does_not_bring_the_bad_release_back(target):
    assert BAD in page(target)
    said = target.published("--rollback", "--hold", "a name that must not be seen")
    assert "readers now see 1-" in said and "held" in said
    for arguments in [(), ("--quiet",), ("--force",)]:
        result = target.publish(*arguments)
        assert result.returncode == 4, result.stdout + result.stderr
        assert "a name that must not be seen" in result.stderr and "@" in result.stderr and "--resume" in result.stderr
        assert BAD not in page(target)
    assert "a name that must not be seen" in target.published("--list")
    # Put right, it is published by whoever says so; from then on the timer goes on as before.
    target.add("story-0", "这样可以登。")
    assert target.publish().returncode == 4
    assert "published 3-" in target.published("--resume")
    assert "这样可以登。" in page(target)
    assert "nothing changed" in target.published()
    target.set_version(2)
    assert "published 4-" in target.published()
    assert not (www(target) / ".xinfeng-held").exists()


def test_what_is_not_published_does_not_end_the_hold(target):
    target.published("--rollback")
    target.write("content/stories/2026/bad.md", "---\ntitle: bad\ndate: 2026-02-30\n---\n\nx。\n")
    assert target.publish("--resume").returncode == 1
    (target.folder / "content/stories/2026/bad.md").unlink()
    for number in range(4):
        target.remove(f"story-{number}")
    assert "less than half" in target.publish("--resume").stderr
    assert target.publish().returncode == 4


def test_going_forward_again_ends_the_hold(target):
    target.published("--rollback")
    assert target.publish().returncode == 4
    assert "held" not in target.published("--rollback", "--to", "2")
    assert "nothing changed" in target.published()


def test_a_site_that_is_what_readers_see_is_resumed_without_a_release(target):
    target.published("--rollback")
    target.add("story-0")
    assert "nothing changed" in target.published("--resume")
    assert "nothing changed" in target.published()


def test_a_mark_that_somebody_made_by_hand_holds(target):
    (www(target) / ".xinfeng-held").write_text("")
    assert target.publish().returncode == 4
    target.published("--resume")


def test_programs_are_told(target):
    said = json.loads(target.published("--rollback", "--hold", "等核实", "--format", "json"))
    assert said["outcome"] == "shown" and said["reason"] == "等核实"
    result = target.publish("--format", "json")
    assert result.returncode == 4 and json.loads(result.stdout)["outcome"] == "held"
    assert [one.get("held") for one in json.loads(target.published("--list", "--format", "json"))] == [None, "等核实"]


def test_a_push_says_that_nothing_was_published(target):
    target.published("--hold", "since the office moves")
    assert "since the office moves" in target.publish("--lang", "zh").stderr
    assert "停住" in target.publish("--lang", "zh").stderr


def test_storage_is_held_too(storage):
    storage.published()
    assert "held" in storage.published("--hold", "before the content is put right")
    storage.site.add("story-0", BAD)
    result = storage.publish()
    assert result.returncode == 4 and "before the content is put right" in result.stderr
    assert BAD not in storage.files()[PAGE].decode()
    storage.published("--resume")
    assert BAD in storage.files()[PAGE].decode()
    assert "nothing changed" in storage.published()


@pytest.mark.parametrize("arguments", [["--resume", "--list"], ["--hold", "x", "--forget", "/a/"], ["--resume", "--hold", "x"]])
def test_what_does_not_go_together_ends_with_two(make_site, arguments):
    assert make_site().publish(*arguments).returncode == 2
