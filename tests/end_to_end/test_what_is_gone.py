"""What is taken out of a study leaves nothing behind: the results are those of a study that never had it."""

import shutil
from pathlib import Path

import pytest

from end_to_end.conftest import finished, run_snakemake
from end_to_end.tiny import tiny_study, write
from themetrail.audit.chain.exempt import is_exempt
from themetrail.audit.chain.manifest import study_files

pytestmark = pytest.mark.xdist_group("gone")

TRANSCRIPTS = "transcript_id\tgroup\tlanguage\tcollected_order\nI1\tinterviews\ten\t1\n"
SOURCES = (
    "transcript_id\tfile\tspeaker\tparticipant_id\trole\n"
    "I1\tquist.txt\tInterviewer\t\tinterviewer\nI1\tquist.txt\tPetronella Quist\tP1\t\n"
)
ANOTHER = (
    "Interviewer: How was it?\nPetronella Quist: Write to me at p.quist@ward.example. I was late. Nobody minded.\n"
)


def describe(folder: Path, *, another: bool, unit: str) -> None:
    """A study of one interview or two, each in a batch of its own, cut into these units."""
    write(folder, "config/transcripts.tsv", TRANSCRIPTS + "I2\tinterviews\ten\t2\n" * another)
    more = "I2\tother.txt\tInterviewer\t\tinterviewer\nI2\tother.txt\tPetronella Quist\tP1\t\n"
    write(folder, "data/private/sources.tsv", SOURCES + more * another)
    config = (folder / "config/config.yaml").read_text(encoding="utf-8").partition("segment:")[0]
    write(folder, "config/config.yaml", config.replace("batches: 1", "batches: 8") + f"segment:\n  unit: {unit}\n")


def results(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in study_files(folder, ["results"]) if not is_exempt(path)}


def test_a_transcript_and_a_unit_that_were_there_for_a_while_leave_nothing(tmp_path):
    study, fresh = tiny_study(tmp_path / "study"), tmp_path / "fresh"
    write(study, "data/transcripts/other.txt", ANOTHER)
    describe(study, another=True, unit="turn")
    finished(run_snakemake(study))
    replaced = study / "results/sealed/anonymise/replacements"
    assert len(list(replaced.glob("*.csv"))) == 2
    assert [path.name for path in (study / "results/segment/segments").iterdir()] == ["b00-b07.csv"]

    describe(study, another=True, unit="sentence")
    finished(run_snakemake(study))
    assert len(list((study / "results/segment/segments").iterdir())) == 2

    describe(study, another=False, unit="turn")
    (study / "data/transcripts/other.txt").unlink()
    finished(run_snakemake(study))
    assert [path.name for path in (study / "results/segment/segments").iterdir()] == ["b00-b07.csv"]
    assert not [path for path in replaced.iterdir() if b"p.quist@" in path.read_bytes()]

    for part in ("config", "data"):
        shutil.copytree(study / part, fresh / part)
    finished(run_snakemake(fresh))
    assert results(study) == results(fresh)
