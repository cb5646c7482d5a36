"""Four engines that readers have, driven alike: a page is opened at a width, asked by a script, pictured, printed.

Chromium 87 is QtWebEngine 5.15, the kernel of the browsers on government desktops; it and the current Chromium speak the
DevTools protocol, Firefox WebDriver BiDi, WebKitGTK WebDriver. No library drives all four, and each protocol needs
a dozen messages here.
"""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import websocket

HERE = Path(__file__).parent
# Machines that build beside are slow.
WAIT = 90


class Engine:
    """One page in one browser."""

    name: str
    # Whether it tells what stands in its console.
    tells_errors = True

    def open(self, url: str, width: int = 1280, height: int = 900) -> None:
        raise NotImplementedError

    def evaluate(self, expression: str) -> object:
        """What an expression comes to, as JSON carries it."""
        raise NotImplementedError

    def picture(self, target: Path) -> None:
        """The whole page as a PNG; of WebKit, what its window shows."""
        raise NotImplementedError

    def print(self, target: Path) -> None:
        """The page on paper, as a PDF of the size that its style sheet names."""
        raise NotImplementedError

    @property
    def errors(self) -> list[str]:
        """What was written to the console as an error since the page was opened."""
        return []

    def wait(self, expression: str) -> object:
        """What an expression comes to, once that is something."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            value = self.evaluate(expression)
            if value:
                return value
            time.sleep(.05)
        raise TimeoutError(f"{self.name}: {expression}")


class Messages:
    """Requests and answers by number over a web socket; what comes unasked is kept."""

    def __init__(self, url: str) -> None:
        self.socket = websocket.create_connection(url, timeout=WAIT, suppress_origin=True)
        self.number = 0
        self.events: list[dict] = []

    def ask(self, method: str, **params: object) -> dict:
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        return self.read(lambda message: message.get("id") == self.number)

    def event(self, method: str) -> dict:
        for position, message in enumerate(self.events):
            if message.get("method") == method:
                return self.events.pop(position)
        return self.read(lambda message: message.get("method") == method)

    def read(self, wanted) -> dict:
        while True:
            message = json.loads(self.socket.recv())
            if wanted(message):
                if "error" in message:
                    raise RuntimeError(json.dumps(message)[:400])
                return message
            self.events.append(message)


class DevTools(Engine):
    def __init__(self, name: str, port: int) -> None:
        self.name = name
        end = time.monotonic() + WAIT
        while True:
            try:
                pages = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list"))
                page = next(page for page in pages if page["type"] == "page")
                break
            except (OSError, StopIteration):
                if time.monotonic() > end:
                    raise
                time.sleep(.1)
        self.messages = Messages(page["webSocketDebuggerUrl"])
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.messages.ask(f"{domain}.enable")
        self.messages.ask("Emulation.setScrollbarsHidden", hidden=True)
        self.size = (0, 0)

    def open(self, url: str, width: int = 1280, height: int = 900) -> None:
        self.resize(width, height)
        self.messages.events.clear()
        self.messages.ask("Page.navigate", url=url)
        self.messages.event("Page.loadEventFired")

    def evaluate(self, expression: str) -> object:
        answer = self.messages.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)["result"]
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:400])
        return answer["result"].get("value")

    def resize(self, width: int, height: int) -> None:
        if self.size != (width, height):
            self.messages.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
            self.size = (width, height)

    def picture(self, target: Path) -> None:
        width, height = self.size
        self.resize(width, self.evaluate("document.documentElement.scrollHeight"))
        answer = self.messages.ask("Page.captureScreenshot", format="png")
        target.write_bytes(base64.b64decode(answer["result"]["data"]))
        self.resize(width, height)

    def print(self, target: Path) -> None:
        answer = self.messages.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        target.write_bytes(base64.b64decode(answer["result"]["data"]))

    @property
    def errors(self) -> list[str]:
        self.evaluate("1")
        found = []
        for event in self.messages.events:
            params = event.get("params", {})
            if event.get("method") == "Runtime.exceptionThrown":
                found.append(params["exceptionDetails"].get("text", "") + json.dumps(params["exceptionDetails"].get("exception", {}).get("description", "")))
            elif event.get("method") == "Log.entryAdded" and params["entry"]["level"] == "error":
                found.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
            elif event.get("method") == "Runtime.consoleAPICalled" and params["type"] == "error":
                found.append(json.dumps(params["args"])[:200])
        return found


class BiDi(Engine):
    def __init__(self, name: str, url: str) -> None:
        self.name = name
        self.messages = Messages(f"{url}/session")
        self.messages.ask("session.new", capabilities={})
        self.messages.ask("session.subscribe", events=["log.entryAdded"])
        self.context = self.messages.ask("browsingContext.getTree")["result"]["contexts"][0]["context"]

    def open(self, url: str, width: int = 1280, height: int = 900) -> None:
        self.messages.ask("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": height})
        self.messages.events.clear()
        self.messages.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def evaluate(self, expression: str) -> object:
        answer = self.messages.ask(
            "script.evaluate", expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value))",
            target={"context": self.context}, awaitPromise=True)["result"]
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"]) if answer["result"]["type"] == "string" else None

    def picture(self, target: Path) -> None:
        answer = self.messages.ask("browsingContext.captureScreenshot", context=self.context, origin="document")
        target.write_bytes(base64.b64decode(answer["result"]["data"]))

    def print(self, target: Path) -> None:
        answer = self.messages.ask(
            "browsingContext.print", context=self.context, background=False, shrinkToFit=False,
            page={"width": 21.0, "height": 29.7}, margin={"top": 0, "bottom": 0, "left": 0, "right": 0})
        target.write_bytes(base64.b64decode(answer["result"]["data"]))

    @property
    def errors(self) -> list[str]:
        self.evaluate("1")
        return [event["params"]["text"] for event in self.messages.events
                if event.get("method") == "log.entryAdded" and event["params"]["level"] == "error"]


class WebDriver(Engine):
    """WebKit's. Its window cannot be as narrow as a telephone, so pages stand in a frame of the width wanted."""

    tells_errors = False

    def __init__(self, name: str, port: int) -> None:
        self.name = name
        self.base = f"http://127.0.0.1:{port}/session"
        end = time.monotonic() + WAIT
        while True:
            try:
                answer = self.ask("POST", "", {"capabilities": {}})
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(.1)
        self.base += "/" + answer["sessionId"]

    def ask(self, method: str, path: str, body: dict | None = None) -> object:
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(self.base + path, data=data, method=method, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=WAIT) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()[:400]) from None

    def open(self, url: str, width: int = 1280, height: int = 900) -> None:
        self.ask("POST", "/frame", {"id": None})
        self.ask("POST", "/window/rect", {"width": width + 200, "height": height + 200})
        self.ask("POST", "/url", {"url": re.match(r"https?://[^/]+", url)[0] + "/robots.txt"})
        self.ask("POST", "/execute/async", {"script": """
            const [url, width, height, done] = arguments;
            const frame = document.createElement("iframe");
            frame.width = width; frame.height = height; frame.style.border = 0;
            frame.onload = () => done(true);
            frame.src = url;
            document.body.replaceChildren(frame);
            document.body.style.margin = 0;""", "args": [url, width, height]})
        self.ask("POST", "/frame", {"id": 0})

    def evaluate(self, expression: str) -> object:
        text = self.ask("POST", "/execute/async", {"script": f"""
            const done = arguments[0];
            Promise.resolve({expression}).then(value => done(JSON.stringify(value === undefined ? null : value)), error => done("!" + error))""",
            "args": []})
        if text.startswith("!"):
            raise RuntimeError(text)
        return json.loads(text)

    def picture(self, target: Path) -> None:
        # Asked for an element within a frame, the driver sometimes never answers; of the frame itself it pictures what is shown.
        self.ask("POST", "/frame/parent")
        element = self.ask("POST", "/element", {"using": "css selector", "value": "iframe"})
        target.write_bytes(base64.b64decode(self.ask("GET", f"/element/{next(iter(element.values()))}/screenshot")))
        self.ask("POST", "/frame", {"id": 0})


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def process(command: list[str], **environment: str) -> Iterator[subprocess.Popen]:
    running = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()


