"""axe-core finds nothing on any template: WCAG 2.2 AA and its best practices, however the page is looked at."""

from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

from conftest import Site
from pages_of_templates import pages_of_templates

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The rules that depend on how a page looks. Schemes, sizes of text and widths between a telephone's and a desk's change
# nothing else.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
RUN = """async run => (await axe.run({runOnly: run, resultTypes: ["violations"]})).violations
  .flatMap(rule => rule.nodes.map(node => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary}`))"""


@dataclass
class View:
    name: str
    width: int
    context: dict = field(default_factory=dict)
    text: str = ""
    is_whole: bool = False  # all rules, not only those about looks

    @property
    def is_so(self) -> str:
        """What holds in a page that is looked at like this, so that no view is one in name only."""
        dark, forced = (str(self.context.get(name) == value).lower() for name, value in (("color_scheme", "dark"), ("forced_colors", "active")))
        size = {"": 18, "huge": 30}[self.text]
        return (f"matchMedia('(prefers-color-scheme: dark)').matches === {dark} && matchMedia('(forced-colors: active)').matches === {forced}"
                f" && getComputedStyle(document.documentElement).fontSize === '{size}px'")

    @property
    def run(self) -> dict:
        return {"type": "tag", "values": TAGS} if self.is_whole else {"type": "rule", "values": LOOKS}


VIEWS = [
    View("phone", 360, is_whole=True),
    View("tablet", 768),
    View("desk", 1280, is_whole=True),
    View("dark on a phone", 360, {"color_scheme": "dark"}),
    View("dark on a desk", 1280, {"color_scheme": "dark"}),
    View("forced colours", 768, {"forced_colors": "active"}),
    View("elder mode on a phone", 360, text="huge"),
    View("elder mode on a desk, dark", 1280, {"color_scheme": "dark"}, text="huge"),
    # A desk magnified to 400 %, the narrowest that WCAG asks for.
    View("magnified", 320),
]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(site: Site, browser: Browser, view: View) -> None:
    if site.name == "corpus" and view is not VIEWS[0]:
        pytest.skip("the corpus has the same templates with less in them; one view is enough")
    context = browser.new_context(viewport={"width": view.width, "height": 900}, **view.context)
    context.add_init_script(AXE)
    if view.text:
        context.add_init_script(f"localStorage.setItem('reading-text', '{view.text}')")
    page = context.new_page()
    findings = []
    for name, address in pages_of_templates(site.folder, whole=site.name == "content").items():
        page.goto(site.root + address)
        assert page.evaluate(view.is_so), f"/{address} is not shown as {view.name}"
        findings += [f"{name} /{address}: {finding}" for finding in page.evaluate(RUN, view.run)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > view.width:
            findings.append(f"{name} /{address}: {width} px wide in a window of {view.width} px")
    context.close()
    assert not findings, "\n".join(findings)
