"""What is remembered of the attribute ruler is what the ruler says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_tui.extraction.attributes import remember
from briefing_tui.extraction.models import package_of
from briefing_tui.model import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_WORDS = """
there there's is are was aren't ain't isn't don't can't n't gonna gotta got gon na ta let let's
c'mon c'm on y'all nothin' nothing more most less that which who to be been have has 'd 's 're will
would the a an no both some Minister met him her it and but if because as of in than so — “ ” ( ) :
% $ 5 five 5th . , ?
"""


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(package_of("en_core_web_sm"))


@pytest.fixture(scope="module")
def remembering() -> Language:
    nlp = spacy.load(package_of("en_core_web_sm"))
    remember(nlp)
    assert "attribute_ruler" not in nlp.pipe_names
    return nlp


def said(doc: Doc) -> Iterator[tuple[str, str, str, str]]:
    for token in doc:
        if not token.is_space:
            yield token.text, token.pos_, str(token.morph), token.lemma_


def test_the_sample_reads_the_same_twice(plain: Language, remembering: Language, sample: Article) -> None:
    expected = list(said(plain(sample.text)))
    assert list(said(remembering(sample.text))) == expected
    assert list(said(remembering(sample.text))) == expected


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(st.sampled_from(sorted(_WORDS.split())), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=12
    )
)
def test_any_words_read_the_same(plain: Language, remembering: Language, lines: list[str]) -> None:
    for line in lines:
        assert list(said(remembering(line))) == list(said(plain(line)))


def test_patterns_that_are_not_understood_stay_with_the_ruler() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"ORTH": "Oslo"}]], {"POS": "PROPN"})  # type: ignore[attr-defined]
    remember(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]
