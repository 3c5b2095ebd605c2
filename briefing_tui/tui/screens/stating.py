"""What is stated about the brief, what lint finds, what corrections taught, and reading the article again."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING

from briefing_tui.tui.job import Job, Stopped
from briefing_tui.tui.screens.undoing import UndoingScreen
from briefing_tui.tui.trouble import reason

if TYPE_CHECKING:
    from briefing_tui.export.lint import Finding
    from briefing_tui.review import ReviewedBrief, Rule

__all__ = ["StatingScreen"]


class StatingScreen(UndoingScreen):
    """Each dialog is a key away, and leaves the brief as it then stands."""

    def _reviewed(self) -> ReviewedBrief | None:
        """The brief of the article on the table; says so where there is none."""
        here = self.settled()
        reviewed = self.brief.reviewed
        if here is None or reviewed is None or reviewed.article_id != here.article_id:
            self.say("There is no brief of this article yet.", warning=True)
            return None
        return reviewed

    def show_brief(self, reviewed: ReviewedBrief) -> None:
        """Say, too, how many decisions no longer fit."""
        super().show_brief(reviewed)
        if reviewed.lapsed:
            count = reviewed.count
            key = (*self.keys_of("lapsed"), "")[0]
            no_longer = f"⚠ {len(reviewed.lapsed)} no longer fit {key}"
            self.name_pane("brief", f"{count.decided}/{count.total} · {no_longer}")

    async def store_all(self) -> None:
        """Decisions, too."""
        await super().store_all()
        await asyncio.to_thread(self.finish_deciding)

    # statements --------------------------------------------------------------------------------------------

    async def action_state(self) -> None:
        """Handling, cut-off, yardstick, grades, bottom line, gaps and assumptions."""
        from briefing_tui.tui.screens.statement_form import StatementForm

        reviewed = self._reviewed()
        if reviewed is None or (stated := await self.ask(self.desk.reviews.tradecraft, reviewed.article_id)) is None:
            return
        row = self.brief.current.row if self.brief.current is not None and self.pane in ("brief", "source") else None
        article = self.shown.article if self.shown is not None else None
        source = (article.source or "") if article is not None else ""
        rules = await self.ask(self.desk.reviews.rules) or ()
        form = StatementForm(
            stated,
            partial(self.desk.reviews.restate, reviewed.article_id),
            row=row if row is not None and row.value is not None else None,
            published=(article.published if article is not None else None) or reviewed.machine.published,
            rule=next((one for one in rules if one.kind == "grade" and one.name == source), None),
        )
        self.app.push_screen(form)

    async def action_judge(self) -> None:
        """The key judgements; a new one rests on the row under the cursor, or on the passage that is selected."""
        from briefing_tui.tui.screens.judgement_form import Judgements

        reviewed = self._reviewed()
        if reviewed is None or (stated := await self.ask(self.desk.reviews.tradecraft, reviewed.article_id)) is None:
            return
        row = self.brief.current.row if self.brief.current is not None and self.pane in ("brief", "source") else None
        screen = Judgements(
            stated,
            partial(self.desk.reviews.restate, reviewed.article_id),
            reviewed,
            row=row.id if row is not None and row.value is not None else None,
            passage=self.source.selected if self.pane == "source" else None,
        )
        self.app.push_screen(screen)

    # lint --------------------------------------------------------------------------------------------------

    async def action_lint(self) -> None:
        """What stands against a final; enter goes there."""
        from briefing_tui.tui.screens.lint import LintScreen

        reviewed = self._reviewed()
        if reviewed is None:
            return
        await self.store_all()
        findings = await self.ask(self.desk.reviews.lint, reviewed.article_id)
        if findings is not None:
            self.app.push_screen(LintScreen(findings), self.go_to_finding)

    def go_to_finding(self, finding: Finding | None) -> None:
        """To the row that lint names, else to the form where it is put right."""
        if finding is None or finding.row is not None:
            super().go_to_finding(finding)
        elif finding.where.startswith("Key judgement"):
            self.run_worker(self.action_judge(), group="state", exit_on_error=False)
        elif finding.where.startswith("Note"):
            self.go_to("notes")
        else:
            self.run_worker(self.action_state(), group="state", exit_on_error=False)

    # rules -------------------------------------------------------------------------------------------------

    async def action_rules(self) -> None:
        """What corrections have taught; each can be dropped."""
        from briefing_tui.tui.screens.rules import RulesScreen

        def left(rule: Rule | None) -> None:
            if rule is not None:
                self.open_article(rule.article_id)
            elif self.chosen is not None:
                self.run_worker(self.show_standing(self.chosen), group="decide", exit_on_error=False)

        screen = await self.ask(RulesScreen, self.desk)
        if screen is not None:
            self.app.push_screen(screen, left)

    # reading again -----------------------------------------------------------------------------------------

    def action_read_again(self) -> None:
        """Have the article, or all that are picked, read by the program as it is today; decisions stay."""
        picked = self.articles.picked_in_order()
        if picked:
            self.begin(self._read_many_again(picked))
        elif (here := self.settled()) is not None:
            self.run_worker(self._read_again(here.article_id), group="read", exit_on_error=False)

    async def _read_again(self, article_id: str) -> None:
        self.say("Reading it again …")
        try:
            reviewed = await self.desk.read_again(article_id)
        except Exception as error:  # the child may fail in any way; the brief before is still there
            self.banner.say(f"Not read again: {reason(error)}", warning=True)
            return
        self.post_message(self.BriefReady(reviewed))
        if not reviewed.lapsed:
            self.say("Read again. Every decision still fits.")
        elif self.chosen == article_id:
            self._list_lapsed(reviewed)

    async def _read_many_again(self, picked: list[int]) -> None:
        ids = await self.ask(self.ids_of, picked) or []
        job, failed, unfit = Job("Reading again", len(ids)), [], []
        self.follow(job)
        try:
            async with aclosing(self.desk.read_many(ids)) as steps:
                async for step in steps:
                    if step.failure is not None:
                        failed.append(f"{self.name_of(step.article_id)}: {step.failure}")
                    elif lapsed := (await self.ask(self._lapsed_of, step.article_id) or 0):
                        unfit.append(f"{self.name_of(step.article_id)}: {lapsed} no longer fit")
                    job.step(step.done, step.total)
        except Stopped:
            pass
        except Exception as error:  # no reader can be started, or the store fails
            self.banner.say(reason(error), warning=True)
        finally:
            self.follow(None)
        self.articles.forget()
        if self.chosen is not None:
            await self.show_standing(self.chosen)
        headline = f"Read again: {job.done - len(failed):,} of {len(ids):,}"
        if failed or unfit:
            from briefing_tui.tui.screens.report import Report

            self.app.push_screen(Report(headline, [*failed, *unfit]))
        else:
            self.say(f"{headline}. Every decision still fits.")

    def _lapsed_of(self, article_id: str) -> int:
        return len(self.desk.reviews.brief(article_id).lapsed)

    def action_lapsed(self) -> None:
        """The decisions that no longer fit."""
        if (reviewed := self._reviewed()) is not None:
            self._list_lapsed(reviewed)

    def _list_lapsed(self, reviewed: ReviewedBrief) -> None:
        from briefing_tui.tui.screens.lapsed import LapsedScreen

        def left(_: object) -> None:
            self.run_worker(self.show_standing(reviewed.article_id), group="decide", exit_on_error=False)

        self.app.push_screen(LapsedScreen(self.desk, reviewed), left)
