"""A site that is published when it is pushed, through deploy/post-receive."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ENVIRONMENT, NOW, ROOT, Site, need, tree

GIT = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
       "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}


class Repository:
    def __init__(self, site: Site, bare: Path) -> None:
        need("git")
        self.site, self.bare = site, bare
        subprocess.run(["git", "init", "-q", "--bare", str(bare)], check=True, env=ENVIRONMENT | GIT)
        shutil.copy(ROOT / "deploy/post-receive", bare / "hooks/post-receive")
        program = bare / "program"
        program.write_text(f'#!/bin/sh\nexec "{site.program}" "$@" --now {NOW}\n')
        program.chmod(0o755)
        self.git("config", "xinfeng.program", str(program), folder=bare)
        self.git("init", "-q", "-b", "main")
        self.git("remote", "add", "server", str(bare))

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        return subprocess.run(["git", "-C", str(folder or self.site.folder), *arguments], check=True, text=True, timeout=60,
                              env=ENVIRONMENT | GIT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout

    def push(self, branch: str = "main") -> str:
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "x")
        return self.git("push", "server", f"HEAD:{branch}")


@pytest.fixture
def repository(make_site, tmp_path) -> Repository:
    return Repository(make_site(), tmp_path / "site.git")


@pytest.fixture
def www(tmp_path) -> Path:
    return tmp_path / "www/current"


def test_a_push_publishes_and_says_so(repository, www):
    assert "published 1-" in repository.push()
    assert "stories/2026/story-0/index.html" in tree(www)
    repository.site.remove("story-0")
    repository.site.add("another")
    assert "published 2-" in repository.push()
    assert "stories/2026/story-0/index.html" not in tree(www)
    assert "stories/2026/another/index.html" in tree(www)


def test_findings_are_shown_to_whoever_pushed_and_nothing_is_published(repository, www):
    repository.push()
    before = tree(www)
    repository.site.add("bad", more="topic: 没有的\n")
    output = repository.push()
    assert "content/stories/2026/bad.md:4:1: error:" in output and "Not published" in output
    assert tree(www) == before
    repository.site.remove("bad")
    repository.site.add("good")
    assert "published 2-" in repository.push()


def test_other_branches_publish_nothing(repository, www):
    assert "nothing is published" in repository.push("draft")
    assert not www.exists()


def test_what_a_broken_checkout_left_is_put_right(repository, www, tmp_path):
    repository.push()
    folder = tmp_path / "site-site"
    (folder / "content/stories/2026/stranger.md").write_text("---\ntitle: x\ndate: 2026-01-01\n---\n\nx。\n")
    (folder / "content/stories/2026/story-3.md").write_text("half")
    (repository.bare / "xinfeng-index.lock").write_text("")
    repository.site.add("another")
    assert "published 2-" in repository.push()
    files = tree(www)
    assert "stories/2026/stranger/index.html" not in files and "stories/2026/story-3/index.html" in files
