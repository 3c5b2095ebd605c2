"""All stores of a home together: several desks at once lose nothing, and what anybody writes is for its owner alone."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.desk import Desk
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

_EACH = 25
_WORKER = f"""
import hashlib
import sys
from pathlib import Path
from briefing_tui.desk import Desk
from briefing_tui.model import Answer, Answers, Article, Brief
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

def digest(words):
    return hashlib.sha256(words.encode()).hexdigest()

name = sys.argv[2]
desk = Desk.open(Paths.under(Path(sys.argv[1])), Settings())
for number in range({_EACH}):
    text = f"The envoy Ada Berg {{name}} came to Oslo {{number}}."
    one = Article(id=digest(text)[:16], ref=f"{{name}}{{number}}.txt", title=text, text=text, sha256=digest(text))
    who = Answer(text="Ada Berg", start=10, end=18, sentence=(0, len(text)), score=0.9)
    list(desk.keep_articles([one]))
    desk.keep_brief(Brief(article_id=one.id, answers=Answers(who=(who,)), core="0", model="fake 1"))
    desk.reviews.accept(one.id, "who")
    desk.notes.write(one.id, text, note_id=digest(name + str(number))[:16])
    desk.mark_flagged(one.id)
    if number % 5 == 4:  # takes back the newest step of either desk, and does it again
        desk.undo()
        desk.redo()
desk.close()
"""


def test_desks_that_add_decide_note_mark_and_undo_at_once_lose_nothing(tmp_path: Path) -> None:
    names = ("a", "b")
    workers = [subprocess.Popen([sys.executable, "-c", _WORKER, str(tmp_path), name]) for name in names]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    desk = Desk.open(Paths.under(tmp_path), Settings())
    everything = len(names) * _EACH
    ids = [row.id for row in desk.rows(desk.find("is:flagged"))]
    assert len(ids) == everything
    assert len(desk.notes.find()) == everything
    assert [desk.reviews.brief(one).count.decided for one in ids] == [1] * everything
    assert desk.damage is None and desk.check() == []


def test_whatever_a_verb_writes_is_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("BRIEFING_HOME", str(home))
    story = tmp_path / "story.txt"
    story.write_text("The envoy Ada Berg will meet ministers in Oslo on Friday. She will sign the fishing treaty.")
    lines = [["add", str(story), "--brief"], ["tag", "x", "envoy"], ["undo"], ["views", "--save", "a", "envoy"]]
    lines += [["export", "envoy", "--format", format] for format in ("md", "html", "docx", "jsonl", "ics", "csv")]
    lines += [["templates", "--copy", "brief"], ["add", "--again"]]
    before = os.umask(0)
    try:
        assert [main(words) for words in lines] == [0] * len(lines)
        with closing(Desk.open(Paths.under(home), Settings())) as desk:
            (row,) = desk.rows(desk.find())
            desk.reviews.accept(row.id, "who")
            desk.write_note(row.id, "Mine.")
            desk.notes.keep_draft("note:x", "Mine, too.")
    finally:
        os.umask(before)
    written = [home, *home.rglob("*")]
    assert len([path for path in written if path.is_file()]) > 12
    open_to_others = [path for path in written if path.stat().st_mode & 0o077]
    assert open_to_others == []
    for path in written:
        if path.suffix == ".log":
            assert "envoy" not in path.read_text() and "Ada Berg" not in path.read_text()
