"""Libraries that talk while they read."""

from __future__ import annotations

import logging

__all__ = ["hush"]


def hush(*names: str) -> None:
    """Silence the loggers of libraries: their warnings print pieces of articles on the terminal."""
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
