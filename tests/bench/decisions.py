"""What a decision costs when very many are stored, and what is lost when the program is killed while deciding.

``python -m tests.bench decisions`` prints both; ``python -m tests.bench.decisions [N]`` kills N times, 500 by default.
"""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from briefing_tui.model import AgendaItem, Answer, Answers, Brief, DateMention, Evidence, Passage, Person
from briefing_tui.notebook import Notebook, Put, ReviewStore
from briefing_tui.notebook.content import NOTEBOOK
from briefing_tui.notebook.records import COUNTS, DECISIONS, REVIEWS, article_number, decision_number, document
from briefing_tui.review import Decision
from tests.bench.figure import Figure

__all__ = ["fill", "fill_notes", "kill_deciders", "run", "story", "story_brief"]

_BAR = 33.0
"""Milliseconds, p95."""
_ROWS = 20
"""Decisions of one article."""

_DECIDER = """
import sys
from pathlib import Path
from briefing_tui.notebook import ReviewStore
from tests.bench.decisions import decided
store = ReviewStore(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    decided(store, number)
    print(number, flush=True)
    number += 1
"""
_SLOTS = 40
_LONGEST = 0.15
"""Seconds of deciding before a kill, at most."""


def _decision(article_id: str, row: str, text: str) -> Decision:
    value = DateMention(text=text, iso="2022-03-31", start=3, end=3 + len(text))
    passage = Passage(start=3, end=3 + len(text), text=text)
    return Decision(
        article_id=article_id,
        layer="dates",
        row=row,
        verb="accept",
        value=value,
        machine=value,
        evidence=passage,
        time="2022-03-31T08:00:00Z",
    )


def _slot(number: int) -> tuple[str, str]:
    return f"{number % 8:02x}" * 8, f"dates:{number % _SLOTS}"


def decided(store: ReviewStore, number: int) -> None:
    """The decision with this number, as one step."""
    article_id, row = _slot(number)
    store.commit(f"decided {number}", [Put.decided(_decision(article_id, row, str(number)))], (article_id,))


def kill_deciders(folder: Path, kills: int, seed: int = 1) -> tuple[int, int]:
    """Kill a program that decides without pause at random moments; the unreadable files and the lost decisions."""
    chance = random.Random(seed)
    damaged = lost = number = 0
    acknowledged: dict[int, int] = {}
    for _ in range(kills):
        command = [sys.executable, "-c", _DECIDER, str(folder), str(number)]
        decider = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        assert decider.stdout is not None
        lines = [decider.stdout.readline()]
        time.sleep(chance.uniform(0, _LONGEST))
        decider.kill()
        lines += decider.stdout.read().splitlines(keepends=True)
        decider.wait()
        for line in lines:
            if line.endswith("\n"):
                acknowledged[int(line) % _SLOTS] = int(line)
                number = int(line) + 1
        store = ReviewStore(folder)
        store.last()
        for slot, written in acknowledged.items():
            article_id, row = _slot(slot)
            one = store.decisions(article_id).get(row)
            found = int(one.value.text) if one is not None and isinstance(one.value, DateMention) else -1
            # A decision that was made but not yet acknowledged may stand in its place.
            lost += found not in (written, written + _SLOTS)
        damaged += len(store.damages)
    assert number > kills, "nothing was decided"
    return damaged, lost


