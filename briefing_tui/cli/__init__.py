"""The shell's face. Lower floors are imported inside functions, so that each verb loads only what it needs."""

from briefing_tui.cli.main import main

__all__ = ["main"]
