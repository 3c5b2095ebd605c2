"""Parsed text as plain objects: tokens in a dependency tree, sentences, named entities.

The only module that touches spaCy's objects, beside :mod:`~briefing_tui.extraction.attributes`. Everything above it
works on :class:`Token`, whose attributes are read a few times faster than spaCy's, so that the questions cost little
beside the parse.

Labels are those of the model: Penn Treebank tags, ClearNLP dependencies (``nsubj``, ``dobj``, ``xcomp`` …) and
OntoNotes entity types.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing_tui.extraction.attributes import remember
from briefing_tui.extraction.embeddings import remember_words
from briefing_tui.model import Field, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Entity", "Parser", "Sentence", "Token"]

_PART = 20_000
"""Characters parsed at once: a 200,000 character text in one piece costs 800 MB."""

_LONGEST = 400
"""Tokens in a sentence, at most. What has no full stop for longer is a list or a table, and is read in pieces: what is
done once for each word of a sentence, or for each level of its tree, stays bounded. News has next to none above 200."""

_LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}
"""Words whose lemma the models get wrong: *hopes* is taken for a form of *hop*."""

_RANKS = ("Sgt.", "Cpl.", "Pvt.", "Lt.", "Capt.", "Maj.", "Col.", "Cmdr.", "Det.", "Insp.", "Supt.", "Ft.")
"""Abbreviations that the tokenizer does not know: their points would end a sentence before the name."""

_BATCH: dict[str, dict[str, int]] = {"parser": {"batch_size": 32}, "ner": {"batch_size": 32}}
"""Parts that a component takes together. These two sort theirs by length and go through a quarter at a time, a token of
each part in a step, so that more parts make fewer steps; the other networks only outgrow the processor's cache."""

_BREAK = "briefing_paragraph_breaks"


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One word or mark, with its place in the tree. White space is no token."""

    i: int
    """Position among the tokens of its field."""
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ent: str
    """Type of the named entity it belongs to, or an empty string."""
    start: int
    """Offset in characters of the article's text (or title)."""
    end: int
    sentence: Sentence
    head: Token = dataclasses.field(init=False)
    """The token it depends on; the root of a sentence is its own head."""
    children: list[Token] = dataclasses.field(default_factory=list)
    """In text order."""

    def __repr__(self) -> str:
        return f"<{self.text}/{self.tag}/{self.dep} {self.start}>"

    @property
    def is_root(self) -> bool:
        """Whether it is the root of its sentence."""
        return self.head is self

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these dependency labels."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def children_by(self, *deps: str) -> list[Token]:
        """All children with one of these dependency labels, in text order."""
        return [child for child in self.children if child.dep in deps]

    def ancestors(self) -> Iterator[Token]:
        """Its head, its head's head, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """Itself and everything below it, in text order."""
        found = [self]
        for token in found:
            found.extend(token.children)
        found.sort(key=_position)
        return found

    def next(self, step: int = 1) -> Token | None:
        """The neighbour ``step`` tokens on (negative: back) inside the same sentence."""
        tokens = self.sentence.tokens
        place = self.i - tokens[0].i + step
        return tokens[place] if 0 <= place < len(tokens) else None


def _position(token: Token) -> int:
    return token.i


@dataclass(slots=True, eq=False, repr=False)
class Sentence:
    """A sentence of the title or the body."""

    index: int
    """Position among the sentences of its field."""
    field: Field
    paragraph: int
    """Position of its paragraph; page furniture counts as a paragraph end."""
    start: int
    end: int
    tokens: list[Token] = dataclasses.field(default_factory=list)
    entities: list[Entity] = dataclasses.field(default_factory=list)

    def __repr__(self) -> str:
        return f"<{self.field} s{self.index} {' '.join(t.text for t in self.tokens[:8])}…>"

    @property
    def span(self) -> Span:
        """Its offsets."""
        return (self.start, self.end)

    @property
    def root(self) -> Token:
        """The token the others hang from."""
        for token in self.tokens:
            if token.head is token:
                return token
        return self.tokens[0]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity, as the model sees it."""

    label: str
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.tokens[-1].end

    @property
    def root(self) -> Token:
        """Its token that depends on something outside it."""
        inside = {token.i for token in self.tokens}
        for token in self.tokens:
            if token.head is token or token.head.i not in inside:
                return token
        return self.tokens[-1]


