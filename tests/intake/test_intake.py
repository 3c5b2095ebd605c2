"""Bytes and files become articles; what can't is refused in one line and the rest goes through."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_tui.assets import SEEDS
from briefing_tui.intake import Refused, article, publication_day, read_paths
from briefing_tui.intake import lines as lines_module
from briefing_tui.intake import records as records_module
from briefing_tui.intake.formats import MAX_BYTES
from briefing_tui.model import Article
from briefing_tui.text import clean

BODY = "The council will meet on Monday. It will vote on the budget."


def read(*names: str | Path, stdin: bytes | None = None, published: str | None = None) -> list[Article | Refused]:
    given = io.BytesIO(stdin) if stdin is not None else None
    return list(read_paths([str(name) for name in names], given, published))


def one(*names: str | Path, stdin: bytes | None = None, published: str | None = None) -> Article:
    (found,) = read(*names, stdin=stdin, published=published)
    assert isinstance(found, Article), found
    return found


def reason(*names: str | Path, stdin: bytes | None = None) -> str:
    (found,) = read(*names, stdin=stdin)
    assert isinstance(found, Refused), found
    assert "\n" not in str(found)
    return found.reason


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_the_sample_article_is_read_whole_and_without_a_title() -> None:
    (seed,) = SEEDS.glob("*.txt")
    found = one(seed)
    assert found.title is None
    assert found.text == seed.read_text(encoding="utf-8")
    assert found.ref == seed.name
    assert found.id == found.sha256[:16]


def test_a_short_first_line_is_the_title(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.txt", f"Council to meet\n\n{BODY}"))
    assert (found.title, found.text) == ("Council to meet", BODY)


def test_a_first_sentence_is_no_title(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", f"The council meets.\n\n{BODY}")).title is None


def test_a_markdown_heading_is_the_title(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.md", f"# Council to meet!\n{BODY}"))
    assert (found.title, found.text) == ("Council to meet!", BODY)


def test_the_same_title_and_text_are_the_same_article() -> None:
    made = [article(text=BODY, ref=ref, title=" Council\nto meet ") for ref in ("a", "b")]
    assert made[0].id == made[1].id
    assert made[0].title == "Council to meet"
    assert article(text=BODY, ref="a", title=None).id != made[0].id


def test_a_news_please_record_reads_as_it_is(tmp_path: Path) -> None:
    record = {
        "maintext": BODY,
        "title": "Council to meet",
        "description": None,
        "date_publish": "2016-11-09 00:00:00",
        "source_domain": "example.org",
        "url": "https://example.org/1",
        "filename": "ignored",
    }
    found = one(write(tmp_path / "r.json", json.dumps(record)))
    assert (found.published, found.source, found.url, found.ref) == (
        "2016-11-09",
        "example.org",
        "https://example.org/1",
        "r.json",
    )


def test_the_date_that_the_analyst_names_is_for_articles_without_one(tmp_path: Path) -> None:
    dated = write(tmp_path / "d.json", json.dumps({"text": BODY, "published": "2016-11-09", "id": 7}))
    undated = write(tmp_path / "u.txt", BODY)
    found = read(dated, undated, published="2020-01-02")
    assert [(x.ref, x.published) for x in found if isinstance(x, Article)] == [
        ("7", "2016-11-09"),
        ("u.txt", "2020-01-02"),
    ]


def test_a_broken_line_is_named_and_the_others_go_through(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": BODY}), "{broken", "", json.dumps({"id": "b", "text": BODY + " So."})]
    found = read(write(tmp_path / "wire.jsonl", "\n".join(lines)))
    assert [x.ref for x in found] == ["a", "wire.jsonl:2", "b"]
    assert isinstance(found[1], Refused)
    assert found[1].reason.startswith("not JSON")


def test_records_on_standard_input() -> None:
    lines = b"\n".join(json.dumps({"id": name, "text": BODY + name}).encode() for name in "ab")
    assert [x.ref for x in read("-", stdin=lines)] == ["a", "b"]
    assert [x.ref for x in read("-", stdin=b"[" + lines.replace(b"\n", b",") + b"]")] == ["a", "b"]
    pretty = json.dumps({"id": "c", "text": BODY}, indent=1).encode()
    assert one("-", stdin=pretty).ref == "c"
    assert one("-", stdin=BODY.encode()).text == BODY


def test_json_lines_under_the_wrong_ending(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": name, "text": BODY}) for name in "ab")
    assert [x.ref for x in read(write(tmp_path / "x.json", lines))] == ["a", "b"]


def test_a_folder_is_read_in_order_with_its_sub_folders(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/2.txt", "1.txt", ".hidden/3.txt", "picture.png", ".draft.txt"):
        write(tmp_path / name, BODY + name)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [x.ref for x in read(tmp_path)] == ["1.txt", "2.txt"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n \n", "no text"),
        ("binary.txt", bytes(range(256)) * 8, "not a text"),
        ("picture.png", b"\x89PNG", "ending is not known"),
        ("empty.jsonl", b"\n\n", "empty"),
        ("broken.json", b'{"text": "cut', "not JSON"),
        ("number.json", b"5", "must be a JSON object"),
        ("nothing.json", b"[]", "empty list"),
        ("textless.json", b'{"title": "x"}', 'no "text"'),
        ("wrong.json", b'{"text": ["x"]}', '"text" must be a string'),
        ("deep.json", b"[" * 100_000, "JSON"),
    ],
)
def test_bad_files_give_one_clear_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    assert said in reason(write(tmp_path / name, data))


def test_what_is_no_file_gives_one_clear_line(tmp_path: Path) -> None:
    assert reason(tmp_path / "missing.txt") == "No such file or directory"
    assert "no articles" in reason(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "not a file"
    assert "null" in reason("nul\0.txt")
    assert reason("-") == "nothing to read from"


def test_a_file_past_the_limit_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "big.txt", BODY)
    os.truncate(path, MAX_BYTES + 1)
    assert "larger than" in reason(path)


def test_a_hostile_file_name_is_shown_not_obeyed(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "\x1b]0;owned\x07\n.txt")
    assert isinstance(found, Refused)
    assert not set(found.ref) & {"\x1b", "\x07", "\n"}


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2016-11-09 00:00:00", "2016-11-09"),
        ("2016-11-09T10:00Z", "2016-11-09"),
        ("2016-13-09", None),
        ("9 Nov 2016", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("2016-11-091", None),
        (20161109, None),
        (None, None),
    ],
)
def test_the_day_of_a_record(value: object, day: str | None) -> None:
    assert publication_day(value) == day


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_become_clean_articles_or_refusals(data: bytes) -> None:
    for found in read("-", stdin=data):
        if isinstance(found, Article):
            assert clean(found.text) == found.text
            assert found.text.strip()
        else:
            assert "\n" not in str(found)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["id", "title", "text", "maintext", "published", "url", "description", "source"]),
        st.none() | st.text(max_size=60) | st.integers() | st.lists(st.booleans(), max_size=2),
    )
)
def test_any_record_becomes_an_article_or_a_refusal(record: dict[str, object]) -> None:
    (found,) = read("-", stdin=json.dumps(record).encode())
    if isinstance(found, Article):
        assert found.title is None or found.title == " ".join(clean(found.title).split())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_json_lines_of_other_systems_are_read(tmp_path: Path, encoding: str) -> None:
    lines = "\ufeff" * (encoding == "utf-16-be") + "".join(f'{{"id": "{name}", "text": "été"}}\n' for name in "ab")
    data = lines.encode(encoding)
    for found in (read(write(tmp_path / "x.jsonl", data)), read("-", stdin=data)):
        assert [(x.ref, x.text) for x in found if isinstance(x, Article)] == [("a", "été"), ("b", "été")]


def test_an_article_that_begins_with_a_bracket_is_no_record() -> None:
    assert one("-", stdin=b"[Mr Jaishankar] said so.").text == "[Mr Jaishankar] said so."
    assert "not JSON" in reason("-", stdin=b'[{"text": "cut off"}, ')


def test_a_broken_first_record_does_not_hide_the_others() -> None:
    found = read("-", stdin=b'{broken\n{"id": "b", "text": "good"}\n')
    assert [x.ref for x in found] == ["standard input:1", "b"]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (b'{"text": "half \\ud83d of a pair"}', "half � of a pair"),
        (b'{"text": "tab\there", "score": NaN}', "tab\there"),
        (b'{"text": " ", "maintext": "there"}', "there"),
    ],
)
def test_what_scraped_news_is_full_of(record: bytes, text: str) -> None:
    assert one("-", stdin=record).text == text


def test_an_overlong_line_is_refused_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "LONGEST_LINE", 40)
    monkeypatch.setattr(records_module, "LONGEST_LINE", 40)
    lines = b'{"text": "' + b"x" * 500 + b'"}\n{"id": "b", "text": "good"}\n'
    found = read(write(tmp_path / "x.jsonl", lines))
    assert [x.ref for x in found] == ["x.jsonl:1", "b"]


def test_titles_without_end_are_cut() -> None:
    found = article(text=BODY, ref="r" * 5000, title="word " * 5000, url="https://x.example/" + "x" * 5000)
    assert found.title is not None
    assert len(found.title) <= 1_000
    assert len(found.ref) <= 200
    assert found.url is None


def test_no_name_is_not_the_current_folder() -> None:
    assert "missing" in reason("")


@pytest.mark.parametrize(
    "text",
    ["\aCouncil votes\n\nThe council votes on Monday.", "Vote\x07 on Monday", "A bell \x07 and \x0e\x0f shifts, short"],
)
def test_a_few_control_characters_do_not_make_a_short_text_binary(tmp_path: Path, text: str) -> None:
    found = one(write(tmp_path / "a.txt", text))
    assert found.text == clean(found.text)
    assert "\x07" not in f"{found.title}{found.text}"


@pytest.mark.parametrize(
    "data", [b"\x00" * 40, b"ab\x00cd\x00", bytes(range(32)) * 4, b"word " * 50 + b"\x01\x02\x03" * 20]
)
def test_zero_bytes_and_many_control_characters_are_no_text(tmp_path: Path, data: bytes) -> None:
    assert reason(write(tmp_path / "a.txt", data)) == "not a text"


def test_the_author_is_read_where_a_format_names_one(tmp_path: Path) -> None:
    records = [
        {"text": BODY, "author": "Ana Ruiz"},
        {"text": BODY + " 2", "authors": ["Ana Ruiz", " Bo Lind "]},
        {"text": BODY + " 3", "author": 7, "authors": []},
    ]
    path = write(tmp_path / "a.json", json.dumps(records))
    assert [found.author for found in read(path) if isinstance(found, Article)] == [
        "Ana Ruiz",
        "Ana Ruiz; Bo Lind",
        None,
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"content_text": BODY, "authors": [{"name": "Ana Ruiz"}]}],
    }
    assert one(write(tmp_path / "feed.json", json.dumps(feed))).author == "Ana Ruiz"
    page = f"""<html><head><title>Vote</title><meta name="author" content="Ana Ruiz"></head>
        <body><article><h1>Vote</h1><p>{BODY}</p><p>{BODY} It will sit again in May.</p></article></body></html>"""
    assert one(write(tmp_path / "a.html", page)).author == "Ana Ruiz"
    rss = f"""<rss version="2.0"><channel><title>Wire</title><item><title>Vote</title>
        <author>desk@example.org (Ana Ruiz)</author><description>{BODY}</description></item></channel></rss>"""
    assert "Ana Ruiz" in str(one(write(tmp_path / "a.rss", rss)).author)


def test_what_is_no_json_lines_at_all_is_one_line(tmp_path: Path) -> None:
    assert reason(write(tmp_path / "a.jsonl", "just words\n" * 500)) == "not JSON Lines"
    assert reason(write(tmp_path / "b.jsonl", bytes(range(1, 256)) * 30)) == "not JSON Lines"
    found = read(write(tmp_path / "c.jsonl", f"odd\n{json.dumps({'text': BODY})}\nodd\n"))
    assert [isinstance(each, Article) for each in found] == [False, True, False]
