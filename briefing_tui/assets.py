"""Where the files that ship beside the code lie: style sheets and the sample article.

They stand at the top of the checkout and inside the package in a wheel; both layouts are looked for, since
``importlib.resources`` alone does not find them in an editable install.
"""

from pathlib import Path

__all__ = ["SEEDS", "STYLES"]

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


STYLES = _folder("styles")
"""Folder of the Textual style sheets."""

SEEDS = _folder("seeds")
"""Folder of the sample article that a new desk opens on."""
