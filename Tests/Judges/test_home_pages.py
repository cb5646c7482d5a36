"""The shipped home page holds whatever a site has: each of these sites is built, looked at in every width and scheme, and judged."""

import functools
import http.server
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import NOW, Handler, program
from home_sites import HOME_SITES
from test_accessibility import AXE, RUN, TAGS
from test_html import JAR, YOUNGER_THAN_THE_CHECKER

# Lines of less than four letters that have more to say: a column too narrow to be read.
NARROW = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    let box = node.parentElement;
    if (text.length < 5 || !box.checkVisibility() || box.closest(".unseen, .hidden, .skip, svg, option")) continue;
    while (getComputedStyle(box).display.startsWith("inline")) box = box.parentElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = new Set([...range.getClientRects()].filter(line => line.width > 1).map(line => Math.round(line.top)));
    const style = getComputedStyle(box);
    const width = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (lines.size > 1 && width < 4 * parseFloat(style.fontSize)) found.add(`${Math.round(width)} px for ${text.slice(0, 30)}`);
  }
  return [...found];
}"""


@pytest.fixture(scope="module", params=["zhongyuan", "jianpu"])
def homes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Path, str]]]:
    """By name, the folder of each site and the address at which it is served."""
    work = tmp_path_factory.mktemp("homes")
    homes, servers = {}, []
    for name, make in HOME_SITES.items():
        folder = work / name.replace(" ", "-")
        make(folder / "site", request.param)
        built = subprocess.run([program(), "build", "--quiet", "--now", NOW, "--site", folder / "site", "--output", folder / "public"],
                               capture_output=True, text=True)
        assert built.returncode == 0, f"{name}: {built.stderr}"
        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder / "public")))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        homes[name] = folder / "public", f"http://127.0.0.1:{servers[-1].server_port}/"
    yield homes
    for server in servers:
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_every_home_page_can_be_read(homes: dict[str, tuple[Path, str]], browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.add_init_script(AXE)
    page = context.new_page()
    findings = []
    for name, (_, address) in homes.items():
        page.goto(address)
        findings += [f"{name}: {finding}" for finding in page.evaluate(RUN, {"type": "tag", "values": TAGS})]
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            findings.append(f"{name}: {needed} px wide in a window of {width} px")
        findings += [f"{name}: {narrow}" for narrow in page.evaluate(NARROW)]
        if pictures := os.environ.get("XINFENG_HOME_PICTURES"):
            page.screenshot(path=Path(pictures, f"{name.replace(' ', '-')}-{width}-{scheme}.png"), full_page=True)
    context.close()
    assert not findings, "\n".join(findings)


def test_every_home_page_is_valid(homes: dict[str, tuple[Path, str]]) -> None:
    pages = [folder / "index.html" for folder, _ in homes.values()]
    checked = subprocess.run(["java", "-Xss2m", "-XX:+UseSerialGC", "-jar", JAR, "--format", "json", *pages], capture_output=True, text=True)
    messages = json.loads(checked.stderr)["messages"]
    findings = [f"{message['url']}:{message.get('lastLine', 0)}: {message['message']}" for message in messages
                if message["message"] not in YOUNGER_THAN_THE_CHECKER]
    assert not findings, "\n".join(findings[:50])


def test_narrow_columns_are_seen(browser: Browser) -> None:
    """Or else silence would mean nothing."""
    page = browser.new_page()
    page.set_content("<p style='width:3em'>这一栏太窄了，一行三个字</p><p style='width:20em'>这一栏够宽了，一行二十个字，到了行末才换行，所以不算</p>")
    found = page.evaluate(NARROW)
    page.close()
    assert len(found) == 1 and "太窄" in found[0]
