"""Quotations and who said them, one construction a row."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import Article, Quote


def quotes(reader: Reader, text: str) -> tuple[Quote, ...]:
    article = Article(id="0" * 16, ref="t", title=None, text=text, sha256="")
    found = read_story(next(reader.stories([article]))).quotes.all
    assert all(text[quote.start : quote.end] == quote.text for quote in found)
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ('"We will sign the treaty in May," said Maria Keller.', "Maria Keller", "said"),
        ('"We will sign the treaty in May," Maria Keller said.', "Maria Keller", "said"),
        ("Maria Keller said: “We will sign the treaty in May.”", "Maria Keller", "said"),
        ('Maria Keller told reporters, "We will sign the treaty in May."', "Maria Keller", "told"),
        ("'We will sign the treaty in May,' said Maria Keller, the foreign minister.", "Maria Keller", "said"),
        ('"We will sign the treaty in May," Maria Keller, who leads the party, said.', "Maria Keller", "said"),
        ('"We will sign the treaty in May," according to Maria Keller.', "Maria Keller", None),
        ('According to Maria Keller, the treaty is "a gift to every worker in Europe".', "Maria Keller", None),
        ('Maria Keller called the treaty "a gift to every worker in Europe".', "Maria Keller", "called"),
        (
            'Maria Keller arrived on Monday. "We will sign the treaty in May," she told reporters.',
            "Maria Keller",
            "told",
        ),
        (
            'The foreign minister, Maria Keller, arrived. "We will sign the treaty in May," the minister said.',
            "Maria Keller",
            "said",
        ),
        (
            'A spokeswoman for the embassy denied it. She said: "We have not received any such request."',
            "spokeswoman for the embassy",
            "said",
        ),
        (
            'Toyota will close the plant. "We regret the effect on our workers," the company said in a statement.',
            "Toyota",
            "said",
        ),
        ("'We will sign the treaty in May': Keller", "Keller", None),
        (
            'Ahead of the talks in Geneva, "we are ready to sign anything today," said Maria Keller.',
            "Maria Keller",
            "said",
        ),
        ('"We will sign the treaty in May," party chief, Captain Maria Keller, said.', "Maria Keller", "said"),
        (
            'Boris Brandt is ill. His wife, Maria Keller, said: "We will sign the treaty in May."',
            "Maria Keller",
            "said",
        ),
        ('One voter, Maria Keller, told me, "We will sign the treaty in May."', "Maria Keller", "told"),
        ('In Maria Keller\'s words, "we will sign the treaty in May."', "Maria Keller", None),
        ('In the words of Maria Keller, "we will sign the treaty in May."', "Maria Keller", None),
        ('"You will sign the treaty in May," Boris Brandt was told by Maria Keller.', "Maria Keller", "told"),
        ('The MPs met. This would "reassert the rights of every worker", they said.', "MPs", "said"),
        (
            'The British Chambers of Commerce agreed. "This will help every worker in Europe," it said.',
            "British Chambers of Commerce",
            "said",
        ),
        (
            '"We will sign the treaty in May!" Brandt\'s niece, Maria "Mitzi" Keller, shouted to the crowd.',
            'Maria "Mitzi" Keller',
            "shouted",
        ),
        (
            'In a talk in Bonn, Maria Keller angrily told a man who said that he was tired that "this is no way out".',
            "Maria Keller",
            "told",
        ),
        (
            'Sen. Maria Keller of Ohio met Boris Brandt of Utah. "We will sign it in May," the Ohio senator said.',
            "Maria Keller",
            "said",
        ),
        ('Maria Keller said anyone who complains of delays "is not having a good night".', "Maria Keller", "said"),
        (
            'Maria Keller said that the advert "wrongly and with no shame at all" suggests that she lied.',
            "Maria Keller",
            "said",
        ),
        (
            'The party\'s campaign has replied. It is fighting what it calls "the biggest attack in our history".',
            "party's campaign",
            "calls",
        ),
        ('Maria Keller was quoted by an agency as saying "we will sign it in May".', "Maria Keller", "saying"),
    ],
)
def test_the_speaker_is_found(reader: Reader, text: str, speaker: str, verb: str | None) -> None:
    found = quotes(reader, text)
    assert len(found) == 1
    name = (found[0].speaker or "").removeprefix("A ").removeprefix("a ")
    assert (name, found[0].verb) == (speaker, verb)


def test_a_question_is_not_said_by_who_answers_it_in_other_words(reader: Reader) -> None:
    text = 'Boris Brandt was angry. "Will we ever sign this treaty?" Maria Keller said the treaty was dead.'
    (quote,) = quotes(reader, text)
    assert quote.speaker == "Boris Brandt"


def test_elegant_variation_means_who_was_just_named(reader: Reader) -> None:
    text = 'Senator Maria Keller laughed. "I think they should read the bill first," the Ohio Democrat said.'
    assert [quote.speaker for quote in quotes(reader, text)] == ["Maria Keller"]


def test_the_agency_that_passes_it_on_is_no_speaker(reader: Reader) -> None:
    text = 'Maria Keller said they would "not accept a dictated peace", Reuters reported.'
    assert [quote.speaker for quote in quotes(reader, text)] == ["Maria Keller"]


def test_a_statement_is_its_authors(reader: Reader) -> None:
    text = 'The plan drew a furious response from Maria Keller.\n\n"This is the end of free trade."'
    assert [quote.speaker for quote in quotes(reader, text)] == ["Maria Keller"]


def test_a_split_quotation_is_two_with_one_speaker(reader: Reader) -> None:
    text = '"This treaty is a good one," said Maria Keller, "and we shall sign it soon."'
    assert [quote.speaker for quote in quotes(reader, text)] == ["Maria Keller", "Maria Keller"]


def test_a_paragraph_that_goes_on_keeps_its_speaker(reader: Reader) -> None:
    text = (
        'Maria Keller said: "The treaty is the work of ten years.\n\n'
        '"It is not the work of one party.\n\n"It belongs to all of us now."'
    )
    assert [quote.speaker for quote in quotes(reader, text)] == ["Maria Keller"] * 3


def test_an_unclosed_paragraph_takes_the_speaker_named_after_the_next(reader: Reader) -> None:
    text = '"The treaty is the work of ten years.\n\n"It belongs to all of us now," said Maria Keller.'
    assert [quote.speaker for quote in quotes(reader, text)] == ["Maria Keller"] * 2


def test_the_floor_changes_with_the_narrative(reader: Reader) -> None:
    text = (
        'Maria Keller said: "The treaty is the work of ten years." '
        'Paul Novak was not convinced. "It is a bad deal for farmers."'
    )
    assert [quote.speaker for quote in quotes(reader, text)] == ["Maria Keller", "Paul Novak"]


def test_a_clause_of_saying_inside_unclosed_marks_is_cut_off(reader: Reader) -> None:
    text = 'Maria Keller spoke first.\n\n"This treaty matters to every worker, she explained.'
    (quote,) = quotes(reader, text)
    assert quote.text == "This treaty matters to every worker,"
    assert quote.speaker == "Maria Keller"


def test_scare_quotes_are_not_listed(reader: Reader) -> None:
    assert quotes(reader, 'The "diplomatic push" failed, and the so-called "red lines" moved.') == ()


def test_the_sample_article(reader: Reader, sample: Article) -> None:
    found = read_story(next(reader.stories([sample]))).quotes.all
    assert [(quote.text[:20], quote.speaker) for quote in found] == [
        ("Foreign Secretary Li", "British Foreign Ministry"),
        ("She wants to counter", "UK Foreign Ministry"),
        ("Deeper ties between ", "Liz Truss"),
        ("This matters even mo", "Liz Truss"),
        ("Want to build closer", "Liz Truss"),
        ("I want to build an e", "Liz Truss"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'President Boris Brandt said he would go. A Greek spokesman, Nikos Rallis, was cooler. "We will hear him," '
            'he said. "We owe him that and no more."',
            "Nikos Rallis",
        ),
        (
            'Maria Keller lost the race. Her brother was blunter. "She should have quit in spring," he said.',
            "Her brother",
        ),
        ('Boris Brandt lost the race. A neighbor waved. "He should have quit in the spring," he said.', "A neighbor"),
        ('"This is the act of a losing candidate," read a statement from Boris Brandt.', "Boris Brandt"),
        ('As for Boris Brandt, Maria Keller had no doubts: "He will fold by the end of March."', "Maria Keller"),
        (
            'Minister Boris Brandt said the government would not add new aid "on top of what the bank is doing".',
            "Boris Brandt",
        ),
        ('"I want all of you to hear this." Maria Keller tapped the lectern.', "Maria Keller"),
        ('Boris Brandt was late. The judge was cross. "You had four years to find it," he told him.', "judge"),
        ('"If I had it to do over I would stay at home," he said. Boris Brandt sells boats now.', "Boris Brandt"),
        (
            "Bruno Marsh left early. He voted for Boris Brandt in May. He is not sure he will again. "
            '"You buy a truck and expect it to start," he said.',
            "Bruno Marsh",
        ),
    ],
)
def test_a_speaker_brought_in_beside_others_is_found(reader: Reader, text: str, speaker: str) -> None:
    assert {quote.speaker for quote in quotes(reader, text)} == {speaker}


def test_turns_of_a_dialogue_alternate(reader: Reader) -> None:
    text = (
        'Boris Brandt sat down.\n\n"Why did you fire her in June?" Boris Brandt asked.\n\n'
        '"Because you told me to do it," Maria Keller said.\n\n"I told you to talk to her."'
    )
    assert [quote.speaker for quote in quotes(reader, text)] == ["Boris Brandt", "Maria Keller", "Boris Brandt"]


def test_a_speaker_goes_on_in_the_next_paragraph_where_nobody_asks(reader: Reader) -> None:
    text = (
        '"We will not sign it in June," Boris Brandt said.\n\n"We will sign it in May," Maria Keller said.\n\n'
        '"And we will sign it with both hands."'
    )
    assert [quote.speaker for quote in quotes(reader, text)] == ["Boris Brandt", "Maria Keller", "Maria Keller"]


def test_a_thousand_scare_quotes_before_a_quotation(reader: Reader) -> None:
    text = '"Odd" and "even" and "new". ' * 400 + '\n\n"We will go on with the talks in May," said Maria Keller.'
    assert [quote.speaker for quote in quotes(reader, text)] == ["Maria Keller"]


def test_a_thousand_paragraphs_of_a_quotation_never_closed(reader: Reader) -> None:
    text = "\n\n".join(["“We will go on with the talks"] * 1_000) + "\n\n“and then we meet,” said Maria Keller."
    said = [quote.speaker for quote in quotes(reader, text)]
    assert len(said) == 1_000
    assert set(said) == {"Maria Keller"}
