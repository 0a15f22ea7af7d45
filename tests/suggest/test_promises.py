"""Promises per code: exact where nothing is missed, honest with few transcripts, kept in simulation."""

import numpy as np
import pytest

from suggest.talk import codebook, coded, nothing_around, segments
from themetrail.contracts.suggestions import PROMISES, READING
from themetrail.suggest.examples import Examples
from themetrail.suggest.promises import (
    CERTIFIED,
    MISSED,
    SUGGESTED,
    TOO_LITTLE,
    WRONG,
    Level,
    p_values,
    promises,
    would_do,
)
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest


def talk(rng, n, spread=0.7):
    """Transcripts as clusters: number of passages, share of the code and clearness are their own."""
    transcript = np.repeat(np.arange(n), 5 + rng.poisson(20, n))
    share, clear = 1 / (1 + np.exp(2 - spread * rng.normal(size=n))), 2 * np.exp(0.4 * spread * rng.normal(size=n))
    borne = (rng.random(len(transcript)) < share[transcript]).astype(np.int8)
    score = (2 * borne - 1) * clear[transcript] + 1.3 * rng.normal(size=len(transcript)) - 1
    return transcript, 1 / (1 + np.exp(-score)), borne


def made(transcript, likely, borne):
    return promises(likely[:, None], borne[:, None], transcript, Level())[0]


def mean_share(transcript, counted, bad):
    of = np.bincount(transcript[counted])
    return (np.bincount(transcript[counted & bad], minlength=len(of))[of > 0] / of[of > 0]).mean()


@pytest.mark.parametrize(("share", "confidence", "fewest"), [(0.2, 0.9, 11), (0.1, 0.9, 22), (0.1, 0.95, 29)])
def test_so_many_transcripts_without_a_loss_show_it(share, confidence, fewest):
    """(1 - share) ^ n at most 1 - confidence: 0.8 ^ 11 = 0.086, 0.8 ^ 10 = 0.107."""
    level = Level(share, confidence)
    assert level.fewest == fewest
    assert would_do(np.zeros(5), level) in (fewest, fewest + 1)
    assert (1 - share) ** fewest <= 1 - confidence < (1 - share) ** (fewest - 1)


def test_the_bet_is_won_with_eleven_clean_transcripts_and_not_with_ten():
    assert p_values(np.zeros((1, 11)), 0.2, 0.9)[0] <= 0.1 < p_values(np.zeros((1, 10)), 0.2, 0.9)[0]


@pytest.mark.parametrize("n", [6, 12, 40])
def test_a_mean_at_the_limit_is_rarely_called_lower(n):
    """Losses of 0 or 1, the hardest ones: their mean is what must not be exceeded."""
    losses = (np.random.default_rng(n).random((4000, n)) < 0.2).astype(float)
    assert (p_values(losses, 0.2, 0.9) <= 0.1).mean() <= 0.1 + 3 * np.sqrt(0.09 / 4000)


def test_promises_hold_over_draws_of_transcripts():
    """Of 150 draws at most 10 of 100 may break; 24 would be rarer than 1 in 100."""
    rng = np.random.default_rng(11)
    of_all, likely, borne = talk(rng, 3000)
    broken = {MISSED: 0, WRONG: 0}
    kept = {MISSED: 0, WRONG: 0}
    for _ in range(150):
        found = made(*talk(rng, 25))
        for kind, promise in found.items():
            if promise.status == CERTIFIED:
                reaches = likely >= promise.threshold
                counted, bad = (borne == 1, ~reaches) if kind == MISSED else (reaches, borne == 0)
                kept[kind] += 1
                broken[kind] += mean_share(of_all, counted, bad) > 0.2
    assert min(kept.values()) > 75
    assert max(broken.values()) < 24


def test_few_transcripts_are_too_little_and_it_says_how_many_would_do():
    transcript, likely, borne = talk(np.random.default_rng(3), 8)
    has = len(set(transcript[borne == 1]))
    for promise in made(transcript, likely, borne).values():
        assert promise.status == TOO_LITTLE
        assert promise.more_transcripts == 11 - has
        assert promise.more_passages == np.ceil((11 - has) * borne.sum() / has)


def test_few_passages_are_too_little_however_many_transcripts_there_are():
    transcript = np.repeat(np.arange(30), 4)
    borne = np.zeros(120, dtype=np.int8)
    borne[:48:4] = 1  # twelve, one in each of twelve transcripts
    found = made(transcript, borne * 0.9, borne)[MISSED]
    assert (found.status, found.more_passages, found.more_transcripts) == (TOO_LITTLE, 3, 0)


def test_scores_that_know_nothing_are_never_certified():
    transcript, likely, borne = talk(np.random.default_rng(4), 60)
    found = made(transcript, np.random.default_rng(5).random(len(likely)), borne)
    assert {promise.status for promise in found.values()} == {SUGGESTED}
    assert found[WRONG].more_transcripts is None  # more of the same would not do


def test_a_long_transcript_counts_once():
    """One transcript with most passages, all of them clear, does not outweigh twenty where half is missed."""
    transcript = np.r_[np.zeros(500, dtype=int), np.repeat(np.arange(1, 21), 4)]
    borne = np.ones(580, dtype=np.int8)
    borne[:250] = 0
    likely = np.where(borne == 1, 0.9, 0.01)
    likely[500::2] = 0.01
    assert made(transcript, likely, borne)[MISSED].status == SUGGESTED


def test_the_names_of_transcripts_change_nothing_but_the_order_of_bets():
    transcript, likely, borne = talk(np.random.default_rng(6), 40)
    order = np.random.default_rng(7).permutation(len(likely))
    assert made(transcript[order], likely[order], borne[order]) == made(transcript, likely, borne)


def test_the_step_certifies_clear_codes_and_lists_what_to_read():
    taught = coded(transcripts=14, each=12, seed=4)
    rows = segments("well, no time at all", "another form to fill", "nice weather on Monday")
    found = suggest(
        Examples.gather([taught], codebook()),
        rows,
        nothing_around(rows),
        codebook(),
        Settings(meaning=False, folds=4),
    )
    table = PROMISES.check(found.promises).set_index(["code_id", "promise"])
    assert table.loc[("time", "missed"), "status"] == CERTIFIED
    assert table.loc[("time", "missed"), "held_out"] <= 0.2
    listed = set(READING.check(found.reading).itertuples(index=False, name=None))
    assert {("time", "NEW-0"), ("forms", "NEW-1")} <= listed
    assert ("time", "NEW-2") not in listed
