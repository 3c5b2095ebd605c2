"""Speakers who are named only behind their words, where nothing before and around them says who speaks."""

from __future__ import annotations

from briefing_tui.extraction.cues import words
from briefing_tui.extraction.mentions import Mentions
from briefing_tui.extraction.parse import Token
from briefing_tui.extraction.quotes.context import Context
from briefing_tui.extraction.quotes.naming import SUBJECTS, Naming, Said

__all__ = ["Later"]

_FAR = 36
"""Tokens behind a quotation in which the antecedent of its pronoun is sought."""


class Later:
    """Looks behind a quotation, within its paragraph."""

    def __init__(self, context: Context, mentions: Mentions, naming: Naming) -> None:
        self._context = context
        self._mentions = mentions
        self._naming = naming

    def actor(self, end: int) -> Said | None:
        """Who acts in the sentence right behind a quotation that ends here: *"…" Keller tapped the lectern.*"""
        behind = self._behind(end + 1)
        subject = behind[0].sentence.root.child(*SUBJECTS) if behind else None
        if subject is None or subject.start <= end or not self._is_person(subject):
            return None
        return self._naming.by_head(subject, None)

    def antecedent(self, end: int, said: Said) -> Said:
        """Whom a pronoun without antecedent means: the next person. *"…," he said. Keller sells boats now.*"""
        wrong = words("people", "male" if said.name == "she" else "female")
        for token in self._behind(end):
            if token.pos != "PROPN" or token.dep not in SUBJECTS or self._context.quoted(token.start):
                continue
            if self._is_person(token) and not any(child.lower in wrong for child in token.children):
                return Said(self._mentions.name_of(token), said.verb, token)
        return said

    def _behind(self, offset: int) -> list[Token]:
        """The next tokens of the paragraph that this offset stands in."""
        place = self._context.place(offset)
        tokens = self._context.tokens[place : place + _FAR]
        first = tokens[0] if tokens else None
        if first is None or "\n" in self._context.story.article.text[offset : first.start]:
            return []
        return [token for token in tokens if token.sentence.paragraph == first.sentence.paragraph]

    def _is_person(self, token: Token) -> bool:
        party = self._mentions.entity_of(token)
        return party is not None and party.kind == "person"
