"""A withdrawal rehearsed: each cell that it would change, nothing done, and what is there later held against it."""

import shutil

import pytest

from commands.calling import call
from themetrail import rehearsal
from themetrail.configuration.load import load_configuration
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, CONSENSUS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK as CODEBOOK_TABLE
from themetrail.themes.schemes import scheme_named

CONFIG = "coding: {rounds: [{name: r1, coders: [{coder_id: C1}]}]}\n"
PEOPLE = "participant_id\tlabel\twithdrawn\nP1\tNurse 1\t{}\nP2\tNurse 2\t\nP3\tNurse 3\t\n"
TRANSCRIPTS = "transcript_id\tgroup\tlanguage\tcollected_order\nT1\tG\ten\t1\nT2\tG\ten\t2\n"
CODEBOOK = "code_id,parent_id,level,name\nA,,theme,Trust\na1,A,code,Listens\na2,A,code,Waits\n"
ENTRIES = [dict(zip(CODEBOOK.split()[0].split(","), row.split(","), strict=True)) for row in CODEBOOK.split()[1:]]
# transcript, participant, code: T1 is P1's with an interviewer, T2 a talk of two others
SAID = [("T1", "", ""), ("T1", "P1", "a1"), ("T1", "P1", "a2"), ("T2", "P2", "a1"), ("T2", "P3", "")]


def write(root, path, content):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content, encoding="utf-8")


def results(root, withdrawn=""):
    """What a run leaves of the themes, with or without P1, by the functions that the rule calls."""
    write(root, "config/participants.tsv", PEOPLE.format(withdrawn))
    kept = [(n, *row) for n, row in enumerate(SAID) if not (withdrawn and row[0] == "T1")]
    talk = [
        {
            "segment_id": f"{name}-{n}", "transcript_id": name, "group": "G", "participant_id": who,
            "role": "participant" if who else "interviewer", "turn": n, "start": 0, "end": 4, "text": "Yes.",
            "codable": "yes" if who else "no", "speaker": who or "I", "question": "",
        }
        for n, name, who, _ in kept
    ]  # fmt: skip
    coded = [(f"{name}-{n}", code) for n, name, _, code in kept if code]
    SEGMENTS.write(SEGMENTS.frame(talk), root / "results/segment/segments.csv")
    given = dict.fromkeys(ASSIGNMENTS.columns, "") | {"round": "r1", "coder_id": "C1", "status": "coded"}
    arm = ASSIGNMENTS.columns["arm"].choices[0] if "arm" in ASSIGNMENTS.columns else ""
    rows = [given | {"segment_id": row["segment_id"], "arm": arm} for row in talk if row["role"] == "participant"]
    ASSIGNMENTS.write(ASSIGNMENTS.frame(rows), root / "results/coding/assignments.csv")
    by = {"round": "r1", "coder_id": "C1", "start": 0, "end": 4}
    CODINGS.write(
        CODINGS.frame([by | {"segment_id": one, "code_id": code} for one, code in coded]),
        root / "results/coding/codings.csv",
    )
    agreed = {"support": "1/1", "rule": "single", "decided_by": "C1"}
    CONSENSUS.write(
        CONSENSUS.frame([agreed | {"segment_id": one, "code_id": code} for one, code in coded]),
        root / "results/coding/consensus.csv",
    )
    tables = rehearsal._themes_without(
        root, "nobody", set(), SEGMENTS.read(root / "results/segment/segments.csv"), load_configuration({})
    )
    for path, table in tables.items():
        rehearsal._OF_THEMES[path].write(table, root / path)


@pytest.fixture
def study(tmp_path):
    root = tmp_path / "study"
    write(root, "config/config.yaml", CONFIG)
    write(root, "config/transcripts.tsv", TRANSCRIPTS)
    write(root, "config/codebook.csv", CODEBOOK)
    CODEBOOK_TABLE.write(CODEBOOK_TABLE.frame(ENTRIES), root / "results/anonymise/codebook.csv")
    sources = "transcript_id\tfile\tspeaker\tparticipant_id\trole\nT1\ta.txt\tI\t\tinterviewer\nT1\ta.txt\tA\tP1\t\n"
    write(root, "data/private/sources.tsv", f"{sources}T2\tb.txt\tB\tP2\t\nT2\tb.txt\tC\tP3\t\n")
    for file in ("a.txt", "b.txt"):
        write(root, f"data/transcripts/{file}", "A: Yes.\n")
    results(root)
    return root


