"""Which codes are meant by what a coder wrote."""

import pytest

from themetrail.codebook import Codebook
from themetrail.coding.labels import CodeNames
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
        ("; ".join(["Rest"] * 60), []),
    ],
)
def test_several_codes_are_read_where_they_can_be_read_in_one_way(names, given, codes):
    assert names.find_several(given) == codes


def test_why_several_are_not_read_is_said(names):
    assert "not certain which" in names.why_none("Rest; Family, friends")
    assert "not all of them are codes" in names.why_none("Rest; Money")
