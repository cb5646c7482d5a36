"""Publishing by cron, with deploy/publish-by-timer, in the environment that cron gives, and a site that is put back from its
repository."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ENVIRONMENT, NOW, ROOT, tree
from targets import far, port, storage  # noqa: F401
from test_push import GIT

SCRIPT = ROOT / "deploy/publish-by-timer"
# The lines of the file for cron, as a shell of cron's runs them.
LINES = [line.lstrip("# ") for line in (ROOT / "deploy/xinfeng.cron").read_text().splitlines() if "publish-by-timer" in line]


class Timer:
    def __init__(self, site) -> None:
        self.site, self.folder = site, site.folder.parent
        self.program = self.folder / "xinfeng"
        self.set_time(NOW)

    def set_time(self, now: str) -> None:
        self.program.write_text(f'#!/bin/sh\nexec "{self.site.program}" "$@" --now {now}\n')
        self.program.chmod(0o755)

    def run(self, line: str = LINES[0], **environment: str) -> subprocess.CompletedProcess[str]:
        command = line.split("web", 1)[1].replace("/usr/local/bin/publish-by-timer", str(SCRIPT))
        command = re.sub(r"/srv/[\w/-]+", str(self.site.folder), command)
        own = {"PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "HOME": str(self.folder), "LANG": "C.UTF-8"}
        return subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, cwd="/", timeout=120,
                              env=own | {"XINFENG": str(self.program)} | environment)

    def page(self, slug: str) -> Path:
        return self.folder / f"www/current/stories/2026/{slug}/index.html"


@pytest.fixture
def timer(make_site) -> Timer:
    return Timer(make_site())


def test_there_is_a_line_for_each_way():
    assert len(LINES) == 2 and "--pull" in LINES[1]
    # cron takes a percent sign for the end of the line.
    assert not [line for line in LINES if "%" in line]


def test_pages_come_on_their_day_and_nobody_gets_mail(timer):
    timer.site.write("content/stories/2026/later.md", "---\ntitle: later\ndate: 2026-11-21\n---\n\n明天的事。\n")
    for now, is_there in [(NOW, False), (NOW, False), ("2026-11-21T00:10", True)]:
        timer.set_time(now)
        run = timer.run()
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
        assert timer.page("later").exists() == is_there


def test_a_failure_is_told_once_and_its_end_not_at_all(timer):
    timer.run()
    timer.site.write("content/stories/2026/bad.md", "---\ntitle: bad\ndate: 2026-02-30\n---\n\nx。\n")
    first, second = timer.run(), timer.run()
    assert first.returncode == second.returncode == 1
    assert "bad.md:3:" in first.stdout and second.stdout == ""
    timer.site.write("content/stories/2026/worse.md", "---\ntitle: worse\ndate: 2026-02-31\n---\n\nx。\n")
    assert "worse.md:3:" in timer.run().stdout
    for name in ["bad", "worse"]:
        timer.site.remove(name)
    assert timer.run().returncode == 0 and timer.run().stdout == ""
    log = Path(f"{timer.site.folder}.log").read_text()
    assert log.count("exit code 1") == 2 and "bad.md" in log


def test_the_bad_release_does_not_come_back_by_the_timer(timer):
    timer.run()
    timer.site.add("bad")
    timer.run()
    assert timer.page("bad").exists()
    timer.site.published("--rollback")
    run = timer.run()
    assert run.returncode == 4 and "--resume" in run.stdout and not timer.page("bad").exists()


def test_a_push_that_is_being_published_is_not_disturbed(timer):
    lock = f"{timer.site.folder}.lock"
    run = subprocess.run(["flock", lock, "/bin/sh", "-c", f'XINFENG={timer.program} {SCRIPT} {timer.site.folder}'],
                         capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "") and not (timer.folder / "www").exists()


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, env=ENVIRONMENT | GIT, capture_output=True, timeout=60)


def commit(folder: Path) -> None:
    git("-C", str(folder), "add", "--all")
    git("-C", str(folder), "commit", "-q", "-m", "x")


def test_a_repository_at_a_host_that_runs_nothing_is_fetched(timer):
    elsewhere = timer.folder / "elsewhere"
    shutil.copytree(timer.site.folder, elsewhere)
    git("init", "-q", "-b", "main", str(elsewhere))
    commit(elsewhere)
    shutil.rmtree(timer.site.folder)
    git("clone", "-q", str(elsewhere), str(timer.site.folder))
    assert timer.run(LINES[1]).returncode == 0
    shutil.copy(elsewhere / "content/stories/2026/story-0.md", elsewhere / "content/stories/2026/pushed.md")
    commit(elsewhere)
    assert timer.run(LINES[1]).returncode == 0 and timer.page("pushed").exists()
    shutil.rmtree(elsewhere)
    run = timer.run(LINES[1])
    assert run.returncode == 3 and "elsewhere" in run.stdout


@pytest.mark.parametrize("kind", ["folder", "ssh", "storage"])
def test_a_site_is_put_back_from_its_repository(kind, make_site, request, tmp_path):
    """The machine is gone, with the target: a clone and one publish give the readers the same bytes."""
    if kind == "storage":
        target = request.getfixturevalue("storage")
        site, publish, seen = target.site, target.published, target.files
    else:
        site = make_site() if kind == "folder" else request.getfixturevalue("far")
        publish, seen = site.published, lambda: tree(tmp_path / "www/current")
    (site.folder / ".gitignore").write_text(".cache/\n")
    publish()
    before = seen()
    git("init", "-q", "-b", "main", str(site.folder))
    commit(site.folder)
    backup = tmp_path / "backup.git"
    git("clone", "-q", "--mirror", str(site.folder), str(backup))
    shutil.rmtree(site.folder)
    if kind == "storage":
        for path in target.objects():
            target.client.delete_object(Bucket=target.bucket, Key="site/" + path)
        assert seen() == {}
    else:
        shutil.rmtree(tmp_path / "www")
    git("clone", "-q", str(backup), str(site.folder))
    publish()
    assert seen() == before
