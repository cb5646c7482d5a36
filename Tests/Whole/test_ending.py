"""How the program ends when the machine says no: with 0, 1, 2, 3, or 128 and the number of the signal it was sent.

It never dies by a signal, says in its own words what happened, and leaves what it wrote before as it was.
"""
import contextlib
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from program import NOON, Program, files_in, said, succeeded
from small_site import SmallSite

# What a machine says no with, and the calls that it may say it to.
ERRORS = ["EIO", "EACCES", "ENOSPC", "EINTR", "EMFILE"]
CALLS = ["openat", "read", "write", "close", "newfstatat", "getdents64", "mkdir", "unlink", "rename"]
PLACES = 4

TRACER = ["strace", "-f", "-o", "/dev/null"]
TRACES = shutil.which("strace") and subprocess.run([*TRACER, "true"], capture_output=True).returncode == 0
traced = pytest.mark.skipif(not TRACES, reason="strace is not installed or not permitted here")


@pytest.fixture(scope="module")
def edited(program, tmp_path_factory):
    """A site that was built, then edited: `old` is what stands in the output, `new` what a build makes of it."""
    folder = tmp_path_factory.mktemp("edited")
    site = SmallSite(folder / "site", seed=3)
    site.picture()
    succeeded(program.build(site.folder, folder / "old"))
    for _ in range(6):
        site.edit()
    site.delete()
    site.picture()
    succeeded(program.build(site.folder, folder / "new"))
    assert files_in(folder / "old") != files_in(folder / "new")
    return folder


@pytest.fixture
def output(edited, tmp_path):
    shutil.copytree(edited / "old", tmp_path / "public")
    return tmp_path / "public"


def ends_well(run: subprocess.CompletedProcess, edited: Path, output: Path, call: str = "") -> None:
    """All or nothing: the new site and 0, or the old one, a reason, and another number.

    Only where files could not be moved into place may there be some of each, every one of them whole. Telling the reason
    is writing, too, and may be what fails.
    """
    old, new, after = (files_in(folder) for folder in [edited / "old", edited / "new", output])
    assert run.returncode in [0, 1, 3], f"exit {run.returncode}: {said(run)}"
    if run.returncode == 0:
        assert after == new, "it ended with 0, and the site is another"
    else:
        if call != "write" or said(run):
            assert re.search(r"错误[:：] ?\S", said(run)), f"exit {run.returncode} without a reason: {said(run)}"
        if call not in ["rename", "unlink", "close", "newfstatat"]:
            assert after == old, f"what stood there is not what stands there: {said(run)}"
        for path, content in after.items():
            assert content in [old.get(path), new.get(path)], f"{path} is neither old nor new"


def converges(program: Program, edited: Path, output: Path) -> None:
    succeeded(program.build(edited / "site", output))
    assert files_in(output) == files_in(edited / "new")
    assert not [path for path in output.rglob(".*") if path.name != ".xinfeng-build"]


@pytest.fixture(scope="module")
def turns(program, edited):
    """How often a build makes each call, and how often it did so before it came to the site's files."""
    trace = edited / "trace"
    shutil.copytree(edited / "old", edited / "traced")
    succeeded(program.build(edited / "site", edited / "traced", before=["strace", "-f", "-o", trace]))
    calls, before, has_begun = Counter(), Counter(), False
    for line in trace.read_text(errors="replace").splitlines():
        found = re.match(r"\d+ +(\w+)\(", line)
        if not found:
            continue
        has_begun = has_begun or (str(edited / "site") in line and found[1] != "execve")
        calls[found[1]] += 1
        before[found[1]] += not has_begun
    return {call: (before[call] + 1, calls[call]) for call in calls}


def meddling(call: str, how: str) -> list[str]:
    """A command that meddles with one sort of another command's system calls."""
    return [*TRACER, "-e", f"trace={call}", "-e", f"inject={call}:{how}"]


@traced
@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_fails(program, edited, turns, tmp_path, call, error):
    first, last = turns.get(call, (1, 0))
    if first > last:
        pytest.skip(f"a build makes no {call} here")
    places = random.Random(call + error).sample(range(first, last + 1), min(PLACES, last + 1 - first))
    for place in places:
        output = tmp_path / str(place)
        shutil.copytree(edited / "old", output)
        run = program.build(edited / "site", output, before=meddling(call, f"error={error}:when={place}"))
        ends_well(run, edited, output, call)
        converges(program, edited, output)


