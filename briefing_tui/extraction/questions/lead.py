"""The sentence of the lead: its main clause, and how its other clauses stand to it.

News tells its event in the main clause of the first sentence, and puts circumstances, reasons and the source of the
report around it (van Dijk 1988, ch. 2; Bell 1991, ch. 8). Without a headline this is what there is to go by.
"""

from __future__ import annotations

from typing import Literal

from briefing_tui.extraction.clauses import Clause
from briefing_tui.extraction.cues import words
from briefing_tui.extraction.reading import Reading

__all__ = ["Standing", "acts_itself", "lead_clauses", "said"]

Standing = Literal["main", "coordinate", "reporting", "below"]
"""Of a clause in the first sentence: its main clause, one coordinated with that, the verb of saying that the main
clause depends on, or anything subordinate to them."""

_SAID = ("ccomp", "parataxis")


def lead_clauses(reading: Reading) -> dict[Clause, Standing]:
    """The clauses of the body's first sentence, by how they stand; made once a story."""
    known = reading.scratch.get("lead clauses")
    if isinstance(known, dict):
        return known
    found = _standings(reading)
    reading.scratch["lead clauses"] = found
    return found


def _standings(reading: Reading) -> dict[Clause, Standing]:
    if not reading.story.sentences:
        return {}
    every = reading.clauses.in_sentence(reading.story.sentences[0])
    main = next((clause for clause in every if clause.verb.is_root), None)
    if main is None:
        return {}
    found: dict[Clause, Standing] = dict.fromkeys(every, "below")
    while (content := said(main)) is not None and content.subject is not None:
        found[main] = "reporting"
        main = content
    found[main] = "main"
    for clause in every:
        if clause.relation == "conj" and clause.above is not None and found[clause.above] in ("main", "coordinate"):
            found[clause] = "coordinate"
        elif clause.relation == "parataxis" and clause.above is main and _is_saying(clause):
            found[clause] = "reporting"
    return found


def said(clause: Clause) -> Clause | None:
    """What a verb of saying reports: "*Two climbers died*, the rescuers said"."""
    if not _is_saying(clause):
        return None
    if clause.relation == "parataxis" and clause.above is not None:
        return clause.above
    return next((below for below in clause.below if below.relation in _SAID), None)


def acts_itself(content: Clause) -> bool:
    """Whether what is said is about whoever says it: "The minister said *she would resign*"."""
    return content.subject is None or content.subject.pos == "PRON"


def _is_saying(clause: Clause) -> bool:
    return clause.verb.lemma.lower() in words("attribution", "saying")
