"""What the step makes under each method profile, and what a study asks for all the same."""

import pandas as pd
import pytest

from themetrail.contracts.coding import ASSIGNMENTS, CODINGS
from themetrail.method_profiles import profile_of
from themetrail.themes.by_profile import Coded, Collected, Counted, collected, counted
from themetrail.themes.schemes import SCHEMES


@pytest.fixture
def coded(study) -> Coded:
    """The small study of the step, read by one coder whose codes are the consensus."""
    segments = list(study.segments["segment_id"])
    read = [{"round": "r1", "coder_id": "C1", "segment_id": one, "arm": "none", "status": "coded"} for one in segments]
    given = study.consensus[["segment_id", "code_id"]].assign(round="r1", coder_id="C1", start=0, end=4)
    return Coded.of(
        consensus=study.consensus,
        codings=CODINGS.check(given),
        assignments=ASSIGNMENTS.frame(read),
        segments=study.segments,
        transcripts=study.transcripts,
        participants=study.participants,
        codebook=study.codebook,
    )


def made(coded: Coded, method: str, *also: str) -> tuple[Counted, Collected]:
    profile = profile_of(method, also)
    return counted(coded, SCHEMES["dunand2024"], profile, ["r1"], []), collected(coded, profile, 4, seed=1)


def rows_in(*tables: pd.DataFrame) -> list[bool]:
    return [not table.empty for table in tables]


def test_codebook_analysis_has_all_tables(coded) -> None:
    found, new = made(coded, "codebook_ta")
    assert rows_in(found.cut_offs, found.stability, found.summary, found.comparison) == [True] * 4
    assert rows_in(new.saturation, new.thresholds, new.band) == [True] * 3
    plan = found.representativeness.set_index(["group", "code_id"]).loc[("focus", "plan")]
    assert plan[["n_participants", "label", "reason"]].tolist() == [2, "typical", ""]


def test_reflexive_analysis_says_who_speaks_of_what_and_labels_nothing(coded) -> None:
    found, new = made(coded, "reflexive_ta")
    assert rows_in(found.cut_offs, found.stability, found.summary, found.comparison) == [False] * 4
    assert rows_in(new.saturation, new.thresholds, new.band) == [False] * 3
    table = found.representativeness
    assert set(table["label"]) == {""}
    assert set(table["reason"]) == {"no labels in reflexive thematic analysis"}
    plan = table.set_index(["group", "code_id"]).loc[("focus", "plan")]
    assert plan[["n_participants", "participants"]].tolist() == [2, "P1;P2"]


def test_what_a_study_asks_for_is_made_all_the_same(coded) -> None:
    everything, new = made(coded, "codebook_ta")
    found, none = made(coded, "reflexive_ta", "counts")
    pd.testing.assert_frame_equal(found.representativeness, everything.representativeness)
    pd.testing.assert_frame_equal(found.stability, everything.stability)
    assert none.saturation.empty
    asked = made(coded, "reflexive_ta", "saturation")[1]
    pd.testing.assert_frame_equal(asked.thresholds, new.thresholds)
    pd.testing.assert_frame_equal(asked.band, new.band)


def test_a_codebook_that_stood_before_coding_is_told(coded) -> None:
    assert set(made(coded, "codebook_ta")[1].thresholds["n_codes_at_start"]) == {4}
