"""Deciding about the rows of a brief: the API that both faces use, ``desk.reviews``.

Every call is on the disk when it returns, is one step of undo, and gives the brief as it then stands.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_tui.desk.failures import NotBriefed
from briefing_tui.desk.review.fields import as_text, blank, edited
from briefing_tui.desk.review.laying import lay
from briefing_tui.desk.review.rows import called, passage_of
from briefing_tui.desk.review.rules import learned, make_rule, names_of, reliability
from briefing_tui.model import QUESTIONS, Passage, Question
from briefing_tui.review import Decision, Layer, Record, ReviewCount, ReviewedBrief, Row, Rule, RuleKind, Step, Verb
from briefing_tui.text import shorten
from briefing_tui.tradecraft import Grade, Tradecraft

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Articles, Notes
    from briefing_tui.export.lint import Finding
    from briefing_tui.model import Article
    from briefing_tui.notebook import Put, ReviewStore
    from briefing_tui.settings import Settings

__all__ = ["Reviews"]

_PORTION = 200
"""Rows of the list looked at together in search of the next article to review."""


class Reviews:
    """What the analyst decides, states and teaches.

    The calls that change something raise ``NotSaved`` where they could not, ``NotBriefed`` where the article has no
    brief, ``KeyError`` for a row that there isn't, and ``ValueError`` with one line for what can't be done to a row.
    """

    def __init__(
        self, library: Articles, notebook: Notes, open_store: Callable[[], ReviewStore], settings: Settings
    ) -> None:
        """Nothing is opened before it is needed."""
        self._library = library
        self._notebook = notebook
        self._open_store = open_store
        self._settings = settings

    @cached_property
    def store(self) -> ReviewStore:
        """Where decisions are kept."""
        return self._open_store()

    @property
    def damages(self) -> list[str]:
        """What was found wrong with the record of decisions so far, and what was done about it, a line each."""
        return [str(damage) for damage in self.store.damages]

    def check(self) -> list[str]:
        """Read every decision; what is damaged is set aside, and named in a line."""
        return self.store.check()

    # the brief as it stands

    def brief(self, article_id: str) -> ReviewedBrief:
        """The machine's brief with rules and decisions over it.

        Raises:
            NotBriefed: there is no such article, or no brief of it yet.
        """
        return self._noted(self._laid(article_id, self.store.decisions(article_id), self.store.rules()))

    def fields(self, row: Row) -> dict[str, str]:
        """What of a row can be edited, as text; see :data:`~briefing_tui.desk.review.fields.FIELDS`."""
        return as_text(row.layer, row.value)

    def counts(self, article_ids: Iterable[str]) -> dict[str, ReviewCount]:
        """How far the review has come, of those of the articles on which anything was decided."""
        return self.store.counts(article_ids)

    def next_unreviewed(self, numbers: Sequence[int], after: int | None = None) -> int | None:
        """The next briefed article in the list with a row that is still to be decided.

        Args:
            numbers: the list, as row numbers.
            after: row number to begin behind, or None for the beginning.
        """
        start = numbers.index(after) + 1 if after is not None and after in numbers else 0
        for first in range(start, len(numbers), _PORTION):
            rows = self._library.rows(numbers[first : first + _PORTION])
            counts = self.counts(row.id for row in rows)
            for row in rows:
                if row.briefed and not (row.id in counts and counts[row.id].done):
                    return row.number
        return None

    # deciding

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
                time=_now(),
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
            puts += [
                self._put.ruled(self._rule("same", kept.layer, names_of(row), None, names_of(kept), article_id))
                for row in parts
            ]
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
                rule = self._rule("same", row.layer, names_of(part), None, names_of(row), article_id)
                puts += [self._put.unruled(rule.id)] if rule.id in mine else []
            return self._save(article_id, f"split {called(row.value)}", puts)

    def forget(self, article_id: str, row_ids: Iterable[str]) -> ReviewedBrief:
        """Drop decisions that no longer fit."""
        with self.store.locked():
            lapsed = {one.decision.row: one.decision for one in self.brief(article_id).lapsed}
            gone = [lapsed[row_id] for row_id in row_ids]
            what = f"dropped {len(gone)} decision{'s' if len(gone) != 1 else ''} that no longer fit"
            return self._save(article_id, what, [self._put.undecided(article_id, one.row) for one in gone])

    # undo

    def undo(self) -> Step | None:
        """Take back the last step of this library, of whichever desk and session; None: there is none left."""
        with self.store.locked():
            return self._recounted(self.store.undo())

    def redo(self) -> Step | None:
        """Do again what was undone last; None: there is nothing, or something else was decided since."""
        with self.store.locked():
            return self._recounted(self.store.redo())

    def last(self) -> Step | None:
        """What :meth:`undo` would take back."""
        return self.store.last()

    def refresh(self, article_id: str) -> None:
        """Count again after the article was read again; what nobody has decided on has no count."""
        if self.store.counts([article_id]):
            reviewed = self.brief(article_id)
            self.store.recount({article_id: reviewed.count})
            self._find_again(reviewed)

    # rules

    def rules(self) -> tuple[Rule, ...]:
        """What decisions have taught, oldest first."""
        return self.store.rules()

    def remove_rule(self, rule_id: str) -> Rule:
        """Remove a rule, as one step; the machine's rows are as they were without it.

        Raises:
            KeyError: there is no such rule.
        """
        with self.store.locked():
            rule = {rule.id: rule for rule in self.store.rules()}[rule_id]
            self.store.commit(f"removed the rule that {rule}", [self._put.unruled(rule_id)], ())
            return rule

    # tradecraft

    def tradecraft(self, article_id: str) -> Tradecraft:
        """What is stated about the brief; where nothing was, what the settings and the rules begin with."""
        stated = self.store.tradecraft(article_id)
        if stated is not None:
            return stated
        article = self._article(article_id)
        rule = reliability(article.source, self.store.rules())
        grade = Grade(reliability=rule.now) if rule else Grade()
        settings = self._settings
        return Tradecraft(article_id=article_id, handling=settings.handling, yardstick=settings.yardstick, grade=grade)

    def keep_tradecraft(self, stated: Tradecraft) -> Tradecraft:
        """Keep what is stated in the place of what was; a graded source keeps its reliability in the next articles.

        Raises:
            TradecraftError: a word that the trade doesn't know.
        """
        stated.check()
        article = self._article(stated.article_id)
        with self.store.locked():
            before = self.tradecraft(stated.article_id)
            if before.updated is not None and replace(stated, updated=before.updated) == before:
                return before
            stated = replace(stated, updated=_now())
            puts = [self._put.stated(stated)]
            if article.source and stated.grade.reliability != before.grade.reliability:
                puts.append(self._graded(article.source, stated))
            what = f"changed what is stated on “{shorten(article.headline, 60)}”"
            self.store.commit(what, puts, (article.id,))
            return stated

    def lint(self, article_id: str, *, final: bool = True) -> tuple[Finding, ...]:
        """What keeps the brief from being good tradecraft, row and reason.

        Args:
            article_id: the article.
            final: it is to leave as a final; a draft may have unreviewed rows.

        Raises:
            NotBriefed: there is no brief yet.
        """
        from briefing_tui.export.lint import lint

        reviewed, article, stated = self.brief(article_id), self._article(article_id), self.tradecraft(article_id)
        # What isn't stated is printed as the settings and the article have it.
        cutoff = stated.cutoff or article.published or reviewed.machine.published
        stated = replace(stated, handling=stated.handling or self._settings.handling, cutoff=cutoff)
        return lint(article, reviewed, stated, self._notebook.of(article_id), final=final)

    # inside

    @property
    def _put(self) -> type[Put]:
        from briefing_tui.notebook import Put

        return Put

    def _article(self, article_id: str) -> Article:
        article = self._library.article(article_id)
        if article is None:
            raise NotBriefed(f"no article {article_id}")
        return article

    def _laid(self, article_id: str, decisions: Mapping[str, Decision], rules: Sequence[Rule]) -> ReviewedBrief:
        article = self._article(article_id)
        brief = self._library.brief(article_id)
        if brief is None:
            raise NotBriefed(f"no brief of {article.ref} yet")
        return lay(article, brief, decisions, rules)

    def _noted(self, reviewed: ReviewedBrief) -> ReviewedBrief:
        notes = Counter(note.row for note in self._notebook.of(reviewed.article_id) if note.row is not None)
        if not notes:
            return reviewed
        return replace(reviewed, rows=tuple(replace(row, notes=notes[row.id]) for row in reviewed.rows))

    def _row(self, article_id: str, row_id: str) -> Row:
        row = self.brief(article_id).row(row_id)
        if row is None:
            raise KeyError(row_id)
        return row

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
                time=_now(),
                into=into,
            )
        )

    def _save(self, article_id: str, what: str, puts: Sequence[Put]) -> ReviewedBrief:
        """Make the puts one step; the brief after it, and its count for the list."""
        after = self._laid(article_id, *self.store.preview(article_id, puts))
        self.store.commit(what, puts, (article_id,), {article_id: after.count})
        self._find_again(after)
        return self._noted(after)

    def _taught(self, article_id: str, row: Row, value: Record) -> list[Put]:
        rule = learned(row, value, article_id=article_id, time=_now())
        if rule is None:
            return []
        return [self._put.unruled(rule.id) if rule.now == rule.was else self._put.ruled(rule)]

    def _rule(self, kind: RuleKind, layer: Layer | None, name: str, was: str | None, now: str, article_id: str) -> Rule:
        return make_rule(kind, layer, name, was, now, article_id=article_id, time=_now())

    def _graded(self, source: str, stated: Tradecraft) -> Put:
        grade = stated.grade.reliability
        rule = self._rule("grade", None, source, None, grade, stated.article_id)
        return self._put.unruled(rule.id) if grade == Grade().reliability else self._put.ruled(rule)

    def _recounted(self, step: Step | None) -> Step | None:
        if step is not None:
            for article_id in step.articles:
                if self._library.brief(article_id) is not None:
                    self.refresh(article_id)
        return step

    def _find_again(self, reviewed: ReviewedBrief) -> None:
        """Let the library find the brief as it stands. No decision fails by that: it can be made again."""
        from briefing_tui.library import LibraryError

        if self._library.read_only:
            return
        with contextlib.suppress(LibraryError):
            self._library.index_brief(reviewed.shown())
            self._library.mark_reviewed(reviewed.article_id, reviewed.count.done)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
