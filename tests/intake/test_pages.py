"""Saved pages: the article without the furniture, its day, link and source, and how they were found."""

from __future__ import annotations

import pytest

from tests.intake.reading import BODY, one, read, reason

HEAD = """<title>Council to vote on harbour | Northport Post</title>
<meta property="og:title" content="Council to vote on harbour">
<meta property="og:site_name" content="Northport Post">
<meta name="description" content="A vote is due on Monday.">
<link rel="canonical" href="https://post.example/news/harbour">"""


def page(head: str = HEAD, body: str = BODY) -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body>"
        "<nav><a href=/>Home</a> <a href=/world>World</a></nav><article><h1>Council to vote on harbour</h1>"
        f"<p>{body}</p><p>The vote follows a dry summer, and talks with the port authority in May.</p>"
        "<table><tr><th>Year</th><th>Budget</th></tr><tr><td>2023</td><td>4 million</td></tr></table></article>"
        "<aside><p>Read more: ten tips for your garden</p></aside>"
        "<footer><p>Copyright 2019 Northport Post. All rights reserved.</p></footer></body></html>"
    )


def test_a_page_gives_its_article_without_the_furniture() -> None:
    found = one(page(), ".html")
    assert found.title == "Council to vote on harbour"
    assert found.text.startswith(BODY)
    assert "port authority in May" in found.text
    assert "2023 | 4 million" in found.text
    for furniture in ("World", "garden", "Copyright", "---"):
        assert furniture not in found.text
    assert (found.source, found.url) == ("Northport Post", "https://post.example/news/harbour")
    assert found.description == "A vote is due on Monday."
    assert found.published is None, "a copyright year is no date of publication"


@pytest.mark.parametrize(
    ("head", "day", "found_by"),
    [
        ('<meta property="article:published_time" content="2024-03-01T23:30:00+02:00">', "2024-03-01", "meta tag"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-02"}</script>',
            "2024-03-02",
            "structured data",
        ),
        ('<link rel="canonical" href="https://post.example/2024/03/03/harbour">', "2024-03-03", "the address"),
    ],
)
def test_the_day_of_a_page_and_where_it_stood(head: str, day: str, found_by: str) -> None:
    found = one(page(head), ".html")
    assert found.published == day
    assert f"date from {found_by}" in (found.provenance or "")


def test_the_day_that_the_analyst_names_is_for_pages_without_one() -> None:
    found = one(page(), ".html", published="2024-05-05")
    assert (found.published, found.provenance) == ("2024-05-05", "date as given; link from canonical link")


@pytest.mark.parametrize(
    ("declared", "charset", "words"),
    [
        ("iso-8859-1", "cp1252", "“Émile” – façade"),
        ("windows-1251", "cp1251", "Совет города"),
        ("shift_jis", "cp932", "東京の会議"),
        ("gb2312", "gb18030", "北京会议"),
        ("iso-2022-jp", "iso2022_jp", "東京の会議"),
        ("utf-16", "utf-16-le", "Émile"),
    ],
)
def test_the_charset_of_a_page(declared: str, charset: str, words: str) -> None:
    html = page(HEAD, f"{words} {BODY}").replace("charset=utf-8", f"charset={declared}")
    assert words in one(html.encode(charset), ".html").text


@pytest.mark.parametrize("declared", ["punycode", "rot13", "unicode_escape", "no-such", "x\0y"])
def test_a_charset_that_is_none(declared: str) -> None:
    assert BODY in one(page().replace("charset=utf-8", f"charset={declared}"), ".html").text


def test_broken_html_is_still_read() -> None:
    assert BODY in one(f"<html><body><div><p>{BODY}<p><b>And more<div></span>", ".html").text
    assert BODY in one(page()[:-200], ".html").text


def test_pages_without_an_article() -> None:
    assert "no text" in reason("<html><body></body></html>", ".html")
    assert reason("<html>" + "<b>" * 200_001, ".html") == "a page of more than 200,000 tags"
    assert len(read("<html>" + "<div>" * 50_000 + BODY, ".html")) == 1


def test_scripts_and_links_do_not_act() -> None:
    found = one(page('<link rel=canonical href="javascript:alert(1)"><base href="file:///etc/">'), ".html")
    assert found.url is None
