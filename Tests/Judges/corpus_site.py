"""A site of a thousand made-up pages: the benchmark's bodies, with front matter for the kinds of this repository.

Which page gets which unit, topic or honour follows from its number alone, so that the site is the same on every machine.
"""

import json
import re
import sys
from pathlib import Path

from real_site import ROOT, make_real_site

sys.path.insert(0, str(ROOT / "Benchmarks"))
from corpus import YARDSTICK, Corpora  # noqa: E402 (found by the line above)

PAGES = 1000
TOPICS = ["good-people", "our-festivals", "volunteer-service", "civil-family", "civil-manners", "theory-talks", "moral-models"]
CATEGORIES = ["助人为乐", "见义勇为", "诚实守信", "敬业奉献", "孝老爱亲"]
LEVELS = ["organs｜省直好人", "unit｜单位好人"]
ACTIVITIES = ["志愿服务", "民俗体验", "经典诵读"]
FIELDS = ["应急救援", "社会治理", "健康科普"]
AUDIENCES = ["公众", "老年人"]


def make_corpus_site(folder: Path) -> None:
    corpora = Corpora(YARDSTICK, folder.parent / "corpus", PAGES, images=0)
    corpora.make_pages("neutral", corpora.neutral)
    make_real_site(folder)
    content = folder / "content"
    # What the pages of this repository say about one another would point to pages that are not there.
    units = re.findall(r"name: ([^,}]+), group", (content / "vocabularies/units.yml").read_text(encoding="utf-8"))
    for page in sorted(corpora.page_files(corpora.neutral)):
        path = page.relative_to(corpora.neutral / "content")
        target = content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(converted(page.read_text(encoding="utf-8"), path, units), encoding="utf-8")


def converted(text: str, path: Path, units: list[str]) -> str:
    _, head, body = text.split("---\n", 2)
    number = int(re.search(r"\d+$", path.stem)[0])
    values = dict(re.findall(r"(?m)^(\w+): (.+)$", head))
    person = re.search(r"people:\n  - (.+)", head)

    def pick(choices: list[str]) -> str:
        return choices[number % len(choices)]

    date, summary = values["date"], values["summary"].strip('"')
    fields = {
        "title": values["title"].strip('"'), "date": f"{date[:10]} {date[11:16]}", "slug": values["slug"], "summary": summary[:120],
        "topics": list({TOPICS[number % 7], TOPICS[number // 7 % 7]}), "unit": pick(units), "source": pick(units),
    }
    match path.parts[0]:
        case "stories":
            fields |= {"person": person[1] if person else "某某", "category": pick(CATEGORIES), "deed": summary[:40],
                       "honours": [f"{pick(LEVELS)}｜{date[:4]}"], "consent": "public-figure"}
        case "festivals":
            fields |= {"festival": values["festival"], "year": int(date[:4]), "start": date[:10], "kinds": [pick(ACTIVITIES)]}
        case "projects":
            fields |= {"method": summary[:40], "field": [pick(FIELDS)], "team": ["党员志愿服务"], "since": date[:10], "audience": [pick(AUDIENCES)]}
    lines = [f"{name}: {value if name in ('date', 'start', 'since') else json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", body])
