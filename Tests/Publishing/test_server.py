"""The site behind nginx, as deploy/nginx.conf sets it up: also while it is being published."""

from __future__ import annotations

import asyncio
import gzip
import re
import subprocess

import pytest

from conftest import Site, expected
from targets import BROTLI, serve  # noqa: F401

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


def test_pages_styles_and_what_browsers_are_told_of_them(make_site, serve):
    site = make_site()
    site.published()
    nginx = serve(site)
    files = expected(site)
    status, headers, body = nginx.get("/")
    assert (status, body) == (200, files["index.html"])
    assert headers["content-security-policy"] == POLICY and "unsafe-inline" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] and headers["permissions-policy"] and headers["x-frame-options"] == "DENY"
    assert "strict-transport-security" not in headers
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "public, max-age=60"
    assert headers["server"] == "nginx"
    style = re.search(r'href="(/[^"]+\.css)"', body.decode()).group(1)
    status, headers, body = nginx.get(style)
    assert (status, headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path, kind", [
    ("/feed.xml", "application/xml; charset=utf-8"), ("/feed.json", "application/json"),
    ("/robots.txt", "text/plain; charset=utf-8"), ("/sitemap.xml", "application/xml; charset=utf-8"),
])
def test_other_files_have_their_types(make_site, serve, path, kind):
    site = make_site()
    site.published()
    status, headers, _ = serve(site).get(path)
    assert (status, headers["content-type"]) == (200, kind)


def test_browsers_get_what_was_compressed(make_site, serve):
    site = make_site()
    site.published()
    nginx = serve(site)
    files = expected(site)
    page = "stories/2026/story-1/index.html"
    status, headers, body = nginx.get("/stories/2026/story-1/", "gzip")
    assert (status, headers["content-encoding"], body) == (200, "gzip", files[page + ".gz"])
    assert gzip.decompress(body) == files[page] and "accept-encoding" in headers["vary"].lower()
    if BROTLI.exists():
        status, headers, body = nginx.get("/stories/2026/story-1/", "gzip, br")
        assert (headers["content-encoding"], body) == ("br", files[page + ".br"])
        assert subprocess.run(["brotli", "-dc"], input=body, capture_output=True, check=True).stdout == files[page]
    assert "content-encoding" not in nginx.get("/stories/2026/story-1/")[1]
    assert nginx.get("/stories/2026/story-1/index.html.gz")[0] == 404


def test_what_is_not_there_gets_the_sites_own_page(make_site, serve):
    site = make_site()
    site.published()
    nginx = serve(site)
    for path in ["/nowhere/", "/nowhere.html", "/.xinfeng-release", "/.xinfeng-redirects.map", "/../.xinfeng-lock", "/assets/"]:
        status, headers, body = nginx.get(path)
        assert status in (400, 404), path
        if status == 404:
            assert body == expected(site)["404.html"], path
            assert headers["content-security-policy"] == POLICY
            assert "cache-control" not in headers
    assert nginx.get("/", method="POST")[0] == 405
    assert nginx.get("/stories")[1]["location"] == "/stories/"


def test_earlier_addresses_lead_on(make_site, serve):
    site = make_site()
    site.add("moved", more="aliases: [/old/]\n")
    site.published()
    nginx = serve(site)
    for path in ["/old/", "/old"]:
        status, headers, _ = nginx.get(path)
        assert (status, headers["location"]) == (301, "/stories/2026/moved/")


