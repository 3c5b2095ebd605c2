"""The library: every article that was added, its marks, and the brief or the failure of its reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefing_tui.library.adding import Arrival, arrive, namesake
from briefing_tui.library.finding import LISTED, Order
from briefing_tui.library.hits import Hit, hits_in
from briefing_tui.library.index import bump, index_brief
from briefing_tui.library.keeping import Keeping
from briefing_tui.library.packing import unpack
from briefing_tui.library.query import parse, whole
from briefing_tui.library.records import (
    ARTICLE_COLUMNS,
    ArticleRow,
    decode_brief,
    encode_brief,
    list_row,
)
from briefing_tui.library.room import number_of
from briefing_tui.library.surveying import Surveying
from briefing_tui.library.tending import Tending
from briefing_tui.model import OPEN_STATUSES, Article, Brief
from briefing_tui.text import one_line

__all__ = ["ArticleRow", "Library"]

_SHORTEST_PREFIX = 4
_ROWS = f"""
    SELECT number, id, headline, published, source, read, flagged, briefs.number IS NOT NULL, reason,
        new, reviewed, state,
        (SELECT json_group_array(tag) FROM (SELECT tag FROM tags WHERE tags.number = articles.number ORDER BY tag)),
        (SELECT count(*) - 1 FROM copies AS own JOIN copies AS other USING (leader) WHERE own.number = articles.number),
        (SELECT min(max(first, ?2)) FROM agenda WHERE agenda.number = articles.number AND last >= ?2
            AND status IN {OPEN_STATUSES}),
        CASE WHEN published IS NULL THEN dated END
    FROM articles LEFT JOIN briefs USING (number) LEFT JOIN failures USING (number) LEFT JOIN sheets USING (number)
    WHERE number IN (SELECT value FROM json_each(?1))
