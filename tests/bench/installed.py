"""The environment of an installed program: Python keeps the bytecode of what it has loaded once.

Installers compile what they install. A checkout may lie where Python can't or mustn't keep bytecode
(``PYTHONDONTWRITEBYTECODE``), and would then compile the program's source, but not Textual's, at every start.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["as_installed"]


def as_installed(home: str | Path) -> dict[str, str]:
    """Environment of a program whose stores lie in ``home``; its first start there writes the bytecode."""
    return {
        "BRIEFING_HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(Path(home, "bytecode")),
    }
