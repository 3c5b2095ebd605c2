"""What is stated about the brief as a whole: handling, cut-off, yardstick, grades, bottom line, gaps, assumptions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from briefing_tui.desk.review.rows import called
from briefing_tui.review import Row, Rule
from briefing_tui.tradecraft import CREDIBILITY, HANDLING, RELIABILITY, Grade, Handling, Tradecraft, Yardstick
from briefing_tui.tui.screens.stated_form import Change, Lines, StatedForm, labelled
from briefing_tui.tui.widgets.choice_row import ChoiceRow, Option

__all__ = ["StatementForm"]

_YARDSTICKS = [
    Option("phia", "PHIA", "UK: remote chance … almost certain"),
    Option("icd203", "ICD 203", "US: almost no chance … almost certain"),
]
_AS_ARTICLE = Option("", "as the article")


class StatementForm(StatedForm):
    """One line a field; with a row of the brief, its grade, too."""

    def __init__(
        self,
        stated: Tradecraft,
        restate: Callable[[Change], Tradecraft],
        *,
        row: Row | None = None,
        published: str | None = None,
        rule: Rule | None = None,
    ) -> None:
        """Ask for all of it.

        Args:
            stated: what is stated now.
            restate: has it changed.
            row: row of the brief that may have a grade of its own.
            published: day of publication, which counts as the cut-off while none is stated.
            rule: the rule that the reliability of the source comes from.
        """
        super().__init__(restate)
        self._stated, self._row, self._published, self._rule = stated, row, published, rule

    def compose(self) -> ComposeResult:
        """The fields, what is wrong, and the keys."""
        stated = self._stated
        handling = [Option("", "none"), *(Option(one, one) for one in HANDLING)]
        other = f"; else {self._published}" if self._published else ""
        cutoff = f"2022-03-31 or 2022-03-31T08:00Z{other}"
        reliability = [Option(key, key, f"source {about}") for key, about in RELIABILITY.items()]
        credibility = [Option(key, key, about) for key, about in CREDIBILITY.items()]
        with Vertical(classes="dialog", id="statement"):
            with VerticalScroll(can_focus=False, id="rows"):
                yield ChoiceRow("Handling", handling, stated.handling or "", id="handling")
                box = Input(stated.cutoff or "", placeholder=cutoff, compact=True, id="cutoff", select_on_focus=False)
                yield labelled("Cut-off", box)
                yield ChoiceRow("Yardstick", _YARDSTICKS, stated.yardstick, id="yardstick")
                yield ChoiceRow("Source", reliability, stated.grade.reliability, id="reliability")
                if self._rule is not None:
                    yield Static(Content(f"{' ' * 13}§ by a rule: {self._rule}"), classes="machine")
                yield ChoiceRow("Article", credibility, stated.grade.credibility, id="credibility")
                if self._row is not None:
                    own = (stated.item_grades or {}).get(self._row.id)
                    yield Static(Content(f"  This row   {called(self._row.value)}"), classes="machine")
                    yield ChoiceRow(
                        "  source", [_AS_ARTICLE, *reliability], own.reliability if own else "", id="row-reliability"
                    )
                    yield ChoiceRow(
                        "  words", [_AS_ARTICLE, *credibility], own.credibility if own else "", id="row-credibility"
                    )
                yield labelled("Bottom line", Lines(stated.bottom_line, id="bottom_line"))
                yield labelled("Gaps", Lines("\n".join(stated.gaps), id="gaps", placeholder="one a line"))
                yield labelled(
                    "Assumed", Lines("\n".join(stated.assumptions), id="assumptions", placeholder="one a line")
                )
            yield Static("", id="wrong")
            yield Static(Content("↑↓ tab  next, saved   ←→  change   esc  close"), classes="keys")

    def on_mount(self) -> None:
        """Name the dialog."""
        self.query_one("#statement").border_title = Content("What the brief states")
        self.query_one("#handling").focus()

    def change_by(self, field: str) -> Change | None:
        """The field with its value; what stands in the others is theirs."""
        value = self.value_of(field)
        match field:
            case "handling":
                return lambda now: replace(now, handling=cast(Handling, value) or None)
            case "cutoff":
                return lambda now: replace(now, cutoff=value.strip() or None)
            case "yardstick":
                return lambda now: replace(now, yardstick=cast(Yardstick, value))
            case "reliability":
                return lambda now: replace(now, grade=replace(now.grade, reliability=value))
            case "credibility":
                return lambda now: replace(now, grade=replace(now.grade, credibility=value))
            case "row-reliability" | "row-credibility":
                return self._grade_of_row
            case "bottom_line":
                return lambda now: replace(now, bottom_line=" ".join(self.lines_of(field)))
            case "gaps":
                return lambda now: replace(now, gaps=self.lines_of(field))
            case "assumptions":
                return lambda now: replace(now, assumptions=self.lines_of(field))
        return None

    def _grade_of_row(self, now: Tradecraft) -> Tradecraft:
        assert self._row is not None
        grades = dict(now.item_grades or {})
        reliability, credibility = self.value_of("row-reliability"), self.value_of("row-credibility")
        if reliability or credibility:
            grades[self._row.id] = Grade(reliability or now.grade.reliability, credibility or now.grade.credibility)
        else:
            grades.pop(self._row.id, None)
        return replace(now, item_grades=grades or None)
