"""No byte that acts comes out of any verb: not from its words, not from a store that somebody else wrote."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.cli.parser import VERBS
from briefing_tui.text import clean

EVIL = "\x1b]52;c;QUFB\x07 \x1b[6n \x9b31m \u202eevil [/] [@click=app.quit]x[/] \x7f"
STORY = (
    "Ruiz to meet Soto in Lima\n\nMinister Ana Ruiz will meet Omar Soto in Lima on 3 May 2022, she said on Monday. " * 9
)

SOME = ["envoy", EVIL, f'"{EVIL}', f"who:{EVIL}", f"published:{EVIL}", f"--{EVIL}"]
LINES: dict[str, list[list[str]]] = {
    "open": [[EVIL], [f"--{EVIL}"]],
    "brief": [[EVIL], ["{}", "--evidence"], ["{}", "--json"], ["{}", "--markdown"], ["{}", "-o", EVIL]],
    "add": [[EVIL], ["--published", EVIL, "{}"], ["--jobs", EVIL]],
    "fetch": [[EVIL], [f"http://127.0.0.1/{EVIL}"], ["--remove", EVIL], ["--list"], ["--opml"]],
    "list": [[], ["--json"], ["--sort", EVIL], *([one] for one in SOME)],
    "agenda": [[], ["--json"], *([one] for one in SOME)],
    "people": [[], ["--json"], *([one] for one in SOME)],
    "timeline": [[], ["--json"], *([one] for one in SOME)],
    "story": [["ruiz"], [EVIL], ["{id}"], ["{id}", "--json"]],
    "views": [["--save", EVIL, "lima"], ["--save", "x", f"lima {EVIL}"], [], ["--json"], ["--remove", EVIL]],
    "mark": [[EVIL, "lima"], ["read", EVIL], ["flag", "{id}"]],
    "tag": [[EVIL, "lima"], [f"x{EVIL}".replace(" ", ""), "lima"], ["x", EVIL]],
    "undo": [[], ["--decision"], [EVIL]],
    "export": [
        *(["{id}", "--format", format, "-o", "-"] for format in ("md", "html", "txt", "json", "jsonl", "ics", "csv")),
        ["{id}", "--final"],
        ["lima", "--template", EVIL],
        ["lima", "--format", EVIL],
        ["lima", "-o", f"{{folder}}/{EVIL.replace('/', '')}"],
        ["lima", "-o", f"/dev/null/{EVIL}"],
    ],
    "lint": [["{id}"], ["{id}", "--json"], [EVIL], ["{folder}/evil.md"]],
    "notes": [[], ["--json"], [EVIL]],
    "rules": [[], ["--json"], ["--remove", EVIL]],
    "templates": [[], ["--show", EVIL], ["--copy", EVIL], ["--copy", "brief", "--as", EVIL]],
    "schema": [[], [EVIL]],
    "serve": [["--port", EVIL]],
    "paths": [[], [EVIL]],
    "completion": [[EVIL]],
    "doctor": [[], [EVIL]],
}


def test_every_verb_is_tried() -> None:
    assert set(LINES) == set(VERBS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds what intake never lets in: somebody else wrote into it."""
    home = tmp_path_factory.mktemp("verbs") / EVIL.replace("/", "")
    home.mkdir()
    (home / "evil.txt").write_text(STORY)
    (home / "evil.md").write_text(f"---\ntype: briefing\nhandling: x\n---\n## Key judgements\n1. Likely {EVIL}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFING_HOME", str(home))
        assert main(["add", str(home / "evil.txt"), "--brief"]) == 0
    connection = sqlite3.connect(home / "data" / "library.sqlite3")
    with connection:
        connection.execute("UPDATE articles SET headline = ?1, source = ?1, title = ?1, ref = ?1", (EVIL,))
        connection.execute("UPDATE articles SET url = ?1, author = ?1, description = ?1", (EVIL,))
        connection.execute("INSERT INTO tags SELECT ?, number FROM articles", (EVIL,))
    connection.close()
    return home


@pytest.mark.parametrize("verb", VERBS)
def test_no_byte_that_acts_comes_out(
    home: Path, verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(home))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    (article_id,) = sqlite3.connect(home / "data" / "library.sqlite3").execute("SELECT id FROM articles").fetchone()
    for words in LINES[verb]:
        filled = [word.format(home / "evil.txt", id=article_id, folder=home) if "{" in word else word for word in words]
        assert main([verb, *filled]) in (0, 1, 2, 3)
        out, err = capsys.readouterr()
        for printed in (out, err):
            acting = {
                letter for letter in printed.replace("\r\n", "\n") if letter not in "\n\t" and clean(letter) != letter
            }
            assert not acting, words
