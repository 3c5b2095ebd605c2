"""The connection under a fetch: to the very address that was checked, and not a second longer than allowed."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore
import httpx

from briefing_tui.intake.addresses import Address

__all__ = ["AddressRefused", "GuardedTransport", "OutOfTime"]


class AddressRefused(Exception):
    """The host is at an address that isn't fetched from."""


class OutOfTime(Exception):
    """The whole fetch has taken too long."""


class GuardedTransport(httpx.BaseTransport):
    """HTTP for httpx, over connections that :class:`_Guard` opens."""

    def __init__(
        self, allowed: Callable[[Address], bool], resolve: Callable[[str, int], list[Address]], until: float
    ) -> None:
        """``until`` is the moment of :func:`time.monotonic` at which everything ends."""
        context = httpx.create_ssl_context(trust_env=False)
        context.load_default_certs()  # beside the known authorities, those that the machine trusts
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, http2=False, network_backend=_Guard(allowed, resolve, until)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the body is read by who asked."""
        url = request.url
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """Close what is open."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Guard(httpcore.NetworkBackend):
    """Looks a host up once, refuses it where any of its addresses isn't allowed, and connects to one of those.

    A name server that answers differently the second time is never asked a second time.
    """

    def __init__(
        self, allowed: Callable[[Address], bool], resolve: Callable[[str, int], list[Address]], until: float
    ) -> None:
        self._allowed, self._resolve, self._until = allowed, resolve, until
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self._resolve(host, port)
        except (OSError, ValueError) as error:
            raise httpcore.ConnectError(f"no such host: {host}") from error
        if not addresses or not all(map(self._allowed, addresses)):
            raise AddressRefused(host)
        failure: Exception | None = None
        for address in addresses:
            try:
                stream = self._backend.connect_tcp(
                    str(address), port, _within(self._until, timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _Timed(stream, self._until)
        raise failure or httpcore.ConnectError(host)


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait ends with the whole fetch, so that a server can't drip."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self._stream, self._until = stream, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _within(self._until, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _within(self._until, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _within(self._until, timeout)), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _within(until: float, timeout: float | None) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise OutOfTime
    return left if timeout is None else min(left, timeout)
