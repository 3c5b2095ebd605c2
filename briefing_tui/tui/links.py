"""Opening the link of an article, if it is one for a browser."""

from __future__ import annotations

import webbrowser
from urllib.parse import urlsplit

from textual.app import App

__all__ = ["open_in_browser", "web_link"]


def web_link(url: str | None) -> str | None:
    """The address, if it is plain http or https with a host and nothing in it that is not printed."""
    if not url or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def open_in_browser(app: App[object], url: str) -> bool:
    """Open the address; a browser that runs in the terminal gets the screen for as long as it runs."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is webbrowser.GenericBrowser:
        with app.suspend():
            return browser.open(url)
    return browser.open(url)
