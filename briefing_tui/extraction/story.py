"""One article, read once: its title and body as sentences, with page furniture left out.

Every question of the brief starts from a :class:`Story`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing_tui.extraction.filing import Filing, filings
from briefing_tui.extraction.furniture import furniture
from briefing_tui.extraction.parse import Entity, Parser, Sentence, Token
from briefing_tui.extraction.publication import publication_date
from briefing_tui.extraction.seams import seams
from briefing_tui.extraction.slugs import slugs
from briefing_tui.model import Article, Field, Span

__all__ = ["Story", "stories"]

_MARKS = " \t\n-–—:|"
"""What may stand between a dateline and its sentence."""


@dataclass(slots=True, eq=False, repr=False)
class Story:
    """An article's title and body, parsed."""

    article: Article
    title: list[Sentence]
    """Sentences of the title (offsets count in it); empty where the article has none."""
    sentences: list[Sentence]
    """Sentences of the body, furniture and filing lines left out."""
    published: date | None
    """From the record, else found in the text."""
    furniture: list[Span] = field(default_factory=list)
    """Stretches of the text that belong to the page, not to the article."""
    filed: list[Sentence] = field(default_factory=list)
    """Bylines and datelines, which say who filed the report, from where and when."""

    @property
    def lead(self) -> list[Sentence]:
        """The first two sentences of the body, where news puts its main event."""
        return self.sentences[:2]

    @property
    def all_sentences(self) -> list[Sentence]:
        """Title, filing lines, body."""
        return self.title + self.filed + self.sentences

    @property
    def tokens(self) -> Iterator[Token]:
        """The tokens of the body."""
        return (token for sentence in self.sentences for token in sentence.tokens)

    @property
    def entities(self) -> Iterator[Entity]:
        """The named entities of title, filing lines and body."""
        return (entity for sentence in self.all_sentences for entity in sentence.entities)

    def words(self, span: Span, name: Field = "text") -> str:
        """The printed words at these offsets."""
        return self.article.part(name)[span[0] : span[1]]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The body sentence that covers this offset."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        found = self.sentences[low] if low < len(self.sentences) else None
        return found if found is not None and found.start <= offset else None


def stories(articles: Sequence[Article], parser: Parser) -> list[Story]:
    """Parse articles together into stories, in order."""
    masks = [sorted(furniture(a.text) + seams(a.text, a.title) + slugs(a.text)) for a in articles]
    bodies = [_masked(article.text, spans) for article, spans in zip(articles, masks, strict=True)]
    lines = [filings(body) for body in bodies]
    texts: list[tuple[str, Field, int]] = []
    for article, body, filed in zip(articles, bodies, lines, strict=True):
        head = filed[-1].span[1] if filed else 0
        texts += (
            (_masked(article.title or "", slugs(article.title or "")), "title", 0),
            (_masked(body, [_seam(body, line) for line in filed]), "text", head),
        )
    parsed = parser.parse_many(texts)
    return [
        _story(article, parsed[2 * number], parsed[2 * number + 1], masks[number], lines[number])
        for number, article in enumerate(articles)
    ]


def _story(
    article: Article, title: list[Sentence], body: list[Sentence], masks: list[Span], lines: list[Filing]
) -> Story:
    end = lines[-1].span[1] if lines else 0
    filed = [
        s for s in body if s.start < end and any(s.start < line.span[1] and s.end > line.span[0] for line in lines)
    ]
    told = [sentence for sentence in body if sentence not in filed]
    if not told:  # a text of one line that looks like a filing line is the story
        filed, told = [], body
    for sentence in filed:
        sentence.index = 0
    for number, sentence in enumerate(told):
        sentence.index = number
    return Story(article, title, told, publication_date(article, lines), masks, filed)


def _seam(text: str, line: Filing) -> Span:
    """What to break at between a filing line and its sentence: the marks between them, or all of a bare agency."""
    start, end = line.span
    return (start if text[start] in "([" else start + len(text[start:end].rstrip(_MARKS)), end)


def _masked(text: str, spans: list[Span]) -> str:
    """The text with furniture replaced by line ends, so that every offset stays true."""
    pieces: list[str] = []
    place = 0
    for start, end in spans:
        pieces += (text[place:start], "\n" * (end - max(place, start)))
        place = max(place, end)
    pieces.append(text[place:])
    return "".join(pieces)
