"""Every format read back by somebody else's reader: it says what the brief says, and the article can do nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import openpyxl
import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefing_tui.days import days
from briefing_tui.export import DATA, DOCUMENTS, SINGLE, Dossier, Templates, document, json_line, json_schema
from briefing_tui.export.ics import ics
from briefing_tui.export.sections import Sections
from briefing_tui.export.spreadsheet import COLUMNS
from briefing_tui.export.wording import headline
from briefing_tui.model import AgendaItem, Note
from briefing_tui.text import clean, one_line
from briefing_tui.wording import deed, joined

sys.path.insert(0, str(Path(__file__).parent))
from anything import ARTICLES, BRIEFS, WORDS
from making import LOOK, dossier, item

SCHEMA = Draft202012Validator(json.loads(json_schema()))
DOSSIERS = st.builds(
    lambda article, brief, note: Dossier(
        article=article,
        machine=brief,
        notes=(Note(article_id=article.id, text=note, updated="2022-03-31T09:00:00Z"),) if note.strip() else (),
    ),
    ARTICLES,
    BRIEFS,
    WORDS,
)
TRUSTED = st.builds(lambda article, brief: Dossier(article=article, machine=brief), ARTICLES, BRIEFS)


def whole(format_: str, *dossiers: Dossier) -> bytes:
    return b"".join(DATA[format_](dossiers, LOOK))


# JSON


@settings(deadline=None, max_examples=40)
@given(DOSSIERS)
def test_every_record_fits_the_published_schema(one: Dossier) -> None:
    for raw in (json_line(one.article, one.machine), SINGLE["json"](one, LOOK), *DATA["jsonl"]([one], LOOK)):
        read = json.loads(raw)
        SCHEMA.validate(read)
        assert read["article"]["title"] == one.article.title
        assert [entry["action"] for entry in read["agenda"]] == [entry.action for entry in one.machine.agenda]
        assert set(read) <= set(SCHEMA.schema["properties"])


def test_the_schema_is_sound_and_strict_enough() -> None:
    Draft202012Validator.check_schema(json.loads(json_schema()))
    good = json.loads(json_line(dossier(item("2022-04-01")).article, dossier(item("2022-04-01")).machine))
    SCHEMA.validate(good)
    for path, value in (("schema", "briefing/2"), ("agenda", [{}]), ("people", {}), ("article", None)):
        assert list(SCHEMA.iter_errors({**good, path: value}))
    assert list(SCHEMA.iter_errors({name: value for name, value in good.items() if name != "quotes"}))


# calendar


def unfolded(words: str) -> str:
    """TEXT of RFC 5545, section 3.3.11."""
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


@settings(deadline=None, max_examples=60)
@given(st.lists(TRUSTED, max_size=3))
def test_a_calendar_has_one_event_for_each_dated_item_and_its_words(many: list[Dossier]) -> None:
    raw = whole("ics", *many)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(raw)
    dated = [
        entry for one in many for entry in one.machine.agenda if entry.when and entry.when.iso and days(entry.when.iso)
    ]
    events = list(calendar.walk("VEVENT"))
    assert len(calendar.subcomponents) == len(events) == len(dated)
    assert not calendar.errors
    for event, entry in zip(events, dated, strict=True):
        assert not event.errors
        words = joined(": ", joined(", ", *entry.actors), entry.action)
        # icalendar 6 takes an escaped backslash before a letter or comma for an escape of that; RFC 5545 does not.
        if "\\" not in joined("", words, entry.where, entry.evidence.text):
            assert str(event["SUMMARY"]) == (words or "Untitled")
            assert str(event.get("LOCATION", "")) == one_line(entry.where or "")
            assert one_line(entry.evidence.text) in str(event["DESCRIPTION"])
        assert f"SUMMARY:{unfolded(words or 'Untitled')}\r\n" in raw.replace(b"\r\n ", b"").decode()
        assert {
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "SUMMARY",
            "DESCRIPTION",
            "CATEGORIES",
            "STATUS",
            "TRANSP",
        } >= set(event) - {"LOCATION"}


@pytest.mark.parametrize(
    ("iso", "start", "end", "status"),
    [
        ("2022-04-01", date(2022, 4, 1), date(2022, 4, 2), "CONFIRMED"),
        ("2022-04-01/2022-04-03", date(2022, 4, 1), date(2022, 4, 4), "CONFIRMED"),
        ("2022-W13", date(2022, 3, 28), date(2022, 4, 4), "TENTATIVE"),
        ("2022-12", date(2022, 12, 1), date(2023, 1, 1), "TENTATIVE"),
        ("2022-Q4", date(2022, 10, 1), date(2023, 1, 1), "TENTATIVE"),
        ("2022", date(2022, 1, 1), date(2023, 1, 1), "TENTATIVE"),
    ],
)
def test_an_event_covers_the_days_of_its_date(iso: str, start: date, end: date, status: str) -> None:
    (event,) = icalendar.Calendar.from_ical(whole("ics", dossier(item(iso)))).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt, str(event["STATUS"])) == (start, end, status)


def test_an_event_with_a_time_of_day_has_one() -> None:
    (event,) = icalendar.Calendar.from_ical(whole("ics", dossier(item("2022-04-01T10:30+02:00")))).walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2022, 4, 1, 8, 30, tzinfo=UTC)
    (event,) = icalendar.Calendar.from_ical(whole("ics", dossier(item("2022-04-01T10:30")))).walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2022, 4, 1, 10, 30)


def test_what_is_not_certain_is_tentative_and_what_is_off_cancelled() -> None:
    items = (
        item("2022-04-01", status="possible"),
        item("2022-04-01", text=None),
        item("2022-04-01", status="cancelled"),
        item("2022-04-01", status="done"),
    )
    events = icalendar.Calendar.from_ical(whole("ics", dossier(*items))).walk("VEVENT")
    assert [str(event["STATUS"]) for event in events] == ["TENTATIVE", "TENTATIVE", "CANCELLED", "CONFIRMED"]


def test_identifiers_hold_and_differ() -> None:
    def uids(*items: AgendaItem) -> list[str]:
        return [
            str(event["UID"]) for event in icalendar.Calendar.from_ical(whole("ics", dossier(*items))).walk("VEVENT")
        ]

    first = uids(item("2022-04-01"), item("2022-04-02"), item("2022-04-01", kind="talks"))
    assert len(set(first)) == 3
    moved = uids(item("2022-05-01", action="another wording"), item("2022-04-02"), item("2022-04-01", kind="talks"))
    assert moved == first
    one = list(ics([dossier(item("2022-04-01"))], LOOK.generated))
    assert one == list(ics([dossier(item("2022-04-01"))], LOOK.generated + timedelta(days=9)))


def test_dates_that_the_calendar_does_not_have_make_no_event() -> None:
    for iso in (
        "2022-13",
        "2022-02-30",
        "2022-W60",
        "0000",
        "9999-12",
        "soon",
        "2022-04-02/2022-04-01",
        "2022-04-01T99:99",
    ):
        assert b"VEVENT" not in whole("ics", dossier(item(iso))), iso


# spreadsheet


@settings(deadline=None, max_examples=25)
@given(st.lists(TRUSTED, max_size=3))
def test_no_cell_is_a_formula_and_every_item_is_a_row(many: list[Dossier]) -> None:
    raw = whole("csv", *many)
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(COLUMNS)
    items = [entry for one in many for entry in one.machine.agenda]
    assert len(rows) == len(items) + 1
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    for row, entry in zip(rows[1:], items, strict=True):
        assert len(row) == len(COLUMNS)
        for cell in row:
            assert not re.match(r"[=+\-@\t\r＝＋－＠]", cell)
            assert sheet.cell(1, 1, clean(cell)).data_type != "f"
        action = row[COLUMNS.index("action")]
        assert action.removeprefix("'") == one_line(entry.action).removeprefix("'")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1"])
def test_a_cell_that_would_calculate_is_defused(start: str) -> None:
    rows = list(
        csv.reader(io.StringIO(whole("csv", dossier(item(None, action=start))).decode("utf-8-sig"), newline=""))
    )
    assert rows[1][COLUMNS.index("action")].startswith("'")


# page


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.titles: list[str] = []
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in.append(tag)
        if tag in ("h1", "h2"):
            self.titles.append("")

    def handle_data(self, data: str) -> None:
        if self._in and self._in[-1] in ("h1", "h2"):
            self.titles[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in self._in:
            while self._in.pop() != tag:
                pass


ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "h5", "h6", "p", "strong", "em"),
    *("table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "blockquote", "br", "hr", "code", "pre"),
}


@settings(deadline=None, max_examples=40)
@given(DOSSIERS, st.sampled_from(["brief", "visit", "daily", "readout"]))
def test_a_page_loads_nothing_and_runs_nothing(one: Dossier, template: str) -> None:
    made = document(Templates().get(template), [one], LOOK)
    page = Page()
    page.feed(DOCUMENTS["html"](made, LOOK).decode())
    # The analyst's own notes may hold links of the web; nothing else is a link.
    for tag, attributes in page.tags:
        assert tag in ELEMENTS | ({"a"} if one.notes else set())
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "background")]
        if "href" in attributes:
            assert not re.match(r"\s*(javascript|vbscript|data|file):", attributes["href"] or "", re.IGNORECASE)
    (policy,) = [at for tag, at in page.tags if at.get("http-equiv") == "Content-Security-Policy"]
    assert (policy["content"] or "").startswith("default-src 'none'; style-src 'sha256-")
    assert page.titles[0] == made.title


def test_an_image_in_a_note_is_not_loaded() -> None:
    from dataclasses import replace

    note = Note(article_id="0" * 16, text="![x](http://example.com/p.png) <img src=x onerror=y>", updated="2022")
    made = document(Templates().get("brief"), [replace(dossier(), notes=(note,))], LOOK)
    page = DOCUMENTS["html"](made, LOOK).decode()
    assert "<img" not in page


# Word


@settings(deadline=None, max_examples=10)
@given(TRUSTED)
def test_a_word_file_has_the_templates_headings_and_the_articles_words(one: Dossier) -> None:
    made = document(Templates().get("brief"), [one], LOOK)
    raw = DOCUMENTS["docx"](made, LOOK)
    word = Word(io.BytesIO(raw))
    found = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")]
    assert found == [headline(one.article), *re.findall(r"^## (.*)$", made.body(), re.MULTILINE)]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for entry in one.machine.agenda:
        assert deed(entry) in cells
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert 'TargetMode="External"' not in archive.read("word/_rels/document.xml.rels").decode()
    assert raw == DOCUMENTS["docx"](made, LOOK)
    (page,) = word.sections
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


# chat


@settings(deadline=None, max_examples=40)
@given(TRUSTED)
def test_chat_lines_are_marked_and_inert(one: Dossier) -> None:
    text = SINGLE["txt"](one, LOOK).decode()
    lines = text.splitlines()
    assert clean(text) == text
    assert lines[0] == lines[-1] == "TLP:GREEN"
    assert lines[1] == headline(one.article)
    assert sum(line.startswith("• ") for line in lines) >= len(one.machine.agenda)


def test_sections_print_labels_of_notes() -> None:
    from dataclasses import replace

    from briefing_tui.model import Passage

    notes = (
        Note(article_id="0" * 16, text="One.", updated="2022", label="assumption"),
        Note(article_id="0" * 16, text="Two.", updated="2022", passage=Passage(start=9, end=17, text="It left.")),
    )
    assert (
        Sections(replace(dossier(), notes=notes), LOOK).notes == "**Assumption**\n\nOne.\n\n“It left.” [1] s2\n\nTwo."
    )
