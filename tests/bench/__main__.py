"""``python -m tests.bench [NAME…]``: run the benches of this folder and print their figures.

A bench is a module with ``run() -> list[Figure]``. The exit code is 1 where a bar was missed.
``quality`` has a command line of its own: ``python -m tests.bench quality [FOLDER] [--errors QUESTION]``.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure


def figures(wanted: list[str]) -> Iterator[Figure]:
    """The figures of the benches with these names, or of all."""
    for found in sorted(pkgutil.iter_modules([str(Path(__file__).parent)]), key=lambda found: found.name):
        if found.name == "__main__" or (wanted and found.name not in wanted):
            continue
        bench = importlib.import_module(f"tests.bench.{found.name}")
        if hasattr(bench, "run"):
            yield from bench.run()


def line(figure: Figure) -> str:
    """The figure as a row of the table."""
    ratio = f"{figure.ratio:.2f}×" if figure.ratio is not None else ""
    verdict = "ok" if figure.ok else "MISSED"
    value = f"{figure.value:,.2f} {figure.unit}"
    return f"{figure.name:<34} {value:>16}  {ratio:>7}  {figure.bar:<10} {verdict:<7} against {figure.against}"


def main() -> int:
    """Print each figure as soon as it is there."""
    if sys.argv[1:2] == ["quality"]:
        from tests.bench import quality

        return quality.main(sys.argv[2:])
    missed = 0
    for figure in figures(sys.argv[1:]):
        print(line(figure), flush=True)
        missed += not figure.ok
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
