"""What may leave: nothing that identifies, and nothing of somebody who has withdrawn."""

from datetime import date

import pytest

from themetrail.audit.chain.manifest import circumstances_of, manifest_of
from themetrail.audit.chain.notice import put_notice
from themetrail.audit.follow.share import (
    AFTER_THE_CRATE,
    check_consent_is_of_these_results,
    check_nobody_withdrew_since,
    kept_for_consent,
    not_to_be_shared,
    of_present_jobs,
    shared_files,
)
from themetrail.commands.deposit import not_as_they_were_made
from themetrail.commands.share import lines_of_consent
from themetrail.configuration.audit import Audit
from themetrail.contracts.errors import StudyError

HEAD = "segment_id,participant_id,transcript_id\n"
ISSUED = "data/rounds/r1/issued/segments.csv"


def withdraw(study, who):
    sheet = study / "config/participants.tsv"
    sheet.write_text(sheet.read_text().replace(f"Coach {who[1]}\t", f"Coach {who[1]}\t2024-11-05"))


def issued(study):
    return [path for path in shared_files(["data/*"], study) if path.startswith("data/rounds/r1/issued/")]


@pytest.mark.parametrize(
    ("row", "leaves"),
    [("S1,P1,T1", False), ("S1,,T1", False), ("S1,P2,T1", False), ("S3,P2,T2", True), ("", True)],
)
def test_an_issued_round_stays_here_once_somebody_in_it_has_withdrawn(study, row, leaves):
    (study / ISSUED).write_text(HEAD + row + "\n")
    assert ISSUED in issued(study)
    withdraw(study, "P1")
    assert (ISSUED in issued(study)) == leaves


def test_a_round_that_cannot_be_read_stays_here(study):
    withdraw(study, "P1")
    (study / ISSUED).write_text("what is this\n")
    assert issued(study) == []


def test_nothing_is_handed_out_between_a_withdrawal_and_the_run_after_it(study):
    check_nobody_withdrew_since(study)
    withdraw(study, "P2")
    with pytest.raises(StudyError, match="somebody has withdrawn since these results were made"):
        check_nobody_withdrew_since(study)


def test_the_crate_holds_nothing_that_no_list_of_digests_holds(study, key):
    for late in ("logs/audit/dossier.log", "benchmarks/audit/verify.tsv", "logs/slurm/rule_x/1.log", "share/share.zip"):
        (study / "results" / late).parent.mkdir(parents=True, exist_ok=True)
        (study / "results" / late).write_text("x")
    listed = {*manifest_of(study, key)["path"], *circumstances_of(study)["path"]}
    packed = shared_files(["*"], study, without=AFTER_THE_CRATE)
    assert set(packed) <= listed
    assert "results/report/tables/G.csv" in packed


def test_the_crate_holds_no_logs_of_jobs_that_an_earlier_run_had():
    """The head says what the crate holds, and a study that never had that run must have the same."""
    files = [
        "config/config.yaml",
        "results/benchmarks/coding/draft/r1.tsv",
        "results/benchmarks/coding/read.tsv",
        "results/logs/audit/gate.json",
        "results/logs/audit/gate.log",
        "results/logs/coding/draft/r1.json",
        "results/logs/coding/read.log",
    ]
    present = ["results/logs/audit/gate.log", "results/logs/coding/read.log"]
    strange = ["results/logs/coding/read.txt", "results/logs/notes.log", "results/benchmarks/coding/read.log"]
    assert of_present_jobs(files + strange, present) == [path for path in files if "draft" not in path]


def test_what_coders_wrote_for_themselves_leaves_only_where_a_pattern_names_its_folder(study):
    for name in ("memos.csv", "reviewers_pack.docx", "sample.csv"):
        (study / "results/report/pack").mkdir(parents=True, exist_ok=True)
        (study / "results/report/pack" / name).write_text("x")

    def leaves(patterns):
        return [path.rsplit("/", 1)[1] for path in shared_files(patterns, study) if "/pack/" in path]

    assert leaves(["*", "results/*", "results/report/*"]) == []
    assert leaves(Audit().share) == ["sample.csv"]
    (study / "results/report/candidates.csv").write_text("x")
    assert "results/report/candidates.csv" not in shared_files(["results/report/*"], study)
    assert shared_files(["results/report/candidates.*"], study) == ["results/report/candidates.csv"]
    (study / "results/report/explorer.html").write_text("x")  # all the talk, and memos
    assert "results/report/explorer.html" not in shared_files(["results/report/*"], study)
    assert shared_files(["results/report/explorer.html"], study) == ["results/report/explorer.html"]
    for file in ("agreement/worst_segments.csv", "agreement/coded_again.csv", "coding/adjudications.csv"):
        path = study / "results" / file  # passages, of those too who are not to be quoted; reasons
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
        assert f"results/{file}" not in shared_files(["results/*", f"results/{file.split('/')[0]}/*"], study)
        assert f"results/{file}" in shared_files([f"results/{file}"], study)
    assert leaves(["results/report/pack/*"]) == ["memos.csv", "reviewers_pack.docx", "sample.csv"]


