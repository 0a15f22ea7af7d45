"""A study from its first run to its archive, by the command alone, from a folder that is not the study's."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from commands.calling import call
from end_to_end.conftest import finished
from end_to_end.tiny import tiny_study, write

pytestmark = pytest.mark.xdist_group("commands")


def started(verb: str, *arguments: object) -> subprocess.CompletedProcess:
    """What becomes Snakemake cannot be called within this process."""
    command = [sys.executable, "-m", "themetrail", verb, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """The tiny study, run, issued, coded and run again from elsewhere."""
    folder = tiny_study(tmp_path_factory.mktemp("from elsewhere") / "my study")
    (folder.parent / "elsewhere").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder.parent / "elsewhere")
        finished(started("run", "--cores", "2", "--directory", folder))
        issued = call("issue", "r1", "--directory", folder)
        assert issued.returncode == 0, issued.stderr
        assert f"{folder}/data/rounds/r1/issued/sheets/A.xlsx" in issued.stdout
        write(
            folder,
            "data/rounds/r1/returned/A.csv",
            "coder_id,segment_id,code_id,memo\nA,I1-0001,slow,\nA,I1-0003,help,\n",
        )
        finished(started("run", "--directory", folder, "--", "--quiet", "all"))
    return folder


@pytest.fixture(autouse=True)
def elsewhere(study, tmp_path, monkeypatch) -> Path:
    """The folder in which the user stands."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_auditors_commands_hold(study, elsewhere):
    verified = call("verify", "--directory", study)
    assert verified.returncode == 0, verified.stdout
    assert (study / "results/audit/head.txt").read_text().strip() in verified.stdout
    traced = call("trace", "--table", "results/report/tables/interviews.csv", "--row", "3", "--directory", study)
    assert traced.returncode == 0 and "quist.txt, line" in traced.stdout
    forward = call("trace", "--participant", "P1", "--directory", study)
    assert forward.returncode == 0 and "rows of tables rest on them" in forward.stdout
    for wrong, said in (
        (("--participant", "P11"), "no segment is of a participant 'P11'; did you mean 'P1'?"),
        (("--transcript", "i 1"), "no segment is of a transcript 'i_1'; did you mean 'I1'?"),
        (("--transcript", "I1", "--turn", "9"), "no segment of I1 is of a turn '9'; they are of turns 0 to 3"),
    ):
        missing = call("trace", *wrong, "--directory", study)
        assert (missing.returncode, missing.stderr) == (1, f"themetrail: {said}\n")
    for verb, wrong, said in (
        ("reissue", ("r11",), "there is no round 'r11' in the configuration; did you mean 'r1'?"),
        ("export", ("--round", "x", "--coder", "A"), "there is no round 'x' in the configuration; there are: r1"),
        ("export", ("--round", "r1", "--coder", "a"), "nobody with the id 'a' codes in round r1; did you mean 'A'?"),
    ):
        missing = call(verb, *wrong, "--directory", study)
        assert missing.returncode == 1 and said in missing.stderr
    shutil.copytree(study, elsewhere / "earlier")
    same = call("compare", "earlier", "--directory", study)
    assert same.returncode == 0 and "the same" in same.stdout
    (elsewhere / "earlier/results/audit/manifest.csv").unlink()
    incomplete = call("compare", "earlier", "--directory", study)
    assert (incomplete.returncode, incomplete.stderr.count("\n")) == (2, 1)


def test_what_leaves_is_searched_and_written_where_the_user_stands(study, elsewhere):
    assert "found nothing" in call("search", "--directory", study).stdout
    shared = call("share", "--to", "out.zip", "--directory", study)
    assert shared.returncode == 0, shared.stderr
    with zipfile.ZipFile("out.zip") as archive:
        listed = archive.read("SHA256SUMS").decode().splitlines()
        assert sorted(line.split("  ")[1] for line in listed) == sorted({*archive.namelist()} - {"SHA256SUMS"})
        assert "results/report/tables/interviews.csv" in archive.namelist()
    reported = call("report", "--to", "pages/report.html", "--directory", study)
    assert reported.returncode == 0, reported.stderr
    assert "<html" in Path("pages/report.html").read_text(encoding="utf-8")
    assert sorted(file.name for file in elsewhere.iterdir()) == ["out.zip", "pages"]


def test_without_a_place_named_what_leaves_is_put_into_the_study(study, elsewhere):
    assert call("share", "--directory", study).stdout.startswith(f"{study}/results/share/share.zip: ")
    assert (study / "results/share/share.zip").is_file()
    assert list(elsewhere.iterdir()) == []


def test_an_archive_must_not_leave_where_a_name_is_found(study, elsewhere):
    page = study / "results/report/tables/interviews.csv"
    before = page.read_bytes()
    page.write_bytes(before + b"Petronella Quist\n")
    try:
        for verb in ("search", "share"):
            stopped = call(verb, "--directory", study)
            assert stopped.returncode == 1
            assert f"results/sealed/found/{verb}.html" in stopped.stderr
            assert "quist" not in stopped.stderr.lower() + stopped.stdout.lower()
    finally:
        page.write_bytes(before)
    assert call("search", "--directory", study).returncode == 0


def test_who_holds_the_key_gets_the_words_back(study):
    said = call("reidentify", "--transcript", "I1", "--turn", "1", "--directory", study)
    assert said.returncode == 0, said.stderr
    assert "Slow at first, and then I got used to the forms." in said.stdout
    missing = call("reidentify", "--transcript", "I9", "--directory", study)
    assert missing.returncode == 1 and "there is no transcript 'I9'; there are: I1" in missing.stderr
    missing = call("reidentify", "--transcript", "I1", "--turn", "99", "--directory", study)
    assert missing.returncode == 1 and "there is no such turn" in missing.stderr
    assert call("reidentify", "--directory", study).returncode == 2
    assert call("reidentify", "--who", "Nurse 1", "--transcript", "I1", "--directory", study).returncode == 2


def test_a_withdrawal_says_what_follows(study):
    said = call("withdraw", "P1", "--directory", study)
    assert said.returncode == 0
    assert "data/transcripts/quist.txt: destroy" in said.stdout


def test_a_round_is_issued_once_and_reissued_only_for_a_name(study):
    again = call("issue", "r1", "--directory", study)
    assert again.returncode == 1 and "has been issued already" in again.stderr
    unknown = call("issue", "r9", "--directory", study)
    assert unknown.returncode == 1 and "there is no round 'r9' in the configuration" in unknown.stderr
    clean = call("reissue", "r1", "--directory", study)
    assert clean.returncode == 1 and "does not know the form yet" in clean.stderr
    assert len(again.stderr.splitlines()) == len(unknown.stderr.splitlines()) == len(clean.stderr.splitlines()) == 1


def test_status_and_unlock_work_from_here_too(study, elsewhere):
    said = call("status", "--directory", study)
    assert said.returncode == 0
    assert said.stdout == (study / "results/STATUS.md").read_text(encoding="utf-8")
    lock = study / ".snakemake/locks/0.output.lock"
    lock.parent.mkdir(exist_ok=True)
    lock.write_text("results/audit/verification.md\n")
    assert started("unlock", "--directory", study).returncode == 0
    assert not lock.exists()
    assert list(elsewhere.iterdir()) == []


def test_options_after_the_dashes_reach_snakemake(study):
    listed = started("run", "--directory", study, "--", "--list-rules")
    assert listed.returncode == 0 and "report_tables" in listed.stdout
    wrong = started("run", "--directory", study, "--", "--no-such-option")
    assert wrong.returncode == 2 and "--no-such-option" in wrong.stderr
