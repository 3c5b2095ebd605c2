"""The article is read again by a newer core: the analyst's word stands, and what no longer fits is listed."""

from __future__ import annotations

import stories
from test_deciding import row

from briefing_tui.desk import Desk
from briefing_tui.extraction.client import ReadingFailed
from briefing_tui.model import AgendaItem, Answer, Article, Brief
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings


class NewerCore:
    """Reads as the next version of the core would."""

    async def read(self, article: Article) -> Brief:
        if "unreadable" in article.text:
            raise ReadingFailed(article.id, "no")
        return stories.newer(article)

    async def start(self) -> None: ...

    async def close(self) -> None: ...


def upgraded(old: Desk, paths: Paths) -> Desk:
    """The same files on the desk of the next version."""
    return Desk(old._library, old._notebook, NewerCore(), Settings(), paths)


async def test_an_upgrade_keeps_every_decision_whose_evidence_stands(desk: Desk, talks: str, paths: Paths) -> None:
    before = desk.reviews.brief(talks)
    meet, sign = row(before, "agenda", "meet"), row(before, "agenda", "sign")
    reed, quill = row(before, "people", "Tom Reed"), row(before, "people", "Ada Quill")
    desk.reviews.accept(talks, "who")
    desk.reviews.accept(talks, "why")
    desk.reviews.reject(talks, "what")
    desk.reviews.edit(talks, "where", {"text": "Port Lisle harbour"})
    desk.reviews.edit(talks, meet.id, {"status": "done"})
    desk.reviews.accept(talks, sign.id)
    desk.reviews.reject(talks, reed.id)
    desk.reviews.accept(talks, quill.id)
    desk.reviews.add(talks, "how", {"text": "by ferry"})

    brief = await upgraded(desk, paths).read_again(talks)

    assert brief.machine.core == "2"
    who = brief.answer("who")
    assert isinstance(who.value, Answer)
    assert isinstance(who.machine, Answer)
    assert (who.value.text, who.mark, who.machine.text) == ("Ada Quill", "confirmed", "Tom Reed")
    assert [one.text for one in who.alternatives] == ["Tom Reed"]
    assert brief.answer("why").mark == "confirmed"
    assert brief.answer("what").mark == "rejected"
    where = brief.answer("where")
    assert (where.mark, where.machine) == ("edited", None)
    assert brief.answer("how").mark == "added"
    # The same item in other words is the same row, and the analyst's value stands on it.
    again = brief.row(meet.id)
    assert again is not None
    assert isinstance(again.value, AgendaItem)
    assert isinstance(again.machine, AgendaItem)
    assert (again.mark, again.value.status, again.value.action) == ("edited", "done", "meet envoy Tom Reed")
    assert again.machine.action == "meet the envoy Tom Reed"
    # What the analyst confirmed stays although the core doesn't find it any more; what is new is unreviewed.
    kept = brief.row(sign.id)
    assert kept is not None
    assert (kept.mark, kept.machine) == ("confirmed", None)
    assert row(brief, "agenda", "channel").mark == "machine"
    assert brief.row(quill.id).mark == "confirmed"  # type: ignore[union-attr]
    # Only the rejection of a person whom the core doesn't find any more has nothing to stand on.
    (lapsed,) = brief.lapsed
    assert lapsed.decision.row == reed.id
    assert lapsed.reason == "the machine no longer finds “Tom Reed”"
    assert desk.reviews.counts([talks]) == {talks: brief.count}


async def test_what_no_longer_fits_can_be_dropped_and_brought_back(desk: Desk, talks: str, paths: Paths) -> None:
    reed = row(desk.reviews.brief(talks), "people", "Tom Reed")
    desk.reviews.reject(talks, reed.id)
    new = upgraded(desk, paths)
    await new.read_again(talks)
    assert new.reviews.forget(talks, [reed.id]).lapsed == ()
    new.reviews.undo()
    assert len(new.reviews.brief(talks).lapsed) == 1


async def test_an_answer_that_changed_is_to_be_reviewed_again(desk: Desk, talks: str, paths: Paths) -> None:
    desk.reviews.reject(talks, "who")
    desk.reviews.reject(talks, "where")
    brief = await upgraded(desk, paths).read_again(talks)
    assert brief.answer("who").mark == "machine"
    assert [one.reason for one in brief.lapsed] == [
        "the machine now says “Tom Reed”",
        "the machine now says not stated",
    ]


async def test_going_back_to_the_old_core_brings_every_row_back(desk: Desk, talks: str, paths: Paths) -> None:
    before = desk.reviews.accept_all(talks)
    await upgraded(desk, paths).read_again(talks)
    article = desk.article(talks)
    assert article is not None
    desk.keep_brief(stories.brief(article))
    assert desk.reviews.brief(talks) == before
