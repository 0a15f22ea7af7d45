"""Verification finds every change of a finished study and accuses no untouched one."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from audit.tampering import CHANGES, tamper
from commands.calling import call
from themetrail.audit.chain.changed import DigestsNow, changed_inputs, changed_outputs, to_make_again
from themetrail.audit.chain.laws import check_laws
from themetrail.audit.chain.manifest import close_run, state_of_inputs, study_files
from themetrail.audit.chain.notice import notice_of, put_notice
from themetrail.audit.chain.record import file_claim
from themetrail.audit.chain.rights import close_to_others
from themetrail.audit.chain.verification_page import page_of
from themetrail.audit.chain.verify import verify
from themetrail.commands.status import page_of as page_of_status
from themetrail.contracts.errors import StudyError
from themetrail.interface.status.words import status_words
from themetrail.layout import CLOSING, MANIFEST
from themetrail.layout import STATUS as STATUS_PAGE
from themetrail.running.notices import at_work, stopped

NOTHING = status_words().say("nobody")


def faults(root, key, **options) -> list[str]:
    return [fault for finding in verify(root, key, **options) for fault in finding.faults]


def test_an_untouched_study_is_not_accused(study, key):
    assert faults(study, key) == []


def test_a_copy_elsewhere_and_new_file_times_are_no_change(study, key, tmp_path):
    copy = tmp_path / "elsewhere" / "study"
    shutil.copytree(study, copy)
    for path in copy.rglob("*"):
        os.utime(path, (1, 1))
    assert faults(copy, key) == []


@pytest.mark.parametrize("seed", range(2 * len(CHANGES)))
def test_every_kind_of_change_is_found(study, key, seed):
    changed, _ = tamper(study, seed)
    assert faults(study, key), changed


@pytest.mark.long
@pytest.mark.parametrize("seed", range(200))
def test_tampering_campaign(study, key, seed):
    changed, _ = tamper(study, seed)
    assert faults(study, key), changed


def test_every_byte_of_the_audits_own_files_counts(study, key):
    for path in (
        "head.txt",
        "ledger.csv",
        "manifest.csv",
        "circumstances.csv",
        "verification.md",
        "closing.csv",
        "gate.json",
    ):
        file = study / "results/audit" / path
        whole = file.read_bytes()
        for place in range(0, len(whole), max(1, len(whole) // 9)):
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert faults(study, key), f"{path}, byte {place}"
        file.write_bytes(whole + b"\n")
        assert faults(study, key), f"{path}, a line added"
        file.write_bytes(whole)
    assert faults(study, key) == []


def test_a_run_that_made_the_page_closes_anew_and_any_other_only_where_it_was_not_closed(study, key):
    assert not close_run(study)
    log = study / "results/logs/audit/verify.log"
    log.write_text(log.read_text() + "12:00:02 the last word\n")  # written after another command had closed the run
    assert not close_run(study)
    assert faults(study, key) == ["results/logs/audit/verify.log was changed"]
    assert close_run(study, anew=True)
    assert faults(study, key) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda root: (root / "results/audit/head.txt").unlink(),
            "results/audit/head.txt or results/audit/manifest.csv is missing or unreadable",
        ),
        (lambda root: (root / "results/audit/ledger.csv").unlink(), "results/audit/ledger.csv is missing"),
        (
            lambda root: miscount(root, "results/coding/codings.csv", "7"),
            "results/coding/codings.csv has another number of rows than the manifest says",
        ),
    ],
    ids=["head", "ledger", "rows"],
)
def test_what_of_the_audit_is_gone_or_wrong_is_named(study, key, change, said):
    change(study)
    assert said in faults(study, key)


def miscount(root: Path, path: str, rows: str) -> None:
    """Let the manifest state another number of rows for a table."""
    manifest = pd.read_csv(root / MANIFEST, dtype="str", keep_default_na=False)
    assert (manifest["path"] == path).sum() == 1
    manifest.loc[manifest["path"] == path, "rows"] = rows
    manifest.to_csv(root / MANIFEST, index=False, lineterminator="\n")


def test_a_change_that_is_covered_up_shows_against_the_head_kept_elsewhere(study, key, finish_study):
    kept = (study / "results/audit/head.txt").read_text().strip()
    assert faults(study, key, head=kept) == []
    table = study / "results/report/tables/G.csv"
    table.write_text(table.read_text().replace("Coach 1", "Coach 2"))
    finish_study(study)
    assert any("report/tables/G.csv" in fault for fault in faults(study, key)), "the record still says otherwise"
    assert any("head digest you kept" in fault for fault in faults(study, key, head=kept))


def test_files_that_identify_are_not_named(study, key):
    (study / "data/transcripts/vuilleumier.txt").write_text("another")
    said = " ".join(faults(study, key))
    assert "data/transcripts/" in said
    assert "vuilleumier" not in said
    assert "vuilleumier" not in (study / "results/audit/manifest.csv").read_text()


def test_digests_of_what_identifies_cannot_be_guessed(study, key):
    import hashlib

    plain = hashlib.sha256((study / "data/private/people.tsv").read_bytes()).hexdigest()
    assert plain not in (study / "results/audit/manifest.csv").read_text()


def test_a_shared_copy_is_checked_without_the_key(study, key):
    for folder in ("data/private", "data/transcripts", "results/sealed", "data/rounds/r1/returned"):
        shutil.rmtree(study / folder)
    assert faults(study, b"") == []
    (study / "results/themes/representativeness.csv").write_text("changed\n")
    assert faults(study, b"")


def test_a_copy_with_some_files_says_which_it_must_have(study, tmp_path):
    copy = tmp_path / "copy"
    shared = [path for path in study_files(study) if path.startswith(("results/audit", "results/report"))]
    for path in shared:
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(study / path, copy / path)
    (copy / "SHA256SUMS").write_text("".join(f"{'0' * 64}  {path}\n" for path in shared))
    assert faults(copy, b"") == []
    (copy / "results/report/tables/G.csv").unlink()
    assert "results/report/tables/G.csv is missing" in faults(copy, b"")


def test_a_signature_of_the_head_is_no_change(study, key):
    (study / "results/audit/head.txt.sig").write_text("-----BEGIN SSH SIGNATURE-----\n")
    assert faults(study, key) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "law"),
    [
        (
            "results/anonymise/turns.csv",
            "T2,0,Coach 2,participant,P2,,,I listen too.\n",
            "",
            "was read and is not among",
        ),
        ("results/segment/segments.csv", "0,10,We listen.", "0,9,We listen", "ends before its last character"),
        ("results/segment/segments.csv", "0,8,To whom?", "0,8,To them?", "does not say what its turn says"),
        ("results/segment/segments.csv", "0,10,We listen.", "1,10,e listen.", "characters 0 to 1 are in no segment"),
        (
            "results/segment/segments.csv",
            "S3,T2,G,P2,participant,0,",
            "S3,T2,G,P2,participant,7,",
            "transcript T2, turn 7: a segment of a turn that is not there",
        ),
        ("results/coding/decisions.csv", "accepted", "refused", "no decision of this coder"),
        ("results/coding/consensus.csv", "S3,a1,1/1,single,C1", "S2,a1,1/1,single,C1", "no coding stands behind"),
        ("results/coding/consensus.csv", "S3,a1,1/1,single,C1", "S3,a1,1/1,single,", "nobody decided"),
        ("results/coding/codings.csv", "r1,C1,S3,0,13,a1\n", "", "is not among the codings"),
        ("results/themes/representativeness.csv", "P1;P2,\nG,code", "P1,\nG,code", "names others"),
        (
            "results/themes/representativeness.csv",
            "2,,groups under 3,P1;P2,\nG,code",
            "2,,x,P1;P3,\nG,code",
            "given this",
        ),
        ("results/report/tables/G.csv", "theme,A,Trust,,,,2,2,1", "theme,A,Trust,,,,1,2,1", "states other counts"),
        ("results/audit/gate.json", '"found": 0', '"found": 1', "marker"),
    ],
)
def test_broken_laws_are_said(study, path, old, new, law):
    text = (study / path).read_text()
    assert old in text
    (study / path).write_text(text.replace(old, new))
    assert any(law in fault for _, said in check_laws(study) for fault in said)


@pytest.mark.parametrize(
    ("path", "old", "new", "law"),
    [
        ("results/coding/decisions.csv", "accepted,,,d1", "own,,,d1", "not the decision that was read"),
        ("results/coding/decisions.csv", "r1,C1,S3", "r1,C2,S3", "not the decision that was read"),
        ("results/coding/codings.csv", "r1,C1,S3", "r1,C2,S3", "no decision of this coder"),
        (
            "results/themes/representativeness.csv",
            "2,2,,groups under 3,P1;P2,\nG,code",
            "1,2,,x,P1,\nG,code",
            "given this",
        ),
        ("results/report/tables/G.csv", "theme,A,Trust,,,,2,2,1", "theme,A,Trust,,,,1,2,1", "states other counts"),
    ],
)
def test_a_forgery_whose_records_and_manifest_were_made_again_breaks_a_law(
    study, key, finish_study, path, old, new, law
):
    """Who covers up one file must forge all that rests on it; who does needs the head that was kept elsewhere."""
    sealed = study / "results/sealed/coding/decisions.csv"
    sealed.parent.mkdir(parents=True)
    shutil.copy2(study / "results/coding/decisions.csv", sealed)
    finish_study(study)
    kept = (study / "results/audit/head.txt").read_text()
    text = (study / path).read_text()
    assert old in text
    (study / path).write_text(text.replace(old, new))
    digest = file_claim(path, key, study)["digest"]
    for record in (study / "results/audit/records").rglob("*.json"):
        claim = json.loads(record.read_text())
        for entry in claim["inputs"] + claim["outputs"]:
            if entry["path"] == path:
                entry["digest"] = digest
        record.write_text(json.dumps(claim, indent=1, sort_keys=True) + "\n")
    finish_study(study)
    said = faults(study, key)
    assert any(law in fault for fault in said), said
    assert not [fault for fault in said if "recorded" in fault or "manifest" in fault], "the cover-up was not whole"
    assert any("head digest you kept" in fault for fault in faults(study, key, head=kept))


@pytest.mark.parametrize(
    "path",
    [
        "results/sealed",
        "data/private",
        "data/private/study.key",
        "data/transcripts/hans.txt",
        "data/rounds/r1/returned/C1.csv",
    ],
)
def test_what_identifies_and_is_open_to_others_is_said_and_mended(study, key, path):
    (study / path).chmod(0o755 if (study / path).is_dir() else 0o644)
    (said,) = faults(study, key)
    assert "can be read by others" in said and "hans" not in said
    (sentence,) = close_to_others(study)
    assert sentence.startswith("1 file or folder that identifies people could be read")
    assert faults(study, key) == [] and close_to_others(study) == []


def test_a_whole_copy_under_another_umask_is_mended(study, key):
    (study / "config/codebook.csv").chmod(0o644)  # whatever the rights that new files have here
    for each in (study / "data").rglob("*"):
        each.chmod(0o755 if each.is_dir() else 0o644)
    assert len(faults(study, key)) > 5
    (sentence,) = close_to_others(study)
    assert "rights are the owner's alone again" in sentence
    assert faults(study, key) == []
    assert (study / "config/codebook.csv").stat().st_mode & 0o044, "what identifies nobody keeps its rights"


def test_rights_that_cannot_be_changed_are_said_and_no_fault(study, key, monkeypatch):
    (study / "data/private/study.key").chmod(0o644)
    monkeypatch.setattr(Path, "chmod", lambda *arguments, **named: None)  # as on a file system without rights
    monkeypatch.setattr("themetrail.audit.chain.rights._has_rights", lambda root: False)
    (sentence,) = close_to_others(study)
    assert "cannot be changed here" in sentence
    findings = verify(study, key)
    assert all(finding.holds for finding in findings)
    assert any("can be read by others" in note for finding in findings for note in finding.notes)


@pytest.mark.parametrize("path", ["config/codebook.csv", "data/private/people.tsv", "data/transcripts/hans.txt"])
def test_an_input_that_is_another_than_the_results_were_made_from_is_named(study, key, path):
    """Put in place with an older time: what is in it counts."""
    before = (study / path).stat()
    (study / path).write_text((study / path).read_text().replace("Hans", "Jans").replace("Listens", "Listened"))
    os.utime(study / path, (1, 1))
    said = faults(study, key)
    assert any("the results do not follow from the inputs" in fault for fault in said), said
    assert before.st_mode == (study / path).stat().st_mode


def test_an_input_in_data_private_is_compared_with_what_a_job_read(study, key, finish_study):
    """Also where the manifest was made of the later file."""
    record = study / "results/audit/records/ingest/b00.json"
    claim = json.loads(record.read_text())
    claim["inputs"].append({"path": "data/private/people.tsv", "digest": "hmac-sha256:" + "0" * 64})
    record.write_text(json.dumps(claim, indent=1, sort_keys=True) + "\n")
    finish_study(study)
    assert [fault for fault in faults(study, key) if fault.startswith("data/private/people.tsv is not the file that")]


def test_other_versions_today_are_a_note_and_no_fault(study, key):
    findings = verify(study, key, software_now=lambda script: {"script": script, "code": "1" * 64})
    assert all(finding.holds for finding in findings)
    assert "ran other versions" in page_of(findings)


def test_the_command_says_what_holds_and_ends_with_a_code(study):
    def run(*arguments) -> subprocess.CompletedProcess:
        return call("verify", "--directory", study, *arguments)

    whole = run()
    assert whole.returncode == 0, whole.stdout + whole.stderr
    assert "Everything that was checked holds." in whole.stdout
    head = (study / "results/audit/head.txt").read_text().strip()
    assert head in whole.stdout
    assert run("--head", head).returncode == 0
    assert run("--head", "0" * 64).returncode == 1
    (study / "results/report/tables/G.csv").unlink()
    broken = run()
    assert broken.returncode == 1
    assert "results/report/tables/G.csv is missing" in broken.stdout


def test_without_results_the_command_says_so(tmp_path):
    done = call("verify", "--directory", tmp_path)
    assert done.returncode == 1
    assert "run the study first" in done.stderr
    assert "Traceback" not in done.stderr


def test_inputs_changed_since_the_last_run_are_listed_without_names(study, key):
    assert changed_inputs(study, key) == []
    (study / "data/transcripts/hans.txt").write_text("Hans: Something else.\n")
    (study / "config/codebook.csv").write_text("code_id\n")
    (study / "data/private/exceptions.csv").write_text("form\n")
    for name in ("manifest.json", "sheets/C1.xlsx"):
        file = study / "data/rounds/r9/issued" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    said = [
        "a file in data/transcripts",
        "config/codebook.csv",
        "data/private/exceptions.csv",
        "data/rounds/r9/issued/",
    ]
    assert changed_inputs(study, key) == said
    with pytest.raises(StudyError, match="no status yet"):
        page_of_status(study)
    (study / "results/STATUS.md").write_text("# Who has what to do\n\n- Nobody\n")
    shown = page_of_status(study)
    assert "do not follow" in shown and "hans" not in shown


def test_changed_results_are_found_by_their_records_and_typed_work_is_kept(study, key):
    assert changed_outputs(DigestsNow(study, key)) == {}
    table = "results/themes/representativeness.csv"
    (study / table).write_text((study / table).read_text() + "\n")
    os.utime(study / table, (1, 1))
    (study / "results/segment/segments.csv").unlink()
    (study / "results/audit/ledger.csv").write_text("x\n")
    found = changed_outputs(DigestsNow(study, key))
    assert found == {
        table: "results/audit/records/themes.json",
        "results/segment/segments.csv": "results/audit/records/segment_collect.json",
        "results/audit/ledger.csv": "results/audit/head.txt",
    }
    assert to_make_again(found, study) == found
    listed = pd.read_csv(study / "results/audit/circumstances.csv")["path"]
    log = next(path for path in listed if path.startswith("results/logs/"))
    (study / log).write_text("of a part that was run alone\n")
    assert changed_outputs(DigestsNow(study, key)) == found | {log: "results/audit/head.txt"}
    (study / "results/form.xlsx").write_bytes(b"typed")
    with pytest.raises(StudyError, match=r"results/form.xlsx: this was edited"):
        to_make_again({"results/form.xlsx": "results/audit/records/themes.json"}, study)


@pytest.mark.parametrize(
    "file", ["results/themes/representativeness.csv", "results/audit/records/themes.json", MANIFEST, CLOSING]
)
def test_a_folder_in_the_place_of_a_result_is_named(study, key, file):
    (study / file).unlink(missing_ok=True)
    (study / file).mkdir()
    with pytest.raises(StudyError, match=rf"{file}: here is a folder, in the place of a file"):
        to_make_again(changed_outputs(DigestsNow(study, key)), study)


def test_the_state_of_the_inputs_is_that_of_their_content(study, key):
    before = state_of_inputs(study, key)
    for file in (study / "data").rglob("*"):
        os.utime(file, (1, 1))
    (study / "data/private/pseudonyms.csv").write_text("a run writes this\n")
    assert state_of_inputs(study, key) == before
    file, text = study / "config/codebook.csv", (study / "config/codebook.csv").read_text()
    time = file.stat().st_mtime_ns
    file.write_text(text.replace("Trust", "Truth"))
    os.utime(file, ns=(time, time))
    assert state_of_inputs(study, key) != before


def test_a_notice_on_the_status_page_is_no_part_of_it(study):
    page = study / STATUS_PAGE
    page.write_text("# Who has what to do\n\n- Nobody\n")
    plain, digest = page.read_bytes(), file_claim(STATUS_PAGE, b"", study)["digest"]
    for text in (at_work(), stopped(["the codebook is broken", "So is this."], "the log"), at_work()):
        put_notice(text, study)
        assert notice_of(study) == text and page.read_bytes().endswith(plain)
        assert page.read_bytes().startswith(b"# The results are not up to date")
        assert file_claim(STATUS_PAGE, b"", study)["digest"] == digest
    put_notice("", study)
    assert page.read_bytes() == plain and notice_of(study) == ""
    page.write_text(f"# Who has what to do\n\n- {NOTHING}\n")
    plain, digest = page.read_bytes(), file_claim(STATUS_PAGE, b"", study)["digest"]
    put_notice(stopped(["the codebook is broken"], "the log"), study)
    assert b"Nobody has anything to do" not in page.read_bytes()
    assert file_claim(STATUS_PAGE, b"", study)["digest"] == digest
    put_notice("", study)
    assert page.read_bytes() == plain
    page.unlink()
    put_notice(at_work(), study)
    put_notice("", study)
    assert not page.exists()
