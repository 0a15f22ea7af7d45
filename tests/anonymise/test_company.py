"""Names that no list has, where only people stand: what is done to people, who somebody is, and what is said behind."""

import pytest

from anonymise.small_study import anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.company import names_among_people
from themetrail.anonymise.names.forms import words_in
from themetrail.anonymise.names.words import is_pet_name

WHOLE = [
    ("I went there with Rich Day, in autumn.", ["Rich Day"]),
    ("She asked me, who is Chance Park, and laughed.", ["Chance Park"]),
    ("You could ask Hope Bishop, if you like.", ["Hope Bishop"]),
    ("I told Social Services that.", []),
    ("I stayed with English Cook and ate.", []),
    ("We walked to Rose Park, all of us.", []),
    ("Ask Rich Day Centre about it.", []),
]


@pytest.mark.parametrize(("text", "found"), WHOLE)
def test_two_words_are_a_name_where_only_people_stand(text, found):
    assert [text[span.start : span.end] for span in names_among_people(text, words_in(text), "en")] == found


def test_a_syllable_said_twice_is_a_pet_name():
    assert [word for word in ("lulu", "jojo", "loulou", "lola", "anna", "bonbon", "aa") if is_pet_name(word)] == [
        "lulu",
        "jojo",
        "loulou",
    ]


SAID = [
    ("en", "You can always call Bola.", "You can always call [Person 1]."),
    ("en", "Emeka from Stiefel told me about it.", "[Person 1] from [Organisation 1] told me about it."),
    ("en", "I said, yes, Doctor. He said yes, Coach.", "I said, yes, Doctor. He said yes, Coach."),
    ("en", "Honestly, without Heniretta I would have left.", "Honestly, without [Person 1] I would have left."),
    ("fr", "Elle m'a demandé qui était Gamnai, et j'ai ri.", "Elle m'a demandé qui était [Person 1], et j'ai ri."),
    ("fr", "Oui. Mimi sait tout cela.", "Oui. [Person 1] sait tout cela."),
    ("fr", "Ma collègue Titi a vécu la même chose.", "Ma collègue [Person 1] a vécu la même chose."),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_who_stands_where_only_people_do_is_replaced(language, text, expected):
    sheets, turns = sheets_of(["A"], language=language), turns_of({"A": [text]})
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    assert said["text"].tolist() == [expected]
