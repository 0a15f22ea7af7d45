"""Which round is current, who codes what, and what is wrong with rounds that speak of what is not there."""

import pandas as pd
import pytest

from coding.small_study import round_of, segments, suggestions
from themetrail.coding.rounds import assign, check_rounds, current_round, round_named
from themetrail.configuration import load_configuration
from themetrail.configuration.coding import Round
from themetrail.contracts.errors import StudyError

TRANSCRIPTS = pd.DataFrame({"transcript_id": ["INT1", "FG1"], "group": ["interviews", "focus_group"]})


def test_the_first_round_not_issued_is_current():
    rounds = [round_of("C1", name=name) for name in ("r1", "r2", "r3")]
    assert current_round(rounds, []).name == "r1"
    assert current_round(rounds, ["r1"]).name == "r2"
    assert current_round(rounds, ["r1", "r2", "r3"]) is None


def test_every_coder_is_assigned_every_codable_segment_of_the_groups():
    entry = Round.model_validate(
        {"name": "r1", "coders": [{"coder_id": "C2", "groups": ["late"]}, {"coder_id": "C1", "suggestions": False}]}
    )
    table = segments(groups={"INT2": "late"})
    assigned = assign(entry, table, suggestions())
    codable = set(table.loc[table["codable"] == "yes", "segment_id"])
    assert set(assigned.query("coder_id == 'C1'")["segment_id"]) == codable
    assert set(assigned.query("coder_id == 'C2'")["segment_id"]) == {"INT2-001", "INT2-002", "INT2-003"}
    assert set(zip(assigned["coder_id"], assigned["arm"], strict=True)) == {("C1", "none"), ("C2", "suggestions")}
    assert set(assigned["status"]) == {"unseen"}


def test_without_any_suggestion_nobody_is_in_the_arm_of_suggestions():
    assert set(assign(round_of("C1"), segments(), suggestions().head(0))["arm"]) == {"none"}


def test_a_round_of_some_transcripts_assigns_these_alone():
    assigned = assign(round_of("C1", transcripts=["INT2"]), segments(), suggestions())
    assert set(assigned["segment_id"]) == {"INT2-001", "INT2-002", "INT2-003"}


@pytest.mark.parametrize(
    ("coder", "transcripts", "said"),
    [
        ({}, ["INT9"], "the transcript 'INT9' is not in the study"),
        ({"groups": ["nobody"]}, [], "the group 'nobody' is not in the study"),
        ({"groups": ["focus_group"]}, ["INT1"], "no transcript of this round is in the coder's groups"),
    ],
)
def test_a_round_must_speak_of_what_the_study_has(coder, transcripts, said):
    entry = Round.model_validate({"name": "r1", "coders": [{"coder_id": "C1", **coder}], "transcripts": transcripts})
    with pytest.raises(StudyError, match=said):
        check_rounds([entry], TRANSCRIPTS)


def test_an_unknown_round_is_told_with_those_that_are_known():
    with pytest.raises(StudyError, match="'r9' is not in the configuration; configured rounds: r1, r2"):
        round_named([round_of("C1"), round_of("C1", name="r2")], "r9")


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        ([{"name": "r1", "coders": []}], "needs at least one coder"),
        ([{"name": "r1", "coders": [{"coder_id": "C1"}, {"coder_id": "c1"}]}], "'c1' stands twice"),
        ([{"name": "r1", "coders": [{"coder_id": "Adjudication"}]}], "no coder may be called"),
        ([{"name": "r1", "coders": [{"coder_id": "C1"}], "consensus": "primary"}], "needs 'primary'"),
        ([{"name": "r1", "coders": [{"coder_id": "C1"}]}, {"name": "R1", "coders": [{"coder_id": "C1"}]}], "twice"),
        ([{"name": "../r1", "coders": [{"coder_id": "C1"}]}], "should match pattern"),
    ],
)
def test_the_configuration_of_rounds_is_checked(rounds, said):
    with pytest.raises(StudyError, match=said):
        load_configuration({"coding": {"rounds": rounds}})
