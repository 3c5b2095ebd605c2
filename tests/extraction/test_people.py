"""People: who is named, under which name, with which role; and who is not."""

from __future__ import annotations

import pytest

from briefing_tui.extraction.mentions import people as joining
from briefing_tui.extraction.reader import Reader
from briefing_tui.extraction.reading import read_story
from briefing_tui.model import Article, Person


def people(reader: Reader, text: str, title: str | None = None) -> tuple[Person, ...]:
    article = Article(id="0" * 16, ref="t", title=title, text=text, sha256="")
    found = read_story(next(reader.stories([article]))).mentions.people
    assert all(text[start:end].strip() for person in found for start, end in person.mentions)
    return found


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("French President Emmanuel Macron arrived in Berlin.", "Emmanuel Macron", "French President"),
        ("The former Labour prime minister Tony Blair spoke.", "Tony Blair", "former Labour prime minister"),
        ("Ingrid Olsen, head of the central bank, resigned.", "Ingrid Olsen", "head of the central bank"),
        ("The head of the central bank, Ingrid Olsen, resigned.", "Ingrid Olsen", "head of the central bank"),
        ("Ingrid Olsen, who is the finance minister, resigned.", "Ingrid Olsen", "finance minister"),
        ("Ingrid Olsen, 54, a lawyer for the union, resigned.", "Ingrid Olsen", "lawyer for the union"),
        ("Iran's oil minister Bijan Namdar Zanganeh said so.", "Bijan Namdar Zanganeh", "Iran's oil minister"),
        ("He met Finance Minister (FM) Dr. R Natarajan.", "R Natarajan", "Finance Minister"),
        ("Archbishop of York John Sentamu spoke on Sunday.", "John Sentamu", "Archbishop of York"),
        ("The attorney general, Lord Harland, has resigned.", "Harland", "attorney general"),
        ("The letter was sent by its former chief executive, Ingrid Olsen.", "Ingrid Olsen", "former chief executive"),
        ("Ingrid Olsen, the godfather of the cartel, was held.", "Ingrid Olsen", "godfather of the cartel"),
        (
            "Ingrid Olsen, a former design ethicist at the bank, left.",
            "Ingrid Olsen",
            "former design ethicist at the bank",
        ),
        ("Ingrid Olsen, the second surgeon to reach him, wept.", "Ingrid Olsen", "second surgeon"),
        ("Ingrid Olsen, a Frenchman living in Leeds, wept.", "Ingrid Olsen", "Frenchman living in Leeds"),
        ("Police questioned landowner Ingrid Olsen on Monday.", "Ingrid Olsen", "landowner"),
        ("Sgt. Ingrid Olsen of the police said so.", "Ingrid Olsen", "Sgt."),
        ("Pentagon spokesman Col. Ingrid Olsen confirmed it.", "Ingrid Olsen", "Pentagon spokesman"),
        ("The son's killer, Ingrid Olsen, was jailed for life.", "Ingrid Olsen", "son's killer"),
        ("The head of the bank, Ingrid Olsen, a former governor, left.", "Ingrid Olsen", "head of the bank"),
        ("U.N. Secretary-General Ingrid Olsen spoke.", "Ingrid Olsen", "U.N. Secretary-General"),
        ("Tory MP Ingrid Olsen, who is a member of the committee, left.", "Ingrid Olsen", "Tory MP"),
        ("He was replaced by actor the late Ingrid Olsen.", "Ingrid Olsen", "actor"),
        ("Ingrid Olsen, his former classmate, was there.", "Ingrid Olsen", "former classmate"),
        ("Nicola Frazer QC told the court that he lied.", "Nicola Frazer", None),
        ("They attacked Ingrid Olsen, a move that surprised many.", "Ingrid Olsen", None),
        ("Ahead of the minister's report, Ingrid Olsen told the BBC she was tired.", "Ingrid Olsen", None),
        ("Asked how he would tackle the prime minister, Ingrid Olsen smiled.", "Ingrid Olsen", None),
        ("Theresa Olsen described it as a platform for crime.", "Theresa Olsen", None),
        ("Mark Field has resigned, the party said.", "Mark Field", None),
    ],
)
def test_name_and_role(reader: Reader, text: str, name: str, role: str | None) -> None:
    assert [(person.name, person.role) for person in people(reader, text)] == [(name, role)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "The deal excludes former Harland chief executives Ann Bell and Bob Cray.",
            {"Ann Bell": "former Harland chief executives", "Bob Cray": "former Harland chief executives"},
        ),
        (
            "The two senior members, Ann Bell, Bob Cray and Carl Dunn, resigned.",
            {"Ann Bell": "senior members", "Bob Cray": "senior members", "Carl Dunn": "senior members"},
        ),
        ("She told reporters Ann Bell and Bob Cray had lied.", {"Ann Bell": None, "Bob Cray": None}),
        ("For many voters, Ann Bell won too often.", {"Ann Bell": None}),
    ],
)
def test_a_title_in_the_plural_is_shared(reader: Reader, text: str, roles: dict[str, str | None]) -> None:
    assert {person.name: person.role for person in people(reader, text)} == roles


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Ministry and Morgan Stanley declined to comment.",
        "Hundreds queued outside the Louis Vuitton store in Milton Keynes.",
        "The Jeremy Vine show was cancelled.",
        "Photograph: Maria Keller/Reuters",
        "The General Election is on Thursday.",
        "With assistance by Maria Keller",
        "Maria Keller contributed to this report.",
        "Police closed the road on July 15, 2016, after the attack. Maria Keller (AFP/File)",
        "The launch of Galaxy S9 was a success.",
        "The film Billy Elliot opened in May.",
        "The destroyer USS John McCain left the port.",
    ],
)
def test_what_is_no_person(reader: Reader, text: str) -> None:
    assert people(reader, text) == ()


