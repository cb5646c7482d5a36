"""A release on clean machines: what `scripts/release` makes, installed and run in bare Debian systems by the steps of the
recipes in `deploy`."""
import functools
import hashlib
import http.server
import os
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest

from program import ROOT
from test_recipes import scripts

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("debootstrap"), reason="bare systems need root and debootstrap: scripts/setup test")
SUITES = ["bookworm", "trixie"]


@pytest.fixture(scope="module")
def release(program, tmp_path_factory) -> Path:
    """The files of a release, as its workflow puts them together."""
    folder = tmp_path_factory.mktemp("release")
    run = subprocess.run([ROOT / "scripts/release", program.path, folder], capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr
    sums = sorted(folder.glob("SHA256SUMS-*"))
    (folder / "SHA256SUMS").write_text("".join(file.read_text() for file in sums))
    return folder


@pytest.fixture(scope="module")
def address(release):
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(release))
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def bare(suite: str, folder: Path, script: str) -> subprocess.CompletedProcess:
    return subprocess.run([ROOT / "scripts/bare_root", suite, folder, "bash", "-e", "-o", "pipefail", "-c", script],
                          capture_output=True, text=True, timeout=900)


def test_a_release_has_its_files_with_their_checksums(release):
    names = {path.name for path in release.iterdir()}
    architecture = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True).stdout.strip()
    sums = dict(reversed(line.split("  ")) for line in (release / "SHA256SUMS").read_text().splitlines())
    for pattern in [rf"xinfeng_[\d.]+_{architecture}\.deb", rf"xinfeng-[\d.]+-linux-{architecture}\.tar\.xz",
                    rf"xinfeng-[\d.]+-linux-{architecture}\.cdx\.json"]:
        found = [name for name in names if re.fullmatch(pattern, name)]
        assert len(found) == 1 and hashlib.sha256((release / found[0]).read_bytes()).hexdigest() == sums[found[0]]


@pytest.mark.parametrize("suite", SUITES)
@pytest.mark.parametrize("places", [["github Install", "github Check", "github Build"],
                                    ["gitlab before", "gitlab check", "gitlab pages"]], ids=["github", "gitlab"])
def test_a_recipe_goes_from_nothing_to_a_site(site, address, suite, places):
    """Every step in a shell of its own, as the services run them, on the machine that the step before has left."""
    if places[0].startswith("gitlab") and suite != SUITES[0]:
        pytest.skip("the same steps on the same system")
    steps = "\n".join(f"(cd /site\n{scripts()[place]}\n)" for place in places)
    begin = time.monotonic()
    run = bare(suite, site.folder, f"export XINFENG_RELEASE={address}\n{steps}")
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    print(f"{suite}: {time.monotonic() - begin:.0f} s from a bare system to the site")
    assert (site.folder / "public/index.html").exists()


def test_a_package_that_was_changed_on_the_way_is_not_installed(site, release, address, tmp_path):
    shutil.copytree(release, tmp_path / "files")
    package = next((tmp_path / "files").glob("*.deb"))
    package.write_bytes(package.read_bytes() + b"x")
    script = scripts()["github Install"].replace('"${XINFENG_RELEASE%/}/$1"', '"file:///site/$1"')
    assert script != scripts()["github Install"]
    run = bare(SUITES[0], tmp_path / "files", script)
    assert run.returncode != 0 and "FAILED" in run.stdout
    assert "Setting up xinfeng" not in run.stdout


@pytest.mark.parametrize("suite", SUITES)
def test_the_package_names_all_that_the_program_needs(release, suite):
    """Without what is only recommended: the program starts, begins a site without pictures and builds it."""
    run = bare(suite, release, "export DEBIAN_FRONTEND=noninteractive; apt-get update -q; "
               "apt-get install -q -y --no-install-recommends ./xinfeng_*.deb; ! ldd /usr/bin/xinfeng | grep 'not found'; "
               "cd /root; xinfeng new site mine --template group; xinfeng build --site mine; xinfeng --version; "
               "apt-get purge -q -y xinfeng; ! ls /usr/bin/xinfeng /usr/share/xinfeng /usr/lib/xinfeng")
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]


def test_the_archive_runs_where_it_is_unpacked(release, tmp_path):
    subprocess.run(["tar", "xf", next(release.glob("*.tar.xz")), "-C", tmp_path], check=True)
    program = next(tmp_path.glob("*/bin/xinfeng"))
    run = subprocess.run([program, "new", "site", tmp_path / "mine"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    libraries = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    assert str(program.parent.parent / "lib/xinfeng") in os.path.realpath(re.search(r"libmimalloc\S* => (\S+)", libraries)[1])
