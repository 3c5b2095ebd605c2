"""``briefing brief … --json -o FILE`` and ``--scheduler``: large outputs that can be stopped, on every core or on a
cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_tui.cli.console import Exit, complain, say, show_bytes
from briefing_tui.cli.inputs import Inputs, standard_input
from briefing_tui.cli.progress import Progress
from briefing_tui.settings import Settings

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk.cluster import Outcome
    from briefing_tui.model import Article

__all__ = ["archive_"]


def archive_(options: Namespace, settings: Settings) -> int:
    """Write JSON Lines of every article to a file, or to standard output, with progress on standard error."""
    from briefing_tui.desk.archive import ArchiveError
    from briefing_tui.desk.cluster import ClusterError

    inputs = Inputs(late=True)
    try:
        return _to_file(options, settings, inputs) if options.output else _to_screen(options, settings, inputs)
    except (ArchiveError, ClusterError) as error:
        say(f"briefing: {error}")
        return Exit.FAILED
    finally:
        inputs.report()


def _to_screen(options: Namespace, settings: Settings, inputs: Inputs) -> int:
    progress = Progress("briefed")
    try:
        for outcome in _outcomes(_articles(options, inputs), options, settings):
            progress.clear()
            show_bytes(outcome.lines)
            _count(outcome, inputs, progress)
    finally:
        progress.clear()
    return Exit.FAILED if inputs.failed else Exit.DONE


def _to_file(options: Namespace, settings: Settings, inputs: Inputs) -> int:
    from briefing_tui.desk.archive import Archive, task_of

    if "-" in options.paths:
        complain("-", "standard input can't be gone on with: name a file, or leave -o away")
        return Exit.USAGE
    path = Path(options.output)
    progress = Progress("briefed")
    with closing(Archive(path, task_of(options.paths, settings.model, options.published))) as archive:
        if archive.done:
            say(f"going on after {archive.done:,} articles")
        for ref, reason in archive.failed:
            inputs.fail(ref, reason)
        try:
            for outcome in _outcomes(archive.left(_articles(options, inputs)), options, settings):
                archive.write(outcome.articles, outcome.lines, outcome.failed)
                _count(outcome, inputs, progress)
            archive.finish()
        except KeyboardInterrupt:
            say(f"stopped after {archive.done:,} articles; the same command goes on from there")
            raise
        finally:
            progress.clear()
    say(f"{archive.done:,} articles, {inputs.failed:,} failed")
    return Exit.FAILED if inputs.failed else Exit.DONE


def _articles(options: Namespace, inputs: Inputs) -> Iterator[Article]:
    from briefing_tui.intake import read_paths

    return inputs.good(read_paths(options.paths, standard_input(options.paths), options.published))


def _outcomes(articles: Iterable[Article], options: Namespace, settings: Settings) -> Iterator[Outcome]:
    if options.scheduler:
        from briefing_tui.desk.cluster import brief_on_cluster

        return brief_on_cluster(articles, settings.model, options.scheduler)
    from briefing_tui.desk.cores import brief_on_cores
    from briefing_tui.desk.many import cores

    return brief_on_cores(articles, settings.model, options.jobs or cores())


def _count(outcome: Outcome, inputs: Inputs, progress: Progress) -> None:
    for ref, reason in outcome.failed:
        inputs.fail(ref, reason)
    progress.step(progress.done + outcome.articles)
