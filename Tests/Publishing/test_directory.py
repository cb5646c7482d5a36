"""Publishing to a folder: what readers find there, whatever happens on the way."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from conftest import ENVIRONMENT, expected, need, tree, without_earlier_assets


def www(site) -> Path:
    return site.folder.parent / "www"


def current(site) -> dict[str, bytes]:
    return tree(www(site) / "current")


def releases(site) -> list[str]:
    return sorted(os.listdir(www(site) / "releases"), key=lambda name: int(name.split("-")[0]))


def test_readers_find_the_site_with_compressed_files_beside(make_site):
    site = make_site()
    site.published()
    files = current(site)
    assert files == expected(site)
    assert {"index.html", "index.html.gz", "index.html.br", "feed.xml.gz"} <= files.keys()
    assert "nothing changed" in site.published()
    assert len(releases(site)) == 1


def test_unchanged_files_are_shared_between_releases_and_changed_ones_are_not(make_site):
    site = make_site()
    site.published()
    site.add("story-0", "改过的文字，一样长短的话。")
    site.published()
    first, second = (www(site) / "releases" / name for name in releases(site))
    same, other = "stories/2026/story-1/index.html", "stories/2026/story-0/index.html"
    assert (first / same).stat().st_ino == (second / same).stat().st_ino
    assert (first / (same + ".br")).stat().st_ino == (second / (same + ".br")).stat().st_ino
    assert (first / other).stat().st_ino != (second / other).stat().st_ino
    assert (first / other).read_bytes() != (second / other).read_bytes()


def test_a_page_of_the_same_length_has_another_time(make_site):
    """Or nginx would tell browsers, by its tag of size and second, that they have the page already."""
    site = make_site()
    page = "stories/2026/story-0/index.html"
    times = set()
    for number in range(3):
        site.add("story-0", f"第{number}次改过的文字。")
        site.published()
        times.add(int((www(site) / "current" / page).stat().st_mtime))
    assert len(times) == 3


def test_a_file_that_was_damaged_at_the_target_is_not_handed_on(make_site):
    site = make_site()
    site.published()
    page = "stories/2026/story-1/index.html"
    (www(site) / "current" / page).write_bytes(b"damaged")
    site.add("story-0", "改过的文字。")
    site.published()
    assert current(site) == expected(site)


def test_five_releases_stay_and_styles_of_earlier_pages_are_reachable(make_site):
    site = make_site()
    styles = []
    for version in range(1, 8):
        site.set_version(version)
        site.published()
        styles.append(re.search(r'href="(/[^"]+\.css)"', current(site)["index.html"].decode()).group(1))
    assert [int(name.split("-")[0]) for name in releases(site)] == [3, 4, 5, 6, 7]
    assert len(set(styles)) == 7
    for version, style in enumerate(styles, start=1):
        assert f"v{version:04}" in current(site)[style[1:]].decode()


def test_going_back_takes_less_than_a_second(make_site):
    site = make_site()
    site.published()
    before = current(site)
    site.set_version(2)
    site.published()
    after = current(site)
    start = time.monotonic()
    assert "readers now see 1-" in site.published("--rollback")
    assert time.monotonic() - start < 1
    # Readers who have a page of the later release still find its styles.
    later = {path: data for path, data in current(site).items() if path not in before}
    assert later and all(".css" in path and after[path] == data for path, data in later.items())
    assert re.search(r"^\* 1-", site.published("--list"), re.MULTILINE)
    result = site.publish("--rollback")
    assert result.returncode == 1 and "no such earlier release" in result.stderr
    assert "readers now see 2-" in site.published("--rollback", "--to", "2")
    assert "nothing changed" in site.published()


def test_an_emptied_site_is_refused(make_site):
    site = make_site()
    site.published()
    before = current(site)
    for number in range(4):
        site.remove(f"story-{number}")
    result = site.publish()
    assert result.returncode == 1 and "from 6 to 2" in result.stderr
    assert current(site) == before
    for number in (4, 5):
        site.remove(f"story-{number}")
    assert "empty" in site.publish().stderr
    assert current(site) == before
    site.published("--force")
    assert "stories/2026/story-5/index.html" not in current(site)


def test_errors_in_content_publish_nothing(make_site):
    site = make_site()
    site.published()
    before = current(site)
    site.set_version(2)
    site.write("content/stories/2026/bad.md", "---\ntitle: bad\ndate: 2026-02-30\n---\n\nx。\n")
    result = site.publish()
    assert result.returncode == 1 and "bad.md:3:" in result.stderr
    assert current(site) == before


@pytest.mark.parametrize("arguments, words", [
    (["nowhere"], "no target"), (["--to", "1"], "--rollback"), (["--list", "--rollback"], "--list or --rollback"),
])
def test_a_wrong_command_ends_with_two(make_site, arguments, words):
    result = make_site().publish(*arguments)
    assert result.returncode == 2 and words in result.stderr


def test_a_folder_that_is_somebody_elses_is_left_alone(make_site):
    site = make_site()
    (www(site) / "current").mkdir(parents=True)
    result = site.publish()
    assert result.returncode == 3 and "current" in result.stderr
    assert os.listdir(www(site) / "current") == []


def test_the_second_of_two_waits(make_site):
    site = make_site()
    site.published()
    site.set_version(2)
    with open(www(site) / ".xinfeng-lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen(site.command(), stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        assert "another publish is running" in second.stderr.readline()
        assert second.poll() is None
    assert second.wait(60) == 0
    assert current(site)["index.html"] == expected(site)["index.html"]


@pytest.mark.parametrize("elsewhere", [False, True], ids=["one clone", "another clone"])
def test_the_second_waits_as_long_as_it_was_told_and_names_the_first(make_site, elsewhere):
    need("strace")
    site = make_site()
    site.published()
    site.set_version(2)
    wrapper = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=syncfs", "-e", "inject=syncfs:delay_enter=20000000"]
    first = subprocess.Popen([*wrapper, *site.command()], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    try:
        lock = www(site) / ".xinfeng-lock"
        before, deadline = lock.stat().st_mtime_ns, time.monotonic() + 20
        while lock.stat().st_mtime_ns == before:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        other = make_site(name="clone") if elsewhere else site
        for wait in ["0", "2"]:
            start = time.monotonic()
            result = other.publish("--wait", wait)
            assert result.returncode == 3 and f"had not ended after {wait} s" in result.stderr, result.stderr
            assert int(wait) <= time.monotonic() - start < int(wait) + 10
            holder = int(re.search(r"another publish is running \(pid (\d+), [^ ]+, \d{4}-\d\d-\d\d \d\d:\d\d\)", result.stderr).group(1))
            assert Path(f"/proc/{holder}/cmdline").read_bytes().split(b"\0")[1] == b"publish"
    finally:
        for child in subprocess.run(["pgrep", "-P", str(first.pid)], capture_output=True, text=True).stdout.split():
            os.kill(int(child), signal.SIGKILL)
        first.wait(20)
    # A lock that was left by a crash names a process and holds nobody up.
    assert site.published("--wait", "0")


def test_two_at_once_both_end_well(make_site):
    site = make_site()
    site.published()
    site.set_version(2)
    both = [subprocess.Popen(site.command(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=ENVIRONMENT)
            for _ in range(2)]
    words = sorted(process.communicate(timeout=60)[0].split()[0] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert words == ["nothing", "published"]


@pytest.mark.parametrize("number, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_with_an_exit_code(make_site, number, code):
    site = make_site()
    site.published()
    with open(www(site) / ".xinfeng-lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = subprocess.Popen(site.command("--rollback"), stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        process.stderr.readline()
        process.send_signal(number)
        assert process.wait(20) == code


# Each system call that changes something, with the turns in which it is the last thing the program does.
KILLS = {
    "mkdir": [1, 2, 4, 9], "link": [1, 2, 9], "symlink": [1], "rename": [1, 2, 3, 4, 5, 6, 7], "unlink": [1, 3, 7, 20],
    "rmdir": [1, 5], "syncfs": [1], "fsync": [1, 2], "fchmod": [1, 8], "openat": [60, 150, 300], "write": [20, 60],
}


def test_killed_at_any_moment_readers_see_the_old_site_or_the_new(make_site):
    need("strace")
    site = make_site()
    killed = 0
    version = 1
    for version in range(1, 7):
        # So many releases that each publish removes one.
        site.set_version(version)
        site.published()
    for call, turns in KILLS.items():
        for turn in turns:
            version += 1
            old = current(site)
            site.set_version(version)
            wrapper = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                       "-e", f"inject={call}:signal=KILL:when={turn}")
            killed += site.publish(wrapper=wrapper).returncode != 0
            seen = current(site)
            site.published()
            new = current(site)
            assert seen in (old, new), f"{call} {turn}"
            assert without_earlier_assets(new, site) == expected(site), f"{call} {turn}"
            names = os.listdir(www(site) / "releases")
            assert len(names) == 5 and not any(name.startswith(".") for name in names), f"{call} {turn}"
    assert killed >= 20


@pytest.mark.parametrize("call, error, turn", [
    ("link", "EIO", "1"), ("syncfs", "EIO", "1"), ("syncfs", "ENOSPC", "1"), ("symlink", "EACCES", "1"),
    ("fsync", "EIO", "1"), ("fchmod", "EIO", "3"), ("mkdir", "ENOSPC", "4+"), ("flock", "ENOLCK", "1"),
    ("flock", "ENOLCK", "3"),
])
def test_what_the_disk_refuses_is_told_and_the_old_site_stays(make_site, call, error, turn):
    need("strace")
    site = make_site()
    site.published()
    before = current(site)
    site.set_version(2)
    site.add("new/story")
    result = site.publish(wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                                   "-e", f"inject={call}:error={error}:when={turn}"))
    if call == "link":
        # A disk that cannot link gets copies.
        assert result.returncode == 0
    else:
        assert result.returncode == 3, result.stdout + result.stderr
        assert os.strerror(getattr(__import__("errno"), error)) in result.stderr
        assert current(site) == before
    site.published()
    assert without_earlier_assets(current(site), site) == expected(site)


def test_a_cache_on_a_disk_without_locks_is_built_into_all_the_same(make_site):
    """The second lock is the build's on its output, without which builds keep apart by the names of what is unfinished; the
    first and the third, of the publish and of the target, keep publishes apart."""
    need("strace")
    site = make_site()
    site.published()
    site.set_version(2)
    site.published(wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=flock", "-e", "inject=flock:error=ENOLCK:when=2"))
    assert without_earlier_assets(current(site), site) == expected(site)


def count_of(call: str, trace: Path) -> int:
    return sum(bool(re.search(rf"\b{call}\(", line)) for line in trace.read_text(errors="replace").splitlines())


@pytest.mark.parametrize("call, error", [
    ("rename", "ENOSPC"), ("rename", "EIO"), ("fsync", "EIO"), ("rmdir", "EBUSY"), ("unlink", "EACCES"), ("symlink", "ENOSPC"),
    ("link", "EIO"), ("mkdir", "EIO"),
])
def test_the_exit_code_says_which_site_readers_see(make_site, tmp_path, call, error):
    """What fails before the switch leaves the old site and no release of the new one; what fails while clearing up
    after it is a warning."""
    need("strace")
    site = make_site()
    for version in range(1, 7):
        site.set_version(version)
        site.published()
    trace = tmp_path / "trace"
    site.set_version(7)
    site.published(wrapper=("strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={call}"))
    count, ends, version = count_of(call, trace), set(), 7
    turns = sorted({*range(1, count + 1, max(1, count // 4)), *range(max(1, count - 3), count + 1)})
    for turn in turns:
        version += 1
        old = current(site)
        site.set_version(version)
        result = site.publish(wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                                       "-e", f"inject={call}:error={error}:when={turn}"))
        seen = current(site)
        ends.add(result.returncode)
        if result.returncode == 0:
            assert without_earlier_assets(seen, site) == expected(site), turn
            assert "published" in result.stdout, turn
        else:
            assert result.returncode == 3 and seen == old, (turn, result.stderr)
        site.published()
        assert without_earlier_assets(current(site), site) == expected(site), turn
        names = os.listdir(www(site) / "releases")
        assert len(names) == 5 and not any(name.startswith(".") for name in names), turn
    assert ends == {"rmdir": {0}, "link": {0}}.get(call, {0, 3} if call in ("rename", "fsync", "unlink") else {3})


def test_what_could_not_be_cleared_is_told_and_cleared_by_the_next(make_site):
    need("strace")
    site = make_site()
    for version in range(1, 7):
        site.set_version(version)
        site.published()
    site.remove("story-0")
    result = site.publish(wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=rmdir", "-e", "inject=rmdir:error=EBUSY"))
    assert result.returncode == 0 and "published" in result.stdout
    assert "warning: something is left to clear" in result.stderr and "Device or resource busy" in result.stderr
    assert "stories/2026/story-0/index.html" not in current(site)
    assert [name for name in os.listdir(www(site) / "releases") if name.startswith(".")]
    assert "nothing changed" in site.published()
    assert len(releases(site)) == 1


@pytest.mark.parametrize("inject", ["write:error=EINTR:when=30+7", "fsync,syncfs,flock:error=EINTR:when=1"])
def test_interrupted_calls_are_made_again(make_site, inject):
    need("strace")
    site = make_site()
    site.published(wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=" + inject))
    assert current(site) == expected(site)


def test_few_file_descriptors_and_a_strict_mask_are_enough(make_site):
    site = make_site()
    site.published(wrapper=("bash", "-c", 'umask 077; ulimit -n 32; exec "$@"', "-"))
    assert current(site) == expected(site)
    for file in (www(site) / "current").resolve().rglob("*"):
        if not file.name.startswith("."):
            assert file.stat().st_mode & 0o444 == 0o444, file


def test_a_full_disk_keeps_the_old_site(make_site, tmp_path):
    site = make_site()
    www(site).mkdir()
    mounting = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,nr_inodes=2000", "tmpfs", str(www(site))], capture_output=True)
    if mounting.returncode != 0:
        pytest.skip("mounting a small file system is not permitted here")
    try:
        site.published()
        before = current(site)
        site.set_version(2)
        # Of words that no compression makes small.
        words = "\n\n".join("".join(chr(0x4E00 + (i * i * 7919 + j * 104729) % 20000) for j in range(400)) + "。" for i in range(250))
        for number in range(3):
            site.add(f"long-{number}", words)
        result = site.publish()
        assert result.returncode == 3 and "No space left on device" in result.stderr, result.stderr
        assert current(site) == before
        assert [name for name in os.listdir(www(site) / "releases") if name.startswith(".")] == []
        for number in range(3):
            site.remove(f"long-{number}")
        site.published()
        assert without_earlier_assets(current(site), site) == expected(site)
    finally:
        subprocess.run(["umount", str(www(site))], check=True)
