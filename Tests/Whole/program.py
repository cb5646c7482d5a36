"""Running the program, and looking at the folder it wrote."""
import hashlib
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NOTES = [".xinfeng-build"]
NOON = "2026-11-01T12:00"


@dataclass
class Program:
    path: Path

    def run(self, *arguments, before=(), **options) -> subprocess.CompletedProcess:
        """Runs a command line of the program's, behind another command's (`taskset`, `strace`) where one is given."""
        options = {"capture_output": True, "timeout": 120} | options
        return subprocess.run([*map(str, before), str(self.path), *map(str, arguments)], **options)

    def build(self, site: Path, output: Path, *more, now: str | None = NOON, **options) -> subprocess.CompletedProcess:
        when = ["--now", now] if now else []
        return self.run("build", "--site", site, "--output", output, "--quiet", *when, *more, **options)


def succeeded(run: subprocess.CompletedProcess) -> subprocess.CompletedProcess:
    assert run.returncode == 0, f"exit {run.returncode}: {said(run)}"
    return run


def said(run: subprocess.CompletedProcess) -> str:
    return (run.stderr or b"").decode(errors="replace")[-2000:]


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, but for the program's own notes, which hold the disk's times, and the folder in
    which an interrupted build had put new files, which the next build takes away."""
    found = {}
    for parent, _, names in os.walk(folder):
        if Path(parent).name.startswith(".xinfeng-build-"):
            continue
        for name in names:
            path = Path(parent, name)
            if path.name not in NOTES:
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def tree_hash(folder: Path) -> str:
    """One fingerprint of all paths and bytes below a folder."""
    digest = hashlib.sha256()
    for path, content in sorted(files_in(folder).items()):
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def stamps_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of change of every file: a file that was written again has others."""
    stamps = {}
    for path in files_in(folder):
        status = (folder / path).stat()
        stamps[path] = (status.st_ino, status.st_mtime_ns)
    return stamps
