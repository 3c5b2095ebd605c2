"""Above a note that is being written: what it is about, and what it claims to be."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing_tui.model import LABELS, Label
from briefing_tui.tui.cells import cut
from briefing_tui.tui.note_anchors import Anchor

__all__ = ["NoteHead"]


class NoteHead(Widget):
    """Two lines. The label in force is marked; a click chooses another."""

    @dataclass
    class Picked(Message):
        """A label was clicked."""

        label: Label

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label: Label = "comment"
        self._anchor = Anchor()

    def show(self, label: Label, anchor: Anchor) -> None:
        """Show label and anchor of a note."""
        self._label, self._anchor = label, anchor
        self.refresh()

    def render(self) -> Content:
        """What it is about, then the labels; the mark needs no colour."""
        words = self._anchor.words or "on the article as a whole"
        about = (cut(words, max(self.size.width, 1)) + "\n", "$ink-warn" if self._anchor.lost else "$ink-dim")
        signs = dict.fromkeys(LABELS, ("○", "$ink-dim")) | {self._label: ("●", "bold $ink-mark")}
        labels = [Content.styled(f"{sign}{label}", ink) for label, (sign, ink) in signs.items()]
        return Content.assemble(about, Content(" ").join(labels))

    def on_click(self, event: events.Click) -> None:
        """Find the label that was clicked."""
        at = event.x - self.styles.padding.left
        for label in LABELS if event.y == 1 else ():
            at -= len(label) + 2
            if at < 0:
                self.post_message(self.Picked(label))
                return
