"""Told to end, every command ends within a second, wherever it is, and ends what it started."""
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from program import NOON, files_in, succeeded
from small_site import SmallSite, png

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
# The promise is a second; a busy machine is given more.
PATIENCE = float(os.environ.get("XINFENG_PATIENCE", "3"))


@pytest.fixture(scope="module")
def built(program, tmp_path_factory):
    """A site in two states: `old` is in the output, `site` was edited since."""
    folder = tmp_path_factory.mktemp("built")
    site = SmallSite(folder / "site", seed=9)
    succeeded(program.build(site.folder, folder / "old"))
    for edit in [site.stylesheet, site.template, site.add, site.delete]:
        edit()
    return folder


def stopped(process: subprocess.Popen, number: signal.Signals) -> str:
    """What a process says that is told to end; it must obey at once."""
    assert process.poll() is None, "it ended before it was told to"
    began = time.monotonic()
    process.send_signal(number)
    try:
        _, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError(f"it ran on for {time.monotonic() - began:.1f} s") from None
    assert process.returncode == 128 + number, (errors or b"").decode(errors="replace")
    return (errors or b"").decode(errors="replace")


def wait_until(is_so, patience: float = 60) -> None:
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < patience, "it never came to that"
        time.sleep(0.02)


SLOW = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* What is written into the folder of a build takes an hour, once a few files are there. */
static int turns;
ssize_t write(int file, const void *bytes, size_t count) {
  static ssize_t (*next)(int, const void *, size_t);
  char link[64], path[4096] = "";
  if (!next) next = dlsym(RTLD_NEXT, "write");
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  if (readlink(link, path, sizeof path - 1) > 0 && strstr(path, "/.xinfeng-build-") && ++turns > 5) {
    FILE *mark = fopen(getenv("SLOW_MARK"), "w");
    fclose(mark);
    sleep(3600);
  }
  return next(file, bytes, count);
}
"""


@pytest.mark.parametrize("number", SIGNALS)
def test_while_an_output_takes_long(program, built, tmp_path, number):
    """The output is as it was, though the build never came to ask whether it is to stop."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        pytest.skip("there is no compiler of C here")
    (tmp_path / "slow.c").write_text(SLOW)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", tmp_path / "slow.so", tmp_path / "slow.c", "-ldl"], check=True)
    environment = os.environ | {"LD_PRELOAD": str(tmp_path / "slow.so"), "SLOW_MARK": str(tmp_path / "mark")}
    for output in [tmp_path / "public", tmp_path / "first"]:
        if output.name == "public":
            shutil.copytree(built / "old", output)
        (tmp_path / "mark").unlink(missing_ok=True)
        process = subprocess.Popen(
            [program.path, "build", "--site", built / "site", "--output", output, "--now", NOON, "--quiet"],
            stderr=subprocess.PIPE, env=environment)
        wait_until((tmp_path / "mark").exists)
        assert "没有改动" in stopped(process, number)
        if output.name == "public":
            assert files_in(output) == files_in(built / "old")
            assert [path.name for path in output.rglob(".*")] == [".xinfeng-build"]
        else:
            assert not output.exists() or not os.listdir(output)


