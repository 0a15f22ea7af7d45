"""A round is taken as it was issued, or the file that is not so is named."""

import json
from pathlib import Path

import pytest

from themetrail.coding.draft import TABLES, check_manifest, manifest_of, write_manifest
from themetrail.contracts.coding import ASSIGNMENTS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.suggestions import SUGGESTIONS


@pytest.fixture
def issued(tmp_path) -> Path:
    """The folder of an issued round, with one sheet beside its tables."""
    for name in TABLES:
        (tmp_path / name).write_text("segment_id\n")
    ASSIGNMENTS.write(ASSIGNMENTS.empty(), tmp_path / "assignments.csv")
    SUGGESTIONS.write(SUGGESTIONS.empty(), tmp_path / "suggestions.csv")
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets/C1.xlsx").write_bytes(b"PK")
    write_manifest(tmp_path, manifest_of(tmp_path, "r1", ["sheets/C1.xlsx"]))
    return tmp_path


def told(folder: Path, name: str = "r1") -> str:
    with pytest.raises(StudyError) as caught:
        check_manifest(folder, name)
    return str(caught.value).removeprefix(f"{folder}/")


def test_a_round_as_it_was_issued_is_taken(issued):
    assert check_manifest(issued, "r1")["round"] == "r1"


def test_what_is_gone_changed_or_of_another_round_is_named(issued):
    assert told(issued, "r2") == "manifest.json: this is the manifest of round 'r1', not of 'r2'"
    (issued / "sheets/C1.xlsx").write_bytes(b"PK changed")
    assert told(issued) == ("sheets/C1.xlsx: this file is not as the manifest of its round says; put back the original")
    (issued / "sheets/C1.xlsx").unlink()
    assert told(issued) == "sheets/C1.xlsx: this file of the round is missing"


def test_a_digest_that_was_written_by_hand_is_told(issued):
    manifest = json.loads((issued / "manifest.json").read_text())
    write_manifest(issued, {**manifest, "digest": "0" * len(manifest["digest"])})
    assert told(issued) == "manifest.json: the digest does not fit the tables of this round"


def test_a_table_that_is_neither_there_nor_listed_is_told(issued):
    manifest = json.loads((issued / "manifest.json").read_text())
    gone = TABLES[0]
    (issued / gone).unlink()
    write_manifest(issued, {**manifest, "files": {"sheets/C1.xlsx": manifest["files"]["sheets/C1.xlsx"]}})
    assert told(issued) == f"{gone}: this table of the round is missing"
