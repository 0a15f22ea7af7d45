"""Around every script: the claim, the circumstances, the minutes, and errors that tell nobody's words."""

import errno
import hashlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest

from becoming import becomes, runs
from fakes import fake_job
from themetrail.contracts.errors import NO_RIGHTS, NO_ROOM, StudyError

JOB = Path(__file__).parents[2] / "src/themetrail/running/job.py"


@pytest.fixture
def job():
    spec = importlib.util.spec_from_file_location("job_under_test", JOB)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.job


@pytest.fixture
def snakemake(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("data/private", "results/sealed", "results/segment"):
        Path(folder).mkdir(parents=True)
    Path("data/private/study.key").write_text("ab" * 32 + "\n")
    Path("results/sealed/turns.csv").write_text("a\n1\n2\n")
    yield fake_job(
        "segment",
        "results/logs/segment/b00.log",
        wildcards={"batch": "b00"},
        input={"turns": "results/sealed/turns.csv"},
        output={"segments": "results/segment/b00.csv", "record": "results/audit/records/segment/b00.json"},
        params={"software": {"code": "c"}, "settings": {"unit": "turn"}},
    )
    os.umask(0o022)


def test_a_full_disk_is_one_sentence(job, snakemake, capsys, monkeypatch):
    full = OSError(errno.ENOSPC, "No space left on device", "data/transcripts/ann.txt")
    with pytest.raises(SystemExit), job(snakemake):
        raise full
    log = Path(snakemake.log[0]).read_text()
    assert "Stopped: there is no room left on the disk" in log and "ann" not in log

    with pytest.raises(SystemExit), job(snakemake) as journal:
        monkeypatch.setattr(journal, "say", lambda sentence: (_ for _ in ()).throw(full))
        raise ValueError from full
    assert capsys.readouterr().err == f"themetrail: Stopped: {NO_ROOM}\n"


def test_what_may_not_be_read_is_one_sentence(job, snakemake):
    with pytest.raises(SystemExit), job(snakemake):
        raise PermissionError(errno.EACCES, "Permission denied", "data/transcripts/ann.txt")
    log = Path(snakemake.log[0]).read_text()
    assert f"Stopped: {NO_RIGHTS}" in log and "ann" not in log


def test_another_error_of_the_system_names_its_place_only(job, snakemake):
    with pytest.raises(SystemExit), job(snakemake):
        raise OSError(errno.EIO, "Input/output error", "data/transcripts/ann.txt")
    log = Path(snakemake.log[0]).read_text()
    assert "Stopped by an error in the program: OSError in test_job.py" in log and "ann" not in log


def work(job, snakemake):
    with job(snakemake) as journal:
        Path("results/segment/b00.csv").write_text("a\n1\n2\n3\n")
        journal.count(turns_in=3, segments_out=3)
        journal.reject("empty turns", 1)
        journal.model("en", "3.8", "d" * 64)
        journal.model("fr", "3.7", "e" * 64, decoder="spaCy", why_spacy="the decoder is turned off")
    return json.loads(Path(snakemake.output.record).read_text())


def test_the_claim_says_what_was_made_from_what_by_what(job, snakemake):
    claim = work(job, snakemake)
    assert claim["rule"] == "segment"
    assert claim["wildcards"] == {"batch": "b00"}
    assert [(entry["path"], entry["rows"]) for entry in claim["inputs"]] == [("results/sealed/turns.csv", 2)]
    assert claim["inputs"][0]["digest"].startswith("hmac-sha256:")
    assert [(entry["path"], entry["rows"]) for entry in claim["outputs"]] == [("results/segment/b00.csv", 3)]
    assert claim["counts"] == {"turns_in": 3, "segments_out": 3}
    assert claim["rejected"] == [{"reason": "empty turns", "rows": 1}]
    assert claim["models"] == {
        "en": {"version": "3.8", "digest": "d" * 64},
        "fr": {"version": "3.7", "digest": "e" * 64, "decoder": "spaCy"},
    }
    log = Path(snakemake.log[0]).read_text()
    assert "fr: spaCy decides on names itself: the decoder is turned off" in log and "en: spaCy" not in log
    assert claim["parameters"]["settings"] == {"unit": "turn"}


def test_two_runs_make_the_same_claim_and_the_circumstances_lie_beside_the_log(job, snakemake):
    work(job, snakemake)
    first = Path(snakemake.output.record).read_bytes()
    time.sleep(0.01)
    work(job, snakemake)
    assert Path(snakemake.output.record).read_bytes() == first
    circumstances = json.loads(Path("results/logs/segment/b00.json").read_text())
    assert circumstances["exit"] == 0
    record = str(snakemake.output.record)
    assert circumstances["made"] == {record: "sha256:" + hashlib.sha256(Path(record).read_bytes()).hexdigest()}
    assert circumstances["started"] <= circumstances["ended"]
    assert circumstances["host"] not in first.decode() or not circumstances["host"]


def test_what_a_library_warns_of_is_in_the_log_without_its_words(job, snakemake, capsys):
    with job(snakemake) as journal:
        Path("results/segment/b00.csv").write_text("a\n1\n")
        warnings.warn("Petronella Quist cannot be divided", RuntimeWarning, stacklevel=1)
        journal.say("said afterwards")
    log = Path(snakemake.log[0]).read_text()
    assert "RuntimeWarning in test_job.py, line" in log and "Quist" not in log + capsys.readouterr().err


def test_the_log_reads_like_minutes(job, snakemake):
    work(job, snakemake)
    log = Path(snakemake.log[0]).read_text()
    assert "turns in: 3; segments out: 3" in log
    assert "left out 1: empty turns" in log
    assert log.rstrip().endswith("done")


def test_a_study_error_ends_the_job_with_its_sentence_and_no_claim(job, snakemake):
    with pytest.raises(SystemExit) as end, job(snakemake):
        raise StudyError("the column is missing", file="config/codebook.csv", row=3)
    assert end.value.code == 1
    assert "Stopped: config/codebook.csv, row 3: the column is missing" in Path(snakemake.log[0]).read_text()
    assert not Path(snakemake.output.record).exists()
    assert json.loads(Path("results/logs/segment/b00.json").read_text())["exit"] == 1


def test_ctrl_c_ends_the_job_without_a_word(job, snakemake, capsys):
    with pytest.raises(SystemExit) as end, job(snakemake):
        raise KeyboardInterrupt
    assert end.value.code == 130 and capsys.readouterr().err == ""
    assert "Stopped" not in Path(snakemake.log[0]).read_text() and not Path(snakemake.output.record).exists()


def test_any_other_error_names_its_place_and_none_of_its_words(job, snakemake, monkeypatch):
    monkeypatch.delenv("THEMETRAIL_DEBUG", raising=False)
    with pytest.raises(SystemExit), job(snakemake):
        raise ValueError("Helene said this")
    log = Path(snakemake.log[0]).read_text()
    assert "ValueError in test_job.py, line" in log
    assert "Helene" not in log


def test_what_a_job_writes_is_its_owners_alone(job, snakemake):
    work(job, snakemake)
    assert Path("results/segment/b00.csv").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_job_ends_when_snakemake_is_killed_also_behind_a_shell(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        f"import os, sys, time, types\nsys.path.insert(0, {str(JOB.parent)!r})\nfrom job import job\n"
        "snakemake = types.SimpleNamespace(log=['log.log'], output=[])\n"
        "with job(snakemake) as minutes:\n    open('pid', 'w').write(str(os.getpid()))\n    time.sleep(600)\n"
    )
    outer = f"import subprocess; subprocess.run(['bash', '-c', 'true; {sys.executable} {script}; true'])"
    snakemake = subprocess.Popen([sys.executable, "-c", outer], cwd=tmp_path)
    pid = tmp_path / "pid"
    becomes(lambda: pid.exists() and pid.read_text() != "", True)
    snakemake.send_signal(signal.SIGKILL)
    snakemake.wait()
    becomes(lambda: runs(pid.read_text()), False)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_job_that_has_had_helpers_still_ends_when_snakemake_is_killed(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        f"import sys, time, types\nsys.path.insert(0, {str(JOB.parents[2])!r})\n"
        "from themetrail.running.job import job\nfrom themetrail.in_parallel import in_parallel\n"
        "snakemake = types.SimpleNamespace(log=['log.log'], output=[])\n"
        "with job(snakemake) as minutes:\n    in_parallel(str, [1, 2], 2)\n    minutes.say('they are done')\n"
        "    time.sleep(600)\n"
    )
    outer = (
        f"import subprocess; print(subprocess.Popen([{sys.executable!r}, {str(script)!r}]).pid, flush=True); input()"
    )
    snakemake = subprocess.Popen(
        [sys.executable, "-c", outer], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    pid = int(snakemake.stdout.readline())
    log = tmp_path / "log.log"
    becomes(lambda: log.exists() and "they are done" in log.read_text(), True)
    snakemake.kill()
    snakemake.communicate()
    becomes(lambda: runs(pid), False)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_job_that_is_still_starting_when_snakemake_is_killed_never_begins(tmp_path):
    """It cannot know by its parent, which changed before it looked."""
    script = tmp_path / "script.py"
    script.write_text(
        f"import os, sys, time, types\nsys.path.insert(0, {str(JOB.parent)!r})\nfrom job import job\n"
        "open('starting', 'w').write(str(os.getpid()))\nwhile not os.path.exists('go'):\n    time.sleep(0.01)\n"
        "snakemake = types.SimpleNamespace(log=['log.log'], output=[])\n"
        "with job(snakemake) as minutes:\n    minutes.say('begun')\nopen('ended', 'w').close()\n"
    )
    outer = (
        f"import subprocess, sys; sys.path.insert(0, {str(JOB.parent)!r}); from with_run import name_this_run;"
        f"name_this_run(); subprocess.run(['bash', '-c', 'true; {sys.executable} {script}; true'])"
    )
    snakemake = subprocess.Popen([sys.executable, "-c", outer], cwd=tmp_path)
    starting = tmp_path / "starting"
    becomes(lambda: starting.exists() and starting.read_text() != "", True)
    snakemake.send_signal(signal.SIGKILL)
    snakemake.wait()
    (tmp_path / "go").touch()
    becomes(lambda: runs(starting.read_text()), False)
    assert not (tmp_path / "log.log").exists()
    # The same job under a run that lives does its work.
    subprocess.run([sys.executable, "-c", outer], cwd=tmp_path, check=True)
    assert (tmp_path / "ended").exists()
