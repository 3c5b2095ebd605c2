"""Pages and feeds from the open internet, and only where the analyst has named the address."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_tui.intake.addresses import Address, is_public, resolve
from briefing_tui.intake.refused import Refused, refused

if TYPE_CHECKING:
    import httpx

__all__ = ["CONNECT_SECONDS", "MAX_FETCHED", "MAX_REDIRECTS", "TOTAL_SECONDS", "Fetched", "fetch"]

MAX_FETCHED = 10 * 1024 * 1024
"""Bytes of a body, packed and unpacked."""
MAX_REDIRECTS = 5
CONNECT_SECONDS = 10.0
"""For a connection to be made."""
TOTAL_SECONDS = 30.0
"""For everything: looking up, connecting, every redirect and the whole body."""

_CHUNK = 65_536
_LONGEST_URL = 2_000
_HEADERS = {
    "User-Agent": "briefing-tui",
    "Accept": "text/html, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5",
    # Unpacked here, a body could grow a thousandfold between two looks at its size.
    "Accept-Encoding": "identity",
}
_NO_ARTICLES = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A document as a server sent it."""

    url: str
    """Where it was found in the end, after redirects."""
    data: bytes
    media_type: str | None
    """In small letters, without parameters: ``text/html``."""
    charset: str | None
    """The character set that the server declares."""


class _Failed(Exception):
    """Why there is no document, in words."""


def fetch(
    url: str,
    *,
    allowed: Callable[[Address], bool] = is_public,
    resolver: Callable[[str, int], list[Address]] = resolve,
    total_seconds: float = TOTAL_SECONDS,
) -> Fetched | Refused:
    """Fetch a document; every failure is one clear line, and nothing is raised.

    No cookies, no proxies or credentials of the environment. Every redirect is checked like the first address: http or
    https, and each address of its host allowed; the connection goes to an address that was checked.

    Args:
        url: as the analyst named it.
        allowed: which addresses may be connected to.
        resolver: looks up a host.
        total_seconds: time for everything together.
    """
    # Imported late: most runs fetch nothing.
    import httpcore
    import httpx

    from briefing_tui.intake.wire import AddressRefused, GuardedTransport, OutOfTime

    until = time.monotonic() + total_seconds
    try:
        with httpx.Client(
            transport=GuardedTransport(allowed, resolver, until),
            headers=_HEADERS,
            timeout=CONNECT_SECONDS,
            trust_env=False,
            follow_redirects=False,
        ) as client:
            return _follow(client, url, until)
    except _Failed as error:
        return refused(url, str(error))
    except AddressRefused as error:
        return refused(url, f"{error} is at an address of a private or reserved network")
    except (OutOfTime, httpcore.TimeoutException, httpx.TimeoutException):
        return refused(url, f"no answer in time (within {total_seconds:g} seconds)")
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        return refused(url, f"could not be fetched: {error}")
    except Exception as error:
        # An address can be broken in ways that no library foresees.
        return refused(url, f"could not be fetched ({type(error).__name__})")


def _follow(client: httpx.Client, url: str, until: float) -> Fetched:
    place = _checked(client.build_request("GET", url).url if len(url) <= _LONGEST_URL else None)
    for _ in range(MAX_REDIRECTS + 1):
        client.cookies.clear()
        with client.stream("GET", place) as response:
            if not response.has_redirect_location:
                return _document(response, place, until)
            place = _checked(place.join(response.headers["location"]))
    raise _Failed(f"redirected more than {MAX_REDIRECTS} times")


def _checked(url: httpx.URL | None) -> httpx.URL:
    if url is None or len(str(url)) > _LONGEST_URL:
        raise _Failed(f"an address longer than {_LONGEST_URL:,} characters")
    if url.scheme not in ("http", "https") or not url.host:
        raise _Failed("only http and https addresses are fetched")
    if url.userinfo:
        raise _Failed("an address with a name or password in it is not fetched")
    return url.copy_with(fragment=None)


def _document(response: httpx.Response, url: httpx.URL, until: float) -> Fetched:
    if response.status_code != 200:
        raise _Failed(f"the server answered {response.status_code} {response.reason_phrase}".rstrip())
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower() or None
    if media_type and media_type.startswith(_NO_ARTICLES):
        raise _Failed(f"{media_type} is no article")
    if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise _Failed("the server sends it packed, though it was asked not to")
    return Fetched(url=str(url), data=_body(response, until), media_type=media_type, charset=response.charset_encoding)


def _body(response: httpx.Response, until: float) -> bytes:
    too_large = _Failed(f"larger than {MAX_FETCHED // 2**20} MB")
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > MAX_FETCHED:
        raise too_large
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_raw(_CHUNK):
        size += len(piece)
        if size > MAX_FETCHED:
            raise too_large
        if time.monotonic() > until:
            raise _Failed("the server sends too slowly")
        pieces.append(piece)
    return b"".join(pieces)
