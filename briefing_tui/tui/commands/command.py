"""What a command is, and how its keys are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

__all__ = ["Command", "Scope", "group", "key_names"]

Scope = Literal["pane", "list", "source", "notes", "desk"]
"""Whose action it is: the pane that has the focus, list or source while they have it, or the desk as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing to do, the keys it has unless the settings say otherwise, and what to call it."""

    id: str
    """Name in the ``[keys]`` of the settings."""
    keys: str
    """Comma separated."""
    label: str
    """One or two words, for the footer and the palette."""
    help: str
    """One sentence, for the help screen and the palette."""
    action: str
    """As Textual writes actions, without a name space."""
    group: str
    """Heading on the help screen."""
    scope: Scope = "desk"
    priority: bool = False
    """Whether it works while a note is being typed, too."""


class Make(Protocol):
    """Makes a command of one group; the arguments are the command's own."""

    def __call__(
        self, id: str, keys: str, label: str, help: str, action: str, *, scope: Scope = ..., priority: bool = False
    ) -> Command:
        """The command."""


def group(name: str, scope: Scope = "desk") -> Make:
    """What makes the commands of a group, which have this scope unless they say otherwise."""
    usual = scope

    def make(
        id: str, keys: str, label: str, help: str, action: str, *, scope: Scope = usual, priority: bool = False
    ) -> Command:
        return Command(
            id=id, keys=keys, label=label, help=help, action=action, group=name, scope=scope, priority=priority
        )

    return make


_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
    "right": "→",
    "left": "←",
    "plus": "+",
    "asterisk": "*",
}


def key_names(keys: str) -> tuple[str, ...]:
    """The keys as they are printed: ``("j", "↓")`` for ``"j,down"``."""
    return tuple(_NAMES.get(key.strip(), key.strip()) for key in keys.split(","))
