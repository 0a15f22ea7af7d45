"""What a measurement of coverage stands on, and how much of a room it says was reached."""

import json
from pathlib import Path

import coverage
import pytest
from coverage import CoverageData

from covering import pieces as of_tests
from covering import rooms as of_library
from covering.pieces import ELSEWHERE, Piece, changed, pieces, rests_on
from covering.rooms import Reached, combined, room_of, rooms, table

MODULE = "def told(answer):\n    if answer:\n        return 1\n    return 2\n"
REACHED = [(-1, 1), (1, -1), (-1, 2), (2, 3), (3, -1)]  # that only `if answer` was tried


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """A project of two modules, in which a piece of tests has run half of one of them."""
    (tmp_path / "src/themetrail/coding/sheets").mkdir(parents=True)
    module = tmp_path / "src/themetrail/coding/sheets/list_reader.py"
    module.write_text(MODULE)
    (tmp_path / "src/themetrail/key.py").write_text("KEY = 1\n")
    test = tmp_path / "tests/coding/test_list_reader.py"
    test.parent.mkdir(parents=True)
    test.write_text("def test_it():\n    assert told(1) == 1\n")
    (tmp_path / "Snakefile").write_text("rule all:\n    input: 'a'\n")
    (tmp_path / "pyproject.toml").write_text("[tool.coverage.run]\nbranch = true\n")
    for name, value in {
        "TESTS": tmp_path / "tests",
        "PROJECT": tmp_path,
        "LIBRARY": tmp_path / "src/themetrail",
        "MEASURED": tmp_path / "build/coverage",
    }.items():
        for where in (of_tests, of_library):
            monkeypatch.setattr(where, name, value, raising=False)
    (tmp_path / "build/coverage").mkdir(parents=True)
    forget()
    piece = Piece("coding", (test,))
    data = CoverageData(str(piece.data))
    data.add_arcs({str(module): REACHED, str(tmp_path / "Snakefile"): [(-1, 3), (3, -1)]})
    data.write()
    piece.record.write_text(json.dumps({"passed": True, "rests_on": rests_on(piece)}))
    yield piece
    forget()


def forget() -> None:
    """What a run remembers of files that it has read."""
    of_tests._digest.cache_clear()
    of_tests._surroundings.cache_clear()


def test_every_file_of_tests_is_in_one_piece():
    tests = Path(__file__).parents[1]
    of_pieces = [test for piece in pieces() for test in piece.tests]
    assert len(of_pieces) == len(set(of_pieces))
    elsewhere = {file for file in tests.rglob("test_*.py") if file.relative_to(tests).as_posix().startswith(ELSEWHERE)}
    assert set(of_pieces) == set(tests.rglob("test_*.py")) - elsewhere
    assert len({piece.name for piece in pieces()}) == len(pieces())


def test_a_measurement_stands_while_nothing_changes(measured):
    assert changed(measured) == []


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("tests/coding/test_list_reader.py", ["tests/coding/test_list_reader.py"]),
        ("src/themetrail/coding/sheets/list_reader.py", ["src/themetrail/coding/sheets/list_reader.py"]),
        ("src/themetrail/key.py", []),  # of which it ran no line
        ("scripts/segment.py", ["surroundings"]),
        ("tests/fakes.py", ["surroundings"]),
        ("src/themetrail/languages/names.txt", ["surroundings"]),
    ],
)
def test_a_measurement_stands_until_what_it_rests_on_changes(measured, file, told):
    path = of_tests.PROJECT / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("KEY = 2\n")
    forget()
    assert changed(measured) == told


def test_a_piece_without_data_was_not_measured(measured):
    measured.data.unlink()
    assert changed(measured) == ["not measured"]


def test_lines_and_branches_that_were_reached_are_counted_by_room(measured):
    sheets, single, whole = rooms(combined([measured]))
    # Of 4 lines 3, of the 2 ways from `if` 1; of the module that nobody imported none, of its one line.
    assert sheets == Reached("coding/sheets", 4, 3, 2, 1)
    assert single == Reached("single modules", 1, 0, 0, 0)
    assert whole == Reached("the library", 5, 3, 2, 1)
    assert round(whole.per_cent, 1) == 57.1


def test_what_was_measured_on_other_lines_does_not_count(measured):
    (of_tests.PROJECT / "src/themetrail/coding/sheets/list_reader.py").write_text("\n" + MODULE)
    forget()
    sheets, *_ = rooms(combined([measured]))
    assert sheets == Reached("coding/sheets", 4, 0, 2, 0)


def test_a_room_below_the_goal_is_named():
    assert table([Reached("sheets", 100, 98, 20, 16), Reached("themes", 80, 78, 20, 18)]).splitlines() == [
        "room                       lines  missed  branches  missed   reached",
        "sheets                       100       2        20       4    95.0 %",
        "themes                        80       2        20       2    96.0 %",
    ]
    assert table([Reached("sheets", 100, 97, 20, 16)]).endswith("94.2 %  below 95 %")


@pytest.mark.parametrize(
    ("file", "room"),
    [
        ("key.py", "single modules"),
        ("agreement/spans/table.py", "agreement"),
        ("coding/merge.py", "coding"),
        ("coding/sheets/list_reader.py", "coding/sheets"),
    ],
)
def test_the_room_of_a_module(file, room):
    assert room_of(of_library.LIBRARY / file) == room


def test_the_settings_count_branches_and_other_processes():
    settings = coverage.Coverage(config_file=str(of_tests.PROJECT / "pyproject.toml"))
    assert settings.get_option("run:branch")
    assert {"subprocess", "fork", "_exit", "execv"} <= set(settings.get_option("run:patch"))
