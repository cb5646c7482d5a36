"""What a photographer waits for: a hundred photographs of twelve megapixels, made ready for readers."""
import pathlib
import shutil
import subprocess

from run import ROOT
from waits import Wait
from waits_sites import NOW, folder, found, seconds

WHO = "photographer"
PHOTOGRAPHS = 100


def waits(bench):
    what = f"`build` of a story with {PHOTOGRAPHS} photographs of 12 megapixels"
    if found("vips", "vipsthumbnail"):
        yield Wait(WHO, what, note="not measured: install libvips-tools")
        return
    with folder("pictures", 20000) as place:
        site = place / "site"
        photographs = make_story(site, place)
        command = [bench.program, "build", "--quiet", "--site", site, "--output", place / "out", "--now", NOW]
        first = Wait(WHO, what, [seconds(command)], "`vipsthumbnail` to one size of 1600 px")
        first.beside_seconds = [seconds(
            ["vipsthumbnail", "--size", "1600x", "-o", str(place / "small-%s.webp[Q=80,strip]"), *photographs])]
        yield first
        again = Wait(WHO, "the same again, nothing changed")
        for _ in range(bench.runs):
            shutil.rmtree(place / "out")
            again.seconds.append(seconds(command))
        yield again


def make_story(site: pathlib.Path, place: pathlib.Path) -> list[pathlib.Path]:
    """A site of one story that shows all photographs, which stand beside it."""
    shutil.copytree(ROOT / "Tests/GoldenTests/Theme", site / "themes/plain")
    stories = site / "content/stories/2026"
    stories.mkdir(parents=True)
    (site / "site.yml").write_text("name: 照片\naddress: https://example.org/\ntheme: plain\nlanguage: zh-CN\nsearch: false\n")
    (site / "content/_common.yml").write_text("fields: {}\n")
    (stories.parent / "_kind.yml").write_text("name: 故事\ntemplate: page\n")
    photographs = [make_photograph(stories / f"photo-{number}.jpg", number, place) for number in range(PHOTOGRAPHS)]
    pictures = "\n\n".join(f"![照片{number}]({path.name})" for number, path in enumerate(photographs))
    (stories / "photographs.md").write_text(f"---\ntitle: 一百张照片\ndate: 2026-04-18\n---\n\n{pictures}\n")
    return photographs


def make_photograph(path: pathlib.Path, number: int, place: pathlib.Path) -> pathlib.Path:
    """No two are the same, and each is about as hard to compress as a photograph: blurred noise."""
    noise, soft = place / "noise.v", place / "soft.v"
    for step in [["gaussnoise", noise, "4000", "3000", "--sigma", "60", "--mean", "128", "--seed", str(number)],
                 ["gaussblur", noise, soft, "2"], ["copy", soft, f"{path}[Q=85]"]]:
        subprocess.run(["vips", *map(str, step)], check=True)
    return path
