"""A whole study on Slurm: the bytes of a local run, also after Snakemake was killed or jobs were ended by a limit."""

import hashlib
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from end_to_end.tiny import tiny_study
from themetrail.audit.chain.exempt import is_exempt, is_litter

pytestmark = pytest.mark.cluster

PROJECT = Path(__file__).resolve().parents[2]
# Too little for a language model at the first attempt, enough at a later one.
TOO_LITTLE = ["--set-resources", "ingest:mem_mb=400 * attempt", "anonymise_detect:mem_mb=400 * attempt"]


def _copy(inputs: Path, folder: Path) -> Path:
    for part in ("config", "data"):
        shutil.copytree(inputs / part, folder / part)
    return folder


def _here(command: list[str], folder: Path) -> None:
    done = subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


def _run_here(study: Path) -> Path:
    _here(["-m", "snakemake", "--cores", "2", "--directory", str(study)], PROJECT)
    return study


def _digests(study: Path) -> dict[str, str]:
    """SHA-256 of every result that has to be the same in every run on the same inputs."""
    files = {file.relative_to(study).as_posix(): file for file in (study / "results").rglob("*") if file.is_file()}
    return {
        name: hashlib.sha256(file.read_bytes()).hexdigest()
        for name, file in sorted(files.items())
        if not is_exempt(name) and not is_litter(name)
    }


def _same(found: dict[str, str], wanted: dict[str, str]) -> None:
    assert sorted(found) == sorted(wanted)
    assert [name for name in wanted if found[name] != wanted[name]] == []


def _logged(study: Path) -> str:
    """What Snakemake has said of this study in its own logs: the screen is quiet."""
    logs = sorted((study / ".snakemake/log").glob("*.log"))
    return "".join(log.read_text(encoding="utf-8", errors="replace") for log in logs)


def _kill(run) -> None:
    """SIGKILL for Snakemake, and what docs/cluster.md says comes next for its jobs."""
    run.process.kill()
    run.process.wait()
    run_id = re.search(r"SLURM run ID: (\S+)", run.said)[1]
    subprocess.run(["scancel", "--name", run_id], check=True)
    while subprocess.run(["squeue", "-h", "--name", run_id], capture_output=True, text=True).stdout.strip():
        time.sleep(1)


def test_a_run_that_was_killed_is_taken_up_again_and_gives_the_bytes_of_a_local_run(tmp_path, on_slurm, limited):
    inputs = tiny_study(tmp_path / "inputs")
    study = _copy(inputs, tmp_path / "on_slurm")

    run = on_slurm(PROJECT / "Snakefile", study)
    run.wait_for(lambda: list(study.glob("results/sealed/ingest/turns/b*.csv")))
    _kill(run)
    assert not list(study.glob("results/sealed/anonymise/lexicon.csv"))
    locked = on_slurm(PROJECT / "Snakefile", study)
    assert locked.process.wait(timeout=120) != 0
    on_slurm(PROJECT / "Snakefile", study, "--unlock").finished()
    again = on_slurm(PROJECT / "Snakefile", study)
    local = _digests(_run_here(_copy(inputs, tmp_path / "here")))
    again.finished()

    _same(_digests(study), local)
    assert "results/audit/ledger.csv" in local
    assert len(re.findall(r"has been submitted with SLURM jobid", _logged(study))) >= 8


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> Path:
    """What the people of a small synthetic study bring: transcripts, sheets, a round issued and returned."""
    study = tmp_path_factory.mktemp("inputs") / "study"
    _here([str(PROJECT / "benchmarks/scale"), "write", "8", str(study), "--words", "500", "--batches", "2"], PROJECT)
    _run_here(study)
    _here(["-m", "themetrail", "issue", "r1"], study)
    _here([str(PROJECT / "benchmarks/scale"), "return", str(study)], PROJECT)
    return study


@pytest.fixture(scope="module")
def local(inputs, tmp_path_factory) -> dict[str, str]:
    """The digests of the study after a whole run on this machine."""
    return _digests(_run_here(_copy(inputs, tmp_path_factory.mktemp("local") / "study")))


@pytest.mark.long
def test_a_coded_study_is_the_local_one_byte_for_byte_though_jobs_ran_out_of_memory(tmp_path, inputs, local, on_slurm):
    study = _copy(inputs, tmp_path / "study")

    on_slurm(PROJECT / "Snakefile", study, *TOO_LITTLE).finished(seconds=1200)

    assert "Trying to restart job" in _logged(study)
    _same(_digests(study), local)
    assert {"results/audit/ledger.csv", "results/report/tables/first_wave.docx"} <= set(local)
    assert len(list((study / "results/logs/slurm").rglob("*.log"))) >= 15


@pytest.mark.long
def test_a_coded_study_that_was_killed_is_taken_up_again_without_loss(tmp_path, inputs, local, on_slurm):
    study = _copy(inputs, tmp_path / "study")

    run = on_slurm(PROJECT / "Snakefile", study)
    run.wait_for(lambda: list(study.glob("results/anonymise/turns/b*.csv")))
    _kill(run)
    assert not (study / "results/audit/ledger.csv").exists()  # it was killed before its end
    on_slurm(PROJECT / "Snakefile", study, "--unlock").finished()
    on_slurm(PROJECT / "Snakefile", study).finished(seconds=1200)

    _same(_digests(study), local)