"""


class Library(Keeping, Surveying, Tending):
    """Articles and finished briefs. Usable from any thread, and by several programs at once.

    Every method raises :class:`LibraryError`, with one line that gives the reason, when the file is damaged, or
    can't be written.
    """

    def __init__(self, path: Path) -> None:
        """Open the library at ``path``, or create it.

        Raises:
            LibraryError: the file is damaged, foreign, or written by a newer program. It is left as it was.
        """
        super().__init__(path)

    def name_countries(self, country_of: Callable[[str], str | None]) -> None:
        """Let ``country:`` know the names of countries: ``country_of`` gives the ISO code of one."""
        self._finder.country_of = self._surveyor.country_of = country_of

    def add(self, articles: Iterable[Article], *, new: bool = False) -> list[Arrival]:
        """Add articles, all or none: what became of each. The same title and text are one article.

        An article that came without a publication day before takes the one it comes with now; one whose text was
        damaged is whole again.

        Args:
            articles: cleaned; see :func:`briefing_tui.intake.article`.
            new: mark those that are new as having come by themselves.
        """
        batch = list(articles)
        added = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.writing() as connection:
            became = [arrive(connection, article, added, new) for article in batch]
            if any(one != "known" for one in became):
                bump(connection)
        return became

    def as_known(self, article: Article) -> Article:
        """The article as it is here where it came before with its lines broken elsewhere; else itself.

        An identity is made of every character. Texts that an earlier version of the program took in broken at a
        margin keep theirs, and so their notes and decisions, when the same file comes again.
        """
        with self._database.reading() as connection:
            other = namesake(connection, article)
        known = self.article(other) if other is not None else None
        return replace(known, published=known.published or article.published) if known else article

    def ids(self, query: str = "", order: Order = "date", *, fold: bool = False, typing: bool = True) -> list[int]:
        """Row numbers of the articles that the query finds, in the order asked for.

        Args:
            query: see :mod:`briefing_tui.library.query`.
            order: see :data:`~briefing_tui.library.finding.Order`.
            fold: of the copies of one text, only the first.
            typing: the last word may be the beginning of a longer one.

        Raises:
            QueryError: the query is wrong.
        """
        asked = parse(query) if typing else whole(parse(query))
        with self._database.reading() as connection:
            return self._finder.find(connection, asked, order, fold, date.today().isoformat())

    def found(self, query: str) -> int:
        """How many articles the query finds, copies folded; nothing in it is still being typed.

        Raises:
            QueryError: the query is wrong.
        """
        asked = whole(parse(query))
        with self._database.reading() as connection:
            return self._finder.count(connection, asked)

    def hits(self, article_id: str, query: str) -> list[Hit]:
        """Where in title, text and notes of the article the words of the query stand.

        Raises:
            QueryError: the query is wrong.
        """
        asked = parse(query)
        sql = "SELECT title, text, note FROM contents WHERE number = (SELECT number FROM articles WHERE id = ?)"
        with self._database.reading() as connection:
            found = connection.execute(sql, (article_id,)).fetchone()
        title, text, note = found or ("", "", "")
        return [*hits_in(asked, "title", title or ""), *hits_in(asked, "text", text), *hits_in(asked, "note", note)]

    def rows(self, numbers: Iterable[int]) -> list[ArticleRow]:
        """What the list shows of these articles, in the order asked; unknown numbers are left out."""
        wanted = list(numbers)
        with self._database.reading() as connection:
            found = connection.execute(_ROWS, (json.dumps(wanted), date.today().isoformat())).fetchall()
        rows = {row[0]: list_row(*row) for row in found}
        return [rows[number] for number in wanted if number in rows]

    def count(self) -> int:
        """Number of articles, archived ones too, deleted ones not."""
        with self._database.reading() as connection:
            (number,) = connection.execute("SELECT count(*) FROM articles WHERE state < 2").fetchone()
        return int(number)

    def only(self) -> str | None:
        """Id of the one article that is listed, where there is but one and the archive is empty."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT id, state FROM articles WHERE state < 2 LIMIT 2").fetchall()
        return str(found[0][0]) if len(found) == 1 and found[0][1] == LISTED else None

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        sql = f"SELECT {ARTICLE_COLUMNS}, text FROM articles JOIN texts USING (number) WHERE id = ?"
        with self._database.reading() as connection:
            found = connection.execute(sql, (article_id,)).fetchone()
            if found is None:
                return None
            *known, text = found
            return Article(**dict(zip(ARTICLE_COLUMNS.split(", "), known, strict=True)), text=unpack(text) or "")

    def added(self, article_id: str) -> str | None:
        """When the article came into the library: ISO time in UTC."""
        found = self._value("SELECT added FROM articles WHERE id = ?", article_id)
        return None if found is None else str(found)

    def find_id(self, name: str) -> str | None:
        """The article that a person means by ``name``: its id, four or more first digits of one id, or its ref
        (of several with the same ref, the last added).
        """
        found = self._value("SELECT id FROM articles WHERE id = ? AND state < 2", name)
        if found is None and len(name) >= _SHORTEST_PREFIX and set(name) <= set("0123456789abcdef"):
            found = self._value(
                "SELECT min(id) FROM articles WHERE id BETWEEN ?1 AND ?1 || 'g' AND state < 2 HAVING count(*) = 1", name
            )
        if found is None:
            found = self._value(
                "SELECT id FROM articles WHERE ref = ? AND state < 2 ORDER BY number DESC LIMIT 1", name
            )
        return None if found is None else str(found)

    def brief(self, article_id: str) -> Brief | None:
        """The brief kept for the article, by whichever core and model made it."""
        sql = "SELECT brief, text FROM briefs JOIN articles USING (number) JOIN texts USING (number) WHERE id = ?"
        with self._database.reading() as connection:
            found = connection.execute(sql, (article_id,)).fetchone()
            return decode_brief(found[0], unpack(found[1]) or "") if found else None

    def keep(self, brief: Brief) -> None:
        """Keep a brief in the place of the one before, or of a failure.

        Raises:
            LibraryError: its article isn't in the library.
        """
        with self._database.writing() as connection:
            number = number_of(connection, brief.article_id)
            (text,) = connection.execute("SELECT text FROM texts WHERE number = ?", (number,)).fetchone()
            values = (number, encode_brief(brief, unpack(text) or ""), brief.core, brief.model)
            connection.execute("INSERT OR REPLACE INTO briefs VALUES (?, ?, ?, ?)", values)
            connection.execute("DELETE FROM failures WHERE number = ?", (number,))
            index_brief(connection, number, brief)

    def index_brief(self, brief: Brief) -> None:
        """Make a brief findable as it is shown, where the analyst's decisions changed it; the kept one stays.

        Raises:
            LibraryError: its article isn't in the library.
        """
        with self._database.writing() as connection:
            index_brief(connection, number_of(connection, brief.article_id), brief)

    def failure(self, article_id: str) -> str | None:
        """Why the article could not be read."""
        sql = "SELECT reason FROM failures JOIN articles USING (number) WHERE id = ?"
        reason = self._value(sql, article_id)
        return None if reason is None else str(reason)

    def keep_failure(self, article_id: str, reason: str) -> None:
        """Keep why the article could not be read, in one line. A brief from an earlier reading stays.

        Raises:
            LibraryError: the article isn't in the library.
        """
        with self._database.writing() as connection:
            values = (number_of(connection, article_id), one_line(reason))
            connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?)", values)
