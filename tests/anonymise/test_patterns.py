"""Identifiers that show by their shape, and what only looks like one."""

import pytest

from themetrail.anonymise.detect.patterns import _MONTHS, patterns_in

FOUND = [
    ("write to n.rochat@letremplin.example please", "email", "n.rochat@letremplin.example"),
    ("it is anna dot muster at post dot ch", "email", "anna dot muster at post dot ch"),
    ("see https://www.compass-training.example/a?b=1.", "url", "https://www.compass-training.example/a?b=1"),
    ("on www.compass-training.example, I think", "url", "www.compass-training.example"),
    ("open https://intranet/people", "url", "https://intranet/people"),
    ("ring me on 079 555 01 42.", "phone", "079 555 01 42"),
    ("the number, 021 555 01 23, or", "phone", "021 555 01 23"),
    ("call +41 44 668 18 00 now", "phone", "+41 44 668 18 00"),
    ("my AHV number is 756.9217.0769.85", "social_security", "756.9217.0769.85"),
    ("mon numéro 2 55 08 14 168 025 38", "social_security", "2 55 08 14 168 025 38"),
    ("NHS number 943 476 5919", "social_security", "943 476 5919"),
    ("to CH93 0076 2011 6238 5295 7, thanks", "bank_account", "CH93 0076 2011 6238 5295 7"),
    ("card 4111 1111 1111 1111", "bank_account", "4111 1111 1111 1111"),
    ("application no. 18403/91 against", "file_number", "18403/91"),
    ("at rue du Petit-Moulin 14, at", "address", "rue du Petit-Moulin 14"),
    ("live at 12 Acacia Avenue now", "address", "12 Acacia Avenue"),
    ("in der Hobelgasse 3 wohnt", "address", "Hobelgasse 3"),
    ("on the 27th of March 2024, we", "date", "the 27th of March 2024"),
    ("le 16 février 1995, elle", "date", "16 février 1995"),
    ("she was born on 3 May 1971 in", "birth_date", "3 May 1971"),
    ("he is 47 years old", "age", "47"),
    ("âgée de 92 ans", "age", "92"),
    ("her car, VD 123456, stood", "plate", "VD 123456"),
]


@pytest.mark.parametrize(("text", "category", "surface"), FOUND)
def test_found(text, category, surface):
    assert surface in [text[s.start : s.end] for s in patterns_in(text) if s.category == category]


@pytest.mark.parametrize("month", _MONTHS.split("|"))
@pytest.mark.parametrize("written", ["{} 2021", "the 3rd of {}", "3. {} 2021", "{} 14"])
def test_every_month_makes_a_date(month, written):
    for named in (month, month.capitalize(), month.upper()):
        date = written.format(named)
        text = f"on {date}, we"
        found = [text[span.start : span.end] for span in patterns_in(text) if span.category == "date"]
        assert found == [date]


@pytest.mark.parametrize(
    "text",
    [
        "I worked 80/20 for 3 years and 1/2 of it was fun",
        "about 1,200 people and 45 minutes, 2 or 3 times, 24/7",
        "from 2019 to 2021, in 2020/21",
        "he scored 3.5 at 10.30 a.m.",
    ],
)
def test_not_found(text):
    assert [s for s in patterns_in(text) if s.category not in ("date",)] == []


def test_a_wrong_check_digit_is_no_iban():
    assert not [s for s in patterns_in("CH94 0076 2011 6238 5295 7") if s.category == "bank_account"]


BIRTHS = [
    # English: before, behind, and with something between
    ("She was born on 3 May 1971.", ["3 May 1971"]),
    ("She was born in Lausanne, Switzerland, on 3 May 1971, and moved.", ["3 May 1971"]),
    ("I was born, I think, on the 3rd of May 1971.", ["the 3rd of May 1971"]),
    ("14.05.1971, as you can see, is the date of birth.", ["14.05.1971"]),
    ("14.05.1971 ... is the date of birth", ["14.05.1971"]),
    ("On 14 May 1971 I was born, the third of five.", ["14 May 1971"]),
    ("It was 1971-05-14, when I was born.", ["1971-05-14"]),
    ("May 14 is my birthday.", ["May 14"]),
    ("Born and raised in Leeds, May 14, 1971.", ["May 14, 1971"]),
    ("D.O.B. 14/05/71, interview on 3 May 2024.", ["14/05/71"]),
    ("Interviewed on 3 May 2024 (date of birth: 14 May 1971).", ["14 May 1971"]),
    ("14 May 1971 (date of birth), 3 May 2024 (interview)", ["14 May 1971"]),
    ("I was born in Leeds in 1971.", ["1971"]),
    ("My sons were born on 14 May 1995 and 3 June 1997.", ["14 May 1995", "3 June 1997"]),
    # French
    ("Née à Lausanne, dans le canton de Vaud, le 14 mai 1971.", ["14 mai 1971"]),
    ("Le 14 mai 1971, c'est ma date de naissance.", ["14 mai 1971"]),
    ("Le 14.05.1971 je suis né, le troisième.", ["14.05.1971"]),
    ("le 14 mai, c'est mon anniversaire", ["14 mai"]),
    ("elle est ne le 14 mai 1971", ["14 mai 1971"]),
    # German
    ("Geboren bin ich am 14. Mai 1971 in Bern.", ["14. Mai 1971"]),
    ("Ich bin in St. Gallen, im Spital, am 14. Mai 1971 geboren.", ["14. Mai 1971"]),
    ("Ich bin 1971 in Bern geboren.", ["1971"]),
    ("geb. 14.05.1971 in Bern", ["14.05.1971"]),
    ("Der 14.5.71 ist mein Geburtsdatum.", ["14.5.71"]),
    (
        "Mein Vater ist am 14. Mai 1941 und meine Mutter am 3. Juni 1943 geboren.",
        ["14. Mai 1941", "3. Juni 1943"],
    ),
]


@pytest.mark.parametrize(("text", "dates"), BIRTHS)
def test_a_date_of_birth_whose_words_stand_before_or_behind_it(text, dates):
    assert [text[span.start : span.end] for span in patterns_in(text) if span.category == "birth_date"] == dates


@pytest.mark.parametrize(
    "text",
    [
        "Born in Lausanne, she moved to Bern on 3 May 2004.",
        "I was born there and on 3 May 2004 I came back, in 2010 for good.",
        "On 3 May 2004 we went to the town where she was born.",
        "We met on 3 May 2004, because her son was not born yet.",
        "He was born blind. On 3 May 2004 he came to us.",
        "Née à Lausanne, elle est venue chez nous le 3 mai 2004.",
        "Je ne sais pas ce que nous avons fait le 3 mai 2004.",
        "Le 3 mai 2004, notre anniversaire de mariage, nous étions là.",
        "Sie ist hier geboren, aber am 3. Mai 2004 ist sie weggezogen.",
        "Am 3. Mai 2004 waren wir in dem Dorf, wo er geboren ist.",
        "Am 3. Mai 2004 kam er. Geboren ist er in Bern.",
    ],
)
def test_an_ordinary_date_beside_a_birth_is_none(text):
    found = [(span.category, text[span.start : span.end]) for span in patterns_in(text)]
    assert "birth_date" not in [category for category, _ in found] and "date" in [category for category, _ in found]
