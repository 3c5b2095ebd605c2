"""What all tests share."""

from __future__ import annotations

__all__ = ["pytest_make_parametrize_id"]


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes name no test: archives hold the time they were made, and every worker must see the same names."""
    return "bytes" if isinstance(val, bytes) else None