@traced
@pytest.mark.parametrize("error", ["EIO", "EINTR", "EMFILE"])
@pytest.mark.parametrize("command", ["check", "list", "stats"])
def test_a_call_that_fails_while_reading(program, edited, turns, command, error):
    """Either everything is told, or why it cannot be."""
    arguments = [command, "--site", edited / "site", "--now", NOON]
    whole = succeeded(program.run(*arguments)).stdout
    for call in ["openat", "read", "getdents64"]:
        first = turns[call][0]
        for place in random.Random(command + call + error).sample(range(first, first + 20), 2):
            run = program.run(*arguments, before=meddling(call, f"error={error}:when={place}"))
            assert run.returncode in [0, 1, 3], f"exit {run.returncode}: {said(run)}"
            if run.returncode == 0 and command != "list":
                assert run.stdout == whole
            # A file that cannot be read stands in the list, as rejected.
            assert run.stdout == whole or said(run) or "有错" in run.stdout.decode()


@traced
def test_a_page_that_grows_while_it_is_read(program, edited, tmp_path):
    """It is read to its end, not to where that was when the program asked how long the file is."""
    site = tmp_path / "site"
    shutil.copytree(edited / "site", site, ignore=shutil.ignore_patterns(".cache"))
    page = site / "content/stories/guide.md"
    late = [*TRACER, "-P", page, "-e", "trace=newfstatat", "-e", "inject=newfstatat:delay_exit=3000000"]
    command = ["build", "--site", site, "--output", tmp_path / "public", "--now", NOON, "--quiet"]
    process = subprocess.Popen([*map(str, late), program.path, *command], stderr=subprocess.DEVNULL)
    time.sleep(1)
    with open(page, "a", encoding="utf-8") as stream:
        stream.write("\n后来添上的一句。\n")
    assert process.wait(60) == 0
    texts = [content for path, content in files_in(tmp_path / "public").items() if path.endswith("/guide/index.html")]
    assert len(texts) == 1 and "后来添上的一句。".encode() in texts[0]


@traced
@pytest.mark.parametrize("call", ["openat", "write", "rename", "mkdir", "unlink"])
def test_killed_at_a_call(program, edited, turns, tmp_path, call):
    """Nothing can be said then; but every file is whole, and the next build puts everything right."""
    first, last = turns.get(call, (1, 0))
    if first > last:
        pytest.skip(f"a build makes no {call} here")
    old, new = files_in(edited / "old"), files_in(edited / "new")
    for place in random.Random(call).sample(range(first, last + 1), min(6, last + 1 - first)):
        output = tmp_path / str(place)
        shutil.copytree(edited / "old", output)
        program.build(edited / "site", output, before=meddling(call, f"signal=KILL:when={place}"))
        after = files_in(output)
        for path in old:
            assert after.get(path) in [old[path], new.get(path)], f"{path} is neither old nor new"
        converges(program, edited, output)


PRELOADED = """\
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <unistd.h>
/* Every second call is interrupted, and no call does more than a part of what was asked. */
static _Thread_local int turn;
static size_t part(size_t count) { return count > 7 ? count / 3 : count; }
ssize_t write(int file, const void *bytes, size_t count) {
  static ssize_t (*next)(int, const void *, size_t);
  if (!next) next = dlsym(RTLD_NEXT, "write");
  if (turn++ % 2) { errno = EINTR; return -1; }
  return next(file, bytes, part(count));
}
ssize_t read(int file, void *bytes, size_t count) {
  static ssize_t (*next)(int, void *, size_t);
  if (!next) next = dlsym(RTLD_NEXT, "read");
  if (turn++ % 2) { errno = EINTR; return -1; }
  return next(file, bytes, part(count));
}
"""


def test_short_and_interrupted_reads_and_writes(program, edited, output, tmp_path):
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        pytest.skip("there is no compiler of C here")
    (tmp_path / "short.c").write_text(PRELOADED)
    library = tmp_path / "short.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, tmp_path / "short.c", "-ldl"], check=True)
    run = program.build(edited / "site", output, env=os.environ | {"LD_PRELOAD": str(library)})
    assert run.returncode == 0, said(run)
    assert files_in(output) == files_in(edited / "new")


