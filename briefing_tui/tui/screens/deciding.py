"""Deciding about the rows of the brief on the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast, get_args

from textual import on

from briefing_tui.desk.review.fields import FIELDS, as_text
from briefing_tui.model import Passage, Question
from briefing_tui.text import one_line, shorten
from briefing_tui.tui import foresight
from briefing_tui.tui.decider import Decider
from briefing_tui.tui.screens.desk import DeskScreen
from briefing_tui.tui.widgets.brief_pane import BriefPane

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.desk.timeline import Taken
    from briefing_tui.review import Layer, ReviewedBrief, Row

__all__ = ["DecidingScreen"]

_ASKED: tuple[Layer, ...] = ("agenda", "dates")
"""Layers of which a row is more than its words: adding one asks for the rest."""


class DecidingScreen(DeskScreen):
    """A decision is shown at once and stored behind; what could not be stored is said, and shown as it was before."""

    def __init__(self, desk: Desk, opened: Sequence[str]) -> None:
        """Nothing is decided yet; the arguments are those of the desk screen."""
        super().__init__(desk, opened)
        self.decider = Decider()
        self._held: tuple[str, Row] | None = None
        """Article and row that the next merge goes into."""
        self._added: Layer | None = None
        """Where a row is being added: the cursor goes there once it is stored."""

    def _row(self) -> tuple[ReviewedBrief, Row] | None:
        """Brief and row to decide about. In the list nothing is decided: the key goes to the brief first."""
        if self.pane not in ("brief", "source"):
            self.go_to("brief")
            return None
        reviewed, row = self.brief.reviewed, self.brief.current
        return (reviewed, row.row) if reviewed is not None and row is not None else None

    # deciding ----------------------------------------------------------------------------------------------

    def decide(self, call: Callable[[], ReviewedBrief], expected: ReviewedBrief | None = None) -> None:
        """Have a decision stored.

        Args:
            call: asks the desk for it.
            expected: the brief that will come of it, to be shown meanwhile.
        """
        reviewed = self.brief.reviewed
        if expected is not None:
            self.show_brief(expected)
        self.decider.put(reviewed.article_id if reviewed is not None else "", call)
        self.run_worker(self._store(), group="decide", exit_on_error=False)

    async def _store(self) -> None:
        from briefing_tui.review import ReviewedBrief

        async for outcome in self.decider.drain():
            if outcome.failure is not None:
                self.say(f"Not saved: {outcome.failure}", warning=True)
                await self.show_standing(outcome.article_id)
            elif outcome.said:
                await self.stepped(cast("Taken | None", outcome.result), outcome.said)
            elif isinstance(outcome.result, ReviewedBrief) and self.decider.idle:
                self._show_again(outcome.result)
                if self._added is not None:
                    self._go_to_added(self._added)
                    self._added = None
        self.articles.forget()

    async def show_standing(self, article_id: str) -> None:
        """Show the brief of this article as it is stored, where it is the one on the table."""
        if self.chosen == article_id and (found := await self.ask(self.desk.reviews.brief, article_id)) is not None:
            self._show_again(found)

    def _show_again(self, reviewed: ReviewedBrief) -> None:
        here = self.brief.reviewed
        if here is None or here.article_id != reviewed.article_id:
            return
        if self.shown is not None and self.shown.article_id == reviewed.article_id:
            self.shown.reviewed = reviewed
        if reviewed != here:
            self.show_brief(reviewed)

    def finish_deciding(self) -> str | None:
        """Store what waits before this returns; why that failed, if it did."""
        failed = self.decider.finish()
        return failed[0].failure if failed else None

    def _go_on(self) -> None:
        self.brief.fold()  # what was decided about is read, and would push the next rows out of sight
        row_id = self.brief.next_left()
        if row_id is not None:
            self.brief.put_cursor_on(row_id)
        elif self.brief.reviewed is not None and self.brief.reviewed.count.done:
            next_, export = self.keys_of("next-article")[0], self.keys_of("export")[0]
            self.say(f"All rows are reviewed. {export} exports, {next_} goes to the next article.")

    def action_accept(self) -> None:
        """This row is right."""
        if (here := self._row()) is not None:
            reviewed, row = here
            # The cursor goes on before the call is made, so that a key typed meanwhile is for the next row.
            article_id, row_id = reviewed.article_id, row.id
            self.decide(lambda: self.desk.reviews.accept(article_id, row_id), foresight.accepted(reviewed, row_id))
            self._go_on()

    def action_reject(self) -> None:
        """This row is false."""
        if (here := self._row()) is None:
            return
        reviewed, row = here
        if row.value is None:
            self.say("There is nothing to reject: the article does not say.", warning=True)
            return
        article_id, row_id = reviewed.article_id, row.id
        self.decide(lambda: self.desk.reviews.reject(article_id, row_id), foresight.rejected(reviewed, row_id))
        self._go_on()

    def action_accept_all(self) -> None:
        """Every row that is left is right."""
        if (here := self._row()) is not None:
            reviewed, _ = here
            left = len(reviewed.unreviewed)
            if left:
                article_id = reviewed.article_id
                self.decide(lambda: self.desk.reviews.accept_all(article_id), foresight.all_accepted(reviewed))
            self._go_on()

    @on(BriefPane.AnswerPicked)
    def _pick(self, message: BriefPane.AnswerPicked) -> None:
        reviewed = self.brief.reviewed
        if reviewed is not None:
            article_id, question, number = reviewed.article_id, cast(Question, message.row.layer), message.number
            self.decide(
                lambda: self.desk.reviews.pick(article_id, question, number),
                foresight.picked(reviewed, message.row.id, number),
            )

    # writing -----------------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Change what the row says, field by field."""
        from briefing_tui.tui.screens.fields_form import FieldsForm

        if (here := self._row()) is None:
            return
        reviewed, row = here
        article_id, reviews = reviewed.article_id, self.desk.reviews
        form = FieldsForm(
            f"Edit {row.layer}",
            row.layer,
            reviews.fields(row),
            lambda _, typed: reviews.edit(article_id, row.id, typed),
            machine=as_text(row.layer, row.machine) if row.machine is not None else None,
            about=row.evidence.text if row.evidence else "",
        )
        self.app.push_screen(form, self._written)

    def action_add(self) -> None:
        """Add a row by hand: by a selection in the source, or with the words lit there as its evidence."""
        from briefing_tui.tui.screens.adding import AddTo

        if (here := self._row()) is None:
            return
        reviewed, row = here
        passage = self.source.passage if self.pane == "source" else row.evidence
        at_once = self.pane == "source"

        def chosen(layer: Layer | None) -> None:
            if layer is not None:
                self._add(reviewed.article_id, layer, passage, at_once=at_once and layer not in _ASKED)

        self.app.push_screen(AddTo(passage.text if passage else ""), chosen)

    def _add(self, article_id: str, layer: Layer, passage: Passage | None, *, at_once: bool) -> None:
        """Add the words of the passage themselves, or ask for more."""
        from briefing_tui.tui.screens.fields_form import FieldsForm

        reviews = self.desk.reviews
        if at_once:
            self.source.action_let_go()
            self._added = layer
            replaced = _stated(self.brief.reviewed, layer)
            self.decide(lambda: reviews.add(article_id, layer, {}, passage))
            edit, back = self.keys_of("edit")[0], self.keys_of("undo")[0]
            words = shorten(one_line(passage.text if passage else ""), 40)
            instead = f" instead of “{shorten(one_line(replaced), 40)}”" if replaced else ""
            self.say(f"Added to {layer}: “{words}”{instead} · {edit} edits, {back} takes it back")
            return
        words = one_line(passage.text) if passage is not None and self.pane == "source" else ""
        form = FieldsForm(
            f"Add to {layer}",
            layer,
            {FIELDS[layer][0].name: words, **({"kind": "event", "status": "planned"} if layer == "agenda" else {})},
            lambda layer, typed: reviews.add(article_id, layer, {k: v for k, v in typed.items() if v}, passage),
            about=passage.text if passage else "",
        )

        def written(after: ReviewedBrief | None) -> None:
            if after is not None:
                self._show_again(after)
                self.articles.forget()
                self._go_to_added(layer)

        self.app.push_screen(form, written)

    def _go_to_added(self, layer: Layer) -> None:
        """Put the cursor of the brief on what was added last: its evidence is lit."""
        rows = [row for row in self.brief.reviewed.to(layer) if row.mark == "added"] if self.brief.reviewed else []
        if rows:
            newest = max(rows, key=lambda row: (row.decision.time if row.decision else "", rows.index(row)))
            self.brief.put_cursor_on(newest.id)

    def _written(self, after: ReviewedBrief | None) -> None:
        if after is not None:
            self._show_again(after)
            self.articles.forget()
            self._go_on()

    def action_merge(self) -> None:
        """Take this person or place to be merged; at the second one, merge it into the first."""
        if (here := self._row()) is None:
            return
        reviewed, row = here
        article_id, held = reviewed.article_id, self._held
        if row.layer not in ("people", "places"):
            self.say("Only people and places can be merged.", warning=True)
        elif held is None or held[0] != article_id or held[1].layer != row.layer or held[1].id == row.id:
            self._held = (article_id, row)
            self.say(f"Go to another row of {row.layer} and press {self.keys_of('merge')[0]}: it becomes part of this.")
        else:
            first, self._held = held[1].id, None
            self.decide(lambda: self.desk.reviews.merge(article_id, [first, row.id]))
            self.say(f"“{_name(row)}” is part of “{_name(held[1])}” now · {self.keys_of('undo')[0]} takes it back")

    def action_split(self) -> None:
        """Let what was merged into this row stand alone again."""
        if (here := self._row()) is None:
            return
        reviewed, row = here
        if not row.merged:
            self.say("Nothing is merged into this row.", warning=True)
        else:
            article_id, row_id = reviewed.article_id, row.id
            self.decide(lambda: self.desk.reviews.split(article_id, row_id))

    async def stepped(self, step: Taken | None, said: str) -> None:
        """Called after a step was taken back or done again; None: there was none left."""


def _stated(reviewed: ReviewedBrief | None, layer: Layer) -> str | None:
    """The answer that a question has now, whose place another takes; other layers take any number of rows."""
    if reviewed is None or layer not in get_args(Question):
        return None
    return next((as_text(layer, row.value)["text"] for row in reviewed.standing(layer)), None)


def _name(row: Row) -> str:
    return shorten(as_text(row.layer, row.value)[FIELDS[row.layer][0].name], 40)
