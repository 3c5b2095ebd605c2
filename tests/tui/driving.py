from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from briefing_tui.tui.app import BriefingApp
from tests.tui.fakes import FakeDesk

WIDE, MEDIUM, NARROW = (200, 60), (100, 32), (80, 24)


@asynccontextmanager
async def open_desk(
    desk: FakeDesk, size: tuple[int, int] = (120, 36), opened: list[str] | None = None
) -> AsyncIterator[tuple[BriefingApp, Pilot[Any]]]:
    app = BriefingApp(desk, opened or [])  # type: ignore[arg-type]
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield app, pilot


async def settle(pilot: Pilot[Any]) -> None:
    """Until no worker is at work and no message waits."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def shown(app: BriefingApp) -> str:
    """The screen as text."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())
