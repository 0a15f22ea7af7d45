"""Law 7: whatever is wrong in the input, one clear sentence says where; no traceback, and no word of a transcript."""

import shutil
from pathlib import Path

import pytest

from end_to_end.conftest import finished, run_command, run_snakemake
from end_to_end.tiny import TALK, tiny_study, write

pytestmark = pytest.mark.xdist_group("bad input")

SECRET = "quist"


@pytest.fixture(scope="module")
def issued(tmp_path_factory) -> Path:
    """The tiny study with its round r1 issued to the coder A."""
    folder = tiny_study(tmp_path_factory.mktemp("tiny") / "study")
    finished(run_snakemake(folder))
    issuing = run_command("issue", folder, "r1")
    assert issuing.returncode == 0, issuing.stderr
    return folder


@pytest.fixture
def study(issued, tmp_path) -> Path:
    return Path(shutil.copytree(issued, tmp_path / "study", symlinks=True))


def returned(*rows: str) -> str:
    return "\n".join(["coder_id,segment_id,code_id,memo", *rows]) + "\n"


def stops(folder: Path, *sayings: str) -> None:
    run = run_snakemake(folder)
    said = run.stdout + run.stderr
    assert run.returncode != 0, said
    for saying in sayings:
        assert saying in said, said[-3000:]
    assert "Traceback" not in said
    assert SECRET not in said.lower()


@pytest.mark.parametrize(
    ("file", "content", "sayings"),
    [
        ("data/transcripts/quist.txt", "", ["I1", "empty"]),
        ("data/transcripts/quist.txt", TALK + "Odalys Quist: I was there too.\n", ["I1", "sources"]),
        ("data/transcripts/quist.txt", bytes(range(256)) * 40, ["I1"]),
        (
            "config/transcripts.tsv",
            "transcript_id\tgroup\tlanguage\tcollected_order\nI1\tg\ten\t1\nI1\tg\ten\t2\n",
            ["row 3"],
        ),
        ("config/config.yaml", "segment: {unti: turn}\n", ["segment.unti", "did you mean 'segment.unit'"]),
        ("config/config.yaml", "segment: {unit: [\n", ["config/config.yaml: is not readable YAML (see line 2)"]),
        ("data/rounds/r1/returned/A.csv", returned("A,I1-0001,slow,", "A,I1-0003,sloww,"), ["row 3", "code_id"]),
        ("data/rounds/r1/returned/A.csv", returned("A,I1-0001,slow,", "A,I1-0099,slow,"), ["row 3", "segment"]),
        ("data/rounds/r1/returned/A.csv", returned("B,I1-0001,slow,"), ["row 2", "coder"]),
        ("data/rounds/r1/returned/B.csv", returned("B,I1-0001,slow,"), ["r1"]),
        ("data/rounds/r1/returned/A.xlsx", b"this is no workbook", ["A"]),
    ],
    ids=[
        "empty file",
        "unknown speaker",
        "binary junk with a .txt name",
        "duplicate transcript id",
        "misspelt configuration key",
        "broken YAML",
        "unknown code",
        "unknown segment",
        "unknown coder in a row",
        "unknown coder's file",
        "returned sheet that is no workbook",
    ],
)
def test_each_mistake_is_one_clear_sentence(study, file, content, sayings):
    (study / file).parent.mkdir(parents=True, exist_ok=True)
    write(study, file, content)
    stops(study, *sayings)


def test_a_missing_transcript_is_named_by_its_id(study):
    (study / "data/transcripts/quist.txt").unlink()
    stops(study, "data/private/sources.tsv", "row 2", "I1")


def test_a_docx_that_is_no_zip(study):
    write(study, "data/transcripts/quist.docx", b"PK but no zip")
    sources = (study / "data/private/sources.tsv").read_text().replace("quist.txt", "quist.docx")
    write(study, "data/private/sources.tsv", sources)
    stops(study, "I1", "DOCX")


def test_a_sheet_from_another_round_is_refused(study):
    configuration = (study / "config/config.yaml").read_text()
    write(study, "config/config.yaml", configuration + "    - name: r2\n      coders: [{coder_id: A}]\n")
    write(study, "data/rounds/r1/returned/A.csv", returned("A,I1-0001,slow,", "A,I1-0003,help,"))
    finished(run_snakemake(study))
    issuing = run_command("issue", study, "r2")
    assert issuing.returncode == 0, issuing.stderr
    sheet = study / "data/rounds/r2/returned/A.xlsx"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(study / "data/rounds/r1/issued/sheets/A.xlsx", sheet)
    stops(study, "a sheet of another round", "r2")
