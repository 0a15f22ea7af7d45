"""On a finished run of the demo study, verification finds every single change and accuses no untouched study."""

import os
import resource
import shutil
from pathlib import Path

import pytest

from audit.tampering import CHANGES, tamper
from end_to_end.conftest import copy_of_demo, finished, run_command, run_snakemake
from themetrail.audit.chain.verify import verify
from themetrail.contracts.errors import StudyError
from themetrail.key import STUDY_KEY, read_key
from themetrail.layout import HEAD

pytestmark = pytest.mark.xdist_group("demo")


def copy_of(study: Path, folder: Path) -> Path:
    """A copy with its rights, and without what Snakemake notes for itself."""
    return Path(shutil.copytree(study, folder, ignore=shutil.ignore_patterns(".snakemake")))


def faults(folder: Path) -> list[str]:
    """What `themetrail verify` finds; a sentence with which it stops is a find too."""
    try:
        return [fault for finding in verify(folder, read_key(folder / STUDY_KEY)) for fault in finding.faults]
    except StudyError as problem:
        return [str(problem)]


def restore(folder: Path, study: Path, files: list[str]) -> None:
    for file in files:
        if (study / file).is_file():
            (folder / file).unlink(missing_ok=True)
            shutil.copy2(study / file, folder / file)
        else:
            (folder / file).unlink()


def unfound(demo: Path, folder: Path, seeds: range) -> list[str]:
    """Changes that verification did not find, each made on its own in a copy of the demo's run."""
    copy = copy_of(demo, folder)
    missed = []
    for seed in seeds:
        changed, files = tamper(copy, seed)
        if not faults(copy):
            missed.append(f"seed {seed}, {changed}")
        restore(copy, demo, files)
    assert faults(copy) == [], "the copy was not restored"
    return missed


def test_changes_of_every_kind_are_found(demo, tmp_path):
    assert unfound(demo, tmp_path / "copy", range(3 * len(CHANGES))) == []


@pytest.mark.long
def test_two_hundred_changes_are_found(demo, tmp_path):
    assert unfound(demo, tmp_path / "copy", range(1000, 1200)) == []


def test_untouched_copies_are_not_accused(demo, tmp_path):
    assert faults(demo) == []
    copy = copy_of(demo, tmp_path / "ein anderer Ordner")
    for path in copy.rglob("*"):
        os.utime(path, (1, 1))
    assert faults(copy) == []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run_command("verify", copy).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 5, "seconds of one core"


@pytest.mark.long
def test_twenty_untouched_studies_are_not_accused(demo, tmp_path):
    """Three runs (other folders, one to three cores), each again after a rerun with nothing to do, and their copies."""
    studies = [demo]
    for cores in (1, 3):
        folder = copy_of_demo(tmp_path / f"on {cores} cores")
        finished(run_snakemake(folder, f"--cores={cores}"))
        studies.append(folder)
    checked = 0
    for number, folder in enumerate(studies):
        assert faults(folder) == []
        finished(run_snakemake(folder))
        assert faults(folder) == []
        for copy in range(5):
            assert faults(copy_of(folder, tmp_path / f"kopie ä {number} {copy}")) == []
        checked += 7
    assert checked >= 20
    assert len({(folder / HEAD).read_text() for folder in studies}) == 1
