"""``briefing`` without a verb: the desk on the screen."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from briefing_tui.cli.console import Exit, say
from briefing_tui.cli.inputs import Inputs, keyboard_again, standard_input
from briefing_tui.cli.opening import late_opened_desk, opened_desk

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Desk

__all__ = ["open_"]


def open_(options: Namespace) -> int:
    """Add what was named and open the desk on it; an empty library begins with the sample article."""
    if not sys.stdout.isatty() and not _in_browser():
        say("briefing: the desk needs a terminal; see briefing --help for verbs that do not")
        return Exit.USAGE
    if not options.paths:
        return _on_the_library()
    inputs = Inputs()
    with opened_desk() as desk:
        added = desk.add(options.paths, standard_input(options.paths), options.published)
        opened = [one.article_id for one in inputs.good(added)]
        if not opened:
            return Exit.FAILED
        if "-" in options.paths:
            keyboard_again()
        from briefing_tui.tui import run

        code = run(desk, opened=opened)
    return code or (Exit.FAILED if inputs.failed else Exit.DONE)


def _in_browser() -> bool:
    from briefing_tui.cli.serve import in_browser

    return in_browser(os.environ.get("TEXTUAL_DRIVER"))


def _on_the_library() -> int:
    gc.disable()  # nothing made before the first paint is garbage; the screen turns the collector on again
    from briefing_tui.tui import run

    with late_opened_desk(_furnish) as desk:
        return run(desk)


def _furnish(desk: Desk) -> None:
    """An empty library begins with the sample article."""
    if not desk.size():
        from briefing_tui.desk.sample import samples

        for _ in desk.keep_articles(list(samples())):
            pass
