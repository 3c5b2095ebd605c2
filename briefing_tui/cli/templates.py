"""``briefing templates`` and ``briefing schema``: what an export is made by and held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_tui.cli.console import Exit, complain, show
from briefing_tui.paths import Paths
from briefing_tui.text import visible

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.export import Templates

__all__ = ["schema_", "templates_"]


def templates_(options: Namespace) -> int:
    """List the templates, print one, or copy one into the user's folder."""
    from briefing_tui.export import TemplateError, Templates

    folder = Paths.of_user().templates
    templates = Templates(folder)
    try:
        if options.copy:
            from briefing_tui.files import private_folder, write_whole

            target = private_folder(folder) / templates.file_name(options.copy_as or options.copy)
            if target.exists() or target.is_symlink():
                complain(target.name, "is there already; --as NAME copies under another name")
                return Exit.FAILED
            write_whole(target, templates.source(options.copy))
            show(visible(str(target)))
        elif options.show:
            show(templates.source(options.show).removesuffix("\n"))
        else:
            for name, path in templates.names().items():
                show(f"{name:<12} {visible(str(path)) if path.parent == folder else 'shipped'}")
                _complain_of(templates, name)
    except TemplateError as error:
        complain("templates", str(error))
        return Exit.FAILED
    return Exit.DONE


def _complain_of(templates: Templates, name: str) -> None:
    from briefing_tui.export import TemplateError

    try:
        templates.get(name)
    except TemplateError as error:
        complain("templates", str(error))


def schema_(_: Namespace) -> int:
    """Print the JSON Schema of ``briefing/1``."""
    from briefing_tui.export import json_schema

    show(json_schema().removesuffix("\n"))
    return Exit.DONE
