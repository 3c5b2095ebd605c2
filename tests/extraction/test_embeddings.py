"""What is remembered of a word's vector is what the network makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy

from briefing_tui.extraction import embeddings
from briefing_tui.extraction.embeddings import remember_words
from briefing_tui.extraction.models import package_of
from briefing_tui.model import Article

if TYPE_CHECKING:
    from spacy.language import Language

_MADE = [
    "Ministers met in Oslo on 4 May, and the talks went on.",
    "Oslo",
    "\n\nThe harbour of Gdansk\n“isn't open,” she said.",
    "Ministers  met in Oslo again: 4,200 of them; met MET Met met.",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(package_of("en_core_web_sm"))


@pytest.fixture
def remembering() -> Language:
    nlp = spacy.load(package_of("en_core_web_sm"))
    remember_words(nlp)
    return nlp


def _same(remembering: Language, plain: Language, texts: list[str]) -> bool:
    pairs = zip(remembering.pipe(texts, batch_size=3), plain.pipe(texts, batch_size=3), strict=True)
    return all(np.array_equal(one.tensor, other.tensor) and one.to_json() == other.to_json() for one, other in pairs)


def test_both_networks_remember(remembering: Language) -> None:
    names = [
        [layer.name for layer in remembering.get_pipe(pipe).model.walk()]  # type: ignore[attr-defined]
        for pipe in ("tok2vec", "ner")
    ]
    assert [found.count("remembered_embedding") for found in names] == [1, 1]


def test_texts_read_the_same_to_the_last_bit(remembering: Language, plain: Language, sample: Article) -> None:
    texts = [*_MADE, sample.text, *reversed(_MADE)]
    for _ in range(2):
        assert _same(remembering, plain, texts)


def test_a_full_memory_begins_anew(monkeypatch: pytest.MonkeyPatch, remembering: Language, plain: Language) -> None:
    monkeypatch.setattr(embeddings, "_MOST", 10)
    for _ in range(2):
        assert _same(remembering, plain, _MADE)
