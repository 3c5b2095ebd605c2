"""briefing: reads articles for a briefing analyst, offline, with the evidence for every line one key away."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("briefing-tui")
except PackageNotFoundError:  # a bare checkout that was never installed
    __version__ = "0.1.0"

__all__ = ["__version__"]
