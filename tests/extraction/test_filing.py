"""Bylines and datelines are told from the story that they stand before."""

from __future__ import annotations

import time

import pytest

from briefing_tui.extraction.filing import filings
from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Article

LEAD = "EU ministers agreed on Monday to send more aid to farmers hit by floods. Parliament has to approve the plan."

LINES = [
    ("BRUSSELS - ", "BRUSSELS", None),
    ("CAIRO — ", "CAIRO", None),
    ("OSLO—", "OSLO", None),
    ("NEW DELHI--", "NEW DELHI", None),
    ("NAIROBI, Kenya (AP) — ", "NAIROBI, Kenya", None),
    ("GENEVA (Wire) - ", "GENEVA", None),
    ("London, 3 March – ", "London", "3 March"),
    ("PARIS: ", "PARIS", None),
    ("Mumbai: ", "Mumbai", None),
    ("Washington, D.C. (March 3, 2024) - ", "Washington, D.C.", "March 3, 2024"),
    ("MANILA, Philippines —", "MANILA, Philippines", None),
    ("ROME (AP) ", "ROME", None),
    ("Tel Aviv, Israel – ", "Tel Aviv, Israel", None),
    ("SEOUL/TOKYO - ", "SEOUL/TOKYO", None),
    ("HARLAND, May 3 (Wire) - ", "HARLAND", "May 3"),
    ("Harland, Kan. — ", "Harland, Kan.", None),
    ("OTTAWA, Ont., March 3, 2024 /PRNewswire/ -- ", "OTTAWA, Ont.", "March 3, 2024"),
    ("MOSCOW, March 3. /TASS/. ", "MOSCOW", "March 3"),
    ("JERUSALEM, Monday, 3 March – ", "JERUSALEM", "Monday, 3 March"),
    ("UNITED NATIONS, March 3 - ", "UNITED NATIONS", "March 3"),
    ("Port-au-Prince (AFP) - ", "Port-au-Prince", None),
    ("STOCKHOLM | ", "STOCKHOLM", None),
    ("Brussels\n\n", "Brussels", None),
    ("LONDON\n", "LONDON", None),
    ("3 March 2024 - ", None, "3 March 2024"),
    ("(CNN) — ", None, None),
    ("(CNN)", None, None),
    ("By Jane Doe in Nairobi\n\n", "Nairobi", None),
    ("By JANE DOE and John Roe, Associated Press\n", None, None),
    ("Jane Doe in Nairobi\n", "Nairobi", None),
    ("Subject: Morning Memo: who pays for floods\n\n", None, None),
    ("FOR IMMEDIATE RELEASE\n", None, None),
    ("WHAT WE'RE WATCHING\n", None, None),
    ("Good morning. ", None, None),
    ("Dear readers, welcome back. ", None, None),
]


@pytest.mark.parametrize(("line", "place", "day"), LINES, ids=[line for line, *_ in LINES])
def test_a_filing_line_is_known_by_its_parts(line: str, place: str | None, day: str | None) -> None:
    text = line + LEAD
    (found,) = filings(text)
    assert text[: found.span[1]].strip() == line.strip()
    assert (text[slice(*found.place)] if found.place else None) == place
    assert (text[slice(*found.date)] if found.date else None) == day


@pytest.mark.parametrize(("line", "place", "day"), LINES, ids=[line for line, *_ in LINES])
def test_behind_it_the_lead_is_read_as_if_it_stood_alone(
    reader: Reader, line: str, place: str | None, day: str | None
) -> None:
    text = line + "A court convicted two former ministers of fraud on Sunday. Lawyers said they would appeal."
    story = next(reader.stories([Article(id="0", ref="t", title=None, text=text, sha256="")]))
    assert story.words(story.sentences[0].span).startswith("A court convicted")
    assert all(text[token.start : token.end] == token.text for s in story.all_sentences for token in s.tokens)
    brief = reader.brief(story)
    assert brief.answers.who[0].text == "A court"
    assert brief.answers.what[0].text == "convicted two former ministers of fraud"
    assert [sentence.index for sentence in story.sentences] == [0, 1]


def test_lines_follow_each_other_behind_a_headline() -> None:
    text = f"Aid for farmers agreed\nBy Jane Doe\nOSLO – {LEAD}"
    assert [text[slice(*line.span)] for line in filings(text)] == ["By Jane Doe", "OSLO – "]
    run_on = f"By Jane Doe OSLO - {LEAD}"
    assert [run_on[slice(*line.span)] for line in filings(run_on)] == ["By Jane Doe ", "OSLO - "]
    letter = f"From: Jane Doe\nSubject: aid\nFOR IMMEDIATE RELEASE\nGeneva, 3 March – {LEAD}"
    assert len(filings(letter)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Apple — The maker of phones — will build a plant.",
        "London - the capital - is sinking.",
        "London, the capital, is sinking.",
        "Oslo Rovers won the cup.",
        "Novak: The state will send aid.",
        "NATO - The alliance will send troops.",
        "EXCLUSIVE — The mayor resigned on Monday.",
        "BREAKING: The mayor has resigned.",
        "Russia – Ukraine talks resumed on Monday.",
        "Albania, Bulgaria and Macedonia signed a pact.",
        "Hull (City) The club",
        "BLITZER: Good evening.\nJACKSON: Thank you.\nBLITZER: What happened?",
        "JACKSON: Good evening.\nBLITZER: Thank you.\nJACKSON: What happened?",
        "By Monday the river had fallen by a metre.",
        "UK - The government resigned.",
        "Ford (NYSE: F) — The maker of cars",
        "UPDATE 1 - The mayor resigned.",
        "CALL FOR PAPERS — The society invites",
        "",
        "London",
    ],
)
def test_what_only_looks_like_one_stays_in_the_story(text: str) -> None:
    assert filings(text) == []


def test_behind_the_first_long_line_the_story_has_begun() -> None:
    assert filings(f"{LEAD} {LEAD}\nOSLO - {LEAD}") == []


def test_its_place_answers_where_and_its_date_dates_the_story(reader: Reader) -> None:
    text = "NAIROBI, 3 March 2024 (Wire) - Gunmen shot two guards on Friday, police said."
    brief = reader.read(Article(id="0", ref="t", title=None, text=text, sha256=""))
    assert brief.published == "2024-03-03"
    assert brief.answers.where[0].text == "NAIROBI"
    assert brief.answers.when[0].iso == "2024-03-01"


@pytest.mark.parametrize("piece", ["A. ", "A-", "By A ", "(", "A, ", "MAY MAY ", "\n", "A/B", "Aa Aa "])
def test_cost_grows_with_the_text_at_most(piece: str) -> None:
    began = time.perf_counter()
    filings(piece * 100_000)
    assert time.perf_counter() - began < 1
