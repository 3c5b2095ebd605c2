"""The verbs and their options. Builds with argparse alone, which is what makes ``--help`` quick."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date

__all__ = ["VERBS", "arguments", "build"]

_EPILOG = """\
examples:
  briefing                                open the desk
  briefing talks.txt news/                add a file and a folder, and open the desk on them
  briefing brief talks.txt                read one article, without keeping it
  briefing brief - --json < news.jsonl    one JSON record a line in, one JSON brief a line out
  briefing add news/ --published 2022-03-31
  briefing list summit
  briefing export summit -o briefs/
  briefing paths
  briefing completion zsh > _briefing
  briefing doctor

A file that is named like a verb is opened as ./list. Exit codes: 0 done, 1 some input failed,
2 usage, 3 a store is damaged, 130 interrupted.
"""

_HELP = {
    "open": ("open the desk (what briefing does without a verb)", "briefing open talks.txt"),
    "brief": ("read articles without keeping them", "briefing brief talks.txt --markdown > talks.md"),
    "add": ("add articles to the library", "briefing add news/ feed.jsonl"),
    "list": ("list the library", "briefing list summit"),
    "export": ("write Markdown briefs", "briefing export summit -o briefs/"),
    "paths": ("show where the files of the program lie", "briefing paths"),
    "completion": ("print a completion script for a shell", "briefing completion bash > briefing.bash"),
    "doctor": ("check settings, stores and model", "briefing doctor"),
}
VERBS = tuple(_HELP)
"""Every verb, in the order of the help."""

_TOP_OPTIONS = ("-h", "--help", "--version")


def arguments(argv: Sequence[str]) -> list[str]:
    """The words of the command line with the verb in front: without one, it is ``open``."""
    words = list(argv)
    if words and (words[0] in VERBS or words[0] in _TOP_OPTIONS):
        return words
    return ["open", *words]


def build() -> argparse.ArgumentParser:
    """The parser of the whole command line; ``verb`` names what to do."""
    parser = argparse.ArgumentParser(
        prog="briefing",
        usage="briefing [PATH ...] | briefing VERB ...",
        description="Reads articles for a briefing analyst: who, what, where, when, why, how and the agenda, "
        "each with its evidence.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="name program and model")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    fill: dict[str, Callable[[argparse.ArgumentParser], None]] = {
        "open": _open,
        "brief": _brief,
        "add": _add,
        "list": _list,
        "export": _export,
        "completion": _completion,
    }
    for verb, (summary, example) in _HELP.items():
        one = verbs.add_parser(
            verb,
            help=summary,
            description=summary.capitalize() + ".",
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if verb in fill:
            fill[verb](one)
    return parser


def _open(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "*", "files and folders to add and open; - reads standard input")


def _brief(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "+", "files and folders to read; - reads standard input")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, in input order")
    form.add_argument("--markdown", action="store_true", help="the Markdown brief")
    parser.add_argument("--evidence", action="store_true", help="print the sentence behind each answer")


def _add(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "+", "files and folders to add; - reads standard input")


def _list(parser: argparse.ArgumentParser) -> None:
    _query(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _export(parser: argparse.ArgumentParser) -> None:
    _query(parser)
    parser.add_argument("-o", "--output", metavar="FOLDER", help="where to write; - is standard output")
    parser.add_argument("--template", choices=["brief"], default="brief", help="layout of the document")
    parser.add_argument("--format", choices=["md"], default="md", help="kind of file")


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=["bash", "zsh", "tcsh"])


def _paths(parser: argparse.ArgumentParser, count: str, text: str) -> None:
    paths = parser.add_argument("paths", nargs=count, metavar="PATH", help=text)
    paths.complete = {  # type: ignore[attr-defined]  # read by shtab
        "bash": "_shtab_compgen_files",
        "zsh": "_files",
        "tcsh": "f",
    }
    parser.add_argument(
        "--published", metavar="DATE", type=_day, help="day (YYYY-MM-DD) for articles that carry no date"
    )


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words to look for; all articles without")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, write YYYY-MM-DD") from None
