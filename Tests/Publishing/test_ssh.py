"""Publishing to another machine: a real sshd on loopback, with keys and a configuration of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from conftest import ENVIRONMENT, Site, expected, find, free_port, tree, without_earlier_assets
from targets import far  # noqa: F401


def www(site: Site) -> Path:
    return site.folder.parent / "www"


def current(site: Site) -> dict[str, bytes]:
    return tree(www(site) / "current")


def test_the_same_scheme_on_the_far_side(far):
    styles = []
    for version in range(1, 8):
        far.set_version(version)
        assert f"published {version}-" in far.published()
        assert without_earlier_assets(current(far), far) == expected(far)
        styles.append(re.search(r'href="/([^"]+\.css)"', current(far)["index.html"].decode()).group(1))
    assert len(os.listdir(www(far) / "releases")) == 5
    # Styles of earlier pages, from releases that are gone, too.
    assert all(f"v{version:04}" in current(far)[style].decode() for version, style in enumerate(styles, start=1))
    assert "nothing changed" in far.published()
    assert "readers now see 6-" in far.published("--rollback")
    assert b"v0006" in current(far)["index.html"]
    assert re.search(r"(?m)^\* 6-.*\n  5-", far.published("--list"))
    assert not (www(far) / ".xinfeng-lock").is_symlink()


def test_an_edit_of_the_same_size_arrives_and_the_rest_is_shared(far):
    far.add("story-1", "到会的有十一人。")
    far.published()
    page = "stories/2026/story-1/index.html"
    before = (www(far) / "current" / page).resolve()
    far.add("story-1", "到会的有十二人。")
    far.published()
    after = (www(far) / "current" / page).resolve()
    assert before.stat().st_size == after.stat().st_size
    # Also where the times are the same.
    assert "十二人" in after.read_text() and "十一人" in before.read_text()
    other = "stories/2026/story-2/index.html"
    assert len({(release / other).stat().st_ino for release in (www(far) / "releases").iterdir()}) == 1


def test_a_site_that_loses_its_pages_is_refused(far):
    far.published()
    before = current(far)
    for number in range(4):
        far.remove(f"story-{number}")
    result = far.publish()
    assert result.returncode == 1 and "from 6 to 2" in result.stderr
    assert current(far) == before


@pytest.mark.parametrize("part, size", [
    ("rsync", 0.05), ("ssh", 0), ("ssh", 120), ("ssh", 1600), ("ssh", 2600),
])
def test_a_connection_that_breaks_leaves_a_whole_site(far, tmp_path, part, size):
    """A program in front of the real one ends in the middle of things: after so many seconds, or so many bytes."""
    far.published()
    before = current(far)
    far.set_version(2)
    bin = tmp_path / "bin"
    bin.mkdir()
    fake, real = bin / part, find(part)
    if part == "rsync":
        fake.write_text(f'#!/bin/bash\n"{real}" "$@" & sleep {size}; kill -9 $!; wait $!\n')
    else:
        fake.write_text(f'#!/bin/bash\ndd bs=1 count={size} status=none | "{real}" "$@"\n' if size else "#!/bin/sh\nexit 255\n")
    fake.chmod(0o755)
    result = far.publish(environment={"PATH": f"{bin}:{os.environ['PATH']}"})
    seen = current(far)
    assert result.returncode == 3 and (seen == before or without_earlier_assets(seen, far) == expected(far)), result.stderr
    far.published()
    assert without_earlier_assets(current(far), far) == expected(far)
    assert not any(name.startswith(".") for name in os.listdir(www(far) / "releases"))


def test_the_second_of_two_waits_and_a_killed_one_is_no_hindrance(far, tmp_path):
    far.published()
    far.set_version(2)
    # One that holds the lock: rsync never ends.
    bin = tmp_path / "bin"
    bin.mkdir()
    (bin / "rsync").write_text("#!/bin/sh\nexec sleep 60\n")
    (bin / "rsync").chmod(0o755)
    first = subprocess.Popen(far.command(), env=ENVIRONMENT | {"PATH": f"{bin}:{os.environ['PATH']}"})
    try:
        deadline = time.monotonic() + 20
        while not (www(far) / ".xinfeng-lock").is_symlink():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        # From another clone of the site: the lock is the remote folder's.
        second = subprocess.Popen(far.command("--list"), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
        assert re.search(rf"another publish is running \([^ ]+:{first.pid} \d{{4}}-", second.stderr.readline())
        result = far.publish("--list", "--wait", "1")
        assert result.returncode == 3 and "had not ended after 1 s" in result.stderr and f":{first.pid} " in result.stderr
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait(10)
        subprocess.run(["pkill", "-9", "-P", str(first.pid)], check=False)
    assert second.wait(30) == 0
    far.published()
    assert without_earlier_assets(current(far), far) == expected(far)


def test_a_host_that_cannot_be_reached_is_told(far, tmp_path):
    config = tmp_path / "ssh/config"
    config.write_text(re.sub(r"Port \d+", f"Port {free_port()}", config.read_text()))
    result = far.publish()
    assert result.returncode == 3 and "ssh cannot connect" in result.stderr
