"""The terminal face of the desk; the only place that imports textual."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_tui.desk import Desk

__all__ = ["run"]


def run(desk: Desk, opened: Sequence[str] = ()) -> int:
    """Show the desk until the analyst leaves it; the exit code.

    Args:
        desk: the desk to show.
        opened: ids of the articles named on the command line; the list starts on the first.
    """
    # Nothing made before the first paint is garbage; the screen turns the collector on again.
    gc.disable()
    from briefing_tui.tui.frame import drawn_frame

    with drawn_frame() as frame:
        look = None
        if frame is not None:
            from briefing_tui.tui.first_look import first_look

            look = first_look(desk, opened, frame.list_height)
            frame.draw_list(look)
        from briefing_tui.tui.app import BriefingApp

        app = BriefingApp(desk, opened, look)
    app.run()
    return app.return_code or 0
