"""Many codes by pattern counts: the same values and draws as one code at a time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.agreement import coefficient, kinds
from themetrail.agreement.cells import find_cells
from themetrail.agreement.code_intervals import JointCells, _mean_without_one
from themetrail.agreement.code_values import cells_for, of_binary
from themetrail.agreement.codes import agreement_by_part, agreement_of_codes
from themetrail.agreement.coefficients import of_codes
from themetrail.agreement.kinds import kinds_of, resample_segments

BINARY = of_codes()


def simulate(seed, coders=3, codes=4, segments=60, missing=0.3):
    rng = np.random.default_rng(seed)
    seen = rng.random((coders, segments)) >= missing
    truth = rng.random((codes, 1, segments)) < 0.3
    knows = rng.random((codes, coders, segments)) < 0.8
    applied = np.where(knows, truth, rng.random((codes, coders, segments)) < 0.3) & seen
    return seen, applied


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 5))
def test_values_are_those_of_one_code_at_a_time(seed, coders):
    seen, applied = simulate(seed, coders)
    found = agreement_of_codes(seen, applied, BINARY)
    twice = seen.sum(axis=0) >= 2
    for code in range(len(applied)):
        if applied[code][:, twice].any():
            ratings = np.where(seen, applied[code].astype(float), np.nan).T[twice]
            for name in BINARY:
                expected = coefficient(ratings, name, categories=[0, 1])
                assert found[name].value[code] == pytest.approx(expected.value, abs=1e-12, nan_ok=True)
                assert found[name].reason[code] == expected.reason


@pytest.mark.parametrize("blind", [True, False])
def test_patterns_count_every_segment_once(blind):
    seen, applied = simulate(1)
    cells = find_cells(seen, applied, blind)
    counts = cells.counts()
    assert (counts.sum(axis=1) == seen.shape[1]).all()
    rows = cells.rows[cells.cell]  # codes x segments x coders
    assert ((rows == 1).sum(axis=2) == applied.sum(axis=1)).all()
    assert ((rows >= 0).sum(axis=2) == seen.sum(axis=0)).all()
    if not blind:
        assert ((rows == 1) == applied.transpose(0, 2, 1)).all()


@pytest.mark.parametrize("blind", [True, False])
def test_joint_counts_under_weights_are_those_of_repeating_segments(blind):
    seen, applied = simulate(2)
    cells = find_cells(seen, applied, blind)
    weights = np.random.default_rng(0).integers(0, 4, (seen.shape[1], 3))
    joint = np.zeros((len(applied), 3, len(cells.rows)))
    for code, occurs, counts in JointCells(cells).counts(weights):
        joint[code][:, occurs] = counts
    for draw in range(3):
        repeated = np.repeat(np.arange(seen.shape[1]), weights[:, draw])
        for code in range(len(applied)):
            expected = np.bincount(cells.cell[code][repeated], minlength=len(cells.rows))
            assert (joint[code, draw] == expected).all()


def test_the_mean_of_identical_codes_is_as_uncertain_as_one_of_them():
    # drawn apart, four equal codes would look twice as certain as they are; drawn jointly they do not
    seen, applied = simulate(3, codes=1, segments=200)
    same = np.repeat(applied, 4, axis=0)
    found = agreement_of_codes(seen, same, ["alpha"], draws=2000, transcripts=np.arange(200) % 20)["alpha"]
    for kind in ("segment", "transcript"):
        one = found.limits[kind].high[0] - found.limits[kind].low[0]
        mean = found.mean_limits[kind].high[0] - found.mean_limits[kind].low[0]
        assert mean == pytest.approx(one, rel=0.12)


@pytest.mark.parametrize("framed", [False, True])
def test_the_mean_without_a_segment_is_that_of_all_others(framed):
    """What the interval of a mean rests on: the values that it would have without each of the segments."""
    seen, applied = simulate(7, segments=40)
    twice = seen.sum(axis=0) >= 2
    seen, applied = seen[:, twice], applied[:, :, twice]
    frames = np.random.default_rng(7).random((len(applied), seen.shape[1])) < 0.8 if framed else None
    if framed:
        applied = applied & frames[:, None, :]
    found = agreement_of_codes(seen, applied, BINARY, frames=frames)
    for names, cells in cells_for(BINARY, seen, applied, frames):
        for name in names:
            statistic = of_binary(name)
            without = _mean_without_one(found[name], cells, statistic, statistic.contributions(cells.rows))
            for segment in range(seen.shape[1]):
                left = {"frames": None if frames is None else np.delete(frames, segment, axis=1)}
                others = agreement_of_codes(np.delete(seen, segment, 1), np.delete(applied, segment, 2), [name], **left)
                defined = ~np.isnan(found[name].value)
                assert without[segment] == pytest.approx(others[name].value[defined].mean(), abs=1e-9, nan_ok=True)


def test_intervals_are_made_only_where_they_are_asked_for():
    seen, applied = simulate(8)
    plain = agreement_of_codes(seen, applied, ["alpha"], transcripts=np.arange(60) % 6)["alpha"]
    assert plain.limits == plain.mean_limits == {}
    asked = agreement_of_codes(seen, applied, ["alpha"], transcripts=np.arange(60) % 6, draws=50)["alpha"]
    assert set(asked.limits) == set(asked.mean_limits) == {"segment", "transcript"}


def test_codes_that_are_compared_on_other_segments_are_counted_each_on_its_own():
    seen, applied = simulate(9, missing=0)
    frames = np.random.default_rng(9).random((len(applied), seen.shape[1])) < 0.6
    frames[1] = frames[0]  # two that are compared on the same ones
    applied = applied & frames[:, None, :]
    weights = np.random.default_rng(0).integers(0, 4, (seen.shape[1], 2))
    for _, cells in cells_for(BINARY, seen, applied, frames):
        joint = np.zeros((len(applied), 2, len(cells.rows)))
        for code, occurs, counts in JointCells(cells).counts(weights):
            joint[code][:, occurs] = counts
        for code in range(len(applied)):
            for draw in range(2):
                repeated = np.repeat(np.arange(seen.shape[1]), weights[:, draw])
                expected = np.bincount(cells.cell[code][repeated], minlength=len(cells.rows))
                assert (joint[code, draw] == expected).all()


def test_a_rare_code_has_no_interval_since_draws_lack_it():
    seen = np.ones((2, 60), bool)
    applied = np.zeros((1, 2, 60), bool)
    applied[0, :, 0] = applied[0, 0, 1] = True
    found = agreement_of_codes(seen, applied, ["alpha"], draws=400)["alpha"]
    assert found.limits["segment"].reason == ["undefined_draws"]
    assert np.isnan(found.limits["segment"].low[0])


@pytest.mark.parametrize("name", ["ac1", "alpha", "percent"])
def test_the_mean_over_rare_codes_lies_in_its_interval_or_has_none(name):
    # AC1 of codes that were given once is near 1; draws that lack them would be means over the frequent codes alone
    rng = np.random.default_rng(4)
    seen = np.ones((2, 150), bool)
    applied = np.zeros((12, 2, 150), bool)
    applied[:2] = rng.random((2, 2, 150)) < 0.5
    for code in range(2, 12):
        applied[code, :, code] = True
    transcripts = np.arange(150) % 15
    found = agreement_of_codes(seen, applied, [name], draws=600, transcripts=transcripts)[name]
    for limits in found.mean_limits.values():
        held = limits.low[0] <= found.mean <= limits.high[0]
        assert held if name == "percent" else limits.reason == ["undefined_draws"]
        assert np.isnan(limits.low[0]) == (name != "percent")


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 5), st.integers(1, 8))
def test_parts_at_once_are_the_parts_one_by_one(seed, coders, parts):
    seen, applied = simulate(seed, coders)
    twice = seen.sum(axis=0) >= 2
    seen, applied = seen[:, twice], applied[:, :, twice]
    part = np.random.default_rng(seed).integers(0, parts, seen.shape[1])
    together = agreement_by_part(seen, applied, BINARY, part, parts)
    for number, found in enumerate(together):
        inside = part == number
        saw = seen[:, inside].any(axis=1)
        if inside.any():
            alone = agreement_of_codes(seen[saw][:, inside], applied[:, saw][:, :, inside], BINARY)
            for name in BINARY:
                assert found[name].value == pytest.approx(alone[name].value, abs=1e-12, nan_ok=True)
                assert found[name].reason == alone[name].reason
                assert found[name].mean == pytest.approx(alone[name].mean, abs=1e-12, nan_ok=True)
                assert (found[name].n_units, found[name].n_undefined) == (alone[name].n_units, alone[name].n_undefined)
                assert (found[name].n_pairs is None) == (alone[name].n_pairs is None)


def test_segments_of_a_kind_were_seen_and_coded_alike():
    seen, applied = simulate(4, codes=2, segments=500)
    first, kind = kinds_of(seen, applied)
    assert len(first) < 500
    assert (seen[:, first][:, kind] == seen).all()
    assert (applied[:, :, first][:, :, kind] == applied).all()


def test_a_resample_has_as_many_segments_as_there_are():
    seen, applied = simulate(5)
    resamples = resample_segments(seen, applied, draws=20, seed=1)
    (drawn,) = resamples.drawn(20)
    assert (drawn.sum(axis=1) == seen.shape[1]).all()
    assert len({row.tobytes() for row in drawn}) > 1


def test_resamples_too_many_to_hold_are_the_same(monkeypatch):
    seen, applied = simulate(6)
    found = agreement_of_codes(seen, applied, BINARY, draws=50, seed=3)
    held = resample_segments(seen, applied, draws=50, seed=3)
    (expected,) = held.drawn(50)
    monkeypatch.setattr(kinds, "MOST_HELD", 0)
    anew = resample_segments(seen, applied, draws=50, seed=3)
    for _ in range(2):
        blocks = list(anew.drawn(7))
        assert max(map(len, blocks)) == 7 and (np.concatenate(blocks) == expected).all()
    assert "_held" in vars(held) and "_held" not in vars(anew)
    again = agreement_of_codes(seen, applied, BINARY, draws=50, seed=3)
    for name in BINARY:
        before, after = found[name].mean_limits["segment"], again[name].mean_limits["segment"]
        assert (before.low.tobytes(), before.high.tobytes()) == (after.low.tobytes(), after.high.tobytes())
