"""Where the user's files lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.paths import Paths


def test_briefing_home_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    paths = Paths.of_user()
    assert paths == Paths.under(tmp_path)
    for path in (paths.settings, paths.library, paths.notebook, paths.exports, paths.log):
        assert path.is_relative_to(tmp_path)
    assert not list(tmp_path.iterdir()), "asking creates nothing"


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_HOME", "here")
    assert Paths.of_user().data == tmp_path / "here" / "data"


@pytest.mark.skipif("sys.platform != 'linux'")
def test_xdg_folders_are_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIEFING_HOME", raising=False)
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    paths = Paths.of_user()
    assert paths.settings == tmp_path / "config" / "briefing" / "settings.toml"
    assert paths.notebook == tmp_path / "data" / "briefing" / "notebook.json"
    assert paths.log == tmp_path / "state" / "briefing" / "briefing.log"
