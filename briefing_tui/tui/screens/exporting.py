"""Briefs on their way out of the desk: the form, the same again, many with progress, and the preview."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing_tui.text import visible
from briefing_tui.tui.job import Job, Stopped
from briefing_tui.tui.screens.working import WorkingScreen
from briefing_tui.tui.trouble import reason

if TYPE_CHECKING:
    from briefing_tui.desk.choice import Choice
    from briefing_tui.desk.exports import NotExported
    from briefing_tui.desk.writing import Exported
    from briefing_tui.export.lint import Finding
    from briefing_tui.tui.screens.export_form import Order, Scope
    from briefing_tui.tui.widgets.preview_pane import PreviewPane

__all__ = ["ExportingScreen"]

_LIVE = 0.5
"""Seconds between looks at what the preview shows."""


class ExportingScreen(WorkingScreen):
    """``w``, ``W`` and the preview."""

    preview: PreviewPane | None = None
    """In the place of the source, from the first time it is asked for."""
    _previewed_from = "articles"
    """The pane from which the preview was asked for."""

    # writing -----------------------------------------------------------------------------------------------

    def _scopes(self) -> list[Scope]:
        from briefing_tui.tui.screens.export_form import Scope

        here = self.settled()
        picked, found = self.articles.picked_in_order(), self.articles.numbers
        scopes = []
        if picked:
            scopes.append(Scope(f"the {len(picked):,} picked", lambda: self.ids_of(picked)))
        if here is not None:
            scopes.append(Scope("this one", lambda: [here.article_id]))
        if len(found) > 1:
            scopes.append(Scope(f"all {len(found):,} in the list", lambda: self.ids_of(found)))
        return scopes

    async def action_export(self) -> None:
        """Ask what to write, how and where."""
        from briefing_tui.tui.screens.export_form import ExportForm

        scopes = self._scopes()
        self.take_note()
        exports = self.desk.exports
        last = await self.ask(exports.last)
        templates = await self.ask(exports.templates.names)
        if scopes and last is not None and templates:
            self.app.push_screen(ExportForm(self.desk, scopes, last, list(templates)), self._ordered)

    def _ordered(self, order: Order | Finding | None) -> None:
        from briefing_tui.tui.screens.export_form import Order

        if isinstance(order, Order):
            self.begin(self._export(order.scope, order.choice))
        elif order is not None:
            self.go_to_finding(order)

    def go_to_finding(self, finding: Finding | None) -> None:
        """To the row that lint names."""
        if finding is not None and finding.row is not None:
            self.go_to("brief")
            self.brief.put_cursor_on(finding.row)

    async def action_export_again(self) -> None:
        """The same choice, without asking: of what is picked, else of this article."""
        scopes = self._scopes()
        last = await self.ask(self.desk.exports.last)
        if scopes and last is not None:
            self.take_note()
            self.begin(self._export(scopes[0], last))

    async def store_all(self) -> None:
        """Have on the disk what was written and decided: what leaves must have it."""
        await self.keeper.save()

    async def _export(self, scope: Scope, choice: Choice) -> None:
        await self.store_all()
        ids = await self.ask(lambda: list(scope.ids()))
        if not ids:
            return
        job = Job("Exporting", len(ids))
        self.follow(job if len(ids) > 1 else None)
        done: list[Exported | NotExported] = []
        try:
            await asyncio.to_thread(self._write, job, ids, choice, done)
        except Stopped:
            self.say(f"Stopped. {_files(done)} written so far.")
        except Exception as error:  # the disk, a template, the choice: all say why in a line
            self.banner.say(f"Not exported: {reason(error)}", warning=True)
        else:
            await self.ask(self.desk.exports.remember, choice)
        finally:
            self.follow(None)
        self._tell(done)

    def _write(self, job: Job, ids: Sequence[str], choice: Choice, done: list[Exported | NotExported]) -> None:
        for one in self.desk.exports.write(ids, choice, progress=job.step):
            done.append(one)
            if job.stopped:
                raise Stopped

    def _tell(self, done: Sequence[Exported | NotExported]) -> None:
        from briefing_tui.desk.exports import NotExported
        from briefing_tui.desk.writing import Exported
        from briefing_tui.tui.screens.report import Report

        written = [one for one in done if isinstance(one, Exported)]
        left = [one for one in done if isinstance(one, NotExported)]
        if len(written) == 1 and not left:
            (one,) = written
            what = "Exported to" if one.changed else "Already as it should be:"
            self.say("\n".join((f"{what} {visible(str(one.path))}", *one.remarks())))
            return
        lines = [f"{visible(one.path.name)}: {remark}" for one in written for remark in one.remarks()]
        lines += [f"left out {self.name_of(one.article_id)}: {one.reason}" for one in left]
        headline = f"Exported {_files(written)}" if written else "Nothing was exported"
        if written:
            headline += f" to {visible(str(written[0].path.parent))}"
        if lines:
            self.app.push_screen(Report(headline, lines))
        elif written:
            self.say(headline)

    # the preview -------------------------------------------------------------------------------------------

    async def action_preview(self) -> None:
        """Show the Markdown in the place of the source, or the source again."""
        if self.preview is None:
            from briefing_tui.tui.widgets.preview_pane import PreviewPane

            self.preview = PreviewPane(id="preview")
            await self.query_one("#side").mount(self.preview, before=0)
            self.set_interval(_LIVE, self._look_at_preview)
        self.toggle_class("-preview")
        self.show_hints()
        if self.has_class("-preview"):
            self._previewed_from = self.pane
            self._look_at_preview()
            if not self.query_one("#side").region.area or self.pane == "source":
                self.go_to("source")
        elif self.pane == "source":
            self.go_to("source")

    def previewing(self) -> bool:
        """Whether the preview is in sight. On a narrow screen it is so in its own pane only."""
        if not self.has_class("-preview") or self.pane == "notes":
            return False
        return self.pane == "source" or not self.has_class("-narrow")

    def action_back(self) -> None:
        """Work is stopped first, then the preview closed; from there, to where it was asked for."""
        if not self.previewing():
            super().action_back()
        elif not self.stop_work():
            self.remove_class("-preview")
            self.go_to(self._previewed_from if self.pane == "source" else self.pane)

    def go_to(self, pane: str) -> None:
        """The preview stands where the source is."""
        super().go_to(pane)
        if pane == "source" and self.preview is not None and self.has_class("-preview"):
            self.set_focus(self.preview)

    def _look_at_preview(self) -> None:
        if self.has_class("-preview") and self.app.screen is self and self.chosen is not None:
            self.run_worker(self._preview(self.chosen), group="preview", exclusive=True, exit_on_error=False)

    async def _preview(self, article_id: str) -> None:
        from briefing_tui.desk import NotBriefed

        assert self.preview is not None
        try:
            choice = await asyncio.to_thread(self.desk.exports.last)
            text = await asyncio.to_thread(self.desk.exports.preview, article_id, choice.template)
        except NotBriefed:
            text = ""
        except Exception as error:  # as in ask
            text = f"✗ {reason(error)}"
            choice = None
        if article_id == self.chosen:
            with suppress(AttributeError):
                self.preview.border_title = f"Preview  {choice.template if choice else ''}"
            self.preview.show(article_id, text)


def _files(done: Sequence[object]) -> str:
    from briefing_tui.desk.writing import Exported

    count = sum(isinstance(one, Exported) for one in done)
    return f"{count:,} file{'' if count == 1 else 's'}"
