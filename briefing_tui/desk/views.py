"""Saved views: named queries in ``views.toml`` beside the settings, which a person may edit, too."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.text import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FIRST_VIEWS", "View", "ViewsError", "load_views", "save_views"]

_LONGEST_NAME = 60


class ViewsError(ValueError):
    """The file of the views can't be read, or a view can't be saved; one line that gives the reason."""


@dataclass(frozen=True, slots=True)
class View:
    """A query with a name."""

    name: str
    query: str


FIRST_VIEWS = (
    View("Unread", "is:unread"),
    View("Flagged", "is:flagged"),
    View("New", "is:new"),
    View("Agenda", "has:agenda"),
    View("Archive", "is:archived"),
)
"""What stands there until a view is saved."""


def load_views(path: Path) -> list[View]:
    """The views in the order of the file; :data:`FIRST_VIEWS` where there is none.

    Raises:
        ViewsError: it can't be read. It is left as it is.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return list(FIRST_VIEWS)
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ViewsError(f"{visible(str(path))}: {visible(str(error))}") from error
    views = raw.get("views", {})
    if not isinstance(views, dict) or not all(isinstance(query, str) for query in views.values()):
        raise ViewsError(f"{visible(str(path))}: every line under [views] must be a name and a query in quotes")
    return [View(one_line(name), one_line(query)) for name, query in views.items()]


def save_views(path: Path, views: Sequence[View]) -> None:
    """Write the views, whole or not at all.

    Raises:
        OSError: the file can't be written; the one before is still there.
    """
    from briefing_tui.files import private_folder, write_whole

    private_folder(path.parent)
    lines = ["# Saved views of the library: a name and a query a line.", "", "[views]"]
    lines += [f"{_quoted(view.name)} = {_quoted(view.query)}" for view in views]
    write_whole(path, "\n".join(lines) + "\n")


def named(name: str, query: str) -> View:
    """A view to save.

    Raises:
        ViewsError: the name is blank or too long.
    """
    name = one_line(name)
    if not name or len(name) > _LONGEST_NAME:
        raise ViewsError(f"a view needs a name of at most {_LONGEST_NAME} characters")
    return View(name, one_line(query))


def _quoted(text: str) -> str:
    # A JSON string without escaped surrogates is a TOML basic string.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
