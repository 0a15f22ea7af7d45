"""A whole study on Slurm: the bytes of a local run, also after jobs were ended by limits or Snakemake was killed."""

import hashlib
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from themetrail.audit.exempt import is_exempt, is_litter

pytestmark = pytest.mark.cluster

PROJECT = Path(__file__).resolve().parents[2]
# Too little for a language model at the first attempt, enough at a later one.
TOO_LITTLE = ["--set-resources", "anonymise_detect:mem_mb=400 * attempt"]


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


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> Path:
    """What the people of a small synthetic study bring: transcripts, sheets, a round issued and returned."""
    study = tmp_path_factory.mktemp("inputs") / "study"
    _here([str(PROJECT / "benchmarks/scale"), "write", "8", str(study), "--words", "500", "--batches", "2"], PROJECT)
    _run_here(study)
    _here([str(PROJECT / "scripts/issue.py"), "r1"], study)
    _here([str(PROJECT / "benchmarks/scale"), "return", str(study)], PROJECT)
    return study


@pytest.fixture(scope="module")
def local(inputs, tmp_path_factory) -> dict[str, str]:
    """The digests of the study after a whole run on this machine."""
    return _digests(_run_here(_copy(inputs, tmp_path_factory.mktemp("local") / "study")))


def test_a_study_on_slurm_is_the_local_one_byte_for_byte_though_jobs_ran_out_of_memory(
    tmp_path, inputs, local, on_slurm
):
    study = _copy(inputs, tmp_path / "study")

    run = on_slurm(PROJECT / "Snakefile", study, *TOO_LITTLE)
    said, _ = run.communicate(timeout=1200)

    assert run.returncode == 0, said[-6000:]
    assert "Trying to restart job" in said
    found = _digests(study)
    assert sorted(found) == sorted(local)
    assert [name for name in local if found[name] != local[name]] == []
    assert {"results/audit/ledger.csv", "results/report/tables/first_wave.docx"} <= set(found)
    assert len(list((study / "results/logs/slurm").rglob("*.log"))) >= 20


def test_snakemake_killed_in_mid_run_is_taken_up_again_without_loss(tmp_path, inputs, local, on_slurm):
    study = _copy(inputs, tmp_path / "study")
    run = on_slurm(PROJECT / "Snakefile", study)
    deadline = time.monotonic() + 300
    while not list(study.glob("results/sealed/ingest/turns/b*.csv")) and time.monotonic() < deadline:
        time.sleep(0.5)
    run.send_signal(signal.SIGKILL)
    said, _ = run.communicate(timeout=60)
    run_id = re.search(r"SLURM run ID: (\S+)", said)[1]
    subprocess.run(["scancel", "--name", run_id], check=True)
    time.sleep(3)

    unlocking = on_slurm(PROJECT / "Snakefile", study, "--unlock")
    unlocking.communicate(timeout=120)
    again = on_slurm(PROJECT / "Snakefile", study)
    said, _ = again.communicate(timeout=1200)

    assert again.returncode == 0, said[-6000:]
    assert _digests(study) == local
