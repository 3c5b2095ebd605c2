"""How the tests of this folder read: bytes in, articles out."""

from __future__ import annotations

from briefing_tui.intake import Origin, Refused, read_bytes
from briefing_tui.model import Article
from briefing_tui.text import clean

BODY = (
    "The council of Northport will meet on Monday to vote on the harbour budget, its chair Ann Lowe said on Friday. "
    "She called the plan the largest in ten years."
)


def read(data: bytes | str, ending: str = "", **known: str) -> list[Article | Refused]:
    """What a document gives; every text of it is clean."""
    raw = data.encode() if isinstance(data, str) else data
    found = list(read_bytes(raw, Origin(ref=f"x{ending}", **known), ending))  # type: ignore[arg-type]
    for one in found:
        if isinstance(one, Article):
            assert one.text == clean(one.text)
            assert one.text.strip()
        else:
            assert "\n" not in str(one)
    return found


def one(data: bytes | str, ending: str = "", **known: str) -> Article:
    """The only article of a document."""
    (found,) = read(data, ending, **known)
    assert isinstance(found, Article), found
    return found


def reason(data: bytes | str, ending: str = "", **known: str) -> str:
    """Why a document is refused."""
    (found,) = read(data, ending, **known)
    assert isinstance(found, Refused), found
    return found.reason
