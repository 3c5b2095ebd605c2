"""Finding: the line to type a query in, and the way out of it."""

from __future__ import annotations

from briefing_tui.tui.screens.desk import DeskScreen

__all__ = ["FindingScreen"]


class FindingScreen(DeskScreen):
    """The list narrows down as a query is typed."""

    def action_find(self) -> None:
        """Type words to find."""
        self.go_to("articles")
        if self.find_bar is None:
            from briefing_tui.tui.widgets.find_bar import FindBar

            self.find_bar = FindBar(id="find")
            self.query_one("#left").mount(self.find_bar, before=0)
        self.find_bar.display = True
        self.set_focus(self.find_bar)

    def on_input_submitted(self) -> None:
        """The words are typed: on to what they found."""
        self._close_search(keep=True)

    def action_back(self) -> None:
        """Out of the search, or out of the pane."""
        bar = self.find_bar
        if bar is not None and bar.display and self.pane == "articles":
            self._close_search(keep=False)
        else:
            super().action_back()

    def _close_search(self, *, keep: bool) -> None:
        if self.find_bar is not None:
            self.find_bar.value = self.find_bar.value if keep else ""
            self.find_bar.display = bool(self.find_bar.value)
        self.go_to("articles")
