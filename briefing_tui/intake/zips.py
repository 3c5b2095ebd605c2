"""Archives: what is in them is read where it lies. Nothing is written, so a member's name is only ever shown."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from briefing_tui.intake.budget import Overspent
from briefing_tui.intake.origin import Origin
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.model import Article

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["MAX_DEPTH", "MAX_MEMBER", "MAX_RATIO", "contents", "of_zip", "opened"]

MAX_DEPTH = 2
"""How deep archives are read: an archive, and archives in it."""
MAX_MEMBER = 64 * 1024 * 1024
"""Bytes of one unpacked file."""
MAX_RATIO = 200
"""Unpacked bytes for each packed one; text seldom packs to a twentieth."""

_MAX_DIRECTORY = 16 * 1024 * 1024
"""Bytes of an archive's table of contents; a longer one would take gigabytes to list."""
_SMALL = 1024 * 1024
_CHUNK = 1024 * 1024
_END = struct.Struct("<4s8xL6x")
_END_WITH_COMMENT = 22 + 65_535


def of_zip(file: BinaryIO, origin: Origin) -> Iterator[Article | Refused]:
    """The articles in an archive, member by member in its own order; members of other kinds are left out."""
    # Here, for both of these hold this module.
    from briefing_tui.intake.docx import of_docx
    from briefing_tui.intake.formats import KNOWN_ENDINGS, read_bytes

    if origin.depth > MAX_DEPTH - 1:
        yield refused(origin.ref, f"archives packed in archives more than {MAX_DEPTH} deep")
        return
    try:
        archive = opened(file)
    except ValueError as error:
        yield refused(origin.ref, str(error))
        return
    with archive:
        if "word/document.xml" in archive.NameToInfo:
            file.seek(0)
            yield from of_docx(file.read(MAX_MEMBER), origin)
            return
        if "[Content_Types].xml" in archive.NameToInfo:
            yield refused(origin.ref, "an Office file that is no text")
            return
        found = False
        for member in archive.infolist():
            path = PurePosixPath(member.filename.replace("\\", "/"))
            hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
            if member.is_dir() or hidden or path.suffix.lower() not in KNOWN_ENDINGS:
                continue
            found = True
            place = origin.part(member.filename)
            try:
                origin.budget.member()
                data = contents(archive, member)
                origin.budget.spend(len(data))
            except Overspent as error:
                yield refused(origin.ref, str(error))
                return
            except ValueError as error:
                yield refused(place.ref, str(error))
                continue
            yield from read_bytes(data, place, path.suffix.lower())
        if not found:
            yield refused(origin.ref, "no articles in the archive")


def opened(file: BinaryIO) -> ZipFile:
    """The archive, its table of contents read.

    Raises:
        ValueError: damaged, or with a table of contents that is out of all proportion.
    """
    from zipfile import BadZipFile, ZipFile

    _check_directory(file)
    try:
        return ZipFile(file)
    except (BadZipFile, NotImplementedError, ValueError, struct.error, OSError) as error:
        raise ValueError(f"a damaged archive: {error}") from error


def contents(archive: ZipFile, member: ZipInfo, limit: int = MAX_MEMBER) -> bytes:
    """The unpacked bytes of a member; no more than ``limit`` are ever unpacked, whatever its header says.

    Raises:
        ValueError: locked, damaged, larger than ``limit``, or packed beyond :data:`MAX_RATIO`.
    """
    import zlib
    from zipfile import BadZipFile

    if member.flag_bits & 1:
        raise ValueError("locked with a password")
    most = min(limit, max(_SMALL, MAX_RATIO * member.compress_size))
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(member) as packed:
            while piece := packed.read(_CHUNK):
                size += len(piece)
                if size > most:
                    large = f"larger than {limit // 2**20} MB" if size > limit else "packed tighter than any text"
                    raise ValueError(large)
                pieces.append(piece)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, struct.error) as error:
        raise ValueError(f"damaged in the archive: {error}") from error
    return b"".join(pieces)


def _check_directory(file: BinaryIO) -> None:
    end = file.seek(0, 2)
    file.seek(max(0, end - _END_WITH_COMMENT))
    tail = file.read()
    file.seek(0)
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < 22:
        raise ValueError("a damaged archive: its end is missing")
    # The larger form of ZIP states the size elsewhere, and only archives of over 4 GB or 65,535 files need it.
    if b"PK\x06\x07" in tail[max(0, place - 20) : place]:
        raise ValueError("an archive of more than 4 GB or 65,535 files")
    if _END.unpack_from(tail, place)[1] > _MAX_DIRECTORY:
        raise ValueError("an archive with too long a table of contents")