EARLIER = {
    # As the author writes it, and as browsers ask for it.
    "/old/": ["/old/", "/old", "/old/index.html", "/old/?from=timeline"], "/news/1.html": ["/news/1.html"],
    "/show.asp": ["/show.asp", "/show.asp?id=99"], "/show.asp?id=12": ["/show.asp?id=12"],
    "/?p=7": ["/?p=7"], "/%E6%97%A7/a.html": ["/%E6%97%A7/a.html", "/%e6%97%a7/a.html"], "/旧/b": ["/%E6%97%A7/b/"],
    "/a b.html": ["/a%20b.html"], "https://example.org/zz/1.html": ["/zz/1.html"], "/%D6%D0.html": ["/%D6%D0.html"],
    "/list.jsp?类=张 三": ["/list.jsp?%E7%B1%BB=%E5%BC%A0%20%E4%B8%89"], "/$x{1}~.html": ["/$x%7B1%7D~.html"],
    "/" + "很长的旧网址" * 13 + ".html": ["/" + "%E5%BE%88%E9%95%BF%E7%9A%84%E6%97%A7%E7%BD%91%E5%9D%80" * 13 + ".html"],
    "/Upper/Case.HTML": ["/Upper/Case.HTML", "/upper/case.html"],
}


def test_addresses_of_old_systems_answer(make_site, serve):
    site = make_site()
    pages = {}
    for number, (alias, requests) in enumerate(EARLIER.items()):
        site.add(f"moved-{number}", more=f"aliases: ['{alias}']\n")
        pages |= {request: f"/stories/2026/moved-{number}/" for request in requests}
    site.published()
    nginx = serve(site)
    for request, page in pages.items():
        status, headers, _ = nginx.get(request)
        assert (status, headers.get("location")) == (301, page), request
        assert nginx.get(page)[0] == 200
    for path in ["/show.php?id=12", "/%D6%D1.html"]:
        assert nginx.get(path)[0] == 404
    assert nginx.get("/stories/?id=12")[0] == 200


def test_files_at_fixed_addresses_are_there_in_every_release(make_site, serve, tmp_path):
    site = make_site()
    files = {"MP_verify_a1B2.txt": "a1B2", ".well-known/security.txt": "Contact: mailto:a@example.org\n", "favicon.ico": "icon"}
    for name, text in files.items():
        site.write(f"static/{name}", text)
    site.published()
    nginx = serve(site)
    for version in [2, 3]:
        for name, text in files.items():
            status, headers, body = nginx.get("/" + name)
            assert (status, body.decode(), headers["cache-control"]) == (200, text, "public, max-age=60")
        site.set_version(version)
        site.published()
    assert nginx.get("/.well-known/security.txt")[1]["content-type"] == "text/plain; charset=utf-8"
    assert nginx.get("/.well-known/nothing")[0] == 404 and nginx.get("/.git/config")[0] == 404


def test_certificates_are_renewed_beside_the_site(make_site, serve, tmp_path):
    site = make_site()
    site.published()
    (tmp_path / "acme/.well-known/acme-challenge").mkdir(parents=True)
    (tmp_path / "acme/.well-known/acme-challenge/token").write_text("proof")
    (tmp_path / "acme").chmod(0o755)
    nginx = serve(site, server=f"set $xinfeng_acme {tmp_path / 'acme'};")
    assert nginx.get("/.well-known/acme-challenge/token")[::2] == (200, b"proof")


def asked(nginx, host: str, path: str) -> str:
    """What curl sees by HTTPS, trusting the test's certificate alone: status and address, or why it got no answer."""
    run = subprocess.run(
        ["curl", "-s", "-S", "-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", "--cacert", f"{nginx.certificate}/chain.pem",
         "--connect-to", f"{host}:443:127.0.0.1:{nginx.port}", "--connect-to", f"{host}:80:127.0.0.1:{nginx.plain_port}",
         f"{path}"], capture_output=True, text=True)
    return run.stdout.strip() if run.returncode == 0 else f"{run.returncode} {run.stderr}"


def test_port_80_leads_to_https_and_other_hosts_get_no_answer(make_site, serve, tmp_path):
    site = make_site()
    site.published()
    name = "wenming.example.org"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-keyout", str(tmp_path / "key.pem"),
                    "-out", str(tmp_path / "chain.pem")], check=True, capture_output=True)
    nginx = serve(site, certificate=tmp_path)
    assert asked(nginx, name, f"https://{name}/stories/") == "200"
    assert asked(nginx, name, f"http://{name}/stories/?a=b") == f"301 https://{name}/stories/?a=b"
    assert asked(nginx, name, f"http://{name}/.well-known/acme-challenge/none") == "404"
    # 35: the handshake is refused; 52: an empty answer.
    assert asked(nginx, "other.example", "https://other.example/").startswith("35 ")
    assert asked(nginx, "other.example", "http://other.example/").startswith("52 ")


