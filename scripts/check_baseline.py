#!/usr/bin/env python3
"""Checks that the style sheets and scripts of themes hold in the oldest browsers that readers have.

    scripts/check_baseline.py [FOLDER…]      themes and the program's own script, where none is named

The baseline is in docs/theme-guide.md. What is newer may stand where its absence does no harm: inside `@supports`, in a
rule of its own whose selectors older browsers drop, or as one of the properties below, which only refine. The data is
MDN's, as Debian packs it (node-mdn-browser-compat-data); what it does not know is newer than it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from style_sheet import Declaration, Rule, parts, read_rules

ROOT = Path(__file__).resolve().parent.parent
BASELINE = {"chrome": 86.0, "firefox": 102.0, "safari": 15.4}
NAMES = {"chrome": "Chromium", "firefox": "Firefox", "safari": "Safari"}
DATA = [Path("/usr/share/nodejs/@mdn/browser-compat-data/data.json"), Path("/usr/share/nodejs/mdn-browser-compat-data/data.json")]
# Without these a text is set a little plainer, and nothing else changes.
REFINEMENTS = {
    "text-wrap", "text-spacing-trim", "text-size-adjust", "text-underline-offset", "text-decoration-thickness", "line-clamp",
    "hanging-punctuation", "container-type", "scroll-initial-target", "forced-color-adjust", "text-emphasis", "text-emphasis-position",
}
# Safari has it from 15.4, which the data is too old to know.
SINCE_THE_DATA = {"overflow-wrap: anywhere"}
# A prefix that engines of the baseline ask for, or that all of them read.
PREFIXED = re.compile(r"-(webkit|moz)-")
FLEX_ONLY = {"justify-content", "align-items", "align-content", "align-self"}


def version(text: object) -> float:
    """As a number: 0 where it was always there or nobody wrote down since when, infinite where it is not there."""
    if isinstance(text, str):
        return float(re.sub(r"[^\d.]", "", text) or "inf")
    return float("inf") if text is False else 0.0


def since(compat: dict, browser: str) -> float:
    """The first version that has it under its own name, without a switch; infinite where none has."""
    statements = compat["support"].get(browser, [])
    statements = statements if isinstance(statements, list) else [statements]
    plain = [s for s in statements if not {"prefix", "alternative_name", "flags"} & s.keys() and ("version_removed" not in s or "partial_implementation" in s)]
    return min((version(s["version_added"]) for s in plain), default=float("inf"))


def newer(compat: dict | None) -> str | None:
    """What of the baseline lacks it: “Chromium has it from 88”; nothing where all have it."""
    if compat is None:
        return "no browser has it in the data"
    late = {browser: since(compat, browser) for browser in BASELINE}
    lacking = [f"{NAMES[b]} {'never' if v == float('inf') else f'from {v:g}'}" for b, v in late.items() if v > BASELINE[b]]
    return ", ".join(lacking) or None


class StyleRules:
    def __init__(self, data: dict) -> None:
        self.properties = data["svg"]["attributes"]["presentation"] | data["css"]["properties"]
        self.selectors = data["css"]["selectors"]
        self.at_rules, self.types = data["css"]["at-rules"], data["css"]["types"]

    def faults(self, rules: list[Rule]) -> Iterator[tuple[int, str]]:
        for rule in rules:
            if rule.name == "supports" or rule.name and newer(self.at_rules.get(rule.name, {}).get("__compat")):
                continue  # older browsers pass over the whole block
            if rule.name in {None, "page"}:
                selectors = parts(rule.prelude, ",") if rule.name is None else []
                late = [(s, fault) for s in selectors if (fault := self.selector_fault(s))]
                if late and len(late) < len(selectors):
                    yield rule.line, f"{late[0][1]}: older browsers drop the whole rule, so give “{late[0][0]}” a rule of its own"
                if not late:
                    yield from self.declaration_faults(rule.declarations)
            yield from self.faults(rule.rules)

    def selector_fault(self, selector: str) -> str | None:
        for name in re.findall(r"(?<!\\)::?([\w-]+)", selector):
            compat = self.selectors.get(name, {}).get("__compat")
            if PREFIXED.match("-" + name.lstrip("-")) or compat is None or newer(compat):
                return f":{name} ({newer(compat)})"
        if re.search(r":not\([^()]*,", selector) and (fault := newer(self.selectors["not"]["selector_list"]["__compat"])):
            return f":not() of a list ({fault})"
        return None

    def declaration_faults(self, declarations: list[Declaration]) -> Iterator[tuple[int, str]]:
        sound: set[str] = set()
        for name, value, line in declarations:
            if name.startswith("--") or PREFIXED.match(name) or name in REFINEMENTS or f"{name}: {value}" in SINCE_THE_DATA:
                continue
            known = self.properties.get(name, {})
            fault = newer(known.get("__compat"))
            fault = f"{name} ({fault})" if fault else self.value_fault(name, value, known)
            if fault is None:
                sound.add(name)
            elif name not in sound:
                yield line, f"{fault}: stand it inside @supports, or after a declaration that older browsers read"

    def value_fault(self, name: str, value: str, known: dict) -> str | None:
        bare = re.sub(r"\"[^\"]*\"|'[^']*'|url\([^)]*\)", "", value)
        for function in re.findall(r"([\w-]+)\(", bare):
            kind = self.types.get(function) or self.types.get("color", {}).get(function) or self.types.get("image", {}).get(function)
            if kind and "__compat" in kind and (fault := newer(kind["__compat"])):
                return f"{function}() ({fault})"
        for unit in set(re.findall(r"\d(dvh|svh|lvh|dvw|svw|lvw|cq\w+|lh|rlh|cap|ic)\b", bare)):
            return f"the unit {unit}"
        words = re.findall(r"(?<![\w-])[a-z][\w-]*(?![\w(-])", bare)
        if name in FLEX_ONLY and {"start", "end"} & set(words) and newer(known["flex_context"]["start_end"]["__compat"]):
            return f"{name}: {value} in flex boxes ({newer(known['flex_context']['start_end']['__compat'])}); flex-start and flex-end do it everywhere"
        for word in words:
            entry = known.get(word) or known.get(word.replace("-", "_"))
            if entry and "__compat" in entry and (fault := newer(entry["__compat"])):
                return f"{name}: {word} ({fault})"
        return None


class ScriptRules:
    """A script's names: those of the language and of browsers that the baseline has nowhere, where nobody asks first."""

    SYNTAX = {r"\?\.(?=[A-Za-z_[(])": "optional_chaining", r"\?\?=": "logical_nullish_assignment", r"\?\?(?!=)": "nullish_coalescing",
              r"\|\|=": "logical_or_assignment", r"&&=": "logical_and_assignment"}

    def __init__(self, data: dict) -> None:
        self.operators = data["javascript"]["operators"]
        self.globals, self.members = {}, {}
        for owners in (data["javascript"]["builtins"], data["api"]):
            for owner, entry in owners.items():
                if "__compat" in entry:
                    self.globals[owner] = entry["__compat"]
                for name, member in entry.items():
                    if isinstance(member, dict) and "__compat" in member:
                        self.members.setdefault(name.removesuffix("_static").removesuffix("_event"), []).append(member["__compat"])

    def faults(self, text: str) -> Iterator[tuple[int, str]]:
        blank = lambda found: re.sub(r"[^\n]", " ", found[0])
        text = re.sub(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|(?<=[=(,:] )/(?:\\.|\[[^\]]*\]|[^/\\\n])+/\w*", blank, text, flags=re.S)
        line_of = lambda position: text.count("\n", 0, position) + 1
        for pattern, name in self.SYNTAX.items():
            for found in re.finditer(pattern, text):
                if fault := newer(self.operators[name]["__compat"]):
                    yield line_of(found.start()), f"{found[0]} ({fault})"
        for found in re.finditer(r"(?<![\w.$])(?:new )?([A-Z]\w+\b|[a-z]\w+(?=\())|\.(\w+)\(", text):
            owner, member = found[1], found[2]
            compats = [self.globals[owner]] if owner in self.globals else self.members.get(member or "", [])
            name = owner or member
            asked = re.search(rf"(?:window\.|&& (?:\w+\.)*|if \(!?(?:\w+\.)*|typeof ){name}\b(?!\()", text)
            if compats and all(newer(compat) for compat in compats) and not asked:
                yield line_of(found.start()), f"{name} ({newer(compats[0])}): ask whether it is there before it is used"


def main() -> int:
    source = next((path for path in DATA if path.exists()), None)
    if source is None:
        print("check_baseline: no compatibility data; apt-get install node-mdn-browser-compat-data", file=sys.stderr)
        return 1
    data = json.loads(source.read_text())
    style, script = StyleRules(data), ScriptRules(data)
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT / "themes", ROOT / "Sources/Search"]
    count = 0
    for file in sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in {".css", ".js"}):
        text = file.read_text()
        faults = style.faults(read_rules(text)) if file.suffix == ".css" else script.faults(text)
        for line, fault in sorted(set(faults)):
            print(f"{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}:{line}: {fault}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
