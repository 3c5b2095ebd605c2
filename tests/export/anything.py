"""Articles and briefs of any strings at all, for the tests of what leaves the desk."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing_tui.model import (
    AgendaItem,
    Answer,
    Answers,
    Article,
    Attribution,
    Brief,
    DateMention,
    Evidence,
    Person,
    Place,
    Quote,
    When,
)

TRICKS = [
    "## Key judgements",
    "# x",
    "a | b \\| c",
    "\\",
    "[x](http://example.com)",
    "![x](y.png)",
    "[[wiki]]",
    "<b onclick=1>x</b>",
    "<!-- ",
    "http://example.com/a_b?c=d",
    "//example.com",
    "www.example.com",
    "www.1x.com",
    "example.com",
    "someone@example.com",
    "mailto:a@b.co",
    "[^1]",
    "&lt;&#35;&amp;",
    "*em* _em_ **s** __s__ ~~d~~",
    "`code` ```",
    "$x$ ==m== %%c%% ^block #tag key:: value",
    "1. one",
    "2) two",
    "- item",
    "+ item",
    "===",
    "---",
    ": definition",
    "> quote",
    "{{template}}",
    "\n\n# x\n\n",
    "a\n===\n",
    "\u202etxt.exe\x1b]52;c;aGk=\x07",
    "…“quoted”—’",
    "日本語 العربية",
]

WORDS = st.one_of(
    st.sampled_from(TRICKS),
    st.lists(st.sampled_from(TRICKS), min_size=2, max_size=3).map(" ".join),
    st.lists(st.sampled_from(TRICKS), min_size=2, max_size=3).map("".join),
    st.text(max_size=40),
    st.text(alphabet="\\`*_{}[]()<>#+-.!|~$%=^&:/@ \n1aé'\"", max_size=25),
)
MAYBE = st.none() | WORDS
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))
ISO = st.sampled_from(["2022", "2022-03", "2022-W13", "2022-03-31", "2022-03-31/2022-04-02"])

ARTICLES = st.builds(
    Article,
    id=st.just("2189f6b079fcebdb"),
    ref=WORDS,
    title=MAYBE,
    text=WORDS,
    published=st.none() | st.just("2022-03-31"),
    source=MAYBE,
    url=MAYBE,
    sha256=st.just("2189f6b079fcebdb" * 4),
)

ANSWERS = st.builds(
    Answer,
    text=WORDS,
    start=st.integers(0, 60),
    end=st.integers(0, 60),
    sentence=SPANS,
    score=st.floats(0, 1),
    field=st.sampled_from(["text", "title"]),
    role=MAYBE,
    country=st.none() | st.just("IN"),
    iso=st.none() | ISO,
    kind=st.none() | st.sampled_from(["purpose", "unknown"]),
)
RANKED = st.lists(ANSWERS, max_size=2).map(tuple)
NAMES = st.lists(WORDS, max_size=2).map(tuple)

ITEMS = st.builds(
    AgendaItem,
    kind=st.sampled_from(["meeting", "vote"]),
    action=WORDS,
    actors=NAMES,
    counterparts=NAMES,
    topic=MAYBE,
    when=st.none() | st.builds(When, text=MAYBE, iso=st.none() | ISO),
    where=MAYBE,
    status=st.sampled_from(["planned", "done"]),
    attribution=st.none() | st.builds(Attribution, source=WORDS, verb=MAYBE),
    evidence=st.builds(Evidence, start=st.integers(0, 60), end=st.integers(0, 60), text=WORDS),
    score=st.floats(0, 1),
)

BRIEFS = st.builds(
    Brief,
    article_id=st.just("2189f6b079fcebdb"),
    answers=st.builds(Answers, who=RANKED, what=RANKED, where=RANKED, when=RANKED, why=RANKED, how=RANKED),
    agenda=st.lists(ITEMS, max_size=3).map(tuple),
    people=st.lists(
        st.builds(Person, name=WORDS, role=MAYBE, affiliation=MAYBE, mentions=st.lists(SPANS).map(tuple)),
        max_size=3,
    ).map(tuple),
    places=st.lists(
        st.builds(Place, text=WORDS, country=st.none(), mentions=st.lists(SPANS).map(tuple)), max_size=2
    ).map(tuple),
    dates=st.lists(
        st.builds(DateMention, text=WORDS, iso=ISO, start=st.integers(0, 60), end=st.integers(0, 60)),
        max_size=3,
    ).map(tuple),
    quotes=st.lists(
        st.builds(Quote, text=WORDS, speaker=MAYBE, verb=MAYBE, start=st.integers(0, 60), end=st.integers(0, 60)),
        max_size=3,
    ).map(tuple),
    published=st.none() | st.just("2022-03-31"),
    core=st.just("0.1.0"),
    model=st.just("en_core_web_sm 3.8.0"),
)
