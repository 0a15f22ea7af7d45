"""Law 7: whatever is wrong in the input, one clear sentence says where; no traceback, and no word of a transcript."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from end_to_end.conftest import finished, run_command, run_snakemake
from end_to_end.tiny import TALK, tiny_study, write
from ingesting import ingest
from themetrail import layout
from themetrail.coding.deliveries import delivered_files
from themetrail.coding.draft import Issue
from themetrail.coding.reading import read_round
from themetrail.configuration.load import read_configuration
from themetrail.contracts.errors import StudyError
from themetrail.study import Study

pytestmark = pytest.mark.xdist_group("bad input")

SECRET = "quist"
LOG = "results/logs/ingest/b00.log"
TWICE = "transcript_id\tgroup\tlanguage\tcollected_order\nI1\tg\ten\t1\nI1\tg\ten\t2\n"


@pytest.fixture(scope="module")
def issued(tmp_path_factory) -> Path:
    """The tiny study with its round r1 issued to the coder A."""
    folder = tiny_study(tmp_path_factory.mktemp("tiny") / "study")
    finished(run_snakemake(folder))
    issuing = run_command("issue", folder, "r1")
    assert issuing.returncode == 0, issuing.stderr
    return folder


@pytest.fixture
def coded(issued, tmp_path, monkeypatch) -> Path:
    """A copy of the issued study, with a place for what is returned; the test stands in it."""
    folder = Path(shutil.copytree(issued, tmp_path / "study", symlinks=True))
    (folder / "data/rounds/r1/returned").mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def study(tmp_path, monkeypatch) -> Path:
    """The tiny study before any run; the test stands in it."""
    folder = tiny_study(tmp_path / "study")
    monkeypatch.chdir(folder)
    return folder


def returned(*rows: str) -> str:
    return "\n".join(["coder_id,segment_id,code_id,memo", *rows]) + "\n"


def check_said(said: str, sayings: tuple[str, ...]) -> None:
    for saying in sayings:
        assert saying in said, said[-3000:]
    assert "Traceback" not in said
    assert SECRET not in said.lower()


def stops_the_run(folder: Path, *sayings: str) -> None:
    run = run_snakemake(folder)
    said = run.stdout + run.stderr
    assert run.returncode != 0, said
    assert "Snakemake stopped" not in said, "the sentence is the study's own"
    check_said(said, sayings)


def deliveries_of_study() -> pd.DataFrame:
    """What a run does before its first job in the folder where it stands: configuration, sheets, deliveries."""
    return Study.read(
        read_configuration(layout.CONFIGURATION),
        transcripts=layout.TRANSCRIPTS_SHEET,
        participants=layout.PARTICIPANTS_SHEET,
        sources=layout.SOURCES_SHEET,
        source_folder=layout.SOURCE_FILES,
        rounds_folder=layout.ROUNDS,
        key=layout.STUDY_KEY,
    ).deliveries


@pytest.mark.parametrize(
    ("file", "content", "sayings"),
    [
        ("config/transcripts.tsv", TWICE, ["row 3"]),
        ("config/config.yaml", "segment: {unti: turn}\n", ["segment.unti", "did you mean 'segment.unit'"]),
        ("config/config.yaml", "segment: {unit: [\n", ["config/config.yaml: is not readable YAML (see line 2)"]),
    ],
    ids=["duplicate transcript id", "misspelt configuration key", "broken YAML"],
)
def test_a_mistake_in_a_sheet_or_the_configuration_is_one_clear_sentence(study, file, content, sayings):
    assert len(deliveries_of_study()) == 1  # without the mistake
    write(study, file, content)
    with pytest.raises(StudyError) as problem:
        deliveries_of_study()
    check_said(str(problem.value), sayings)


def test_a_missing_transcript_is_named_by_its_id(study):
    (study / "data/transcripts/quist.txt").unlink()
    with pytest.raises(StudyError) as problem:
        deliveries_of_study()
    check_said(str(problem.value), ("data/private/sources.tsv", "row 2", "I1"))


@pytest.mark.parametrize(
    ("file", "content", "sayings"),
    [
        ("quist.txt", "", ["I1", "empty"]),
        ("quist.txt", TALK + "Odalys Quist: I was there too.\n", ["I1", "sources"]),
        ("quist.txt", bytes(range(256)) * 40, ["I1"]),
        ("quist.docx", b"PK but no zip", ["I1", "DOCX"]),
    ],
    ids=["empty file", "unknown speaker", "binary junk with a .txt name", "a DOCX that is no ZIP"],
)
def test_a_transcript_that_cannot_be_read_stops_its_job_with_one_clear_sentence(study, file, content, sayings):
    ingest("I1", LOG, "turns.csv")  # without the mistake
    write(study, f"data/transcripts/{file}", content)
    sources = (study / "data/private/sources.tsv").read_text().replace("quist.txt", file)
    write(study, "data/private/sources.tsv", sources)
    with pytest.raises(SystemExit):
        ingest("I1", LOG, "turns.csv")
    log = (study / LOG).read_text()
    assert "Stopped: " in log and "by an error in the program" not in log
    check_said(log, sayings)


@pytest.mark.parametrize(
    ("file", "content", "sayings"),
    [
        ("A.csv", returned("A,I1-0001,slow,", "A,I1-0003,sloww,"), ["row 3", "code_id"]),
        ("A.csv", returned("A,I1-0001,slow,", "A,I1-0099,slow,"), ["row 3", "segment"]),
        ("A.csv", returned("B,I1-0001,slow,"), ["row 2", "coder"]),
        ("B.csv", returned("B,I1-0001,slow,"), ["r1"]),
        ("A.xlsx", b"this is no workbook", ["A"]),
    ],
    ids=[
        "unknown code",
        "unknown segment",
        "unknown coder in a row",
        "unknown coder's file",
        "returned sheet that is no workbook",
    ],
)
def test_a_mistake_in_what_is_returned_is_one_clear_sentence(coded, file, content, sayings):
    write(coded, f"data/rounds/r1/returned/{file}", content)
    with pytest.raises(StudyError) as problem:
        read_round(Issue.read("data/rounds/r1/issued", "r1"), delivered_files(deliveries_of_study(), "r1"))
    check_said(str(problem.value), sayings)


@pytest.mark.parametrize(
    ("file", "content", "sayings"),
    [
        ("config/config.yaml", "segment: {unti: turn}\n", ["segment.unti", "did you mean 'segment.unit'"]),
        ("data/transcripts/quist.txt", TALK + "Odalys Quist: I was there too.\n", ["I1", "sources"]),
    ],
    ids=["before the first job", "in a job"],
)
def test_the_run_ends_with_the_sentence(study, file, content, sayings):
    write(study, file, content)
    stops_the_run(study, *sayings)


def test_a_sheet_from_another_round_is_refused(coded):
    configuration = (coded / "config/config.yaml").read_text()
    write(coded, "config/config.yaml", configuration + "    - name: r2\n      coders: [{coder_id: A}]\n")
    write(coded, "data/rounds/r1/returned/A.csv", returned("A,I1-0001,slow,", "A,I1-0003,help,"))
    finished(run_snakemake(coded))
    issuing = run_command("issue", coded, "r2")
    assert issuing.returncode == 0, issuing.stderr
    sheet = coded / "data/rounds/r2/returned/A.xlsx"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(coded / "data/rounds/r1/issued/sheets/A.xlsx", sheet)
    stops_the_run(coded, "a sheet of another round", "r2")
    (coded / "data/rounds/r1/returned/A.tsv").write_text(returned("A,I1-0001,slow,").replace(",", "\t"))
    stops_the_run(coded, "themetrail: data/rounds/r1/returned", "A.csv", "A.tsv")
