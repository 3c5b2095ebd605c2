"""Counts in how many news articles each word stands, for the likeness of articles.

    python scripts/count_words.py FOLDER…

Reads every ``.json`` below the folders (an object with ``title`` and ``text``) and writes
``briefing_tui/library/data/frequencies.tsv.gz``: the number of articles, then each word that stands in three or more.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from briefing_tui.library.folding import words

TARGET = Path(__file__).resolve().parent.parent / "briefing_tui" / "library" / "data" / "frequencies.tsv.gz"
FEWEST = 3


def main() -> None:
    texts: dict[str, str] = {}
    for folder in sys.argv[1:]:
        for path in sorted(Path(folder).rglob("*.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(record, dict) and isinstance(record.get("text"), str):
                texts[record["text"][:200]] = f"{record.get('title') or ''} {record['text']}"
    counts: Counter[str] = Counter()
    for text in texts.values():
        counts.update(set(words(text)))
    lines = [f"articles\t{len(texts)}"]
    lines += [f"{word}\t{count}" for word, count in sorted(counts.items()) if count >= FEWEST]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{len(texts)} articles, {len(lines) - 1} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
