"""Withdrawal: what rested on somebody is noted once, the change stays sealed, and files to destroy are listed."""

import os

import openpyxl

from commands.calling import call
from themetrail.audit.chain.rights import open_to_others
from themetrail.audit.follow.withdrawal import (
    RESTED,
    changes_in_tables,
    counts_by_date,
    digests_of_notes,
    files_to_destroy,
    what_rests_on,
    write_notes,
)
from themetrail.contracts.themes import REPRESENTATIVENESS

TABLE = "results/themes/representativeness.csv"


def note(withdrawn, folder, root):
    """What a run does: it looks before it holds the lock, and writes when it does."""
    rested = what_rests_on(withdrawn, folder, root)
    expected = digests_of_notes(withdrawn, folder, rested, b"key")
    write_notes(rested, withdrawn, folder)
    assert digests_of_notes(withdrawn, folder, {}, b"key") == expected, "else the next run would find a change"
    return [path.stem for path in rested]


def test_what_rests_on_a_participant_is_noted_before_the_rerun_and_never_again(study):
    folder = study / "data/private/withdrawals"
    assert note({"P1": "2024-12-20"}, folder, study) == ["P1"]
    noted = RESTED.read(folder / "P1.csv")
    assert noted[["code_id", "n_participants", "n_without"]].to_numpy().tolist() == [["A", 2, 1], ["a1", 2, 1]]
    before = (folder / "P1.csv").read_bytes()
    (study / TABLE).write_text((study / TABLE).read_text().replace("2,2,", "1,1,"))
    assert note({"P1": "2024-12-20"}, folder, study) == []
    assert (folder / "P1.csv").read_bytes() == before
    assert "listen" not in before.decode(), "counts, no words"


def test_what_is_noted_is_its_owners_alone_whatever_the_shell_gives(study):
    """A run notes it before its first job; with rights for others the run would stop at its own verification."""
    before = os.umask(0o022)
    try:
        note({"P1": "2024-12-20"}, study / "data/private/withdrawals", study)
        assert os.umask(0o022) == 0o022, "all else is written as before"
    finally:
        os.umask(before)
    assert [path for path in open_to_others(study) if "withdrawals" in path] == []
    assert (study / "data/private/withdrawals").stat().st_mode & 0o077 == 0


def test_without_earlier_results_there_is_nothing_to_note(tmp_path):
    assert note({"P1": "2024-12-20"}, tmp_path / "noted", tmp_path) == []
    assert not (tmp_path / "noted").exists()


def test_before_and_after_stand_side_by_side(study):
    folder = study / "data/private/withdrawals"
    note({"P1": "2024-12-20"}, folder, study)
    text = (study / TABLE).read_text().replace("G,theme,A,,2,2,,groups under 3,P1;P2,", "G,theme,A,,1,1,,,P2,")
    (study / TABLE).write_text("\n".join(text.split("\n")[:2]) + "\n")  # the code's row is gone
    changes = changes_in_tables(
        {"P1": "2024-12-20"}, [folder / "P1.csv"], REPRESENTATIVENESS.read(study / TABLE)
    ).set_index("code_id")
    assert (changes.at["A", "n_before"], changes.at["A", "n_after"]) == (2, 1)
    assert changes.at["a1", "n_after"] is None or changes["n_after"].isna()["a1"]


def test_the_public_table_has_dates_and_numbers_only():
    table = counts_by_date({"P3": "2024-12-20", "P1": "2024-11-01", "P2": "2024-12-20"})
    assert table.to_numpy().tolist() == [["2024-11-01", 1], ["2024-12-20", 2]]


def test_files_to_destroy_are_the_sources_rounds_and_archives_of_that_person(study):
    (study / "data/rounds/r1/issued/segments.csv").write_text("segment_id,participant_id\nS1,P1\n")
    (study / "results/share").mkdir()
    (study / "results/share/share.zip").write_bytes(b"x")
    found = dict(files_to_destroy("P2", study, study / "data/private/sources.tsv"))
    assert found["data/transcripts/hans.txt"] == "destroy"
    assert found["data/transcripts/vuilleumier.txt"].startswith("cut out")
    assert "results/share/share.zip" in found
    assert not any(path.startswith("data/rounds") for path in found)
    assert "data/rounds/r1/returned/C1.csv" in dict(files_to_destroy("P1", study, study / "data/private/sources.tsv"))


