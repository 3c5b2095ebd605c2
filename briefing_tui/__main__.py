"""``briefing`` and ``python -m briefing_tui``."""

import sys

from briefing_tui.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
