"""From the command line to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from briefing_tui.cli.console import Exit, complain, prepare, say

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["main"]

_MODULES = {
    "open": "open",
    "brief": "brief",
    "add": "articles",
    "fetch": "fetch",
    "list": "articles",
    "agenda": "order",
    "people": "survey",
    "timeline": "survey",
    "story": "survey",
    "views": "order",
    "mark": "order",
    "tag": "order",
    "undo": "order",
    "export": "export",
    "templates": "templates",
    "schema": "templates",
    "lint": "review",
    "notes": "review",
    "rules": "review",
    "paths": "about",
    "completion": "about",
    "doctor": "about",
    "serve": "serve",
}
"""The module of each verb; in it, the function named like the verb."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``briefing`` with these words, or the ones of the command line; the exit code."""
    prepare()
    try:
        options = _options(sys.argv[1:] if argv is None else argv)
        code = _run("about", "version", options) if options.version else _verb(options)
        sys.stdout.flush()
        return code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; without this, the interpreter complains when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE


def _options(words: Sequence[str]) -> Namespace:
    if not words:  # the desk alone is on the screen before a parser would be built
        return cast("Namespace", SimpleNamespace(version=False, verb="open", paths=[], published=None))
    from briefing_tui.cli.parser import VERBS, arguments, build

    words = arguments(words)
    return build(words[0] if words[0] in VERBS else None).parse_args(words)


def _verb(options: Namespace) -> int:
    return _run(_MODULES[options.verb], f"{options.verb}_", options)


def _run(module: str, function: str, options: Namespace) -> int:
    from briefing_tui.cli.opening import StoreDamaged, WrongQuery
    from briefing_tui.settings import SettingsError

    run: Callable[[Namespace], int] = getattr(import_module(f"briefing_tui.cli.{module}"), function)
    try:
        return run(options)
    except (SettingsError, WrongQuery) as error:
        say(f"briefing: {error}")
        return Exit.USAGE
    except StoreDamaged as error:
        say(f"briefing: {error}")
        return Exit.DAMAGED
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(str(error.filename or "briefing"), error.strerror or str(error))
        return Exit.FAILED
