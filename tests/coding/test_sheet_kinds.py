"""The registry of sheet kinds, and the recipe of docs/extending.md for one, followed: `coding_read` takes its files."""

import json
import re
from pathlib import Path

import pytest

from coding.filled import Row, fill_sheet
from coding.small_study import book, codebook, issue_to, round_of, segments
from fakes import run_script
from themetrail.coding.adjudication import read_adjudication
from themetrail.coding.deliveries import resolve_deliveries
from themetrail.coding.labels import CodeNames
from themetrail.coding.reading import read_anchors, read_returned
from themetrail.coding.returned import GivenToCoder, Mark, Returned
from themetrail.coding.sheets import kinds
from themetrail.coding.sheets.kinds import ADJUDICATIONS, ANCHORS, CODINGS, SheetKind, endings_of
from themetrail.coding.sheets.returned_file import ReturnedFile
from themetrail.contracts.coding import ANCHORS as ANCHORED
from themetrail.contracts.coding import DECISIONS, DELIVERIES, LOST
from themetrail.contracts.errors import StudyError
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK

PROJECT = Path(__file__).parents[2]
KEY = bytes(32)
ENTRY = round_of("C1", "C2-")


def read_cards(file, frame, faults):
    """A made-up kind: a JSON object of codes by segment; an empty list says that a segment was seen."""
    given, names = file.opened(given_on_cards), CodeNames(frame.issue.codebook)
    marks = []
    for row, (segment_id, codes) in enumerate(given.items(), start=1):
        if problem := frame.problem_with(segment_id):
            faults.add(problem, row=row)
            continue
        for code in codes:
            if not names.find_several(code):
                faults.add(names.why_none(code), row=row)
        found = [name for code in codes for name in names.find_several(code)]
        marks += [Mark(row, segment_id, code, "own") for code in found] or [Mark(row, segment_id, "", "seen")]
    return Returned(str(file.path), marks, len(given), 0)


def given_on_cards(path):
    return json.loads(path.read_text(encoding="utf-8"))["cards"]


def cards(file):
    return read_cards if '"cards"' in file.path.read_text(encoding="utf-8") else None


@pytest.fixture
def with_cards(monkeypatch):
    """The one entry that the recipe asks for."""
    monkeypatch.setattr(kinds, "CODINGS", (*CODINGS, SheetKind("cards", (".cards",), cards)))


@pytest.fixture
def returned(tmp_path, monkeypatch):
    """A round that is issued; gives what puts C1's cards in its place, and writes what the rules before would."""
    monkeypatch.chdir(tmp_path)
    issue_to(Path("data/rounds/r1/issued"), ENTRY)
    Path("data/rounds/r1/returned").mkdir()
    Path("data/private").mkdir()
    Path("data/private/study.key").write_text(KEY.hex())

    def put(codes):
        Path("data/rounds/r1/returned/C1.cards").write_text(json.dumps({"cards": codes}))

    return put


def run_coding_read():
    """The rule's script, on what was delivered."""
    now = segments()
    for contract, table, name in (
        (DELIVERIES, resolve_deliveries([ENTRY], ["r1"], "data/rounds", key=KEY), "deliveries"),
        (SEGMENTS, now, "segments"),
        (CODEBOOK, codebook(), "codebook"),
        (ANCHORED, anchored(now), "anchors"),
        (LOST, LOST.empty(), "lost"),
    ):
        contract.write(table, f"in/{name}.csv")
    made = ("decisions", "adjudications", "proposals", "history", "assignments", "without_row", "marks")
    made += ("splits", "changes")
    given = {name: f"in/{name}.csv" for name in ("deliveries", "segments", "codebook", "anchors", "lost")}
    run_script(
        "coding_read",
        "out/read.log",
        input={"manifests": ["data/rounds/r1/issued/manifest.json"], "changes": [], **given},
        output={name: f"out/{name}.csv" for name in made},
        params={
            "rounds": ["r1"],
            "sheets": {"codebook_file": "codebook.csv", "table": "changes.csv"},
            "ended": [],
        },
    )
    return DECISIONS.read("out/decisions.csv")


