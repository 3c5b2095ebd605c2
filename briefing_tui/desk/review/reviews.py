"""Reviewing: the API that both faces use, ``desk.reviews``.

Every call is on the disk when it returns, is one step of undo, and gives the brief as it then stands.
"""

from __future__ import annotations

from briefing_tui.desk.review.deciding import Deciding
from briefing_tui.desk.review.stating import Stating
from briefing_tui.review import Step

__all__ = ["Reviews"]


class Reviews(Deciding, Stating):
    """What the analyst decides, states and teaches.

    The calls that change something raise ``NotSaved`` where they could not, ``NotBriefed`` where the article has no
    brief, ``KeyError`` for a row that there isn't, and ``ValueError`` with one line for what can't be done to a row.
    """

    def undo(self) -> Step | None:
        """Take back the last step of this library, of whichever desk and session; None: there is none left."""
        with self.store.locked():
            return self._recounted(self.store.undo())

    def redo(self) -> Step | None:
        """Do again what was undone last; None: there is nothing, or something else was decided since."""
        with self.store.locked():
            return self._recounted(self.store.redo())

    def last(self, *, undone: bool = False) -> Step | None:
        """What :meth:`undo` would take back or, ``undone``, what :meth:`redo` would do again."""
        return self.store.last(undone=undone)

    def refresh(self, article_id: str) -> None:
        """Count again after the article was read again; what nobody has decided on has no count."""
        if self.store.counts([article_id]):
            reviewed = self.brief(article_id)
            self.store.recount({article_id: reviewed.count})
            self._find_again(reviewed)

    def _recounted(self, step: Step | None) -> Step | None:
        if step is not None:
            for article_id in step.articles:
                if self._library.brief(article_id) is not None:
                    self.refresh(article_id)
        return step
