"""Printed commands carry the study that they are for."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from one_run import take_back_folder
from printed import PROJECT, printed


@pytest.mark.parametrize(
    ("sentence", "becomes"),
    [
        (
            "Researcher: issue round r1 (`make issue ROUND=r1`). (all of it: results/STATUS.md)",
            "Researcher: issue round r1 (`make issue ROUND=r1 DIR={}`). (all of it: results/STATUS.md)",
        ),
        (
            "this round: make reissue ROUND=r2 withdraws what was issued",
            "this round: make reissue ROUND=r2 DIR={} withdraws what was issued",
        ),
        ("as 'Note:'); `make labels FILE=...` shows", "as 'Note:'); `make labels FILE=... DIR={}` shows"),
        ("run `.venv/bin/snakemake --unlock`, then", "run `.venv/bin/snakemake --unlock --directory {}`, then"),
        ("`make new-study` makes one", "`make new-study` makes one"),
        ("`make issue ROUND=r1 DIR=X`", "`make issue ROUND=r1 DIR=X`"),
        ("the next run would make it anew", "the next run would make it anew"),
    ],
)
def test_a_command_names_the_study_where_that_is_elsewhere(tmp_path, sentence, becomes):
    study = tmp_path / "My Study"
    assert printed(sentence, study) == becomes.format(f"'{study}'")
    assert printed(sentence, PROJECT) == sentence
    assert printed(sentence, PROJECT / "STUDY") == becomes.format("STUDY")


def test_the_folder_of_a_misspelt_name_is_taken_back_and_no_other(tmp_path):
    def made(name: str, *files: str) -> Path:
        for file in [".snakemake/log/x.snakemake.log", *files]:
            (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file).write_text("")
        return tmp_path / name

    take_back_folder(made("misspelt", ".snakemake/themetrail.lock"), ["--directory", "misspelt"])
    take_back_folder(made("here"), ["--cores", "1"])
    take_back_folder(made("theirs", "notes.txt"), ["--directory", "theirs"])
    take_back_folder(made("ran", ".snakemake/metadata/abc"), ["--directory=ran"])
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["here", "ran", "theirs"]


def test_make_takes_a_folder_with_spaces_and_makes_none_of_a_misspelt_one(tmp_path):
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/ready").write_text("")
    (tmp_path / ".venv/bin").mkdir()
    called = tmp_path / ".venv/bin/snakemake"
    called.write_text('#!/bin/sh\nfor each; do echo "<$each>"; done\n')
    called.chmod(0o755)
    for file in ("requirements.lock", "models.lock", "pyproject.toml"):
        (tmp_path / file).write_text("")
        os.utime(tmp_path / file, (0, 0))
    shutil.copy(PROJECT / "Makefile", tmp_path)
    study = tmp_path / 'My $HOME\'s "Study"'
    (study / "config").mkdir(parents=True)
    (study / "config/config.yaml").write_text("")

    def make(folder: Path):
        name = str(folder).replace("$", "$$")
        return subprocess.run(["make", "run", f"DIR={name}"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert make(study).stdout.splitlines()[:2] == ["<--directory>", f"<{study}>"]
    refused = make(tmp_path / "misspelt")
    assert refused.returncode and "there is no study in" in refused.stderr and refused.stdout == ""
    assert not (tmp_path / "misspelt").exists()
