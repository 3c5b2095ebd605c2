"""What the analyst states about a brief as a whole, what decisions have taught, and what lint makes of it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from briefing_tui.desk.review.rules import make_rule, reliability
from briefing_tui.desk.review.standing import Standing, now
from briefing_tui.review import Rule
from briefing_tui.text import shorten
from briefing_tui.tradecraft import Grade, Tradecraft

if TYPE_CHECKING:
    from briefing_tui.export.lint import Finding
    from briefing_tui.notebook import Put

__all__ = ["Stating"]

_NAMES = {
    "handling": "the handling",
    "cutoff": "the cut-off",
    "yardstick": "the yardstick",
    "final": "draft or final",
    "bottom_line": "the bottom line",
    "judgements": "the key judgements",
    "grade": "the grade of the source",
    "item_grades": "the grade of a row",
    "gaps": "the gaps",
    "assumptions": "the assumptions",
}
"""What the fields of a statement are called where a step is named."""


class Stating(Standing):
    """Statements are saved as a whole, each time as one step of undo."""

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
            stated = replace(stated, updated=now())
            puts = [self._put.stated(stated)]
            if article.source and stated.grade.reliability != before.grade.reliability:
                puts.append(self._graded(article.source, stated))
            what = f"changed {_changed(before, stated)} on “{shorten(article.headline, 60)}”"
            self.store.commit(what, puts, (article.id,))
            return stated

    def restate(self, article_id: str, change: Callable[[Tradecraft], Tradecraft]) -> Tradecraft:
        """Keep what ``change`` makes of what is stated now: what another desk stated meanwhile stays.

        Raises:
            TradecraftError: as :meth:`keep_tradecraft`.
        """
        with self.store.locked():
            before = self.tradecraft(article_id)
            after = change(before)
            return before if after == before else self.keep_tradecraft(after)

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

    def _graded(self, source: str, stated: Tradecraft) -> Put:
        grade = stated.grade.reliability
        rule = make_rule("grade", None, source, None, grade, article_id=stated.article_id, time=now())
        return self._put.unruled(rule.id) if grade == Grade().reliability else self._put.ruled(rule)


def _changed(before: Tradecraft, after: Tradecraft) -> str:
    """Names of the fields that differ."""
    names = (field.name for field in fields(Tradecraft))
    return ", ".join(_NAMES[name] for name in names if name in _NAMES and getattr(before, name) != getattr(after, name))
