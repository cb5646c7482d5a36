"""LinkChecker finds every link and every anchor of the whole site in its place, starting from the home page."""

import csv
import subprocess
import sys
from pathlib import Path

from conftest import Site

# The rate is for servers of others; this one is ours. Links that leave the site are not followed: tests need no network.
SETTINGS = """[checking]
threads=4
maxrequestspersecond=100000
[filtering]
checkextern=0
[AnchorCheck]
"""


def test_no_link_is_dead(site: Site, tmp_path: Path) -> None:
    settings = tmp_path / "linkcheckerrc"
    settings.write_text(SETTINGS)
    program = Path(sys.executable).with_name("linkchecker")
    # To standard output, because where root runs it, it writes files as nobody.
    checked = subprocess.run([program, "--config", settings, "--no-status", "--verbose", "--output", "csv/utf-8", site.root,
                              site.root + "404.html"], capture_output=True, text=True)
    lines = [line for line in checked.stdout.splitlines() if not line.startswith("#")]
    links = list(csv.DictReader(lines, delimiter=";"))
    findings = sorted({f"{link['parentname']}: {link['urlname']}: {link['result']} {link['warningstring']}" for link in links
                       if link["valid"] != "True" or link["warningstring"]})
    assert not findings, "\n".join(findings[:50])
    reached = {link["url"].partition("#")[0] for link in links}
    assert {site.root + page.relative_to(site.folder).as_posix().removesuffix("index.html") for page in site.pages
            if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")} <= reached, "pages that no link leads to"
