"""A story: title and body parsed once, furniture left out, offsets true."""

from __future__ import annotations

from briefing_tui.extraction.reader import Reader
from briefing_tui.model import Article

TEXT = (
    "The harbour council will vote on the new pier on Tuesday. (Image: Example Agency)\n\n"
    "Residents want the vote delayed."
)


def article(text: str, title: str | None = None, published: str | None = None) -> Article:
    return Article(id="0", ref="t", title=title, text=text, published=published, sha256="")


def test_title_and_body_keep_their_own_offsets(reader: Reader) -> None:
    story = next(reader.stories([article(TEXT, title="Council to vote on pier")]))
    assert [sentence.field for sentence in story.title] == ["title"]
    assert story.words(story.title[0].span, "title") == "Council to vote on pier"
    assert story.words(story.sentences[-1].span) == "Residents want the vote delayed."


def test_furniture_is_left_out_and_offsets_stay_true(reader: Reader) -> None:
    story = next(reader.stories([article(TEXT)]))
    assert [story.words(span) for span in story.furniture] == ["(Image: Example Agency)"]
    assert all("Example" not in token.text for token in story.tokens)
    assert all(TEXT[token.start : token.end] == token.text for token in story.tokens)


def test_a_sentence_is_found_by_offset(reader: Reader) -> None:
    story = next(reader.stories([article(TEXT)]))
    found = story.sentence_at(TEXT.index("delayed"))
    assert found is story.sentences[-1]
    assert story.sentence_at(TEXT.index("Example")) is None
    assert story.sentence_at(len(TEXT) + 5) is None


def test_an_article_that_fails_does_not_take_the_others_with_it(reader: Reader, monkeypatch) -> None:
    from briefing_tui.extraction import reader as module
    from briefing_tui.extraction.failure import ReadingFailed

    real = module.read_story

    def stumble(story):
        if "pier" in story.article.text:
            raise ZeroDivisionError("pier")
        return real(story)

    monkeypatch.setattr(module, "read_story", stumble)
    first, second = reader.read_many([article(TEXT), article("The court ruled on Monday.")])
    assert isinstance(first, ReadingFailed)
    assert first.reason == "the reader stumbled over it (ZeroDivisionError)"
    assert not isinstance(second, ReadingFailed)
