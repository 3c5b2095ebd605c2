"""Article text inside Markdown: it keeps every character and can do nothing.

Besides CommonMark and GitHub's tables, strikethrough, footnotes and bare links, this disarms what Obsidian reads
in a line: ``[[links]]``, ``#tags``, ``%%comments%%``, ``$math$``, ``==marks==``, ``^blocks`` and ``key:: value``.
A backslash before ASCII punctuation is plain text in all of them.
"""

import re

from briefing_tui.text import one_line

__all__ = ["escape"]

_ACTIVE = re.compile(
    r"""
      [\\`*{}\[\]<>#|~$^@]                     # emphasis, code, links, HTML, headings, cells, tags, mentions
    | (?<![^\W_])_ | _(?![^\W_])               # emphasis, but not inside a word
    | &(?=[#A-Za-z])                           # entities
    | %(?=%) | (?<=%)%                         # comments
    | =(?==) | (?<==)=                         # marks
    | :(?=:) | (?<=:): | (?<=[A-Za-z]):(?=\S)  # properties, and the schemes of bare links
    | /(?=/) | (?<=/)/                         # links without a scheme
    | (?<=\w)\.(?=[^\W\d]) | (?<=[^\W\d])\.(?=\w)  # host names
    | ^[-+:=]                                  # bullets, rules, definitions
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?!\S)")


def escape(text: str) -> str:
    """The text on one line, escaped so that a Markdown reader prints it and nothing more."""
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", one_line(text)))
