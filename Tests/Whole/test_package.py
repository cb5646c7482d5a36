"""The program as others get it: installed by `make install` or as a Debian package, and a list of what is in it."""
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from program import ROOT, Program, files_in, succeeded

# What a program that was just installed knows of this machine: next to nothing.
BARE = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}


@pytest.fixture(scope="module")
def package(program, tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    run = subprocess.run([ROOT / "scripts/make_deb", program.path, folder], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    return Path(run.stdout.splitlines()[0])


def output_of(*command) -> str:
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    return run.stdout


def begins_and_builds_a_site(installed: Program, folder: Path) -> None:
    """With no repository near, an installed program begins a site, and the site can be built."""
    folder.mkdir()
    assert re.fullmatch(rb"\d+\.\d+\.\d+\n", succeeded(installed.run("--version", cwd=folder, env=BARE)).stdout)
    succeeded(installed.run("new", "site", "mine", "--name", "我们的网站", cwd=folder, env=BARE))
    for file in ["site.yml", "content/_common.yml", "themes"]:
        assert (folder / "mine" / file).exists()
    assert "name: 我们的网站" in (folder / "mine/site.yml").read_text()
    assert not list((folder / "mine/content").rglob("20*"))
    succeeded(installed.run("build", cwd=folder / "mine", env=BARE))
    assert "我们的网站" in (folder / "mine/public/index.html").read_text()
    succeeded(installed.run("check", cwd=folder / "mine", env=BARE))


def test_make_install_and_uninstall(program, tmp_path):
    """What `make install` and `make uninstall` do, but for building the program again."""
    prefix = tmp_path / "prefix of mine"
    for _ in range(2):
        subprocess.run([ROOT / "scripts/install_program", program.path, prefix], check=True, timeout=60, umask=0o077)
    for path in [prefix, *prefix.rglob("*")]:
        assert path.stat().st_mode & 0o044 == 0o044, f"{path} cannot be read by everyone"
    begins_and_builds_a_site(Program(prefix / "bin/xinfeng"), tmp_path / "elsewhere")
    output_of("make", "--directory", ROOT, "uninstall", f"PREFIX={prefix}")
    assert files_in(prefix) == {}


@pytest.mark.parametrize("prefix, zsh", [("usr", "vendor-completions"), ("usr/local", "site-functions")])
def test_shells_complete_and_man_finds_the_page(program, tmp_path, prefix, zsh):
    prefix = tmp_path / prefix
    subprocess.run([ROOT / "scripts/install_program", program.path, prefix], check=True, timeout=60)
    share = prefix / "share"
    completions = [share / "bash-completion/completions/xinfeng", share / f"zsh/{zsh}/_xinfeng",
                   share / "fish/vendor_completions.d/xinfeng.fish"]
    for file in completions:
        assert "publish" in file.read_text() and "rollback" in file.read_text()
    assert subprocess.run(["bash", "-n", completions[0]]).returncode == 0
    asked = "source $0; COMP_WORDS=(xinfeng pub); COMP_CWORD=1; COMP_LINE='xinfeng pub'; COMP_POINT=11; _xinfeng xinfeng pub xinfeng; echo ${COMPREPLY[@]}"
    assert output_of("bash", "-c", asked, completions[0]).split() == ["publish"]
    for page, words in [("man1", "EXIT STATUS"), ("zh_CN/man1", "退出码")]:
        file = share / "man" / page / "xinfeng.1"
        run = subprocess.run(["man", "-l", "--warnings", file], capture_output=True, text=True,
                             env=os.environ | {"LC_ALL": "C.UTF-8", "MANPAGER": "cat", "MANWIDTH": "100"})
        assert run.returncode == 0 and "xinfeng publish" in run.stdout and words in run.stdout
        assert "not defined" not in run.stderr


HAN = re.compile("[\u3400-\u9fff]")


@pytest.mark.parametrize("template, language", [("group", "zh"), ("group", "en"), ("blank", "zh"), ("blank", "en"), ("office", "en")])
def test_another_organisation_begins_with_a_site_of_its_own(program, tmp_path, template, language):
    """Nothing of the office that the program comes with is left in it, and an English one says nothing in Chinese."""
    prefix = tmp_path / "usr"
    subprocess.run([ROOT / "scripts/install_program", program.path, prefix], check=True, timeout=60)
    installed, site = Program(prefix / "bin/xinfeng"), tmp_path / "library"
    name = {"en": "Riverside Library: Friends", "zh": "河畔图书馆之友"}[language]
    said = succeeded(installed.run("new", "site", site, "--template", template, "--lang", language, "--name", name, env=BARE)).stdout
    assert (site / "content/wording.yml").exists() and "public/" in (site / ".gitignore").read_text()
    kind = {"office": "notice"}.get(template, "news")
    said += succeeded(installed.run("new", kind, "Open day", "--site", site, "--lang", language, env=BARE)).stdout
    page = next((site / "content").rglob("*.md"))
    state, body = {"en": ("status: draft\n", "The text begins here"), "zh": ("状态: 草稿\n", "正文从这里写起")}[language]
    text = page.read_text()
    assert state in text and body in text
    # What an office's pages have to say.
    for line, answer in {"Topics: ": "Reading", "Department: ": "Sample Street Library", "Sort: ": "Call"}.items():
        text = text.replace(f"\n{line}\n", f"\n{line}{answer}\n")
    page.write_text(text.replace(state, "").replace(next(line for line in text.splitlines() if body in line), "We open at ten."))
    for command in ["check", "build"]:
        run = succeeded(installed.run(command, "--site", site, "--lang", language, env=BARE))
        said += run.stdout + run.stderr
    built = {path: data.decode(errors="replace") for path, data in files_in(site / "public").items() if not path.endswith((".webp", ".png"))}
    assert "We open at ten." in built[next(path for path in built if path.endswith("open-day/index.html"))]
    assert name.replace("&", "&amp;") in built["index.html"]
    own = {str(path): path.read_text() for path in site.rglob("*") if path.is_file() and path.suffix in [".yml", ".md", ".mustache"]}
    for path, text in (built | own).items():
        assert not re.search("文明|省直|河南|wenming", text), path
    if language == "en":
        assert not HAN.search(said.decode())
        for path, text in built.items():
            assert path.endswith(".js") or not HAN.search(text), path
        for path, text in own.items():
            assert path.endswith(("words.yml", "theme.yml")) or not HAN.search(text), path


def test_outside_a_site_one_is_told_how_to_begin(program, tmp_path):
    for command in ["build", "check", "list", "serve", "publish"]:
        run = program.run(command, "--lang", "en", cwd=tmp_path, env=BARE)
        text = (run.stdout + run.stderr).decode()
        assert run.returncode == 1, (command, run.returncode, text)
        assert "xinfeng new site FOLDER" in text and "no-content" not in text and "unknown" not in text, (command, text)
    assert list(tmp_path.iterdir()) == []


def test_a_program_with_no_site_to_begin_from_says_so(program, tmp_path):
    (tmp_path / "bin").mkdir()
    shutil.copy(program.path, tmp_path / "bin/xinfeng")
    run = Program(tmp_path / "bin/xinfeng").run("new", "site", "mine", cwd=tmp_path, env=BARE)
    assert run.returncode == 3 and "--site" in run.stderr.decode()
    assert not (tmp_path / "mine").exists()


def dpkg(root: Path, *arguments) -> str:
    """Debian's installer, with another folder for the root of the system."""
    return output_of("dpkg", f"--root={root}", "--force-not-root", "--force-depends", "--log=/dev/null", *arguments)


def test_the_package_installs_works_and_goes(package, tmp_path):
    root = tmp_path / "root"
    (root / "var/lib/dpkg/updates").mkdir(parents=True)
    (root / "var/lib/dpkg/info").mkdir()
    (root / "var/lib/dpkg/status").touch()
    before = {path for path in root.rglob("*")}
    dpkg(root, "--install", package)
    assert "ok installed" in dpkg(root, "--status", "xinfeng")
    assert dpkg(root, "--verify", "xinfeng") == ""
    begins_and_builds_a_site(Program(root / "usr/bin/xinfeng"), tmp_path / "elsewhere")
    dpkg(root, "--purge", "xinfeng")
    left = [path for path in root.rglob("*") if path not in before and "var/lib/dpkg" not in str(path)]
    assert left == []


def field(package: Path, name: str) -> str:
    return output_of("dpkg-deb", "--field", package, name).strip()


def linked(program: Program) -> set[str]:
    """The packages of the libraries that the program names, found another way than the scripts do."""
    names = re.findall(r"NEEDED\s+(\S+)", output_of("objdump", "-p", program.path))
    places = output_of("ldd", program.path)
    owners = set()
    for name in names:
        found = re.search(rf"(?:{re.escape(name)} => )?(/\S*{re.escape(Path(name).name)}) \(", places)
        real = os.path.realpath(found[1])
        for path in {found[1], real, "/usr" + found[1], real.removeprefix("/usr")}:
            run = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True)
            if run.returncode == 0:
                owners.add(run.stdout.split(":")[0])
    return owners


def test_the_package_depends_on_what_the_program_links(program, package):
    depends = {entry.split()[0] for entry in field(package, "Depends").split(", ")}
    # The allocator comes along, since every release of Debian calls its package otherwise.
    inside = {"libmimalloc2.0"}
    assert inside <= linked(program)
    assert depends == linked(program) - inside
    assert "usr/lib/xinfeng/libmimalloc.so.2" in output_of("dpkg-deb", "--contents", package)
    assert "$ORIGIN/../lib/xinfeng" in output_of("objdump", "-p", program.path)
    assert {"libcmark0.30.2", "libyaml-0-2", "zlib1g"} <= depends
    # Pictures and PDFs are optional: what reads them is opened or started when one is met.
    for library in ["libvips42", "poppler-utils", "qpdf"]:
        assert library in field(package, "Recommends").split(", ") and library not in depends
    assert not any(name.startswith("libswift") or "dev" in name for name in depends)


def test_the_package_is_reproducible_and_belongs_to_root(program, package, tmp_path):
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        assert subprocess.run([ROOT / "scripts/make_deb", program.path, tmp_path], capture_output=True, umask=0o077,
                              env=os.environ | {"TZ": "America/New_York", "LANG": "C"}).returncode == 0
        assert (tmp_path / package.name).read_bytes() == package.read_bytes()
    listing = output_of("dpkg-deb", "--contents", package)
    assert all(line.split()[1] == "root/root" for line in listing.splitlines())
    assert re.fullmatch(r"xinfeng_[\d.]+_\w+\.deb", package.name)
    assert "./usr/share/doc/xinfeng/copyright" in listing


def test_the_package_carries_what_publishers_need(package, tmp_path):
    """The files of `deploy` as they stand here, and the documents, whose links to one another lead somewhere."""
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path], check=True)
    folder = tmp_path / "usr/share/doc/xinfeng"
    for file in (ROOT / "deploy").rglob("*"):
        if file.is_file():
            packed = folder / "deploy" / file.relative_to(ROOT / "deploy")
            assert packed.read_bytes() == file.read_bytes()
            assert os.access(packed, os.X_OK) == os.access(file, os.X_OK), file
    documents = list(folder.glob("*.md"))
    assert {"deployment.md", "deployment.zh-CN.md", "handbook.zh-CN.md"} <= {file.name for file in documents}
    for file in documents:
        for target in re.findall(r"\]\(([\w.-]+\.md)[)#]", file.read_text()):
            assert (folder / target).exists(), f"{file.name}: {target}"


