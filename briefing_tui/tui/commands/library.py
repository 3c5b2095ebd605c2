"""Finding articles and keeping them in order."""

from __future__ import annotations

from briefing_tui.tui.commands.command import Command, group

__all__ = ["ARTICLES", "LIBRARY"]

_articles = group("Articles")
_library = group("Library")

ARTICLES: tuple[Command, ...] = (
    _articles(
        "find",
        "slash",
        "find",
        "Find by words and fields, as you type: copper who:ruiz is:unread published:2022-05 -tag:old OR (…). ↑ ↓ "
        "go through what you asked before; escape clears.",
        "find",
    ),
    _articles(
        "previous-hit", "N", "hit before", "To the hit before. n goes to the next one while a search is on.", "hit(-1)"
    ),
    _articles(
        "pick",
        "space",
        "pick",
        "Pick the article: what is done next is done to all that are picked. Escape lets go of them.",
        "pick",
        scope="list",
    ),
    _articles("pick-all", "asterisk", "pick all", "Pick every article in the list, or none.", "pick_all", scope="list"),
    _articles("read", "r", "read/unread", "Mark the article read or unread. Opening it marks it read.", "toggle_read"),
    _articles("flag", "f", "flag", "Flag the article, or take the flag away.", "toggle_flag"),
    _articles("link", "o", "open link", "Show the link of the article and open it in the browser.", "open_link"),
)

LIBRARY: tuple[Command, ...] = (
    _library("tag", "t", "tag", "Give the article, or all that are picked, a tag; -tag takes it away.", "tag"),
    _library("archive", "z", "archive", "Into the archive, or out of it. is:archived finds what is there.", "archive"),
    _library("delete", "D", "delete", "Delete it from the library; notes on it stay.", "delete"),
    _library("sort", "s", "sort", "List in the next order: best, date, source, unreviewed, agenda.", "sort"),
    _library("copies", "c", "copies", "Show the copies of the text folded under the row, or fold them.", "copies"),
    _library("separate", "C", "separate", "Take the article out of its group of copies, or put it back.", "separate"),
    _library(
        "brief-all", "B", "brief all", "Brief the list, or what is picked, on every core. Escape stops.", "brief_all"
    ),
    _library("views", "v", "views", "Saved views, agenda, timeline, people and story, save this search.", "views"),
    _library("fetch", "I", "fetch feeds", "Fetch the feeds you follow. Escape stops.", "fetch"),
    _library("agenda", "d", "agenda", "What is ahead in the articles of the list, by date.", "overview('agenda')"),
    _library("timeline", "H", "timeline", "What happened when, in the articles of the list.", "overview('timeline')"),
    _library("people", "P", "people", "Who appears in the articles of the list, in which roles.", "overview('people')"),
    _library(
        "story",
        "E",
        "story",
        "The event of this article as others tell it: what each adds, where they disagree.",
        "overview('story')",
    ),
)
