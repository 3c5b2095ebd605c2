"""Ten thousand hostile files from bytes to exports; ``FUZZ=300`` for fewer, ``FUZZ_FROM`` for others."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from briefing_tui.export import Templates
from briefing_tui.extraction.reader import Reader
from tests.bench.figure import Figure
from tests.hostile.inputs import hostile_input
from tests.hostile.walk import walk

_MANY, _FIRST = int(os.environ.get("FUZZ", "10000")), int(os.environ.get("FUZZ_FROM", "0"))


def run() -> list[Figure]:
    """Walk each; an input that fails is named on standard error, so that it can be walked again alone."""
    reader, failed, articles = Reader("en_core_web_sm"), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        template = Templates(Path(folder)).get("brief")
        for number in range(_FIRST, _FIRST + _MANY):
            try:
                articles += walk(*hostile_input(number), reader, template)
            except Exception as error:
                failed += 1
                print(f"hostile_input({number}): {type(error).__name__}: {str(error)[:200]!r}", file=sys.stderr)
    return [
        Figure(
            name=f"hostile files, {articles:,} with an article",
            value=failed,
            unit="failed",
            against="0",
            ratio=None,
            bar="= 0",
            ok=not failed,
        )
    ]
