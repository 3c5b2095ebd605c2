"""The reading child: one article at a time, the newest waits, and a death costs one article."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefing_tui.extraction.client import ReadingChild, ReadingFailed, Superseded
from briefing_tui.extraction.failure import MAX_CHARACTERS
from briefing_tui.model import Article

MODEL = "en_core_web_sm"
LONG = "The minister met the council in Oslo and promised a decision by Friday. " * 400


def article(text: str, number: int = 0) -> Article:
    return Article(id=f"{number:016x}", ref=f"a{number}", title=None, text=text, sha256="")


@pytest.fixture
async def child(tmp_path: Path) -> AsyncIterator[ReadingChild]:
    made = ReadingChild(MODEL, tmp_path / "state" / "briefing.log", patience=20)
    yield made
    await made.close()


async def test_an_article_comes_back_as_a_brief(child: ReadingChild) -> None:
    await child.start()
    assert child.model == "en_core_web_sm 3.8.0"
    brief = await child.read(article("The minister will visit Oslo on Friday.", 7))
    assert brief.article_id == f"{7:016x}"
    assert brief.model == child.model


async def test_forty_requests_cost_two_readings(child: ReadingChild) -> None:
    await child.start()
    tasks = [asyncio.create_task(child.read(article(LONG[: 720 + n], n))) for n in range(40)]
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    read = [n for n, outcome in enumerate(outcomes) if not isinstance(outcome, BaseException)]
    assert read == [0, 39]
    assert all(isinstance(outcome, Superseded) for n, outcome in enumerate(outcomes) if n not in read)


async def test_a_cancelled_reading_does_not_shift_the_next_answer(child: ReadingChild) -> None:
    await child.start()
    first = asyncio.create_task(child.read(article(LONG, 1)))
    await asyncio.sleep(0.05)
    first.cancel()
    brief = await child.read(article("The council voted on Monday.", 2))
    assert brief.article_id == f"{2:016x}"


async def test_a_child_that_dies_costs_one_article(child: ReadingChild) -> None:
    await child.start()
    pid = child.pid
    assert pid is not None
    task = asyncio.create_task(child.read(article(LONG, 1)))
    await asyncio.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(ReadingFailed, match=r"died over it \(SIGKILL\)"):
        await task
    brief = await child.read(article("The council voted on Monday.", 2))
    assert brief.article_id == f"{2:016x}"
    assert child.pid != pid


async def test_a_stuck_child_is_replaced(tmp_path: Path) -> None:
    child = ReadingChild(MODEL, tmp_path / "log", patience=0.3)
    await child.start()
    assert child.pid is not None
    os.kill(child.pid, signal.SIGSTOP)
    with pytest.raises(ReadingFailed, match="stuck"):
        await child.read(article("The council voted on Monday.", 1))
    await child.close()


async def test_a_missing_model_is_said_plainly(tmp_path: Path) -> None:
    child = ReadingChild("en_no_such_model", tmp_path / "log")
    with pytest.raises(ReadingFailed, match="the model 'en_no_such_model' is not installed"):
        await child.read(article("Anything."))
    await child.close()


async def test_a_text_past_the_limit_is_refused_unread(child: ReadingChild) -> None:
    with pytest.raises(ReadingFailed, match="too long for one article"):
        await child.read(article("x" * (MAX_CHARACTERS + 1)))
    assert child.pid is None


async def test_the_log_is_private_and_holds_no_article_text(child: ReadingChild, tmp_path: Path) -> None:
    await child.read(article("Zebulon met the council in Oslo.", 3))
    log = tmp_path / "state" / "briefing.log"
    assert log.stat().st_mode & 0o077 == 0
    assert b"Zebulon" not in log.read_bytes()
