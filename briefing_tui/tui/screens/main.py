"""The desk with everything its keys do."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from briefing_tui.text import shorten
from briefing_tui.tui.commands import bindings
from briefing_tui.tui.screens.looking import LookingScreen
from briefing_tui.tui.themes import THEMES
from briefing_tui.tui.widgets.article_list import ArticleList
from briefing_tui.tui.widgets.brief_pane import BriefPane

__all__ = ["MainScreen"]


class MainScreen(LookingScreen):
    """The actions of the command table; moving about is the panes' own."""

    # Here and on no class below, since Textual merges the keys anew for each class that inherits them.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk")]
    _leaving = False
    """Whether the analyst has been told that a note would be lost."""

    # panes -------------------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """From the list to the brief, from the brief to the source."""
        if self.pane == "brief" and self.brief.row_count():
            self.go_to("source")
        elif self.pane in ("articles", "brief") and (here := self.settled()) is not None:
            self.banner.hush()
            self.go_to("brief")
            self.run_worker(self._mark_read(here.article_id, True), group="mark", exit_on_error=False)
            if here.failure is not None:
                self.read()

    @on(ArticleList.Opened)
    def _opened_by_click(self) -> None:
        self.action_open()

    @on(BriefPane.RowOpened)
    def _row_opened(self) -> None:
        self.go_to("source")

    def go_to(self, pane: str) -> None:
        """A pane shows the article under the cursor before it gets the keys."""
        if pane != "articles":
            self.settled()
        super().go_to(pane)

    # the article -------------------------------------------------------------------------------------------

    async def _mark_read(self, article_id: str, read: bool) -> None:
        await self.ask(self.desk.mark_read, article_id, read)
        self.articles.forget()

    async def _mark_flagged(self, article_id: str, flagged: bool) -> None:
        await self.ask(self.desk.mark_flagged, article_id, flagged)
        self.articles.forget()

    def action_toggle_read(self) -> None:
        """Read becomes unread, and the other way round."""
        if not self.action_toggle_many("read") and (row := self.articles.current) is not None:
            self.run_worker(self._mark_read(row.id, not row.read), group="mark", exit_on_error=False)

    def action_toggle_flag(self) -> None:
        """Set the flag, or take it away."""
        if not self.action_toggle_many("flag") and (row := self.articles.current) is not None:
            self.run_worker(self._mark_flagged(row.id, not row.flagged), group="mark", exit_on_error=False)

    def action_copy_row(self) -> None:
        """Copy what the cursor stands on."""
        row = self.articles.current
        text = row.headline if row is not None else ""
        if self.pane == "brief":
            text = self.brief.current.text if self.brief.current else ""
        elif self.pane == "source":
            text = self.source.lit_text
        elif self.pane == "notes":
            text = self.notes.text
        if text:
            self.app.copy_to_clipboard(text)
            self.say(f"Copied: {shorten(text, 60)}")

    def action_open_link(self) -> None:
        """Show the link, and open it when that is wanted."""
        from briefing_tui.tui.links import open_in_browser, web_link
        from briefing_tui.tui.screens.confirm import Confirm

        here = self.settled()
        if here is None or here.article is None:
            return
        url = web_link(here.article.url)
        if url is None:
            self.say("No web link came with this article.", warning=True)
            return

        def decided(go: bool | None) -> None:
            if go and not open_in_browser(self.app, url):
                self.say("No browser could be started.", warning=True)

        self.app.push_screen(Confirm("Open this link in the browser?", url), decided)

    # the desk ----------------------------------------------------------------------------------------------

    def action_next_theme(self) -> None:
        """Wear the next of the desk's own themes."""
        names = [theme.name for theme in THEMES]
        here = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(here + 1) % len(names)]

    def action_palette(self) -> None:
        """Find a command by its name."""
        from textual.command import CommandPalette

        from briefing_tui.tui.palette import DeskCommands

        if not CommandPalette.is_open(self.app):
            self.app.push_screen(CommandPalette(providers=[DeskCommands], placeholder="Find a command …"))

    def action_show_help(self) -> None:
        """All keys."""
        from briefing_tui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keys_of))

    def action_suspend(self) -> None:
        """Back to the shell for a while."""
        self.take_note(now=True)
        self.app.action_suspend_process()

    def action_interrupt(self) -> None:
        """Leave from anywhere; copy instead where note text is selected."""
        editor = self.notes.editor
        if editor is not None and editor.has_focus and editor.selected_text:
            editor.action_copy()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Save and leave; where that fails, say so first and leave at the second time."""
        self.take_note(now=True)
        undecided = self.finish_deciding()
        failures = [why for _, why in self.keeper.failed]
        if (failures or undecided) and not self._leaving:
            self._leaving = True
            what = f"A note is not saved: {failures[0]}" if failures else f"A decision is not saved: {undecided}"
            self.say(f"{what}. Leave again to lose it.", warning=True)
            return
        self.app.exit(0)
