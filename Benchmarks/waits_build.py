"""What stands between a commit and a reader: the build on a server that has nothing yet, the search's index, a roll."""
import shutil
import time

from measure import wait_until_idle
from rolls import write_roll
from run import ROOT
from waits import Wait
from waits_sites import NOW, copy_of_site, corpora, folder, found, seconds

WHO = "reader"


def waits(bench):
    yield from_commit(bench)
    yield index(bench)
    yield check(bench)
    yield roll(bench)


def from_commit(bench) -> Wait:
    """A workflow's steps on a clean machine: clone the commit, build and compress, hand the folder over."""
    wait = Wait(WHO, f"a commit of {bench.pages} pages → live, by a workflow that clones, publishes and has no cache")
    if missing := found("git"):
        wait.note = f"not measured: {missing[0]} is not installed"
        return wait
    with folder("commit", bench.pages * 2) as place:
        site = copy_of_site(bench, place, f"publish:\n  live: {{directory: {place}/www}}\n")
        git = ["git", "-C", site, "-c", "user.name=x", "-c", "user.email=x@example.org"]
        for step in [["init", "-q"], ["add", "-A"], ["commit", "-qm", "a commit"]]:
            seconds([*git, *step])
        wait_until_idle(3)
        start = time.perf_counter()
        seconds(["git", "clone", "-q", "--depth", "1", f"file://{site}", place / "clone"])
        seconds([bench.program, "publish", "live", "--site", place / "clone", "--now", NOW])
        wait.seconds.append(time.perf_counter() - start)
    return wait


def index(bench) -> Wait:
    """A build with the search less one without."""
    wait = Wait(WHO, f"the search index of {bench.pages} pages")
    with folder("index", bench.pages * 2) as place:
        site = copy_of_site(bench, place)
        settings = (site / "site.yml").read_text()
        for _ in range(bench.runs):
            times = []
            for has_search in ["false", "true"]:
                (site / "site.yml").write_text(settings.replace("search: false", f"search: {has_search}"))
                shutil.rmtree(place / "out", ignore_errors=True)
                times.append(seconds([bench.program, "build", "--quiet", "--site", site, "--output", place / "out",
                                      "--now", NOW]))
            wait.seconds.append(times[1] - times[0])
    return wait


def check(bench) -> Wait:
    """What a workflow says of a proposed change."""
    site = corpora(bench).site
    return Wait(WHO, f"`check` of {bench.pages} pages", [
        seconds([bench.program, "check", "--quiet", "--site", site, "--now", NOW]) for _ in range(bench.runs)])


def roll(bench, rows: int = 10000) -> Wait:
    """A build of the sample site with a large roll less one without; a first build of each made its pictures."""
    wait = Wait(WHO, f"a roll of {rows} rows, in a build of the sample site")
    with folder("roll") as place:
        sites = [place / "without", place / "with"]
        for site in sites:
            for part in ["content", "themes"]:
                shutil.copytree(ROOT / part, site / part)
            shutil.copy(ROOT / "site.yml", site)
        write_roll(sites[1], rows)
        for run in range(bench.runs + 1):
            times = []
            for site in sites:
                shutil.rmtree(site / "public", ignore_errors=True)
                times.append(seconds([bench.program, "build", "--quiet", "--site", site, "--now", NOW]))
            if run > 0:
                wait.seconds.append(times[1] - times[0])
    return wait
