"""Two desks on one library at once: deciding, stating and tagging, nothing is lost, and everything can be undone."""

from __future__ import annotations

import threading
from dataclasses import replace

import stories

from briefing_tui.desk import Desk
from briefing_tui.paths import Paths


def at_once(*calls: object) -> None:
    failures: list[BaseException] = []

    def guarded(call: object) -> None:
        try:
            call()  # type: ignore[operator]
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures


def test_two_desks_decide_and_state_at_once(desk: Desk, talks: str, paths: Paths) -> None:
    other = stories.desk(paths)
    rows = desk.reviews.brief(talks).unreviewed

    def decide() -> None:
        for row in rows[::2]:
            desk.reviews.accept(talks, row)
            desk.reviews.restate(talks, lambda now, row=row: replace(now, gaps=(*now.gaps, row)))

    def decide_too() -> None:
        for row in rows[1::2]:
            other.reviews.accept(talks, row)
            other.reviews.restate(talks, lambda now, row=row: replace(now, assumptions=(*now.assumptions, row)))

    at_once(decide, decide_too)
    after = stories.desk(paths)
    assert after.reviews.brief(talks).count.done
    stated = after.reviews.tradecraft(talks)
    assert (stated.gaps, stated.assumptions) == (rows[::2], rows[1::2])
    steps = 0
    while after.undo() is not None:
        steps += 1
    assert steps == 2 * len(rows) and not after.reviews.brief(talks).count.decided


def test_two_desks_undo_at_once_and_no_step_goes_twice(desk: Desk, talks: str, paths: Paths) -> None:
    other = stories.desk(paths)
    (number,) = [row.number for row in desk.rows(desk.find()) if row.id == talks]
    rows = desk.reviews.brief(talks).unreviewed
    for turn, row in enumerate(rows):
        desk.reviews.accept(talks, row)
        desk.tag([number], f"tag-{turn}")
    taken: list[object] = []

    def take(one: Desk) -> None:
        while (step := one.undo()) is not None:
            taken.append(step)

    at_once(lambda: take(desk), lambda: take(other))
    assert len(taken) == 2 * len(rows)
    assert not desk.reviews.brief(talks).count.decided and desk.tags() == {}
