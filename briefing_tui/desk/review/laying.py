"""Lays the analyst's decisions over the machine's brief: what fits is shown, what no longer fits is listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing_tui.desk.review.rows import called, machine_rows, moved, normal
from briefing_tui.desk.review.rules import corrected, twin
from briefing_tui.model import QUESTIONS, AgendaItem, Answer, Article, Brief, Passage, Person, Place
from briefing_tui.review import LISTS, Decision, Lapsed, Layer, Mark, ReviewedBrief, Row, Rule, Verb

__all__ = ["lay"]

_MARKS: dict[Verb, Mark] = {
    "accept": "confirmed",
    "pick": "confirmed",
    "edit": "edited",
    "add": "added",
    "reject": "rejected",
}
_ALIKE = 0.5
"""Share of the words of two agenda items' actions that they must have in common to be the same item."""


def lay(article: Article, brief: Brief, decisions: Mapping[str, Decision], rules: Sequence[Rule]) -> ReviewedBrief:
    """The brief as it stands.

    A value that the analyst gave or confirmed stands for as long as its evidence is in the article, whatever the
    machine reads today. A rejection, a merge or a split needs the row that it is about.
    """
    page = _Page(article, dict(decisions))
    machine = machine_rows(article, brief)
    rows = [page.question(row, brief.answers.to(question)) for question, row in zip(QUESTIONS, machine, strict=False)]
    for layer in LISTS:
        rows += page.layer(layer, [row for row in machine if row.layer == layer], rules)
    rows = [corrected(row, rules) for row in rows]
    return ReviewedBrief(machine=brief, rows=tuple(rows), lapsed=tuple(page.lapsed))


