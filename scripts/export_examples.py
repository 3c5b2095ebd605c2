"""Writes ``docs/examples/``: one export of each template, of the sample article. ``python scripts/export_examples.py``.

The time is fixed, so that the files change only where the program does. Only the model is needed, no library.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "examples"
NOW = datetime(2022, 4, 1, 8, 0, tzinfo=UTC)


def examples() -> dict[str, str]:
    """The text of each example by its file name."""
    from briefing_tui.assets import SEEDS
    from briefing_tui.export import Dossier, Look, Templates, document
    from briefing_tui.export.templating import TEMPLATES
    from briefing_tui.extraction.reader import Reader
    from briefing_tui.intake import Refused, read_paths
    from briefing_tui.settings import DEFAULT_MODEL

    (article,) = (found for found in read_paths([str(SEEDS)], None, None) if not isinstance(found, Refused))
    dossier = Dossier(article=article, machine=Reader(DEFAULT_MODEL).read(article), retrieved="2022-04-01")
    look = Look(generated=NOW, handling="TLP:GREEN")
    templates = Templates()
    return {f"{name}.md": document(templates.get(name), [dossier], look).markdown() for name in TEMPLATES}


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in examples().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
