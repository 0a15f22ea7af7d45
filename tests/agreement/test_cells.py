"""Patterns of codings, however many coders and patterns there are; how much is reckoned at once."""

import numpy as np
import pytest

from themetrail.agreement.blocks import at_once
from themetrail.agreement.cells import find_cells
from themetrail.agreement.code_intervals import JointCells
from themetrail.agreement.code_values import of_binary
from themetrail.agreement.coefficients import COEFFICIENTS, of_codes


def coded(coders, segments, share=0.5):
    rng = np.random.default_rng(coders)
    seen = np.ones((coders, segments), bool)
    return seen, rng.random((2, coders, segments)) < share


@pytest.mark.parametrize(("coders", "segments"), [(3, 20), (12, 400), (19, 6), (20, 6), (21, 6)])
def test_of_coders_by_name_each_pattern_says_who_gave_the_code(coders, segments):
    """The number of a pattern is no more than its type can hold: 3 ** 20 is beyond 32 bits."""
    seen, applied = coded(coders, segments)
    applied[:, -1] = True
    cells = find_cells(seen, applied, blind=False)
    assert ((cells.rows[cells.cell] == 1) == applied.transpose(0, 2, 1)).all()
    assert (cells.counts().sum(axis=1) == segments).all()
    assert (cells.rows[cells.base] == 0).all()


@pytest.mark.parametrize("coders", [2, 21, 23])
def test_of_coders_by_number_each_pattern_says_how_many_gave_the_code(coders):
    seen, applied = coded(coders, 40)
    cells = find_cells(seen, applied, blind=True)
    assert ((cells.rows[cells.cell] == 1).sum(axis=2) == applied.sum(axis=1)).all()
    assert (cells.seen_by[cells.cell] == coders).all()
    assert len(cells.rows) == len(cells.seen_by) == (coders + 1) * (coders + 2) / 2


def test_strata_are_counted_apart():
    seen, applied = coded(3, 30)
    cells = find_cells(seen, applied, blind=True)
    strata = np.arange(30) % 4
    by_stratum = cells.counts_by(1, strata, 5)
    assert by_stratum.sum(axis=1).tolist() == [8, 8, 7, 7, 0]
    assert (by_stratum.sum(axis=0) == cells.counts_of(1)).all()


def test_the_width_is_how_many_counts_there_are_of_one_draw():
    seen, applied = coded(3, 30)
    joint = JointCells(find_cells(seen, applied, blind=False))
    assert joint.width == joint.applied.shape[0] + sum(of_these.shape[0] for of_these in joint.seen)


@pytest.mark.parametrize(("width", "held", "rows"), [(3, 10, 3), (0, 10, 10), (1, 10, 10), (10, 10, 1), (100, 10, 1)])
def test_as_much_is_reckoned_at_once_as_can_be_held_and_one_row_at_least(width, held, rows):
    assert at_once(width, held) == rows


def test_to_whom_a_coefficient_looks_and_which_units_bear_on_it():
    """Margins count a single rating; of Krippendorff's alpha, and of pairs, a unit needs two (Gwet 2014, ch. 5)."""
    formulas = {name: known.formula for name, known in COEFFICIENTS.items()}
    assert {name for name, formula in formulas.items() if not formula.blind} == {"holsti", "cohen", "scott", "conger"}
    single = {name for name, formula in formulas.items() if formula.fewest_ratings == 1}
    assert single == {"fleiss", "conger", "brennan_prediger", "ac1", "ac2"}
    assert {formula.fewest_ratings for formula in formulas.values()} == {1, 2}


def test_given_or_not_is_no_order():
    assert not any(of_binary(name).ordinal for name in of_codes())