def _article_id(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()[:16]


def fill(folder: Path, decisions: int) -> None:
    """Write a store of this many decisions, twenty an article."""
    books: dict[str, dict[str, dict[str, dict[str, object]]]] = {}
    for number in range(decisions // _ROWS):
        article_id = _article_id(number)
        book = books.setdefault(article_id[:2], {DECISIONS: {}, COUNTS: {}})
        for row in range(_ROWS):
            one = _decision(article_id, f"dates:{row:010x}", "the last day of the month of March")
            book[DECISIONS][decision_number(article_id, one.row)] = document(one)
        book[COUNTS][article_number(article_id)] = {"article_id": article_id, "decided": _ROWS, "total": _ROWS}
    folder.mkdir(parents=True, exist_ok=True)
    for name, tables in books.items():
        (folder / f"{name}.json").write_bytes(REVIEWS.encode(tables))


def fill_notes(path: Path, notes: int) -> None:
    """Write a notebook of this many notes."""
    fields = {"text": "A note. " * 30, "label": "comment", "row": None, "passage": None}
    times = {"created": "2022-03-31T08:00:00Z", "updated": "2022-03-31T08:00:00Z"}
    rows = {str(int(_article_id(n), 16)): {"article_id": _article_id(n), **fields, **times} for n in range(notes)}
    path.write_bytes(NOTEBOOK.encode({"notes": rows}))


def story(number: int) -> tuple[str, list[str]]:
    """A text, and the names in it."""
    names = [f"Envoy Number{number}x{n}" for n in range(12)]
    return " ".join(f"{name} will sign accord {n} on Monday." for n, name in enumerate(names)), names


def story_brief(article_id: str, text: str, names: list[str]) -> Brief:
    """A brief of such a text with an agenda item and a person for every name."""
    spans = [(text.index(name + " "), text.index(name + " ") + len(name)) for name in names]
    first = Answer(text=names[0], start=0, end=len(names[0]), sentence=(0, 60), score=0.9)
    people = tuple(Person(name=name, mentions=(span,)) for name, span in zip(names, spans, strict=True))
    items = tuple(
        AgendaItem(
            kind="signing",
            action=f"sign accord {n}",
            actors=(name,),
            status="planned",
            score=0.9,
            evidence=Evidence(start=start, end=end + 20, text=text[start : end + 20]),
        )
        for n, (name, (start, end)) in enumerate(zip(names, spans, strict=True))
    )
    answers = Answers(who=(first,), what=(replace(first, text="sign"),))
    return Brief(article_id=article_id, answers=answers, agenda=items, people=people, core="1", model="fake 1")


def decision_times(home: Path, decisions: int, notes: int, articles: int = 12) -> list[float]:
    """Milliseconds from deciding on a row to having the brief to show, for every row of some articles."""
    from briefing_tui.desk import Desk
    from briefing_tui.intake import article as make_article
    from briefing_tui.paths import Paths
    from briefing_tui.settings import Settings

    paths = Paths.under(home)
    fill(paths.decisions, decisions)
    fill_notes(paths.notebook, notes)
    desk = Desk.open(paths, Settings())
    times = []
    for number in range(articles):
        text, names = story(number)
        article = make_article(text=text, ref=f"{number}.txt")
        list(desk.keep_articles([article]))
        desk.keep_brief(story_brief(article.id, text, names))
        for row in desk.reviews.brief(article.id).unreviewed:
            start = time.perf_counter()
            desk.reviews.accept(article.id, row)
            times.append((time.perf_counter() - start) * 1000)
    desk.close()
    return sorted(times)


def run() -> list[Figure]:
    """The cost of a decision with 100,000 stored against none, and 500 kills."""
    with tempfile.TemporaryDirectory() as folder:
        few = decision_times(Path(folder) / "few", 0, 0)
        many = decision_times(Path(folder) / "many", 100_000, 10_000)
        assert Notebook(Path(folder) / "many" / "data" / "notebook.json").damage is None
        damaged, lost = kill_deciders(Path(folder) / "kills", 500)
    p95 = many[int(len(many) * 0.95)]
    base = few[int(len(few) * 0.95)]
    return [
        Figure(
            name="a decision, p95, 100,000 stored",
            value=round(p95, 1),
            unit="ms",
            against=f"none stored, {base:.1f} ms",
            ratio=round(p95 / base, 2),
            bar="≤ 33 ms",
            ok=p95 <= _BAR,
        ),
        Figure(
            name="500 kills while deciding, lost",
            value=float(lost + damaged),
            unit="lost",
            against="every acknowledged decision",
            ratio=None,
            bar="0",
            ok=not lost and not damaged,
        ),
    ]


def main() -> int:
    """Print what the kills cost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        damaged, lost = kill_deciders(Path(folder), kills)
    print(f"{kills} kills: {damaged} damaged, {lost} acknowledged decisions lost")
    return 1 if damaged or lost else 0


if __name__ == "__main__":
    sys.exit(main())
