"""What a developer waits for: one Swift test after a change of one line, and all tests."""
from run import ROOT
from waits import Wait
from waits_sites import found, seconds

WHO = "developer"
# A file that many targets are built on, and one that few are.
CHANGED = [("Sources/Checks/Text/UnpairedMarks.swift", "ChecksTests"), ("Sources/Files/ReadFile.swift", "FilesTests")]


def waits(bench):
    if missing := found("swift"):
        yield Wait(WHO, "a Swift test", note=f"not measured: {missing[0]} is not installed")
        return
    seconds(["swift", "build", "--build-tests"], cwd=ROOT)
    for file, test in CHANGED:
        path = ROOT / file
        before = path.read_bytes()
        wait = Wait(WHO, f"a line of `{path.name}` changed → `make test TEST_FILTER={test}` says so")
        try:
            for number in range(bench.runs):
                path.write_bytes(before + f"private let measured = {number}\n".encode())
                wait.seconds.append(seconds(["swift", "test", "--filter", test], cwd=ROOT))
        finally:
            path.write_bytes(before)
        yield wait
    yield Wait(WHO, "`make test`", [seconds(["make", "test"], cwd=ROOT)])