def test_a_full_disk(program, edited, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk], capture_output=True).returncode != 0:
        pytest.skip("mounting a small disk is not permitted here")
    try:
        output = disk / "public"
        shutil.copytree(edited / "old", output)
        filler = disk / "filler"
        for left in [0, 4, 12, 40]:
            with open(filler, "wb") as stream:
                free = os.statvfs(disk).f_bavail - left
                stream.write(bytes(max(free, 0) * os.statvfs(disk).f_bsize))
            run = program.build(edited / "site", output)
            assert run.returncode == 3 and "No space left" in said(run)
            ends_well(run, edited, output)
            filler.unlink()
        converges(program, edited, output)
    finally:
        subprocess.run(["umount", disk], check=True)


def limited(limit: str) -> list[str]:
    return ["bash", "-c", f'{limit}; exec "$@"', "limited"]


def test_the_largest_size_of_a_file(program, edited, output):
    run = program.build(edited / "site", output, before=limited("ulimit -f 2"))
    assert run.returncode == 3 and "File too large" in said(run)
    ends_well(run, edited, output)
    converges(program, edited, output)


@pytest.mark.parametrize("count", [32, 16, 7])
def test_few_descriptors(program, edited, output, count):
    run = program.build(edited / "site", output, before=limited(f"ulimit -n {count}"))
    assert run.returncode == (0 if count >= 16 else 3), said(run)
    ends_well(run, edited, output)
    for command in ["check", "list", "stats"]:
        run = program.run(command, "--site", edited / "site", "--now", NOON, before=limited(f"ulimit -n {count}"))
        assert run.returncode == (0 if count >= 16 else 3), said(run)
        assert run.returncode == 0 or "Too many open files" in said(run)
    # What was started with few may have more where the system lets it.
    run = program.build(edited / "site", output, before=limited(f"ulimit -S -n {count}"))
    assert run.returncode == 0, said(run)


needs_another_user = pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"), reason="nothing is forbidden to root")
AS_ANOTHER_USER = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []


def open_to_others(program: Program, *folders: Path) -> None:
    """Lets another user read folders, and skips a test where he may not run the program."""
    for folder in folders:
        subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
        for parent in folder.parents:
            if parent.stat().st_mode & 0o005 != 0o005:
                os.chmod(parent, parent.stat().st_mode | 0o055)
    if program.run("--version", before=AS_ANOTHER_USER).returncode != 0:
        pytest.skip("another user may not run the program here")


@needs_another_user
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_few_threads(program, edited, tmp_path, count):
    """Nothing waits for a thread that the system refuses; what cannot do without says so."""
    open_to_others(program, edited / "site", tmp_path)
    (tmp_path / "open").mkdir()
    os.chmod(tmp_path / "open", 0o777)
    # Another process of the user's own may end or begin at any time, and so may a thread of it.
    before = [*AS_ANOTHER_USER, "prlimit", f"--nproc={count}"]
    output = tmp_path / "open/public"
    run = program.build(edited / "site", output, before=before, timeout=60)
    assert run.returncode == 0, said(run)
    assert files_in(output) == files_in(edited / "new")
    for command in [["check"], ["list"], ["stats"], ["theme", "schema"], ["serve", "--port", "0"]]:
        run = program.run(*command, "--site", edited / "site", "--now", NOON, before=before, timeout=60)
        if command[0] == "serve":
            assert run.returncode == 3 and "线程太少" in said(run)
        else:
            assert run.returncode == 0, said(run)


@needs_another_user
def test_folders_that_may_not_be_read_or_written(program, edited, tmp_path):
    (tmp_path / "closed").mkdir(mode=0o555)
    site = tmp_path / "site"
    shutil.copytree(edited / "site", site)
    open_to_others(program, site, tmp_path / "closed")
    before = AS_ANOTHER_USER
    run = program.build(site, tmp_path / "closed/public", before=before)
    assert run.returncode == 3 and "Permission denied" in said(run) and "closed" in said(run)
    os.chmod(site / "content/stories", 0)
    run = program.build(site, "/dev/shm/never", before=before)
    assert run.returncode == 3 and "content/stories" in said(run)
    os.chmod(site / "content/stories", 0o755)


COMMANDS = [["--version"], ["--help"], ["list"], ["check"], ["check", "--format", "json"], ["stats"],
            ["theme", "schema"], ["explain"]]