def test_short_forms_are_one_person(reader: Reader) -> None:
    text = "Ingrid Olsen has resigned. Ms Olsen said she was tired. Olsen leaves in May."
    (person,) = people(reader, text)
    assert [text[start:end] for start, end in person.mentions] == ["Ingrid Olsen", "Olsen", "she", "Olsen"]


def test_family_members_are_not_joined(reader: Reader) -> None:
    text = "Bill Clinton and Hillary Clinton came. Mrs Clinton spoke. Mr Clinton listened."
    found = {person.name: [text[a:b] for a, b in person.mentions] for person in people(reader, text)}
    assert found == {"Bill Clinton": ["Bill Clinton", "Clinton"], "Hillary Clinton": ["Hillary Clinton", "Clinton"]}


def test_spellings_of_one_name_are_joined(reader: Reader) -> None:
    text = "Volodymyr Zelensky spoke in Kyiv. Volodymyr Zelenskyy thanked Paris."
    assert [person.name for person in people(reader, text)] == ["Volodymyr Zelenskyy"]


def test_a_surname_alone_spelt_another_way_is_the_same_person(reader: Reader) -> None:
    text = "Volodymyr Zelenskiy spoke in Kyiv. President Zelensky thanked Paris."
    (person,) = people(reader, text)
    assert [text[start:end] for start, end in person.mentions] == ["Volodymyr Zelenskiy", "Zelensky"]


def test_a_surname_that_every_reader_knows(reader: Reader) -> None:
    assert [p.name for p in people(reader, "Putin will not attend the summit, aides said.")] == ["Putin"]


def test_hyphens_and_particles(reader: Reader) -> None:
    text = "Bashar al-Assad met Ursula von der Leyen. Assad left before von der Leyen did."
    found = {person.name: len(person.mentions) for person in people(reader, text)}
    assert found == {"Bashar al-Assad": 2, "Ursula von der Leyen": 2}


def test_nicknames_and_prefixed_given_names(reader: Reader) -> None:
    text = 'The mayor thanked Robert "Bobby" Harland and praised Representative DeAndre Olsen.'
    assert {person.name for person in people(reader, text)} == {'Robert "Bobby" Harland', "DeAndre Olsen"}


def test_what_others_call_a_person_is_no_name(reader: Reader) -> None:
    text = 'Hillary Clinton spoke. He called her "Crooked Hillary Clinton" and left.'
    assert [person.name for person in people(reader, text)] == ["Hillary Clinton"]


def test_a_given_name_alone_is_who_was_named_last(reader: Reader) -> None:
    text = "Ken Olsen left. Ken Harland stayed. Ken was tired, Mr Harland's friends said."
    assert {person.name for person in people(reader, text)} == {"Ken Olsen", "Ken Harland"}


def test_east_asian_order(reader: Reader) -> None:
    text = "Kim Jong-un met Moon Jae-in in April. Kim smiled. Mr Moon did not."
    found = {person.name: len(person.mentions) for person in people(reader, text)}
    assert found == {"Kim Jong-un": 2, "Moon Jae-in": 2}


def test_two_ministers_keep_their_roles_apart(reader: Reader) -> None:
    text = "Secretary of State Rex Olsen and Defense Secretary Jim Harland flew home."
    found = {person.name: person.role for person in people(reader, text)}
    assert found == {"Rex Olsen": "Secretary of State", "Jim Harland": "Defense Secretary"}


def test_a_post_used_instead_of_the_name(reader: Reader) -> None:
    text = "Ingrid Olsen has apologised to workers. The finance minister said the plan was a mistake."
    (person,) = people(reader, text)
    assert (person.name, person.role) == ("Ingrid Olsen", "finance minister")
    assert text[slice(*person.mentions[-1])] == "finance minister"


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid Olsen has apologised to workers. The spokesman said the plan was a mistake.",
        "Ingrid Olsen has apologised to workers, and the finance minister said the plan was a mistake.",
        "Ingrid Olsen has apologised to workers. The 62-year-old coach left.",
    ],
)
def test_a_post_that_may_be_anybodys(reader: Reader, text: str) -> None:
    assert [person.role for person in people(reader, text)] == [None]


def test_affiliation(reader: Reader) -> None:
    text = "South Korean President Moon Jae-in met Ingrid Olsen, chairman of the World Bank."
    found = {person.name: person.affiliation for person in people(reader, text)}
    assert found == {"Moon Jae-in": "KR", "Ingrid Olsen": "World Bank"}


def test_the_sample_article(reader: Reader, sample: Article) -> None:
    found = {
        person.name: (person.role, person.affiliation)
        for person in read_story(next(reader.stories([sample]))).mentions.people
    }
    assert found["Liz Truss"] == ("British Foreign Secretary", "GB")
    assert found["S Jaishankar"][0] == "External Affairs Minister"
    assert found["Vladimir Putin"] == ("Russian President", "RU")
    assert len(found) == 3


def test_a_directory_of_namesakes_is_not_compared_with_itself(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    judge = joining._same

    def counting(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
        nonlocal compared
        compared += 1
        return judge(one, two)

    monkeypatch.setattr(joining, "_same", counting)
    monkeypatch.setattr(joining, "_NAMESAKES", 5)
    given = [f"{a}{b}{c}" for a in ("Ka", "Lo", "Mi", "Ve") for b in ("ren", "tus", "bor", "dil") for c in ("a", "in")]
    found = people(reader, " ".join(f"Mr {one} Brandt left the hall." for one in given))
    assert len(found) > len(given) / 2
    assert compared <= 2 * 5 * len(given)
