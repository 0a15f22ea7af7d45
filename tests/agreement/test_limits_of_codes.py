"""The intervals of codes, of their mean and of all of them together: those of what was drawn, put together again."""

import numpy as np
import pytest

from agreement.test_bca_limits import by_hand
from agreement.test_codes import simulate
from themetrail.agreement import bootstrap
from themetrail.agreement.code_intervals import drawn_transcripts
from themetrail.agreement.code_values import cells_for
from themetrail.agreement.codes import agreement_of_codes
from themetrail.agreement.kinds import resample_segments
from themetrail.agreement.pooled import _OF_POOLED, _patterns_of_segments

NAMES = ["percent", "alpha", "cohen", "fleiss"]
BLIND = ["percent", "alpha", "fleiss"]
DRAWS, SEED, TRANSCRIPTS = 20, 5, 11


class Study:
    """A small study of three codes, and its values had it other segments."""

    def __init__(self, framed):
        seen, applied = simulate(2, coders=3, codes=3, segments=44, missing=0.2)
        kept = seen.sum(axis=0) >= 2
        self.seen, self.applied = seen[:, kept], applied[:, :, kept]
        self.transcripts = np.arange(kept.sum()) % TRANSCRIPTS
        self.frames = np.random.default_rng(1).random((3, kept.sum())) < 0.8 if framed else None
        if framed:
            self.applied = self.applied & self.frames[:, None, :]
        self.found = agreement_of_codes(
            self.seen,
            self.applied,
            NAMES,
            transcripts=self.transcripts,
            draws=DRAWS,
            seed=SEED,
            frames=self.frames,
            pooled_draws=DRAWS,
        )

    def having(self, segments, code=None):
        """By coefficient, of these segments, a code's value or (None) that of each, their mean and of all together."""
        frames = None if self.frames is None else self.frames[:, segments]
        found = agreement_of_codes(self.seen[:, segments], self.applied[:, :, segments], NAMES, frames=frames)
        return {name: one.value if code is None else one.value[code] for name, one in found.items()} | {
            f"pooled {name}": found[name].pooled for name in BLIND
        }

    def without(self, groups):
        """The same without the segments of each group."""
        return [self.having(np.flatnonzero(groups != group)) for group in np.unique(groups)]


def repeated(segments, times):
    return np.repeat(segments, np.asarray(times).astype(int))


def limits_of(limits, number=0):
    return pytest.approx((limits.low[number], limits.high[number]), abs=1e-9)


@pytest.fixture(scope="module", params=[False, True], ids=["everywhere", "in frames"])
def study(request):
    return Study(request.param)


def test_of_a_code_the_segments_that_it_is_compared_on_are_resampled(study):
    n = study.seen.shape[1]
    every = study.without(np.arange(n))
    for names, cells in cells_for(NAMES, study.seen, study.applied, study.frames):
        for code in range(3):
            inside = np.arange(n) if study.frames is None else np.flatnonzero(study.frames[code])
            _, first, times = np.unique(cells.cell[code][inside], return_index=True, return_counts=True)
            rng = np.random.default_rng([SEED, code])
            drawn = rng.multinomial(times.sum(), times / times.sum(), size=DRAWS)
            values = [study.having(repeated(inside[first], row)) for row in drawn]
            for name in names:
                others = np.array([every[segment][name][code] for segment in inside])
                wanted = by_hand(study.found[name].value[code], np.array([one[name][code] for one in values]), others)
                assert wanted == limits_of(study.found[name].limits["segment"], code)


def test_of_the_mean_whole_segments_are_resampled(study):
    resamples = resample_segments(study.seen, study.applied, DRAWS, SEED, study.frames)
    (drawn,) = resamples.drawn(DRAWS)
    values = [study.having(repeated(resamples.first, row)) for row in drawn]
    without = study.without(np.arange(study.seen.shape[1]))
    for name in NAMES:
        means = (np.array([one[name].mean() for one in of]) for of in (values, without))
        assert by_hand(study.found[name].mean, *means) == limits_of(study.found[name].mean_limits["segment"])


def test_of_all_decisions_whole_segments_are_resampled(study):
    ((_, cells),) = cells_for(BLIND, study.seen, study.applied, study.frames)
    patterns = _patterns_of_segments(cells, np.ones(3, bool))
    _, first, times = np.unique(patterns, axis=0, return_index=True, return_counts=True)
    rng = np.random.default_rng([SEED, _OF_POOLED])
    drawn = rng.multinomial(times.sum(), times / times.sum(), size=DRAWS)
    values = [study.having(repeated(first, row)) for row in drawn]
    without = study.without(np.arange(study.seen.shape[1]))
    for name in BLIND:
        pooled = (np.array([one[f"pooled {name}"] for one in of]) for of in (values, without))
        assert by_hand(study.found[name].pooled, *pooled) == limits_of(study.found[name].pooled_limits["segment"])


def test_whole_transcripts_are_resampled(study):
    drawn = drawn_transcripts(TRANSCRIPTS, DRAWS, SEED)
    segments = np.arange(study.seen.shape[1])
    values = [study.having(repeated(segments, row[study.transcripts])) for row in drawn]
    without = study.without(study.transcripts)
    for name in NAMES:
        found = study.found[name]
        for code in range(3):
            of_code = (np.array([one[name][code] for one in of]) for of in (values, without))
            assert by_hand(found.value[code], *of_code) == limits_of(found.limits["transcript"], code)
        means = (np.array([one[name].mean() for one in of]) for of in (values, without))
        assert by_hand(found.mean, *means) == limits_of(found.mean_limits["transcript"])
        if name in BLIND:
            pooled = (np.array([one[f"pooled {name}"] for one in of]) for of in (values, without))
            assert by_hand(found.pooled, *pooled) == limits_of(found.pooled_limits["transcript"])


@pytest.mark.parametrize(
    ("n", "reason"), [(1, "too_few_transcripts"), (2, "few_transcripts"), (9, "few_transcripts"), (10, None)]
)
def test_fewer_than_ten_transcripts_are_few_and_one_has_no_interval(n, reason):
    seen, applied = simulate(3, segments=60)
    transcripts = np.arange(60) % n * 2  # numbers between them are of transcripts of which nothing was seen
    found = agreement_of_codes(seen, applied, ["alpha"], transcripts=transcripts, draws=40, pooled_draws=40)["alpha"]
    for limits in (found.limits, found.mean_limits, found.pooled_limits):
        assert set(limits["transcript"].reason) == {reason}
        assert np.isnan(limits["transcript"].low).all() == (n == 1)
    ratings = np.where(seen, applied[0].astype(float), np.nan).T
    assert bootstrap(ratings, "alpha", transcripts=[f"T{number}" for number in transcripts], draws=40).reason == reason


def test_the_limits_of_all_decisions_do_not_hang_on_numbers_of_transcripts_that_are_not_there():
    seen, applied = simulate(3, segments=60)
    limits = []
    for step in (1, 3):
        found = agreement_of_codes(seen, applied, ["alpha"], transcripts=np.arange(60) % 12 * step, pooled_draws=40)
        of_all = found["alpha"].pooled_limits["transcript"]
        limits.append((of_all.low[0], of_all.high[0]))
    assert limits[0] == limits[1] and limits[0][0] < limits[0][1]
