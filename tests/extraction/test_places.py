"""Places: which names are some, and where they stand. Sentences stand in ``tests/golden/places.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.extraction.places import Places, country_of, demonym_country, find_places, is_country
from briefing_tui.extraction.places.gazetteer import look_up
from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Article

GOLDEN = Path(__file__).parents[1] / "golden" / "places.txt"
ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in GOLDEN.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def find(reader: Reader, text: str, title: str | None = None, url: str | None = None) -> Places:
    article = Article(id="0", ref="t", title=title, text=text, url=url, sha256="")
    return find_places(next(reader.stories([article])))


@pytest.mark.parametrize(("sentence", "wanted"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_golden(reader: Reader, sentence: str, wanted: str) -> None:
    found = find(reader, sentence).all
    for x in found:
        assert sentence[x.start : x.end] == x.text
        assert x.tokens[0].start == x.start
    assert ", ".join(f"{x.text} = {x.country or '-'}" for x in found) == wanted


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the UK", "GB"),
        ("U.S.", "US"),
        ("US", "US"),
        ("us", None),
        ("Washington", "US"),
        ("Kremlin", "RU"),
        ("British", "GB"),
        ("Danes", "DK"),
        ("the Netherlands", "NL"),
        ("Côte d'Ivoire", "CI"),
        ("Scotland's", "GB"),
        ("Texas", "US"),
        ("Middle East", None),
        ("EU", None),
        ("Congress", None),
    ],
)
def test_country_of(name: str, code: str | None) -> None:
    assert country_of(name) == code


def test_countries_and_nationalities_are_told_from_other_names() -> None:
    assert is_country("the United Kingdom") and is_country("Taiwan") and is_country("DPRK")
    assert not is_country("London") and not is_country("British") and not is_country("Africa")
    assert demonym_country("Iraqis") == "IQ"
    assert demonym_country("Iraq") is None


def test_the_brief_joins_mentions_and_puts_the_most_mentioned_first(reader: Reader) -> None:
    text = (
        "The train left Hamburg. It reached Berlin late. In BERLIN crowds waited, and Berlin cheered the Netherlands."
    )
    places = find(reader, text, title="Train delayed in Munich").places
    assert [(x.text, x.country, len(x.mentions)) for x in places] == [
        ("Berlin", "DE", 3),
        ("Hamburg", "DE", 1),
        ("Netherlands", "NL", 1),
    ]
    assert all(text[start:end].lower() == x.text.lower() for x in places for start, end in x.mentions)


def test_kinds(reader: Reader) -> None:
    found = find(reader, "In Germany, in Bavaria, in Munich, at Tegernsee Airport and the White House.").all
    assert {x.text: x.kind for x in found} == {
        "Germany": "country",
        "Bavaria": "region",
        "Munich": "city",
        "Tegernsee Airport": "venue",
        "White House": "venue",
    }


def test_a_building_stands_where_the_town_it_is_named_after_stands(reader: Reader) -> None:
    found = find(reader, "Keepers at Cincinnati Zoo in the north met French guests from France.").all
    assert ("Cincinnati Zoo", "US") in [(x.text, x.country) for x in found]


def test_the_web_host_speaks_for_its_country(reader: Reader) -> None:
    text = "A man was found in Cambridge on Sunday."
    assert find(reader, text).all[0].country == "GB"
    assert find(reader, text, url="https://news.example.ca/1").all[0].country == "CA"


def test_titles_are_searched_but_not_listed(reader: Reader) -> None:
    found = find(reader, "Nothing else is known.", title="Blast in Lisbon")
    assert [(x.text, x.field) for x in found.within(0, 20, "title")] == [("Lisbon", "title")]
    assert found.places == ()


def test_mentions_stand_in_text_order_also_with_a_headline_above_the_dateline(reader: Reader) -> None:
    text = "Kenya, Norway sign dam pact\n\nNAIROBI, June 11 (Wire) - Kenya and Norway signed a pact on Wednesday."
    places = find(reader, text)
    assert [x.text for x in places.all] == ["Kenya", "Norway", "NAIROBI", "Kenya", "Norway"]
    assert [x.text for x in places.within(0, 27)] == ["Kenya", "Norway"]


def test_the_gazetteer_knows_accents_hyphens_and_saints() -> None:
    assert look_up("São Paulo")[0].country == "BR"
    assert look_up("Stratford-upon-Avon")[0].country == "GB"
    assert look_up("Saint Louis") == look_up("St. Louis")
    assert {entry.country for entry in look_up("Birmingham")} >= {"GB", "US"}
    assert look_up("Birmingham")[0].country == "GB"
    assert look_up("Xyzzyville") == ()
    assert look_up("") == ()


def test_the_sample_article(reader: Reader) -> None:
    text = next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    found = {x.text: x.country for x in find(reader, text).places}
    assert found.keys() >= {"India", "Ukraine", "Russia", "Moscow", "Indo-Pacific", "UK", "London"}
    assert found["Indo-Pacific"] is None
    assert {found["UK"], found["London"]} == {"GB"}
