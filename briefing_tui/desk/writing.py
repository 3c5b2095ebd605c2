"""One export on its way into files: each whole or not at all, the folder's entries made durable once at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_tui.desk.placing import Ledger, place_document, place_file
from briefing_tui.export import DATA, DOCUMENTS, SINGLE, Document, Dossier, Look, file_name, gathered_name
from briefing_tui.files import private_folder, sync_folder, write_whole

__all__ = ["Exported", "Writing"]


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


class Writing:
    """Writes the files of one export. Use as a context, so that the end is not forgotten."""

    def __init__(self, target: Path, ending: str, ledger: Path) -> None:
        self.exact = target.suffix == f".{ending}" and not target.is_dir()
        """The target names one file and not a folder."""
        self._folder = private_folder(target.parent if self.exact else target)
        self._target = target
        self._ending = ending
        self._ledger = Ledger(ledger)
        self._wrote = False

    def __enter__(self) -> Writing:
        return self

    def __exit__(self, *_: object) -> None:
        if self._wrote:
            sync_folder(self._folder)
            self._ledger.save()

    def document(
        self, make: Callable[[Look], Document], template: str, dossiers: Sequence[Dossier], look: Look, *, many: bool
    ) -> Exported:
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
        placed = place_document(self._path(name), template, source, exact=self.exact)
        if placed.old is None or placed.ours is None:
            self._write(placed.path, make(look).markdown())
            return Exported(path=placed.path, articles=articles)
        made = make(replace(look, created=placed.ours.created))
        if not placed.ours.blocks:
            self._write(placed.path, made.markdown())
            return Exported(path=placed.path, articles=articles)
        new = made.updated(placed.old)
        changed = new.text != placed.old
        if changed:
            self._write(placed.path, new.text)
        return Exported(
            path=placed.path,
            articles=articles,
            changed=changed,
            kept=new.kept,
            edited=new.edited,
            deleted=new.deleted,
        )

    def single(self, dossier: Dossier, look: Look) -> Exported:
        """Write one article in a format that needs no template."""
        name = file_name(dossier.article, dossier.machine, "brief", self._ending)
        return self._file(name, SINGLE[self._ending](dossier, look), (dossier.article.id,))

    def data(self, dossiers: Iterable[Dossier], look: Look) -> Exported:
        """Write all articles into one file, a piece at a time."""
        what = "briefs" if self._ending == "jsonl" else "agenda"
        path = place_file(
            self._path(gathered_name(_day(look), what, look.topic, self._ending)), self._ledger, exact=self.exact
        )
        self._write(path, self._ledger.noting(path, DATA[self._ending](dossiers, look)))
        return Exported(path=path)

    def _file(self, name: str, data: bytes, articles: tuple[str, ...]) -> Exported:
        path = place_file(self._path(name), self._ledger, exact=self.exact)
        with suppress(OSError):
            if path.read_bytes() == data:
                return Exported(path=path, articles=articles, changed=False)
        self._write(path, self._ledger.noting(path, [data]))
        return Exported(path=path, articles=articles)

    def _path(self, name: str) -> Path:
        return self._target if self.exact else self._target / name

    def _write(self, path: Path, data: str | Iterable[bytes]) -> None:
        write_whole(path, data, sync_name=False)
        self._wrote = True


def _day(look: Look) -> str:
    return look.generated.date().isoformat()
