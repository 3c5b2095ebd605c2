"""The reading child: a process of its own that turns articles into briefs for the desk.

``python -m briefing_tui.extraction.child MODEL`` reads articles from its standard input and answers on its
standard output (see :mod:`~briefing_tui.extraction.wire`) until the input ends. A hostile article can cost this
process, never the desk. What it logs on standard error are types and code lines, never words of an article.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import gc
import os
import select
import signal
import sys
import traceback
from typing import BinaryIO

from briefing_tui.extraction.wire import Reply, decode, encode, receive
from briefing_tui.model import Article

__all__ = ["main"]

_NICENESS = 5
"""The desk's screen comes before the reading."""
_IDLE = 0.5
"""Seconds without an article after which memory is given back; that takes less than a tenth of one."""


def main(model: str) -> int:
    """Serve articles until standard input ends."""
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        _serve(model, sys.stdin.buffer, answers)
    except BrokenPipeError:
        return 1
    return 0


def _serve(model: str, articles: BinaryIO, answers: BinaryIO) -> None:
    def say(reply: Reply) -> None:
        answers.write(encode(reply))
        answers.flush()

    from briefing_tui.extraction.failure import ReadingFailed
    from briefing_tui.extraction.models import ModelMissing
    from briefing_tui.extraction.reader import Reader

    try:
        reader = Reader(model)
    except ModelMissing as missing:
        say(Reply(failure=str(missing)))
        return
    _give_back()
    say(Reply(model=reader.model))
    while (body := _next(articles)) is not None:
        try:
            say(Reply(brief=reader.read(decode(body, Article))))
        except ReadingFailed as failed:
            say(Reply(failure=failed.reason))
        except Exception as error:
            _log(error)
            say(Reply(failure=f"the reader stumbled over it ({type(error).__name__})"))


def _next(articles: BinaryIO) -> bytes | None:
    """The next article; while none comes, memory is given back."""
    if os.name == "posix" and not select.select([articles], [], [], _IDLE)[0]:
        _give_back()
    return receive(articles)


def _give_back() -> None:
    """Return to the system what loading or reading took for a moment: glibc keeps it, a tenth of the whole."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _log(error: Exception) -> None:
    where = "".join(traceback.format_tb(error.__traceback__))
    print(f"{where}{type(error).__name__}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
