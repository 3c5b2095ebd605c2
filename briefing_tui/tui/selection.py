"""Where the analyst is in the source: a sentence, a word of it, or a selection of words. No drawing, no keys."""

from __future__ import annotations

from bisect import bisect_right

from briefing_tui.model import Article, Field, Passage, Span
from briefing_tui.tui.sentences import sentences, words

__all__ = ["Selection"]

_PARTS: tuple[Field, ...] = ("title", "text")


class Selection:
    """A cursor that goes by sentences and by words, and the words between two of its places."""

    def __init__(self, article: Article) -> None:
        """On the first sentence, nothing selected."""
        self._article = article
        self._sentences = [(part, *span) for part in _PARTS for span in sentences(article.part(part))]
        self._words = {part: words(article.part(part)) for part in _PARTS}
        self._starts: dict[tuple[Field, int], int] = {}
        self._ends: dict[tuple[Field, int], int] = {}
        for at, (part, start, end) in enumerate(self._sentences):
            if inside := self._inside(at):
                self._starts[part, inside[0]], self._ends[part, inside[-1]] = start, end
        self._at = 0
        self._word: int | None = None
        """Index of the word under the cursor, in its part; None: the whole sentence."""
        self._anchor: int | None = None
        """Index of the word that the selection began at."""

    @property
    def field(self) -> Field:
        """The part of the article that the cursor is in."""
        return self._sentences[self._at][0] if self._sentences else "text"

    @property
    def sentence(self) -> Span | None:
        """The sentence under the cursor; None: there is none."""
        return self._sentences[self._at][1:] if self._sentences else None

    @property
    def word(self) -> Span | None:
        """The word under the cursor, once the analyst went by words."""
        return None if self._word is None else self._words[self.field][self._word]

    @property
    def selected(self) -> Span | None:
        """From the first to the last selected word."""
        if self._anchor is None or self._word is None:
            return None
        here = self._words[self.field]
        first, last = sorted((self._anchor, self._word))
        # Whole sentences are selected with their quotation marks and full stops.
        start, end = self._starts.get((self.field, first)), self._ends.get((self.field, last))
        return (start, end) if start is not None and end is not None else (here[first][0], here[last][1])

    @property
    def passage(self) -> Passage | None:
        """What is selected; else the word, else the sentence under the cursor."""
        span = self.selected or self.word or self.sentence
        if span is None:
            return None
        start, end = span
        return Passage(start=start, end=end, text=self._article.part(self.field)[start:end], field=self.field)

    def go_to(self, offset: int, field: Field = "text") -> None:
        """Put the cursor on the sentence that holds this place, or the one before it; nothing is selected then."""
        self.let_go()
        here = [at for at, (part, start, _) in enumerate(self._sentences) if part == field and start <= offset]
        there = [at for at, (part, _, _) in enumerate(self._sentences) if part == field]
        self._at = here[-1] if here else there[0] if there else self._at

    def let_go(self) -> bool:
        """Select nothing, and stand on the sentence as a whole; False where that was so already."""
        held = self._word is not None
        self._word = self._anchor = None
        return held

    def move(self, step: int) -> None:
        """By sentences. While something is selected, the selection grows or shrinks with it, within its part."""
        if self._anchor is None:
            self._at = max(0, min(self._at + step, len(self._sentences) - 1))
            self._word = None
            return
        at = self._at + step
        if 0 <= at < len(self._sentences) and self._sentences[at][0] == self.field:
            self._at = at
            inside = self._inside(at)
            if inside:
                self._word = inside[-1] if inside[-1] > self._anchor else inside[0]

    def step(self, words: int) -> None:
        """By words, into the next sentence, too; a selection follows."""
        here = self._words[self.field]
        if not here:
            return
        if self._word is None:
            inside = self._inside(self._at)
            self._word = inside[-1 if words < 0 else 0] if inside else None
        else:
            self._word = max(0, min(self._word + words, len(here) - 1))
        if self._word is not None:
            self._follow(here[self._word][0])

    def hold(self, *, whole: bool = False) -> None:
        """Begin to select at the word under the cursor, or with the whole sentence; go on where it has begun."""
        if self._anchor is not None:
            return
        inside = self._inside(self._at)
        if whole and inside:
            self._anchor, self._word = inside[0], inside[-1]
        elif inside:
            self._word = self._word if self._word is not None else inside[0]
            self._anchor = self._word

    @property
    def holding(self) -> bool:
        """Something is being selected."""
        return self._anchor is not None

    def point(self, offset: int, field: Field, *, drag: bool) -> None:
        """Put the cursor on the word at a place; ``drag``: select from where it was."""
        if drag and field != self.field:
            return
        if not drag:
            self.go_to(offset, field)
        found = bisect_right(self._words[field], offset, key=lambda span: span[0]) - 1
        if found < 0:
            return
        if drag:
            self.hold()
        self._word = found
        self._follow(self._words[field][found][0])

    def _follow(self, offset: int) -> None:
        field = self.field
        for at, (part, start, end) in enumerate(self._sentences):
            if part == field and start <= offset < end:
                self._at = at

    def _inside(self, at: int) -> range:
        """Indices of the words of a sentence."""
        part, start, end = self._sentences[at] if self._sentences else ("text", 0, 0)
        here = self._words[part]
        first = bisect_right(here, start - 1, key=lambda span: span[0])
        last = bisect_right(here, end - 1, key=lambda span: span[0])
        return range(first, last)
