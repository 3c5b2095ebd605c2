"""Vectors of single words, remembered.

Before it looks at any neighbour, the model gives each token a vector of its own: hash embeddings of a few attributes of
the word, mixed by one layer (the *embed* of Honnibal's "embed, encode, attend, predict", 2016). That is a third of
the work of its networks, and running text says the same few thousand words again and again. So what a word's vector was
once is taken again; it is the same to the last bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["remember_words"]

_MOST = 16_000
"""Words remembered, at some 600 bytes each."""

_STEPS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
"""What the layers of an embedding begin with: attributes of words, to one array, embedded, mixed, back to documents."""

_WORDWISE = frozenset(("ints-getitem", "hashembed", "maxout", "layernorm", "dropout"))
"""Layers that make each row of their output from one row of their input."""

_Network = Any
"""A thinc model; its types say little here."""


def remember_words(nlp: Language) -> None:
    """Let the networks of the model remember the vectors of words, where their layers are the ones known here."""
    for _, pipe in nlp.pipeline:
        network: _Network = getattr(pipe, "model", None)
        for parent in list(network.walk()) if hasattr(network, "walk") else ():
            for place, layer in enumerate(parent.layers):
                if _is_embedding(layer):
                    parent.layers[place] = _remembering(layer)


def _is_embedding(layer: _Network) -> bool:
    names = [step.name.partition("(")[0] for step in layer.layers]
    if tuple(names) != _STEPS:
        return False
    return all(leaf.name in _WORDWISE for step in layer.layers[2:4] for leaf in step.walk() if not leaf.layers)


def _remembering(embedding: _Network) -> _Network:
    from thinc.api import Model

    memory = _Memory(embedding)

    def forward(model: _Network, docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
        if is_train:  # its weights are about to change
            memory.forget()
            return embedding(docs, is_train)  # type: ignore[no-any-return]
        return memory.vectors(docs), lambda gradient: gradient

    return Model("remembered_embedding", forward, layers=[embedding])


class _Memory:
    """The vectors of one embedding, by the attributes that it reads of a word."""

    def __init__(self, embedding: _Network) -> None:
        self._features = embedding.layers[0]
        self._steps = embedding.layers[1:]
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._rows: dict[bytes, int] = {}
        self._table: Any = None

    def vectors(self, docs: list[Doc]) -> list[Any]:
        """A matrix for each document, one row a token."""
        import numpy as np

        features = self._features.predict(docs)
        every = np.ascontiguousarray(np.concatenate(features))
        words: Any = every.view(np.dtype((np.void, every.itemsize * every.shape[1]))).ravel().tolist()
        if not self._rows.keys() >= set(words):
            self._learn(words, every)
        known = self._rows
        found = self._table[[known[word] for word in words]]
        return list(np.split(found, np.cumsum([len(one) for one in features])[:-1]))

    def _learn(self, words: list[bytes], every: Any) -> None:
        """Have the vectors of new words made, and put them into the table behind the others."""
        import numpy as np

        if len(self._rows) > _MOST:
            self.forget()
        new = {word: place for place, word in enumerate(words) if word not in self._rows}
        made = [every[list(new.values())]]
        for step in self._steps:
            made = step.predict(made)
        start, end = len(self._rows), len(self._rows) + len(new)
        if self._table is None or end > len(self._table):
            table = np.empty((2 * end, made[0].shape[1]), made[0].dtype)
            if start:
                table[:start] = self._table[:start]
            self._table = table
        self._table[start:end] = made[0]
        self._rows.update(zip(new, range(start, end), strict=True))
