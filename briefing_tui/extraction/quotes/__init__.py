"""Direct quotations and who said them."""

from briefing_tui.extraction.quotes.find import Quotes, find_quotes

__all__ = ["Quotes", "find_quotes"]
