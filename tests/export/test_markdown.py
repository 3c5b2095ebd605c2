"""Whatever an article says, its Markdown brief has the template's shape and the article's words."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing_tui.export import Dossier, Look, Templates, document, markdown, read_ours
from briefing_tui.export.escape import escape
from briefing_tui.export.notes import settle
from briefing_tui.export.stories import OTHER, _themes
from briefing_tui.export.wording import NOT_STATED, answer_line, headline
from briefing_tui.model import QUESTIONS, Answers, Article, Brief, Note
from briefing_tui.text import one_line
from briefing_tui.wording import deed, parties, time_and_place

sys.path.insert(0, str(Path(__file__).parent))
from anything import ARTICLES, BRIEFS, WORDS

NOW = datetime(2022, 3, 31, 9, 42, tzinfo=UTC)
SECTIONS = [
    "Bottom line",
    "Key judgements",
    "The facts",
    "Agenda",
    "Quotes",
    "People",
    "Timeline",
    "Analyst notes",
    "Gaps and assumptions",
    "Sources",
    "Method",
]
TEMPLATES = {
    "brief": [("h1", None), *(("h2", title) for title in SECTIONS)],
    "visit": [
        ("h1", None),
        ("h2", "Reason for the meeting"),
        ("h2", "Agenda"),
        ("h2", "Objectives and asks"),
        ("h3", "Our objectives"),
        ("h3", "What they ask"),
        ("h3", "What has been offered"),
        ("h2", "Lines to take and Q&A"),
        ("h3", "Lines to take"),
        ("h3", "If asked: what they have said"),
        ("h2", "Attendees"),
        ("h2", "Background"),
        ("h3", "The facts"),
        ("h3", "Timeline"),
        ("h2", "Analyst notes"),
        ("h2", "Sources"),
    ],
    "readout": [
        ("h1", None),
        *(
            ("h2", title)
            for title in (
                *("Who met whom", "Topics", "Agreed", "Differed", "Next step", "In their words"),
                *("Analyst notes", "Sources"),
            )
        ),
    ],
}
PARSERS = [MarkdownIt("commonmark").enable("table"), MarkdownIt("gfm-like", {"html": True})]
PROPERTIES = [
    *("title", "type", "template", "schema", "status", "created", "updated", "information_cutoff", "event_date"),
    *("handling", "yardstick", "sources", "source_url", "source_sha256", "generator", "aliases", "tags"),
]
COMMENT = re.compile(r"<!-- briefing:(file [\w-]+ [0-9a-f]{12}( \w+)*|begin \w+ [0-9a-f]{12}|end \w+) -->\n?")
"""The only HTML there may be."""
ALLOWED = {"text", "softbreak", "strong_open", "strong_close", "em_open", "em_close"}


def words(token: Token) -> str:
    return "".join(child.content for child in token.children or [] if child.type == "text")


def body(document: str) -> str:
    return document.split("---\n", 2)[2]


def headings(tokens: list[Token]) -> list[tuple[str, str]]:
    return [(token.tag, words(tokens[i + 1])) for i, token in enumerate(tokens) if token.type == "heading_open"]


def tables(tokens: list[Token]) -> list[list[list[str]]]:
    found: list[list[list[str]]] = []
    for i, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("td_open", "th_open"):
            found[-1][-1].append(words(tokens[i + 1]))
    return found


def expected_tables(brief: Brief) -> list[list[str]]:
    """The cells of free words that the tables must show, a list a row."""
    answers = [next(iter(brief.answers.to(question)), None) for question in QUESTIONS]
    rows = [
        [question.capitalize(), answer_line(answer) if answer else NOT_STATED]
        for question, answer in zip(QUESTIONS, answers, strict=True)
    ]
    rows += [[deed(item), item.kind, parties(item), time_and_place(item), item.status] for item in brief.agenda]
    rows += [
        [one_line(person.name), one_line(person.role or ""), one_line(person.affiliation or "")]
        for person in brief.people
    ]
    return rows


@settings(deadline=None, max_examples=300)
@given(WORDS)
def test_escaped_words_are_the_words_and_nothing_else(text: str) -> None:
    escaped = escape(text)
    for parser in PARSERS:
        table = parser.parse(f"| a | b |\n|-|-|\n| {escaped} | x |\n")
        assert tables(table) == [[["a", "b"], [one_line(text), "x"]]]
        listed = parser.parse(f"- {escaped or 'x'}\n")
        assert [token.type for token in listed if token.nesting == 1][:3] == [
            "bullet_list_open",
            "list_item_open",
            "paragraph_open",
        ]
        kinds = {child.type for token in table + listed for child in token.children or []}
        assert kinds <= {"text"}


def assert_only_ours(tokens: list[Token]) -> None:
    """No node that the article could have made."""
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= ALLOWED
    assert not any(token.type in ("fence", "code_block") for token in tokens)
    assert all(COMMENT.fullmatch(token.content) for token in tokens if token.type == "html_block")


@settings(deadline=None, max_examples=20)
@given(ARTICLES, BRIEFS)
def test_the_export_has_the_templates_nodes_and_the_articles_words(article: Article, brief: Brief) -> None:
    made = markdown(article, brief, [], generated=NOW, handling="TLP:GREEN")
    for parser in PARSERS:
        tokens = parser.parse(body(made))
        assert headings(tokens) == [("h1", headline(article)), *(("h2", title) for title in SECTIONS)]
        assert_only_ours(tokens)
        # Only the rows of the agenda have seven cells, and they are numbered.
        shown = [row[len(row) == 7 :] for table in tables(tokens) for row in table[1:]]
        for free, cells in zip(shown, expected_tables(brief), strict=False):
            assert [cell.strip() for cell in free[: len(cells)]] == [cell.strip() for cell in cells]
        for table in tables(tokens):
            assert len({len(row) for row in table}) == 1


@pytest.mark.parametrize("template", TEMPLATES)
@settings(deadline=None, max_examples=15)
@given(article=ARTICLES, brief=BRIEFS)
def test_no_article_adds_a_heading_to_any_template(template: str, article: Article, brief: Brief) -> None:
    made = document(Templates().get(template), [Dossier(article=article, machine=brief)], Look(generated=NOW))
    for parser in PARSERS:
        tokens = parser.parse(body(made.markdown()))
        expected = [(tag, headline(article) if title is None else title) for tag, title in TEMPLATES[template]]
        assert headings(tokens) == expected
        assert_only_ours(tokens)
        assert not any(token.type == "html_block" for token in parser.parse(made.body()))


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(ARTICLES, BRIEFS), min_size=1, max_size=4))
def test_no_article_adds_a_heading_to_a_daily(pairs: list[tuple[Article, Brief]]) -> None:
    dossiers = [Dossier(article=article, machine=brief) for article, brief in pairs]
    made = document(Templates().get("daily"), dossiers, Look(generated=NOW, topic="# x [y](z)"))
    for parser in PARSERS:
        tokens = parser.parse(body(made.markdown()))
        found = headings(tokens)
        assert found[0] == ("h1", "Daily brief, 31 Mar 2022: # x [y](z)")
        assert [title for tag, title in found if tag == "h2"] == [
            *("Top lines", "By theme", "Forward look", "Analyst notes", "Gaps", "Sources")
        ]
        assert {title for tag, title in found if tag == "h3"} <= set(_themes()) | {OTHER}
        assert_only_ours(tokens)


@settings(deadline=None, max_examples=20)
@given(ARTICLES, BRIEFS)
def test_the_front_matter_reads_back_to_the_same_values(article: Article, brief: Brief) -> None:
    made = markdown(article, brief, [], generated=NOW, handling="TLP:AMBER+STRICT", yardstick="icd203")
    values = yaml.safe_load(made.split("---\n", 2)[1])
    assert list(values) == PROPERTIES
    assert values["title"] == headline(article)
    assert values["source_url"] == (one_line(article.url) if article.url else None)
    assert values["type"] == "briefing"
    assert values["schema"] == "briefing/1"
    assert values["handling"] == "TLP:AMBER+STRICT"
    assert values["yardstick"] == "icd203"
    assert values["created"] == values["updated"] == NOW
    assert values["information_cutoff"] in (None, date(2022, 3, 31))
    assert values["sources"] == 1
    assert values["aliases"] == []
    assert values["tags"][0] == "briefing"
    ours = read_ours(made)
    assert ours is not None
    assert (ours.template, ours.source_sha256, ours.created) == ("brief", article.sha256, NOW)


NOTES = st.one_of(
    WORDS,
    st.lists(WORDS, max_size=4).map("\n".join),
    st.sampled_from(
        [
            "# mine",
            "mine\nand more\n===",
            "> # mine\n> x\n> ---",
            "- # mine\n  ===",
            "```\nopen",
            "~~~~ python\n## x",
            "<!-- open",
            "<!-- briefing:begin facts 0123456789ab -->",
            "<!-- briefing:end notes -->\n# x",
            "<script>\nopen",
            "<div>\nopen",
            "[1]: http://example.com",
            "    code\n# x",
            "1. a\n   ```\n   open",
            "| a | b |\n|-|-|\n| # x |",
        ]
    ),
)


@settings(deadline=None, max_examples=80)
@given(NOTES)
def test_a_note_stays_below_the_templates_headings(note: str) -> None:
    article = Article(id="0" * 16, ref="a.txt", title="A", text="A b.", sha256="0" * 64)
    brief = Brief(article_id=article.id, answers=Answers(), core="0", model="m 1")
    made = Note(article_id=article.id, text=note, updated="2022-03-31T09:00:00Z")
    tokens = PARSERS[0].parse(body(markdown(article, brief, [made], generated=NOW)))
    top = [heading for heading in headings(tokens) if heading[0] in ("h1", "h2")]
    assert top == [("h1", "A"), *(("h2", title) for title in SECTIONS)]
    sources = next(i for i, t in enumerate(tokens) if t.type == "inline" and t.content == "Sources")
    assert not any(child.type == "link_open" for t in tokens[sources:] for child in t.children or [])


def test_a_plain_note_is_kept_word_for_word_and_its_headings_moved_down() -> None:
    assert settle("# Mine\n\n- *one*\n\n## Two #\n\nOld\n---\n") == "### Mine\n\n- *one*\n\n#### Two #\n\n#### Old"


def test_what_is_not_stated_says_so_and_judgements_stay_empty() -> None:
    article = Article(id="0" * 16, ref="a.txt", title=None, text="Nothing.", sha256="0" * 64)
    brief = Brief(article_id=article.id, answers=Answers(), core="0", model="m 1")
    made = markdown(article, brief, [], generated=NOW)
    assert "## Key judgements\n\n*Not stated in source*\n" in made
    assert made.count("| *Not stated in source* | machine |") == 6
    assert "- Who: not stated in the source." in made
    assert made.endswith("**No handling marking**\n\n<!-- briefing:end foot -->\n")


def test_the_same_brief_gives_the_same_document() -> None:
    article = Article(id="0" * 16, ref="a.txt", title="T", text="Nothing.", sha256="0" * 64)
    brief = Brief(article_id=article.id, answers=Answers(), core="0", model="m 1")
    first, second = (markdown(article, brief, [], generated=NOW) for _ in range(2))
    assert first == second
