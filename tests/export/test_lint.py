"""Every rule of the lint, on a brief that breaks it and on one that doesn't."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_tui.desk.review.laying import lay
from briefing_tui.export.lint import Finding, lint
from briefing_tui.export.lint_file import lint_markdown, source_of
from briefing_tui.model import Answers, Brief, DateMention, Note, Passage, Quote
from briefing_tui.tradecraft import Judgement, Tradecraft

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))
import stories

ARTICLE = stories.article(stories.TALKS)
BRIEF = stories.brief(ARTICLE)
GOOD = Tradecraft(
    article_id=ARTICLE.id,
    handling="TLP:GREEN",
    cutoff="2022-03-31",
    bottom_line="The ministers meet on 4 April 2022.",
    judgements=(
        Judgement(
            text="The accord is highly likely to be signed.", confidence="low", basis="one source", rows=("who",)
        ),
    ),
)


def found(stated: Tradecraft = GOOD, *notes: Note, brief: Brief = BRIEF, final: bool = False) -> list[tuple[str, str]]:
    reviewed = lay(ARTICLE, brief, {}, ())
    return [(one.rule, one.where) for one in lint(ARTICLE, reviewed, stated, notes, final=final)]


def judged(text: str, **more: object) -> Tradecraft:
    return replace(GOOD, judgements=(Judgement(text=text, **{"rows": ("who",), **more}),))  # type: ignore[arg-type]


def test_a_good_draft_has_nothing_to_put_right() -> None:
    assert found() == []


JUDGEMENT = "Key judgement 1"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("We have high confidence that a deal is likely.", ["likelihood-and-confidence"]),
        ("Probably, and we are confident of it, they sign.", ["likelihood-and-confidence"]),
        ("A deal is likely. Confidence is high.", []),
        ("A deal is very likely.", ["mixed-yardsticks"]),
        ("There is a roughly even chance of a deal.", ["mixed-yardsticks"]),
        ("A deal is highly likely.", []),
        ("There is a realistic possibility of a deal.", []),
        ("They could sign.", ["vague-word"]),
        ("They may or might sign.", ["vague-word", "vague-word"]),
        ("They sign in May.", []),
        ("The couldron boils.", []),
        ("They sign next week.", ["relative-date"]),
        ("They met three days ago, and yesterday.", ["relative-date", "relative-date"]),
        ("They sign on 4 April 2022.", []),
        ("She said “we shall keep the channel shut”.", ["quote-not-verbatim"]),
        ('She said "keep the channel open for all ships".', []),
        ("The so-called “pilot” accord.", []),
    ],
)
def test_what_a_judgement_says(text: str, rules: list[str]) -> None:
    assert found(judged(text)) == [(rule, JUDGEMENT) for rule in rules]


def test_icd_203_has_its_own_terms() -> None:
    stated = replace(judged("A deal is very likely."), yardstick="icd203")
    assert found(stated) == []
    assert found(replace(judged("A deal is highly likely."), yardstick="icd203")) == [("mixed-yardsticks", JUDGEMENT)]


def test_a_judgement_must_be_cited() -> None:
    assert found(judged("They sign.", rows=())) == [("no-citation", JUDGEMENT)]
    assert found(judged("They sign [1].", rows=())) == []
    assert found(judged("They sign.", rows=(), passages=(Passage(start=0, end=7, text="Harbour"),))) == []


def test_a_brief_says_its_handling_and_cut_off() -> None:
    assert found(replace(GOOD, handling=None)) == [("no-handling", "Brief")]
    assert found(replace(GOOD, cutoff=None)) == [("no-cutoff", "Brief")]


def test_bottom_line_basis_gaps_and_assumptions_are_read_too() -> None:
    assert found(replace(GOOD, bottom_line="They meet tomorrow.")) == [("relative-date", "Bottom line")]
    assert found(judged("They sign.", basis="it is likely")) == [("likelihood-and-confidence", f"{JUDGEMENT}, basis")]
    assert found(replace(GOOD, gaps=("Who comes next month",))) == [("relative-date", "Gap 1")]
    assert found(replace(GOOD, assumptions=("Nothing changes this week",))) == [("relative-date", "Assumption 1")]


def test_a_note_that_judges_is_held_to_the_same() -> None:
    note = Note(
        id="1", article_id=ARTICLE.id, text="They could sign.", updated="2022-03-31T08:00:00Z", label="judgement"
    )
    where = "Note “They could sign.”"
    assert found(GOOD, note) == [("no-citation", where), ("vague-word", where)]
    assert found(GOOD, replace(note, row="who", text="They sign.")) == []
    assert found(GOOD, replace(note, label="comment")) == []


def test_a_final_has_no_unreviewed_row_and_each_is_named() -> None:
    reviewed = lay(ARTICLE, BRIEF, {}, ())
    findings = [one for one in lint(ARTICLE, reviewed, GOOD, (), final=True) if one.rule == "unreviewed"]
    assert [one.row for one in findings] == [row.id for row in reviewed.rows]
    assert str(findings[0]) == "Who “Ada Quill”: nobody has reviewed it (unreviewed)"
    assert str(findings[6]) == "Agenda “meet envoy Tom Reed”: nobody has reviewed it (unreviewed)"
    assert found(GOOD, final=False) == []


def test_a_quote_row_must_stand_in_the_source() -> None:
    quote = BRIEF.quotes[0]
    curly = replace(quote, text="We shall  keep the channel open for all ships,")
    assert found(brief=replace(BRIEF, quotes=(curly,))) == []
    wrong = Quote(text="We shall shut the channel", speaker="Quill", start=quote.start, end=quote.end)
    assert found(brief=replace(BRIEF, quotes=(wrong,))) == [
        ("quote-not-verbatim", "Quotes “We shall shut the channel”")
    ]


def test_a_printed_time_must_be_resolved_to_a_date() -> None:
    when = BRIEF.answers.when[0]
    answers = replace(BRIEF.answers, when=(replace(when, iso=None),))
    assert found(brief=replace(BRIEF, answers=answers)) == [("relative-date", "When “on Monday”")]
    during = Answers(when=(replace(when, iso=None, text="during the meeting"),))
    assert found(brief=replace(BRIEF, answers=during)) == []
    item = BRIEF.agenda[0]
    assert item.when is not None
    undated = replace(item, when=replace(item.when, iso=None))
    assert found(brief=replace(BRIEF, agenda=(undated,))) == [("relative-date", "Agenda “meet envoy Tom Reed”")]
    date = DateMention(text="yesterday", iso="", start=0, end=9)
    assert found(brief=replace(BRIEF, dates=(date,))) == [("relative-date", "Dates “yesterday”")]


DOCUMENT = f"""---
title: "Talks"
type: briefing
information_cutoff: 2022-03-31
handling: "TLP:GREEN"
yardstick: phia
source_sha256: "{ARTICLE.sha256}"
---
**TLP:GREEN** · Information cut-off 31 Mar 2022 · Final, 1 of 2 fields reviewed

