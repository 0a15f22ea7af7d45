"""A capital is a capital in any language that is written in Latin letters, and a word of two parts is no name."""

import re

import pytest

from themetrail.anonymise.detect.address_forms import initialled_names, initials_in, joined_surnames
from themetrail.anonymise.detect.company import names_after_roles
from themetrail.anonymise.names.forms import CAPITALS, SMALL
from themetrail.anonymise.resolve.endings import with_initial
from themetrail.anonymise.resolve.lexicon import Lexicon


@pytest.mark.parametrize("letter", "AZÀÞŽŞČŁĐİẾ")
def test_a_capital_of_any_latin_alphabet(letter):
    assert re.fullmatch(f"[{CAPITALS}]", letter)
    assert not re.fullmatch(f"[{SMALL}]", letter)


@pytest.mark.parametrize("letter", "azßÿžşčłđıế×÷-5")
def test_what_is_no_capital(letter):
    assert not re.fullmatch(f"[{CAPITALS}]", letter)


@pytest.mark.parametrize(
    ("found", "text", "names"),
    [
        (initials_in, "Then Ž.Š. came.", ["Ž.Š"]),
        (joined_surnames, "I met vanŽivko there.", ["vanŽivko"]),
        (lambda text: initialled_names(text, "en"), "and Ł. Kowalczyk came.", ["Ł. Kowalczyk"]),
        (lambda text: names_after_roles(text, "en"), "my colleague Şule came.", ["Şule"]),
    ],
)
def test_names_begin_with_any_capital(found, text, names):
    assert [text[span.start : span.end] for span in found(text)] == names


def test_an_initial_behind_a_name_is_any_capital():
    text = "Christina Ž. came."
    assert text[: with_initial(text, len("Christina"))] == "Christina Ž."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Un BAIN-MARIE, et Marie.", ["Marie"]),
        ("Un bain-Marie et MARIE.", ["MARIE"]),
        ("Marie-Claire est là.", ["Marie"]),
    ],
)
def test_a_name_in_a_word_of_two_parts_is_none(text, names):
    row = {
        "transcript_id": "",
        "form": "marie",
        "category": "person",
        "own_case": "no",
        "source": "found",
        "verdict": "replace",
    }
    found = Lexicon.from_rows([row]).spans_in(text)
    assert [text[span.start : span.end] for span in found] == names
