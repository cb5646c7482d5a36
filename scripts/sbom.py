#!/usr/bin/env python3
"""Lists what the program is made of, as CycloneDX 1.5 in JSON.

  scripts/sbom.py PROGRAM

Packages come from Package.resolved, system libraries from the program itself and from Debian's records of the files it
links. The same program on the same system gives the same bytes: there is no time and no random number in the list.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The libraries that are opened only when they are needed: nothing in the program's headers names them.
OPENED = re.compile(r'dlopen\("([^"]+)"')


def output_of(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def packages() -> list[dict]:
    """What is built from source, with the commit it is built from."""
    pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
    return [component(
        pin["identity"], pin["state"]["version"],
        f"pkg:swift/{pin['location'].removeprefix('https://').removesuffix('.git')}@{pin['state']['version']}",
        properties=[{"name": "commit", "value": pin["state"]["revision"]}],
        externalReferences=[{"type": "vcs", "url": pin["location"]}]) for pin in pins]


def swift() -> dict:
    """The standard libraries, which are inside the program."""
    version = re.search(r"Swift version ([\d.]+)", output_of("swift", "--version"))[1]
    return component("swift", version, f"pkg:github/swiftlang/swift@swift-{version}-RELEASE",
                     description="standard library, Dispatch and Foundation, linked statically")


def inside() -> dict:
    """The part of C++'s own library that is inside the program, too."""
    package = output_of("dpkg", "-S", "*/libstdc++.a").split(":")[0]
    return debian_component(package, "required")


def system_libraries(program: Path) -> list[dict]:
    """The Debian packages of the libraries that the program links, and of those it may open."""
    linked = set(re.findall(r"NEEDED +(\S+)", output_of("objdump", "-p", str(program))))
    sources = sorted((ROOT / "Sources").rglob("*.c"))
    opened = {name for source in sources for name in OPENED.findall(source.read_text())}
    # The first place of a name is the machine's own; others are of other architectures.
    places = dict(reversed(re.findall(r"^\s+(\S+) .*=> (\S+)$", output_of("ldconfig", "-p"), re.MULTILINE)))
    scopes: dict[str, str] = {}
    for names, scope in [(opened, "optional"), (linked, "required")]:
        scopes |= {owner(places[name]): scope for name in sorted(names) if name in places}
    return [debian_component(package, scope) for package, scope in scopes.items()]


def owner(file: str) -> str:
    """The package a file belongs to; Debian may know it below /usr or at the root."""
    real = str(Path(file).resolve())
    for path in [real, real.removeprefix("/usr")]:
        found = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.split(": ")[0].split(":")[0]
    sys.exit(f"no package holds {file}")


def debian_component(package: str, scope: str) -> dict:
    # A library may be installed for several architectures; the first is the machine's own.
    fields = output_of("dpkg-query", "-W", "-f", "${Version} ${Architecture}\n", package).splitlines()[0]
    version, architecture = fields.split()
    return component(package, version, f"pkg:deb/debian/{package}@{version}?arch={architecture}", scope=scope)


def component(name: str, version: str, purl: str, **more) -> dict:
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl} | more


def bill_of_materials(program: Path) -> dict:
    version = output_of(str(program), "--version").strip()
    components = sorted([*packages(), swift(), inside(), *system_libraries(program)], key=lambda one: one["bom-ref"])
    itself = f"pkg:generic/xinfeng@{version}"
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": itself, "name": "xinfeng", "version": version,
                                   "purl": itself, "licenses": [{"license": {"id": "MIT"}}]}},
        "components": components,
        "dependencies": [{"ref": itself, "dependsOn": [one["bom-ref"] for one in components]}],
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: scripts/sbom.py PROGRAM")
    print(json.dumps(bill_of_materials(Path(sys.argv[1])), ensure_ascii=False, indent=2))
