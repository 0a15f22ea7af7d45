"""What a researcher sees of an error: one sentence with its place, in which nothing is hidden."""

import errno

import pytest

from themetrail.contracts.errors import NO_ROOM, StudyError, has_no_room, said_of_error


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({}, "is wrong"),
        ({"file": "a.csv"}, "a.csv: is wrong"),
        ({"file": "a.csv", "row": 3}, "a.csv, row 3: is wrong"),
        ({"file": "a.csv", "row": 3, "column": "code"}, "a.csv, row 3, column 'code': is wrong"),
        ({"row": 3}, "row 3: is wrong"),
    ],
)
def test_the_place_stands_before_what_is_wrong(where, said):
    assert str(StudyError("is wrong", **where)) == said


def test_what_is_quoted_at_length_is_cut_short():
    said = str(StudyError(f"the code {'a b ' * 5_000!r} is not in the codebook"))
    assert len(said) < 300 and said.startswith("the code 'a b a b") and said.endswith("…' is not in the codebook")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("title", "title"),
        ("\u200btitle", r"\u200btitle"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\u202eb", r"a\u202eb"),
        ("a\ud800b", r"a\ud800b"),
        ("a\rb\tc\0", r"a\rb\tc\x00"),
        ("a\nb", "a\nb"),  # lists of reasons have lines
        ("« é\u00a0» 👩\u200d🔬 שלום", "« é\u00a0» 👩\u200d🔬 שלום"),  # what people write
    ],
)
def test_what_nobody_would_see_is_written_out(name, said):
    assert str(StudyError(f"the key {name} is unknown")) == f"the key {said} is unknown"


def test_of_an_unforeseen_error_only_its_type_and_place_are_said_and_of_a_full_disk_what_to_do():
    try:
        raise ValueError("a participant's words")
    except ValueError as problem:
        said = said_of_error(problem)
    assert said.startswith(" by an error in the program: ValueError in test_errors.py, line ")
    assert "words" not in said
    full = RuntimeError()
    full.__cause__ = OSError(errno.ENOSPC, "no space")
    assert has_no_room(full) and said_of_error(full) == f": {NO_ROOM}"
    assert not has_no_room(OSError(errno.EACCES, "no"))
