"""Exports of the coding desk in `returned/`: whose each is stands in it, and its name says nothing and is not shown."""

import json
import shutil
from dataclasses import replace

import pytest

from coding.desk_files import decision, export_of, write_export
from coding.small_study import issue_to, round_of
from themetrail.coding.deliveries import delivered_files, places_of, resolve_deliveries
from themetrail.coding.reading import read_round
from themetrail.contracts.errors import StudyError

ENTRY = round_of("C1", "C2")


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    return issue_to(tmp_path_factory.mktemp("round") / "issued", ENTRY)


@pytest.fixture
def issue(issued, tmp_path):
    shutil.copytree(issued.folder, tmp_path / "r1/issued")
    return replace(issued, folder=tmp_path / "r1/issued")


@pytest.fixture
def put(tmp_path, issue):
    """Puts an export of a coder into `returned/` under a name."""

    def under(name, coder="C1", **whole):
        return write_export(tmp_path / "r1/returned" / name, export_of(issue, coder, **whole))

    return under


def delivered(folder):
    return resolve_deliveries([ENTRY], ["r1"], folder)


def told(folder) -> str:
    with pytest.raises(StudyError) as problem:
        delivered(folder)
    assert "Rochat" not in str(problem.value)
    return problem.value.what


def test_an_export_is_its_coders_whatever_it_is_called(tmp_path, issue, put):
    put("Nathalie Rochat, final.JSON", decisions=[decision(issue, "INT1-001", "time")])
    put("C1.json", "C2", decisions=[decision(issue, "INT1-003", "forms")])
    deliveries = delivered(tmp_path)
    files = delivered_files(deliveries, "r1")
    assert {coder: file.rpartition("/")[2] for coder, (file,) in files.items()} == {"C1": "C1.json", "C2": "C2.json"}
    decisions, _, _, _ = read_round(issue, files, places=places_of(deliveries, b""))
    own = decisions[decisions["action"] == "own"]
    found = dict(zip(own["coder_id"], zip(own["segment_id"], own["source_file"], strict=True), strict=True))
    assert found == {"C1": ("INT1-001", *files["C1"]), "C2": ("INT1-003", *files["C2"])}


def test_what_is_wrong_in_it_is_told_without_its_name(tmp_path, issue, put):
    put("Rochat.json", decisions=[{**decision(issue, "INT1-001", "time"), "words": "x"}])
    deliveries = delivered(tmp_path)
    with pytest.raises(StudyError, match=r"C1\.json: its words are not those") as problem:
        read_round(issue, delivered_files(deliveries, "r1"), places=places_of(deliveries, b""))
    assert "Rochat" not in str(problem.value)


def test_one_that_is_changed_while_a_run_is_at_work_is_told(tmp_path, put):
    file = put("desk.json")
    deliveries = delivered(tmp_path)
    assert places_of(deliveries, b"")[deliveries["file"].iloc[0]] == file
    file.write_text(file.read_text() + " ")
    with pytest.raises(StudyError, match=r"C1\.json: this file was changed while the run was under way"):
        places_of(deliveries, b"")


@pytest.mark.parametrize(
    ("names", "sequences", "said"),
    [
        (
            ("C1_r1.json", "C1_r1 (1).json"),
            (40, 123),
            "there are 2 exports of C1: C1_r1 (1).json (of 123 changes) and C1_r1.json (of 40 changes);"
            " C1_r1 (1).json has the most changes; keep it alone",
        ),
        (
            ("Rochat.json", "themetrail-C1-2026-11-27T15.json"),
            (40, 7),
            "there are 2 exports of C1: file 1 of 2 that end in .json, by name (of 40 changes) and"
            " themetrail-C1-2026-11-27T15.json (of 7 changes); file 1 of 2 that end in .json, by name has the most",
        ),
        (("C1.json", "0791234567.json"), (9, 5), "file 1 of 2 that end in .json, by name (of 5 changes)"),
        (("C1.json", "copy of C1 desk.json"), (5, 5), "they have as many changes; keep the one that is meant"),
    ],
)
def test_two_exports_of_one_coder_are_told_with_the_newer_one(tmp_path, put, names, sequences, said):
    for name, sequence in zip(names, sequences, strict=True):
        put(name, sequence=sequence)
    assert "round r1: " in told(tmp_path) and said in told(tmp_path)


def test_a_sheet_and_an_export_of_one_coder_are_two_files(tmp_path, put):
    put("export.json")
    (tmp_path / "r1/returned/C1.xlsx").write_bytes(b"")
    assert "there are two files of C1, C1.xlsx and one that says itself that it is C1's; keep one" in told(tmp_path)


def test_all_that_is_wrong_with_exports_is_told_at_once(tmp_path, put):
    put("1.json", round="r2")
    put("2.json", coder_id="C9")
    (tmp_path / "r1/returned/3.json").write_text(json.dumps({"format": "themetrail coding"})[:-4])
    (tmp_path / "r1/returned/Rochat.json").write_text("{}")
    what = told(tmp_path)
    for said in (
        "1.json is an export of another round",
        "2.json is the export of somebody who is no coder of this round",
        "3.json: this file ends in the middle",
        "file 4 of 4 that end in .json, by name: this is no export of the coding desk",
    ):
        assert said in what


def test_files_of_programs_are_no_exports(tmp_path, put):
    put("C1.json")
    (tmp_path / "r1/returned/._C1.json").write_bytes(b"\0\1")
    (tmp_path / "r1/returned/.~lock.C1.json#").write_bytes(b"")
    assert (delivered(tmp_path)["status"] == "delivered").sum() == 1


def test_a_file_that_may_not_be_named_is_counted_among_those_of_its_ending(tmp_path, put):
    put("C1.json")
    put("Anna Rochat.json", round="r2")
    (tmp_path / "r1/returned/Interview with Rochat.docx").write_bytes(b"")
    what = told(tmp_path)
    assert "the one file that ends in .docx: " in what and "Rochat" not in what
    assert "file 1 of 2 that end in .json, by name is an export of another round" in what