def site_arguments(edited: Path, command: list[str]) -> list:
    knows_no_site = command[0] in ["--version", "--help", "explain"]
    return command if knows_no_site else [*command, "--site", edited / "site", "--now", NOON]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_output_that_is_full_or_closed(program, edited, command):
    """What was asked for did not arrive, so the run was no success."""
    arguments = site_arguments(edited, command)
    whole = program.run(*arguments)
    assert whole.returncode == 0
    for redirect in [">/dev/full", ">&-"]:
        run = program.run(*arguments, before=["bash", "-c", f'exec "$@" {redirect}', "redirected"])
        # A check that finds nothing has nothing to say as JSON.
        expected = 3 if whole.stdout else 0
        assert run.returncode == expected, f"{redirect}: exit {run.returncode}: {said(run)}"
        assert not whole.stdout or "无法写到标准输出" in said(run)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_that_has_gone(program, edited, command):
    """`xinfeng list | head` is no error."""
    reader, writer = os.pipe()
    os.close(reader)
    run = program.run(*site_arguments(edited, command), capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert run.returncode == 0 and "Broken pipe" not in said(run)


def test_a_reader_that_is_slow(program, edited):
    """A pipe that never waits is waited for."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    arguments = ["theme", "schema", "--site", edited / "site"]
    whole = succeeded(program.run(*arguments)).stdout
    process = subprocess.Popen([program.path, *arguments], stdout=writer)
    os.close(writer)
    time.sleep(0.3)
    with open(reader, "rb") as stream:
        assert stream.read() == whole
    assert process.wait(30) == 0


@pytest.mark.parametrize("closed", ["0", "1", "2", "1,2", "0,1,2"])
def test_closed_standard_files_receive_no_page_and_pages_no_message(program, edited, output, closed):
    redirects = " ".join(f"{number}>&-" for number in closed.split(","))
    run = program.run("build", "--site", edited / "site", "--output", output, "--now", NOON,
                      before=["bash", "-c", f'exec "$@" {redirects}', "redirected"])
    assert run.returncode == (3 if "1" in closed else 0)
    assert files_in(output) == files_in(edited / "new")


def is_stopped_well(process: subprocess.Popen, number: signal.Signals, edited: Path, output: Path) -> bool:
    """Whether the build was stopped before its end; either way it ended in order."""
    _, errors = process.communicate(timeout=60)
    new, after = files_in(edited / "new"), files_in(output)
    if process.returncode == 0:
        assert after == new
        return False
    assert process.returncode == 128 + number, f"exit {process.returncode}: {errors.decode(errors='replace')}"
    # The signal may come when all is in place, and the program is about to end.
    if after == new:
        return False
    assert after == files_in(edited / "old")
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_in_the_middle_of_a_build(program, edited, tmp_path, number):
    stopped = 0
    for attempt in range(12):
        output = tmp_path / str(attempt)
        shutil.copytree(edited / "old", output)
        # Calls are slowed down, so that there is a middle.
        slow = meddling("write", "delay_enter=2000") if TRACES else []
        process = subprocess.Popen(
            [*slow, program.path, "build", "--site", edited / "site", "--output", output, "--now", NOON, "--quiet"],
            stderr=subprocess.PIPE, start_new_session=True)
        time.sleep(0.02 + 0.02 * attempt)
        target = child_of(process.pid, program.path.name[:15]) if TRACES else process.pid
        if target:
            os.kill(target, number)
            stopped += is_stopped_well(process, number, edited, output)
        else:
            process.communicate(timeout=60)
        converges(program, edited, output)
    assert stopped > 0, "no build was stopped in the middle"


def child_of(parent: int, name: str) -> int | None:
    """The traced program, once it is the program; before, signals are not its own to answer."""
    for _ in range(400):
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
            for child in children:
                status = Path(f"/proc/{child}/status").read_text()
                caught = int(re.search(r"SigCgt:\t(\w+)", status)[1], 16)
                if caught >> (signal.SIGTERM - 1) & 1 and f"Name:\t{name}\n" in status:
                    return int(child)
        except (FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.005)
    return None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_told_to_end_while_serving(program, edited, number):
    process = subprocess.Popen([program.path, "serve", "--site", edited / "site", "--port", "0", "--now", NOON],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert "http://127.0.0.1" in until(process, "http://")
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert "已停止" in errors.decode()


def until(process: subprocess.Popen, word: str) -> str:
    """What a process says on standard error up to a line with a word."""
    text = ""
    while word not in text:
        line = process.stderr.readline().decode()
        assert line, f"it ended: {text}"
        text += line
    return text


def answers(port: str, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def test_serving_with_few_descriptors(program, edited):
    """More browsers come than can be answered; when they have gone, the next is answered."""
    process = subprocess.Popen(
        [*limited("ulimit -n 32"), program.path, "serve", "--site", edited / "site", "--port", "0", "--now", NOON],
        stderr=subprocess.PIPE)
    port = re.search(r"127\.0\.0\.1:(\d+)", until(process, "http://"))[1]
    crowd = []
    for _ in range(60):
        # While there is no descriptor left, nobody listens either.
        with contextlib.suppress(OSError):
            crowd.append(socket.create_connection(("127.0.0.1", int(port))))
    time.sleep(0.5)
    assert len(crowd) > 10
    assert process.poll() is None
    for connection in crowd:
        connection.close()
    waited = time.monotonic() + 20
    while answers(port, "/") != 200 and time.monotonic() < waited:
        time.sleep(0.2)
    assert answers(port, "/") == 200
    assert answers(port, "/nothing/") == 404
    process.terminate()
    process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGTERM


def test_serving_where_nothing_can_be_kept(program, edited, tmp_path):
    """Pictures that cannot be kept are made again."""
    shutil.copytree(edited / "site", tmp_path / "site", ignore=shutil.ignore_patterns(".cache"))
    (tmp_path / "site/.cache").write_text("no folder")
    process = subprocess.Popen([program.path, "serve", "--site", tmp_path / "site", "--port", "0", "--now", NOON],
                               stderr=subprocess.PIPE)
    port = re.search(r"127\.0\.0\.1:(\d+)", until(process, "http://"))[1]
    pages = files_in(edited / "new")
    assert any(path.startswith("media/") for path in pages)
    for path in pages:
        assert answers(port, "/" + path.removesuffix("index.html")) == 200, path
    process.terminate()
    process.communicate(timeout=30)


@pytest.mark.parametrize("closed", ["1", "2", "0,1,2"])
def test_serving_with_closed_standard_files(program, edited, closed):
    redirects = " ".join(f"{number}>&-" for number in closed.split(","))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen(["bash", "-c", f'exec "$@" {redirects}', "redirected", program.path, "serve", "--site",
                                edited / "site", "--port", port, "--now", NOON])
    waited = time.monotonic() + 20
    while answers(port, "/") != 200 and time.monotonic() < waited:
        time.sleep(0.1)
    assert answers(port, "/") == 200
    process.terminate()
    assert process.wait(30) == 128 + signal.SIGTERM


def test_what_shields_the_program_from_a_signal_is_respected(program, edited, output):
    """As nohup does."""
    process = subprocess.Popen(
        ["bash", "-c", 'trap "" HUP; exec "$@"', "shielded", program.path, "serve", "--site", edited / "site",
         "--port", "0"],
        stderr=subprocess.PIPE)
    until(process, "http://")
    process.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    assert process.poll() is None
    process.terminate()
    process.communicate(timeout=30)


def test_a_port_that_is_taken(program, edited):
    first = subprocess.Popen([program.path, "serve", "--site", edited / "site", "--port", "0"], stderr=subprocess.PIPE)
    port = re.search(r"127\.0\.0\.1:(\d+)", until(first, "http://"))[1]
    second = program.run("serve", "--site", edited / "site", "--port", port)
    assert second.returncode == 3 and port in said(second)
    first.terminate()
    first.communicate(timeout=30)


@pytest.mark.parametrize("arguments", [
    ["biuld"], ["build", "--outptu", "x"], ["build", "--now", "tomorrow"], ["list", "--state", "nothing"], ["new"],
    ["explain", "no-such-rule"], ["build", "--lang", "tlh"], ["serve", "--port", "99999999"],
], ids=" ".join)
def test_a_command_that_is_not_understood(program, edited, arguments):
    run = program.run(*arguments, cwd=edited / "site")
    assert run.returncode == 2 and said(run)


@pytest.mark.parametrize("command", ["build", "check", "list", "stats"])
def test_a_site_that_is_not_there(program, tmp_path, command):
    run = program.run(command, "--site", tmp_path / "nowhere")
    assert run.returncode == 1 and "site.yml" in said(run) + run.stdout.decode()
