"""Words that a reader of a brief meets: dates, deeds, attendees, quotations."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.export import Dossier, Look, Templates, document
from briefing_tui.export.ics import ics
from briefing_tui.export.wording import date_words, deed, time_and_place
from briefing_tui.model import AgendaItem, DateMention, Person, Quote, When

sys.path.insert(0, str(Path(__file__).parent))
from making import LOOK, dossier, item


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022-03-31", "Thu 31 Mar 2022"),
        ("2022-03", "Mar 2022"),
        ("2022-W14", "week of 4 Apr 2022"),
        ("2022-Q2", "Q2 2022"),
        ("2022", "2022"),
        ("2022-03-31/2022-04-02", "Thu 31 Mar 2022 – Sat 2 Apr 2022"),
        ("2022-04-01T10:30", "Fri 1 Apr 2022 10:30"),
        ("2022-04-01T10:30+02:00", "Fri 1 Apr 2022 10:30"),
        ("2022-02-30", "2022-02-30"),
        ("2022-04-02/2022-04-01", "2022-04-02/2022-04-01"),
        ("next\nspring", "next spring"),
        (None, None),
    ],
)
def test_dates_read_as_people_write_them(iso: str | None, words: str | None) -> None:
    assert date_words(iso) == words


@pytest.mark.parametrize(
    ("text", "iso", "shown"),
    [
        ("on Thursday", "2022-03-31", "Thu 31 Mar 2022 / Oslo"),
        ("on Thursday at 3 p.m.", "2022-03-31", "Thu 31 Mar 2022 · on Thursday at 3 p.m. / Oslo"),
        ("Thursday 15:00", "2022-03-31", "Thu 31 Mar 2022 · Thursday 15:00 / Oslo"),
        ("next week", "2022-W14", "week of 4 Apr 2022 · next week / Oslo"),
        ("soon", None, "soon / Oslo"),
        (None, "2022-03-31", "Thu 31 Mar 2022 / Oslo"),
    ],
)
def test_printed_words_stand_beside_the_date_where_they_say_more(text: str | None, iso: str | None, shown: str) -> None:
    assert time_and_place(replace(item("2022-03-31"), when=When(text=text, iso=iso), where="Oslo")) == shown


def test_a_passive_deed_reads_on() -> None:
    held = replace(item("2022-04-01"), action="be held: key summits", actors=("The members",))
    assert b"SUMMARY:key summits to be held\r\n" in b"".join(ics([dossier(held)], LOOK.generated))
    assert deed(replace(item("2022"), action="be held: key summits")) == "key summits to be held"
    assert deed(replace(item("2022"), action="meet: and greet")) == "meet: and greet"


def of(*items: AgendaItem, **layers: object) -> Dossier:
    made = dossier(*items)
    return replace(made, machine=replace(made.machine, **layers))  # type: ignore[arg-type]


def page(template: str, one: Dossier, look: Look = LOOK) -> str:
    return document(Templates().get(template), [one], look).body()


def section(text: str, title: str) -> str:
    return text.split(f"## {title}\n")[1].split("\n## ")[0].strip()


def test_attendees_take_part_and_others_are_only_named() -> None:
    people = tuple(
        Person(name=name, role=role, mentions=((0, 3),)) for name, role in (("Ada Berg", "envoy"), ("Io", None))
    )
    made = of(replace(item("2022-04-01"), actors=("Berg",)), people=people)
    attendees = section(page("visit", made), "Attendees")
    assert "| Ada Berg | envoy |" in attendees
    assert "Also named: Io" in attendees and "| Io" not in attendees
    assert section(page("visit", of(people=people[1:])), "Attendees") == "Also named: Io"
    assert section(page("visit", of()), "Attendees") == "*Not stated in source*"


def test_the_agenda_of_a_visit_is_in_the_order_of_time() -> None:
    made = of(item("2022-05-01", action="later"), item("2022-04-01", action="sooner"), replace(item("2022"), when=None))
    lines = section(page("visit", made), "Agenda").splitlines()[2:]
    assert "sooner" in lines[0] and "later" in lines[1] and lines[0].startswith("| 1 |")


def test_asks_and_offers_are_a_line_each() -> None:
    made = of(replace(item("2022-04-01", kind="pledge", action="pay"), actors=("Oslo",), where=None))
    assert "- Oslo: pay · Fri 1 Apr 2022 · planned · [1] s1" in page("visit", made)


def test_a_day_stands_once_in_the_timeline_with_all_its_names() -> None:
    dates = (
        DateMention(text="Thursday", iso="2022-03-31", start=0, end=3),
        DateMention(text="today", iso="2022-03-31", start=4, end=7),
    )
    timeline = section(page("brief", of(dates=dates)), "Timeline")
    assert "| Thu 31 Mar 2022 | Thursday · today | [1] s1 |" in timeline


@pytest.mark.parametrize(("verb", "by"), [("said", "Ada"), ("added", "Ada (added)"), (None, "Ada")])
def test_a_quotation_ends_with_its_words_and_names_a_verb_that_says_something(verb: str | None, by: str) -> None:
    quote = Quote(text="We came,", speaker="Ada", verb=verb, start=0, end=8)
    assert section(page("brief", of(quotes=(quote,))), "Quotes") == f"> “We came”\n>\n> — {by} · [1] s1"


def test_where_nothing_was_noted_no_source_is_blamed() -> None:
    for template in ("brief", "visit", "readout", "daily"):
        assert section(page(template, of()), "Analyst notes") == "*No notes*"
