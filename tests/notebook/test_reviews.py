"""The store of decisions: several desks at once, kills, full disks, damage, and a journal that outlives all of it."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import TinyDB

from briefing_tui.model import DateMention, Passage
from briefing_tui.notebook import NotSaved, Put, ReviewStore
from briefing_tui.notebook.journal import DEPTH
from briefing_tui.review import Decision, ReviewCount
from tests.bench.decisions import kill_deciders

A, B = "a1" * 8, "b2" * 8


def decision(article_id: str = A, row: str = "dates:1", text: str = "today") -> Decision:
    value = DateMention(text=text, iso="2022-03-31", start=3, end=3 + len(text))
    return Decision(
        article_id=article_id,
        layer="dates",
        row=row,
        verb="accept",
        value=value,
        machine=value,
        evidence=Passage(start=3, end=3 + len(text), text=text),
        time="2022-03-31T08:00:00Z",
    )


def decide(store: ReviewStore, one: Decision) -> None:
    step = store.commit("decided", [Put.decided(one)], (one.article_id,), {one.article_id: ReviewCount(1, 2)})
    assert step is not None


def test_a_decision_comes_back_as_it_was_on_every_desk(tmp_path: Path) -> None:
    one, two = ReviewStore(tmp_path / "d"), ReviewStore(tmp_path / "d")
    assert one.decisions(A) == two.decisions(A) == {}
    assert one.counts([A, B]) == {}
    assert not (tmp_path / "d").exists()
    decide(one, decision())
    decide(two, decision(B, "dates:2"))
    for store in (one, two, ReviewStore(tmp_path / "d")):
        assert store.decisions(A) == {"dates:1": decision()}
        assert store.decisions(B) == {"dates:2": decision(B, "dates:2")}
        assert store.counts([A, B, "c" * 16]) == {A: ReviewCount(1, 2), B: ReviewCount(1, 2)}
        assert store.damages == []


def test_the_files_are_plain_tinydb_and_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        decide(ReviewStore(tmp_path / "d"), decision())
    finally:
        os.umask(before)
    (document,) = TinyDB(tmp_path / "d" / "a1.json").table("decisions").all()
    assert (document["article_id"], document["row"], document["evidence"]["text"]) == (A, "dates:1", "today")
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "d").iterdir()} == {0o600}
    assert (tmp_path / "d").stat().st_mode & 0o777 == 0o700


def test_deciding_the_same_again_is_no_step(tmp_path: Path) -> None:
    store = ReviewStore(tmp_path)
    decide(store, decision())
    assert store.commit("again", [Put.decided(decision())], (A,)) is None
    assert store.undo() is not None
    assert store.undo() is None


def test_one_desk_undoes_what_the_other_did(tmp_path: Path) -> None:
    one, two = ReviewStore(tmp_path), ReviewStore(tmp_path)
    decide(one, decision())
    decide(two, decision(text="tomorrow"))
    step = one.undo()
    assert step is not None
    assert two.decisions(A) == {"dates:1": decision()}
    assert two.redo() is not None
    assert one.decisions(A) == {"dates:1": decision(text="tomorrow")}


def test_the_journal_keeps_the_last_steps_and_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_tui.notebook.journal._LONGEST", 400_000)
    store = ReviewStore(tmp_path)
    for number in range(DEPTH + 300):
        decide(store, decision(text=f"day {number}"))
    assert (tmp_path / "journal.jsonl").stat().st_size < 500_000
    again = ReviewStore(tmp_path)
    undone = 0
    while again.undo() is not None:
        undone += 1
    assert 200 <= undone <= DEPTH
    assert again.decisions(A) == {"dates:1": decision(text=f"day {DEPTH + 299 - undone}")}


_TWO = """
import sys
from pathlib import Path
from test_reviews import decide, decision
from briefing_tui.notebook import ReviewStore
store = ReviewStore(Path(sys.argv[1]))
for number in range(60):
    decide(store, decision(row=f"dates:{sys.argv[2]}-{number}"))
