"""Mails and mailboxes → an article a mail, and one for each mail forwarded inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from briefing_tui.intake.charsets import decoded
from briefing_tui.intake.markup import text_of_html
from briefing_tui.intake.origin import Origin, keep
from briefing_tui.intake.pages import of_page, story_of
from briefing_tui.intake.plain import is_binary
from briefing_tui.intake.refused import Refused, refused
from briefing_tui.intake.wrapped import unwrapped
from briefing_tui.model import Article

if TYPE_CHECKING:
    from email.message import MIMEPart

__all__ = ["MAX_COMPARISONS", "MAX_MAIL", "MAX_PARTS", "of_mail", "of_mailbox"]

MAX_MAIL = 32 * 1024 * 1024
"""Bytes of one mail, attachments included."""
MAX_PARTS = 200
"""Multiparts in one mail."""
MAX_COMPARISONS = 100_000_000
"""Lines times multiparts: every line is compared with the end of each part that it may stand in. Some seconds."""
MAX_FORWARDED = 3
"""How deep mails forwarded in forwarded mails are read."""

_HEADER = re.compile(rb"[!-9;-~]+:")
_STUB_WORDS = 60
"""A text part this short that is far shorter than the page beside it only says where to read the page."""
_FORWARDED = re.compile(
    r"^-{2,}[ \t]*(?:Forwarded|Original) [Mm]essage[ \t]*-{2,}\s*\n"
    r"((?:[ \t>]*[A-Z][\w-]{1,20}:.*\n(?:[ \t]+\S.*\n)*){2,12})\s*\n",
    re.MULTILINE,
)
_COVER_WORDS = 80
"""More words than these before a forwarded mail are an article of their own."""


def of_mail(data: bytes, origin: Origin) -> Iterator[Article | Refused]:
    """The article of a mail: subject, day, sender and the text part, or the HTML part where no other says much.

    Mails attached to it follow as articles of their own. A page that a browser saved as one file is read as a page.
    """
    if len(data) > MAX_MAIL:
        yield refused(origin.ref, f"a mail larger than {MAX_MAIL // 2**20} MB")
        return
    data = _from_first_header(data)
    if not _HEADER.match(data):
        yield refused(origin.ref, "not a mail")
        return
    parts = data.lower().count(b"boundary=")
    if parts > MAX_PARTS or parts * data.count(b"\n") > MAX_COMPARISONS:
        yield refused(origin.ref, "a mail of too many nested parts")
        return
    # Imported late: few runs read mail.
    from email import message_from_bytes

    from briefing_tui.intake.letters import LETTERS

    yield from _of_message(message_from_bytes(data, policy=LETTERS), origin)


def of_mailbox(file: BinaryIO, origin: Origin) -> Iterator[Article | Refused]:
    """The articles of an mbox file, mail by mail; one larger than :data:`MAX_MAIL` is refused and the next is read."""
    lines: list[bytes] = []
    size = number = 0
    blank_before = True
    while line := file.readline(1 << 20):
        if blank_before and line.startswith(b"From "):
            if number:
                yield from _of_lines(lines, size, origin, number)
            number += 1
            lines, size = [], 0
        elif number:
            size += len(line)
            if size <= MAX_MAIL:
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
        blank_before = line in (b"\n", b"\r\n")
    if number:
        yield from _of_lines(lines, size, origin, number)
    else:
        yield refused(origin.ref, "no mail in it")


def _of_lines(lines: list[bytes], size: int, origin: Origin, number: int) -> Iterator[Article | Refused]:
    place = origin.part(str(number))
    if size > MAX_MAIL:
        yield refused(place.ref, f"a mail larger than {MAX_MAIL // 2**20} MB")
    else:
        yield from of_mail(b"".join(lines), place)


def _of_message(message: MIMEPart, origin: Origin) -> Iterator[Article | Refused]:
    from briefing_tui.intake.letters import header, sender, sent

    plain, html, attached = _parts(message)
    if (saved := header(message, "Snapshot-Content-Location")) and html:
        yield from of_page(
            html.encode("utf-8", "replace"), Origin(ref=origin.ref, published=origin.published, url=saved)
        )
        return
    try:
        text = _words(plain, html)
    except ValueError as error:
        yield refused(origin.ref, str(error))
        text = ""
    if is_binary(text):
        yield refused(origin.ref, "a mail without a text")
    elif text.strip():
        title, day, source = header(message, "Subject"), sent(header(message, "Date")), sender(header(message, "From"))
        remark = None
        if (inner := _FORWARDED.search(text)) and len(text[: inner.start()].split()) <= _COVER_WORDS:
            lines = dict(re.findall(r"^[ \t>]*([A-Z][\w-]+):[ \t]*(.*)$", inner[1], re.MULTILINE))
            title, text = lines.get("Subject", title), text[inner.end() :]
            day, source = sent(lines.get("Date") or lines.get("Sent")) or day, sender(lines.get("From")) or source
            remark = "forwarded in a mail"
        yield keep(
            origin,
            text=unwrapped(text),
            title=title,
            published=day,
            dated_by="the mail's header",
            source=source,
            url=(header(message, "Archived-At") or "").strip("<> "),
            linked_by="the mail's header",
            remark=remark,
        )
    elif not attached:
        yield refused(origin.ref, "a mail without a text")
    for number, inside in enumerate(attached, start=1):
        place = origin.part(f"forwarded {number}")
        if place.depth > MAX_FORWARDED:
            yield refused(place.ref, "a mail forwarded too many times over")
        else:
            yield from _of_message(inside, place)


def _parts(message: MIMEPart) -> tuple[str, str, list[MIMEPart]]:
    """The first text, the first page, and the mails attached."""
    plain, html = "", ""
    attached: list[MIMEPart] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            attached.extend(inside for inside in part.iter_parts() if inside.is_multipart() or inside.get_payload())
        elif part.is_multipart():
            waiting.extend(reversed(list(part.iter_parts())))
        elif part.get_content_disposition() == "attachment":
            continue
        elif kind == "text/plain" and not plain.strip():
            plain = _flowing(part)
        elif kind == "text/html" and not html.strip():
            html = _decoded_part(part)
    return plain, html, attached


def _words(plain: str, html: str) -> str:
    if not html:
        return plain
    words = len(plain.split())
    if words >= _STUB_WORDS or (words and len(text_of_html(html).split()) < 4 * words):
        return plain
    return story_of(html) or plain


def _decoded_part(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    return decoded(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""


def _flowing(part: MIMEPart) -> str:
    """The text, with the soft line ends of ``format=flowed`` (RFC 3676) taken back."""
    text = _decoded_part(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?m)(?<=\S) \r?\n(?=[^\s>])", " ", text)
    return text


def _from_first_header(data: bytes) -> bytes:
    """Without what stands before the headers: blank lines, a mailbox's own line, a byte-order mark."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(b"From ") and not _HEADER.match(data):
        data = data.partition(b"\n")[2]
    return data
