"""A printed name: its words, the titles in front of it, and the list of given names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing_tui.extraction.cues import DATA
from briefing_tui.extraction.parse import Sentence, Token
from briefing_tui.model import Span

__all__ = ["Name", "Word", "given_names"]


@cache
def given_names() -> frozenset[str]:
    """Common given names, lower case, accents as printed."""
    lines = (DATA / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name.lower() for line in lines if not line.startswith("#") for name in line.split())


@dataclass(slots=True, eq=False)
class Word:
    """A printed word: one token, or several joined by hyphens (*Jong-un*, *al-Assad*, *Smith-Schuster*)."""

    text: str
    tokens: list[Token]

    @property
    def lower(self) -> str:
        """In lower case."""
        return self.text.lower()

    @property
    def is_initial(self) -> bool:
        """Whether it is one or more initials: *W*, *J.*, *T.J.*, *JK*."""
        letters = self.text.replace(".", "")
        if len(letters) == 1:
            return letters.isupper() and self.tokens[0].tag not in ("PRP", "DT")
        return len(letters) == 2 and letters.isupper() and (("." in self.text) or not set(letters) & set("AEIOU"))

    @property
    def is_acronym(self) -> bool:
        """Whether it is printed in capitals only."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(slots=True, eq=False)
class Name:
    """A candidate: one printed name that may be a person's."""

    words: list[Word]
    """The name proper."""
    lead: list[Word]
    """Capitalised words in front of it in the same run: titles, offices, nationalities."""

    def __repr__(self) -> str:
        return f"<name {self.text}>"

    @property
    def text(self) -> str:
        """The name, its words joined by single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def first(self) -> Token:
        """Its first token."""
        return self.words[0].tokens[0]

    @property
    def last(self) -> Token:
        """Its last token."""
        return self.words[-1].tokens[-1]

    @property
    def tokens(self) -> list[Token]:
        """All its tokens."""
        return [token for word in self.words for token in word.tokens]

    @property
    def sentence(self) -> Sentence:
        """Where it stands."""
        return self.first.sentence

    @property
    def span(self) -> Span:
        """Offsets of the name without its lead."""
        return (self.first.start, self.last.end)

    @property
    def opening(self) -> Token:
        """First token of the lead, or of the name where it has none."""
        return self.lead[0].tokens[0] if self.lead else self.first
