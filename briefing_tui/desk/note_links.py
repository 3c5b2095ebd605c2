"""Links between notes, names and articles: ``[[`` completes them, and they can be followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing_tui.model import Article, Brief

if TYPE_CHECKING:
    from briefing_tui.desk.rooms import Articles, Notes

__all__ = ["Candidate", "Destination", "NoteLinks", "links"]

_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_EXPORTED = re.compile(r"-([0-9a-f]{8})(?:\.md)?$")
"""Ends the name of the file that a brief is exported under: first digits of the article's id."""
_MOST = 20
"""Candidates offered at a time."""
_LOOKED_AT = 40
"""Articles whose names are looked through for candidates."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What ``[[`` can be completed to."""

    text: str
    """What the analyst reads in the list of candidates."""
    kind: Literal["person", "place", "article"]
    link: str
    """What stands between the brackets: a name, or the file name that a brief is exported under and its headline."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads."""

    article_id: str | None = None
    """The article to open; None: those that :attr:`query` finds."""
    name: str = ""
    """Person or place to go to in its brief; empty: the article itself."""
    query: str = ""
    """Finds the articles with the name."""


def links(text: str) -> tuple[str, ...]:
    """What stands between the brackets of each link in a note, in order, each once."""
    return tuple(dict.fromkeys(found.strip() for found in _LINK.findall(text) if found.strip()))


class NoteLinks:
    """What links can be made to, and where they lead."""

    _library: Articles
    _notebook: Notes

    def candidates(self, prefix: str, article_id: str | None = None) -> tuple[Candidate, ...]:
        """What ``[[`` and these letters may be completed to, twenty at most.

        First people and places of the article, then those of the whole library, then other articles.
        """
        wanted = " ".join(prefix.casefold().split())
        found = dict.fromkeys(self._names(article_id, wanted))
        if wanted and len(found) < _MOST:
            for field in ("who", "where"):
                for other in self._matching(wanted, field):
                    found.update(dict.fromkeys(self._names(other, wanted)))
        if len(found) < _MOST:
            found.update(dict.fromkeys(self._articles(wanted, article_id)))
        return tuple(found)[:_MOST]

    def follow(self, link: str, article_id: str | None = None) -> Destination | None:
        """Where a link leads; None: nowhere yet.

        Args:
            link: what stands between the brackets.
            article_id: the article of the note: a name in its brief is gone to there.
        """
        target = " ".join(link.partition("|")[0].split())
        exported = _EXPORTED.search(target)
        if exported and (found := self._library.find_id(exported[1])):
            return Destination(found)
        name = target.casefold()
        if any(one.text.casefold() == name for one in self._names(article_id, name)):
            return Destination(article_id, target)
        for field in ("who", "where"):
            if any(one.text.casefold() == name for other in self._matching(name, field) for one in self._names(other)):
                return Destination(query=f'{field}:"{_words(target)}"')
        called = (one for one in self._matching(name) if _words(self.headline(one)) == _words(name))
        return next((Destination(one) for one in called), None)

    def _names(self, article_id: str | None, wanted: str = "") -> Iterator[Candidate]:
        brief = self._library.brief(article_id) if article_id else None
        for one in _named(brief) if brief else ():
            if wanted in one.text.casefold():
                yield one

    def _matching(self, words: str, field: str = "") -> list[str]:
        """Ids of the first articles that have the words, in this field or anywhere, the last perhaps unfinished."""
        terms = [f"{field}:{word}" if field else word for word in _words(words).split()]
        numbers = self._library.ids(" ".join(terms), "best")[:_LOOKED_AT] if terms else []
        return [row.id for row in self._library.rows(numbers)]

    def _articles(self, wanted: str, but: str | None) -> Iterator[Candidate]:
        numbers = self._library.ids(_words(wanted))[: _MOST + 1] if not wanted or _words(wanted) else []
        for row in self._library.rows(numbers):
            article = self._library.article(row.id)
            if article is not None and row.id != but:
                yield self._linked(article)

    def _linked(self, article: Article) -> Candidate:
        from briefing_tui.export import file_name

        brief = self._library.brief(article.id)
        safe = " ".join(re.sub(r"[\[\]|#^]", " ", article.headline).split())
        if brief is None:
            return Candidate(article.headline, "article", safe)
        return Candidate(article.headline, "article", f"{file_name(article, brief).removesuffix('.md')}|{safe}")

    def headline(self, article_id: str) -> str:
        """What the article of a note is called, also where the library no longer has it."""
        article = self._library.article(article_id)
        return article.headline if article else f"An article that is no longer in the library ({article_id})"


def _words(text: str) -> str:
    """The words of a text with nothing in them that a query could take for an operator."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _named(brief: Brief) -> Iterator[Candidate]:
    for person in brief.people:
        yield Candidate(person.name, "person", person.name)
    for place in brief.places:
        yield Candidate(place.text, "place", place.text)
