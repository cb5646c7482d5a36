"""Targets that a site may be published to beside a folder – another machine, object storage – and nginx before a folder.

Another machine is a real sshd on loopback with keys and a configuration of its own; object storage a server that speaks
S3 (moto), which rclone writes to.
"""

from __future__ import annotations

import getpass
import http.client
import os
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import boto3
import pytest

from conftest import ROOT, Site, expected, find, free_port, need, wait_for


@pytest.fixture
def far(tmp_path: Path, running, make_site) -> Site:
    """A site whose target is a folder behind sshd."""
    need("sshd", "ssh", "rsync")
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    for name in ["host", "user"]:
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    port = free_port()
    if os.geteuid() == 0:
        # Where sshd parts with its privileges; the package's service makes it otherwise.
        Path("/run/sshd").mkdir(exist_ok=True)
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\n"
        f"PidFile {folder}/pid\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n")
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    (folder / "config").write_text(
        f"Host server\n  HostName 127.0.0.1\n  Port {port}\n  User {getpass.getuser()}\n  IdentityFile {folder}/user\n"
        f"  IdentitiesOnly yes\n  UserKnownHostsFile {folder}/known_hosts\n  BatchMode yes\n")
    running([find("sshd"), "-D", "-f", str(folder / "sshd_config"), "-E", str(folder / "log")], port)
    return make_site(f"  office: {{ssh: server, folder: {tmp_path}/www, config: {folder}/config}}")


BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
SECRET = "s3cr3t-of-the-office"


@pytest.fixture(scope="session")
def port():
    """A server that speaks S3, for all tests here; each has a bucket of its own."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(port, server)
    yield port
    server.terminate()
    server.wait(10)


@pytest.fixture
def storage(tmp_path: Path, port, make_site):
    need("rclone")
    bucket = "b" + uuid.uuid4().hex
    client = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", aws_access_key_id="key-of-the-office",
                          aws_secret_access_key=SECRET, region_name="us-east-1", verify=False)
    client.create_bucket(Bucket=bucket)
    return Storage(make_site(f'  cloud: {{rclone: "oss:{bucket}/site"}}'), client, bucket, port, tmp_path)


class Storage:
    def __init__(self, site: Site, client, bucket: str, port: int, folder: Path) -> None:
        self.site, self.client, self.bucket, self.folder = site, client, bucket, folder
        (folder / "rclone.conf").touch()
        self.environment = {
            "RCLONE_CONFIG": str(folder / "rclone.conf"), "RCLONE_CONFIG_OSS_TYPE": "s3", "RCLONE_CONFIG_OSS_PROVIDER": "Other",
            "RCLONE_CONFIG_OSS_ENDPOINT": f"http://127.0.0.1:{port}", "RCLONE_CONFIG_OSS_ACCESS_KEY_ID": "key-of-the-office",
            "RCLONE_CONFIG_OSS_SECRET_ACCESS_KEY": SECRET, "RCLONE_LOW_LEVEL_RETRIES": "2",
        }

    def publish(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.site.publish(*arguments, environment=self.environment | environment)

    def published(self, *arguments: str, **environment: str) -> str:
        result = self.publish(*arguments, **environment)
        assert result.returncode == 0, result.stderr
        return result.stdout

    def objects(self) -> dict[str, dict]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket)
        return {item["Key"].removeprefix("site/"): item for page in pages for item in page.get("Contents", [])}

    def files(self) -> dict[str, bytes]:
        return {path: self.client.get_object(Bucket=self.bucket, Key="site/" + path)["Body"].read()
                for path in self.objects() if not path.startswith(".")}

    def built(self) -> dict[str, bytes]:
        return {path: data for path, data in expected(self.site).items() if not path.endswith((".gz", ".br"))}

    def recorded(self, script: str) -> tuple[list[list[str]], dict[str, str]]:
        """Puts a program in front of rclone that notes its arguments and does something more."""
        log = self.folder / "calls"
        log.write_text("")
        bin = self.folder / "bin"
        bin.mkdir(exist_ok=True)
        (bin / "rclone").write_text(
            f'#!/bin/bash\nprintf "%s\\t" "$@" >> {log}; echo >> {log}\n{script}\nexec {find("rclone")} "$@"\n')
        (bin / "rclone").chmod(0o755)
        return log, {"PATH": f"{bin}:{os.environ['PATH']}"}


class Nginx:
    """The files of `deploy`, with ports of this machine's and the folder of the test. It listens on loopback as a server does
    that is behind another one, unless it has a certificate."""

    def __init__(self, folder: Path, root: Path, server: str = "", home: str = "", certificate: Path | None = None) -> None:
        need("nginx")
        self.folder, self.port, self.plain_port = folder, free_port(), free_port()
        self.certificate = certificate
        shutil.copytree(ROOT / "deploy/xinfeng", folder / "xinfeng")
        link = folder / "xinfeng/site"
        if home:
            link.mkdir()
            link /= home.strip("/")
            server += f'\nset $xinfeng_home "{home}";'
        link.symlink_to(root)
        for name, port in {"server.conf": self.port, "others.conf": self.plain_port}.items():
            file = folder / "xinfeng" / name
            text = file.read_text().replace("/etc/ssl/certs/wenming.pem", f"{certificate}/chain.pem")
            text = text.replace("/etc/ssl/private/wenming.key", f"{certificate}/key.pem")
            text = re.sub(r"(?m)^( *listen) \[.*\n", "", text)
            text = re.sub(r"(?m)^( *listen) 80\b", rf"\1 127.0.0.1:{self.plain_port}", text)
            text = re.sub(r"(?m)^( *listen) 443\b", rf"\1 127.0.0.1:{self.port}", text)
            if not certificate and name == "server.conf":
                text = re.sub(r"(?m)^(listen|ssl_).*$", "", text) + f"listen 127.0.0.1:{port};"
            file.write_text(f"{text}\n{server if name == 'server.conf' else ''}\n")
        if not certificate:
            (folder / "xinfeng/others.conf").unlink()
        if not BROTLI.exists():
            (folder / "xinfeng/brotli.conf").unlink()
        (folder / "xinfeng.conf").write_text(
            (ROOT / "deploy/nginx.conf").read_text().replace("/etc/nginx/xinfeng/site", f"{folder}/xinfeng/site"))
        user = "user root;" if os.geteuid() == 0 else ""
        module = f"load_module {BROTLI};" if BROTLI.exists() else ""
        (folder / "nginx.conf").write_text(f"""
            {user} {module} worker_processes 2; pid nginx.pid; error_log error.log; daemon off;
            events {{ worker_connections 512; }}
            http {{
              access_log off; keepalive_requests 100000; sendfile on;
              client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              include xinfeng.conf;
            }}""")

    @property
    def command(self) -> list[str]:
        return [find("nginx"), "-p", str(self.folder), "-e", str(self.folder / "error.log"), "-c", str(self.folder / "nginx.conf")]

    def get(self, path: str, encoding: str = "", method: str = "GET", port: int = 0,
            **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=10)
        connection.request(method, path, headers=headers | ({"Accept-Encoding": encoding} if encoding else {}))
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


@pytest.fixture
def serve(tmp_path: Path, running) -> Callable[[Site], Nginx]:
    def start(site: Site, name: str = "nginx", root: Path = tmp_path / "www/current", **options) -> Nginx:
        folder = tmp_path / name
        folder.mkdir()
        nginx = Nginx(folder, root, **options)
        running(nginx.command, nginx.port)
        return nginx
    return start
