#!/usr/bin/env python3
"""Writes the manual pages in docs/man from what the program says about itself, or checks that they are up to date.

    scripts/man_pages.py --write PROGRAM
    scripts/man_pages.py --check PROGRAM

`xinfeng.1` is in English and `xinfeng.zh_CN.1` in Chinese; `scripts/install_program` puts both where `man` looks.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/man"
PAGES = {"en": "xinfeng.1", "zh": "xinfeng.zh_CN.1"}
WORDS = {
    "en": {
        "name": "NAME", "synopsis": "SYNOPSIS", "description": "DESCRIPTION", "commands": "COMMANDS", "files": "FILES",
        "exit": "EXIT STATUS", "also": "SEE ALSO", "command": "COMMAND",
        "about": "Xinfeng makes a public website of a folder of Markdown. It checks content and templates before it writes "
                 "anything, and what it writes are plain files. Run it in the site's folder, or name the folder with --site. "
                 "A site begins with: xinfeng new site FOLDER",
        "file": [("site.yml", "the site's settings"), ("content/", "pages, kinds and vocabularies"), ("themes/", "looks"),
                 ("static/", "files at fixed addresses, such as proofs for search engines"),
                 ("public/", "the site as it was built"), (".cache/", "what is made once; it may be deleted at any time")],
        "code": [("0", "all is well"), ("1", "the content has errors, and nothing was written"),
                 ("2", "the command was not understood"), ("3", "the machine said no: a disk, a network, another program"),
                 ("4", "somebody holds the target of a publish; publish --resume ends that"),
                 ("128+n", "told to end by signal n")],
        "see": "xinfeng explain RULE prints the manual page of a rule.",
    },
    "zh": {
        "name": "名称", "synopsis": "用法", "description": "说明", "commands": "命令", "files": "文件", "exit": "退出码",
        "also": "参见", "command": "命令",
        "about": "新风把一个文件夹的 Markdown 文章做成公开的网站。先检查内容和模板，有错就什么也不写；写出来的都是静态文件。"
                 "在网站的文件夹里运行，或用 --site 指出它在哪里。新建网站：xinfeng new site 文件夹",
        "file": [("site.yml", "网站设置"), ("content/", "文章、类别和词表"), ("themes/", "外观"),
                 ("static/", "按固定网址来取的文件，例如验证文件"), ("public/", "生成的网站"), (".cache/", "做一次就够的东西，随时可以删去")],
        "code": [("0", "一切正常"), ("1", "内容有错，什么也没写"), ("2", "命令看不懂"), ("3", "机器做不到：磁盘、网络、别的程序"),
                 ("4", "发布的目标停住了；用 publish --resume 恢复"),
                 ("128+n", "收到信号 n 而结束")],
        "see": "xinfeng explain 规则 打印一条规则的说明。",
    },
}


def help_of(program: str, language: str) -> dict:
    command = [program, "--lang", language, "--experimental-dump-help"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["command"]


def escaped(text: str) -> str:
    """Text for troff: a hyphen that is typed stays one, and no line begins a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def spelled(argument: dict) -> str:
    if argument["kind"] == "positional":
        return f"\\fI{escaped(argument['valueName'])}\\fR"
    names = [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument["names"]]
    value = f" \\fI{escaped(argument['valueName'])}\\fR" if argument["kind"] == "option" else ""
    return ", ".join(f"\\fB{escaped(name)}\\fR" for name in names) + value


def entries(pairs: list[tuple[str, str]]) -> list[str]:
    return [line for term, meaning in pairs for line in [".TP", term, escaped(meaning)]]


def command_lines(command: dict, path: str) -> list[str]:
    lines = [f'.SS "{escaped(path)}"', escaped(command.get("abstract", ""))]
    if command.get("discussion"):
        lines += [".PP", ".nf", escaped(command["discussion"]), ".fi"]
    shown = [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)
             and not any(name["name"] in ["help", "version"] for name in argument.get("names", []))]
    lines += entries([(spelled(argument), argument.get("abstract", "")) for argument in shown])
    for child in command.get("subcommands", []):
        if child["commandName"] != "help" and child.get("shouldDisplay", True):
            lines += command_lines(child, f"{path} {child['commandName']}")
    return lines


def page(program: str, language: str) -> str:
    root, words = help_of(program, language), WORDS[language]
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    children = [child for child in root["subcommands"] if child["commandName"] != "help"]
    lines = [
        f'.TH XINFENG 1 "" "Xinfeng {version}" ""', f".SH {words['name']}", f"xinfeng \\- {escaped(root['abstract'])}",
        f".SH {words['synopsis']}", f".B xinfeng\n\\fI{words['command']}\\fR [...]",
        f".SH {words['description']}", escaped(words["about"]), f".SH {words['commands']}",
        *[line for child in children for line in command_lines(child, f"xinfeng {child['commandName']}")],
        f".SH {words['files']}", *entries([(escaped(name), meaning) for name, meaning in words["file"]]), f".SH {words['exit']}", *entries(words["code"]),
        f".SH {words['also']}", escaped(words["see"]),
    ]
    return "\n".join(line for line in lines if line) + "\n"


def main(action: str, program: str) -> int:
    stale = []
    for language, name in PAGES.items():
        file, text = FOLDER / name, page(program, language)
        if action == "--write":
            FOLDER.mkdir(exist_ok=True)
            file.write_text(text)
        elif not file.exists() or file.read_text() != text:
            stale.append(str(file.relative_to(ROOT)))
    if stale:
        print(f"{', '.join(stale)}: not up to date; run `make docs`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
