"""``briefing serve``: the desk in a browser on this machine, and nowhere else."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefing_tui.cli.console import Exit, complain, say

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["in_browser", "is_ours", "serve_"]

_HOST = "127.0.0.1"
_NAMES = (_HOST, "localhost")


def serve_(options: Namespace) -> int:
    """Serve the desk on loopback until ctrl+c; each tab that opens the page has a desk of its own on the library."""
    try:
        server = _server(options.port)
    except ImportError:
        complain("serve", "textual-serve is not installed: pip install 'briefing-tui[serve]'")
        return Exit.FAILED
    say(f"the desk is at http://{_HOST}:{options.port}/ for every user of this machine; ctrl+c ends it")
    server.serve()
    return Exit.DONE


def is_ours(header: str | None, port: int) -> bool:
    """Whether an ``Origin`` or ``Host`` header names this server, and not another site that a browser is visiting."""
    if header is None:
        return False
    try:
        parts = urlsplit(header if "//" in header else f"//{header}")
        return parts.hostname in _NAMES and (parts.port or 80) == port
    except ValueError:  # no address, or no port, at all
        return False


def in_browser(driver: str | None) -> bool:
    """Whether the value of ``TEXTUAL_DRIVER`` says that this program paints for a browser, without a terminal."""
    return driver is not None and "web_driver" in driver


def _server(port: int) -> Any:
    from aiohttp import web
    from textual_serve.server import Server

    class Loopback(Server):
        """Answers its own page only: any other site in the same browser could reach the desk by a web socket."""

        async def handle_index(self, request: Any) -> Any:
            self._refuse_others(request.headers.get("Host"))
            return await super().handle_index(request)

        async def handle_websocket(self, request: Any) -> Any:
            self._refuse_others(request.headers.get("Host"))
            self._refuse_others(request.headers.get("Origin"))
            return await super().handle_websocket(request)

        def _refuse_others(self, header: str | None) -> None:
            if not is_ours(header, self.port):
                raise web.HTTPForbidden

    command = shlex.join([sys.executable, "-m", "briefing_tui"])
    return Loopback(command, host=_HOST, port=port, title="briefing", public_url=f"http://{_HOST}:{port}")