"""


def test_two_desks_deciding_at_once_lose_nothing(tmp_path: Path) -> None:
    root = Path(__file__).parent
    env = {**os.environ, "PYTHONPATH": f"{root}:{root.parent.parent}"}
    command = [sys.executable, "-c", _TWO, str(tmp_path)]
    both = [subprocess.Popen([*command, name], env=env) for name in ("one", "two")]
    assert [child.wait(120) for child in both] == [0, 0]
    store = ReviewStore(tmp_path)
    assert len(store.decisions(A)) == 120
    for left in range(119, -1, -1):
        assert store.undo() is not None
        assert len(store.decisions(A)) == left


def test_twenty_kills_lose_no_decision(tmp_path: Path) -> None:
    assert kill_deciders(tmp_path, 20) == (0, 0)


def test_a_kill_between_journal_and_file_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ReviewStore(tmp_path)
    decide(store, decision())

    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(ReviewStore, "_apply", killed)
        with pytest.raises(Killed):
            decide(store, decision(text="tomorrow"))
    assert ReviewStore(tmp_path).decisions(A)["dates:1"] == decision()
    again = ReviewStore(tmp_path)
    again.last()
    assert again.decisions(A)["dates:1"] == decision(text="tomorrow")
    assert again.undo() is not None
    assert again.decisions(A)["dates:1"] == decision()


def test_files_that_a_power_cut_brought_back_are_made_good(tmp_path: Path) -> None:
    store = ReviewStore(tmp_path)
    decide(store, decision())
    before = (tmp_path / "a1.json").read_bytes()
    for number in range(2, 9):
        decide(store, decision(row=f"dates:{number}"))
    store.undo()
    whole = store.decisions(A)
    assert len(whole) == 7
    (tmp_path / "a1.json").write_bytes(before)
    (tmp_path / "b2.json").unlink(missing_ok=True)
    again = ReviewStore(tmp_path)
    again.last()
    assert again.decisions(A) == whole
    assert again.redo() is not None
    assert len(again.decisions(A)) == 8


def test_half_a_line_at_the_end_of_the_journal_was_never_acknowledged(tmp_path: Path) -> None:
    decide(ReviewStore(tmp_path), decision())
    with (tmp_path / "journal.jsonl").open("ab") as file:
        file.write(b'{"step":{"number":2,"what":"x')
    store = ReviewStore(tmp_path)
    decide(store, decision(text="tomorrow"))
    assert store.undo() is not None
    assert store.undo() is not None
    assert store.undo() is None
    assert store.damages == []


def test_a_damaged_file_is_set_aside_and_made_good_from_backup_and_journal(tmp_path: Path) -> None:
    store = ReviewStore(tmp_path)
    decide(store, decision())
    decide(store, decision(row="dates:2"))
    decide(store, decision(row="dates:3"))
    raw = (tmp_path / "a1.json").read_bytes()
    (tmp_path / "a1.json").write_bytes(raw[:100])
    again = ReviewStore(tmp_path)
    assert len(again.decisions(A)) == 3
    (damage,) = again.damages
    assert damage.set_aside is not None
    assert damage.set_aside.read_bytes() == raw[:100]
    assert "record of decisions could not be read" in str(damage)


def test_a_damaged_journal_is_set_aside_and_costs_only_the_undo(tmp_path: Path) -> None:
    store = ReviewStore(tmp_path)
    decide(store, decision())
    (tmp_path / "journal.jsonl").write_bytes(b"{\n")
    again = ReviewStore(tmp_path)
    assert again.undo() is None
    assert "undo journal" in str(again.damages[0])
    assert again.decisions(A) == {"dates:1": decision()}
    decide(again, decision(text="tomorrow"))
    assert again.undo() is not None


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a1.json").write_text(json.dumps({"meta": {"1": {"schema": 99}}}))
    store = ReviewStore(tmp_path)
    with pytest.raises(Exception, match="newer version"):
        store.decisions(A)
    with pytest.raises(Exception, match="newer version"):
        decide(store, decision())
    assert json.loads((tmp_path / "a1.json").read_text())["meta"]["1"]["schema"] == 99


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_changes_nothing_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    store = ReviewStore(tmp_path)
    decide(store, decision())

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(*((os, "fsync", full) if call == "fsync" else (Path, "replace", full)))
        with pytest.raises(NotSaved, match="No space left"):
            decide(store, decision(text="tomorrow"))
        with pytest.raises(NotSaved):
            store.undo()
    for one in (store, ReviewStore(tmp_path)):
        assert one.decisions(A) == {"dates:1": decision()}
    assert store.undo() is not None
    assert store.undo() is None


ROWS = st.sampled_from([(article, f"dates:{n}") for article in (A, B) for n in range(3)])


class Machine(RuleBasedStateMachine):
    """Any sequence of decisions, undos and redos equals a list of states with a finger on it."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.store = ReviewStore(Path(self.folder.name))
        self.states: list[dict[tuple[str, str], str]] = [{}]
        self.at = 0

    @rule(changes=st.dictionaries(ROWS, st.sampled_from([None, "one", "two", "three"]), min_size=1, max_size=3))
    def commit(self, changes: dict[tuple[str, str], str | None]) -> None:
        puts = [
            Put.undecided(article, row) if text is None else Put.decided(decision(article, row, text))
            for (article, row), text in changes.items()
        ]
        after = {**self.states[self.at], **{key: text for key, text in changes.items() if text is not None}}
        for key in (key for key, text in changes.items() if text is None):
            after.pop(key, None)
        step = self.store.commit("x", puts, (A, B))
        assert (step is None) == (after == self.states[self.at])
        if step is not None:
            self.states[self.at + 1 :] = [after]
            self.at += 1

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is None) == (self.at == 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is None) == (self.at == len(self.states) - 1)
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def restart(self) -> None:
        self.store = ReviewStore(Path(self.folder.name))

    @invariant()
    def same(self) -> None:
        found = {
            (article, row): one.value.text  # type: ignore[union-attr]
            for article in (A, B)
            for row, one in self.store.decisions(article).items()
        }
        assert found == self.states[self.at]

    def teardown(self) -> None:
        self.folder.cleanup()


TestAnySequence = Machine.TestCase
TestAnySequence.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
