"""What to write, how, and where: the form that opens before a brief leaves the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing_tui.text import visible
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.choice_row import ChoiceRow, Option

if TYPE_CHECKING:
    from briefing_tui.desk import Desk
    from briefing_tui.desk.choice import Choice
    from briefing_tui.export.lint import Finding

__all__ = ["ExportForm", "Order", "Scope"]

_TOLD = 4
"""Findings that the form shows; the rest is counted."""
_CHECKED = 200
"""Articles that are checked before many are written."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Articles that may be written."""

    name: str
    """As the form says it: ``the 12 picked``."""
    ids: Callable[[], Sequence[str]]
    """Gives their ids in list order; may take a while."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the analyst has chosen."""

    scope: Scope
    choice: Choice


class ExportForm(ModalScreen["Order | Finding | None"]):
    """Starts from the last choice, and says what lint finds before the file is written.

    Gives what to write; or something that lint found, which the analyst wants to put right first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close"),
        Binding("enter", "write", "export", priority=True),
        Binding("ctrl+l", "lint", "lint"),
        Binding("down", "app.focus_next", "down"),
        Binding("up", "app.focus_previous", "up"),
    ]

    def __init__(self, desk: Desk, scopes: Sequence[Scope], last: Choice, templates: Sequence[str]) -> None:
        """Ask about articles of one of these scopes.

        Args:
            desk: says what lint finds.
            scopes: the first is offered first.
            last: what was chosen before.
            templates: names of all templates.
        """
        super().__init__()
        self._desk, self._scopes, self._last, self._templates = desk, scopes, last, templates

    def compose(self) -> ComposeResult:
        """Five questions, what lint says, and the keys."""
        from briefing_tui.export import FORMATS

        formats = [Option(one.name, one.name, one.summary) for one in FORMATS.values()]
        states = [
            Option("draft", "draft", "says so at its top"),
            Option("final", "final", "everything stated and reviewed"),
        ]
        with Vertical(classes="dialog", id="export"):
            yield ChoiceRow("Articles", [Option(str(at), one.name) for at, one in enumerate(self._scopes)], "0", id="s")
            yield ChoiceRow("Template", [Option(name, name) for name in self._templates], self._last.template, id="t")
            yield ChoiceRow("Format", formats, self._last.format, id="f")
            yield ChoiceRow("State", states, "final" if self._last.final else "draft", id="d")
            with Horizontal(classes="typed"):
                yield Static(Content("  Where      "), classes="label")
                folder = visible(str(self._desk.exports.folder))
                yield Input(self._last.folder or "", placeholder=folder, compact=True, id="where")
            yield Static("", id="lint")
            yield Static(Content("enter  export   ←→  change   ↑↓  next   ctrl+l  lint   esc  close"), classes="keys")

    def on_mount(self) -> None:
        """Name the dialog, and have the articles checked."""
        self.query_one("#export").border_title = Content("Export")
        self.query_one("#t").focus()
        self._check()

    def _chosen(self, id: str) -> str:
        return self.query_one(f"#{id}", ChoiceRow).value

    @property
    def scope(self) -> Scope:
        """The articles that are chosen."""
        return self._scopes[int(self._chosen("s"))]

    @on(ChoiceRow.Changed)
    def _changed(self, message: ChoiceRow.Changed) -> None:
        if message.row.id in ("s", "d"):
            self._check()

    def _check(self) -> None:
        self.query_one("#lint", Static).update(Content("checking …"))
        self.run_worker(self._lint(self.scope, self._chosen("d") == "final"), exclusive=True, exit_on_error=False)

    async def _lint(self, scope: Scope, final: bool) -> None:
        try:
            lines = await asyncio.to_thread(self._found, scope, final)
        except Exception as error:  # the store may fail in any way; the form stays
            lines = [f"✗ {reason(error)}"]
        self.query_one("#lint", Static).update(Content("\n".join(lines)))

    def _found(self, scope: Scope, final: bool) -> list[str]:
        ids = list(scope.ids())
        if len(ids) > 1:
            checked = ids[:_CHECKED]
            wrong = sum(bool(self._desk.reviews.lint(one, final=final)) for one in checked if self._briefed(one))
            of = f"the first {len(checked)}" if len(ids) > _CHECKED else f"{len(checked)}"
            return [f"✗ lint: {wrong} of {of} are not ready" if wrong else f"✓ lint: nothing to say about {of}"]
        if not ids or not self._briefed(ids[0]):
            return ["✗ There is no brief of this article to export yet."]
        findings = self._desk.reviews.lint(ids[0], final=final)
        more = len(findings) - _TOLD
        return [
            *(f"✗ {finding}" for finding in findings[:_TOLD]),
            *([f"  and {more} more"] if more > 0 else []),
        ] or ["✓ lint: nothing to say"]

    def _briefed(self, article_id: str) -> bool:
        return self._desk.kept_brief(article_id) is not None

    async def action_lint(self) -> None:
        """All that lint finds in the one article, to go to what must be put right."""
        from briefing_tui.tui.screens.lint import LintScreen

        def chosen(finding: Finding | None) -> None:
            if finding is not None:
                self.dismiss(finding)

        try:
            ids = list(await asyncio.to_thread(self.scope.ids))
            findings = await asyncio.to_thread(self._desk.reviews.lint, ids[0]) if len(ids) == 1 else None
        except Exception as error:  # no brief yet, or the store fails; the form stays
            self.query_one("#lint", Static).update(Content(f"✗ {reason(error)}"))
        else:
            if findings is not None:
                self.app.push_screen(LintScreen(findings), chosen)

    def action_write(self) -> None:
        """Hand the answers back."""
        from briefing_tui.desk.choice import Choice

        choice = Choice(
            template=self._chosen("t"),
            format=self._chosen("f"),
            folder=self.query_one("#where", Input).value.strip() or None,
            final=self._chosen("d") == "final",
        )
        self.dismiss(Order(self.scope, choice))
