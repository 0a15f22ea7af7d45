"""All that is wrong in a file is said at once, each kind with its rows."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.faults import Faults


def told(faults: Faults) -> str:
    with pytest.raises(StudyError) as caught:
        faults.stop_if_any()
    return str(caught.value)


def test_a_file_without_faults_does_not_stop():
    faults = Faults("A.xlsx")
    faults.stop_if_any()
    assert not faults


def test_each_kind_is_said_once_with_its_rows_and_what_concerns_the_file_first():
    faults = Faults("A.xlsx")
    faults.called["code_id"] = "Code"
    for row in (4, 5, 6, 6, 9):
        faults.add("this code is unknown", row=row, column="code_id")
    with faults.noted():
        raise StudyError("this row is empty", row=7)
    faults.add("a sheet is missing")
    assert faults
    assert told(faults) == (
        "A.xlsx: a sheet is missing. Also wrong in this file: rows 4 to 6, 9, column 'Code': this code is unknown;"
        " row 7: this row is empty"
    )


def test_in_a_file_without_rows_the_places_are_named():
    faults = Faults("A.docx")
    faults.add("this is no code", place="comment 3")
    faults.add("this is no code", place="comment 5")
    faults.add("two files are of one coder", row=2)
    assert told(faults) == (
        "A.docx: this is no code (comment 3, comment 5). Also wrong in this file: row 2: two files are of one coder"
    )


def test_of_very_many_kinds_those_that_are_not_named_are_counted():
    faults = Faults("A.csv")
    for row in range(2, 30):
        faults.add(f"this is wrong in way {row}", row=row)
    said = told(faults)
    assert said.startswith(
        "A.csv, row 2: this is wrong in way 2. Also wrong in this file: row 3: this is wrong in way 3;"
    )
    assert said.endswith("way 27; 2 more such lists of rows, told once these are put right")
    faults = Faults("A.csv")
    for row in range(2, 29):
        faults.add(f"this is wrong in way {row}", row=row)
    assert told(faults).endswith("way 27; 1 more such list of rows, told once these are put right")
