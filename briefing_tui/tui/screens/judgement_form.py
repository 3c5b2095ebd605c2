"""Key judgements: the list of them, and the form of one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from briefing_tui.desk.review.rows import called
from briefing_tui.model import Passage
from briefing_tui.review import ReviewedBrief
from briefing_tui.text import one_line, shorten
from briefing_tui.tradecraft import CONFIDENCES, YARDSTICKS, Confidence, Judgement, Tradecraft, likelihood
from briefing_tui.tui.screens.listing import Listing
from briefing_tui.tui.screens.stated_form import Change, Lines, StatedForm, labelled
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.choice_row import ChoiceRow, Option
from briefing_tui.tui.widgets.row_picks import RowPicks

__all__ = ["JudgementForm", "Judgements"]

Restate = Callable[[Change], Tradecraft]


class JudgementForm(StatedForm):
    """One judgement. It is saved from the moment that it says something."""

    def __init__(self, stated: Tradecraft, restate: Restate, one: Judgement, reviewed: ReviewedBrief) -> None:
        """Ask for a judgement.

        Args:
            stated: what is stated about the brief.
            restate: has it changed.
            one: the judgement as it is stored or, new, as it begins.
            reviewed: the brief, whose rows it may rest on.
        """
        super().__init__(restate)
        self._stated, self._one, self._reviewed = stated, one, reviewed
        self._saving: Judgement | None = None

    def compose(self) -> ComposeResult:
        """The fields, what is wrong, and the keys."""
        scale, one = YARDSTICKS[self._stated.yardstick], self._one
        blank = Option("", "—")
        terms = [blank, *(Option(term.term, term.term, f"{term.low}–{term.high} %") for term in scale)]
        found = likelihood(self._stated.yardstick, one.likelihood or "")
        with Vertical(classes="dialog", id="judgement"):
            with VerticalScroll(can_focus=False, id="rows"):
                yield labelled("Judgement", Lines(one.text, id="text"))
                yield ChoiceRow("Likelihood", terms, found.term if found else "", id="likelihood")
                confidences = [blank, *(Option(each, each) for each in CONFIDENCES)]
                yield ChoiceRow("Confidence", confidences, one.confidence or "", id="confidence")
                basis = Input(one.basis, placeholder="what the confidence rests on", compact=True, id="basis")
                yield labelled("Because", basis)
                for passage in one.passages:
                    yield Static(Content(f"  Rests on    “{shorten(one_line(passage.text), 60)}”"), classes="machine")
                yield Horizontal(
                    Static(Content("  Rests on   "), classes="label"), self._rows(), classes="typed lines choosing"
                )
            yield Static("", id="wrong")
            yield Static(
                Content("tab  next, saved   ←→  change   space  rests on this row   esc  close"), classes="keys"
            )

    def _rows(self) -> RowPicks:
        rows = [row for row in self._reviewed.rows if row.value is not None and row.mark != "rejected"]
        return RowPicks([(row.id, f"{row.layer:<7} {called(row.value)}") for row in rows], self._one.rows, id="cited")

    def on_mount(self) -> None:
        """Name the dialog."""
        self.query_one("#judgement").border_title = Content(f"Key judgement, by {self._stated.yardstick.upper()}")
        self.query_one("#text").focus()

    def on_row_picks_changed(self) -> None:
        """What it rests on is saved at once."""
        self.run_worker(self.save("cited"), group="state", exit_on_error=False)

    def _typed(self) -> Judgement:
        return replace(
            self._one,
            text=" ".join(self.lines_of("text")),
            likelihood=self.value_of("likelihood") or None,
            confidence=cast(Confidence, self.value_of("confidence")) or None,
            basis=one_line(self.value_of("basis")),
            rows=self.query_one("#cited", RowPicks).ticked,
        )

    def change_by(self, field: str) -> Change | None:
        """The judgement as it stands in the form, in the place of the one before it, else as the last."""
        before, after = self._one, self._typed()
        if after == before or not after.text:
            return None

        def change(now: Tradecraft) -> Tradecraft:
            those = list(now.judgements)
            if before in those:
                those[those.index(before)] = after
            else:
                those.append(after)
            return replace(now, judgements=tuple(those))

        self._saving = after
        return change

    async def save(self, field: str) -> bool:
        """As every form; what was saved is what the next change takes the place of."""
        saved = await super().save(field)
        if saved and self._saving is not None:
            self._one = self._saving
        self._saving = None
        return saved


class Judgements(Listing[Judgement]):
    """Enter changes one, ``+`` adds one; each change is saved as it is made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,a", "add", "add"),
        Binding("D,x", "drop", "drop"),
        Binding("J,shift+down", "shift(1)", "lower"),
        Binding("K,shift+up", "shift(-1)", "higher"),
    ]
    heading = "Key judgements"
    keys = "enter  change   +  add   x  drop   J K  lower, higher   esc  close"
    nothing = "None yet. + adds one."

    def __init__(
        self,
        stated: Tradecraft,
        restate: Restate,
        reviewed: ReviewedBrief,
        *,
        row: str | None = None,
        passage: Passage | None = None,
    ) -> None:
        """List the judgements of a brief.

        Args:
            stated: what is stated about it.
            restate: has that changed.
            reviewed: the brief.
            row: row that a new judgement rests on to begin with.
            passage: passage that a new judgement rests on to begin with.
        """
        super().__init__()
        self._stated, self._restate, self._reviewed = stated, restate, reviewed
        self._fresh = Judgement(
            text="", rows=(row,) if row and passage is None else (), passages=(passage,) if passage else ()
        )
        self._items = list(stated.judgements)

    def on_mount(self) -> None:
        """With none there, begin with the first."""
        super().on_mount()
        if not self._items:
            self.action_add()

    def line_of(self, item: Judgement, number: int) -> Content:
        """What is judged, how likely it is and how sure that is, and what it rests on."""
        sure = " · ".join(filter(None, (item.likelihood, f"confidence {item.confidence}" if item.confidence else "")))
        rests = len(item.rows) + len(item.passages)
        about = " · ".join(filter(None, (sure, f"rests on {rests}" if rests else "rests on nothing")))
        return Content.assemble((f"{number}  ", "$ink-mark"), (item.text, "bold"), (f"  {about}", "$ink-dim"))

    def taken(self, item: Judgement) -> None:
        """Change it."""
        self._ask(item)

    def action_add(self) -> None:
        """A new one."""
        self._ask(self._fresh)

    def _ask(self, one: Judgement) -> None:
        def keep(change: Change) -> Tradecraft:
            self._stated = self._restate(change)
            return self._stated

        def closed(_: None) -> None:
            self.list_items(self._stated.judgements)

        self.app.push_screen(JudgementForm(self._stated, keep, one, self._reviewed), closed)

    async def action_drop(self) -> None:
        """The judgement under the cursor is withdrawn."""
        one = self.current
        if one is not None:
            await self._change(lambda now: tuple(each for each in now if each != one))

    async def action_shift(self, step: int) -> None:
        """Let the judgement under the cursor change places with its neighbour."""
        one = self.current

        def shifted(now: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
            those = list(now)
            at = those.index(one) if one in those else -1
            if at >= 0 and 0 <= at + step < len(those):
                those[at], those[at + step] = those[at + step], those[at]
            return tuple(those)

        await self._change(shifted)
        if one in self._items:
            self.put_cursor(self._items.index(one))

    async def _change(self, change: Callable[[tuple[Judgement, ...]], tuple[Judgement, ...]]) -> None:
        try:
            self._stated = await asyncio.to_thread(
                self._restate, lambda now: replace(now, judgements=change(now.judgements))
            )
        except Exception as error:  # whatever the store says: they are as they were
            self.say_wrong(reason(error))
        self.list_items(self._stated.judgements)
