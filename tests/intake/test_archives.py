"""Archives, tables and office files: read where they lie, with caps that hold whatever a header claims."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from briefing_tui.intake import Refused, budget, read_paths, tables
from briefing_tui.intake.budget import Budget
from briefing_tui.model import Article
from tests.intake.reading import BODY, one, read, reason


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def docx(paragraphs: str, core: str | None = None) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<?xml version="1.0"?><w:document {space}><w:body>{paragraphs}</w:body></w:document>',
    }
    if core is not None:
        spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        members["docProps/core.xml"] = f"<cp {spaces}>{core}</cp>"
    return packed(members)


def pdf(text: str, info: str = "", compress: bool = True) -> bytes:
    """A PDF of one page, made by hand."""
    stream = f"BT /F1 12 Tf 72 700 Td 14 TL {text} ET".encode("latin-1")
    stream = zlib.compress(stream) if compress else stream
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), b"/Filter /FlateDecode" * compress, stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("latin-1"),
    ]
    made = io.BytesIO(b"%PDF-1.4\n")
    made.seek(0, 2)
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.writelines(b"%010d 00000 n \n" % place for place in places)
    made.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return made.getvalue()


def nested(depth: int) -> bytes:
    data = packed({"a.txt": BODY})
    for _ in range(depth - 1):
        data = packed({"inner.zip": data})
    return data


def test_an_archive_is_read_member_by_member() -> None:
    data = packed(
        {
            "news/a.txt": BODY,
            "b.json": '{"text": "second"}',
            "page.html": f"<html><body><article><p>{BODY}</p></article></body></html>",
            "picture.png": b"\x89PNG",
            "__MACOSX/._a.txt": "junk",
            ".hidden/c.txt": "junk",
        }
    )
    assert [x.ref for x in read(data, ".zip")] == ["x.zip/news/a.txt", "x.zip/b.json", "x.zip/page.html"]
    assert [x.ref for x in read(nested(2), ".txt")] == ["x.txt/inner.zip/a.txt"]


def test_names_that_climb_are_shown_and_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = packed({"../../up.txt": BODY, "/etc/root.txt": BODY + ".", "\x1b[2J.txt": BODY + "!"})
    found = read(data, ".zip")
    assert [type(x) for x in found] == [Article] * 3
    assert "\x1b" not in found[2].ref
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("depth", [3, 10])
def test_archives_in_archives_end_at_the_second(depth: int) -> None:
    assert "more than 2 deep" in reason(nested(depth), ".zip")


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed({"a.txt": b"\0" * 80_000_000, "b.txt": BODY})
    first, second = read(bomb, ".zip")
    assert isinstance(first, Refused)
    assert "packed tighter" in first.reason
    assert isinstance(second, Article)


def test_a_header_that_lies_about_the_size() -> None:
    data = bytearray(packed({"a.txt": b"word " * 100_000}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert isinstance(read(bytes(data), ".zip")[0], Refused)


def test_the_allowance_is_one_for_everything_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = packed({f"{n}.txt": f"{BODY} {n}" for n in range(4)})
    data = packed({f"{n}.zip": inner for n in range(4)}, zipfile.ZIP_STORED)
    monkeypatch.setattr(
        budget.Budget, "__init__", lambda self: setattr(self, "members", 7) or setattr(self, "unpacked", 10**6)
    )
    found = read(data, ".zip")
    assert sum(isinstance(x, Article) for x in found) == 5
    assert "left out" in str(found[-1])


def test_an_allowance_of_bytes() -> None:
    with pytest.raises(ValueError, match="left out"):
        Budget(unpacked=5).spend(6)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04" + b"\0" * 100, "damaged archive"),
        (packed({"a.txt": BODY})[:-30], "damaged archive"),
        (packed({"a.png": "x"}), "no articles in the archive"),
        (packed({}), "no articles in the archive"),
        (packed({"a.txt": BODY})[:-22] + b"PK\x06\x07" + b"\0" * 16 + packed({"a.txt": BODY})[-22:], "more than 4 GB"),
        (b"PK\x03\x04" + b"PK\x05\x06" + b"\0" * 8 + b"\xff" * 4 + b"\0" * 6, "table of contents"),
    ],
)
def test_archives_that_are_none(data: bytes, said: str) -> None:
    assert said in reason(data, ".zip")


def test_a_locked_or_damaged_member_does_not_stop_the_others() -> None:
    data = bytearray(packed({"a.txt": BODY, "b.txt": BODY + "."}))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    locked, good = read(bytes(data), ".zip")
    assert "password" in str(locked)
    assert isinstance(good, Article)


def test_a_word_document() -> None:
    data = docx(
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Harbour</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{BODY}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p>",
        "<dcterms:created>2024-03-01T10:00:00Z</dcterms:created>",
    )
    for ending in (".docx", ".zip", ".txt"):
        found = one(data, ending)
        assert (found.title, found.text, found.published) == ("Harbour", f"{BODY}\n\nOne\ttwo", "2024-03-01")
    assert found.provenance == "date from the document's creation"
    assert one(data, ".docx", published="2024-04-04").published == "2024-04-04"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx("<w:p>"), "damaged Word"),
        (packed({"other.xml": "<x/>"}), "missing"),
        (packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "damaged Word"),
        (packed({"word/document.xml": b"<a>" + b" " * 40_000_000}), "packed tighter"),
        (docx(""), "no text"),
    ],
)
def test_word_documents_that_are_none(data: bytes, said: str) -> None:
    assert said in reason(data, ".docx")


def test_a_pdf() -> None:
    data = pdf(
        "(The council of Northport will meet on Mon-) Tj T* (day to vote on the) Tj T* (harbour budget.) Tj",
        "/Title (Harbour) /CreationDate (D:20240301101500Z)",
    )
    for ending in (".pdf", ".txt", ".html", ""):
        found = one(data, ending)
        assert found.text == "The council of Northport will meet on Monday to vote on the harbour budget."
        assert (found.title, found.published) == ("Harbour", "2024-03-01")
    assert one(data, ".pdf", published="2024-04-04").published == "2024-04-04"


def test_pdfs_that_are_none() -> None:
    assert "pictures" in reason(pdf(""), ".pdf")
    assert "PDF" in reason(b"%PDF-1.7\n" + b"\0" * 100, ".pdf")
    assert "PDF" in reason(pdf("(x) Tj")[:200], ".pdf")


def test_a_locked_pdf() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("(secret) Tj"))))
    writer.encrypt("word", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    assert "locked" in reason(made.getvalue(), ".pdf")


def test_a_pdf_that_unpacks_to_gigabytes() -> None:
    bomb = zlib.compress(b" " * 100_000_000, 9)
    data = pdf("").replace(
        pdf("")[pdf("").find(b"<< /Length") : pdf("").find(b"\nendstream")],
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % (len(bomb), bomb),
    )
    assert isinstance(read(data, ".pdf")[0], Refused)


def test_a_table() -> None:
    for mark in ",;\t|":
        rows = (
            mark.join(("ID", " Title", "text", "published"))
            + f'\n7{mark}Harbour{mark}"{BODY} ""Yes""\nsecond"{mark}2024-03-01\n\n{mark}x{mark}{mark}\n'
        )
        found, empty = read(rows, ".csv")
        assert isinstance(found, Article)
        assert (found.ref, found.title, found.published) == ("7", "Harbour", "2024-03-01")
        assert found.text == f'{BODY} "Yes"\nsecond'
        assert str(empty) == 'x.csv:3: no "text" in it'


def test_tables_that_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'no column "text"' in reason("a,b\n1,2\n", ".csv")
    assert 'no column "text"' in reason('{"a": 1}\n', ".csv")
    monkeypatch.setattr(tables, "MAX_FIELD", 100)
    first, rest = read('text\nfine\n"' + "x\n" * 1000, ".csv")
    assert isinstance(first, Article)
    assert "not CSV from here on" in str(rest)


def test_a_folder_and_a_pattern_are_read_one_by_one(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.html").write_text(
            f"<html><body><article><p>{BODY} {number}</p></article></body></html>"
        )
    (tmp_path / "n.txt").write_text(BODY)
    reading = read_paths([str(tmp_path)])
    assert next(reading).ref == "00.html"
    for path in tmp_path.glob("0[1-9].html"):
        path.unlink()
    assert "No such file" in str(next(reading)), "the others were not read ahead"
    assert [x.ref for x in read_paths([str(tmp_path / "1*.html")])][:2] == ["10.html", "11.html"]
    assert "nothing has such a name" in str(next(read_paths([str(tmp_path / "*.zip")])))
    (tmp_path / "a[1].txt").write_text(BODY)
    assert next(read_paths([str(tmp_path / "a[1].txt")])).ref == "a[1].txt"


@pytest.mark.parametrize(
    ("data", "ending", "said"),
    [
        (b"\x89PNG\r\n", ".txt", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc", "save it as DOCX"),
        (b"\x1f\x8b\x08", ".html", "gzip"),
        (b"{\\rtf1 x}", ".txt", "RTF"),
        (b"", ".pdf", "empty"),
        (b"\0\1\2\3" * 100, ".txt", "not a text"),
        (b"hello", ".xyz", "not known"),
    ],
)
def test_files_of_other_kinds(data: bytes, ending: str, said: str) -> None:
    assert said in reason(data, ending)


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (f"<html><body><article><p>{BODY}</p></article></body></html>", ".txt"),
        (f"<html><body><article><p>{BODY}</p></article></body></html>", ".json"),
        (f'{{"text": "{BODY}"}}', ".txt"),
        (f'{{"text": "{BODY}"}}', ".html"),
        (BODY, ".html"),
        (BODY, ""),
    ],
)
def test_content_that_is_certain_goes_before_the_ending(data: str, ending: str) -> None:
    assert one(data, ending).text == BODY


def test_a_list_of_nothing_is_given_up() -> None:
    found = read(b"[" + b"1," * 5_000 + b"1]", ".json")
    assert len(found) == 1_001
    assert "in a row" in str(found[-1])
