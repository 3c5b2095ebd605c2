"""Memory of the desk with 100,000 articles and some of them read, against the bare model that parsed the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from briefing_tui.extraction.models import package_of
from briefing_tui.library import Library
from briefing_tui.paths import Paths
from briefing_tui.settings import DEFAULT_MODEL
from tests.bench.desk_keys import _fill
from tests.bench.figure import Figure
from tests.bench.reading import written
from tests.tui.terminal import Terminal

__all__ = ["run"]

_ARTICLES = int(os.environ.get("BENCH_ARTICLES", "100000"))
_BAR = 1.3
_READ = 12
"""Articles of 700 words that both have read: a model that has parsed nothing holds little."""
_MODEL = """
import json, sys
import spacy
model = spacy.load(sys.argv[1])
for _ in range(int(sys.argv[2])):
    model(json.loads(sys.stdin.readline()))
print("ready", flush=True)
input()
"""


def run() -> list[Figure]:
    """Every process of the desk together; pages that several share count once (PSS). Linux only."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []
    news = [written(number, sentences=60) for number in range(_READ)]
    with subprocess.Popen(
        [sys.executable, "-c", _MODEL, package_of(DEFAULT_MODEL), str(_READ)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as bare:
        assert bare.stdin is not None
        assert bare.stdout is not None
        bare.stdin.writelines(f"{json.dumps(one.text)}\n" for one in news)
        bare.stdin.flush()
        bare.stdout.readline()
        alone = _memory(bare.pid)
        bare.kill()
    with tempfile.TemporaryDirectory() as home:
        _fill(Path(home), _ARTICLES)
        library = Library(Paths.under(Path(home)).library)
        library.add([replace(one, published="2030-01-01") for one in news])
        with Terminal([sys.executable, "-m", "briefing_tui"], {"BRIEFING_HOME": home}) as desk:
            desk.wait_for(f"1 of {_ARTICLES + _READ:,}", 60)
            _read_all(desk, library)
            whole = sum(map(_memory, _family(desk.process.pid)))
        library.close()
    return [
        Figure(
            name=f"memory of the desk, {_ARTICLES:,} articles",
            value=whole / 1e6,
            unit="MB",
            against=f"the model alone, {alone / 1e6:.0f} MB",
            ratio=whole / alone,
            bar=f"≤ {_BAR}×",
            ok=whole <= _BAR * alone,
        )
    ]


def _read_all(desk: Terminal, library: Library) -> None:
    """Go down the list as each brief is there."""
    for read in range(1, _READ + 1):
        for _ in range(600):
            if len(library.ids("is:briefed")) >= read:
                break
            desk.drain(0.1)
        desk.type("j")
    desk.drain(1)


def _family(pid: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        children.setdefault(parent, []).append(int(status.parent.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def _memory(pid: int) -> int:
    """Proportional share of the memory of one process, in bytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0