def test_symbols_stand_in_a_package_of_their_own(package, tmp_path):
    """The installed program is without them, and a debugger finds them by the link in it."""
    symbols = next(package.parent.glob("xinfeng-dbgsym_*.deb"))
    for file in [package, symbols]:
        subprocess.run(["dpkg-deb", "--extract", file, tmp_path], check=True)
    installed = tmp_path / "usr/bin/xinfeng"
    assert "no symbols" in subprocess.run(["nm", installed], capture_output=True, text=True).stderr
    link = subprocess.run(["objcopy", "--dump-section", f".gnu_debuglink={tmp_path / 'link'}", installed, "/dev/null"])
    assert link.returncode == 0 and (tmp_path / "link").read_bytes().startswith(b"xinfeng.debug\0")
    assert " main" in output_of("nm", tmp_path / "usr/lib/debug/usr/bin/xinfeng.debug")
    assert field(symbols, "Depends") == f"xinfeng (= {field(package, 'Version')})"


@pytest.fixture(scope="module")
def bill(program):
    runs = [output_of(ROOT / "scripts/sbom.py", program.path) for _ in range(2)]
    assert runs[0] == runs[1]
    return json.loads(runs[0])


def test_the_bill_of_materials_has_what_the_format_requires(bill, program):
    """CycloneDX 1.5: the required members, and references that lead somewhere."""
    assert bill["bomFormat"] == "CycloneDX" and bill["specVersion"] == "1.5" and bill["version"] >= 1
    itself = bill["metadata"]["component"]
    assert itself["type"] == "application" and itself["name"] == "xinfeng"
    assert itself["version"] == succeeded(program.run("--version")).stdout.decode().strip()
    references = [itself["bom-ref"]]
    for component in bill["components"]:
        assert component["type"] == "library"
        for name in ["name", "version", "bom-ref"]:
            assert component[name] and isinstance(component[name], str)
        purl = component["purl"]
        assert re.fullmatch(r"pkg:(swift|github|deb)/[\w./+~-]+@[\w.:+~-]+(\?arch=\w+)?", purl), purl
        assert component.get("scope", "required") in ["required", "optional", "excluded"]
        references.append(component["bom-ref"])
    assert len(references) == len(set(references))
    for dependency in bill["dependencies"]:
        assert {dependency["ref"], *dependency["dependsOn"]} <= set(references)
    assert "timestamp" not in bill["metadata"] and "serialNumber" not in bill


def test_the_bill_of_materials_is_complete(bill, program):
    versions = {component["name"]: component["version"] for component in bill["components"]}
    for pin in json.loads((ROOT / "Package.resolved").read_text())["pins"]:
        assert versions.pop(pin["identity"]) == pin["state"]["version"]
    assert f"Swift version {versions.pop('swift')} " in output_of("swift", "--version")
    optional = {component["name"] for component in bill["components"] if component.get("scope") == "optional"}
    assert optional == {"libvips42"}
    inside = {name for name in versions if re.fullmatch(r"libstdc\+\+-\d+-dev", name)}
    assert len(inside) == 1 and versions.keys() - optional - inside == linked(program)
    for name, version in versions.items():
        assert version in output_of("dpkg-query", "-W", "-f", "${Version}\n", name).splitlines()
