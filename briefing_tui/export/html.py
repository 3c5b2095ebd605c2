"""The document as one HTML file for mail and print: no script, nothing loaded, and a policy that forbids both."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

__all__ = ["html", "parser"]

_STYLE = Path(__file__).with_name("page.css")


def html(title: str, body: str) -> str:
    """The page.

    Args:
        title: for the window; not escaped.
        body: Markdown without front matter.
    """
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        f'<meta name="referrer" content="no-referrer">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{parser().render(body)}</body>\n</html>\n"
    )


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Reads Markdown so that HTML in it is text and images are not loaded; links stay links of the analyst's notes."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


@lru_cache(maxsize=1)
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8")
