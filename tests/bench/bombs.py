"""What hostile files cost: memory and time of each, read in a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.figure import Figure
from tests.intake.test_archives import pdf

_ROOT = Path(__file__).resolve().parent.parent.parent
_MEGABYTE = 1024 * 1024
_MOST_MEGABYTES = 700
_MOST_SECONDS = 30.0
_READ = """
import sys, time
from briefing_tui.intake import read_paths
def peak():
    # Not getrusage: a child's begins at the peak of its parent.
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
before = peak()
begin = time.perf_counter()
for found in read_paths([sys.argv[1]]):
    assert "\\n" not in found.ref
print(time.perf_counter() - begin, peak() - before)
"""


def _zip(members: Iterator[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def _zip_in_zips() -> bytes:
    data = _zip((f"{n}.txt", b"word " * 2_000_000) for n in range(8))
    return _zip((f"{n}.zip", data) for n in range(40))


def _pdf(operators: int) -> bytes:
    return pdf("(x) Tj " * operators)


_BOMBS: dict[str, Callable[[], bytes]] = {
    "hundred MB.txt": lambda: b"x" * (100 * _MEGABYTE),
    "hundred MB in one line.jsonl": lambda: b'{"text": "' + b"x" * (100 * _MEGABYTE),
    "hundred MB in one mail.mbox": lambda: b"From a@b 2024\nSubject: x\n\n" + b"line of text\n" * (8 * _MEGABYTE),
    "quote that never ends.csv": lambda: b'text\n"' + b"line of text\n" * (8 * _MEGABYTE),
    "deep.json": lambda: b"[" * (20 * _MEGABYTE),
    "many small lists.json": lambda: b"[" + b"[]," * (7 * _MEGABYTE) + b"[]]",
    "entities.xml": lambda: (
        b'<!DOCTYPE r [<!ENTITY a "'
        + b"a" * 1000
        + b'">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(9))
        + b"]><rss><channel><item><title>&a8;</title></item></channel></rss>"
    ),
    "many entries.rss": lambda: b"<rss><channel>" + b"<item><title>x</title></item>" * 100_000 + b"</channel></rss>",
    "broken feed.rss": lambda: b"<rss><channel><item><title>x</title><description>" + b"&x<b" * 1_000_000,
    "many tags.html": lambda: b"<html><body>" + b"<li>y" * 199_000,
    "one tag too many.html": lambda: b"<html><body>" + b"<li>y" * 1_000_000,
    "nested parts.eml": lambda: (
        b"Subject: x\nFrom: y\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(190))
        + b"\nline\n" * 1_000_000
    ),
    "zeros.zip": lambda: _zip(iter([("a.txt", b"\0" * 200_000_000)])),
    "zips.zip": _zip_in_zips,
    "zeros.docx": lambda: _zip(iter([("word/document.xml", b"<a>" + b" " * 200_000_000)])),
    "unpacks to 200 MB.pdf": lambda: _pdf(30_000_000),
    "many operators.pdf": lambda: _pdf(2_500_000),
    "as many as are read.pdf": lambda: _pdf(200_000),
}


def run() -> list[Figure]:
    """Read each bomb once."""
    return list(_figures())


def _figures() -> Iterator[Figure]:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in _BOMBS.items():
            path = Path(folder, name)
            path.write_bytes(make())
            done = subprocess.run(
                [sys.executable, "-c", _READ, str(path)], env=environment, capture_output=True, text=True, check=True
            )
            path.unlink()
            seconds, kilobytes = map(float, done.stdout.split())
            yield Figure(
                name=f"{name} ({seconds:.1f} s)",
                value=kilobytes / 1024,
                unit="MB",
                against="a limit",
                ratio=None,
                bar=f"≤ {_MOST_MEGABYTES} MB, {_MOST_SECONDS:.0f} s",
                ok=kilobytes <= _MOST_MEGABYTES * 1024 and seconds <= _MOST_SECONDS,
            )
