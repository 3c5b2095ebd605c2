"""A program in a pseudo-terminal, with the standard library only."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from types import TracebackType

__all__ = ["Terminal"]

_SEQUENCE = re.compile(
    rb"\x1b\[[0-9;?>=<]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[=>78()][AB0]?"
)


class Terminal:
    """Starts a program, types into it, and reads what it prints."""

    def __init__(self, argv: Sequence[str], env: dict[str, str], size: tuple[int, int] = (120, 36)) -> None:
        self.raw = b""
        self.master, slave = pty.openpty()
        width, height = size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        # Test runners set these, and they would go before the size of this terminal.
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env},
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)

    @property
    def text(self) -> str:
        """Everything printed, without escape sequences."""
        return _SEQUENCE.sub(b"", self.raw).decode("utf-8", "replace")

    def _read(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.raw += data
        return bool(data)

    def wait_for(self, words: str, seconds: float = 20.0) -> float:
        """Read until the words are printed; seconds since the start."""
        until = time.perf_counter() + seconds
        while words not in self.text:
            left = until - time.perf_counter()
            assert left > 0, f"{words!r} did not come; the screen was:\n{self.text[-4000:]}"
            self._read(min(left, 0.1))
        return time.perf_counter() - self.started

    def drain(self, seconds: float) -> None:
        """Read what comes within this time."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def type(self, keys: str) -> None:
        """Type; what was printed before is forgotten."""
        self.raw = b""
        os.write(self.master, keys.encode())

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        return self.leave()

    def leave(self, seconds: float = 10.0) -> int:
        """Wait for the program to end by itself; the exit code."""
        until = time.perf_counter() + seconds
        while self.process.poll() is None and time.perf_counter() < until:
            self._read(0.05)
        return self.process.wait(0.1)
