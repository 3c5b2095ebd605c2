"""A small form: one line a field, saved as a whole; what doesn't fit is said beside its field."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from briefing_tui.desk.review.fields import FIELDS, FieldError, FormField
from briefing_tui.review import Layer, ReviewedBrief
from briefing_tui.text import one_line
from briefing_tui.tui.trouble import reason
from briefing_tui.tui.widgets.choice_row import ChoiceRow, Option

__all__ = ["FieldsForm"]

_LABEL = 11

Save = Callable[[Layer, dict[str, str]], ReviewedBrief]
"""Asks the desk to keep what was typed; raises where it does not fit or can't be saved."""


class FieldsForm(ModalScreen[ReviewedBrief | None]):
    """Gives the brief as it then stands, or None where nothing was changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close"),
        Binding("enter", "save", "save", priority=True),
        Binding("down", "app.focus_next", "down"),
        Binding("up", "app.focus_previous", "up"),
    ]

    def __init__(
        self,
        title: str,
        layer: Layer,
        values: Mapping[str, str],
        save: Save,
        *,
        machine: Mapping[str, str] | None = None,
        about: str = "",
    ) -> None:
        """Ask for the fields of a layer.

        Args:
            title: what is done.
            layer: the layer to begin with.
            values: what stands in the fields now, by name.
            save: keeps what was typed; called in a thread.
            machine: what the machine says, by name; shown where it differs.
            about: the evidence.
        """
        super().__init__()
        self._title, self._layer, self._values, self._save = title, layer, dict(values), save
        self._machine, self._about = machine or {}, about

    def compose(self) -> ComposeResult:
        """The evidence, the fields, what is wrong, and the keys."""
        with Vertical(classes="dialog", id="fields"):
            if self._about:
                yield Static(Content(f"“{one_line(self._about)}”"), classes="about")
            yield VerticalScroll(*self._rows(), can_focus=False, id="rows")
            yield Static("", id="wrong")
            yield Static(Content("enter  save   ↑↓  next   ←→  change   esc  close"), classes="keys")

    def on_mount(self) -> None:
        """Name the dialog."""
        self.query_one("#fields").border_title = Content(self._title)
        self.query_one(f"#field-{FIELDS[self._layer][0].name}").focus()

    def _rows(self) -> Iterator[Widget]:
        for field in FIELDS[self._layer]:
            value, machine = self._values.get(field.name, ""), self._machine.get(field.name, "")
            yield _asked(field, value)
            if machine and machine != value:
                yield Static(Content(f"{' ' * (_LABEL + 2)}the machine said: {machine}"), classes="machine")

    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        found: dict[str, str] = {}
        for field in FIELDS[self._layer]:
            widget = self.query_one(f"#field-{field.name}")
            found[field.name] = widget.value if isinstance(widget, Input | ChoiceRow) else ""
        return found

    async def action_save(self) -> None:
        """Keep it and close; where that fails, say why and stay."""
        try:
            after = await asyncio.to_thread(self._save, self._layer, self.typed())
        except FieldError as error:
            self._say(f"{_label(error.field, self._layer)}: {error.reason}")
            self.query_one(f"#field-{error.field}").focus()
        except Exception as error:  # whatever the store says: what was typed stays in the form
            self._say(f"Not saved: {reason(error)}")
        else:
            self.dismiss(after)

    def _say(self, text: str) -> None:
        self.query_one("#wrong", Static).update(Content(f"✗ {text}"))


def _asked(field: FormField, value: str) -> ChoiceRow | Horizontal:
    label = field.label.split(",")[0]
    if field.choices:
        blank = () if field.required else (Option("", "—"),)
        options = [*blank, *(Option(choice, choice) for choice in field.choices)]
        return ChoiceRow(label[: _LABEL - 1], options, value, id=f"field-{field.name}")
    hint = "several, with ; between them" if field.many else field.label.partition(", ")[2]
    box = Input(value, placeholder=hint, compact=True, id=f"field-{field.name}", select_on_focus=False)
    return Horizontal(Static(Content(f"  {label[: _LABEL - 1]:<{_LABEL}}"), classes="label"), box, classes="typed")


def _label(name: str, layer: Layer) -> str:
    return next((field.label.split(",")[0] for field in FIELDS[layer] if field.name == name), name)
