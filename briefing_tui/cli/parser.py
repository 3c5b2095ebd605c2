"""The verbs and their options. Builds with argparse alone, which is what makes ``--help`` quick."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import NoReturn

from briefing_tui.text import visible

__all__ = ["VERBS", "arguments", "build"]

_EPILOG = """\
examples:
  briefing                                open the desk
  briefing talks.txt news/                add a file and a folder, and open the desk on them
  briefing brief talks.txt                read one article, without keeping it
  briefing brief - --json < news.jsonl    one JSON record a line in, one JSON brief a line out
  briefing add news/ --published 2022-03-31
  briefing add news/ --brief              the same, and read them, on every core
  briefing fetch https://example.org/feed.xml
  briefing list 'summit who:truss -is:read published:2022-03..2022-04'
  briefing agenda kind:vote
  briefing mark archive is:read published:..2021
  briefing undo
  briefing export summit -o briefs/
  briefing export summit --template daily --format html
  briefing export --format ics -o agenda.ics
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
    "fetch": ("fetch the feeds you follow again; with URL or OPML, follow these", "briefing fetch feeds.opml"),
    "list": ("list the library", "briefing list 'summit who:truss -is:read' --sort agenda"),
    "agenda": ("list the open agenda items of the library by date", "briefing agenda kind:vote country:IN"),
    "people": ("list who appears in the library, in which roles", "briefing people country:IN"),
    "timeline": ("list what happened and is to happen, by date", "briefing timeline who:truss"),
    "story": ("show what others tell of the event of an article", "briefing story 2189f6b0"),
    "views": ("list, save and remove saved views", "briefing views --save Votes 'kind:vote is:unread'"),
    "mark": ("mark, archive or delete articles", "briefing mark archive is:read published:..2021"),
    "tag": ("tag articles", "briefing tag election who:truss"),
    "undo": ("undo what was done last: a decision, mark, tag or deletion", "briefing undo"),
    "export": ("write briefs as Markdown and in other formats", "briefing export summit --template daily -o briefs/"),
    "lint": ("check the tradecraft of briefs, in files or in the library", "briefing lint briefs/talks.md"),
    "notes": ("print the notes of the library", "briefing notes label:judgement > notes.md"),
    "rules": ("list and remove what decisions have taught", "briefing rules --remove 79a6906e"),
    "templates": ("list, show or copy the templates of exports", "briefing templates --copy brief --as mine"),
    "schema": ("print the JSON Schema of briefing/1", "briefing schema > briefing-1.schema.json"),
    "serve": ("open the desk in a browser on this machine", "briefing serve --port 8000"),
    "paths": ("show where the files of the program lie", "briefing paths"),
    "completion": ("print a completion script for a shell", "briefing completion bash > briefing.bash"),
    "doctor": ("check settings, stores and model", "briefing doctor"),
}
VERBS = tuple(_HELP)
"""Every verb, in the order of the help."""

_FORMATS = ("md", "html", "docx", "txt", "json", "jsonl", "ics", "csv")
_TOP_OPTIONS = ("-h", "--help", "--version")


def arguments(argv: Sequence[str]) -> list[str]:
    """The words of the command line with the verb in front: without one, it is ``open``."""
    words = list(argv)
    if words and (words[0] in VERBS or words[0] in _TOP_OPTIONS):
        return words
    return ["open", *words]


def build(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of the whole command line; ``verb`` names what to do.

    Args:
        only: the verb that the line is known to begin with; the others are left out, which is quicker.
    """
    parser = _Parser(
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
        "fetch": _fetch,
        "list": _list,
        "agenda": _agenda,
        "people": _agenda,
        "timeline": _agenda,
        "story": _story,
        "views": _views,
        "mark": _mark,
        "tag": _tag,
        "export": _export,
        "lint": _lint,
        "notes": _notes,
        "rules": _rules,
        "undo": _undo,
        "templates": _templates,
        "completion": _completion,
        "serve": _serve,
    }
    for verb, (summary, example) in _HELP.items() if only is None else [(only, _HELP[only])]:
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


class _Parser(argparse.ArgumentParser):
    """Names words it can't use without letting them act on the terminal: a shell completes names of foreign files."""

    def error(self, message: str) -> NoReturn:
        """Print usage and message, and end."""
        super().error(visible(message))


def _open(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "*", "files and folders to add and open; - reads standard input")


def _brief(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "+", "files and folders to read; - reads standard input")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line, in input order")
    form.add_argument("--markdown", action="store_true", help="the Markdown brief")
    parser.add_argument("--evidence", action="store_true", help="print the sentence behind each answer")
    parser.add_argument("-o", "--output", metavar="FILE", help="with --json: where to write; stopped, it goes on")
    _jobs(parser, "with --json: how many processes read; one a core without it, one for standard input")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="with --json: read on the Dask cluster at this address")


