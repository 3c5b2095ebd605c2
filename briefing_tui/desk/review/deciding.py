"""Deciding about the rows of a brief: accept, reject, edit, add, pick, merge, split."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing_tui.desk.review.fields import blank, edited
from briefing_tui.desk.review.rows import called, passage_of
from briefing_tui.desk.review.rules import learned, make_rule, names_of
from briefing_tui.desk.review.standing import Standing, now
from briefing_tui.model import QUESTIONS, Passage, Question
from briefing_tui.review import Decision, Layer, Record, ReviewedBrief, Row, Rule, Verb

if TYPE_CHECKING:
    from briefing_tui.notebook import Put

__all__ = ["Deciding"]


class Deciding(Standing):
    """Each call is one step of undo, and gives the brief as it then stands."""

    def accept(self, article_id: str, row_id: str) -> ReviewedBrief:
        """Confirm the row as it is shown; of a question without an answer, that the article doesn't say."""
        with self.store.locked():
            row = self._row(article_id, row_id)
            return self._save(article_id, f"accepted {called(row.value)}", self._accepted(article_id, row))

    def accept_all(self, article_id: str) -> ReviewedBrief:
        """Confirm every row that is still to be decided, as one step."""
        with self.store.locked():
            left = [row for row in self.brief(article_id).rows if not row.decided]
            puts = [put for row in left for put in self._accepted(article_id, row)]
            what = f"accepted {len(left)} row{'s' if len(left) != 1 else ''}"
            return self._save(article_id, what, puts)

    def reject(self, article_id: str, row_id: str) -> ReviewedBrief:
        """Mark the row as false. A row that the analyst added is removed."""
        with self.store.locked():
            row = self._row(article_id, row_id)
            if row.value is None:
                raise ValueError("there is nothing to reject: the article does not say")
            if row.machine is None or row.mark == "added":
                puts = [self._put.undecided(article_id, row.id)]
            else:
                puts = [self._decided(article_id, row, "reject", None)]
            return self._save(article_id, f"rejected {called(row.value)}", puts)

    def reopen(self, article_id: str, row_id: str) -> ReviewedBrief:
        """Take back what was decided on the row: it is the machine's again."""
        with self.store.locked():
            row = self._row(article_id, row_id)
            return self._save(article_id, f"reopened {called(row.value)}", [self._put.undecided(article_id, row.id)])

    def edit(self, article_id: str, row_id: str, fields: Mapping[str, str]) -> ReviewedBrief:
        """Put what was typed in the place of what the row says; fields that aren't given stay.

        Corrected roles and countries become rules for the next articles.

        Raises:
            FieldError: a field doesn't fit.
        """
        with self.store.locked():
            row = self._row(article_id, row_id)
            base = row.value
            value = blank(row.layer, row.evidence, fields) if base is None else edited(row.layer, base, fields)
            taught = self._taught(article_id, row, value)
            if value == row.machine:
                puts = [*self._accepted(article_id, row, value), *taught]
                return self._save(article_id, f"accepted {called(value)}", puts)
            verb: Verb = "add" if row.machine is None else "edit"
            puts = [self._decided(article_id, row, verb, value), *taught]
            return self._save(article_id, f"edited {called(value)}", puts)

    def add(
        self, article_id: str, layer: Layer, fields: Mapping[str, str], passage: Passage | None = None
    ) -> ReviewedBrief:
        """Add a row that the machine didn't find; added to a question, it is the answer.

        Args:
            article_id: the article.
            layer: where the row belongs.
            fields: what was typed; without words, those of the passage are taken.
            passage: the words of the article that show it to be true.

        Raises:
            FieldError: a field doesn't fit.
        """
        import secrets

        with self.store.locked():
            if passage is not None and passage.in_(self._article(article_id)) != passage:
                raise ValueError("the passage does not stand in the article")
            value = blank(layer, passage, fields)
            row_id = layer if layer in QUESTIONS else f"{layer}:+{secrets.token_hex(5)}"
            row = self.brief(article_id).row(row_id)
            decision = Decision(
                article_id=article_id,
                layer=layer,
                row=row_id,
                verb="add",
                value=value,
                machine=row.machine if row else None,
                evidence=passage,
                time=now(),
            )
            return self._save(article_id, f"added {called(value)}", [self._put.decided(decision)])

    def pick(self, article_id: str, question: Question, number: int) -> ReviewedBrief:
        """Take another of the machine's answers: ``row.alternatives[number - 1]``."""
        with self.store.locked():
            row = self._row(article_id, question)
            if not 1 <= number <= len(row.alternatives):
                raise ValueError(f"there is no answer number {number}")
            value = row.alternatives[number - 1]
            return self._save(article_id, f"picked {called(value)}", [self._decided(article_id, row, "pick", value)])

    def merge(self, article_id: str, row_ids: Sequence[str]) -> ReviewedBrief:
        """Make rows of people or places part of the first of them, here and, by a rule, in the next articles."""
        with self.store.locked():
            rows = [self._row(article_id, row_id) for row_id in dict.fromkeys(row_ids)]
            if len(rows) < 2 or rows[0].layer not in ("people", "places") or len({row.layer for row in rows}) > 1:
                raise ValueError("only two or more people, or two or more places, can be merged")
            kept, *parts = rows
            puts = [self._decided(article_id, row, "merge", None, into=kept.id) for row in parts]
            puts += [self._put.ruled(_same(row, kept, article_id)) for row in parts]
            names = ", ".join(called(row.value) for row in parts)
            return self._save(article_id, f"merged {names} into {called(kept.value)}", puts)

    def split(self, article_id: str, row_id: str) -> ReviewedBrief:
        """Let every row that was merged into this one stand alone again; a rule that merged it stays away from here."""
        with self.store.locked():
            row = self._row(article_id, row_id)
            if not row.merged:
                raise ValueError("nothing is merged into this row")
            puts = [self._decided(article_id, part, "split", None, into=row.id) for part in row.merged]
            mine = {rule.id for rule in self.store.rules() if rule.article_id == article_id}
            for part in row.merged:
                rule = _same(part, row, article_id)
                puts += [self._put.unruled(rule.id)] if rule.id in mine else []
            return self._save(article_id, f"split {called(row.value)}", puts)

    def forget(self, article_id: str, row_ids: Iterable[str]) -> ReviewedBrief:
        """Drop decisions that no longer fit."""
        with self.store.locked():
            lapsed = {one.decision.row: one.decision for one in self.brief(article_id).lapsed}
            gone = [lapsed[row_id] for row_id in row_ids]
            what = f"dropped {len(gone)} decision{'s' if len(gone) != 1 else ''} that no longer fit"
            return self._save(article_id, what, [self._put.undecided(article_id, one.row) for one in gone])

    # inside

    def _accepted(self, article_id: str, row: Row, value: Record | None = None) -> list[Put]:
        # What a rule merged is merged by the analyst once the row is confirmed: the rule may go, the row stays.
        parts = [self._decided(article_id, part, "merge", None, into=row.id) for part in row.merged]
        if row.mark in ("edited", "added") and row.decision is not None and value is None:
            return []
        return [self._decided(article_id, row, "accept", value or row.value), *parts]

    def _decided(self, article_id: str, row: Row, verb: Verb, value: Record | None, *, into: str | None = None) -> Put:
        about = value or row.machine or row.value
        evidence = row.evidence if verb in ("edit", "add") else passage_of(self._article(article_id), about)
        return self._put.decided(
            Decision(
                article_id=article_id,
                layer=row.layer,
                row=row.id,
                verb=verb,
                value=value,
                machine=row.machine,
                evidence=evidence,
                time=now(),
                into=into,
            )
        )

    def _taught(self, article_id: str, row: Row, value: Record) -> list[Put]:
        rule = learned(row, value, article_id=article_id, time=now())
        if rule is None:
            return []
        return [self._put.unruled(rule.id) if rule.now == rule.was else self._put.ruled(rule)]


def _same(part: Row, kept: Row, article_id: str) -> Rule:
    """The rule that the one name means the other."""
    return make_rule("same", kept.layer, names_of(part), None, names_of(kept), article_id=article_id, time=now())