# Talks

## Bottom line

They meet.

## Key judgements

1. A deal is highly likely. Confidence: low (one source). [1] s2

## The facts

| | Answer | Status | Evidence |
|-|-|-|-|
| Who | Ada Quill | confirmed | [1] s1 |

## Quotes

> “We shall keep the channel open for all ships,”
>
> — Quill, said · [1] s3
"""


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('TLP:GREEN"', '"', "no-handling"),
        ("information_cutoff: 2022-03-31", "information_cutoff:", "no-cutoff"),
        ("highly likely. Confidence", "highly likely, with confidence", "likelihood-and-confidence"),
        ("highly likely", "very likely", "mixed-yardsticks"),
        (" [1] s2", "", "no-citation"),
        ("A deal is", "A deal could be", "vague-word"),
        ("They meet.", "They meet next week.", "relative-date"),
        ("the channel open", "the channel shut", "quote-not-verbatim"),
        ("| confirmed |", "| machine |", "unreviewed"),
    ],
)
def test_a_brief_in_a_file_is_read_by_the_same_rules(old: str, new: str, rule: str) -> None:
    assert lint_markdown(DOCUMENT, ARTICLE) == ()
    assert old in DOCUMENT
    assert [one.rule for one in lint_markdown(DOCUMENT.replace(old, new), ARTICLE)] == [rule]


def test_a_file_names_its_source_and_others_are_refused() -> None:
    assert source_of(DOCUMENT) == ARTICLE.sha256
    assert source_of("# x") is None
    for wrong in ("# x", "---\ntitle: x\n---\n", "---\n: [\n---\n"):
        with pytest.raises(ValueError, match="no brief"):
            lint_markdown(wrong, None)
    assert Finding(rule="vague-word", where="a", reason="b").row is None
