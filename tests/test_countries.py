"""Countries by code, and their names for readers."""

from __future__ import annotations

import pytest

from briefing_tui.countries import countries, country_name


def test_a_code_stands_once_with_a_usual_name() -> None:
    every = countries()
    assert len({country.code for country in every}) == len({country.names[0] for country in every}) == len(every)
    assert all(len(country.code) == 2 and country.code.isupper() for country in every)
    assert all(name.strip() == name != "" for country in every for name in (*country.names, *country.demonyms))


@pytest.mark.parametrize(
    ("code", "name"), [("SO", "Somalia"), ("GB", "United Kingdom"), ("XX", "XX"), ("Nato", "Nato"), ("", "")]
)
def test_a_reader_sees_the_name_and_anything_else_as_it_is(code: str, name: str) -> None:
    assert country_name(code) == name