@pytest.mark.parametrize("number", SIGNALS)
def test_while_another_build_is_waited_for(program, built, tmp_path, number):
    shutil.copytree(built / "old", tmp_path / "public")
    held = os.open(tmp_path / "public", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    process = subprocess.Popen(
        [program.path, "build", "--site", built / "site", "--output", tmp_path / "public", "--now", NOON],
        stderr=subprocess.PIPE)
    assert "等它结束" in process.stderr.readline().decode()
    stopped(process, number)
    os.close(held)
    assert files_in(tmp_path / "public") == files_in(built / "old")


def test_while_nobody_reads(program, built):
    """Neither what is asked for nor the farewell is taken: both pipes are full."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while True:
            os.write(writer, bytes(4096))
    except BlockingIOError:
        os.set_blocking(writer, True)
    process = subprocess.Popen([program.path, "theme", "schema", "--site", built / "site"], stdout=writer, stderr=writer)
    time.sleep(0.5)
    stopped(process, signal.SIGTERM)
    os.close(reader)
    os.close(writer)


@pytest.fixture
def sleeping_program(tmp_path):
    """A folder for PATH with programs that never end and leave their numbers, and that of what they start."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ["curl", "pdftotext"]:
        (folder / name).write_text(f"#!/bin/sh\nsleep 3600 &\necho $$ $! > {folder}/{name}.part\n"
                                   f"mv {folder}/{name}.part {folder}/{name}.pid\nwait\n")
        (folder / name).chmod(0o755)
    return folder


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("name", ["curl", "pdftotext"])
def test_while_another_program_works(program, built, tmp_path, sleeping_program, name, number):
    """The other ends, too, with what it started."""
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    arguments = ["check", "--external"] if name == "curl" else ["check"]
    guide = site / "content/stories/guide.md"
    text = guide.read_text("utf-8") + "\n见[外面](https://example.com/)。\n"
    if name == "pdftotext":
        (guide.parent / "a.pdf").write_bytes(PDF)
        text += "\n[一份文件](a.pdf)\n"
    guide.write_text(text, "utf-8")
    process = subprocess.Popen([program.path, *arguments, "--site", site, "--now", NOON], stderr=subprocess.PIPE,
                               env=os.environ | {"PATH": f"{sleeping_program}:{os.environ['PATH']}"})
    note = sleeping_program / f"{name}.pid"
    wait_until(lambda: note.exists() or process.poll() is not None)
    assert note.exists(), process.stderr.read().decode()
    stopped(process, number)
    for child in map(int, note.read_text().split()):
        wait_until(lambda: not is_running(child), 5)
    assert not (site / ".cache/attachments").exists()


def pdf() -> bytes:
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"]
    text, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(text)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return text + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
                   f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").encode()


PDF = pdf()


@pytest.mark.parametrize("what", ["attachment", "picture"])
def test_in_the_middle_of_a_large_file(program, built, tmp_path, what):
    site = tmp_path / "site"
    shutil.copytree(built / "site", site)
    guide = site / "content/stories/guide.md"
    if what == "attachment":
        with zipfile.ZipFile(guide.parent / "big.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for number in range(12):
                archive.writestr(f"{number}.txt", os.urandom(3_000_000).hex())
        line = "[附件](big.zip)"
    else:
        (guide.parent / "big.png").write_bytes(png(7000, 6000, 3))
        line = "![一片颜色](big.png)"
    guide.write_text(guide.read_text("utf-8") + f"\n{line}\n", "utf-8")
    for delay in [0.15, 0.3, 0.5]:
        process = subprocess.Popen(
            [program.path, "build", "--site", site, "--output", tmp_path / "public", "--now", NOON, "--quiet"],
            stderr=subprocess.PIPE)
        time.sleep(delay)
        if process.poll() is None:
            stopped(process, signal.SIGTERM)
            assert not (tmp_path / "public").exists()
        else:
            shutil.rmtree(tmp_path / "public", ignore_errors=True)
        process.stderr.close()


def test_suites_started_in_the_background(tmp_path):
    """Programs that tests start answer signals though whoever started the tests has them ignored."""
    folder = tmp_path / "Tests"
    folder.mkdir()
    here = Path(__file__).resolve().parent.parent
    for name in ["conftest.py", "pytest.ini"]:
        shutil.copy(here / name, folder)
    (folder / "test_child.py").write_text(
        "import subprocess\n"
        "def test_child():\n"
        "    status = subprocess.run(['cat', '/proc/self/status'], capture_output=True, text=True).stdout\n"
        "    ignored = int(status.split('SigIgn:')[1].split()[0], 16)\n"
        "    assert ignored & 0b111 == 0, hex(ignored)\n")
    run = subprocess.run(["bash", "-c", "trap '' INT HUP QUIT; exec \"$@\"", "background", sys.executable, "-m", "pytest",
                          "-q", folder], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stdout
