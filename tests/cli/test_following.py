"""Feeds that are followed: fetched again by ``briefing fetch``, taken from and handed out as OPML."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.cli import main
from briefing_tui.intake import Refused, feeds_of
from briefing_tui.intake import fetch as fetch_module
from briefing_tui.intake.fetch import Fetched
from briefing_tui.library import Library
from briefing_tui.paths import Paths

WIRE, HARBOUR = "https://wire.example/feed.xml", "https://harbour.example/feed.json"


def _rss(*titles: str) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><description>{title} in Lima.</description></item>" for title in titles
    )
    return f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


@pytest.fixture(autouse=True)
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What stands at which address; everything else does not answer."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    there = {
        WIRE: _rss("Rain", "Vote"),
        HARBOUR: b'{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", '
        b'"items": [{"title": "Cranes", "content_text": "Cranes stand still."}]}',
        "https://page.example/": b"<html><body><p>A page.</p></body></html>",
    }

    def fetch(url: str) -> Fetched | Refused:
        if url not in there:
            return Refused(url, "could not be fetched")
        return Fetched(url=url, data=there[url], media_type=None, charset=None)

    monkeypatch.setattr(fetch_module, "fetch", fetch)
    return there


def _titles(tmp_path: Path) -> set[str]:
    library = Library(Paths.under(tmp_path / "home").library)
    rows = library.rows(library.ids("is:new"))
    library.close()
    return {row.headline for row in rows}


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> tuple[str, str]:
    assert main(list(words)) == code
    return capsys.readouterr()


def test_a_named_feed_is_followed_and_fetched_again(
    tmp_path: Path, web: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = said(capsys, "fetch", WIRE)
    assert len(out.splitlines()) == 2 and "2 added" in err
    web[WIRE] = _rss("Rain", "Strike")
    _, err = said(capsys, "fetch")
    assert "1 added, 1 known before" in err
    assert _titles(tmp_path) == {"Rain", "Vote", "Strike"}


def test_lists_of_feeds_go_both_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "reader.opml"
    other.write_text(
        f'<opml version="2.0"><body><outline text="n"><outline text="The wire" xmlUrl="{WIRE}"/></outline>'
        f'<outline text="b" xmlUrl="{HARBOUR}"/><outline text="f" xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    out, err = said(capsys, "add", str(other))
    assert out == "" and "2 more feeds are followed" in err
    assert _titles(tmp_path) == set()  # nothing is fetched by adding a list
    out, _ = said(capsys, "fetch", "--list")
    assert out.splitlines() == [f"{WIRE}  The wire", f"{HARBOUR}  b"]
    out, _ = said(capsys, "fetch", "--opml")
    assert [feed.url for feed in feeds_of(out.encode())] == [WIRE, HARBOUR]
    said(capsys, "fetch")
    assert _titles(tmp_path) == {"Rain", "Vote", "Cranes"}
    said(capsys, "fetch", "--remove", WIRE)
    said(capsys, "fetch", "--remove", WIRE, code=1)
    assert said(capsys, "fetch", "--list")[0].splitlines() == [f"{HARBOUR}  b"]


def test_what_fails_is_named_and_the_rest_goes_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.opml"
    broken.write_text("<opml><body>")
    names = ["https://gone.example/feed", "https://page.example/", str(broken), str(tmp_path / "none.opml"), WIRE]
    _, err = said(capsys, "fetch", *names, code=1)
    assert _titles(tmp_path) == {"Rain", "Vote"}
    for reason in ("could not be fetched", "not a feed; briefing add reads a single page", "not OPML", "No such file"):
        assert reason in err


def test_without_feeds_it_says_how_to_follow_one(capsys: pytest.CaptureFixture[str]) -> None:
    _, err = said(capsys, "fetch")
    assert err == "briefing: no feeds are followed; briefing fetch URL follows one\n"


def test_a_broken_file_of_feeds_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = Paths.under(tmp_path / "home").feeds
    path.parent.mkdir(parents=True)
    path.write_text("my feeds")
    _, err = said(capsys, "fetch", WIRE, code=1)
    assert "feeds.opml: not OPML" in err and err.count("\n") == 1
    assert path.read_text() == "my feeds"
