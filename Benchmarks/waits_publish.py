"""What a publisher waits for: readers have the site, the first time and after one edit, at each sort of target.

The server and the storage are those of the tests in Tests/Publishing: an sshd on loopback, and moto, which speaks S3.
"""
import contextlib
import getpass
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

from waits import Wait
from waits_sites import NOW, a_page, copy_of_site, edit, folder, found, seconds

WHO = "publisher"


def waits(bench):
    yield from to_target(bench, "a folder", a_folder, beside_folder)
    yield from to_target(bench, "another machine", another_machine, beside_machine)
    yield from to_target(bench, "object storage", object_storage, beside_storage)


def to_target(bench, name: str, target, beside):
    """The first publish, one after an edit, and one that finds nothing to do."""
    with folder("publish", bench.pages * 2) as place, contextlib.ExitStack() as stack:
        made = target(place, stack)
        if isinstance(made, str):
            yield Wait(WHO, f"first publish to {name}", note=made)
            return
        settings, environment = made
        site = copy_of_site(bench, place, f"publish:\n  target: {settings}\n")
        command = [bench.program, "publish", "target", "--site", site, "--now", NOW]
        first = Wait(WHO, f"first publish of {bench.pages} pages to {name}", [seconds(command, environment)])
        first.beside, first.beside_seconds = beside(site, place, environment)
        yield first
        after = Wait(WHO, f"publish after one edit to {name}")
        for _ in range(bench.runs):
            edit(a_page(site))
            after.seconds.append(seconds(command, environment))
        yield after
        yield Wait(WHO, f"publish without a change to {name}", [seconds(command, environment) for _ in range(bench.runs)])


def a_folder(place: pathlib.Path, stack):
    return f"{{directory: {place}/www}}", {}


def beside_folder(site: pathlib.Path, place: pathlib.Path, environment) -> tuple[str, list[float]]:
    """The same texts through the two compressors' own programs, on all cores."""
    built = place / "beside"
    shutil.copytree(site / ".cache/publish/site", built)
    cores = str(os.cpu_count() or 1)
    texts = f"find {built} -type f -size +0 -regex '.*\\.\\(html\\|xml\\|css\\|js\\|json\\|ics\\|txt\\)' -print0"
    if found("brotli", "gzip"):
        return "", []
    line = (f"{texts} | xargs -0 -P {cores} -n 64 gzip -9kn && {texts} | xargs -0 -P {cores} -n 64 brotli -q 9 -k")
    return "`gzip -9` and `brotli -q 9` of the same files", [seconds(["sh", "-c", line])]


def another_machine(place: pathlib.Path, stack):
    if missing := found("sshd", "ssh", "rsync"):
        return f"not measured: {missing[0]} is not installed"
    keys = place / "ssh"
    keys.mkdir(mode=0o700)
    for name in ["host", "user"]:
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(keys / name)], check=True)
    port = free_port()
    if os.geteuid() == 0:
        pathlib.Path("/run/sshd").mkdir(exist_ok=True)
    (keys / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {keys}/host\nAuthorizedKeysFile {keys}/user.pub\n"
        f"PidFile {keys}/pid\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n")
    (keys / "known_hosts").write_text(f"[127.0.0.1]:{port} {(keys / 'host.pub').read_text()}")
    (keys / "config").write_text(
        f"Host server\n  HostName 127.0.0.1\n  Port {port}\n  User {getpass.getuser()}\n  IdentityFile {keys}/user\n"
        f"  IdentitiesOnly yes\n  UserKnownHostsFile {keys}/known_hosts\n  BatchMode yes\n")
    start(stack, [shutil.which("sshd", path="/usr/sbin:/sbin"), "-D", "-f", str(keys / "sshd_config")], port)
    return f"{{ssh: server, folder: {place}/www, config: {keys}/config}}", {}


def beside_machine(site, place, environment) -> tuple[str, list[float]]:
    """The finished files, compressed ones too, carried there by rsync alone."""
    files = [f"{site}/.cache/publish/site/", f"{site}/.cache/publish/compressed/"]
    return "`rsync` of the finished files", [seconds(
        ["rsync", "-a", "--exclude=.*", "-e", f"ssh -F {place}/ssh/config", *files, f"server:{place}/beside/"])]


def object_storage(place: pathlib.Path, stack):
    if found("rclone"):
        return "not measured: rclone is not installed"
    if subprocess.run([sys.executable, "-c", "import moto.server"], capture_output=True).returncode != 0:
        return "not measured: run this with the Python of `make python`, which has the tests' storage"
    port = free_port()
    start(stack, [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], port)
    (place / "rclone.conf").touch()
    environment = {
        "RCLONE_CONFIG": str(place / "rclone.conf"), "RCLONE_CONFIG_OSS_TYPE": "s3", "RCLONE_CONFIG_OSS_PROVIDER": "Other",
        "RCLONE_CONFIG_OSS_ENDPOINT": f"http://127.0.0.1:{port}", "RCLONE_CONFIG_OSS_ACCESS_KEY_ID": "key",
        "RCLONE_CONFIG_OSS_SECRET_ACCESS_KEY": "secret"}
    # What some machines set for all programs; nothing here leaves the machine.
    for name in ["AWS_CA_BUNDLE", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"]:
        os.environ.pop(name, None)
    for bucket in ["site", "beside"]:
        seconds(["rclone", "mkdir", f"oss:{bucket}"], environment)
    return '{rclone: "oss:site/www"}', environment


def beside_storage(site, place, environment) -> tuple[str, list[float]]:
    return "`rclone copy` of the finished files", [seconds(
        ["rclone", "copy", "--transfers", "16", f"{site}/.cache/publish/site", "oss:beside/www"], environment)]


def start(stack: contextlib.ExitStack, command: list[str], port: int) -> None:
    """A server that ends with the measurement."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(lambda: (process.terminate(), process.wait(10)))
    for _ in range(400):
        with socket.socket() as connection:
            if connection.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    sys.exit(f"{command[0]} does not listen")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
