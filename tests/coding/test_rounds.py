"""Which round is current, who codes what, and what is wrong with rounds that speak of what is not there."""

import re

import pandas as pd
import pytest

from coding.small_study import round_of, segments, suggestions
from themetrail.coding.rounds import assign, check_rounds, current_round, round_named
from themetrail.configuration.coding import Round
from themetrail.configuration.load import load_configuration
from themetrail.contracts.errors import StudyError

TRANSCRIPTS = pd.DataFrame({"transcript_id": ["INT1", "FG1"], "group": ["interviews", "focus_group"]})


def test_the_first_round_not_issued_is_current():
    rounds = [round_of("C1", name=name) for name in ("r1", "r2", "r3")]
    assert current_round(rounds, []).name == "r1"
    assert current_round(rounds, ["r1"]).name == "r2"
    assert current_round(rounds, ["r1", "r2", "r3"]) is None


def test_every_coder_is_assigned_every_codable_segment_of_the_groups():
    coders = [{"coder_id": "C2", "groups": ["late"]}, {"coder_id": "C1", "suggestions": "none"}]
    entry = Round.model_validate({"name": "r1", "blind_share": 0.0, "coders": coders})
    table = segments(groups={"INT2": "late"})
    assigned = assign(entry, table, suggestions())
    codable = set(table.loc[table["codable"] == "yes", "segment_id"])
    assert set(assigned.query("coder_id == 'C1'")["segment_id"]) == codable
    assert set(assigned.query("coder_id == 'C2'")["segment_id"]) == {"INT2-001", "INT2-002", "INT2-003"}
    assert set(zip(assigned["coder_id"], assigned["arm"], strict=True)) == {("C1", "none"), ("C2", "code_first")}
    assert set(assigned["status"]) == {"unseen"}


def test_without_any_suggestion_nobody_is_in_the_arm_of_suggestions():
    assert set(assign(round_of("C1"), segments(), suggestions().head(0))["arm"]) == {"none"}


@pytest.mark.parametrize(
    ("says", "arm"), [({}, "code_first"), ({"suggestions": "shown"}, "suggestions"), ({"suggestions": "none"}, "none")]
)
def test_each_arm_follows_from_what_the_configuration_says(says, arm):
    entry = Round.model_validate({"name": "r1", "blind_share": 0.0, "coders": [{"coder_id": "C1", **says}]})
    assert set(assign(entry, segments(), suggestions())["arm"]) == {arm}


def blind(table, *, seed: int = 1, name: str = "r1", **coder) -> set[str]:
    """The segments from which a coder's suggestions are withheld, one coder being shown none at all."""
    coders = [{"coder_id": "C1", **coder}, {"coder_id": "C2", "suggestions": "shown"}]
    entry = Round.model_validate({"name": name, "coders": [*coders, {"coder_id": "C3", "suggestions": "none"}]})
    assigned = assign(entry, table, suggestions(), seed=seed)
    assert set(assigned.query("coder_id == 'C3'")["arm"]) == {"none"}
    arms = {who: set(assigned.query("coder_id == @who and arm == 'blind'")["segment_id"]) for who in ("C1", "C2")}
    given = set(assigned.query("coder_id == 'C1'")["segment_id"])
    assert arms["C1"] == arms["C2"] & given
    return arms["C1"]


def test_the_blind_share_is_the_same_segments_for_all_coders_who_see_suggestions_elsewhere():
    table = many(200)
    found = blind(table)
    assert 0.16 < len(found) / len(table) < 0.24
    assert found != blind(table, seed=2) and found != blind(table, name="r2")
    # not the segments of a sample of the same share, of which all would be blind then
    sampled = blind(table, sample=0.2, sample_by="segment")
    assert 0.01 < len(sampled) / len(table) < 0.08


def test_a_transcript_that_is_added_changes_no_segment_of_the_blind_share():
    whole = blind(many(40))
    for n in range(30, 40):
        names = {f"T{number:03d}" for number in range(n)}
        assert blind(many(n)) == {one for one in whole if one.partition("-")[0] in names}


def test_suggestions_are_asked_for_in_words():
    for given, instead in ((True, "shown (at once) or code_first"), (False, "in the place of false, write none")):
        values = {"coding": {"rounds": [{"name": "r1", "coders": [{"coder_id": "C1", "suggestions": given}]}]}}
        with pytest.raises(StudyError, match=re.escape(instead)) as told:
            load_configuration(values)
        place = "(entry 1 of rounds, entry 1 of coders)"
        assert f"'coding.rounds.coders.suggestions' {place} must say when suggestions are seen" in str(told.value)


