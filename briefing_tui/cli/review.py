"""``briefing lint``, ``notes`` and ``rules``: what the analyst decided and wrote, from the shell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_tui.cli.articles import matching
from briefing_tui.cli.console import Exit, complain, say, show
from briefing_tui.cli.inputs import Inputs
from briefing_tui.cli.opening import opened_desk
from briefing_tui.text import visible

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing_tui.desk import Desk
    from briefing_tui.export.lint import Finding

__all__ = ["lint_", "notes_", "rules_"]

_LARGEST = 16 * 1024 * 1024
"""Bytes; a larger file is no brief."""


def lint_(options: Namespace) -> int:
    """Print what should be put right in Markdown briefs or in articles of the library; 1 where there is anything."""
    inputs = Inputs()
    words: list[str] = options.what
    count = 0
    with opened_desk() as desk:
        found = (
            _in_files(desk, words, inputs) if all(map(_is_file, words)) else _in_library(desk, words, options, inputs)
        )
        for name, finding in found:
            count += 1
            show(_as_json(name, finding) if options.json else f"{visible(name)}: {finding}")
    if count or not inputs.failed:
        say(f"{count or 'nothing'} to put right")
    return Exit.FAILED if count or inputs.failed else Exit.DONE


def notes_(options: Namespace) -> int:
    """Print the notes that match, the last changed first."""
    query = " ".join(options.query)
    with opened_desk() as desk:
        if options.json:
            from briefing_tui.export.note_list import note_record

            for note in desk.notes.find(query):
                show(json.dumps(note_record(note), ensure_ascii=False))
        elif desk.notes.find(query):
            show(desk.notes.export(query).removesuffix("\n"))
        else:
            say("briefing: no note matches")
    return Exit.DONE


def rules_(options: Namespace) -> int:
    """Print the rules that decisions have taught, or remove one."""
    with opened_desk() as desk:
        if options.remove:
            return _remove(desk, options.remove)
        rules = desk.reviews.rules()
        for rule in rules:
            article = desk.article(rule.article_id)
            learned = article.headline if article else rule.article_id
            if options.json:
                known: dict[str, Any] = {name: getattr(rule, name) for name in rule.__dataclass_fields__}
                show(json.dumps(known, ensure_ascii=False))
            else:
                show(f"{rule.id}  {visible(str(rule))}  (learned {rule.time[:10]} from “{visible(learned)}”)")
        if not rules:
            say("briefing: no rules yet; they are learned from merged names, corrected roles, countries and grades")
    return Exit.DONE


def _remove(desk: Desk, rule_id: str) -> int:
    from briefing_tui.notebook import NotSaved

    try:
        say(f"removed: {desk.reviews.remove_rule(rule_id)}")
    except KeyError:
        complain(rule_id, "there is no such rule")
        return Exit.FAILED
    except NotSaved as error:
        complain("rules", str(error))
        return Exit.FAILED
    return Exit.DONE


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except (OSError, ValueError):
        return False


def _in_files(desk: Desk, names: Iterable[str], inputs: Inputs) -> Iterator[tuple[str, Finding]]:
    from briefing_tui.export.lint_file import lint_markdown, source_of

    for name in names:
        try:
            if Path(name).stat().st_size > _LARGEST:
                raise ValueError("too large for a brief")
            document = Path(name).read_text(encoding="utf-8")
            source = source_of(document)
            article = desk.article(source[:16]) if source else None
            for finding in lint_markdown(document, article):
                yield name, finding
        except OSError as error:
            inputs.fail(name, error.strerror or str(error))
        except UnicodeError:
            inputs.fail(name, "no text in UTF-8")
        except ValueError as error:
            inputs.fail(name, str(error))


def _in_library(desk: Desk, words: list[str], options: Namespace, inputs: Inputs) -> Iterator[tuple[str, Finding]]:
    from briefing_tui.desk import NotBriefed

    query = " ".join(words)
    named = desk.find_id(query)
    ids = [named] if named else [row.id for row in matching(desk, query)]
    if not ids:
        inputs.fail(query, "no such file, and no article matches")
    for article_id in ids:
        try:
            for finding in desk.reviews.lint(article_id, final=not options.draft):
                yield article_id, finding
        except NotBriefed as error:
            inputs.fail(article_id, str(error))


def _as_json(name: str, finding: Finding) -> str:
    return json.dumps(
        {"in": name, "rule": finding.rule, "where": finding.where, "row": finding.row, "reason": finding.reason},
        ensure_ascii=False,
    )
