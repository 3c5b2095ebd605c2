"""Reads the golden files of the agenda: one sentence a line, the act between stars."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from briefing_tui.extraction.agenda.candidates import Candidate, candidates
from briefing_tui.extraction.agenda.constructions import constructions
from briefing_tui.extraction.agenda.guards import guards
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import Reading, read_story
from briefing_tui.model import Article

GOLDEN = Path(__file__).parent.parent / "golden"


def cases(name: str) -> Iterator[tuple[str, bool, str]]:
    """Label, whether it holds, and the sentence, of every line of a golden file."""
    for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            label, sign, sentence = line.split(None, 2)
            yield label, sign == "+", sentence


def story_of(text: str, title: str | None = None, published: str | None = "2024-03-14") -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=digest[:16], ref="test", title=title, text=text, published=published, sha256=digest)


def reading_of(reader: Reader, text: str) -> Reading:
    return read_story(next(iter(reader.stories([story_of(text)]))))


def candidate_of(reader: Reader, marked: str) -> Candidate:
    """The candidate whose head stands between stars, with its constructions and guards."""
    before, act, after = marked.split("*")
    reading = reading_of(reader, before + act + after)
    found = next(one for one in candidates(reading) if one.head.start == len(before))
    found.constructions = constructions(found)
    found.guards = guards(found)
    return found
