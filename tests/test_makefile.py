"""What make says and does, where no environment needs to be set up for it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import SLOW
from themetrail.running.project import PROJECT


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
    called = tmp_path / "libraries/snakemake/cli.py"
    called.parent.mkdir(parents=True)
    (called.parent / "__init__.py").touch()
    called.write_text("import sys\n\n\ndef main():\n    for each in sys.argv[1:]:\n        print(f'<{each}>')\n")
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


@pytest.mark.parametrize(
    ("given", "called"),
    [
        ("run", "run --directory S"),
        ("demo", "run --directory S"),
        ("unlock", "unlock --directory S"),
        ("status", "status --directory S"),
        ("search", "search --directory S"),
        ("report", "report --directory S"),
        ("issue ROUND=r1", "issue r1 --directory S"),
        ("reissue ROUND=r1", "reissue r1 --directory S"),
        ("labels FILE=data/transcripts/a~b.docx", "labels data/transcripts/a~b.docx --directory S"),
        ("survey", "survey --directory S"),
        ("survey FILE=data/transcripts/a~b.csv", "survey data/transcripts/a~b.csv --directory S"),
        ("withdrawal PARTICIPANT=P3", "withdraw P3 --directory S"),
        ("verify", "verify --directory S"),
        ("verify HEAD=abc SIGNER=a~b.pub", "verify --directory S --head abc --signer a~b.pub"),
        ("sign", "sign --directory S"),
        ("sign KEY=/key~s/own", "sign --directory S --key /key~s/own"),
        ("trace TABLE=results/a~b.csv ROW=5", "trace --directory S --table results/a~b.csv --row 5"),
        ("trace TRANSCRIPT=I1 TURN=3", "trace --directory S --transcript I1 --turn 3"),
        ("trace PARTICIPANT=P3", "trace --directory S --participant P3"),
        ("compare WITH=/earlier~copy", "compare /earlier~copy --directory S"),
        ("share", "share --directory S"),
        ("share TO=a~b.zip", "share --directory S --to S/a~b.zip"),
        ("share TO=/else~where/a.zip", "share --directory S --to /else~where/a.zip"),
        ("deposit TO=a~b LICENCE=CC0-1.0", "deposit --directory S --to S/a~b --licence CC0-1.0"),
        ("ethics", "ethics --directory S"),
        ("ethics TO=/else~where/e", "ethics --directory S --to /else~where/e"),
        ('labels FILE=data/Anna\'s~"talk"~`é`.txt', 'labels data/Anna\'s~"talk"~`é`.txt --directory S'),
        ("reidentify TRANSCRIPT=I1 TURN=3", "reidentify --directory S --transcript I1 --turn 3"),
        ("reidentify WHO=Job~Coach~2 IDENTITY=a~b", "reidentify --directory S --who Job~Coach~2 --identity a~b"),
    ],
)
def test_each_target_calls_the_command_with_what_it_was_given(given, called):
    """Here `~` is a space, and `S` the study's folder, which has spaces too."""
    study = "/the studies/MY STUDY"
    target, *variables = [word.replace("~", " ") for word in given.split()]
    recipe = make("-n", target, f"DIR={study}", *variables).stdout
    shown = recipe.replace(".venv/bin/python -m themetrail", r"printf '%s\n'")
    done = subprocess.run(
        ["bash", "-c", shown],
        env={**os.environ, "DIR": study, **dict(named.split("=", 1) for named in variables)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [re.sub("^S", study, word).replace("~", " ") for word in called.split()]


def test_a_study_that_is_not_there_is_told_and_not_made(tmp_path):
    for command in ("run", "status", "search", "share"):
        answer = make(command, f"DIR={tmp_path}/MY-STUDI")
        assert answer.returncode and "there is no study in" in answer.stderr and "new-study" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_the_fast_tests_leave_out_is_there():
    assert sorted(name for name in SLOW if not (PROJECT / "tests" / name).exists()) == []


@pytest.mark.parametrize("words", [("a",), ("a", "b c")])
def test_a_folder_with_blanks_that_is_not_quoted_makes_none(tmp_path, words):
    answer = make("new-study", f"DIR={tmp_path}/My", *words)
    assert answer.returncode != 0 and answer.stderr.count("\n") == 1
    assert f"themetrail: there is no '{words[0]}" in answer.stderr and 'DIR="MY STUDY"' in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_misspelt_dir_is_not_taken_for_the_demo_study(tmp_path):
    answer = make("status", f"DRI={tmp_path}")
    assert answer.returncode != 0 and "themetrail: 'DRI' means nothing here; what may be given is DIR " in answer.stderr
