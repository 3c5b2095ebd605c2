"""The desk's side of the reading child: starts it, keeps it alive, hands it one article at a time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from briefing_tui.extraction.failure import ReadingFailed, Superseded, too_long
from briefing_tui.extraction.wire import Reply, decode, encode, receive_async
from briefing_tui.model import Article, Brief

__all__ = ["ReadingChild", "ReadingFailed", "Superseded"]

_START_SECONDS = 60.0
_READ_SECONDS = 30.0
_CHARACTERS_A_SECOND = 5_000
"""A slow machine's pace; what takes longer than this is stuck."""


class ReadingChild:
    """A long-lived child process that reads articles for one event loop.

    One article is read at a time, and only the newest request waits: a held key asks for forty articles and
    costs two readings. A child that dies or gets stuck is replaced at the next request.
    """

    def __init__(self, model: str, log: Path, *, patience: float = _READ_SECONDS) -> None:
        """Nothing is started yet.

        Args:
            model: name of an installed spaCy model.
            log: file that the child's standard error is appended to.
            patience: seconds after which a short article counts as stuck; long ones get more.
        """
        self._model = model
        self._log = log
        self._patience = patience
        self._process: asyncio.subprocess.Process | None = None
        self._busy = False
        self._waiting: asyncio.Future[None] | None = None
        self._tasks: set[asyncio.Task[Brief]] = set()
        self.model: str | None = None
        """Name and version of the model, once the child has loaded it."""

    @property
    def pid(self) -> int | None:
        """Process number of the living child."""
        return self._process.pid if self._process is not None and self._process.returncode is None else None

    async def start(self) -> None:
        """Start the child and wait until its model is loaded.

        Raises:
            ReadingFailed: it can't be started, or the model is not installed.
        """
        await self._turn()
        try:
            await self._alive("")
        finally:
            self._done()

    async def read(self, article: Article) -> Brief:
        """Brief the article.

        Raises:
            ReadingFailed: the article can't be read, with the reason.
            Superseded: a newer request came before this one's turn.
        """
        if reason := too_long(len(article.text)):
            raise ReadingFailed(article.id, reason)
        await self._turn()
        # The exchange runs to its end even if nobody waits for it any more: an unread answer would be taken
        # for the next article's.
        task = asyncio.create_task(self._exchange(article))
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """End the child; a reading under way is given up."""
        self._give_up_waiting()
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        await _end(process, grace=0.0 if self._busy else 1.0)

    async def _turn(self) -> None:
        self._give_up_waiting()
        if self._busy:
            self._waiting = asyncio.get_running_loop().create_future()
            await self._waiting
        self._busy = True

    def _give_up_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_exception(Superseded())

    def _done(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.done():
            waiting.set_result(None)
        else:
            self._busy = False

    def _finished(self, task: asyncio.Task[Brief]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()
        self._done()

    async def _exchange(self, article: Article) -> Brief:
        process = await self._alive(article.id)
        assert process.stdin is not None
        seconds = self._patience + len(article.text) / _CHARACTERS_A_SECOND
        try:
            with contextlib.suppress(ConnectionError):
                process.stdin.write(encode(article))
                await process.stdin.drain()
            reply = await asyncio.wait_for(self._reply(process), seconds)
        except TimeoutError:
            await _end(process)
            raise ReadingFailed(
                article.id, f"the reader got stuck on it (stopped after {seconds:.0f} seconds)"
            ) from None
        if reply is None:
            raise ReadingFailed(article.id, f"the reader died over it ({_how(await _end(process))})")
        if reply.brief is None:
            raise ReadingFailed(article.id, reply.failure or "the reader gave no brief")
        return reply.brief

    async def _alive(self, article_id: str) -> asyncio.subprocess.Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        with self._open_log() as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "briefing_tui.extraction.child",
                self._model,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        self._process = process
        try:
            ready = await asyncio.wait_for(self._reply(process), _START_SECONDS)
        except TimeoutError:
            ready = None
        if ready is None or ready.model is None:
            self._process = None
            await _end(process)
            reason = ready.failure if ready is not None and ready.failure else "the reader could not be started"
            raise ReadingFailed(article_id, reason)
        self.model = ready.model
        return process

    @staticmethod
    async def _reply(process: asyncio.subprocess.Process) -> Reply | None:
        assert process.stdout is not None
        body = await receive_async(process.stdout)
        return decode(body, Reply) if body is not None else None

    def _open_log(self) -> BinaryIO:
        self._log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._log.touch(mode=0o600)
        return self._log.open("ab")


async def _end(process: asyncio.subprocess.Process, grace: float = 0.0) -> int:
    """Close the pipes, wait ``grace`` seconds, then kill; the exit code."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), grace)
    except TimeoutError:
        # Not process.kill(): it polls, and may so take the exit code away from the loop that waits for it.
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
    code = await process.wait()
    await process.stdout.read()
    return code


def _how(code: int) -> str:
    if code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
