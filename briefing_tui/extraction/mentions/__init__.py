"""Who is who in a story: names, titles, acronyms and pronouns joined into people and bodies."""

from briefing_tui.extraction.mentions.find import find_mentions
from briefing_tui.extraction.mentions.mentions import Mentions

__all__ = ["Mentions", "find_mentions"]
