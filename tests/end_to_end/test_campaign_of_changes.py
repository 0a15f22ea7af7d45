"""Whatever people change, and whatever time their files bear: the next run sees it, or stops with its sentence.

After each change `verify` and the status page say how it stands; the results are those of a fresh study.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from end_to_end.changing import BROKEN, RETURNED, SOUND, campaign, coded_study, faults, fresh_results, put, results
from end_to_end.conftest import ROOT, finished
from end_to_end.warm import run_command, run_snakemake
from themetrail.audit.chain.notice import notice_of
from themetrail.audit.chain.record import digest_of
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key
from themetrail.running.alone import BUSY, LOCK, alone
from themetrail.running.notices import at_work, in_part

pytestmark = pytest.mark.xdist_group("changes")


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Path:
    return coded_study(tmp_path_factory.mktemp("changes") / "study")


@pytest.fixture
def study(base, tmp_path) -> Path:
    """A copy with the times of all files, Snakemake's memory included."""
    subprocess.run(["cp", "-a", str(base), str(tmp_path / "study")], check=True)
    return tmp_path / "study"


def would_run(folder: Path) -> set[str]:
    run = run_snakemake(folder, "--dry-run")
    finished(run)
    return set(re.findall(r"^(?:local)?rule (\w+):", run.stdout + run.stderr, flags=re.M)) - {"all"}


def test_each_rule_is_triggered_by_the_content_of_all_that_people_bring_to_it(base):
    """Snakemake's own memory of each output: every input under config/ and data/ stands there with its digest."""
    key, seen = read_key(base / STUDY_KEY), set()
    for file in (base / ".snakemake/metadata").iterdir():
        made = json.loads(file.read_bytes())
        for path in made["input"]:
            if path.startswith(("config/", "data/")):
                seen.add(path)
                digest = digest_of(path, (base / path).read_bytes(), key)
                assert any(digest in trigger for trigger in made["params"]), f"{made['rule']} does not look into {path}"
    assert {"config/codebook.csv", "data/private/people.tsv", "data/private/sources.tsv", *RETURNED.values()} <= seen


def test_nothing_reruns_without_a_change_and_a_new_time_is_no_change(study):
    before = results(study)
    for file in [*(study / "config").rglob("*"), *(study / "data").rglob("*")]:
        os.utime(file)
    assert would_run(study) == set()
    run = run_snakemake(study)
    finished(run)
    assert "Nothing to be done" in run.stdout + run.stderr
    assert results(study) == before and faults(study) == []


def test_a_dry_run_writes_nothing_and_a_run_stopped_before_its_first_job_says_so(study):
    def state() -> dict:
        files = [file for part in ("config", "data", "results") for file in (study / part).rglob("*")]
        return {file: (file.stat().st_mode, file.stat().st_mtime_ns) for file in files}

    participants = (study / "config/participants.tsv").read_text()
    put(study, "config/participants.tsv", participants.replace("P2\tNurse 2\t", "P2\tNurse 2\t2026-01-05"), "older")
    (study / STUDY_KEY).chmod(0o644)
    before = state()
    assert {"ingest", "audit_withdrawals", "audit_dossier"} <= would_run(study)
    assert state() == before, "a dry run wrote into the study"

    put(study, "config/participants.tsv", BROKEN["participant twice"][0]["config/participants.tsv"], "older")
    before = state()
    assert run_snakemake(study, "--dry-run").returncode
    assert state() == before, "a dry run wrote into the study"
    stopped = run_snakemake(study)
    assert stopped.returncode and "Traceback" not in stopped.stderr
    (sentence,) = [line[12:] for line in stopped.stderr.splitlines() if line.startswith("themetrail: ")]
    assert notice_of(study).startswith("The last run stopped: config/participants.tsv, row 3")
    assert sentence.split(";")[0].split("'")[0] in notice_of(study)
    assert run_command("share", study).returncode == 1
    put(study, "config/participants.tsv", participants, "older")
    run = run_snakemake(study)
    finished(run)
    assert "can be read by others" not in run.stderr and "the rights are the owner's alone again" in run.stderr
    assert (study / STUDY_KEY).stat().st_mode & 0o077 == 0
    assert notice_of(study) == "" and faults(study) == []


