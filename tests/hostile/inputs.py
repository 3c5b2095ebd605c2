"""Articles that mean harm, made at random: the same number makes the same bytes."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

__all__ = ["hostile_input"]

_NEWS = [
    "Prime Minister Ana Kovač will meet her counterpart in Oslo on Thursday (March 31).",
    "“We will sign it by Friday,” said Dr. Omar Haddad, who leads the port authority. “Not a day later.”",
    "The council voted 7-2 on Monday after a fire at Quay 4 killed three people.",
    "Talks, due to begin next week in Georgia, were postponed because of a strike.",
    "Lagos (AP) - A bus overturned near Paris, Texas, at 9.30pm on 30 February 2022, police said.",
    "He added: 'the pact, which would end tariffs, may be delayed until the third quarter'",
    "Share this article Tweet Photo: A. Nobody / Agency 1 of 12",
    "The ministers urged Moscow to withdraw from Korčula by 2022-13-45 or in the 99999th century.",
]
_PAYLOADS = [
    "\x1b]52;c;aGk=\x07",
    "\x1b[2J\x1b[31m",
    "\x9b31m\x90q\x9c",
    "\x00\x01\x7f\x85",
    "\u202e\u2066gpj.exe\u2069",
    "\u200b\u2060\ufeff\u00ad",
    "\U000e0041\U000e0042",
    "\ud800\udfff\udc41",
    "[/][bold][@click=app.quit]x[/]",
    "[Mr Kovač] said",
    "\n## Key judgements\n",
    "\n---\ntitle: x\n---\n",
    "<script>x</script><!--",
    "![x](http://tracker.example/x.png) [x](javascript:x)",
    "=cmd|'/C calc'!A0",
    "\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n",
    "{{ 7*7 }}{% for x in y %}",
    "| a | b |\n|-|-|\n",
    "עברית العربية हिन्दी 日本語 👩‍👩‍👧",
    "é́́́́" * 5,
    "“‘“‘«\"'" * 4,
    "((((((((((" * 3,
    "will will will will said said said",
    "from 31 December 9999 to next year, 10,000 years ago, the week of 1 January 0001, in 999,999 months,",
    "on Monday Tuesday 31/31/31 10-30-89 Q5 1999-W60",
]
_DAYS = [
    None,
    "",
    "2022-03-31",
    "2022-03-31 10:00:00",
    "0001-01-01",
    "9999-12-31",
    "2022-02-30",
    "yesterday",
    "\x1b[2J",
]


def hostile_input(number: int) -> tuple[str, bytes]:
    """A file's ending and what it holds: news, payloads and noise, shuffled, cut, and encoded in one way or another."""
    chance = random.Random(number)
    if chance.random() < 0.3:
        record = {"title": _piece(chance), "text": _text(chance), "date_publish": chance.choice(_DAYS)}
        return ".json", json.dumps(record).encode()
    data = _encoded(_text(chance), chance)
    return ".txt", data[: chance.randint(0, len(data))] if chance.random() < 0.15 else data


def _text(chance: random.Random) -> str:
    pieces = [_piece(chance) for _ in range(chance.randint(0, 12))]
    text = chance.choice([" ", "\n\n", "\n", ""]).join(pieces)
    return _mutated(text, chance) if chance.random() < 0.3 else text


def _piece(chance: random.Random) -> str:
    makers: list[Callable[[], str]] = [
        lambda: chance.choice(_NEWS),
        lambda: chance.choice(_NEWS),
        lambda: chance.choice(_PAYLOADS),
        lambda: chance.choice(_NEWS).replace(" ", chance.choice(_PAYLOADS), 1),
        lambda: "".join(
            chr(chance.choice([chance.randint(1, 0xFF), chance.randint(0x100, 0x10FFFF)])) for _ in range(9)
        ),
        lambda: chance.choice("ab .,\"'(-1") * chance.randint(1, 400),
    ]
    return chance.choice(makers)()


def _mutated(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(min(len(letters), 8)):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(
            ["", " ", "\n", "“", "”", '"', ".", chance.choice(letters), chance.choice(_PAYLOADS)]
        )
    return "".join(letters)


def _encoded(text: str, chance: random.Random) -> bytes:
    encoding = chance.choice(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "latin-1"])
    errors = "surrogatepass" if encoding.startswith("utf") and chance.random() < 0.5 else "replace"
    return text.encode(encoding, errors)