class Parser:
    """A loaded model, and texts parsed by it."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        tokenizer: Any = nlp.tokenizer
        for rank in _RANKS:
            tokenizer.add_special_case(rank, [{"ORTH": rank}])
        if _BREAK not in nlp.pipe_names:
            _register_break()
            nlp.add_pipe(_BREAK, before="parser")
        remember(nlp)
        remember_words(nlp)

    def parse_many(self, texts: list[tuple[str, Field, int]]) -> list[list[Sentence]]:
        """Parse texts together, each into its sentences; faster than one by one.

        A text may hold stretches of blanks or newlines where something was masked: offsets stay those of the
        text given. The number is how many characters at its head are parsed apart, so that they don't colour the
        reading of what follows.
        """
        parts: list[tuple[str, tuple[int, int]]] = []
        for number, (text, _, head) in enumerate(texts):
            parts.extend((text[start:end], (number, start)) for start, end in _cut(text, head))
        builders = [_Builder(text, name) for text, name, _ in texts]
        for doc, (number, start) in self._nlp.pipe(parts, as_tuples=True, batch_size=8, component_cfg=_BATCH):
            builders[number].add(doc, start)
        return [builder.sentences for builder in builders]


def _cut(text: str, head: int) -> Iterator[Span]:
    if text[:head].strip():
        yield (0, head)
    start = head
    while len(text) - start > _PART:
        limit = start + _PART
        for mark in ("\n\n", "\n", ". ", " "):
            at = text.rfind(mark, start + _PART // 2, limit)
            if at > 0:
                limit = at + len(mark)
                break
        yield (start, limit)
        start = limit
    if text[start:].strip():
        yield (start, len(text))


class _Builder:
    """Collects the sentences of one text from the parsed parts of it."""

    def __init__(self, text: str, name: Field) -> None:
        self.sentences: list[Sentence] = []
        self._text = text
        self._field: Field = name
        self._paragraph = 0
        self._count = 0

    def add(self, doc: Doc, offset: int) -> None:
        tokens: dict[int, Token] = {}
        sentence: Sentence | None = None
        broken = True
        for word in doc:
            if word.is_sent_start or (sentence is not None and len(sentence.tokens) == _LONGEST):
                sentence = None
            if word.is_space:
                broken = broken or "\n" in word.text
                continue
            start = offset + word.idx
            end = start + len(word.text)
            if sentence is None:
                if broken:
                    self._paragraph += 1
                    broken = False
                sentence = Sentence(len(self.sentences), self._field, self._paragraph, start, end)
                self.sentences.append(sentence)
            sentence.end = end
            token = Token(
                self._count,
                word.text,
                word.lower_,
                _LEMMAS.get(word.lower_, word.lemma_),
                word.pos_,
                word.tag_,
                word.dep_,
                word.ent_type_,
                start,
                end,
                sentence,
            )
            tokens[word.i] = token
            sentence.tokens.append(token)
            self._count += 1
        self._link(doc, tokens)

    @staticmethod
    def _link(doc: Doc, tokens: dict[int, Token]) -> None:
        for i, token in tokens.items():
            head = doc[i].head
            while head.is_space and head.head is not head and head.head.i != head.i:
                head = head.head
            parent = tokens.get(head.i)
            token.head = parent if parent is not None and parent.sentence is token.sentence else token
            if token.head is not token:
                token.head.children.append(token)
        for span in doc.ents:
            inside = [tokens[word.i] for word in span if word.i in tokens]
            if inside:
                sentence = inside[0].sentence
                sentence.entities.append(Entity(span.label_, tuple(t for t in inside if t.sentence is sentence)))


def _register_break() -> None:
    from spacy.language import Language

    if Language.has_factory(_BREAK):
        return

    @Language.component(_BREAK)
    def paragraph_breaks(doc: Doc) -> Doc:
        """A line end is a sentence end, whatever the parser thinks."""
        after_break = False
        for word in doc:
            if word.is_space and "\n" in word.text:
                after_break = True
            elif after_break:
                word.is_sent_start = True
                after_break = False
        return doc
