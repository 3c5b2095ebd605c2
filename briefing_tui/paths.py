"""Where the user's files lie: XDG folders, or all under ``BRIEFING_HOME``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Paths"]

_NAME = "briefing"


@dataclass(frozen=True, slots=True)
class Paths:
    """The four folders of the program and the files in them. Nothing is created by asking."""

    config: Path
    data: Path
    state: Path
    cache: Path

    @classmethod
    def of_user(cls) -> Paths:
        """The folders of the current user, from ``BRIEFING_HOME`` or the platform's conventions."""
        home = os.environ.get("BRIEFING_HOME")
        if home:
            return cls.under(Path(home).expanduser().absolute())
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(_NAME, appauthor=False)
        return cls(dirs.user_config_path, dirs.user_data_path, dirs.user_state_path, dirs.user_cache_path)

    @classmethod
    def under(cls, home: Path) -> Paths:
        """All four folders inside one."""
        return cls(home / "config", home / "data", home / "state", home / "cache")

    @property
    def settings(self) -> Path:
        """The user's settings, TOML."""
        return self.config / "settings.toml"

    @property
    def views(self) -> Path:
        """Saved views of the library, TOML."""
        return self.config / "views.toml"

    @property
    def feeds(self) -> Path:
        """The feeds that are followed, OPML as other readers keep it."""
        return self.config / "feeds.opml"

    @property
    def library(self) -> Path:
        """Articles and finished briefs, SQLite."""
        return self.data / "library.sqlite3"

    @property
    def notebook(self) -> Path:
        """What the analyst wrote, TinyDB's JSON."""
        return self.data / "notebook.json"

    @property
    def decisions(self) -> Path:
        """Folder of what the analyst decided, TinyDB's JSON, and the journal to undo it by."""
        return self.data / "decisions"

    @property
    def drafts(self) -> Path:
        """Notes that are being written."""
        return self.data / "drafts.json"

    @property
    def exports(self) -> Path:
        """Where Markdown briefs go when no other folder is named."""
        return self.data / "briefs"

    @property
    def templates(self) -> Path:
        """The user's own templates of exports, one file each."""
        return self.config / "templates"

    @property
    def last_export(self) -> Path:
        """What was chosen for the last export, JSON."""
        return self.state / "export.json"

    @property
    def ledger(self) -> Path:
        """Digests of exported files, JSON; without it they are written beside, never over."""
        return self.state / "exported.json"

    @property
    def log(self) -> Path:
        """Messages of the reading child and of errors; never article text."""
        return self.state / "briefing.log"
