"""Settings: every key optional, a wrong one named."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.settings import DEFAULT_MODEL, Settings, SettingsError, load


def write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "settings.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings(model=DEFAULT_MODEL)


def test_what_is_set_is_read(tmp_path: Path) -> None:
    settings = load(write(tmp_path, 'handling = "TLP:AMBER"\nyardstick = "icd203"\n[keys]\nnext = "j,down"\n'))
    assert settings == Settings(handling="TLP:AMBER", yardstick="icd203", keys={"next": "j,down"})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("theem = 'x'", "unknown setting 'theem'"),
        ("model = 3", "Expected `str`, got `int`"),
        ("handling = 'TLP:PINK'", "TLP:PINK"),
        ("[keys]\nnext = 1", "Expected `str`, got `int`"),
        ("model = ", "Invalid value"),
        (b"model = '\xff'", "utf-8"),
        ("x = " + "[" * 5000, "nested too deeply"),
        ("'a\x1bb' = 1", "settings.toml"),
    ],
)
def test_a_mistake_is_named_in_one_line(tmp_path: Path, text: str | bytes, reason: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(write(tmp_path, text))
    message = str(caught.value)
    assert reason in message
    assert "settings.toml" in message
    assert not set("\n\x1b") & set(message)


def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="directory"):
        load(tmp_path)
