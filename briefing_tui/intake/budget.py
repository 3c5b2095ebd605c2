"""What unpacking may cost: one allowance for the outermost archive, shared by all that is packed in it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MAX_MEMBERS", "MAX_UNPACKED", "Budget", "Overspent"]

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes that come out of one archive, those of the archives inside it included."""
MAX_MEMBERS = 20_000
"""Files that are read from one archive, those in the archives inside it included."""


class Overspent(ValueError):
    """The allowance is used up; the message says which."""


@dataclass(slots=True)
class Budget:
    """Bytes and files that may still be unpacked."""

    unpacked: int = MAX_UNPACKED
    members: int = MAX_MEMBERS

    def member(self) -> None:
        """Count one file.

        Raises:
            Overspent: it is one too many.
        """
        self.members -= 1
        if self.members < 0:
            raise Overspent(f"more than {MAX_MEMBERS:,} files in the archive; the rest was left out")

    def spend(self, size: int) -> None:
        """Count ``size`` bytes.

        Raises:
            Overspent: they are too many.
        """
        self.unpacked -= size
        if self.unpacked < 0:
            raise Overspent(f"more than {MAX_UNPACKED // 2**20} MB in the archive; the rest was left out")