def test_results_edited_by_hand_are_made_again_but_nobodys_work_is_lost(study):
    before = results(study)
    table, lost = study / "results/themes/matrix.csv", study / "results/coding/consensus.csv"
    put(study, "results/themes/matrix.csv", table.read_text().replace("1", "7"), "older")
    lost.unlink()
    assert {fault.split()[0] for fault in faults(study)} >= {
        "results/themes/matrix.csv",
        "results/coding/consensus.csv,",
    }
    run = run_snakemake(study)
    finished(run)
    assert "results/themes/matrix.csv is not as a run made it; it is made again" in run.stderr
    assert results(study) == before and faults(study) == []

    book = study / "results/coding/adjudication_r1.xlsx"
    book.write_bytes(book.read_bytes() + b"typed")
    stopped = run_snakemake(study)
    assert stopped.returncode and "this was edited since a run made it" in stopped.stderr
    assert book.read_bytes().endswith(b"typed")
    book.unlink()
    finished(run_snakemake(study))
    assert results(study) == before


def test_two_commands_at_once_are_told_in_one_sentence(study):
    put(study, "config/codebook.csv", (study / "config/codebook.csv").read_text().replace("Help", "Aid"), "older")
    with alone(study, to_write=True):  # as a run, or `themetrail issue`, holds it
        for run in (run_snakemake(study), run_command("issue", study, "r1"), run_command("search", study)):
            assert run.returncode and BUSY in run.stderr and "Traceback" not in run.stderr, run.stderr
        for name in ("verify", "share", "report"):
            run = run_command(name, study)
            assert (run.returncode, run.stderr.strip()) == (1, f"themetrail: {BUSY}"), name
    with alone(study):  # as `make verify` holds it
        before = results(study)
        run = run_snakemake(study)
        assert run.returncode and BUSY in run.stderr and "Traceback" not in run.stderr
        assert results(study) == before and notice_of(study) == ""
        with pytest.raises(StudyError, match="at work"), alone(study, to_write=True):
            pass


def test_a_second_run_beside_the_first_changes_nothing_under_it(study):
    put(study, RETURNED["A"], (study / RETURNED["A"]).read_text().replace(",help,", ",slow,"), "older")
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile"), "--directory", str(study)]
    first = subprocess.Popen(
        [*command, "--cores", "1"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    while first.poll() is None and notice_of(study) != at_work():
        time.sleep(0.1)
    second = run_snakemake(study)
    assert first.poll() is None, "the first run was over before the second began"
    assert second.returncode and BUSY in second.stderr and "Traceback" not in second.stderr
    out, _ = first.communicate(timeout=600)
    assert first.returncode == 0, out[-3000:]
    assert notice_of(study) == "" and faults(study) == []


def test_a_run_that_was_killed_is_said_where_people_look(study):
    put(study, "config/codebook.csv", (study / "config/codebook.csv").read_text().replace("Help", "Aid"), "older")
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile"), "--directory", str(study)]
    run = subprocess.Popen([*command, "--cores", "1"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None and notice_of(study) != at_work():
        time.sleep(0.1)
    run.send_signal(signal.SIGKILL)
    run.wait()
    time.sleep(2)  # its jobs end with it
    assert notice_of(study) == at_work()
    again = run_snakemake(study)
    assert again.returncode and "was killed" in again.stderr and "Traceback" not in again.stderr
    finished(run_snakemake(study, "--unlock"))
    finished(run_snakemake(study, "results/STATUS.md"))
    assert notice_of(study) in (in_part(), at_work())
    finished(run_snakemake(study))
    assert notice_of(study) == "" and faults(study) == []


def test_a_lock_is_not_asked_for_where_no_run_has_been(tmp_path):
    with alone(tmp_path):
        assert not (tmp_path / LOCK).parent.exists()


def test_a_change_is_seen_without_snakemakes_notes_and_whatever_the_clock_said(study, tmp_path):
    """As in a copy without hidden files, of results that were made before the clock was set back."""
    shutil.rmtree(study / ".snakemake")
    for file in (study / "results").rglob("*"):
        os.utime(file, (4_000_000_000, 4_000_000_000))
    put(study, "config/codebook.csv", (study / "config/codebook.csv").read_text().replace("Help", "Aid"), "older")
    page = study / "results/audit/verification.md"
    page.write_text(page.read_text() + "And more.\n")
    finished(run_snakemake(study))
    assert faults(study) == []
    assert results(study) == fresh_results(study, tmp_path / "fresh")


def test_a_few_changes(study, tmp_path):
    said = campaign(study, tmp_path / "fresh", seed=3, changes=3, fresh_after=3)
    assert len(said) == 3


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_three_hundred_changes(study, tmp_path, seed):
    campaign(study, tmp_path / "fresh", seed=100 + seed, changes=30, fresh_after=10)


@pytest.mark.long
@pytest.mark.parametrize("kind", sorted(SOUND))
def test_each_kind_of_change_with_an_older_time_is_seen(study, tmp_path, kind):
    import random

    chance = random.Random(kind)
    for path, content in SOUND[kind](study, chance).items():
        put(study, path, content, "older")
    assert would_run(study)
    shutil.rmtree(tmp_path / "study")
