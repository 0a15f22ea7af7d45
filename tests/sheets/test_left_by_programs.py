"""What programs leave in the folders in which people put files: passed over and counted, and copies known."""

from pathlib import Path

import pytest

from themetrail.anonymise.free_text.prior import prior_files
from themetrail.contracts.errors import StudyError
from themetrail.sheets.left_by_programs import copied_from, files_below, files_in, is_empty, left_in

NOISE = [
    *("~$C1.xlsx", ".~lock.C1.xlsx#", "._C1.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", "~WRL0001.tmp"),
    *("C1.xlsx.tmp", ".C1.xlsx.icloud", "C1.xlsx~", "C1.xlsx.part", "C1.xlsx.crdownload"),
]


@pytest.fixture
def folder(tmp_path):
    for name in [*NOISE, "C1.xlsx", ".gitkeep"]:
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_what_programs_keep_is_passed_over_and_counted(folder):
    assert [file.name for file in files_in(folder)] == ["C1.xlsx"]
    counts = left_in([folder, folder / "not there"])
    assert counts == {folder.as_posix(): len(NOISE)}


def test_what_lies_in_a_folder_of_programs_is_theirs_at_any_depth(tmp_path):
    for name in ("a/b/C1.csv", "a/._x.csv", "a/.ipynb_checkpoints/C1.csv", "@eaDir/C1.csv", "__MACOSX/a/C1.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert files_below(tmp_path) == files_below(tmp_path, "*.csv") == [tmp_path / "a/b/C1.csv"]
    assert is_empty(tmp_path / "@eaDir") is False
    (tmp_path / "@eaDir/C1.csv").rename(tmp_path / "@eaDir/.C1.csv")
    assert is_empty(tmp_path / "@eaDir") is True


def test_a_study_within_a_hidden_folder_is_read(tmp_path):
    (tmp_path / ".hidden/data").mkdir(parents=True)
    (tmp_path / ".hidden/data/C1.csv").write_bytes(b"x")
    assert len(files_below(tmp_path / ".hidden")) == len(files_in(tmp_path / ".hidden/data")) == 1


@pytest.mark.parametrize(
    ("stem", "of"),
    [
        ("C1(1)", "C1"),
        ("Copy of C1 (2)", "C1"),
        ("C1 - Kopie", "C1"),
        ("C1", ""),
        ("C1-1", ""),
        ("C_1", ""),
        ("copy", ""),
    ],
)
def test_copies(stem, of):
    assert copied_from(stem) == of


def test_prior_data_that_lie_there_twice_are_told_without_their_names(tmp_path):
    for name in ("Rochat.csv", "Rochat (1).csv", "other.csv", "~$other.xlsx"):
        (tmp_path / name).write_text(f"text,codes\n{name}\n")
    with pytest.raises(StudyError, match="called as a copy of another one") as problem:
        prior_files(tmp_path)
    assert "Rochat" not in str(problem.value) and "file 1 of 3" in str(problem.value)
    (tmp_path / "Rochat (1).csv").unlink()
    assert [Path(file).name for file in prior_files(tmp_path)] == ["Rochat.csv", "other.csv"]
    (tmp_path / "Rochat again.csv").write_bytes((tmp_path / "Rochat.csv").read_bytes())
    with pytest.raises(StudyError, match="holds the same, to the last byte, as file 1 here") as problem:
        prior_files(tmp_path)
    assert "Rochat" not in str(problem.value) and "file 2 of 3" in str(problem.value)
