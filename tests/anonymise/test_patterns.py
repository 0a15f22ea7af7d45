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
