"""How the desk and its reading child talk: JSON messages behind a length, over pipes.

A message is four bytes of length (big-endian), then that many bytes of JSON. Documents of spaCy never travel.
"""

from __future__ import annotations

import asyncio
import struct
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

import msgspec

from briefing_tui.model import Brief

__all__ = ["Reply", "decode", "encode", "receive", "receive_async"]

_LENGTH = struct.Struct(">I")
_Message = TypeVar("_Message")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the child says: that it is ready (with its model), a brief, or why there is none."""

    model: str | None = None
    brief: Brief | None = None
    failure: str | None = None


def encode(message: object) -> bytes:
    """The message as bytes for the pipe, its length in front."""
    body = msgspec.json.encode(message)
    return _LENGTH.pack(len(body)) + body


def decode(body: bytes, kind: type[_Message]) -> _Message:
    """The message in these bytes.

    Raises:
        msgspec.DecodeError: they hold no message of that kind.
    """
    return msgspec.json.decode(body, type=kind)


def receive(pipe: BinaryIO) -> bytes | None:
    """The body of the next message, or None where the other side has gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    body = pipe.read(size)
    return body if len(body) == size else None


async def receive_async(pipe: asyncio.StreamReader) -> bytes | None:
    """:func:`receive` without blocking the event loop."""
    try:
        (size,) = _LENGTH.unpack(await pipe.readexactly(_LENGTH.size))
        return await pipe.readexactly(size)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
