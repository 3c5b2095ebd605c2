"""``briefing fetch``: the feeds that are followed, fetched again; and which ones these are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.cli.console import Exit, complain, say, show, show_bytes
from briefing_tui.cli.inputs import Inputs
from briefing_tui.cli.opening import opened_desk
from briefing_tui.cli.progress import Progress
from briefing_tui.text import one_line

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Desk
    from briefing_tui.intake import Feed

__all__ = ["feeds_in", "fetch_"]

_WEB = ("http://", "https://")


def fetch_(options: Namespace) -> int:
    """Fetch what is followed, or follow what is named and fetch that; or list, hand out or remove feeds."""
    from briefing_tui.desk.feeds import FeedsError

    with opened_desk() as desk:
        try:
            if options.list or options.opml:
                return _show(desk, options.opml)
            if options.remove is not None:
                if desk.unfollow(options.remove):
                    return Exit.DONE
                complain(options.remove, "no feed of this address is followed")
                return Exit.FAILED
            return _fetch(desk, options.feeds)
        except FeedsError as error:
            say(f"briefing: {error}")
            return Exit.FAILED


def feeds_in(name: str) -> list[Feed]:
    """The feeds of an OPML file.

    Raises:
        ValueError, OSError: it can't be read; one line that gives the reason.
    """
    from briefing_tui.intake import feeds_of

    return feeds_of(Path(name).read_bytes())


def _fetch(desk: Desk, names: list[str]) -> int:
    inputs = Inputs(late=True)
    feeds = _named(names, inputs) if names else desk.feeds()
    if not feeds:
        if not names:
            say("briefing: no feeds are followed; briefing fetch URL follows one")
        inputs.report()
        return Exit.FAILED if inputs.failed else Exit.DONE
    desk.follow(feeds)
    progress = Progress("fetched")
    new = known = 0
    try:
        for added in inputs.good(desk.fetch(feeds)):
            new += added.new
            known += not added.new
            if added.new:
                progress.clear()
                show(f"{added.article_id} new")
            progress.step()
        desk.tidy()
    finally:
        progress.clear()
        inputs.report()
        say(f"{new} added" + (f", {known} known before" if known else ""))
    return Exit.FAILED if inputs.failed else Exit.DONE


def _named(names: list[str], inputs: Inputs) -> list[Feed]:
    from briefing_tui.intake import Feed

    feeds: list[Feed] = []
    for name in names:
        if name.lower().startswith(_WEB):
            feeds.append(Feed(url=name))
            continue
        try:
            feeds += feeds_in(name)
        except OSError as error:
            inputs.fail(name, error.strerror or str(error))
        except ValueError as error:
            inputs.fail(name, str(error))
    return feeds


def _show(desk: Desk, as_opml: bool) -> int:
    from briefing_tui.intake import opml

    feeds = desk.feeds()
    if as_opml:
        show_bytes(opml(feeds))
    else:
        for feed in feeds:
            show(f"{feed.url}  {one_line(feed.title or '')}".rstrip())
    return Exit.DONE
