"""Newsletters: subject, day and sender of a mail, the best of its parts, and mails forwarded in it."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from briefing_tui.intake import Refused
from briefing_tui.model import Article
from tests.intake.reading import BODY, one, read, reason

HTML = f"<html><body><table><tr><td><p>{BODY}</p></td></tr></table></body></html>"


def mail(text: str | None = BODY, html: str | None = None, subject: str = "Council to vote") -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["Subject"] = subject
    made["From"] = "Harbour Letter <letter@post.example>"
    made["To"] = "desk@example.org"
    made["Date"] = "Fri, 01 Mar 2024 23:30:00 -0500"
    if text is not None:
        made.set_content(text, cte="quoted-printable")
    if html is not None:
        (made.add_alternative if text is not None else made.set_content)(html, subtype="html")
    return made


@pytest.mark.parametrize("ending", [".eml", ".txt", ""])
def test_a_mail_in_several_parts(ending: str) -> None:
    found = one(mail(html=HTML, subject="Réunion – “vote”").as_bytes(), ending)
    assert (found.title, found.published, found.source) == ("Réunion – “vote”", "2024-03-01", "Harbour Letter")
    assert " ".join(found.text.split()) == BODY
    assert found.provenance == "date from the mail's header"


def test_a_mail_of_html_alone() -> None:
    assert one(mail(None, HTML).as_bytes(), ".eml").text == BODY


def test_a_text_part_that_only_says_where_to_read() -> None:
    stub = mail("View this in your browser: https://x.example", HTML.replace("</p>", f" {BODY * 3}</p>"))
    assert one(stub.as_bytes(), ".eml").text.startswith(BODY)


def test_the_charset_of_a_part() -> None:
    raw = b"Subject: x\nFrom: a@b.example\nContent-Type: text/plain; charset=koi8-r\n\n" + "Совет города".encode(
        "koi8-r"
    )
    assert one(raw, ".eml").text == "Совет города"


def test_soft_line_ends_are_taken_back() -> None:
    raw = b"Subject: x\nFrom: a@b.example\nContent-Type: text/plain; format=flowed\n\n"
    raw += b"The council \nwill vote.\n\nThen rest.\n"
    assert one(raw, ".eml").text.strip() == "The council will vote.\n\nThen rest."


def test_an_attached_mail_is_an_article_of_its_own() -> None:
    outer = mail("See below.", subject="Fwd")
    outer.add_attachment(mail(subject="The first"))
    assert [(x.ref, x.title) for x in read(outer.as_bytes(), ".eml") if isinstance(x, Article)] == [
        ("x.eml", "Fwd"),
        ("x.eml/forwarded 1", "The first"),
    ]


def test_a_mail_forwarded_in_the_text() -> None:
    text = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Port News <news@port.example>\n"
        f"Date: Thu, 29 Feb 2024 at 10:00\nSubject: Harbour plan\nTo: me@example.org\n\n{BODY}\n"
    )
    found = one(mail(text, subject="Fwd: Harbour plan").as_bytes(), ".eml")
    assert (found.title, found.source, found.published) == ("Harbour plan", "Port News", "2024-02-29")
    assert " ".join(found.text.split()) == BODY
    assert "forwarded" in (found.provenance or "")


def test_a_mailbox_is_read_mail_by_mail() -> None:
    box = b"".join(
        b"From a@b.example Fri Mar  1 10:00:00 2024\n"
        + mail(f"{BODY}\nFrom here on {n}.").as_bytes().replace(b"\r\n", b"\n").replace(b"\nFrom here", b"\n>From here")
        + b"\n\n"
        for n in (b"1", b"2")
        for n in (n.decode(),)
    )
    for ending in (".mbox", ".txt", ".eml"):
        found = read(box, ending)
        assert [x.ref for x in found] == [f"x{ending}/1", f"x{ending}/2"]
        assert isinstance(found[1], Article)
        assert "\nFrom here on 2." in found[1].text
    assert "no mail" in reason(b"nothing here", ".mbox")


def test_a_mail_without_a_text() -> None:
    picture = mail(None)
    picture.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    assert reason(picture.as_bytes(), ".eml") == "a mail without a text"
    assert reason(b"Subject: x\nFrom: a@b.example\nDate: today\n\n", ".eml") == "a mail without a text"


def test_a_page_saved_as_one_file() -> None:
    html = (
        "<html><head><title>Council to vote</title></head>"
        f"<body><article><h1>Council to vote</h1><p>{BODY}</p></article></body></html>"
    )
    made = mail(None, html, subject="Saved")
    made["Snapshot-Content-Location"] = "https://post.example/2024/03/01/harbour"
    found = one(made.as_bytes(), ".mhtml")
    assert (found.title, found.published, found.url) == (
        "Council to vote",
        "2024-03-01",
        "https://post.example/2024/03/01/harbour",
    )


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: multipart/mixed; boundary=x\nSubject: s\n\n" + b"--x\n" * 100_000,
        b"Subject: " + b"=?utf-8?q?" * 10_000 + b"\nFrom: a\nTo: b\n\nx",
        b"From: " + b"(" * 100_000 + b"\nSubject: x\nTo: b\n\n" + BODY.encode(),
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(150)) + b"\nx",
        b"Content-Type: text/plain; charset=\xff\xfe\nDate: Fri, 99 Foo 99999\nSubject: \xff\n\n" + BODY.encode(),
        b"Content-Type: message/rfc822\nSubject: s\n\n" * 400 + b"\nx",
    ],
)
def test_hostile_mails_end_in_articles_or_one_line_each(raw: bytes) -> None:
    assert read(raw, ".eml")


def test_a_mail_of_a_thousand_nested_parts_is_refused() -> None:
    raw = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1000))
    assert reason(raw, ".eml") == "a mail of too many nested parts"


def test_forwarding_without_end() -> None:
    made = mail("innermost")
    for _ in range(6):
        outer = mail("See below.")
        outer.add_attachment(made)
        made = outer
    found = read(made.as_bytes(), ".eml")
    assert isinstance(found[-1], Refused)
    assert "too many times" in found[-1].reason


@pytest.mark.parametrize(
    "data", [b"\x00" * 3000, bytes(range(256)) * 20, b"\xff\xfe: x\n\nwords", b"Just some words.\n"]
)
def test_what_has_no_header_is_no_mail(data: bytes) -> None:
    assert reason(data, ".eml") == "not a mail"


def test_a_mail_of_zero_bytes_has_no_text() -> None:
    assert reason(b"Subject: x\nFrom: a@b.example\n\n" + b"\x00\x01" * 400, ".eml") == "a mail without a text"
