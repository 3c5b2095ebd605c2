"""The user's settings: one TOML file, every key optional, a wrong one named rather than ignored."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from briefing_tui.text import visible

__all__ = ["DEFAULT_MODEL", "Settings", "SettingsError", "load"]

DEFAULT_MODEL = "en_core_web_sm"
"""The model that is installed with the program."""


class SettingsError(Exception):
    """The settings file can't be read; the message is one line that names the file and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user may choose."""

    model: str = DEFAULT_MODEL
    """Name of an installed spaCy model."""
    theme: str | None = None
    """Name of a theme of the desk; absent: the desk's own dark one."""
    export_folder: str | None = None
    """Where Markdown briefs go; absent: ``briefs`` in the data folder."""
    handling: Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"] | None = None
    """Traffic Light Protocol 2.0 marking that a new brief starts with."""
    yardstick: Literal["phia", "icd203"] = "phia"
    """Scale of likelihood terms that briefs use."""
    watch: tuple[str, ...] = ()
    """Folders whose new files come into the library by themselves."""
    keys: dict[str, str] = field(default_factory=dict)
    """Binding id → keys, comma separated, for example ``next = "j,down"``."""


def load(path: Path) -> Settings:
    """Read the settings file; a missing one gives the defaults.

    Raises:
        SettingsError: not readable, not TOML, an unknown key or a value of the wrong sort.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"{visible(str(path))}: {visible(str(error))}") from error
    import tomllib

    import msgspec

    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{visible(str(path))}: {visible(str(error))}") from error
    except RecursionError as error:
        raise SettingsError(f"{visible(str(path))}: nested too deeply") from error
    known = Settings.__dataclass_fields__
    unknown = sorted(set(raw) - set(known))
    if unknown:
        raise SettingsError(f"{visible(str(path))}: unknown setting {visible(unknown[0])!r}")
    try:
        return msgspec.convert(raw, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{visible(str(path))}: {visible(str(error))}") from error
