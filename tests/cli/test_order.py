"""Finding and keeping order from the shell."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.library import Library
from briefing_tui.model import When
from briefing_tui.paths import Paths
from tests.library.making import article, brief, item

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    library = Library(Paths.under(tmp_path / "home").library)
    made = [article(f"Rain in Lima {n}.", f"Story {n}", published=f"2022-03-0{n}", source="Wire") for n in (1, 2, 3)]
    library.add(made)
    library.keep(brief(made[0], item("vote on it", "2022-04-01", kind="vote"), item("talk"), people=("Ana Ruiz",)))
    library.close()
    return tmp_path / "home"


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> tuple[str, str]:
    assert main(list(words)) == code
    return capsys.readouterr()


def test_list_takes_queries_and_orders(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = said(capsys, "list", "lima -who:ruiz published:2022-03-02..", "--json")
    assert [json.loads(line)["headline"] for line in out.splitlines()] == ["Story 3", "Story 2"]
    out, _ = said(capsys, "list", "--sort", "date", "--json")
    first = json.loads(out.splitlines()[0])
    assert (first["tags"], first["copies"], first["archived"], first["agenda"]) == ([], 0, False, None)


@pytest.mark.parametrize("verb", [["list"], ["agenda"], ["mark", "read"], ["tag", "x"], ["export"]])
def test_a_wrong_query_is_usage_and_one_line(capsys: pytest.CaptureFixture[str], verb: list[str]) -> None:
    out, err = said(capsys, *verb, "lima is:odd", code=2)
    assert out == ""
    assert err.startswith("briefing: query, character 9: is: knows unread")
    assert err.count("\n") == 1


def test_agenda(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = said(capsys, "agenda")
    assert [line.split()[0] for line in out.splitlines() if not line.startswith(" ")] == ["EARLIER", "UNDATED"]
    out, _ = said(capsys, "agenda", "kind:vote", "--json")
    (record,) = map(json.loads, out.splitlines())
    assert (record["section"], record["first"], record["actors"], record["item"]) == (
        "earlier",
        "2022-04-01",
        ["Ana Ruiz"],
        0,
    )


def test_the_agenda_prints_the_words_of_a_date_that_is_no_day_of_the_calendar(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library(Paths.under(home).library)
    one = article("Ministers will meet next Tuesday.", "Talks")
    library.add([one])
    library.keep(brief(one, item("meet", when=When(text="next Tuesday", iso=None))))
    library.close()
    assert "  next Tuesday           meeting " in said(capsys, "agenda")[0]


def test_mark_tag_and_undo(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "tag", "Peru", "who:ruiz")[1] == "tagged peru: 1 article\n"
    assert "#peru" in said(capsys, "list", "tag:peru")[0]
    assert said(capsys, "mark", "delete", "published:2022-03-02..")[1] == "deleted 2 articles\n"
    assert len(said(capsys, "list")[0].splitlines()) == 1
    assert said(capsys, "undo")[1] == "undone: deleted 2 articles · “Story 2” and 1 more\n"
    assert len(said(capsys, "list")[0].splitlines()) == 3
    said(capsys, "tag", "--remove", "peru", "rain")
    said(capsys, "undo")
    said(capsys, "undo")
    assert said(capsys, "undo", code=1)[1] == "briefing: there is nothing to undo\n"
    assert "a tag needs" in said(capsys, "tag", "--", "-", "rain", code=2)[1]
    said(capsys, "mark", "delete", code=2)


def test_views(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "views", "--save", "Votes", "kind:vote")
    out, _ = said(capsys, "views", "--json")
    assert {"name": "Votes", "query": "kind:vote", "count": 1} in [json.loads(line) for line in out.splitlines()]
    said(capsys, "views", "--save", "Bad", "kind:party", code=2)
    said(capsys, "views", "--remove", "Votes")
    assert "no view of that name" in said(capsys, "views", "--remove", "Votes", code=1)[1]


def test_doctor_mends_a_broken_index(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(Paths.under(home).library)
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    assert "mended: the word index is broken" in said(capsys, "doctor")[1]
    assert len(said(capsys, "list", "who:ruiz")[0].splitlines()) == 1


def test_adding_that_is_interrupted_keeps_what_it_has_and_goes_on(home: Path, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("".join(f'{{"title": "T {n}", "text": "Story {n}."}}\n' for n in range(20_000)) + "{broken\n")
    command = [sys.executable, "-m", "briefing_tui", "add", str(news)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    adding = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert adding.stdout is not None
    for _ in range(200):
        adding.stdout.readline()
    adding.send_signal(signal.SIGINT)
    _, err = adding.communicate(timeout=60)
    assert adding.returncode == 130, err
    time.sleep(0.1)
    library = Library(Paths.under(home).library)
    kept = library.count() - 3
    library.close()
    assert kept >= 200
    again = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert again.returncode == 1
    assert again.stderr.splitlines()[0].startswith("briefing: news.jsonl:20001: ")
    assert again.stderr.splitlines()[-1] == f"{20_000 - kept} added, {kept} known before"


def test_people_timeline_and_story(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = said(capsys, "people", "--json")
    (person,) = map(json.loads, out.splitlines())
    assert (person["name"], person["articles"], person["headline"]) == ("Ana Ruiz", 1, "Story 1")
    assert said(capsys, "people")[0].split() == ["1", "Ana", "Ruiz"]
    out, _ = said(capsys, "timeline", "--json")
    assert [(one["first"], one["what"]) for one in map(json.loads, out.splitlines())] == [("2022-04-01", "vote on it")]
    assert "vote on it — Wire" in said(capsys, "timeline")[0]
    name = article("Rain in Lima 1.", "Story 1").id
    record = json.loads(said(capsys, "story", name, "--json")[0].splitlines()[0])
    assert record["article"] == name and "Ana Ruiz" in record["adds"]
    assert "+ Ana Ruiz" in said(capsys, "story", name[:8])[0]
    assert said(capsys, "story", "ffffffff", code=1)[1].startswith("briefing: ffffffff: no article")
