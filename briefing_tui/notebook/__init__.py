"""What the analyst wrote and decided: plain JSON through TinyDB, written whole, backed up, safe from damage."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_tui.notebook.drafts import Drafts
    from briefing_tui.notebook.failures import NotSaved
    from briefing_tui.notebook.notebook import Notebook
    from briefing_tui.notebook.puts import Put
    from briefing_tui.notebook.repair import Damage, NotebookError
    from briefing_tui.notebook.reviews import ReviewStore

__all__ = ["Damage", "Drafts", "NotSaved", "Notebook", "NotebookError", "Put", "ReviewStore"]

_HOMES = {
    "Damage": "repair",
    "Drafts": "drafts",
    "NotSaved": "failures",
    "Notebook": "notebook",
    "NotebookError": "repair",
    "Put": "puts",
    "ReviewStore": "reviews",
}
"""The module of each name, loaded when the name is asked for: a list of articles needs the notes alone."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
