"""The preview as a browser sees it, for the tests of what happens while files change."""

import os
import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from program import PROGRAM, TODAY, xinfeng

# The one line by which a page of the preview differs from the page that a build writes.
RELOAD = re.compile(rb'<script src="/__preview/reload.js" defer></script>\n')


class Preview:
    """`xinfeng serve` on a free port, and the moments at which it told browsers to reload."""

    def __init__(self, site, *options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = open(site.parent / "preview.log", "wb")
        self.process = subprocess.Popen(
            [str(PROGRAM), "serve", "--port", str(self.port), "--now", TODAY, *options], cwd=site,
            stdout=self.log, stderr=self.log)
        self.told = []
        for _ in range(600):
            try:
                self.get("/")
                break
            except OSError:
                assert self.process.poll() is None, "the preview ended"
                time.sleep(0.1)
        threading.Thread(target=self.listen, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()

    def listen(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/__preview/events") as stream:
                for line in stream:
                    if line.startswith(b"event:") or line.startswith(b"data:"):
                        self.told.append(time.monotonic())
        except OSError:
            pass

    def get(self, path):
        """The bytes at a path, without the reload line; of a page that is not there, those of the 404 page."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{urllib.request.quote(path)}", timeout=60) as reply:
                return RELOAD.sub(b"", reply.read())
        except urllib.error.HTTPError as error:
            return RELOAD.sub(b"", error.read())

    @property
    def memory(self):
        """Resident kilobytes."""
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1])

    @property
    def descriptors(self):
        """Open files at rest: the connection that was asked last takes a moment to go."""
        counts = []
        for _ in range(20):
            counts.append(len(os.listdir(f"/proc/{self.process.pid}/fd")))
            time.sleep(0.1)
        return min(counts)

    def wait_for(self, path, text, patience=30):
        """Seconds until a page holds a text."""
        started = time.monotonic()
        while text.encode() not in self.get(path):
            assert time.monotonic() - started < patience, f"{path} never said {text}"
            time.sleep(0.005)
        return time.monotonic() - started

    def differences(self, site, patience=30):
        """Paths at which the preview, once it has settled, is not what a build of the same files writes."""
        output = site.parent / "clean"
        result = xinfeng("build", "--quiet", "--output", str(output), site=site)
        assert result.returncode == 0, result.stderr
        files = [file for file in output.rglob("*") if file.is_file() and not file.name.startswith(".")
                 and file.suffix in (".html", ".xml", ".json", ".ics")]
        assert len(files) > 20
        deadline = time.monotonic() + patience
        while True:
            wrong = [file.relative_to(output).as_posix() for file in files
                     if self.get(address(file, output)) != file.read_bytes()]
            if not wrong or time.monotonic() > deadline:
                return wrong
            time.sleep(0.2)


def address(file, output):
    path = "/" + file.relative_to(output).as_posix()
    return path[: -len("index.html")] if path.endswith("/index.html") else path
