"""What each article of a story adds, and where they disagree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing_tui.desk.story import Version, tell
from briefing_tui.model import Answer, Answers, Person, Quote, When
from tests.library.making import article, brief, item


def _answer(text: str, **more: Any) -> tuple[Answer, ...]:
    return (Answer(text=text, start=0, end=1, sentence=(0, 1), score=1.0, **more),)


def _version(text: str, published: str | None, *agenda: Any, people: tuple[str, ...] = (), **answers: Any) -> Version:
    of = article(text, published=published)
    return Version(of, replace(brief(of, *agenda, people=people), answers=Answers(**answers)))


def test_articles_stand_in_the_order_in_which_they_appeared() -> None:
    versions = [_version("b", "2022-05-02"), _version("c", None), _version("a", "2022-05-01")]
    told = tell(versions)
    assert [(one.number, one.version.article.text) for one in told] == [(1, "a"), (2, "b"), (3, "c")]


def test_only_what_is_new_is_added() -> None:
    first = _version("a", "2022-05-01", item("vote on the treaty", kind="vote"), people=("Ana Ruiz",))
    second = _version(
        "b",
        "2022-05-02",
        item("hold a vote on the treaty", kind="vote"),
        item("sign the accord", "2022-06-01", kind="signing"),
        people=("Ruiz", "Bo Lind"),
        why=_answer("because prices have doubled"),
    )
    assert second.brief is not None
    named = replace(second.brief, people=(*second.brief.people, Person(name="Cy Day", role="envoy", mentions=())))
    spoken = replace(named, quotes=(Quote(text="We will sign it soon", speaker="Bo Lind", start=0, end=1),))
    one, two = tell([first, replace(second, brief=spoken)])
    assert one.adds == ("Ana Ruiz", "vote, planned: vote on the treaty")
    assert two.adds == (
        "Bo Lind",
        "Cy Day, envoy",
        "Bo Lind: “We will sign it soon”",
        "signing, planned: sign the accord (Wed 1 Jun 2022)",
        "why: because prices have doubled",
    )
    assert one.differs == two.differs == ()


def test_disagreement_names_both_sides() -> None:
    first = _version(
        "Five people were killed and 1,200 homes lost.",
        "2022-05-01",
        item("vote on the treaty", "2022-05-06", kind="vote"),
        when=_answer("on Friday", iso="2022-05-06"),
        where=_answer("Lima", country="PE"),
    )
    second = _version(
        "Seven people were killed and 1,200 homes lost in two days.",
        "2022-05-02",
        item("vote on the treaty", "2022-05-07", kind="vote", status="cancelled"),
        when=_answer("on Saturday", iso="2022-05-07"),
        where=_answer("Santiago", country="CL"),
    )
    _, two = tell([first, second])
    assert set(two.differs) == {
        "when: Sat 7 May 2022, but Fri 6 May 2022 in 1",
        "where: Chile, but Peru in 1",
        "vote on the treaty: Sat 7 May 2022, but Fri 6 May 2022 in 1",
        "vote on the treaty: cancelled, but planned in 1",
        "people: 7, but 5 in 1",
    }


def test_an_item_without_a_day_of_the_calendar_is_added_with_its_printed_words() -> None:
    said = item("sign the accord", kind="signing", when=When(text="next Tuesday", iso=None))
    _, two = tell([_version("a", None), _version("b", None, said)])
    assert two.adds == ("signing, planned: sign the accord (next Tuesday)",)


def test_a_wider_date_is_no_disagreement() -> None:
    first = _version("a", "2022-05-01", when=_answer("in May", iso="2022-05"))
    second = _version("b", "2022-05-02", when=_answer("on Friday", iso="2022-05-06"))
    third = _version("c", "2022-05-03", when=_answer("this week", iso="2022-W18"))
    assert [one.differs for one in tell([first, second, third])] == [(), (), ()]


def test_an_article_that_is_not_read_stands_there_with_nothing_to_add() -> None:
    (one,) = tell([Version(article("a"), None)])
    assert (one.adds, one.differs) == ((), ())


def test_long_lists_are_cut_and_counted() -> None:
    (one,) = tell([_version("a", None, people=tuple(f"Name{n} Person{n}" for n in range(9)))])
    assert len(one.adds) == 7
    assert one.adds[-1] == "and 3 more"
