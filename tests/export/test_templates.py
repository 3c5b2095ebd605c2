"""Templates: the shipped ones, a user's own, and a stranger's that means harm."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from briefing_tui.export import Dossier, Look, TemplateError, Templates, document, together
from briefing_tui.export.templating import TEMPLATES
from briefing_tui.model import Article, Brief

sys.path.insert(0, str(Path(__file__).parent))
from anything import ARTICLES, BRIEFS

LOOK = Look(generated=datetime(2022, 3, 31, 9, 42, tzinfo=UTC))


def plain_article(title: str = "A title") -> Dossier:
    from briefing_tui.model import AgendaItem, Answers, Evidence

    article = Article(id="0" * 16, ref="a.txt", title=title, text="A b.", sha256="0" * 64)
    item = AgendaItem(
        kind="vote", action="vote", actors=(), status="planned", evidence=Evidence(start=0, end=4, text="A b."), score=1
    )
    return Dossier(
        article=article, machine=Brief(article_id="0" * 16, answers=Answers(), agenda=(item,), core="0", model="m")
    )


def filled(folder: Path, source: str, dossier: Dossier | None = None) -> str:
    (folder / "mine.md.j2").write_text(source)
    return document(Templates(folder).get("mine"), [dossier or plain_article()], LOOK).body()


def test_the_shipped_templates_are_there_and_only_the_daily_takes_many() -> None:
    templates = Templates()
    assert tuple(templates.names()) == TEMPLATES
    assert [name for name in TEMPLATES if together(templates.get(name))] == ["daily"]


def test_a_template_prints_names_loops_and_conditions(tmp_path: Path) -> None:
    source = (
        "# {{ title|upper }}\n\n{% for item in data.agenda if item.status == 'planned' %}"
        "{{ loop.index }}) {{ item.action ~ '!' }}{% if not loop.last %}, {% endif %}{% endfor %}\n"
    )
    assert filled(tmp_path, source) == "# A TITLE\n\n1) vote!\n"


def test_an_own_template_of_many_articles_makes_one_document(tmp_path: Path) -> None:
    (tmp_path / "list.md.j2").write_text("{% for one in briefs %}- {{ one.article.title }}\n{% endfor %}")
    (tmp_path / "short.md.j2").write_text('{% extends "daily" %}{% block themes %}{% endblock %}')
    templates = Templates(tmp_path)
    assert not together(templates.get("brief"))
    assert together(templates.get("list"))
    assert together(templates.get("short"))
    two = [plain_article("One"), plain_article("Two")]
    assert document(templates.get("list"), two, LOOK).body() == "- One\n- Two\n"
    assert "By theme" not in document(templates.get("short"), two, LOOK).body()


@settings(deadline=None, max_examples=40)
@given(article=ARTICLES, brief=BRIEFS)
def test_what_an_own_template_prints_of_an_article_is_text(
    tmp_path_factory: pytest.TempPathFactory, article: Article, brief: Brief
) -> None:
    source = (
        "- {{ data.article.title }}\n- {{ data.article.title|upper }}\n- {{ data.article.ref ~ data.article.source }}\n"
        "- {{ data.people|map(attribute='name')|join(' ') }}\n- {{ facts|upper }}\n- {{ facts ~ title }}\n"
        "- {{ data }}\n"
    )
    body = filled(tmp_path_factory.mktemp("t"), source, Dossier(article=article, machine=brief))
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    assert {token.tag for token in tokens if token.nesting == 1} <= {"ul", "li", "p"}
    assert {child.type for token in tokens for child in token.children or []} <= {"text"}


def test_an_article_is_never_an_instruction(tmp_path: Path) -> None:
    trick = "{{ 7 * 7 }}{% for x in y %}{# c #}{{ data }}"
    assert trick in MarkdownIt().parse(filled(tmp_path, "{{ title }}", plain_article(trick)))[1].children[0].content  # type: ignore[index]


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ data['__class__'] }}",
        "{{ title|attr('__class__') }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum() }}",
        "{{ range(999999999)|list }}",
        "{{ steps_.counted([1]) }}",
        "{{ 'a' * 999999999 }}",
        "{{ 9 ** 99999999 }}",
        "{{ '%999999999d'|format(1) }}",
        "{{ 'a'|center(999999999) }}",
        "{{ 'a'|indent(999999999) }}",
        "{{ 'aaaa'|replace('a', title) }}",
        "{% set x = 1 %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'brief' %}",
        "{% import 'brief' as b %}",
        "{% extends '/etc/passwd' %}",
        "{% extends '../../secret' %}",
        "{% extends title %}",
        "{% extends 'mine' %}",
        "{% filter upper %}x{% endfilter %}",
        "{% call x() %}{% endcall %}",
        "{{ nothing }}",
        "{{ data.nothing.more }}",
        "{% for",
        "{{",
        "{% block a %}",
        "{{ " + "(" * 5000 + ")" * 5000 + " }}",
        "{{ " + "not " * 20000 + "x }}",
        "x" * 70_000,
    ],
)
def test_a_harmful_or_broken_template_is_one_clear_line(tmp_path: Path, source: str) -> None:
    with pytest.raises(TemplateError) as failure:
        filled(tmp_path, source)
    message = str(failure.value)
    assert message.startswith("template mine:")
    assert "\n" not in message
    assert len(message) < 500


def test_templates_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "mine.md.j2").write_text('{% extends "other" %}')
    (tmp_path / "other.md.j2").write_text('{% extends "mine" %}')
    with pytest.raises(TemplateError, match="circle"):
        Templates(tmp_path).get("mine")


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in data.article.sha256 %}" * 8 + "{% endfor %}" * 8,
        "{% for a in data.article.sha256 %}" * 3 + "{{ data }}" * 300 + "{% endfor %}" * 3,
        "{{ 'ab'|list|join(facts)|list|join(facts)|list|join(facts)|list|join(facts) }}" * 40,
    ],
)
def test_endless_templates_end(tmp_path: Path, source: str) -> None:
    begin = time.monotonic()
    with pytest.raises(TemplateError):
        filled(tmp_path, source)
    assert time.monotonic() - begin < 30


def test_names_of_templates_cannot_leave_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.md.j2").write_text("secret")
    (tmp_path / "in" / "Bad Name.md.j2").write_text("x")
    templates = Templates(tmp_path / "in")
    for name in ("../secret", str(tmp_path / "secret"), "Bad Name", "", "."):
        with pytest.raises(TemplateError):
            templates.get(name)
        with pytest.raises(TemplateError):
            templates.file_name(name)


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.md.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match="template mine"):
        Templates(tmp_path).get("mine")
