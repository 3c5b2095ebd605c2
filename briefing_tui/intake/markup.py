"""HTML → its words, all of them: for what feeds and mails carry, where nothing is page furniture."""

from __future__ import annotations

import re

__all__ = ["MAX_TAGS", "text_of_html"]

MAX_TAGS = 200_000
"""Tags of one document. A tree of that many takes some seconds and 350 MB to read."""

_UNREAD = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math"})
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form
        h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""",
    )
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol", "div"})
_SPACES = re.compile(r"[^\S\n]+")
_SPACE_AROUND = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")


def text_of_html(html: str) -> str:
    """The text of a page or fragment, a line a block; text without any markup is returned as it is.

    Raises:
        ValueError: more than :data:`MAX_TAGS` tags.
    """
    if not _MARKUP.search(html):
        return html
    if html.count("<") > MAX_TAGS:
        raise ValueError(f"more than {MAX_TAGS:,} tags")
    # Imported late: plain articles need no parser of HTML.
    from lxml import etree
    from lxml import html as parser

    try:
        # As bytes: lxml refuses text that carries an encoding declaration.
        tree = parser.document_fromstring(
            html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    pieces: list[str] = []
    unread = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unread += tag in _UNREAD
            pieces.append(_break(tag))
            pieces.append(_flat(element.text) if not unread else "")
        else:
            if event == "end":
                unread -= tag in _UNREAD
                pieces.append(_break(tag))
            pieces.append(_flat(element.tail) if not unread else "")
    lines = _SPACE_AROUND.sub("\n", _SPACES.sub(" ", "".join(pieces)))
    return _BLANK_LINES.sub("\n\n", lines).strip()


def _break(tag: str) -> str:
    if tag in _PARAGRAPHS:
        return "\n\n"
    return "\n" if tag in _BLOCKS else ""


def _flat(text: str | None) -> str:
    # Line ends of the source are spaces to a reader of the page.
    return text.replace("\n", " ") if text else ""
