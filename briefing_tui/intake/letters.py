"""The headers of mails, read so that no header can stop the reading."""

from __future__ import annotations

from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate
from typing import Any

from briefing_tui.intake.articles import publication_day
from briefing_tui.text import one_line

__all__ = ["LETTERS", "header", "sender", "sent"]

_LONGEST_HEADER = 2_000


class _Letters(EmailPolicy):
    """The default policy, but headers are cut, and one that the library's parser fails on is empty.

    The parser takes time with the square of a header's length, and raises errors of many kinds.
    """

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value[:_LONGEST_HEADER])
        except Exception:
            return super().header_fetch_parse(name, "")


LETTERS: EmailPolicy[Any] = _Letters()


def header(message: Any, name: str) -> str | None:
    """One header on one line, its encoded words decoded."""
    value = message.get(name)
    return one_line(str(value)) or None if value is not None else None


def sender(value: str | None) -> str | None:
    """The name in a ``From`` line, else the address."""
    name, address = parseaddr(value or "")
    return name.strip() or address or None


def sent(value: str | None) -> str | None:
    """The ISO day of a ``Date`` line, in the sender's own time zone."""
    try:
        moment = parsedate((value or "").replace(" at ", " "))  # as some programs print it in forwarded mails
    except (ValueError, TypeError, IndexError):
        return None
    return publication_day("{:04d}-{:02d}-{:02d}".format(*moment[:3])) if moment else None
