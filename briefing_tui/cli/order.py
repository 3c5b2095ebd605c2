"""``briefing agenda``, ``views``, ``mark``, ``tag`` and ``undo``: the library in order, from the shell."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from briefing_tui.cli.console import Exit, columns, complain, say, show
from briefing_tui.cli.opening import opened_desk
from briefing_tui.text import one_line, shorten

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Desk
    from briefing_tui.library import AgendaEntry

__all__ = ["agenda_", "mark_", "tag_", "undo_", "views_"]

_ID_LENGTH = 8
_DAYS = len("2022-03-31…2022-04-02")


def agenda_(options: Namespace) -> int:
    """Print the open agenda items of the articles that match, by date: under headings, or as JSON."""
    from briefing_tui.desk import sections

    width = columns()
    with opened_desk() as desk:
        for heading, entries in sections(desk.agenda(" ".join(options.query)), date.today()):
            if not options.json:
                show(heading.upper())
            for entry in entries:
                show(_as_json(entry, heading) if options.json else _as_line(entry, width))
    return Exit.DONE


def views_(options: Namespace) -> int:
    """Print the saved views with the number of articles in each; or save one, or remove one."""
    from briefing_tui.desk import ViewsError

    with opened_desk() as desk:
        try:
            if options.save:
                desk.save_view(*options.save)
            elif options.remove is not None:
                if not desk.remove_view(options.remove):
                    complain(options.remove, "there is no view of that name")
                    return Exit.FAILED
            else:
                _show_views(desk, options.json)
        except ViewsError as error:
            say(f"briefing: {error}")
            return Exit.FAILED
    return Exit.DONE


def mark_(options: Namespace) -> int:
    """Mark all articles that match, in one change that ``briefing undo`` undoes."""
    with opened_desk() as desk:
        say(str(desk.mark(_numbers(desk, options.query), options.how)))
    return Exit.DONE


def tag_(options: Namespace) -> int:
    """Tag all articles that match, or take the tag away."""
    with opened_desk() as desk:
        try:
            change = desk.untag if options.remove else desk.tag
            say(str(change(_numbers(desk, options.query), options.tag)))
        except ValueError as error:
            from briefing_tui.library import QueryError

            if isinstance(error, QueryError):
                raise
            complain(options.tag, str(error))
            return Exit.USAGE
    return Exit.DONE


def undo_(options: Namespace) -> int:
    """Undo the last thing that was done, or the last decision."""
    from briefing_tui.notebook import NotSaved

    with opened_desk() as desk:
        try:
            undone = desk.undo(decision=options.decision)
        except NotSaved as error:
            complain("decisions", str(error))
            undone = None
    say(f"undone: {undone}" if undone else "briefing: there is nothing to undo")
    return Exit.DONE if undone else Exit.FAILED


def _numbers(desk: Desk, words: list[str]) -> list[int]:
    query = " ".join(words)
    named = desk.find_id(query)
    if named is None:
        return desk.find(query, fold=False)
    return desk.copies(named)


def _show_views(desk: Desk, as_json: bool) -> None:
    counts = desk.view_counts()
    for view in desk.views():
        count = counts[view.name]
        if as_json:
            show(json.dumps({"name": view.name, "query": view.query, "count": count}, ensure_ascii=False))
        else:
            show(f"{'wrong' if count is None else f'{count:,}':>9}  {view.name}  {view.query}")


def _as_line(entry: AgendaEntry, width: int | None) -> str:
    day = entry.first or shorten(one_line(entry.when or ""), _DAYS)
    if entry.last and entry.last != entry.first:
        day = f"{entry.first}…{entry.last}"
    who = ", ".join(entry.actors)
    head = f"  {entry.article_id[:_ID_LENGTH]}  {day:<{_DAYS}}  {entry.kind:<12}  {entry.status:<9}  "
    line = f"{who}: {entry.action}" if who else entry.action
    line += f" — {entry.source or entry.headline}"
    return head + (shorten(line, max(width - len(head), 20)) if width else one_line(line))


def _as_json(entry: AgendaEntry, section: str) -> str:
    return json.dumps(
        {
            "section": section,
            "first": entry.first,
            "last": entry.last,
            "kind": entry.kind,
            "status": entry.status,
            "action": entry.action,
            "actors": entry.actors,
            "counterparts": entry.counterparts,
            "topic": entry.topic,
            "when": entry.when,
            "where": entry.where,
            "article": entry.article_id,
            "item": entry.index,
            "headline": entry.headline,
            "published": entry.published,
            "source": entry.source,
        },
        ensure_ascii=False,
    )
