"""A study filled in as people do: in the workbooks of `new-study`, with blanks in ids, from its issue to its table."""

import openpyxl
import pytest

from end_to_end.conftest import finished, run_command, run_snakemake
from end_to_end.tiny import TALK
from themetrail.new_study import new_study

CONFIG = """
study: {batches: 1}
anonymise: {fail_closed: false}
coding:
  rounds:
    - name: round 1
      coders: [{coder_id: Coder A}, {coder_id: Coder B, groups: [Focus groups]}]
"""
SHEETS = {
    "config/transcripts": [
        {"transcript_id": "INT 1", "group": "Focus groups", "language": "en", "collected_order": 1},
    ],
    "config/participants": [{"participant_id": "P 1", "label": "Nurse 1"}],
    "config/codebook": [
        {"code_id": "T 1", "level": "theme", "name": "Start"},
        {"code_id": "go slow", "parent_id": "T 1", "level": "code", "name": "Slow"},
        {"code_id": "help", "parent_id": "T 1", "level": "code", "name": "Help"},
    ],
    "data/private/sources": [
        {"transcript_id": "INT 1", "file": "talk 1.txt", "speaker": "Interviewer", "role": "interviewer"},
        {"transcript_id": "INT 1", "file": "talk 1.txt", "speaker": "Petronella Quist", "participant_id": "P 1"},
    ],
}
HEADER = "coder_id;transcript_id;turn;code_id\n"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("blanks") / "My study"
    new_study(folder)
    for name, rows in SHEETS.items():
        book = openpyxl.load_workbook(folder / f"{name}.xlsx")
        table = book.worksheets[0]
        place_of = {cell.value: cell.column for cell in table[1]}
        for number, row in enumerate(rows, start=2):
            for column, value in row.items():
                table.cell(number, place_of[column]).value = value
        book.save(folder / f"{name}.xlsx")
    (folder / "data/transcripts/talk 1.txt").write_text(f"Interview 3\nDate: today\n\n{TALK}", encoding="utf-8")
    (folder / "config/config.yaml").write_text(CONFIG, encoding="utf-8")
    return folder


def test_it_is_issued_coded_and_counted(study):
    issued = run_command("issue", study, "round 1")
    finished(issued)
    assert "round_1/issued/sheets/Coder_A.xlsx" in issued.stdout
    returned = study / "data/rounds/round_1/returned"
    rows = "{0};INT 1;1;go slow\n{0};INT 1;3;help\n"
    (returned / "Coder A.csv").write_text(HEADER + rows.format("Coder A"), encoding="utf-8")
    (returned / "Coder_B.csv").write_text(HEADER + rows.format("Coder_B"), encoding="utf-8")
    finished(run_snakemake(study))
    table = (study / "results/report/tables/Focus_groups.csv").read_text(encoding="utf-8")
    assert "go slow" in table and "1/1" in table.replace(",", "/")
    page = (study / "results/report/tables/Focus_groups.html").read_text(encoding="utf-8")
    assert "Focus groups (N\u00a0=\u00a01)" in page
    traced = run_command("trace", study, "--participant", "P 1")
    assert traced.returncode == 0 and "P_1" in traced.stdout
