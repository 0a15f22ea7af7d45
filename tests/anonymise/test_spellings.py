"""A person of the people list is replaced however the name is written, and ordinary words are left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymise.small_study import anonymised, resolved, sheets_of, turns_of
from themetrail.anonymise.names.forms import Words
from themetrail.anonymise.names.people import Person
from themetrail.anonymise.names.spellings import letters_of, other_forms, readings_of, spelt_out
from themetrail.anonymise.resolve.lexicon import Lexicon
from themetrail.contracts.anonymise import DETECTIONS

PEOPLE = [
    {"participant_id": "P1", "names": "Nathalie Rochat", "nicknames": "jojo"},
    {"participant_id": "P2", "names": "Klaus Vonlanthen"},
    {"participant_id": "P3", "names": "Lukas Brünnhof"},
    {"participant_id": "P4", "names": "Pieter van der Meulen"},
    {"participant_id": "P5", "names": "Anne Larose"},
]
LABELS = {f"P{n}": f"Nurse {n}" for n in range(1, 6)}


def shown(*texts: str) -> list[str]:
    """The texts, said by somebody else, with the people of the list replaced."""
    turns = turns_of({"I1": list(texts)})
    sheets = sheets_of(["I1"], people=PEOPLE, labels=LABELS)
    detections = DETECTIONS.empty()
    resolution, _ = resolved(turns, detections, sheets)
    return anonymised(turns, detections, sheets, resolution)[0]["text"].tolist()


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("it was rochat who came", "it was Nurse 1 who came"),
        ("and jojo said so, Jojo did", "and Nurse 1 said so, Nurse 1 did"),
        ("spelt R-O-C-H-A-T, yes", "spelt Nurse 1, yes"),
        ("spelt R. O. C. H. A. T. yes", "spelt Nurse 1. yes"),
        ("spelt b, r, u, double n, h, o, f for you", "spelt Nurse 3 for you"),
        ("the Rochats next door", "the Nurse 1s next door"),
        ("Rochat's plan", "Nurse 1's plan"),
        ("by Von Lanthen then", "by Nurse 2 then"),
        ("by von lanthen then", "by Nurse 2 then"),
        ("by Klaus Von Lanthen then", "by Nurse 2 then"),
        ("with Bruennhof again", "with Nurse 3 again"),
        ("with Vandermeulen and Van Dermeulen", "with Nurse 4 and Nurse 4"),
        ("so Nathalie\u00a0Rochat came", "so Nurse 1 came"),
        ("so Nathalie\u202f Rochat came", "so Nurse 1 came"),
        ("so Nathalie\nRochat came", "so Nurse 1 came"),
        ("so Ro\u00a0chat came", "so Nurse 1 came"),
        ("so Ro\u00adch\u200bat came", "so Nurse 1 came"),
        ("so Ro-\nchat came", "so Nurse 1 came"),
        ("so R\u043echat came", "so Nurse 1 came"),
        ("so Ｒｏｃｈａｔ came", "so Nurse 1 came"),
        ("by La Rose", "by Nurse 5"),
    ],
)
def test_a_listed_name_is_replaced_however_it_is_written(said, becomes):
    assert shown(said) == [becomes]


@pytest.mark.parametrize(
    "said",
    [
        "la rose est rouge. La rose aussi",
        "options a, b, c and d",
        "I, I, I mean a",
        "a well-\nknown case",
        "l'après-\nmidi\u00a0: rien",
        "from the A B C of it",
    ],
)
def test_ordinary_words_are_left(said):
    assert shown(said) == [said]


def test_a_name_found_once_is_found_in_any_case_unless_it_is_a_common_word():
    turns = turns_of({"I1": ["We used Respondus there.", "and respondus failed, at compass too", "Compass did"]})
    sheets = sheets_of(["I1"])
    rows = [
        {"transcript_id": "I1", "turn": 0, "start": 8, "end": 17, "surface": "Respondus"},
        {"transcript_id": "I1", "turn": 2, "start": 0, "end": 7, "surface": "Compass"},
    ]
    found = DETECTIONS.frame([{**row, "category": "organisation", "detector": "ner", "score": 0.9} for row in rows])
    lexicon = resolved(turns, found, sheets)[0].lexicon.set_index("form")["own_case"].to_dict()
    assert lexicon == {"respondus": "no", "compass": "yes"}


def test_forms_that_a_name_is_written_in():
    assert {"von lanthen", "vonlanthens"} <= other_forms("vonlanthen", surname=True)
    assert {"vander meulen", "vandermeulen", "van dermeulen"} >= other_forms("van der meulen") - {
        form for form in other_forms("van der meulen") if form.endswith("s")
    }
    assert other_forms("jones", surname=True) == {"joneses"}
    assert other_forms("jones") == other_forms("lea") == set()


def test_letters_that_stand_alone_are_no_name():
    person = Person(name="x")
    person.add_name("Ada Bcd")
    assert Lexicon.from_rows([]).spans_in("B-C-D") == []
    assert letters_of("B, double E, R") == "beer"


@given(st.text(alphabet="ab-\n\u00ad\u200b\u00a0е é", max_size=30))
def test_what_is_read_past_stands_at_its_place(text):
    for reading in readings_of(text):
        assert len(reading.places) == len(reading.text)
        for at, letter in enumerate(reading.text):
            assert text[reading.places[at]] in (letter, "е")


@given(st.text(alphabet="abc .-,", max_size=40))
def test_spelling_needs_three_letters_in_a_row(text):
    words, known = Words(text), {"abc", "bca", "abcb", "ccaba"}
    for first, last, letters in spelt_out(text, words.folded, words, known):
        assert last - first + 1 == len(letters) >= 3
        assert "".join(words.folded[first : last + 1]) == letters


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It is R-O-C-H-A-T. I work here.", "R-O-C-H-A-T"),
        ("a R O C H A T", "R O C H A T"),
        ("so R, O, double S, E. I said", "R, O, double S, E"),
        ("K. R-O-Y. I said", "R-O-Y"),
        ("R-O-Y-A-L", ""),
        ("S-C-H-M-I-D-T---M-A-Y-E-R", "S-C-H-M-I-D-T---M-A-Y-E-R"),
        ("M A Y E R, M A R Y", "M A Y E R"),
        ("M A Y E R - S C H M I D T", "M A Y E R"),
    ],
)
def test_a_name_that_is_spelt_out_ends_where_it_ends(text, name):
    words = Words(text)
    known = {"rochat", "rosse", "roy", "schmidtmayer", "mayer", "schmidt"}
    first, last, _ = next(spelt_out(text, words.folded, words, known), (0, -1, ""))
    assert (text[words[first].start : words[last].end] if name else "") == name
