"""The desk in a browser: on loopback, and for its own page only."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.cli.serve import _server, in_browser, is_ours


@pytest.mark.parametrize(
    "header", ["http://127.0.0.1:8000", "http://localhost:8000", "127.0.0.1:8000", "localhost:8000"]
)
def test_its_own_page(header: str) -> None:
    assert is_ours(header, 8000)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "null",
        "https://evil.example",
        "http://127.0.0.1:8001",
        "evil.example:8000",
        "http://127.0.0.1:x",
        "[::1",
    ],
)
def test_any_other_page(header: str | None) -> None:
    assert not is_ours(header, 8000)


def test_a_browser_is_no_terminal() -> None:
    assert in_browser("textual.drivers.web_driver:WebDriver")
    assert not in_browser(None) and not in_browser("textual.drivers.linux_driver:LinuxDriver")


def test_it_listens_on_loopback_only() -> None:
    pytest.importorskip("textual_serve")
    assert _server(8000).host == "127.0.0.1"


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert main(["serve"]) == 1
    assert "briefing-tui[serve]" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_desk_is_painted_into_the_page_and_other_pages_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("textual_serve")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "BRIEFING_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "briefing_tui", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True)
    try:
        painted, refused = asyncio.run(asyncio.wait_for(_visit(port), 60))
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
    assert b"Articles" in painted
    assert refused == [403, 403]


async def _visit(port: int) -> tuple[bytes, list[int]]:
    import aiohttp

    page = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession() as browser:
        for _ in range(200):
            try:
                async with browser.get(page) as answer:
                    assert answer.status == 200
                    break
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)
        painted = b""
        async with browser.ws_connect(f"{page}/ws?width=100&height=30", headers={"Origin": page}) as socket:
            while b"Articles" not in painted:
                message = await socket.receive()
                painted += message.data if isinstance(message.data, bytes) else b""
        refused = []
        for url, header in ((f"{page}/ws", {"Origin": "https://evil.example"}), (page, {"Host": "evil.example"})):
            async with browser.get(url, headers=header) as answer:
                refused.append(answer.status)
    return painted, refused
