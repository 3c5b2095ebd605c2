"""What keeps the brief from being good tradecraft: place and reason; enter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from briefing_tui.tui.screens.listing import Listing

if TYPE_CHECKING:
    from briefing_tui.export.lint import Finding

__all__ = ["LintScreen"]


class LintScreen(Listing["Finding"]):
    """Gives the finding to go to."""

    heading = "Lint, for a final"
    keys = "enter  go there   esc  close"
    nothing = "✓ Nothing stands against exporting this as a final."

    def __init__(self, findings: Sequence[Finding]) -> None:
        """List these, rows that nobody has reviewed last: they are many, and hide the rest."""
        super().__init__()
        self._items = sorted(findings, key=lambda finding: finding.rule == "unreviewed")
        if not findings:
            self.keys = "esc  close"
        else:
            self.heading = f"Lint, for a final: {len(findings)} to put right"

    def line_of(self, item: Finding, number: int) -> Content:
        """Place, reason, and the name of the rule."""
        return Content.assemble((item.where, "bold"), f": {item.reason}", (f"  {item.rule}", "$ink-dim"))
