"""Writing the note in the analyst's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App

from briefing_tui.text import clean, decode

__all__ = ["EditorFailed", "edit"]


class EditorFailed(Exception):
    """The editor did not do its work; the note is as it was. The message is one line."""


def edit(app: App[object], text: str) -> str:
    """The text after the user has left ``$VISUAL`` or ``$EDITOR``, which has the screen meanwhile.

    Raises:
        EditorFailed: none is set, it could not be started, or it ended with an error.
        SuspendNotSupported: the terminal can't be handed over.
    """
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not command:
        raise EditorFailed("no editor: set VISUAL or EDITOR")
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        draft = Path(folder) / "note.md"
        draft.write_text(text, encoding="utf-8")
        trouble: str | None = None
        with app.suspend():
            # Textual gives the screen back only when nothing is raised in here.
            try:
                ended = subprocess.run([*command, str(draft)], check=False).returncode
                trouble = f"{command[0]} ended with status {ended}" if ended else None
            except OSError as error:
                trouble = f"{command[0]}: {error.strerror or error}"
        if trouble is not None:
            raise EditorFailed(trouble)
        return clean(decode(draft.read_bytes())).rstrip("\n")