def _add(parser: argparse.ArgumentParser) -> None:
    _paths(parser, "*", "files and folders to add; - reads standard input")
    again = "read what has a brief again, all of it without PATH; decisions stay, and what no longer fits is named"
    parser.add_argument("--again", action="store_true", help=again)
    parser.add_argument("--brief", action="store_true", help="read the articles that have no brief, on every core")
    _jobs(parser, "how many articles to read at a time with --brief; one a core without it")


def _fetch(parser: argparse.ArgumentParser) -> None:
    words = "addresses of feeds, and OPML files with such; without, all that are followed"
    parser.add_argument("feeds", nargs="*", metavar="URL|FILE", help=words)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--list", action="store_true", help="only list the feeds that are followed")
    instead.add_argument("--opml", action="store_true", help="print them as OPML, for another reader")
    instead.add_argument("--remove", metavar="URL", help="no longer follow a feed")


def _list(parser: argparse.ArgumentParser) -> None:
    _query(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--sort",
        choices=["best", "date", "source", "unreviewed", "agenda"],
        default="best",
        help="best: words in title or who first, else by date",
    )


def _agenda(parser: argparse.ArgumentParser) -> None:
    _query(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _story(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="its id, or the beginning of it")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _views(parser: argparse.ArgumentParser) -> None:
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--save", nargs=2, metavar=("NAME", "QUERY"), help="save a query under a name")
    change.add_argument("--remove", metavar="NAME", help="remove a view")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _mark(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("how", choices=["read", "unread", "flag", "unflag", "archive", "unarchive", "delete"])
    _some(parser)


def _tag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tag", metavar="TAG", help="one word")
    parser.add_argument("--remove", action="store_true", help="take the tag away")
    _some(parser)


def _some(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar="QUERY", help="which articles, or the id of one")


def _jobs(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--jobs", type=_count, metavar="N", help=text)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1,000")
    return int(text)


def _export(parser: argparse.ArgumentParser) -> None:
    _query(parser)
    parser.add_argument("-o", "--output", metavar="PATH", help="folder to write to, or one file; - is standard output")
    parser.add_argument(
        "--template", default="brief", metavar="NAME", help="brief, visit, readout, daily or your own (default: brief)"
    )
    parser.add_argument("--format", choices=_FORMATS, default="md", help="kind of file (default: md)")
    parser.add_argument("--final", action="store_true", help="no draft: say what stands against it, and mark it final")


def _lint(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="+", metavar="PATH|QUERY", help="Markdown briefs, or articles of the library")
    parser.add_argument("--draft", action="store_true", help="articles: rows may still be unreviewed")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _notes(parser: argparse.ArgumentParser) -> None:
    words = "words, label:fact (assumption, judgement, comment), or the id of an article; all notes without"
    parser.add_argument("query", nargs="*", metavar="QUERY", help=words)
    parser.add_argument("--json", action="store_true", help="one JSON object a line; else Markdown")


def _rules(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--remove", metavar="ID", help="remove a rule")
    what.add_argument("--json", action="store_true", help="one JSON object a line")


def _undo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--decision", action="store_true", help="the last decision of a review, whatever was done since"
    )


def _templates(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--show", metavar="NAME", help="print a template")
    what.add_argument("--copy", metavar="NAME", help="copy a template into your folder, to change it there")
    parser.add_argument("--as", dest="copy_as", metavar="NAME", help="what to call the copy")


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help="where it is served (default: 8000)")


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 65,535")
    return int(text)


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
        "--published",
        metavar="DATE",
        type=_day,
        help="day (YYYY-MM-DD) for articles without a date of their own; only a full date in a dateline overrules it",
    )


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words to look for; all articles without")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, write YYYY-MM-DD") from None
