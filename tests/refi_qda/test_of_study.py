"""A finished study as a project: the words of each coding, whose it is, and what belongs to nobody."""

import pandas as pd
import pytest

from themetrail.codebook import Codebook
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, DECISIONS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.turns import TURNS
from themetrail.refi_qda.of_study import StudyTables, project_of


def table(contract, columns: str, *rows: tuple) -> pd.DataFrame:
    return contract.check(pd.DataFrame(rows, columns=columns.split()))


@pytest.fixture
def tables() -> StudyTables:
    turns = [
        ("I1", 0, "Interviewer", "interviewer", "", "How\r\nwas it?"),
        ("I1", 2, "Nurse 1", "participant", "P1", "Slow at first, then fast."),
        ("I2", 0, "Nurse 2", "participant", "P2", "\ufeffFast."),
    ]
    segments = [
        ("s1", "I1", "g", "P1", "participant", 2, 0, 14, "Slow at first,", "yes"),
        ("s2", "I1", "g", "P1", "participant", 2, 15, 25, "then fast.", "yes"),
        ("s3", "I2", "h", "P2", "participant", 0, 0, 6, "\ufeffFast.", "yes"),
    ]
    codes = [
        ("T", "", "theme", "Pace", "How it went.", ""),
        ("slow", "T", "code", "Slow", "", "#112233"),
        ("fast", "T", "code", "Fast", "", ""),
    ]
    codings = [
        ("r1", "C1", "s1", 0, 4, "slow"),
        ("r2", "C1", "s1", 0, 4, "slow"),  # the same words again in a later round
        ("r1", "C2", "s2", 15, 25, "fast"),
        ("r1", "C1", "s3", 1, 5, "fast"),
        ("r3", "C1", "s2", 15, 25, "fast"),  # came back to judge the coder
    ]
    memos = {("r1", "s1"): "why", ("r2", "s1"): "and again"}
    decided = [(*one, "own", memos.get((one[0], one[2]), ""), "x.csv", 2, one[5], "", "", "") for one in codings]
    decided.append(("r1", "C1", "s1", 0, 14, "", "seen", "not of a code", "x.csv", 3, "", "", "", ""))
    of_decision = "round coder_id segment_id start end code_id action memo source_file source_row code_now change"
    of_decision += " decided_at shown_digest"
    return StudyTables(
        turns=table(
            TURNS,
            "transcript_id turn speaker role participant_id text start_s end_s",
            *((*t, None, None) for t in turns),
        ),
        segments=table(
            SEGMENTS, "segment_id transcript_id group participant_id role turn start end text codable", *segments
        ),
        codebook=Codebook.from_table(table(CODEBOOK, "code_id parent_id level name definition colour", *codes)),
        transcripts=table(
            TRANSCRIPTS, "transcript_id group language collected_order", ("I2", "h", "en", 1), ("I1", "g", "en", 1)
        ),
        participants=table(
            PARTICIPANTS,
            "participant_id label withdrawn ward",
            ("P1", "Nurse 1", "", "A"),
            ("P2", "Nurse 2", "", ""),
            ("P3", "Nurse 3", "2026-01-01", "B"),
        ),
        assignments=table(
            ASSIGNMENTS,
            "round coder_id segment_id arm status",
            *((r, c, s, "again" if r == "r3" else "none", "coded") for r, c, s, *_ in codings),
        ),
        codings=table(CODINGS, "round coder_id segment_id start end code_id", *codings),
        decisions=table(DECISIONS, of_decision, *decided),
        key=b"key",
    )


def test_each_coding_stands_on_its_words_once_and_bears_its_coder_and_memos(tables):
    project = project_of(tables)
    texts = {source.guid: source for source in project.sources}
    names = {user.guid: user.name for user in project.users}
    codes = {code.guid: code.name for code in project.codes}
    assert [
        (
            texts[one.source].name,
            texts[one.source].text[one.start : one.end],
            codes[one.code],
            names[one.user],
            one.memo,
        )
        for one in project.codings
    ] == [
        ("I1", "Slow", "Slow", "C1", "why\nand again"),
        ("I1", "then fast.", "Fast", "C2", ""),
        ("I2", "Fast", "Fast", "C1", ""),
    ]
    assert [source.text for source in project.sources] == [
        "Nurse 2: \u2060Fast.\n",
        "Interviewer: How \nwas it?\nNurse 1: Slow at first, then fast.\n",
    ]


def test_memos_stay_where_they_are_not_wanted(tables):
    assert {coding.memo for coding in project_of(tables, memos=False).codings} == {""}


def test_codebook_participants_and_groups_are_there_and_who_withdrew_is_not(tables):
    project = project_of(tables)
    assert [(code.name, code.codable, code.colour, code.description) for code in project.codes] == [
        ("Pace", False, "#0072B2", "How it went."),
        ("Slow", True, "#112233", ""),
        ("Fast", True, "#0072B2", ""),
    ]
    assert [project.path_of[code.guid] for code in project.codes] == [("Pace",), ("Pace", "Slow"), ("Pace", "Fast")]
    second, first = (source.guid for source in project.sources)
    assert [(case.name, case.values, case.sources) for case in project.cases] == [
        ("Nurse 1", {"participant_id": "P1", "ward": "A"}, (first,)),
        ("Nurse 2", {"participant_id": "P2"}, (second,)),
    ]
    assert [(group.name, group.sources) for group in project.groups] == [("h", (second,)), ("g", (first,))]
