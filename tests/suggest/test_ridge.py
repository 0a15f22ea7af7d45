"""Left-out scores in closed form are those of models that are fitted again without what is left out."""

import numpy as np
import pytest

from themetrail.suggest.ridge import Division, exact_ridge, landmark_ridge

N, BOOK = 30, 3
DRAW = np.random.default_rng(4)
POINTS = DRAW.normal(size=(N + BOOK, 6))
KERNEL = 1 + POINTS @ POINTS.T
TARGETS = DRAW.integers(0, 2, (N + BOOK, 4)).astype(float)
GROUP = np.append(np.arange(N) % 7, np.full(BOOK, -1))
DIVISION = Division(GROUP, np.where(GROUP >= 0, GROUP // 2, -1))  # parts {0, 1}, {2, 3}, {4, 5}, {6}


def any_penalty(held, part):
    return 0.0  # keeps the first


def refitted(without, asked, penalty):
    kept = ~without
    weights = np.linalg.solve(KERNEL[np.ix_(kept, kept)] + penalty * np.eye(kept.sum()), TARGETS[kept])
    return KERNEL[np.ix_(asked, kept)] @ weights


@pytest.mark.parametrize("kind", ["exact", "landmarks"])
def test_left_out_scores_are_those_of_explicit_refits(kind):
    if kind == "exact":
        found = exact_ridge(KERNEL, TARGETS, DIVISION, any_penalty)
    else:  # all rows as landmarks: no approximation
        found = landmark_ridge(KERNEL, np.arange(N + BOOK), TARGETS, DIVISION, any_penalty)
    assert list(found) == [-1, 0, 1, 2, 3]
    for part, left_out in found.items():
        for group in range(7):
            rows = group == GROUP
            without = rows | DIVISION.inside(part)
            asked = DIVISION.inside(part) if DIVISION.inside(part)[rows].any() else rows
            expected = refitted(without, asked, left_out.penalty)
            assert left_out.held[asked] == pytest.approx(expected, abs=2e-3)
        new = KERNEL[:5] @ left_out.coefficients
        assert new == pytest.approx(
            refitted(DIVISION.inside(part), np.arange(N + BOOK) < 5, left_out.penalty), abs=2e-3
        )


def test_the_codebook_is_never_left_out_and_has_no_left_out_score():
    assert not exact_ridge(KERNEL, TARGETS, DIVISION, any_penalty)[0].held[N:].any()


def test_the_penalty_is_chosen_for_each_part_by_the_others():
    asked = []
    exact_ridge(KERNEL, TARGETS, DIVISION, lambda held, part: asked.append(part) or float(len(asked)))
    assert asked == [-1, 0, 1, 2, 3] * 4
    best = exact_ridge(KERNEL, TARGETS, DIVISION, lambda held, part: -abs(held[:N]).sum())
    assert {found.penalty for found in best.values()} == {10.0}


def test_one_group_of_segments_has_no_part():
    alone = Division(np.arange(N + BOOK) % 7, np.full(N + BOOK, -1))
    assert alone.parts == [-1]
    assert not alone.inside(-1).any()
    assert len(alone.groups_outside(-1)) == 7
