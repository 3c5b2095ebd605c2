"""What ``[[`` can be completed to, in a small list at the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from briefing_tui.tui.cells import cut, width_of

if TYPE_CHECKING:
    from briefing_tui.desk.notes import Candidate

__all__ = ["NoteCompletions"]

_LINES = 7
_WIDTH = 44
_SIGNS = {"person": "person ", "place": "place  ", "article": "article"}


class NoteCompletions(Widget):
    """Never has the focus: the keys go to the editor, which asks it to move and what is chosen."""

    class Taken(Message):
        """A candidate was clicked; it is the one under the cursor now."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._candidates: tuple[Candidate, ...] = ()
        self._cursor = 0

    @property
    def is_open(self) -> bool:
        """There is something to choose from."""
        return bool(self._candidates)

    @property
    def chosen(self) -> Candidate | None:
        """The candidate under the cursor."""
        return self._candidates[self._cursor] if self._candidates else None

    def offer(self, candidates: Sequence[Candidate], at: Offset) -> None:
        """Show these below a place of the screen; none: close."""
        self._candidates, self._cursor = tuple(candidates), 0
        self.display = bool(candidates)
        if candidates:
            self.styles.width = max(min(_WIDTH, self.screen.size.width - 2), 12)
            self.styles.height = min(len(candidates), _LINES)
            self.absolute_offset = at
            self.refresh(layout=True)

    def close(self) -> None:
        """Offer nothing."""
        if self._candidates:
            self.offer((), Offset())

    def move(self, step: int) -> None:
        """Go up or down, round at the ends."""
        self._cursor = (self._cursor + step) % len(self._candidates)
        self.refresh()

    def _top(self) -> int:
        return max(0, min(self._cursor - _LINES // 2, len(self._candidates) - _LINES))

    def render(self) -> Content:
        """A line a candidate: what it is, and its name."""
        lines: list[tuple[str, str]] = []
        width = self.size.width
        for place, one in enumerate(self._candidates[self._top() : self._top() + _LINES], self._top()):
            here = place == self._cursor
            words = f"{'▸' if here else ' '}{_SIGNS[one.kind]} {cut(one.text, max(width - 10, 1))}"
            pad = " " * max(width - width_of(words), 0)
            lines.append((words + pad, "bold $ink-mark on $line-here" if here else ""))
            lines.append(("\n", ""))
        return Content.assemble(*lines[:-1])

    def on_click(self, event: events.Click) -> None:
        """Take what was clicked."""
        event.stop()
        place = self._top() + event.y
        if place < len(self._candidates):
            self._cursor = place
            self.post_message(self.Taken())