def test_the_command_says_what_follows_and_changes_nothing(study):
    def run(who):
        return call("withdraw", who, "--directory", study)

    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    said = run("P1")
    assert said.returncode == 0, said.stderr
    assert "G, code a1: 2 participants, 1 without" in said.stdout
    assert "vuilleumier.txt: cut out" in said.stdout
    in_round = [
        path for path, _ in files_to_destroy("P1", study, study / "data/private/sources.tsv") if "rounds" in path
    ]
    (above,) = (n for n, line in enumerate(said.stdout.splitlines()) if "keep it locked" in line)
    lines = said.stdout.splitlines()[above:]
    assert lines[0].startswith(f"  each of these {len(in_round)}: keep it locked")
    assert [line.strip() for line in lines[1 : 1 + len(in_round)]] == in_round and len(in_round) > 1
    assert {path: path.read_bytes() for path in study.rglob("*") if path.is_file()} == before
    assert "no participant 'P9'" in run("P9").stderr


def test_prior_data_and_what_a_reviewer_returned_are_listed(study):
    (study / "data/prior").mkdir()
    (study / "data/prior/a.csv").write_text("transcript_id,segment_id,text,codes,anonymised\nT1,1,We listen.,a1,yes\n")
    (study / "data/prior/b.csv").write_text("transcript_id,segment_id,text,codes,anonymised\nOLD,1,Well.,a1,yes\n")
    review = "item_id,decision,transcript_id,context\n1,keep,T1,We listen.\n2,keep,T2,I listen too.\n"
    (study / "data/private/review.csv").write_text(review)
    found = dict(files_to_destroy("P1", study, study / "data/private/sources.tsv"))
    assert found["data/prior/a.csv"].startswith("take out the rows")
    assert "data/prior/b.csv" not in found
    assert "in the rows of T1; what was decided stays" in found["data/private/review.csv"]
    (study / "data/private/review.csv").write_text(review.replace("We listen.", ""))
    assert "data/private/review.csv" not in dict(files_to_destroy("P1", study, study / "data/private/sources.tsv"))


def test_a_project_of_earlier_work_with_the_same_interview_is_listed(study):
    (study / "data/private/prior").mkdir(parents=True)
    rows = "file\twhat\tname\tbecomes\na.qdpx\ttext\tI1\tT1\nb.qdpx\ttext\tI1\tprior2-T01\na.qdpx\tcode\tT1\ta1\n"
    (study / "data/private/prior.tsv").write_text(rows)
    for name in ("a", "b"):
        (study / f"data/private/prior/{name}.qdpx").touch()
    found = dict(files_to_destroy("P1", study, study / "data/private/sources.tsv"))
    assert found["data/private/prior/a.qdpx"].startswith("take the text out in its program")
    assert "data/private/prior/b.qdpx" not in found


def test_the_reviewers_workbook_is_listed_as_the_run_wrote_it(study):
    book = openpyxl.Workbook()
    for row in (["item_id", "decision", "context", "said_in"], ["1", "keep", "We listen.", "T1"]):
        book.active.append(row)
    book.save(study / "data/private/review.xlsx")
    found = dict(files_to_destroy("P1", study, study / "data/private/sources.tsv"))
    assert "in the rows of T1; what was decided stays" in found["data/private/review.xlsx"]


def test_a_file_of_which_nobody_is_left_is_destroyed_and_an_issue_stays_locked(study):
    sheet = study / "config/participants.tsv"
    sheet.write_text(sheet.read_text().replace("Coach 2\t", "Coach 2\t2024-11-05"))
    (study / "data/rounds/r1/issued/segments.csv").write_text("segment_id,participant_id,transcript_id\nS1,P1,T1\n")
    found = dict(files_to_destroy("P1", study, study / "data/private/sources.tsv"))
    assert found["data/transcripts/vuilleumier.txt"] == "destroy", "the other who speaks in it has withdrawn too"
    assert found["data/rounds/r1/issued/segments.csv"].startswith("keep it locked")
    (study / "data/transcripts/vuilleumier.txt").unlink()
    found = dict(files_to_destroy("P1", study, study / "data/private/sources.tsv"))
    assert not any(path.startswith("data/transcripts") for path in found)


def test_what_was_noted_of_somebody_who_came_back_is_noted_anew(study):
    folder = study / "data/private/withdrawals"
    note({"P1": "2024-12-20"}, folder, study)
    assert note({}, folder, study) == []
    assert not (folder / "P1.csv").exists()
    assert note({"P1": "2024-12-24"}, folder, study) == ["P1"]
