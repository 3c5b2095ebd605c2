"""One export on its way into files: each whole or not at all, the folder's entries made durable once at the end.

Waiting for the disk is most of the time it takes, so a few files are on their way at once while the next is made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_tui.desk.placing import Ledger, place_document, place_file
from briefing_tui.export import DATA, DOCUMENTS, SINGLE, Document, Dossier, Look, file_name, gathered_name
from briefing_tui.files import private_folder, sweep, sync_folder, write_whole

__all__ = ["Begun", "Exported", "Writing"]

_THREADS = 4
_UNDER_WAY = 8
"""Files on their way to the disk at once; each is held in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One file that is there now."""

    path: Path
    articles: tuple[str, ...] = ()
    """Ids of the articles it is about; empty for data, which may be about very many."""
    changed: bool = True
    """False: the file held this already and was not touched."""
    kept: tuple[str, ...] = ()
    """Blocks that somebody had edited: they stand below their new versions now."""
    edited: tuple[str, ...] = ()
    """Blocks that somebody had edited, left as they are since the brief has not changed there."""
    deleted: tuple[str, ...] = ()
    """Blocks that somebody took out, and that stay out."""

    def remarks(self) -> Iterator[str]:
        """What the analyst should know about the file, a line each."""
        told = (
            (self.kept, "edited by hand; your version is kept below the new one"),
            (self.edited, "edited by hand and left as it is"),
            (self.deleted, "taken out by hand and left out"),
        )
        for names, what in told:
            if names:
                yield f"{', '.join(name.replace('_', ' ') for name in names)}: {what}"


@dataclass(frozen=True, slots=True)
class Begun:
    """A file on its way to the disk."""

    exported: Exported
    written: Future[None] | None = None
    """None: there was nothing to write."""

    def done(self) -> Exported:
        """Wait until the file is durable; raises ``OSError`` where it could not be written."""
        if self.written is not None:
            self.written.result()
        return self.exported


class Writing:
    """Writes the files of one export. Use as a context, so that the end is not forgotten."""

    def __init__(self, target: Path, ending: str, ledger: Path) -> None:
        self.exact = target.suffix == f".{ending}" and not target.is_dir()
        """The target names one file and not a folder."""
        self._folder = private_folder(target.parent if self.exact else target)
        sweep(self._folder)  # what a killed export left half written
        self._target = target
        self._ending = ending
        self._ledger = Ledger(ledger)
        self._pool = ThreadPoolExecutor(_THREADS, "export")
        self._taken: set[Path] = set()

    def __enter__(self) -> Writing:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        if self._taken:
            sync_folder(self._folder)
            self._ledger.save()

    def settled(self, begun: Iterable[Begun]) -> Iterator[Exported]:
        """The files in order, each as soon as it is durable."""
        waiting: deque[Begun] = deque()
        for one in begun:
            waiting.append(one)
            if len(waiting) > _UNDER_WAY:
                yield waiting.popleft().done()
        while waiting:
            yield waiting.popleft().done()

    def document(
        self, make: Callable[[Look], Document], template: str, dossiers: Sequence[Dossier], look: Look, *, many: bool
    ) -> Begun:
        """Write what a template makes of the articles.

        Args:
            make: fills the template.
            template: its name.
            dossiers: the articles.
            look: the circumstances.
            many: the template is one for many articles.
        """
        if many:
            name = gathered_name(_day(look), template, look.topic, self._ending)
        else:
            name = file_name(dossiers[0].article, dossiers[0].machine, template, self._ending)
        articles = tuple(dossier.article.id for dossier in dossiers)
        if self._ending != "md":
            return self._file(name, DOCUMENTS[self._ending](make(look), look), articles)
        source = None if many else dossiers[0].article.sha256
        placed = place_document(self._path(name), template, source, taken=self._taken, exact=self.exact)
        if placed.old is None or placed.ours is None:
            return self._begin(Exported(path=placed.path, articles=articles), make(look).markdown())
        made = make(replace(look, created=placed.ours.created))
        if not placed.ours.blocks:
            return self._begin(Exported(path=placed.path, articles=articles), made.markdown())
        new = made.updated(placed.old)
        exported = Exported(
            path=placed.path,
            articles=articles,
            changed=new.text != placed.old,
            kept=new.kept,
            edited=new.edited,
            deleted=new.deleted,
        )
        return self._begin(exported, new.text) if exported.changed else Begun(exported)

    def single(self, dossier: Dossier, look: Look) -> Begun:
        """Write one article in a format that needs no template."""
        name = file_name(dossier.article, dossier.machine, "brief", self._ending)
        return self._file(name, SINGLE[self._ending](dossier, look), (dossier.article.id,))

    def data(self, dossiers: Iterable[Dossier], look: Look) -> Exported:
        """Write all articles into one file, a piece at a time; the articles are read in the caller's thread."""
        what = "briefs" if self._ending == "jsonl" else "agenda"
        name = gathered_name(_day(look), what, look.topic, self._ending)
        path = place_file(self._path(name), self._ledger, taken=self._taken, exact=self.exact)
        self._taken.add(path)
        write_whole(path, self._ledger.noting(path, DATA[self._ending](dossiers, look)), sync_name=False)
        return Exported(path=path)

    def _file(self, name: str, data: bytes, articles: tuple[str, ...]) -> Begun:
        path = place_file(self._path(name), self._ledger, taken=self._taken, exact=self.exact)
        with suppress(OSError):
            if path.read_bytes() == data:
                return Begun(Exported(path=path, articles=articles, changed=False))
        return self._begin(Exported(path=path, articles=articles), self._ledger.noting(path, [data]))

    def _path(self, name: str) -> Path:
        return self._target if self.exact else self._target / name

    def _begin(self, exported: Exported, data: str | Iterable[bytes]) -> Begun:
        self._taken.add(exported.path)
        return Begun(exported, self._pool.submit(write_whole, exported.path, data, sync_name=False))


def _day(look: Look) -> str:
    return look.generated.date().isoformat()
