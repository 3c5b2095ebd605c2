"""The door for untrusted text: what passes, what is made visible, what is taken out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_tui.text import clean, decode, one_line, shorten, visible

ORDINARY = [
    "Liz Truss is set to arrive in India on Thursday (March 31).\n\n\tIndented, “quoted” – and so on…",
    "Où est passé l'été ? Ça coûte 3 € — dès Noël.",
    "\u0648\u0632\u064a\u0631 \u0627\u0644\u062e\u0627\u0631\u062c\u064a\u0629",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, a non-joiner inside the word
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
    "\u0928\u092e\u0938\u094d\u0924\u0947, \u0915\u094d\u200d\u0937",  # Hindi, a joiner after the virama
    "\u09b0\u200c\u09cd\u09af\u09be\u09ac",  # Bengali, a non-joiner before the virama
    "\u0d05\u0d35\u0d28\u0d4d\u200d ok",  # Malayalam, a joiner at the end of the word
    "習近平国家主席は12日、東京で",
    "👩‍👩‍👧 🏳️‍🌈 🏴‍☠️ 👍🏽 🇮🇳",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f wins",
]

_trouble = st.sampled_from(
    "\x00\x1b\x07\x7f\x85\x9b\r\n\t\u00ad\u200b\u200c\u200d\u202e\u2066\u2028\ufeff\ud800\U000e0041\U000e007f"
    "\U0001f3f4\ue000\u212ae\u0301\u0323\u1dce\u0915\u094d\u0627\u00e9 x"
)
any_text = st.one_of(st.text(), st.text(_trouble), st.text(st.characters(codec=None)))


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_unchanged(text: str) -> None:
    assert clean(text) == text


@given(any_text)
@example("x" + "\u0344" * 40)
@example("\u212a\u200d\u0915")
@example("e\u200b\u0301\u200d\u0915")
@example("e\u200d\u0301\u0323\u200d\u1dce\u200d\u0301\u200d\u0323\u200d\u0915\u200d")
@example("\u0915\u0301\u200d\u1dce\u200d\u0323\u200d\u1dce\u200d\u0323\u200d\u1dce\u200d")
def test_clean_is_idempotent(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(any_text)
def test_nothing_that_acts_comes_out(text: str) -> None:
    for char in clean(text):
        assert unicodedata.category(char) not in ("Cc", "Cs") or char in "\n\t"
        assert char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2028\u2029\ufeff\u00ad"


@given(any_text)
def test_what_comes_out_can_be_encoded(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_ascii_is_unchanged(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("\x9b31m", "⟨9B⟩31m"),
        ("abc\u202excod", "abc⟨RLO⟩xcod"),
        ("a\x00b\x7f", "a␀b␡"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("ad\u200bmin p\u00adass\ufeff", "admin pass"),
        ("pay\u200dpal", "paypal"),
        ("hid\U000e0068\U000e0069den", "hidden"),
        ("e\u0301te\u0301", "été"),
        ("a\ud800b", "a�b"),
        ("10\u00a0000\u202f€", "10 000 €"),
    ],
)
def test_what_acts_is_shown_or_gone(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@pytest.mark.parametrize("between", ["", "\u200d", "\u200b", "\u00ad"])
def test_marks_without_end_cost_no_time_and_are_cut(between: str) -> None:
    cleaned = clean("e" + f"{between}\u0301\u0323" * 100_000 + "nd")
    assert len(cleaned) < 40
    assert clean(cleaned) == cleaned


@given(any_text)
def test_visible_and_one_line_have_no_line_ends(text: str) -> None:
    assert not set("\n\t\r") & set(visible(text) + one_line(text))
    assert one_line(text) == one_line(one_line(text))


@given(any_text, st.integers(-2, 40))
def test_shorten_keeps_its_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= max(limit, 0)
    assert short == one_line(text) or limit < 1 or short.endswith("…")


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("the ministers will meet in Brussels", 20) == "the ministers will…"


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("été".encode(), None, "été"),
        ("été".encode("utf-8-sig"), None, "été"),
        ("été".encode("utf-16"), None, "été"),
        ("été".encode("utf-32"), None, "été"),
        ("été “x”".encode("cp1252"), None, "été “x”"),
        ("жук".encode("koi8-r"), "koi8-r", "жук"),
        ("été".encode("cp1252"), "no-such-charset", "été"),
        ("été".encode("cp1252"), "nul\0charset", "été"),
        ("été".encode("cp1252"), "hex", "été"),
        (b"\x81", None, "�"),
    ],
)
def test_decode(data: bytes, declared: str | None, text: str) -> None:
    assert decode(data, declared) == text


@given(st.binary(), st.none() | st.text())
def test_decode_never_raises(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared), str)