@pytest.mark.parametrize(
    ("cell", "day", "leaves"),
    [
        ("no", date(2026, 1, 1), False),
        ("yes", date(2026, 1, 1), True),
        ("until 2028-12-31", date(2028, 12, 31), True),
        ("until 2028-12-31", date(2029, 1, 1), False),
        ("until 2028-12-31", None, False),
    ],
)
def test_no_file_with_talk_of_who_may_not_be_shared_leaves(study, cell, day, leaves):
    (study / ISSUED).write_text(f"{HEAD}S1,P1,T1\n")
    sheet = study / "config/participants.tsv"
    sheet.write_text(f"participant_id\tlabel\twithdrawn\tmay_share\nP1\tCoach 1\t\t{cell}\nP2\tCoach 2\t\t\n")
    talk = {
        "results/anonymise/turns.csv",
        "results/segment/segments.csv",
        ISSUED,
        "data/rounds/r1/issued/suggestions.csv",
    }
    shared = set(shared_files(["results/*", "data/*"], study, day=day))
    assert shared & talk == (talk if leaves else set())
    assert {"results/report/tables/G.csv", "results/coding/consensus.csv"} <= shared
    assert set(kept_for_consent(["results/*", "data/*"], study, day=day)) == (set() if leaves else talk)
    assert list(not_to_be_shared(study, day=day)) == ([] if leaves else ["P1"])


def test_a_round_without_their_words_leaves_all_the_same(study):
    (study / ISSUED).write_text(f"{HEAD}S3,P2,T2\n")
    sheet = study / "config/participants.tsv"
    sheet.write_text("participant_id\tlabel\twithdrawn\tmay_share\nP1\tCoach 1\t\tno\nP2\tCoach 2\t\t\n")
    assert ISSUED in issued(study)


def test_nothing_is_handed_out_where_consent_may_have_changed_since_the_run(study):
    check_consent_is_of_these_results(study)
    sheet = study / "config/participants.tsv"
    sheet.write_text(sheet.read_text().replace("label\twithdrawn", "label\tmay_quote").replace("1\t", "1\tno", 1))
    with pytest.raises(StudyError, match="this sheet has changed since these results were made"):
        check_consent_is_of_these_results(study)


def test_a_deposit_is_refused_where_a_result_was_edited_or_a_run_is_to_come(study):
    assert list(not_as_they_were_made(study)) == []
    table = study / "results/report/tables/G.csv"
    table.write_text(table.read_text() + "x\n")
    edited = list(not_as_they_were_made(study))
    assert any("Every file of the inputs and results is as the manifest lists it" in said for said in edited)
    assert all(said.endswith("; run the study again") for said in edited)
    put_notice("Run it again.", study)
    assert next(not_as_they_were_made(study)) == "the results are not whole, or not up to date. Run it again."


def test_the_command_says_the_day_who_is_left_out_and_which_files_stay(study):
    sheet = study / "config/participants.tsv"
    sheet.write_text(
        "participant_id\tlabel\twithdrawn\tmay_share\nP1\tCoach 1\t\tno\nP2\tCoach 2\t\tuntil 2028-12-31\n"
    )
    (study / "config/config.yaml").write_text("audit: {share: ['results/anonymise/*', 'results/themes/*']}\n")
    on = lines_of_consent(study, date(2028, 12, 31))
    assert on[0].startswith("May not be shared on 2028-12-31: P1 (said no). Files with their words stay here: ")
    assert "results/anonymise/turns.csv" in on[0]
    assert on[1].startswith("On 2028-12-31 these may still be shared: P2 until 2028-12-31.")
    (later,) = lines_of_consent(study, date(2029, 1, 1))
    assert "P1 (said no), P2 (agreed until 2028-12-31)" in later
    sheet.write_text("participant_id\tlabel\twithdrawn\nP1\tCoach 1\t\nP2\tCoach 2\t\n")
    assert lines_of_consent(study, date(2029, 1, 1)) == []
