"""The sections of one document about many articles: top lines, themes, forward look, sources numbered once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from briefing_tui import __version__
from briefing_tui.days import days
from briefing_tui.export.dossier import MACHINE, Dossier, Entry
from briefing_tui.export.escape import escape
from briefing_tui.export.look import Look
from briefing_tui.export.safe import NO_NOTES, Safe, safe
from briefing_tui.export.sections import Sections
from briefing_tui.export.stories import OTHER, Story, stories, theme
from briefing_tui.export.tables import table
from briefing_tui.export.wording import answer_line, headline
from briefing_tui.model import AgendaItem, Question
from briefing_tui.text import one_line
from briefing_tui.wording import date_words, day, deed, joined, parties

__all__ = ["Daily"]

_STRICTNESS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
_FORWARD = ("When", "Item", "Kind", "Who → with", "Where", "Status", "Evidence")
_OVERDUE = "### Date passed, outcome not in these sources"
_TOLD: tuple[Question, ...] = ("who", "what", "where", "when", "why")


class Daily:
    """Sections about all articles; the number of a source is its place in the sequence, from one."""

    def __init__(self, dossiers: Sequence[Dossier], look: Look) -> None:
        self._look = look
        self._pages = [Sections(dossier, look, number) for number, dossier in enumerate(dossiers, start=1)]

    @property
    def title(self) -> str:
        """``Daily brief, 31 Mar 2022: summit``; not escaped yet."""
        topic = one_line(self._look.topic)
        return f"Daily brief, {day(self._look.generated.date().isoformat())}" + (f": {topic}" if topic else "")

    @property
    def handling(self) -> str | None:
        """The strictest marking among the articles."""
        marks = [page.handling for page in self._pages if page.handling in _STRICTNESS]
        return max(marks, key=lambda mark: _STRICTNESS.index(mark or ""), default=self._look.handling)

    @property
    def foot(self) -> Safe:
        """The handling marking, for the document's last line."""
        return Safe(f"**{self.handling or 'No handling marking'}**")

    @property
    def state(self) -> Safe:
        """Handling, cut-off, number of articles, and how far their review has come."""
        cutoffs = [page.dossier.cutoff for page in self._pages if page.dossier.cutoff]
        cutoff = f"Information cut-off {escape(day(max(cutoffs, default=None)) or 'not known')}"
        decided = sum(page.dossier.decided for page in self._pages)
        fields = sum(page.dossier.fields for page in self._pages)
        stage = "Final" if self._look.final else "Draft"
        count = f"{len(self._pages)} article{'s' if len(self._pages) > 1 else ''}"
        return Safe(" · ".join((self.foot, cutoff, count, f"{stage}, {decided} of {fields} fields reviewed")))

    @property
    def top_lines(self) -> Safe:
        """A line a story, the ones that most articles tell first: the source's own headline, or the analyst's words."""
        ranked = sorted(self._stories, key=lambda story: -len(story.articles))
        return safe(f"- {self._line(story)} {self._cited(story)}" for story in ranked)

    @property
    def themes(self) -> Safe:
        """The stories under their themes, each with what its first article answers."""
        by_theme: dict[str, list[Story]] = {}
        for story in self._stories:
            by_theme.setdefault(theme(self._pages[story.first].dossier), []).append(story)
        lines: list[str] = []
        for name in sorted(by_theme, key=lambda name: (name == OTHER, name)):
            lines += [*([""] if lines else []), f"### {name}", ""]
            for story in by_theme[name]:
                lines += self._told(story)
        return safe(lines)

    @property
    def forward_look(self) -> Safe:
        """All that lies ahead on the day of the document, by date, undated items last; below it, what is overdue."""
        items = [
            (page, entry) for page in self._pages for entry in page.dossier.agenda() if entry.value.status != "done"
        ]
        items.sort(key=lambda one: _by_date(one[1].value))
        today = self._look.generated.date()
        passed = [_has_passed(entry.value, today) for _, entry in items]
        lines = table(_FORWARD, (_row(*one) for one, gone in zip(items, passed, strict=True) if not gone))
        overdue = [one for one, gone in zip(items, passed, strict=True) if gone and one[1].value.status != "cancelled"]
        if overdue:
            lines = lines or ["*Nothing lies ahead*"]
            lines += ["", _OVERDUE, "", *table(_FORWARD, (_row(*one) for one in overdue))]
        return safe(lines)

    @property
    def notes(self) -> Safe:
        """What the analyst wrote about any of the articles."""
        lines = [
            f"### [{page.number}] {escape(headline(page.dossier.article))}\n\n" + "\n\n".join(page.written(top=4))
            for page in self._pages
            if page.dossier.notes
        ]
        return safe(["\n\n".join(lines)]) if lines else NO_NOTES

    @property
    def gaps(self) -> Safe:
        """Stories that rest on one source, and articles without a date."""
        single = [story for story in self._stories if len(story.articles) == 1]
        lines = (
            [f"- One source only, not corroborated: {', '.join(self._cited(story) for story in single)}"]
            if single
            else []
        )
        undated = [f"[{page.number}]" for page in self._pages if page.dossier.published is None]
        lines += [f"- Publication date not known: {', '.join(undated)}"] if undated else []
        return safe(lines)

    @property
    def sources(self) -> Safe:
        """Every article once."""
        return safe(["\n\n".join(page.source() for page in self._pages)])

    @property
    def method(self) -> Safe:
        """Who found what, and how stories are told apart."""
        models = dict.fromkeys(escape(page.dossier.machine.model) for page in self._pages)
        return Safe(
            f"briefing {__version__} with {', '.join(models)}. What is taken from the sources was found by machine, in "
            "their words; only what says *confirmed*, *edited* or *added* has been reviewed. Articles are one story "
            "when their headlines and names share words within three days. Evidence: source number and sentence."
        )

    @cached_property
    def _stories(self) -> list[Story]:
        return stories([page.dossier for page in self._pages])

    def _line(self, story: Story) -> str:
        pages = [self._pages[place] for place in story.articles]
        stated = (page.dossier.tradecraft.bottom_line for page in pages if page.dossier.tradecraft)
        return next(
            (escape(line) for line in stated if one_line(line)), f"“{escape(headline(pages[0].dossier.article))}”"
        )

    def _cited(self, story: Story) -> str:
        return " ".join(f"[{place + 1}]" for place in story.articles)

    def _told(self, story: Story) -> Iterator[str]:
        page = self._pages[story.first]
        yield f"- “{escape(headline(page.dossier.article))}” {self._cited(story)}"
        for question in _TOLD:
            if question == "what" and page.dossier.article.title:
                continue  # the headline has said it
            entry = page.dossier.answer(question)
            if entry is not None:
                words = escape(answer_line(entry.value)) + ("" if entry.status == MACHINE else f" ({entry.status})")
                yield f"  - {question.capitalize()}: {joined(' · ', words, page.answer_evidence(entry.value))}"


def _row(page: Sections, entry: Entry[AgendaItem]) -> tuple[str, ...]:
    item = entry.value
    when = (date_words(item.when.iso) or item.when.text) if item.when else None
    return (
        escape(when or "no date"),
        escape(deed(item)),
        escape(item.kind),
        escape(parties(item)),
        escape(item.where or ""),
        escape(item.status) + ("" if entry.status == MACHINE else f" ({entry.status})"),
        page.evidence(item.evidence.start),
    )


def _has_passed(item: AgendaItem, today: date) -> bool:
    covered = days(item.when.iso) if item.when and item.when.iso else None
    return covered is not None and covered.last < today


def _by_date(item: AgendaItem) -> tuple[bool, str]:
    iso = item.when.iso if item.when else None
    return (iso is None, iso or "")
