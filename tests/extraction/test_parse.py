"""Parsed text: offsets stay true whatever the text is made of."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_tui.extraction.parse import Parser
from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Article
from briefing_tui.text import clean


@pytest.fixture(scope="module")
def blank() -> Parser:
    """A parser whose model only splits words and sentences: quick, and offsets are offsets."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", name="parser")
    return Parser(nlp)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400).map(clean), st.integers(0, 40))
def test_tokens_are_the_text_at_their_offsets(blank: Parser, text: str, head: int) -> None:
    (sentences,) = blank.parse_many([(text, "text", min(head, len(text)))])
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert [token.i for token in tokens] == list(range(len(tokens)))
    for sentence in sentences:
        assert sentence.span == (sentence.tokens[0].start, sentence.tokens[-1].end)


def test_a_long_text_is_cut_without_losing_its_place(blank: Parser) -> None:
    text = "\n\n".join(f"Paragraph {n} says little. It ends here." for n in range(3_000))
    (sentences,) = blank.parse_many([(text, "text", 0)])
    assert len(sentences) == 6_000
    assert text[sentences[-1].start : sentences[-1].end] == "It ends here."
    assert sentences[-1].paragraph == 3_000
    assert [sentence.index for sentence in sentences] == list(range(6_000))


def test_what_has_no_full_stop_is_read_in_pieces(reader: Reader) -> None:
    text = "The council will " + "meet Ada Berg and Tomas Lindh , " * 150 + "and go."
    article = Article(id="0" * 16, ref="t", title=None, text=text, sha256="")
    story = next(reader.stories([article]))
    tokens = list(story.tokens)
    assert "".join(token.text for token in tokens) == text.replace(" ", "")
    assert len(story.sentences) > 1
    assert max(len(sentence.tokens) for sentence in story.sentences) <= 400
    assert all(token.head.sentence is token.sentence for token in tokens)
    assert all(
        token.sentence is sentence for sentence in story.sentences for e in sentence.entities for token in e.tokens
    )


def test_a_line_end_is_a_sentence_end(blank: Parser) -> None:
    (sentences,) = blank.parse_many([("A headline without a stop\nThe text goes on here.", "text", 0)])
    assert [sentence.paragraph for sentence in sentences] == [1, 2]


def test_several_texts_keep_apart(blank: Parser) -> None:
    first, nothing, second = blank.parse_many([("One.", "title", 0), ("", "text", 0), ("Two. Three.", "text", 0)])
    assert [len(first), len(nothing), len(second)] == [1, 0, 2]
    assert first[0].field == "title"
    assert second[1].index == 1


def test_a_rank_is_one_token_with_its_point(blank: Parser) -> None:
    ((sentence,),) = blank.parse_many([("Sgt. Bell met Capt. Cray", "text", 0)])
    assert [token.text for token in sentence.tokens] == ["Sgt.", "Bell", "met", "Capt.", "Cray"]
