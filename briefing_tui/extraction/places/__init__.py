"""Places named in a story, with their countries.

Names come from the model's entities, from our lists of countries and regions, and from a gazetteer of towns;
:mod:`candidates` decides which are places, :mod:`resolve` in which country each stands.
"""

from __future__ import annotations

from briefing_tui.extraction.places.countries import country_of, demonym_country, is_country
from briefing_tui.extraction.places.find import find_places
from briefing_tui.extraction.places.mention import PlaceMention, Places

__all__ = ["PlaceMention", "Places", "country_of", "demonym_country", "find_places", "is_country"]