def cells(rehearsed, file):
    here = rehearsed[rehearsed["file"] == file]
    return {(row.row, row.column): (row.before, row.after) for row in here.itertuples()}


def test_each_cell_is_told_with_what_it_would_become(study):
    rehearsed = rehearsal.rehearse(study, "P1", load_configuration({}))
    counts = cells(rehearsed, "results/themes/representativeness.csv")
    assert counts["G / a1", "n_participants"] == ("2", "1")
    assert counts["G / a2", "n_participants"] == ("1", "0")
    assert counts["G / A", "n_total"] == ("3", "2")
    label = scheme_named("dunand2024", []).label
    assert counts["G / a2", "label"] == (label(1, 3)[0], label(0, 2)[0])
    saturation = cells(rehearsed, "results/themes/saturation.csv")
    assert saturation["G / T1", ""] == ("there", "gone")
    assert saturation["G / T2", "n_new_codes"] == ("0", "1")
    gone = {row for row, _ in cells(rehearsed, "results/segment/segments.csv")}
    assert gone == {"T1-0", "T1-1", "T1-2"}, "the questions go with the answers"
    assert set(rehearsed["participant_id"]) == {"P1"} and "Yes." not in rehearsed.to_csv()


def test_what_a_run_makes_after_it_is_what_was_foreseen(study):
    rehearsed = rehearsal.rehearse(study, "P1", load_configuration({}))
    assert len(rehearsal.differing(study, rehearsed)) == len(rehearsed), "nothing was done yet"
    assert rehearsal.still_named_in(study, "P1")
    results(study, "2026-01-05")
    assert rehearsal.differing(study, rehearsed).empty
    assert rehearsal.still_named_in(study, "P1") == []
    (study / "results/themes/saturation.csv").unlink()
    lost = rehearsal.differing(study, rehearsed)
    assert set(lost["file"]) == {"results/themes/saturation.csv"} and set(lost["now"]) == {"gone"}


def test_the_command_does_nothing_and_proves_afterwards(study, tmp_path, monkeypatch):
    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    kept = tmp_path / "P1.csv"
    said = call("withdraw", "P1", "--rehearse", "--to", kept, "--directory", study)
    assert said.returncode == 0, said.stderr
    assert "G / a1: n_participants 2 -> 1, n_total 3 -> 2" in said.stdout
    assert "data/transcripts/a.txt: destroy" in said.stdout and said.stdout.endswith("Nothing was done.\n")
    assert {path: path.read_bytes() for path in study.rglob("*") if path.is_file()} == before
    assert "has not withdrawn" in call("withdraw", "P1", "--prove", kept, "--directory", study).stderr
    inside = call("withdraw", "P1", "--rehearse", "--to", study / "P1.csv", "--directory", study)
    assert inside.returncode == 1 and not (study / "P1.csv").exists()
    assert "did you mean 'P1'?" in call("withdraw", "p1", "--rehearse", "--directory", study).stderr

    results(study, "2026-01-05")
    monkeypatch.setattr("themetrail.commands.withdraw.check_nobody_withdrew_since", lambda root: None)
    proved = call("withdraw", "P1", "--prove", kept, "--directory", study)
    assert proved.returncode == 0, proved.stdout + proved.stderr
    assert "No table names P1." in proved.stdout
    shutil.copy(study / "results/segment/segments.csv", study / "results/coding/codings.csv")
    assert call("withdraw", "P2", "--prove", kept, "--directory", study).returncode == 1
    assert "comes before" in call("withdraw", "P1", "--rehearse", "--directory", study).stderr


def test_a_list_that_is_no_rehearsal_is_refused(study):
    row = {"participant_id": "P1", "file": "../../etc/passwd", "row": "x", "column": "", "before": "", "after": "gone"}
    with pytest.raises(StudyError, match="is no table that a rehearsal foretells"):
        rehearsal.differing(study, rehearsal.REHEARSED.frame([row]))
