"""Which codes are meant by what a coder wrote."""

import pytest

from themetrail.codebook import Codebook
from themetrail.coding.labels import CodeNames, code_labels
from themetrail.contracts.study import CODEBOOK

NAMES = {
    "1": "Family",
    "2": "Family, friends",
    "3": "Friends",
    "4": "Work/life",
    "5": "Rest",
    "1.2": "Time",
}


@pytest.fixture(scope="module")
def names():
    row = dict.fromkeys(("parent_id", "definition", "include", "exclude", "example"), "")
    rows = [{**row, "code_id": code, "level": "code", "name": name, "colour": ""} for code, name in NAMES.items()]
    return CodeNames(Codebook.from_table(CODEBOOK.frame(rows)))


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ("Family; Rest", ["1", "5"]),
        ("rest;family ;", ["5", "1"]),
        ("Family, friends", ["2"]),  # a name that holds a comma is this name
        ("Rest; Family, friends", []),  # one code or two
        ("Work/life; Rest", ["4", "5"]),
        ("Rest, Work/life", ["5", "4"]),
        ("1; 2", ["1", "2"]),
        ("1,2", []),  # may be 1.2
        ("1/2", []),
        ("Rest; Money", []),
        (";", []),
        ("", []),
        ("; ".join(["Rest"] * 50), ["5"] * 50),
        ("; ".join(["Rest"] * 51), []),  # no cell holds so many
    ],
)
def test_several_codes_are_read_where_they_can_be_read_in_one_way(names, given, codes):
    assert names.find_several(given) == codes


def test_a_number_that_a_spreadsheet_made_of_a_code_names_those_it_may_have_been():
    row = dict.fromkeys(("parent_id", "definition", "include", "exclude", "example"), "")
    rows = [{**row, "code_id": code, "level": "code", "name": f"Code {code}", "colour": ""} for code in ("1.1", "1.10")]
    numbered = CodeNames(Codebook.from_table(CODEBOOK.frame(rows)))
    assert numbered.why_uncertain(1.1) == (
        "Excel has made a number of this code, which may have been 1.1 or 1.10; format the cell as Text and type the"
        " code again"
    )
    assert numbered.why_uncertain(2) is None


@pytest.fixture(scope="module")
def tree():
    """A theme that may be applied, one that may not, a code that is not applied itself, and codes below it."""
    rows = [
        ("T", "", "theme", "Benefits", "yes"),
        ("U", "", "theme", "Limits", ""),
        ("a", "U", "code", "Trust", "no"),
        ("a1", "a", "code", "Trust in the coach", ""),
        ("b", "T", "code", "Benefits", ""),
    ]
    columns = ("code_id", "parent_id", "level", "name", "codable")
    return Codebook.from_table(CODEBOOK.frame([dict(zip(columns, row, strict=True)) for row in rows]))


def test_what_coders_may_apply_is_offered_and_read_whatever_its_level(tree):
    assert code_labels(tree) == {"T": "Benefits [T]", "a1": "Trust in the coach", "b": "Benefits [b]"}
    names = CodeNames(tree)
    assert names.find_several("Benefits [T]; trust in the coach") == ["T", "a1"]
    assert names.find("t") == "T"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("Limits", "this is a theme; give one of the codes under it"),
        ("trust", "this is a code, which is not applied as it stands; give one of the codes under it"),
    ],
)
def test_what_coders_may_not_apply_is_said(tree, given, says):
    assert CodeNames(tree).find(given) is None
    assert CodeNames(tree).why_none(given) == says


def test_why_several_are_not_read_is_said(names):
    assert "not certain which" in names.why_none("Rest; Family, friends")
    assert "not all of them are codes" in names.why_none("Rest; Money")
