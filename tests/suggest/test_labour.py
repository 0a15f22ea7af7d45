"""The labour curve, by hand, against a library, and at its ends."""

from types import SimpleNamespace

import numpy as np
import pytest

from suggest.talk import coded
from suggest.test_evaluation import suggested
from themetrail.suggest.labour import FEWEST, RANDOM, STEPS, UNSURE_FIRST, Tally, curve_of, labour_curve

# Two transcripts, A with two segments and B with one; two codes.
BY_HAND = Tally.of(
    np.array([[1, 0], [0, 1], [1, 0]], dtype=np.int8),
    np.array([[1, 0], [1, 0], [0, 0]], dtype=np.int8),
    np.array([0.1, 0.5, 0.2]),
    np.array(["A", "A", "B"]),
)


def test_kappa_and_recall_by_hand():
    # Six decisions, of which people gave 3. Nothing read: proposed 2, both 1, so 3 of 6 agree; expected
    # (2 x 3 + 4 x 3) / 36 = .5; kappa 0, recall 1/3.
    kappa, recall = BY_HAND.finished(np.zeros((1, 2)))
    assert (kappa[0], recall[0]) == (pytest.approx(0), pytest.approx(1 / 3))
    # B read (its code found): given 3, both 2, so 4 of 6 agree; expected (3 x 3 + 3 x 3) / 36 = .5; kappa 1/3.
    is_b = BY_HAND.segments == 1
    kappa, recall = BY_HAND.finished(is_b[None].astype(float))
    assert (kappa[0], recall[0]) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    kappa, recall = BY_HAND.finished(np.ones((1, 2)))
    assert (kappa[0], recall[0]) == (1, 1)


def test_the_least_sure_for_each_segment_to_read_comes_first():
    # A is expected to be wrong .3 times a segment, B .2: A first, then both of its decisions are people's.
    rows = [row for row in curve_of(BY_HAND) if row["order"] == UNSURE_FIRST]
    assert [row["by_hand"] for row in rows] == [0, 1, 2]
    assert [row["segments_by_hand"] for row in rows] == pytest.approx([0, 2 / 3, 1], abs=1e-6)
    assert [row["recall"] for row in rows] == pytest.approx([1 / 3, 2 / 3, 1], abs=1e-6)
    assert np.isnan(rows[1]["kappa_low"])


def test_it_is_the_kappa_of_a_library_on_the_finished_coding():
    from sklearn.metrics import cohen_kappa_score

    draw = np.random.default_rng(4)
    transcripts = np.repeat(np.array(list("ABCDEFG"), dtype=object), 9)
    people = (draw.random((63, 5)) < 0.2).astype(np.int8)
    program = np.where(draw.random((63, 5)) < 0.8, people, draw.random((63, 5)) < 0.3).astype(np.int8)
    tally = Tally.of(people, program, np.zeros(63), transcripts)
    from themetrail.suggest.by_transcript import numbered

    place = numbered(transcripts)
    for read in ([], [0], [2, 5], [0, 1, 2, 3, 4, 5]):
        by_hand = np.isin(np.arange(7), read)
        finished = np.where(by_hand[place][:, None], people, program)
        kappa, recall = tally.finished(by_hand[None].astype(float))
        assert kappa[0] == pytest.approx(cohen_kappa_score(people.ravel(), finished.ravel()))
        assert recall[0] == pytest.approx((people & finished).sum() / people.sum())


def test_a_code_of_nobody_is_no_decision():
    more = Tally.of(
        np.array([[1, 0, 0]], dtype=np.int8), np.array([[0, 1, 0]], dtype=np.int8), np.zeros(1), np.array(["A"])
    )
    assert more.decisions.tolist() == [2]


@pytest.fixture(scope="module")
def clear():
    return suggested(coded(transcripts=12, each=12)).labour


def test_the_curve_of_a_study_ends_at_peoples_coding_and_never_falls(clear):
    for order in (RANDOM, UNSURE_FIRST):
        rows = clear[clear["order"] == order]
        assert len(rows) == STEPS + 1
        assert (rows["kappa"].iloc[-1], rows["recall"].iloc[-1]) == (1, 1)
        assert rows["recall"].is_monotonic_increasing
    random = clear[clear["order"] == RANDOM]
    assert ((random["kappa_low"] <= random["kappa"]) & (random["kappa"] <= random["kappa_high"])).all()
    assert random["kappa"].iloc[0] == clear.loc[clear["order"] == UNSURE_FIRST, "kappa"].iloc[0]


def test_with_few_transcripts_or_none_decided_blindly_there_is_no_curve():
    few = coded(transcripts=FEWEST - 1, each=20)
    assert suggested(few, fewest_transcripts=1).labour.empty
    assert suggested(coded().assign(on_view="yes")).labour.empty


def test_where_nobody_gave_or_proposed_what_can_be_proposed_there_is_no_curve():
    # Coders gave codes that have too few examples: what is left has nobody's.
    examples = SimpleNamespace(
        judging=np.ones(FEWEST, dtype=bool), transcripts=np.array([f"T{n}" for n in range(FEWEST)])
    )
    training = SimpleNamespace(
        examples=examples, codes=["time"], taught=[], bearing=np.zeros((FEWEST, 1), dtype=np.int8)
    )
    held_out, held = SimpleNamespace(probabilities=np.zeros((FEWEST, 0))), SimpleNamespace(chosen=[[]] * FEWEST)
    assert labour_curve(training, held_out, held).empty
