"""Who counts as a participant, and what counts as a mention."""

import pandas as pd
import pytest

from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.themes.mentions import COLUMNS, mentions_of, participants_of, with_branches


def _mentions(study):
    people = participants_of(study.segments, study.transcripts, study.participants)
    return mentions_of(study.consensus, study.segments, study.transcripts, study.codebook, people)


def test_participants_are_who_speaks_and_stays_in_the_order_of_the_sheet(study) -> None:
    people = participants_of(study.segments, study.transcripts, study.participants)
    assert people == {"focus": ["P1", "P2", "P3"], "talks": ["P5", "P1", "P2", "P3"]}


def test_who_moderates_and_participants_who_cannot_be_told_apart_are_nobody(study) -> None:
    people = participants_of(study.segments, study.transcripts, study.participants)
    moderates = study.segments.iloc[[0]].assign(segment_id="X1", role="interviewer", participant_id="P4")
    one_of_them = study.segments.iloc[[0]].assign(segment_id="X2", role="participant", participant_id="")
    study.participants["withdrawn"] = ""
    everybody = participants_of(study.segments, study.transcripts, study.participants)
    assert everybody != people and "P4" in everybody["focus"]
    less = study.segments[study.segments["participant_id"] != "P4"]
    segments = pd.concat([less, moderates, one_of_them], ignore_index=True)
    assert participants_of(segments, study.transcripts, study.participants) == people


def test_a_participant_missing_in_the_sheet_stops_the_step(study) -> None:
    with pytest.raises(StudyError, match="participant 'P5' is not in the sheet of participants"):
        participants_of(
            study.segments, study.transcripts, study.participants[study.participants.participant_id != "P5"]
        )


def test_a_transcript_missing_in_the_sheet_stops_the_step(study) -> None:
    with pytest.raises(StudyError, match="transcript 'I3' is not in the sheet of transcripts"):
        participants_of(study.segments, study.transcripts[study.transcripts.transcript_id != "I3"], study.participants)


def test_interviewers_and_those_who_withdrew_mention_nothing(study) -> None:
    mentions = _mentions(study)
    assert "time" not in set(mentions["code_id"])  # said by the interviewer and by a withdrawn participant only
    assert len(mentions) == len(study.consensus) - 2
    assert list(mentions.columns) == COLUMNS and mentions.index.tolist() == list(range(len(mentions)))


@pytest.mark.parametrize("column, noun", [("segment_id", "segment"), ("code_id", "code")])
def test_a_consensus_of_what_is_not_there_stops_the_step(study, column: str, noun: str) -> None:
    study.consensus.loc[3, column] = "gone"
    with pytest.raises(StudyError, match=f"row 5: the {noun} 'gone'"):
        _mentions(study)


def test_a_segment_counts_once_for_a_theme(study) -> None:
    raised = with_branches(_mentions(study), study.codebook)
    of_segment = raised[raised["segment_id"] == "F1-1"]
    assert sorted(of_segment["code_id"]) == ["cards", "gains", "plan", "tools"]


def test_where_nobody_is_left_nothing_is_mentioned():
    codes = pd.DataFrame({"code_id": ["a"], "parent_id": [""], "level": ["code"], "name": ["A"]})
    segments = pd.DataFrame(columns=["segment_id", "transcript_id", "participant_id", "role"], dtype="str")
    transcripts = pd.DataFrame({"transcript_id": ["T1"], "group": ["G"]})
    consensus = pd.DataFrame(columns=["segment_id", "code_id"], dtype="str")
    assert mentions_of(consensus, segments, transcripts, Codebook.from_table(codes), {"G": []}).empty