def drain(running: subprocess.Popen) -> None:
    """Reads on and forgets, so that a talkative browser does not wait for a reader."""
    threading.Thread(target=lambda: [None for _ in running.stdout], daemon=True).start()


@contextmanager
def chromium_now() -> Iterator[Engine]:
    port = free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        command = ["chromium", "--headless=new", f"--remote-debugging-port={port}", f"--user-data-dir={profile}", "--hide-scrollbars", "--disable-gpu",
                   "--no-first-run", *sandbox, "about:blank"]
        with process(command) as running:
            drain(running)
            yield DevTools("chromium", port)


@contextmanager
def chromium_87() -> Iterator[Engine]:
    port = free_port()
    with process(
        ["/usr/bin/python3", str(HERE / "qt_window.py")], QTWEBENGINE_REMOTE_DEBUGGING=str(port), QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software",
        QTWEBENGINE_CHROMIUM_FLAGS="--no-sandbox --hide-scrollbars --disable-gpu") as running:
        drain(running)
        yield DevTools("chromium87", port)


@contextmanager
def firefox() -> Iterator[Engine]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        Path(profile, "user.js").write_text('user_pref("ui.useOverlayScrollbars", 1);\nuser_pref("print.tab_modal.enabled", false);\n')
        with process(["firefox-esr", "--headless", "--remote-debugging-port", "0", "--profile", profile], HOME=profile) as running:
            for line in running.stdout:
                if found := re.search(r"ws://[\d.:]+", line):
                    break
            drain(running)
            yield BiDi("firefox", found[0])


@contextmanager
def webkit() -> Iterator[Engine]:
    port = free_port()
    display = f":{port % 500 + 100}"
    with process(["Xvfb", display, "-screen", "0", "2400x1600x24"]) as server:
        drain(server)
        with process(
            ["WebKitWebDriver", f"--port={port}"], DISPLAY=display, GDK_BACKEND="x11", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1",
            WEBKIT_DISABLE_COMPOSITING_MODE="1", LIBGL_ALWAYS_SOFTWARE="1") as running:
            drain(running)
            engine = WebDriver("webkit", port)
            try:
                yield engine
            finally:
                engine.ask("DELETE", "")


ENGINES = {"chromium": chromium_now, "chromium87": chromium_87, "firefox": firefox, "webkit": webkit}
