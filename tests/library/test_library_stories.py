"""Articles on one event, told by different people, are of one story; others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.library import Library
from tests.library.making import article, wire

REPORTS = (
    "Two container terminals in the port of Valparaiso will close after an earthquake cracked their quay walls, the "
    "harbour authority announced. Its director, Carmen Ibanez, said that ships are diverted to San Antonio and "
    "that the cranes stand still.",
    "An earthquake of magnitude 6.4 shook Valparaiso. Nine people were injured and a warehouse collapsed. "
    "Carmen Ibanez of the harbour authority ordered terminals closed, and engineers inspect the quay walls for cracks.",
)
OTHER = (
    "Parliament in Lima votes on the copper treaty on Friday. Minister Ana Ruiz expects a narrow majority, since three "
    "parties of the coalition have asked for changes to the clause on royalties."
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.sqlite3")


def test_the_story_of_an_article_is_what_others_tell_of_the_event(library: Library) -> None:
    told = [wire(published="2022-05-02")]
    told += [article(text, f"Report {n}", published=f"2022-05-0{n + 2}") for n, text in enumerate(REPORTS)]
    late = article(REPORTS[0] + " A year ago.", published="2023-05-02")
    undated = article(REPORTS[1] + " So it was said.")
    apart = article(OTHER, "Vote on the treaty", published="2022-05-02")
    library.add([*told, late, undated, apart])
    found = library.alike(told[0].id)
    assert {one for one, _ in found} == {told[1].id, told[2].id, undated.id}
    assert all(0.18 <= likeness <= 1 for _, likeness in found)
    assert [likeness for _, likeness in found] == sorted((likeness for _, likeness in found), reverse=True)
    assert library.alike(apart.id) == []
    assert library.alike("0" * 16) == []
    library.mark([2], "delete")
    assert told[1].id not in dict(library.alike(told[0].id))


def test_articles_are_put_into_stories_in_their_order(library: Library) -> None:
    first, second, apart = article(REPORTS[0]), article(REPORTS[1]), article(OTHER)
    library.add([first, second, apart])
    assert library.stories([second.id, apart.id, "0" * 16, first.id, second.id]) == [[second.id, first.id], [apart.id]]
    assert library.stories([]) == []


def test_words_of_articles_are_no_query_language(library: Library) -> None:
    odd = [article(f'NOT "OR* AND) NEAR {text}', f"x{n}") for n, text in enumerate(REPORTS)]
    library.add(odd)
    assert [one for one, _ in library.alike(odd[0].id)] == [odd[1].id]
