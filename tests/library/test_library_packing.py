"""Texts and briefs lie packed, and come out as they went in, also those of versions that packed less or not at all."""

from __future__ import annotations

import sqlite3
import zlib
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.library import Library, packing
from briefing_tui.library.packing import DamagedBrief, pack, pack_brief, unpack, unpack_brief
from tests.library.making import article, brief, item, wire

TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=300)


@given(TEXT)
def test_a_text_comes_out_as_it_went_in(text: str) -> None:
    for each in (text, text * 40):
        assert unpack(pack(each)) == each
    assert len(pack(text * 40)) <= len((text * 40).encode())


@given(st.binary(max_size=300), TEXT)
def test_a_brief_comes_out_as_it_went_in(brief: bytes, text: str) -> None:
    assert unpack_brief(pack_brief(b"{" + brief, text), text) == b"{" + brief


def test_briefs_of_earlier_versions_are_read() -> None:
    assert unpack_brief(b'{"a": 1}', "x") == b'{"a": 1}'
    assert unpack_brief(zlib.compress(b'{"a": 1}'), "x") == b'{"a": 1}'
    for damaged in (b"", b"\x01", b"\x01\xff\xff\xff", b"\x99", "text"):
        with pytest.raises(DamagedBrief):
            unpack_brief(damaged, "x")  # type: ignore[arg-type]


def test_the_words_to_begin_with_never_change() -> None:
    # Every library out there was packed with them.
    assert sha256(packing._sample()).hexdigest() == "644d4c4ae7eae4eb64cdb77f487e2618244d3fa4ef27e36bdb66f2279b4ee1e9"


def test_text_and_brief_are_packed_in_the_file_and_found_all_the_same(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    one = wire()
    library.add([one])
    library.keep(brief(one, item("close two of its five container terminals for repairs"), people=("Carmen Ibanez",)))
    assert library.article(one.id) == one
    kept = library.brief(one.id)
    assert kept is not None and kept.people[0].name == "Carmen Ibanez"
    assert library.ids("quay walls who:ibanez") == [1]
    assert library.check() == []
    library.rebuild()
    assert library.ids("quay walls who:ibanez") == [1]
    library.close()
    connection = sqlite3.connect(tmp_path / "library.sqlite3")
    (text,), (raw,) = (connection.execute(f"SELECT {name} FROM {name}s").fetchone() for name in ("text", "brief"))
    assert isinstance(text, bytes) and len(text) < len(one.text.encode())
    assert len(raw) * 2 < len(msgspec.json.encode(kept))


def test_an_article_of_a_library_that_packed_nothing_is_read(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    one = article("rain in Lima", "Rain")
    library.add([one])
    library.keep(brief(one, people=("Ana Ruiz",)))
    kept = library.brief(one.id)
    with sqlite3.connect(library.path) as connection:
        connection.execute("UPDATE texts SET text = ?", (one.text,))
        connection.execute("UPDATE briefs SET brief = ?", (msgspec.json.encode(kept),))
    connection.close()
    assert library.article(one.id) == one
    assert library.brief(one.id) == kept


def test_one_letter_that_is_being_typed_asks_for_nothing_yet(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite3")
    library.add([article("rain in Lima"), article("snow in Oslo")])
    assert library.ids("z") == library.ids("-r") == library.ids("rain OR z") == [2, 1]
    assert library.ids("rain z") == [1]
    assert library.ids("zz") == library.ids("z*") == library.ids("z", typing=False) == []
    assert library.ids("r*") == [1]