def test_a_round_of_some_transcripts_assigns_these_alone():
    assigned = assign(round_of("C1", transcripts=["INT2"]), segments(), suggestions())
    assert set(assigned["segment_id"]) == {"INT2-001", "INT2-002", "INT2-003"}


@pytest.mark.parametrize(
    ("coder", "transcripts", "said"),
    [
        ({}, ["INT9"], "the transcript 'INT9' is not in the study"),
        ({"groups": ["nobody"]}, [], "the group 'nobody' is not in the study; its groups are: focus_group, interviews"),
        ({"groups": ["Interviews"]}, [], "'Interviews' is not in the study; did you mean 'interviews'?"),
        ({"transcripts": ["INT9"]}, [], "the transcript 'INT9' is not in this round"),
        ({"transcripts": ["FG1"]}, ["INT1"], "the transcript 'FG1' is not in this round"),
        ({"transcripts": ["FG1"], "groups": ["interviews"]}, [], "none of the coder's transcripts is in the coder's"),
        ({"sample": 1e-9}, [], "a sample of 1e-09 of 2 transcripts has none of them; name the transcripts"),
        ({"groups": ["focus_group"]}, ["INT1"], "no transcript of this round is in the coder's groups"),
    ],
)
def test_a_round_must_speak_of_what_the_study_has(coder, transcripts, said):
    entry = Round.model_validate({"name": "r1", "coders": [{"coder_id": "C1", **coder}], "transcripts": transcripts})
    with pytest.raises(StudyError, match=said):
        check_rounds([entry], TRANSCRIPTS, "config.yaml")


def many(n: int):
    return segments({f"T{number:03d}": [("P1", f"Words {turn}.") for turn in range(5)] for number in range(n)})


def given_to(coder: dict, table, seed: int = 1, name: str = "r1") -> list[str]:
    entry = Round.model_validate({"name": name, "coders": [{"coder_id": "C1"}, {"coder_id": "C2", **coder}]})
    assigned = assign(entry, table, suggestions(), seed=seed)
    assert assigned.query("coder_id == 'C1'")["segment_id"].tolist() == table["segment_id"].tolist()
    return assigned.query("coder_id == 'C2'")["segment_id"].tolist()


@pytest.mark.parametrize("by", ["transcript", "segment"])
def test_a_sample_is_about_the_share_and_the_same_each_time(by):
    table, coder = many(200), {"sample": 0.2, "sample_by": by}
    found = given_to(coder, table)
    assert 0.12 < len(found) / len(table) < 0.28
    assert found == given_to(coder, table.iloc[::-1].sort_index())
    assert found != given_to(coder, table, seed=2) and found != given_to(coder, table, name="r2")
    assert set(found) < set(given_to({**coder, "sample": 0.5}, table))
    whole = table["transcript_id"].isin([segment.partition("-")[0] for segment in found])
    assert (sorted(table.loc[whole, "segment_id"]) == sorted(found)) is (by == "transcript")


@pytest.mark.parametrize("by", ["transcript", "segment"])
def test_a_transcript_that_is_added_changes_no_other_in_the_sample(by):
    coder, all_of_them = {"sample": 0.3, "sample_by": by}, given_to({"sample": 0.3, "sample_by": by}, many(40))
    for n in range(25, 40):
        names = {f"T{number:03d}" for number in range(n)}
        assert given_to(coder, many(n)) == [one for one in all_of_them if one.partition("-")[0] in names]


def test_the_sample_of_an_issued_round_is_drawn_already():
    entry = Round.model_validate({"name": "r1", "coders": [{"coder_id": "C1", "sample": 1e-9}]})
    check_rounds([entry], TRANSCRIPTS, "config.yaml", issued=["r1"])


def test_a_coder_has_the_transcripts_that_are_named():
    table = many(4)
    assert {one.partition("-")[0] for one in given_to({"transcripts": ["T001", "T003"]}, table)} == {"T001", "T003"}
    entry = Round.model_validate({"name": "r1", "coders": [{"coder_id": "C1", "transcripts": ["T9"]}]})
    with pytest.raises(StudyError, match="coder 'C1': there is no segment for this coder"):
        assign(entry, table, suggestions())


def test_an_unknown_round_is_told_with_those_that_are_known():
    with pytest.raises(StudyError, match="'r9' in the configuration; there are: r1, r2"):
        round_named([round_of("C1"), round_of("C1", name="r2")], "r9", "config.yaml")


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
