"""What make says and does, where no environment needs to be set up for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from themetrail.running.in_study import PROJECT


def make(*arguments: str) -> subprocess.CompletedProcess:
    # -o: as if the environment were ready, so that nothing is installed.
    command = ["make", "-s", "-o", ".venv/ready", *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("issue", "make issue ROUND=r1 DIR=MY-STUDY"),
        ("reissue", "make reissue ROUND=r1 DIR=MY-STUDY"),
        ("withdrawal", "make withdrawal PARTICIPANT=P3 DIR=MY-STUDY"),
        ("labels", "make labels FILE=data/transcripts/NAME.docx DIR=MY-STUDY"),
        ("compare", "make compare WITH=EARLIER-COPY DIR=MY-STUDY"),
    ],
)
def test_a_command_that_needs_to_be_told_more_says_what(command, asked):
    answer = make(command)
    assert answer.returncode != 0
    assert f"themetrail: say which: {asked}\n" in answer.stderr


def test_a_study_may_have_a_space_in_its_name_and_a_file_be_named_from_there(tmp_path):
    study = tmp_path / "My study"
    assert make("new-study", f"DIR={study}").returncode == 0
    (study / "data/transcripts/First talk.txt").write_text("I: Hello.\nP1: Yes.\n", encoding="utf-8")
    answer = make("labels", "FILE=data/transcripts/First talk.txt", f"DIR={study}")
    assert answer.returncode == 0, answer.stderr
    assert "P1\t1\tline 2\tno" in answer.stdout


def test_make_takes_a_folder_with_spaces_and_makes_none_of_a_misspelt_one(tmp_path):
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/ready").write_text("")
    (tmp_path / ".venv/bin").mkdir()
    called = tmp_path / "libraries/snakemake/__main__.py"
    called.parent.mkdir(parents=True)
    (called.parent / "__init__.py").touch()
    called.write_text("import sys\nfor each in sys.argv[1:]:\n    print(f'<{each}>')\n")
    python = tmp_path / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{tmp_path}/libraries" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    for file in ("requirements.lock", "models.lock", "pyproject.toml"):
        (tmp_path / file).write_text("")
        os.utime(tmp_path / file, (0, 0))
    shutil.copy(PROJECT / "Makefile", tmp_path)
    study = tmp_path / 'My $HOME\'s "Study"'
    (study / "config").mkdir(parents=True)
    (study / "config/config.yaml").write_text("")

    def make(folder: Path):
        name = str(folder).replace("$", "$$")
        return subprocess.run(
            ["make", "-s", "--no-print-directory", "run", f"DIR={name}"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert make(study).stdout.splitlines()[:2] == ["<--directory>", f"<{study}>"]
    refused = make(tmp_path / "misspelt")
    assert refused.returncode and "there is no study in" in refused.stderr and refused.stdout == ""
    assert not (tmp_path / "misspelt").exists()


def test_an_archive_is_named_from_the_study_or_by_its_whole_path(tmp_path):
    for to, named in (("a b.zip", f"{tmp_path}/MY STUDY/a b.zip"), ("/else where/a.zip", "/else where/a.zip")):
        commands = make("-n", "share", f"DIR={tmp_path}/MY STUDY", f"TO={to}").stdout
        shown = commands.replace(".venv/bin/python -m themetrail", "printf '<%s>'")
        environment = {**os.environ, "DIR": f"{tmp_path}/MY STUDY"}
        done = subprocess.run(["bash", "-c", shown], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout == f"<share><--directory><{tmp_path}/MY STUDY><--to><{named}>"


def test_a_study_that_is_not_there_is_told_and_not_made(tmp_path):
    for command in ("run", "status", "search", "share"):
        answer = make(command, f"DIR={tmp_path}/MY-STUDI")
        assert answer.returncode and "there is no study in" in answer.stderr and "new-study" in answer.stderr
    assert list(tmp_path.iterdir()) == []
