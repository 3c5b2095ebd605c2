"""How long the quick verbs take from the shell, against a bare import of the screen's library."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figure import Figure
from tests.bench.installed import as_installed

_ROUNDS = 15
_ROOT = Path(__file__).resolve().parent.parent.parent
_COMMANDS = {
    "import textual": ["-c", "import textual"],
    "briefing --help": ["-m", "briefing_tui", "--help"],
    "briefing list": ["-m", "briefing_tui", "list"],
}


def run() -> list[Figure]:
    """Start each command in turn, fifteen times; medians."""
    seconds: dict[str, list[float]] = {name: [] for name in _COMMANDS}
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, **as_installed(home), "PYTHONPATH": str(_ROOT)}
        subprocess.run(
            [sys.executable, "-m", "briefing_tui", "add", str(_ROOT / "seeds")],
            env=environment,
            check=True,
            capture_output=True,
        )
        for words in _COMMANDS.values():  # the bytecode is written here
            subprocess.run([sys.executable, *words], env=environment, check=True, capture_output=True)
        for _ in range(_ROUNDS):
            for name, words in _COMMANDS.items():
                begin = time.perf_counter()
                subprocess.run([sys.executable, *words], env=environment, check=True, capture_output=True)
                seconds[name].append(time.perf_counter() - begin)
    medians = {name: statistics.median(times) for name, times in seconds.items()}
    bare = medians.pop("import textual")
    return [
        Figure(
            name=name,
            value=1000 * median,
            unit="ms",
            against='python -c "import textual"',
            ratio=median / bare,
            bar="≤ 1×",
            ok=median <= bare,
        )
        for name, median in medians.items()
    ]
