"""Kills a program that writes notes without pause, again and again, and counts what was lost.

``python -m tests.bench.kills [N]`` prints one line; N defaults to 200.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefing_tui.notebook import Notebook

_WRITER = """
import sys
from pathlib import Path
from briefing_tui.notebook import Notebook
notebook = Notebook(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    notebook.write(f"{number % 50:016x}", f"{number} " + "words " * 300)
    print(number, flush=True)
    number += 1
"""
_LONGEST = 0.25
"""Seconds of writing before a kill, at most."""


def kill_writers(folder: Path, kills: int, seed: int = 1) -> tuple[int, int]:
    """Kill a writer ``kills`` times at random moments; return the unreadable stores and the lost notes."""
    path = folder / "notebook.json"
    chance = random.Random(seed)
    unreadable = lost = number = 0
    acknowledged: dict[int, int] = {}
    for _ in range(kills):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path), str(number)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        lines = [writer.stdout.readline()]
        time.sleep(chance.uniform(0, _LONGEST))
        writer.kill()
        lines += writer.stdout.read().splitlines(keepends=True)
        writer.wait()
        for line in lines:
            if line.endswith("\n"):
                acknowledged[int(line) % 50] = int(line)
                number = int(line) + 1
        notebook = Notebook(path)
        unreadable += notebook.damage is not None
        for slot, written in acknowledged.items():
            note = notebook.note(f"{slot:016x}")
            # A write that was finished but not yet acknowledged may stand in its place.
            lost += note is None or int(note.text.split()[0]) not in (written, written + 50)
    assert number > kills, "the writers wrote nothing"
    return unreadable, lost


def main() -> int:
    """Print the figure."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        unreadable, lost = kill_writers(Path(folder), kills)
    print(f"{kills} kills: {unreadable} unreadable, {lost} acknowledged notes lost")
    return 1 if unreadable or lost else 0


if __name__ == "__main__":
    sys.exit(main())
