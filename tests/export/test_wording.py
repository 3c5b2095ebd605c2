"""Words that a reader of a brief meets: dates, deeds, attendees, quotations."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.export import Dossier, Look, Templates, document
from briefing_tui.export.ics import ics
from briefing_tui.export.wording import answer_line
from briefing_tui.model import AgendaItem, Answer, Answers, DateMention, Evidence, Person, Quote, When
from briefing_tui.wording import body, date_words, deed, time_and_place

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


@pytest.mark.parametrize(
    ("action", "source", "shown"),
    [
        ("be held: key summits", "It comes ahead of key summits to be held soon.", "key summits to be held"),
        ("begins: the summit", "On Friday the summit begins.", "the summit begins"),
        ("discuss: aid and trade", "They discuss: aid and trade.", "discuss: aid and trade"),
        (
            "discuss two things: aid, trade",
            "They will discuss two things: aid, trade.",
            "discuss two things: aid, trade",
        ),
        ("meet: greet", "Words of the analyst stand nowhere.", "meet: greet"),
        ("meet", "They meet.", "meet"),
    ],
)
def test_a_deed_reads_on(action: str, source: str, shown: str) -> None:
    evidence = Evidence(start=0, end=len(source), text=source)
    assert deed(replace(item("2022"), action=action, evidence=evidence)) == shown


def test_a_calendar_says_what_is_to_be_held() -> None:
    evidence = Evidence(start=0, end=9, text="Ahead of key summits to be held.")
    held = replace(item("2022-04-01"), action="be held: key summits", actors=("The members",), evidence=evidence)
    assert b"SUMMARY:key summits to be held\r\n" in b"".join(ics([dossier(held)], LOOK.generated))


def test_what_is_known_is_not_said_twice() -> None:
    assert answer_line(Answer(text="US", start=0, end=2, sentence=(0, 2), score=1, country="US")) == "US"
    assert answer_line(Answer(text="1984", start=0, end=4, sentence=(0, 4), score=1, iso="1984")) == "1984"


def test_only_places_of_a_country_become_tags() -> None:
    def made(text: str, country: str | None) -> str:
        where = Answer(text=text, start=0, end=2, sentence=(0, 8), score=1, country=country)
        one = of(answers=Answers(where=(where,)))
        return str(document(Templates().get("brief"), [one], LOOK).properties["tags"])

    assert made("the US", "US") == "['briefing', 'us']"
    assert made("slum on Africa", None) == "['briefing']"


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


def test_a_country_that_a_role_is_for_is_named() -> None:
    minister = Person(name="Hodan Ali", role="Somali minister", affiliation="SO", mentions=((0, 9),))
    assert body(minister) == "Somalia"
    assert body(replace(minister, affiliation="the Harbour Board")) == "the Harbour Board"
    assert body(replace(minister, affiliation="EU")) == "EU"
    assert body(replace(minister, affiliation=None)) is None


def test_a_forward_look_lists_what_is_ahead_apart_from_what_is_overdue() -> None:
    past, gone, called_off, ahead, open_ended = (
        replace(item(iso, status=status), action=action)
        for iso, status, action in (
            ("2022-03-30", "planned", "open the pier"),
            ("2022-03-30", "done", "close the pier"),
            ("2022-03-29", "cancelled", "paint the pier"),
            ("2022-03-31", "planned", "vote on the pier"),
            (None, "planned", "name the pier"),
        )
    )
    page = document(Templates().get("daily"), [dossier(past, gone, called_off, ahead, open_ended)], LOOK).body()
    forward = page.split("## Forward look")[1].split("\n## ")[0]
    before, overdue = forward.split("### Date passed, outcome not in these sources")
    assert "vote on the pier" in before
    assert "name the pier" in before
    assert "open the pier" not in before
    assert "open the pier" in overdue
    assert "close the pier" not in forward
    assert "paint the pier" not in forward


def test_a_daily_prints_the_words_of_a_date_that_is_no_day_of_the_calendar() -> None:
    said = replace(item(None), when=When(text="next Tuesday", iso=None))
    page = document(Templates().get("daily"), [dossier(said)], LOOK).body()
    forward = page.split("## Forward look")[1].split("\n## ")[0]
    assert "next Tuesday" in forward and "no date" not in forward


def test_where_all_dates_have_passed_the_forward_look_says_so() -> None:
    page = document(Templates().get("daily"), [dossier(item("2022-02"))], LOOK).body()
    assert "*Nothing lies ahead*\n\n### Date passed" in page


def test_a_daily_tells_what_happened_where_no_headline_does() -> None:
    came = Answer(text="came", start=3, end=7, sentence=(0, 8), score=0.9)
    titled = of(answers=Answers(what=(came,)))
    untitled = replace(titled, article=replace(titled.article, title=None))
    assert "  - What: came · [1] s1" in page("daily", untitled)
    assert "  - What:" not in page("daily", titled)
