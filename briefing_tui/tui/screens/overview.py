"""What all articles of the list say together, over the whole screen: the frame of agenda, timeline and people."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.entry_list import EntryList
from briefing_tui.tui.widgets.line_view import LineView, Run

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.tui.widgets.entry_list import Section

__all__ = ["Goal", "Overview", "OverviewScreen", "Survey"]

Goal = tuple[Literal["article", "query"], str]
"""Where to go from here: to an article, or to the list of what a query finds."""


class Survey:
    """What one overview shows; a subclass says how it is asked of the desk, and what an entry looks like."""

    title = ""
    empty = ""
    """What to say where there is nothing: a headline, then paragraphs."""
    opens = "open the article"
    """What ``enter`` does."""
    more_keys = ""
    """Its own keys, for the line at the bottom."""

    def __init__(self, desk: Desk, query: str) -> None:
        self.desk = desk
        self.query = query

    def sections(self) -> Sequence[Section]:
        """All keys under their headings; called on a thread."""
        raise NotImplementedError

    def start(self) -> int:
        """The row that the cursor stands on at first."""
        return 0

    def entries(self, keys: Sequence[Any]) -> Sequence[Any]:
        """What stands under these keys; called on a thread."""
        raise NotImplementedError

    def lines(self, entry: Any, width: int) -> tuple[list[Run], list[Run]]:
        """The two lines of an entry."""
        raise NotImplementedError

    def goal(self, entry: Any) -> Goal:
        """Where an entry leads."""
        raise NotImplementedError


class OverviewScreen(ModalScreen[Goal | None]):
    """A pane over the whole screen that fills while somebody looks at it; gives back where to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v", "dismiss", "back"),
        Binding("enter", "open", "open", priority=True),
    ]

    pane: LineView
    title_text = ""
    keys_text = ""

    def compose(self) -> ComposeResult:
        """The pane and the keys."""
        yield self.pane
        yield Static(Content(self.keys_text), id="agenda-keys")

    def on_mount(self) -> None:
        """Name the screen, and ask for what stands in it."""
        self.pane.border_title = Content(self.title_text)
        self.pane.face = "Looking …"
        self.pane.focus()
        self.begin()

    def begin(self) -> None:
        """Fill the pane; on the loop, and the screen stands already."""
        self.run_worker(self._fill(), group="fill", exclusive=True, exit_on_error=False)

    async def _fill(self) -> None:
        try:
            await self.fill()
        except Exception as error:  # a query that is wrong here, a store that fails
            self.pane.face = reason(error)
            self.pane.refresh_rows()

    async def fill(self) -> None:
        """Ask the desk, and show what it says."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Go where the entry under the cursor leads."""
        raise NotImplementedError


class Overview(OverviewScreen):
    """A survey in a list of entries."""

    def __init__(self, survey: Survey) -> None:
        """Show what the survey finds."""
        super().__init__()
        self.survey = survey
        self.pane = self.items = EntryList(survey.entries, survey.lines, id="items")
        self.title_text = survey.title + (f"  / {survey.query}" if survey.query else "")
        self.keys_text = f" enter  {survey.opens}   j/k  move{survey.more_keys}   esc  back"

    async def fill(self) -> None:
        """Ask the desk, and show what it says."""
        sections = await asyncio.to_thread(self.survey.sections)
        self.items.face = self.survey.empty
        self.items.fill(sections, self.survey.start())
        count = self.items.row_count()
        self.items.border_subtitle = Content(f"{count:,}") if count else None

    def action_open(self) -> None:
        """Go where the entry under the cursor leads."""
        entry = self.items.entry(self.items.cursor) if self.items.row_count() else None
        if entry is not None:
            self.dismiss(self.survey.goal(entry))
