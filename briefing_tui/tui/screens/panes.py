"""The four panes, how they share the screen, and going from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen

from briefing_tui.tui.cells import with_path_breaks
from briefing_tui.tui.commands import by_id, key_names
from briefing_tui.tui.widgets.article_list import ArticleList, Fetch
from briefing_tui.tui.widgets.banner import Banner
from briefing_tui.tui.widgets.brief_pane import BriefPane
from briefing_tui.tui.widgets.hint_bar import HintBar
from briefing_tui.tui.widgets.notes_pane import NotesPane
from briefing_tui.tui.widgets.pane_tabs import PANES, PaneTabs
from briefing_tui.tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from briefing_tui.tui.widgets.find_bar import FindBar

__all__ = ["PaneScreen"]

_TOAST = 60
"""Cells of a toast, where the screen has twice as many."""


class PaneScreen(Screen[None]):
    """Wide: three columns. Medium: the list, and the brief above source or note. Narrow: one pane at a time.

    The style sheet does the arranging, by the classes ``-wide``, ``-medium``, ``-narrow`` and ``-at-…``.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-medium"), (120, "-wide")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]  # noqa: RUF012
    AUTO_FOCUS = "#articles"

    def __init__(self, fetch: Fetch, keys: dict[str, str]) -> None:
        """Nothing is shown yet.

        Args:
            fetch: gives what the list shows.
            keys: the user's keys by command id.
        """
        super().__init__(classes="-at-articles")
        self._keys = keys
        self._came_from = "articles"
        self.pane = "articles"
        self.articles = ArticleList(fetch, id="articles")
        self.brief = BriefPane(id="brief")
        self.source = SourcePane(id="source")
        self.notes = NotesPane(id="notes")
        self.find_bar: FindBar | None = None
        """The line to type words in; there from the first search on."""
        self.banner = Banner(id="banner")
        self.tabs = PaneTabs(id="tabs")
        self.hints = HintBar(self.keys_of, id="hints")

    def compose(self) -> ComposeResult:
        """The four panes between banner and footer."""
        yield self.banner
        yield self.tabs
        with Horizontal(id="desk"):
            with Vertical(id="left"):
                yield self.articles
            with Container(id="reading"):
                yield self.brief
                with Container(id="side"):
                    yield self.source
                    yield self.notes
        yield self.hints

    def on_mount(self) -> None:
        """Name the panes by the keys that lead to them."""
        for name in PANES:
            self.name_pane(name)
        self.hints.show("articles")

    def name_pane(self, name: str, detail: str = "") -> None:
        """Set the title of a pane: its key, its name, and a detail."""
        key = (*self.keys_of(f"pane-{name}"), "")[0]
        words = " ".join(filter(None, (key, name.capitalize(), detail)))
        self.query_one(f"#{name}").border_title = Content(words)

    def keys_of(self, id: str) -> tuple[str, ...]:
        """The printed keys of a command, as the settings have them."""
        return key_names(self._keys.get(id) or by_id(id).keys)

    def say(self, text: str, *, warning: bool = False) -> None:
        """A toast; the text is shown as it is."""
        room = min(_TOAST, self.size.width // 2) - 4
        self.notify(with_path_breaks(text, room), severity="warning" if warning else "information", markup=False)

    # going from pane to pane -------------------------------------------------------------------------------

    def go_to(self, pane: str) -> None:
        """Give a pane the focus; on a narrow screen, show it in the place of the one before."""
        self._arrive(pane)
        target = self.notes.entrance if pane == "notes" else self.query_one(f"#{pane}")
        self.set_focus(target)  # at once: the next key is for it

    def _arrive(self, pane: str) -> None:
        if pane != self.pane:
            self._came_from, self.pane = self.pane, pane
            self.left_pane(self._came_from)
        for name in PANES:
            self.set_class(name == pane, f"-at-{name}")
        self.tabs.show(pane)
        self.show_hints()

    @on(BriefPane.Unfolded)
    def show_hints(self) -> None:
        """The keys that matter where the cursor stands."""
        if self.previewing():
            self.hints.show("preview" if self.pane == "source" else self.pane, previewing=True)
        elif self.pane == "brief" and (picks := self.brief.picks) is not None:
            self.hints.show("row", picks)
        elif self.pane == "notes" and self.notes.writing is not None:
            self.hints.show("writing")
        elif self.pane == "notes" and not self.notes.list.row_count():
            self.hints.show("no notes")
        else:
            self.hints.show(self.pane)

    def previewing(self) -> bool:
        """Whether a preview stands in the place of the source, which the key for going back closes."""
        return False

    def left_pane(self, pane: str) -> None:
        """Called when the focus has gone to another pane."""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may move the focus, too."""
        name = "notes" if event.widget in (self.notes.editor, self.notes.list) else event.widget.id
        if name in PANES:
            self._arrive(name)
        elif name == "find":
            self.hints.show("find")

    @on(PaneTabs.Chosen)
    def _tab_chosen(self, message: PaneTabs.Chosen) -> None:
        self.go_to(message.pane)

    def action_pane(self, pane: str) -> None:
        """Go to a pane by its name."""
        self.go_to(pane)

    def action_next_pane(self, step: int) -> None:
        """Go round the panes."""
        self.go_to(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def action_note(self) -> None:
        """Write the note."""
        self.go_to("notes")

    def action_back(self) -> None:
        """Leave the note for where it was begun, the source for the row it shows, the brief for the list."""
        if self.pane != "notes" and self.banner.hush():
            return
        begun = self._came_from if self.pane == "notes" and self._came_from != "notes" else "articles"
        self.go_to("brief" if self.pane == "source" else begun)
