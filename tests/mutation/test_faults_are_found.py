"""A small fault in the library is found by the tests of its room, nearly whatever it is."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from mutation.mutants import Mutant, mutants_of
from mutation.run import LIBRARY, ROOMS, TESTS, Reached, main, own_tests

SOURCE = '''"""Words."""

from __future__ import annotations

NUMBER: int = 3


def low(value: float, words: str = "a b") -> bool:
    """Whether it is low."""
    if not words:
        raise ValueError(f"{value + 1}")
    for one, other in zip(words, words, strict=True):
        print(one, other)
    return value < 2 and words != "x" or value * 2 == NUMBER
'''


def test_each_fault_is_one_change_of_what_runs_and_none_of_words_or_types(tmp_path):
    file = tmp_path / "low.py"
    file.write_text(SOURCE, encoding="utf-8")
    found = mutants_of(file)
    assert sorted(one.what for one in found) == sorted(
        [
            "3  ->  4",
            "not words  ->  words",
            "return value < 2 and words != 'x' or value * 2 == NUMBER  ->  return None",
            "value < 2 and words != 'x' or value * 2 == NUMBER  ->  (value < 2 and words != 'x') and value * 2 == NUMBER",  # noqa: E501
            "value < 2 and words != 'x'  ->  value < 2 or words != 'x'",
            "value < 2  ->  value <= 2",
            "2  ->  3",
            "words != 'x'  ->  words == 'x'",
            "value * 2 == NUMBER  ->  value * 2 != NUMBER",
            "value * 2  ->  value / 2",
            "2  ->  3",
        ]
    )
    less = next(one for one in found if one.what == "value < 2  ->  value <= 2")
    assert less.line == 14 and "return value <= 2 and words != 'x'" in ast.unparse(less.tree())
    yes = tmp_path / "yes.py"
    yes.write_text("def is_low(value):\n    return False\n", encoding="utf-8")
    assert [one.what for one in mutants_of(yes)] == ["False  ->  True"]
    assert SOURCE.count("<=") == 0 and len({ast.unparse(one.tree()) for one in found}) == len(found)


def test_what_only_draws_is_left_to_the_eye_and_what_it_stands_beside_is_not(tmp_path):
    lines = (
        "_WIDTHS = [12, 30]\n"
        "_CODE_WIDTH, _ROW_HEIGHT = 28, 15\n"
        "ROWS = 3\n"
        "sheet.add(cells, row=1, height=height_of([(words, 90)]))\n"
        "sheet.set_widths([20, 75], folded=4)\n"
        "style(font_size=11, bold=True, locked=False)\n"
        "def _width(name):\n    return 8 + len(name)\n"
    )
    book, figures = tmp_path / "book.py", tmp_path / "figures.py"
    book.write_text(f"from themetrail.office.heights import height_of\n{lines}", encoding="utf-8")
    figures.write_text(lines, encoding="utf-8")
    assert [one.what for one in mutants_of(book)] == ["3  ->  4", "1  ->  2", "False  ->  True"]
    assert {"12  ->  13", "8 + len(name)  ->  8 - len(name)"} < {one.what for one in mutants_of(figures)}


def test_of_a_module_that_draws_figures_conditions_are_tried_and_places_on_paper_are_not(tmp_path):
    file = tmp_path / "figure.py"
    lines = "def drawn(row, top):\n    if row.value is None:\n        return top - 3.5\n    return True\n"
    file.write_text(f"from matplotlib.figure import Figure\n{lines}", encoding="utf-8")
    assert {one.what for one in mutants_of(file)} == {
        "row.value is None  ->  row.value is not None",
        "True  ->  False",
        "return top - 3.5  ->  return None",
    }


def test_by_how_many_processes_something_is_done_is_no_fault(tmp_path):
    file = tmp_path / "shared.py"
    lines = "def done(at, /, of=2, processes=1, *, other=3, more, start=4):\n    return done(5, processes=6)\n"
    file.write_text(lines + "def alone(*, processes=7):\n    pass\n", encoding="utf-8")
    numbers = {one.what for one in mutants_of(file) if "return" not in one.what}
    assert numbers == {"2  ->  3", "3  ->  4", "4  ->  5", "5  ->  6"}


def test_what_an_import_makes_is_looked_at_by_tests_that_run_none_of_its_lines():
    file = LIBRARY / "agreement/coefficients.py"
    seconds = {"quick": 1.0, "slow": 50.0, "looks": 2.0, "long": 20.0}
    reached = Reached({str(file): {7: ["quick"], 0: ["quick", "slow"], -1: ["looks", "long"]}}, seconds)
    assert reached.of(Mutant(file, 7, 0, "")) == ["quick"]
    assert reached.of(Mutant(file, 3, 0, "")) == ["quick", "slow", "looks"]  # no more than a minute of them
    assert reached.of(Mutant(LIBRARY / "agreement/alpha.py", 3, 0, "")) == []


@pytest.mark.long
@pytest.mark.parametrize("room", ROOMS)
def test_at_least_85_of_100_faults_are_found(room):
    # In a process that has loaded nothing of the library: what is loaded is no longer changed.
    run = [sys.executable, "-m", "mutation.run", room, "60"]
    done = subprocess.run(run, cwd=TESTS, capture_output=True, text=True, timeout=7_200)
    assert done.returncode == 0, done.stdout + done.stderr[-2_000:]


def test_rooms_and_their_tests_are_there():
    library = Path(TESTS.parent / "src/themetrail")
    assert all((library / room).is_dir() for room in ROOMS)
    assert all((TESTS / tests).exists() for own in ROOMS.values() for tests in own)
    assert [own_tests(room) for room in ("themes", "audit/gate", "report/pack")] == [
        *(("themes",), ("audit",), ("report/pack",))
    ]
    with pytest.raises(SystemExit):
        main(["no_room", "1"])
