"""The tradecraft of a Markdown brief as a file, as a person may have changed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from briefing_tui.export.frontmatter import split
from briefing_tui.export.lint import Finding, Statement, in_statements, missing, stands
from briefing_tui.model import Article
from briefing_tui.tradecraft import Yardstick

__all__ = ["lint_markdown", "source_of"]

_HEAD = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_ENTRY = re.compile(r"^(?:\d+[.)]|[-*+])\s+", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTE = re.compile(r"^> “(.*)”\s*$", re.MULTILINE)
_UNREVIEWED = re.compile(r"^\| ([^|]+) \|.*\| machine \|", re.MULTILINE)
_COMMENT = re.compile(r"^<!--.*?-->[ \t]*\n?", re.MULTILINE | re.DOTALL)
"""What the program writes into a file to know its own parts again."""
_FINAL = re.compile(r"^\*\*.*· Final\b", re.MULTILINE)


def source_of(document: str) -> str | None:
    """The digest of the article that a brief says it was made from."""
    digest = _front(document).get("source_sha256")
    return digest if isinstance(digest, str) else None


def lint_markdown(document: str, article: Article | None) -> tuple[Finding, ...]:
    """What should be put right in a Markdown brief.

    Args:
        document: the whole file.
        article: what it was made from; without it quotations can't be compared.

    Raises:
        ValueError: it is no brief: it has no front matter that says so.
    """
    head = _front(document)
    if head.get("type") != "briefing":
        raise ValueError("no brief: its head does not say type: briefing")
    sections = _sections(document)
    yardstick: Yardstick = "icd203" if head.get("yardstick") == "icd203" else "phia"
    found = [*missing(_text(head.get("handling")), _text(head.get("information_cutoff")))]
    found += in_statements(_statements(sections), yardstick, article)
    if article is not None:
        found += [
            Finding(rule="quote-not-verbatim", where="Quotes", reason=f"“{quote[:60]}” does not stand in the source")
            for quote in map(_plain, _QUOTE.findall(sections.get("Quotes", "")))
            if not stands(quote, article)
        ]
    if _FINAL.search(document):
        facts = _UNREVIEWED.findall(sections.get("The facts", ""))
        found += [Finding(rule="unreviewed", where=fact.strip(), reason="nobody has reviewed it") for fact in facts]
    return tuple(found)


def _statements(sections: dict[str, str]) -> Iterator[Statement]:
    # A block quote is the source's own words, and says so.
    line = "\n".join(line for line in sections.get("Bottom line", "").splitlines() if not line.startswith(">"))
    if line.strip():
        yield Statement(where="Bottom line", text=_plain(line))
    entries = [entry.strip() for entry in _ENTRY.split(sections.get("Key judgements", ""))]
    for number, entry in enumerate(filter(_says, entries), start=1):
        cited = bool(re.search(r"(?<!\\)\[\d+\]", entry))
        yield Statement(where=f"Key judgement {number}", text=_plain(entry), judgement=True, cited=cited)


def _says(entry: str) -> bool:
    return bool(entry) and entry.strip("*_") != "Not stated in source"


def _front(document: str) -> dict[str, Any]:
    values, _ = split(document)
    return values


def _sections(document: str) -> dict[str, str]:
    # What begins a comment is looked at only where one can still end: else a file of beginnings takes hours.
    before, end, after = _HEAD.sub("", document, count=1).rpartition("-->")
    parts = _SECTION.split(_COMMENT.sub("", before + end) + after)
    return dict(zip((title.strip() for title in parts[1::2]), parts[2::2], strict=True))


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text.strip())


def _text(value: object) -> str | None:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, str) and value.strip() else None