def test_a_site_in_a_folder_of_its_host(make_site, serve, tmp_path):
    site = make_site()
    site.address = "https://www.example.org/wmb/"
    site.set_version(1)
    site.add("moved", more="aliases: [/old/, '/show.asp?id=12']\n")
    site.published()
    inner = serve(site, home="/wmb")
    outer = serve(site, name="outer", root=tmp_path, server=f"""
      location = /wmb {{ return 301 /wmb/; }}
      location /wmb/ {{ proxy_pass http://127.0.0.1:{inner.port}; proxy_set_header Host $host; }}""")
    files = expected(site)
    assert outer.get("/wmb")[1]["location"] == "/wmb/"
    assert outer.get("/wmb/")[::2] == (200, files["index.html"])
    assert outer.get("/wmb/stories")[1]["location"] == "/wmb/stories/"
    assert outer.get("/wmb/nowhere/")[::2] == (404, files["404.html"])
    assert outer.get("/wmb/.xinfeng-release")[0] == 404
    for path in ["/wmb/old/", "/wmb/show.asp?id=12"]:
        status, headers, _ = outer.get(path)
        assert (status, headers["location"]) == (301, "/wmb/stories/2026/moved/"), path
    # A server in front asks by HTTP/1.0, and a CDN says that it is one.
    assert outer.get("/wmb/", "gzip")[::2] == (200, files["index.html.gz"])
    assert inner.get("/wmb/", "gzip", Via="1.1 cdn")[1]["content-encoding"] == "gzip"


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    body = await reader.readexactly(int(re.search(r"content-length: (\d+)", head).group(1)))
    return int(head.split()[1]), gzip.decompress(body) if "content-encoding: gzip" in head else body


class Load:
    """Readers who open a page and then its style sheet, again and again."""

    def __init__(self, port: int) -> None:
        self.port, self.count, self.faults, self.versions, self.ends = port, 0, [], set(), False

    async def ask(self, streams, path: str, encoding: str) -> bytes:
        reader, writer = streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: {encoding}\r\n\r\n".encode())
        status, body = await read_answer(reader)
        self.count += 1
        if status != 200:
            self.faults.append((path, status))
        return body

    async def read(self, number: int) -> None:
        streams = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)
        paths = ["/", "/stories/", "/stories/2026/story-1/", "/stories/2026/story-4/"]
        while not self.ends or self.count < 30_000:
            path = paths[self.count % len(paths)]
            page = await self.ask(streams, path, ["gzip", "identity"][number % 2])
            version = re.search(rb"v\d{4}", page)
            style = re.search(rb'href="(/[^"]+\.css)"', page)
            if not version or not style:
                self.faults.append((path, "not a page"))
                continue
            self.versions.add(version[0])
            css = await self.ask(streams, style[1].decode(), ["identity", "gzip"][number % 2])
            if version[0] not in css or len(set(re.findall(rb"v\d{4}", page))) != 1:
                self.faults.append((path, "mixed"))

    async def run(self, site: Site) -> None:
        readers = [asyncio.create_task(self.read(number)) for number in range(16)]
        for version in range(2, 12):
            site.set_version(version)
            result = await asyncio.to_thread(site.publish)
            assert result.returncode == 0, result.stderr
        self.ends = True
        await asyncio.gather(*readers)


def test_readers_notice_nothing_of_ten_publishes(make_site, serve):
    site = make_site()
    site.published()
    load = Load(serve(site).port)
    asyncio.run(load.run(site))
    assert load.faults == []
    assert load.count >= 30_000
    assert len(load.versions) == 11