class _Page:
    """The decisions on one article, and which of them no longer fit."""

    def __init__(self, article: Article, decisions: dict[str, Decision]) -> None:
        self.article = article
        self.decisions = decisions
        self.lapsed: list[Lapsed] = []

    def question(self, row: Row, answers: tuple[Answer, ...]) -> Row:
        """The row of a question with the decision on it, if that fits."""
        decision = self.decisions.get(row.id)
        if decision is None:
            return row
        if decision.verb == "reject":
            if _same_answer(decision.machine, row.machine):
                return replace(row, mark="rejected", decision=decision)
            return self._lapse(decision, f"the machine now says {called(row.machine)}", row)
        if decision.value is None:
            if row.machine is None:
                return replace(row, mark="confirmed", decision=decision)
            return self._lapse(decision, f"the machine now says {called(row.machine)}", row)
        shown = self._shown(decision, row)
        if shown is None:
            return row
        others = tuple(answer for answer in answers if not _same_answer(answer, shown.value))
        return replace(shown, alternatives=others)

    def layer(self, layer: Layer, machine: list[Row], rules: Sequence[Rule]) -> list[Row]:
        """The rows of a list with the decisions on them, and the rows that only the analyst has."""
        waiting = {row: one for row, one in self.decisions.items() if one.layer == layer}
        rows: list[Row] = []
        for row in machine:
            decision = waiting.pop(row.id, None)
            rows.append(row if decision is None else replace(row, decision=decision))
        for decision in list(waiting.values()):
            at = next((n for n, row in enumerate(rows) if row.decision is None and self._near(decision, row)), None)
            if at is not None:
                # The row keeps the name under which the analyst decided on it.
                rows[at] = replace(rows[at], id=decision.row, decision=decision)
                del waiting[decision.row]
        rows = [self._decided(row) for row in rows]
        for decision in waiting.values():
            own = Row(id=decision.row, layer=layer, mark="machine", value=None, machine=None, evidence=None)
            if decision.value is None:
                self._lapse(decision, f"the machine no longer finds {called(decision.machine)}", own)
            else:
                shown = self._shown(decision, own)
                rows += [shown] if shown is not None else []
        return self._joined(rows, rules) if layer in ("people", "places") else rows

    def _decided(self, row: Row) -> Row:
        decision = row.decision
        if decision is None or decision.verb in ("merge", "split"):
            return row
        if decision.verb == "reject":
            return replace(row, mark="rejected")
        return self._shown(decision, row) or replace(row, decision=None)

    def _shown(self, decision: Decision, row: Row) -> Row | None:
        """The row with the analyst's value on it; None where its evidence is gone."""
        evidence, value = decision.evidence, decision.value
        if value is None:
            return None
        if evidence is not None:
            stands = evidence.in_(self.article)
            if stands is None:
                self._lapse(decision, "the words it was about are no longer in the article", row)
                return None
            value = moved(value, stands.start - evidence.start)
            evidence = stands
        if isinstance(value, Person | Place) and isinstance(row.machine, Person | Place):
            value = replace(value, mentions=row.machine.mentions)
        mark = _MARKS[decision.verb]
        return replace(row, mark=mark, value=value, evidence=evidence, decision=decision)

    def _near(self, decision: Decision, row: Row) -> bool:
        """The row is most likely what the decision was about, read a little differently."""
        if decision.verb not in ("accept", "edit") or decision.machine is None or decision.evidence is None:
            return False
        stands = decision.evidence.in_(self.article)
        if stands is None:
            return False
        if isinstance(row.machine, Person | Place):
            return any(start < stands.end and stands.start < end for start, end in row.machine.mentions)
        if row.evidence is None or not _overlap(stands, row.evidence):
            return False
        if isinstance(row.machine, AgendaItem) and isinstance(decision.machine, AgendaItem):
            return _alike(row.machine.action, decision.machine.action)
        return True

    def _joined(self, rows: list[Row], rules: Sequence[Rule]) -> list[Row]:
        """The rows with every merged one inside the row that it is part of."""
        by_id = {row.id: row for row in rows}
        into: dict[str, tuple[str, Rule | None]] = {}
        for row in rows:
            decision = row.decision
            if decision is not None and decision.verb == "merge":
                if decision.into in by_id and decision.into != row.id:
                    into[row.id] = (decision.into, None)
                else:
                    self._lapse(decision, "the row it was merged into is gone", row)
            elif decision is None and (found := twin(row, rows, rules)) is not None:
                other, rule = found
                if other.mark != "rejected":
                    into[row.id] = (other.id, rule)
        return [_with(row, rows, into) for row in rows if _root(row.id, into) == row.id]

    def _lapse(self, decision: Decision, reason: str, row: Row) -> Row:
        self.lapsed.append(Lapsed(decision=decision, reason=reason))
        return row


def _with(row: Row, rows: Iterable[Row], into: Mapping[str, tuple[str, Rule | None]]) -> Row:
    parts = [replace(other, decision=None) for other in rows if other.id != row.id and _root(other.id, into) == row.id]
    if row.decision is not None and row.decision.verb in ("merge", "split"):
        # Its merge has lapsed, or it is held apart: it is the machine's row.
        row = replace(row, decision=None)
    if not parts or not isinstance(row.value, Person | Place):
        return row
    spans = {span for one in (row, *parts) if isinstance(one.value, Person | Place) for span in one.value.mentions}
    value = replace(row.value, mentions=tuple(sorted(spans)))
    by_rule = [into[part.id][1] for part in parts]
    mark: Mark = row.mark if row.decided or all(by_rule) else "edited"
    rule = next(filter(None, by_rule), None)
    return replace(row, value=value, merged=tuple(parts), rule=rule, mark=mark)


def _root(row_id: str, into: Mapping[str, tuple[str, Rule | None]]) -> str:
    seen = set()
    while row_id in into and row_id not in seen:
        seen.add(row_id)
        row_id = into[row_id][0]
    # Merged in a circle, by two desks at once: the first of the circle is the one that stays.
    return min(seen) if row_id in seen else row_id


def _same_answer(one: object, other: object) -> bool:
    if not isinstance(one, Answer) or not isinstance(other, Answer):
        return one is None and other is None
    return normal(one.text) == normal(other.text)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def _alike(one: str, other: str) -> bool:
    first, second = set(normal(one).split()), set(normal(other).split())
    return len(first & second) >= _ALIKE * min(len(first), len(second))
