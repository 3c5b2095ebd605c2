"""What the templates *visit* and *readout* say about one article besides the sections of the brief."""

from __future__ import annotations

from collections.abc import Callable

from briefing_tui.export.dossier import MACHINE, Entry
from briefing_tui.export.escape import escape
from briefing_tui.export.safe import Safe, safe
from briefing_tui.export.sections import Sections
from briefing_tui.export.wording import answer_line
from briefing_tui.model import OPEN_STATUSES, AgendaItem, Question
from briefing_tui.wording import deed, joined, parties, time_and_place

__all__ = ["Meeting"]

_MEETINGS = frozenset({"meeting", "visit", "talks", "negotiation", "hearing"})
_OFFERS = frozenset({"pledge", "announcement", "launch", "signing"})
_TAKES_PLACE = frozenset({"done", "ongoing"})
_REASONS: tuple[Question, ...] = ("who", "what", "why", "when", "where")


class Meeting(Sections):
    """Sections for a visit that lies ahead, and for one that is over."""

    @property
    def to_write(self) -> Safe:
        """What is the analyst's to write below the generated text; the machine never fills it."""
        return Safe("*To be written by the analyst*")

    @property
    def reason(self) -> Safe:
        """Who comes, what it is about, and why, when and where."""
        lines = []
        for question in _REASONS:
            entry = self.dossier.answer(question)
            if entry is not None:
                words = escape(answer_line(entry.value))
                lines.append(f"- {question.capitalize()}: {words} · {self.answer_evidence(entry.value)}")
        return safe(lines)

    @property
    def programme(self) -> Safe:
        """The agenda in the order of time, undated items last."""
        return self.items(sorted(self.dossier.agenda(), key=_date))

    @property
    def attendees(self) -> Safe:
        """Who takes part in what is on the agenda; below it, who is only talked about."""
        names = {name for entry in self.dossier.agenda() for name in (*entry.value.actors, *entry.value.counterparts)}
        people = self.dossier.brief.people
        there = [person for person in people if any(_same(person.name, name) for name in names)]
        others = [person for person in people if person not in there]
        named = "; ".join(escape(joined(", ", person.name, person.role)) for person in others)
        return safe(filter(None, [self.persons(there) if there else "", f"\nAlso named: {named}" if named else ""]))

    @property
    def asks(self) -> Safe:
        """What somebody demands."""
        return self._listed(lambda item: item.kind == "demand")

    @property
    def offers(self) -> Safe:
        """What is pledged, announced, launched or signed."""
        return self._listed(lambda item: item.kind in _OFFERS)

    @property
    def met(self) -> Safe:
        """Meetings that have taken place or are going on."""
        return self._listed(lambda item: item.kind in _MEETINGS and item.status in _TAKES_PLACE)

    @property
    def topics(self) -> Safe:
        """What was on the table, in the order of the article."""
        entries = sorted(self.dossier.agenda(), key=lambda entry: entry.value.evidence.start)
        topics: dict[str, str] = {}
        for entry in entries:
            topic = escape(entry.value.topic or "")
            if topic:
                topics.setdefault(topic, self.evidence(entry.value.evidence.start))
        return safe(f"{number}. {topic} · {where}" for number, (topic, where) in enumerate(topics.items(), start=1))

    @property
    def agreed(self) -> Safe:
        """What was settled."""
        return self._listed(lambda item: item.kind in _OFFERS and item.status == "done")

    @property
    def differed(self) -> Safe:
        """What one side demands of another, and what was called off."""
        return self._listed(lambda item: item.kind == "demand" or item.status == "cancelled")

    @property
    def next_step(self) -> Safe:
        """What lies ahead, dated items first."""
        entries = (entry for entry in self.dossier.agenda() if entry.value.kind != "demand")
        return self.items(sorted((entry for entry in entries if entry.value.status in OPEN_STATUSES), key=_date))

    def _listed(self, wanted: Callable[[AgendaItem], bool]) -> Safe:
        """The items a bullet each: those of a few kinds need no table."""
        lines = []
        for entry in self.dossier.agenda():
            item = entry.value
            if wanted(item):
                what = joined(": ", parties(item), deed(item))
                words = escape(joined(" · ", what, time_and_place(item), item.status))
                state = "" if entry.status == MACHINE else f" ({entry.status})"
                evidence = self.graded(self.evidence(item.evidence.start, item.evidence.end), entry)
                lines.append(f"- {joined(' · ', words + state, evidence)}")
        return safe(lines)


def _same(name: str, other: str) -> bool:
    """Whether both mean one person: the same name, or one the other's end, as a surname is."""
    long, short = sorted((name, other), key=len, reverse=True)
    return long == short or long.endswith(f" {short}")


def _date(entry: Entry[AgendaItem]) -> tuple[bool, str]:
    iso = entry.value.when.iso if entry.value.when else None
    return (iso is None, iso or "")