def anchored(now):
    """Every segment where it was."""
    return ANCHORED.frame(
        [
            {"round": "r1", "issued_segment_id": name, "segment_id": name, "how": "same", "similarity": 1.0}
            for name in now["segment_id"]
        ]
    )


def test_coding_read_takes_a_file_of_the_new_kind(with_cards, returned):
    returned({"INT1-001": ["time", "forms"], "INT1-003": []})
    decisions = run_coding_read()
    found = decisions[decisions["action"] != "ignored"]
    assert list(found[["segment_id", "code_id", "action"]].itertuples(index=False, name=None)) == [
        ("INT1-001", "forms", "own"),
        ("INT1-001", "time", "own"),
        ("INT1-003", "", "seen"),
    ]
    assert set(found["source_file"]) == {"data/rounds/r1/returned/C1.cards"}


def test_what_is_wrong_in_it_is_said_with_its_row(with_cards, returned):
    returned({"INT1-001": ["time"], "INT9-001": ["time"]})
    issue = issue_to(Path("again"), ENTRY)
    with pytest.raises(StudyError, match="row 2: this segment is not one of round r1"):
        read_returned("data/rounds/r1/returned/C1.cards", GivenToCoder(issue, "C1"))


def test_sentences_about_endings_know_the_new_kind(with_cards, returned):
    Path("data/rounds/r1/returned/C1.pdf").write_bytes(b"%PDF")
    with pytest.raises(
        StudyError,
        match=r"neither XLSX, CSV, JSON, DOCX, QDPX nor CARDS; .* such as C1.xlsx, .csv, .json, .docx, .qdpx or .cards",
    ):
        resolve_deliveries([ENTRY], ["r1"], "data/rounds", key=KEY)


def test_without_the_entry_such_a_file_is_told(returned):
    returned({"INT1-001": ["time"]})
    with pytest.raises(StudyError, match="the file of C1 is neither XLSX, CSV, JSON, DOCX nor QDPX"):
        resolve_deliveries([ENTRY], ["r1"], "data/rounds", key=KEY)
    issue = issue_to(Path("again"), ENTRY)
    with pytest.raises(StudyError, match=r"no kind that is read here \(.xlsx, .ods, .csv, .tsv, .json, .docx, .qdpx\)"):
        read_returned("data/rounds/r1/returned/C1.cards", GivenToCoder(issue, "C1"))


def test_the_first_kind_that_knows_a_file_reads_it(tmp_path):
    issue_to(tmp_path, ENTRY)
    sheet = tmp_path / "C1.xlsx"
    fill_sheet(tmp_path / "sheets/C1.xlsx", sheet, {"INT1-001": Row(own=["time"])})
    listed = tmp_path / "C1.csv"
    listed.write_text("coder_id,segment_id,code_id\nC1,INT1-001,time\n")
    names = [
        next(
            kind.name
            for kind in CODINGS
            if ReturnedFile(file).ending in kind.endings and kind.reader_of(ReturnedFile(file))
        )
        for file in (sheet, listed)
    ]
    assert names == ["coding workbook", "list of codes"]


@pytest.mark.parametrize("name", ["a.numbers", "a"])
def test_a_file_of_no_kind_is_one_sentence(tmp_path, name):
    (tmp_path / name).write_text("segment_id\n")
    with pytest.raises(StudyError, match="no kind that is read here"):
        read_adjudication(tmp_path / name, "r1", "0", CodeNames(book()).find, [])
    with pytest.raises(StudyError, match="no kind that is read here"):
        read_anchors(tmp_path / name, "r1")


def test_each_kind_that_is_written_names_the_rule_that_writes_it():
    rules = set(re.findall(r"^rule (\w+):", (PROJECT / "workflow/rules/coding.smk").read_text(), re.MULTILINE))
    written = {kind.written_by for kind in (*CODINGS, *ADJUDICATIONS, *ANCHORS)} - {""}
    assert written == {"coding_sheet", "coding_word", "coding_merge", "coding_anchor"} and written <= rules


def test_a_plain_list_is_taken_of_everybody():
    assert all({".csv", ".tsv", ".xlsx"} <= set(endings_of(each)) for each in (CODINGS, ADJUDICATIONS, ANCHORS))
