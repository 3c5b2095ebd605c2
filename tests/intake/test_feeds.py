"""Feeds: an article an entry, nothing fetched, and no entity that grows."""

from __future__ import annotations

import json
import sys

import pytest

from briefing_tui.intake import Feed, feeds_of, opml
from briefing_tui.model import Article
from tests.intake.reading import BODY, one, read, reason

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Northport Post</title><link>https://post.example/</link>
<item><title>Council &amp; harbour</title><link>https://post.example/1</link>
<pubDate>Fri, 01 Mar 2024 23:30:00 -0500</pubDate><description>A vote is due.</description>
<content:encoded><![CDATA[<p>{BODY}</p><p>Second&nbsp;paragraph.</p><script>x()</script>]]></content:encoded></item>
<item><title>Short</title><link>/2</link><description>&lt;b&gt;Only&lt;/b&gt; a summary.</description></item>
<item><title>Nothing</title></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Port News</title>
<entry><title>Harbour</title><link href="https://port.example/a"/><updated>2024-03-02T10:00:00Z</updated>
<content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"""

BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>t</title><item>
<title>x</title><description>&c;</description></item></channel></rss>"""


def test_an_rss_file() -> None:
    whole, short, nothing = read(RSS, ".xml")
    assert isinstance(whole, Article)
    assert isinstance(short, Article)
    assert whole.text == f"{BODY}\n\nSecond paragraph."
    assert (whole.title, whole.published, whole.source) == ("Council & harbour", "2024-03-01", "Northport Post")
    assert (whole.url, whole.description) == ("https://post.example/1", "A vote is due.")
    assert whole.provenance == "date from the feed; link from the feed"
    assert (short.text, short.url) == ("Only a summary.", "https://post.example/2")
    assert "summary" in (short.provenance or "")
    assert str(nothing) == "x.xml:3: no text in it"


def test_an_atom_file() -> None:
    found = one(ATOM, ".atom")
    assert (found.text, found.published, found.url) == (BODY, "2024-03-02", "https://port.example/a")
    assert found.source == "Port News"
    assert "last change" in (found.provenance or "")


def test_a_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Port News",
        "items": [
            {
                "id": "1",
                "title": "Harbour",
                "content_html": f"<p>{BODY}</p>",
                "url": "https://p.example/1",
                "date_published": "2024-03-01T00:00:00Z",
            },
            {"id": "2", "content_text": "Plain <text>."},
            {"id": "3", "content_text": 5},
            7,
        ],
    }
    for ending in (".json", ".txt"):
        first, second, third, fourth = read(json.dumps(feed), ending)
        assert isinstance(first, Article)
        assert isinstance(second, Article)
        assert (first.text, first.source, first.published) == (BODY, "Port News", "2024-03-01")
        assert second.text == "Plain <text>."
        assert str(third) == f"x{ending}:3: no text in it"
        assert str(fourth) == f"x{ending}:4: no entry"


def test_a_feed_in_another_charset() -> None:
    data = RSS.replace("UTF-8", "windows-1251").replace("Second", "Совет").encode("cp1251")
    found = read(data, ".rss")[0]
    assert isinstance(found, Article)
    assert "Совет" in found.text


@pytest.mark.parametrize(
    "bomb",
    [
        BOMB,
        BOMB.replace("</rss>", ""),
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///x">]><rss><item><title>&x;</title></item></rss>',
        '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><rss><channel></channel></rss>',
    ],
)
def test_a_feed_that_declares_entities_is_refused_unread(bomb: str) -> None:
    assert reason(bomb, ".xml") == "the feed declares entities, which none needs"


def test_an_old_feed_with_a_document_type_is_read() -> None:
    old = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss-0.91.dtd">\n'
    assert len(read(RSS.replace("<rss", old + "<rss", 1), ".xml")) == 3


def test_a_feed_that_is_not_well_formed_is_read_leniently() -> None:
    assert isinstance(read(RSS.replace("&amp;", "&"), ".rss")[0], Article)
    assert isinstance(read(RSS[:900], ".rss")[0], Article)


def test_what_is_no_feed() -> None:
    assert reason("<?xml version='1.0'?><note>hello</note>", ".xml") == "not a feed"
    assert "without entries" in reason("<rss version='2.0'><channel><title>t</title></channel></rss>", ".rss")
    assert reason('{"version": "https://jsonfeed.org/version/1", "items": {}}', ".json") == "a feed without entries"


def test_a_list_of_feeds_there_and_back() -> None:
    feeds = [Feed(url="https://a.example/rss?x=1&y=2", title='A "quoted" <name>'), Feed(url="http://b.example/")]
    assert feeds_of(opml(feeds)) == [feeds[0], Feed(url="http://b.example/", title="http://b.example/")]
    assert reason(opml(feeds), ".opml") == "a list of 2 feeds, not an article; briefing add follows them"


def test_only_web_addresses_are_taken_from_a_list() -> None:
    outlines = "".join(
        f'<outline text="x" xmlUrl="{url}"/>'
        for url in ("exec:rm", "file:///etc/passwd", "javascript:x", "https://a.example/ b", "HTTPS://ok.example/", "")
    )
    assert feeds_of(f"<opml><body>{outlines}</body></opml>".encode()) == [Feed(url="HTTPS://ok.example/", title="x")]
    assert opml([Feed(url="exec:rm")]).count(b"<outline") == 0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<opml",
        b"<rss/>",
        b"<opml>" * 10_000,
        b'<!DOCTYPE o [<!ENTITY a "b">]><opml>&a;</opml>',
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="rot13"?><opml/>',
    ],
)
def test_lists_that_are_none(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"OPML|document type"):
        feeds_of(data)


def test_blank_lines_are_no_feed() -> None:
    assert reason("  \n \n", ".rss") == "not a feed"


def test_a_list_that_is_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = opml([Feed(url="https://a.example/")])
    monkeypatch.setattr(sys.modules["briefing_tui.intake.opml"], "MAX_OPML", len(whole))
    assert len(feeds_of(whole)) == 1
    with pytest.raises(ValueError, match="larger than"):
        feeds_of(whole + b" ")
