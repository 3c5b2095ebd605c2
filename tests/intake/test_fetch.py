"""Fetching: only public addresses, at every hop, at the very address that was checked; and within size and time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import ClassVar

import pytest

from briefing_tui.intake import Refused, read_paths
from briefing_tui.intake import fetch as fetch_module
from briefing_tui.intake.addresses import Address, is_public, resolve
from briefing_tui.intake.fetch import Fetched, fetch
from briefing_tui.model import Article
from tests.intake.reading import BODY
from tests.intake.test_pages import page

LOCAL = ip_address("127.0.0.1")


class Handler(BaseHTTPRequestHandler):
    """A small server with every bad manner."""

    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        kind, _, rest = self.path.lstrip("/").partition("/")
        if kind == "to":
            self.send_response(302)
            self.send_header("Location", rest)
            self.send_header("Set-Cookie", "a=b")
            self.end_headers()
        elif kind == "loop":
            self.send_response(301)
            self.send_header("Location", f"/loop/{rest}x")
            self.end_headers()
        elif kind == "large":
            self.answer(b"x" * 200_000, "text/html", length=rest == "declared")
        elif kind == "drip":
            self.send_response(200)
            self.end_headers()
            self.drip()
        elif kind == "silent":
            self.drip()
        elif kind == "type":
            self.answer(b"x", rest)
        elif kind == "packed":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
        elif kind == "page":
            self.answer(page().encode("utf-16"), "text/html; charset=utf-16")
        else:
            self.send_error(404)

    def answer(self, body: bytes, kind: str, length: bool = True) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if length:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Handler.asked.clear()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


def local(address: Address) -> bool:
    return address == LOCAL


def reason(url: str, **options: object) -> str:
    found = fetch(url, **{"allowed": local, **options})  # type: ignore[arg-type]
    assert isinstance(found, Refused), found
    assert "\n" not in str(found)
    return found.reason


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "192.88.99.1",
        "3fff::1",
        "fe80::1",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)
def test_addresses_that_are_never_fetched_from(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "[::1]", "[::ffff:7f00:1]", "0"],
)
def test_a_local_server_is_refused_in_every_spelling(host: str, server: str) -> None:
    Handler.asked.clear()
    url = f"http://{host}:{server.rpartition(':')[2]}/page"
    (found,) = read_paths([url])
    assert isinstance(found, Refused)
    assert "private or reserved" in found.reason or "could not be fetched" in found.reason
    assert Handler.asked == []


def test_a_page_that_is_named_is_read(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    found = fetch(f"{server}/to/{server}/page#part", allowed=local)
    assert isinstance(found, Fetched), found
    assert (found.url, found.media_type, found.charset) == (f"{server}/page", "text/html", "utf-16")
    headers = Handler.asked[-1][1]
    assert headers["User-Agent"] == "briefing-tui"
    assert "Cookie" not in headers
    monkeypatch.setattr(fetch_module, "fetch", lambda url: found)
    (article,) = read_paths(["HTTP://named.example/"])
    assert isinstance(article, Article)
    assert BODY in article.text
    assert article.url == "https://post.example/news/harbour"


def test_a_redirect_into_a_private_network_is_refused(server: str) -> None:
    assert "private or reserved" in reason(f"{server}/to/http://127.0.0.2/x")
    assert "private or reserved" in reason(f"{server}/to/http://169.254.169.254/latest")
    assert "only http and https" in reason(f"{server}/to/file:///etc/passwd")
    assert "more than 5 times" in reason(f"{server}/loop/")


def test_a_name_server_that_changes_its_mind_is_asked_once(server: str) -> None:
    port = int(server.rpartition(":")[2])
    answers = iter([[ip_address("127.0.0.1")], [ip_address("127.0.0.2")]])
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[Address]:
        asked.append(host)
        return next(answers)

    found = fetch(f"http://rebind.example:{port}/page", allowed=local, resolver=rebinding)
    assert isinstance(found, Fetched)
    assert asked == ["rebind.example"]
    assert Handler.asked[-1][1]["Host"] == f"rebind.example:{port}"
    mixed = [ip_address("127.0.0.1"), ip_address("10.0.0.1")]
    assert "private" in reason(f"http://mixed.example:{port}/page", resolver=lambda host, port: mixed)
    # The second hop of a redirect is looked up again, and refused by its new answer.
    later = iter([[LOCAL], [ip_address("10.0.0.1")]])
    url = f"http://hop.example:{port}/to/http://hop2.example:{port}/page"
    assert "private" in reason(url, resolver=lambda host, port: next(later))


def test_size_is_capped(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_module, "MAX_FETCHED", 100_000)
    assert "larger than" in reason(f"{server}/large/declared")
    assert "larger than" in reason(f"{server}/large/undeclared")


@pytest.mark.parametrize("path", ["drip", "silent"])
def test_time_is_capped_even_where_a_server_drips(server: str, path: str) -> None:
    begun = time.monotonic()
    assert "in time" in reason(f"{server}/{path}", total_seconds=0.4)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("type/image/png", "image/png is no article"),
        ("packed", "packed"),
        ("missing", "404"),
    ],
)
def test_answers_that_are_no_article(server: str, path: str, said: str) -> None:
    assert said in reason(f"{server}/{path}")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "http://",
        "http:///x",
        "http://u:p@a.example/",
        "http://a\0b/",
        "http://[::",
        "http://" + "a" * 3000,
        "x",
        "",
        "http://x.example:99999/",
        "http://\ud800.example/",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    assert reason(url, resolver=lambda host, port: [])


def test_no_name_or_password_is_ever_sent(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host = server.removeprefix("http://")
    assert "name or password" in reason(f"http://user:secret@{host}/page")
    assert "name or password" in reason(f"{server}/to/http://user:secret@{host}/page")
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login user password secret")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    Handler.asked.clear()
    assert isinstance(fetch(f"{server}/page", allowed=local), Fetched)
    assert all("Authorization" not in headers for _, headers in Handler.asked)


def test_a_host_that_is_not_there() -> None:
    assert "no such host" in reason("http://no-such-host.invalid/")
    assert resolve("127.0.0.1", 80) == [LOCAL]
