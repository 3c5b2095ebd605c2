"""Stories and the briefs that a core might make of them, put together by hand."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing_tui.desk import Desk
from briefing_tui.intake import article as make_article
from briefing_tui.model import (
    AgendaItem,
    Answer,
    Answers,
    Article,
    Brief,
    DateMention,
    Evidence,
    Person,
    Place,
    Quote,
    When,
)
from briefing_tui.paths import Paths
from briefing_tui.settings import Settings

TALKS = (
    "Harbour minister Ada Quill will meet envoy Tom Reed in Port Lisle on Monday. "
    "Quill will sign a pilot accord. "
    "“We shall keep the channel open for all ships,” Quill said. "
    "Ms Quill arrived yesterday."
)
SEQUEL = (
    "Ada Quill left Port Lisle on Tuesday. Ms Quill gave no reason. Port Lisle lies in the north. "
    "Her spokesman said that talks go on."
)


def desk(paths: Paths, **settings: object) -> Desk:
    return Desk.open(paths, Settings(**settings))  # type: ignore[arg-type]


def article(text: str, source: str = "The Tide") -> Article:
    return make_article(text=text, ref="story.txt", source=source, published="2022-03-31")


def _span(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    start = [found.start() for found in re.finditer(re.escape(words), text)][nth]
    return start, start + len(words)


def _sentence(text: str, start: int) -> tuple[int, int]:
    first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    end = text.find(". ", start)
    return first, len(text) if end < 0 else end + 1


def answer(text: str, words: str, **more: object) -> Answer:
    start, end = _span(text, words)
    return Answer(
        text=words,
        start=start,
        end=end,
        sentence=_sentence(text, start),
        score=0.9,
        **more,  # type: ignore[arg-type]
    )


def item(text: str, action: str, clause: str, **more: object) -> AgendaItem:
    start, end = _span(text, clause)
    known: dict[str, object] = {"kind": "meeting", "status": "planned", "actors": ("Ada Quill",), "score": 0.8}
    evidence = Evidence(start=start, end=end, text=clause)
    return AgendaItem(action=action, evidence=evidence, **{**known, **more})  # type: ignore[arg-type]


def person(text: str, name: str, role: str | None = None) -> Person:
    return Person(name=name, role=role, mentions=(_span(text, name),))


def brief(of: Article, core: str = "1") -> Brief:
    """What the first core reads in the talks."""
    text = of.text
    return Brief(
        article_id=of.id,
        answers=Answers(
            who=(answer(text, "Ada Quill", role="Harbour minister"), answer(text, "Tom Reed")),
            what=(answer(text, "will meet envoy Tom Reed"),),
            where=(answer(text, "Port Lisle", country="FR"),),
            when=(answer(text, "on Monday", iso="2022-04-04"),),
        ),
        agenda=(
            item(
                text,
                "meet envoy Tom Reed",
                "will meet envoy Tom Reed in Port Lisle on Monday",
                when=When(text="on Monday", iso="2022-04-04"),
            ),
            item(text, "sign a pilot accord", "Quill will sign a pilot accord", kind="signing"),
        ),
        people=(
            person(text, "Ada Quill", "minister"),
            person(text, "Tom Reed", "envoy"),
            person(text, "Ms Quill"),
        ),
        places=(Place(text="Port Lisle", country="FR", mentions=(_span(text, "Port Lisle"),)),),
        dates=(
            DateMention(
                text="yesterday", iso="2022-03-30", start=_span(text, "yesterday")[0], end=_span(text, "yesterday")[1]
            ),
        ),
        quotes=(
            Quote(
                text="We shall keep the channel open for all ships,",
                speaker="Quill",
                verb="said",
                start=_span(text, "We shall")[0],
                end=_span(text, "all ships,")[1],
            ),
        ),
        core=core,
        model="fake 1",
    )


def sequel_brief(of: Article) -> Brief:
    """What the core reads in the next story."""
    text = of.text
    return Brief(
        article_id=of.id,
        answers=Answers(
            who=(answer(text, "Ada Quill", role="minister"),), where=(answer(text, "Port Lisle", country="FR"),)
        ),
        people=(person(text, "Ada Quill", "minister"), person(text, "Ms Quill")),
        places=(Place(text="Port Lisle", country="FR", mentions=(_span(text, "Port Lisle"),)),),
        core="1",
        model="fake 1",
    )


def newer(of: Article) -> Brief:
    """What the next core reads in the talks: an item in other words, another answer, one person less."""
    old = brief(of, core="2")
    text = of.text
    return replace(
        old,
        answers=replace(old.answers, who=(answer(text, "Tom Reed"),), where=()),
        agenda=(
            item(text, "meet the envoy Tom Reed", "will meet envoy Tom Reed in Port Lisle on Monday"),
            item(text, "keep the channel open", "We shall keep the channel open", kind="pledge"),
        ),
        people=(person(text, "Ada Quill", "minister"), person(text, "Ms Quill")),
    )


def briefed(desk: Desk, text: str, source: str = "The Tide") -> str:
    one = article(text, source)
    list(desk.keep_articles([one]))
    desk.keep_brief(brief(one) if text == TALKS else sequel_brief(one))
    return one.id
