"""Segments that come back to their own coder: drawn by their ids, without suggestions, and deciding nothing."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.small_study import PSEUDONYM, codebook, ledger, segments, suggestions
from themetrail.coding.again import coded_again
from themetrail.coding.consensus import votes_of
from themetrail.coding.draft import draft_round
from themetrail.coding.freeze import check_all_have_work
from themetrail.configuration.coding import Round
from themetrail.configuration.load import load_configuration
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, without_again
from themetrail.contracts.errors import StudyError

SEEN = ["INT1-001", "INT1-003", "INT1-004", "INT2-001"]


def earlier(*rows):
    """Rows: coder, segment, status, maybe the arm."""
    return ASSIGNMENTS.frame(
        [
            {"round": "r1", "coder_id": row[0], "segment_id": row[1], "status": row[2], "arm": (*row, "none")[3]}
            for row in rows
        ]
    )


def round_two(again=1.0, **coder):
    coders = [{"coder_id": "C1", "suggestions": "shown", **coder}]
    return Round.model_validate({"name": "r2", "transcripts": ["INT2"], "again": again, "coders": coders})


def drafted(entry, before):
    return draft_round(entry, segments(), ledger(PSEUDONYM), suggestions(), codebook(), earlier=before)


def test_what_the_coder_saw_comes_back_without_suggestions_and_with_the_turns_around():
    before = earlier(*[("C1", segment, "coded") for segment in SEEN[:2]], ("C1", "INT1-004", "unseen"))
    issue = drafted(round_two(), before)
    arms = dict(zip(issue.assignments["segment_id"], issue.assignments["arm"], strict=True))
    assert {segment for segment, arm in arms.items() if arm == "again"} == set(SEEN[:2])
    assert set(issue.segments["segment_id"]) >= {"INT1-000", "INT1-002", "INT1-004"}
    assert "INT1-004" not in arms
    assert issue.shown_digest("INT1-001", "again") == issue.shown_digest("INT1-001", "again")
    assert issue.shown_digest("INT1-001", "again") != issue.shown_digest("INT1-001", "suggestions")


def test_what_the_round_gives_anyway_has_its_own_arm_and_others_segments_do_not_come():
    before = earlier(("C1", "INT2-001", "coded"), ("C2", "INT1-001", "coded"))
    arms = drafted(round_two(), before).assignments.set_index("segment_id")["arm"]
    assert "again" not in set(arms)
    assert "INT1-001" not in arms.index


def test_a_round_of_what_comes_back_alone():
    issue = drafted(round_two(sample=0), earlier(("C1", "INT1-001", "no_code")))
    assert issue.assignments[["segment_id", "arm"]].to_numpy().tolist() == [["INT1-001", "again"]]


def test_a_coder_to_whom_nothing_comes_back_yet_is_not_issued_an_empty_sheet(tmp_path):
    issue = drafted(round_two(sample=0), earlier(("C2", "INT1-001", "coded")))
    from themetrail.coding.draft import manifest_of, write_manifest

    issue.write(tmp_path)
    write_manifest(tmp_path, manifest_of(tmp_path, "r2", []))
    with pytest.raises(StudyError, match="'C1': this coder has coded nothing in earlier rounds"):
        check_all_have_work(round_two(sample=0), tmp_path)


def test_a_sample_of_nothing_needs_something_that_comes_back():
    with pytest.raises(StudyError, match="has the sample 0, which is for rounds with `again`"):
        load_configuration({"coding": {"rounds": [{"name": "r1", "coders": [{"coder_id": "C1", "sample": 0}]}]}})


@settings(deadline=None)
@given(st.floats(0, 1), st.integers(1, 99))
def test_a_share_is_drawn_by_each_id_alone_and_smaller_shares_are_part_of_larger_ones(share, seed):
    before = earlier(*[("C1", segment, "coded") for segment in SEEN])
    drawn = set(coded_again(round_two(share), before, segments(), seed=seed)["segment_id"])
    larger = set(coded_again(round_two(min(1.0, share + 0.2)), before, segments(), seed=seed)["segment_id"])
    fewer = set(coded_again(round_two(share), before.head(2), segments(), seed=seed)["segment_id"])
    assert drawn <= larger
    assert fewer == drawn & set(SEEN[:2])


def test_what_came_back_once_does_not_again():
    before = earlier(("C1", "INT1-001", "coded"))
    twice = pd.concat([before, before.assign(round="r1b", arm="again")])
    assert coded_again(round_two(), twice, segments()).empty


def test_what_comes_back_is_no_vote_and_compares_no_coders():
    key = {"coder_id": "C1", "segment_id": "INT1-001"}
    assigned = ASSIGNMENTS.frame(
        [
            {**key, "round": "r1", "arm": "none", "status": "coded"},
            {**key, "round": "r2", "arm": "again", "status": "coded"},
        ]
    )
    codings = CODINGS.frame(
        [
            {**key, "round": name, "start": 0, "end": 3, "code_id": code}
            for name, code in (("r1", "time"), ("r2", "listen"))
        ]
    )
    votes = votes_of(codings, assigned)
    assert list(votes) == [("r1", "INT1-001")]
    assert list(votes["r1", "INT1-001"].codes) == ["time"]
    left, kept = without_again(assigned, codings)
    assert left["round"].tolist() == kept["round"].tolist() == ["r1"]
