"""What is typed is kept until it is on disk, and never overtaken by an older state of itself."""

from __future__ import annotations

import asyncio
import threading

from briefing_tui.model import Note
from briefing_tui.tui.keeper import NoteKeeper


def note(text: str, id: str = "00000000000000a1") -> Note:
    return Note(id=id, article_id="00000000000000a1", text=text, updated="")


async def test_an_older_state_on_its_way_is_not_written_after_a_newer_one() -> None:
    written: list[str] = []
    began, go_on = threading.Event(), threading.Event()

    def slow(one: Note) -> None:
        began.set()
        go_on.wait(5)
        written.append(one.text)

    keeper = NoteKeeper(slow, lambda _: None, lambda _: None)
    keeper.put(note("old"))
    saving = asyncio.create_task(keeper.save())
    await asyncio.to_thread(began.wait, 5)
    keeper.put(note("new"))
    way_out = threading.Thread(target=keeper.save_now)
    way_out.start()
    go_on.set()
    await saving
    way_out.join()
    assert written == ["old", "new"]
    assert not keeper.waiting


async def test_what_is_held_is_let_go_once_it_is_written() -> None:
    held: dict[str, str] = {}
    keeper = NoteKeeper(lambda _: None, lambda one: held.update({one.id: one.text}), lambda id: held.pop(id))
    keeper.put(note("half a"))
    await keeper.hold()
    assert held == {"00000000000000a1": "half a"}
    keeper.put(note("half a sentence"))
    await keeper.save()
    assert held == {} and not keeper.waiting


async def test_what_fails_stays_with_its_reason_and_the_others_are_written() -> None:
    written, held = [], []

    def write(one: Note) -> None:
        if one.text == "bad":
            raise OSError("No space left")
        written.append(one.text)

    keeper = NoteKeeper(write, lambda one: held.append(one.text), lambda _: None)
    keeper.put(note("bad"))
    keeper.put(note("good", "00000000000000b2"))
    await keeper.save()
    assert written == ["good"]
    assert [(one.text, why) for one, why in keeper.failed] == [("bad", "No space left")]
    keeper.save_now()
    assert held == ["bad"], "on the way out it finds room elsewhere"
