"""The extraction core's door: articles in, briefs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from briefing_tui import __version__
from briefing_tui.extraction.agenda import find_agenda
from briefing_tui.extraction.failure import ReadingFailed, too_long
from briefing_tui.extraction.models import load
from briefing_tui.extraction.parse import Parser
from briefing_tui.extraction.questions import answer_all
from briefing_tui.extraction.reading import read_story
from briefing_tui.extraction.story import Story, stories
from briefing_tui.model import Article, Brief

__all__ = ["Reader"]

_BATCH = 8
"""Articles parsed together; more gains no speed and costs memory."""


class Reader:
    """Reads articles with one loaded model. Not thread-safe; give each process its own."""

    def __init__(self, model: str) -> None:
        """Load the model.

        Raises:
            ModelMissing: it is not installed or can't be loaded.
        """
        nlp = load(model)
        self.model = f"{model} {nlp.meta['version']}"
        """Name and version, as briefs carry it."""
        self._parser = Parser(nlp)

    def read(self, article: Article) -> Brief:
        """Read one article.

        Raises:
            ReadingFailed: it is too long.
        """
        if reason := too_long(len(article.text)):
            raise ReadingFailed(article.id, reason)
        return self.brief(next(self.stories([article])))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Brief | ReadingFailed]:
        """Read articles in order, parsing a few together; faster than one by one.

        An article that can't be read gives its failure in its place, and the others go through.
        """
        source = iter(articles)
        while batch := list(islice(source, _BATCH)):
            fit = [number for number, article in enumerate(batch) if too_long(len(article.text)) is None]
            try:
                parsed = dict(zip(fit, stories([batch[number] for number in fit], self._parser), strict=True))
            except Exception:
                parsed = {}  # one of them is to blame: each is parsed alone below
            for number, article in enumerate(batch):
                yield self._attempt(article, parsed.pop(number, None))

    def _attempt(self, article: Article, story: Story | None) -> Brief | ReadingFailed:
        try:
            return self.brief(story) if story is not None else self.read(article)
        except ReadingFailed as failure:
            return failure
        except Exception as error:
            return ReadingFailed(article.id, f"the reader stumbled over it ({type(error).__name__})")

    def stories(self, articles: Iterable[Article]) -> Iterator[Story]:
        """The parsed articles, for whoever wants to look inside: scripts that fit, tests that probe."""
        source = iter(articles)
        while batch := list(islice(source, _BATCH)):
            yield from stories(batch, self._parser)

    def brief(self, story: Story) -> Brief:
        """The brief of a parsed article."""
        reading = read_story(story)
        answers = answer_all(reading)
        return Brief(
            article_id=story.article.id,
            answers=answers,
            agenda=find_agenda(reading, answers),
            people=reading.mentions.people,
            places=reading.places.places,
            dates=reading.dates.mentions,
            quotes=reading.quotes.all,
            published=story.published.isoformat() if story.published else None,
            core=__version__,
            model=self.model,
        )
