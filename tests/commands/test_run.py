"""`run`, `unlock`, `status` and `issue` start Snakemake as they should; what each tells is told elsewhere."""

import os
import stat
import sys
from pathlib import Path

import pytest
from snakemake.cli import parse_args

from commands.calling import call
from end_to_end.tiny import tiny_study
from themetrail.running import start_snakemake
from themetrail.running.alone import alone
from themetrail.running.as_it_ended import BEGAN, beginning_of, note_end
from themetrail.running.in_study import FROM
from themetrail.running.project import IS_CHECKOUT, LIBRARY, PROJECT
from themetrail.running.start_snakemake import BEGIN_TO_LOAD, PROFILE, SNAKEMAKE, options_of


class Became(Exception):
    """What this process would have become."""


@pytest.fixture
def became(tmp_path, monkeypatch):
    """The command line and the environment that a verb starts Snakemake with, in a study called `a study`."""
    (tmp_path / "a study/config").mkdir(parents=True)
    (tmp_path / "a study/config/config.yaml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "")
    started = []

    def execve(path, command, environment):
        started.append((path, command, environment))
        raise SystemExit(7)  # what Snakemake ends with

    monkeypatch.setattr(os, "execve", execve)

    def by(verb: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
        assert call(verb, "--directory", "a study", *arguments).returncode == 7
        path, command, environment = started.pop()
        assert path == command[0] == sys.executable
        return command[1:], environment

    return by


USUAL = ["-P", "-m", BEGIN_TO_LOAD, "--directory", "a study", "--snakefile", str(PROJECT / "Snakefile")]
USUAL += ["--workflow-profile", "none", "--cores", "all", "--rerun-incomplete", "--scheduler", "greedy"]
USUAL += ["--max-checksum-file-size", "100000"]
BY_ITSELF = [word.replace(BEGIN_TO_LOAD, SNAKEMAKE) for word in USUAL]


def test_run_becomes_snakemake_on_the_study_and_leaves_the_bytecode_cache_on(became):
    command, environment = became("run")
    assert command == USUAL
    assert "PYTHONDONTWRITEBYTECODE" not in environment and environment["HOME"] == os.environ["HOME"]
    assert environment[FROM] == str(Path.cwd()), "where the user stands, whatever a program that called us left in PWD"


def test_a_profile_says_in_options_what_snakemake_would_read_in_it(tmp_path):
    profile = tmp_path / "config.yaml"
    profile.write_text("# why\ncores: all\nkeep-going: false\nrerun-incomplete: true\nretries: 3\n", encoding="utf-8")
    assert options_of(profile) == ["--cores", "all", "--rerun-incomplete", "--retries", "3"]


def test_runs_are_told_what_the_projects_profile_says_and_read_it_no_second_time(capsys):
    read, told = (
        vars(parse_args(["--workflow-profile", *options])[1])
        for options in ([str(PROFILE)], ["none", *options_of(PROFILE)])
    )
    limits = (vars(each.pop("max_jobs_per_timespan")) for each in (read, told))  # such an object equals no other
    assert next(limits) == next(limits)
    assert {name for name in read if read[name] != told[name]} == {"workflow_profile"}
    assert (told["rerun_incomplete"], told["scheduler"]) == (True, "greedy")
    assert capsys.readouterr().err.count("Using workflow specific profile") == 1


def test_cores_and_what_stands_after_the_dashes_are_handed_on(became):
    command, _ = became("run", "--cores", "3", "--", "--dry-run", "--set-threads", "x y")
    assert command == [*BY_ITSELF, "--cores", "3", "--dry-run", "--set-threads", "x y"]


def test_what_jobs_load_is_begun_first_only_where_they_surely_run_here(became, monkeypatch):
    command, environment = became("run", "--cores", "2")
    assert command == [*USUAL, "--cores", "2"] and environment["PYTHONPATH"] == (str(LIBRARY) if IS_CHECKOUT else "")
    monkeypatch.setenv("SNAKEMAKE_PROFILE", "of-the-lab")
    assert became("run")[0] == BY_ITSELF


@pytest.fixture
def ended(became, monkeypatch) -> Path:
    """The study, as if a run had come to its end in it, and then opened to others."""
    study = Path("a study")
    key = study / "data/private/study.key"
    key.parent.mkdir(parents=True)
    key.write_text("ab" * 32)
    (study / "results").mkdir()
    (study / ".snakemake").mkdir()
    (study / "results/STATUS.md").write_text("# Wer hat was zu tun\n\n- C2 kodiert.\n", encoding="utf-8")
    note_end(beginning_of(study), [], "german", study)
    key.chmod(0o644)
    return study


def test_a_study_that_is_as_its_last_run_left_it_is_answered_without_snakemake(ended):
    said = call("run", "--directory", ended, "--cores", "2")
    assert said.returncode == 0 and "Nothing to be done" in said.stderr
    assert said.stderr.splitlines()[-1] == "themetrail: C2 kodiert. (alles: a study/results/STATUS.md)"
    assert "could be read by others than the owner" in said.stderr
    assert stat.S_IMODE((ended / "data/private/study.key").stat().st_mode) == 0o600


def test_snakemake_is_asked_where_something_changed_or_more_is_asked_of_it(ended, became, monkeypatch):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SNAKEMAKE_PROFILE", "of-the-lab")
        assert BEGAN not in became("run")[1]
    (ended / "data/new.txt").touch()
    assert became("run")[1][BEGAN] == beginning_of(ended)


def test_a_study_at_work_has_not_ended(ended):
    with alone(ended):
        said = call("run", "--directory", ended)
    assert said.returncode == 1 and "another command is at work in this study" in said.stderr


def test_status_makes_its_page_first_and_ends_as_snakemake_does(tmp_path, monkeypatch):
    study = tmp_path / "study"
    assert call("new-study", study).returncode == 0
    wanted = []

    def wait_for(command):
        wanted.append(command[-2:])
        (study / "results").mkdir()
        (study / "results/STATUS.md").write_text("# Who has what to do\n\n- Nobody\n")
        return 3

    monkeypatch.setattr(start_snakemake, "wait_for", wait_for)
    said = call("status", "--directory", study)
    assert wanted == [["--", "results/STATUS.md"]]
    assert (said.returncode, said.stdout) == (3, "# Who has what to do\n\n- Nobody\n")


def test_issue_drafts_the_round_first_and_issues_nothing_where_that_fails(tmp_path, monkeypatch):
    study = tiny_study(tmp_path / "study")
    wanted = []
    monkeypatch.setattr(start_snakemake, "wait_for", lambda command: wanted.append(command[-3:]) or 5)
    said = call("issue", "r1", "--directory", study)
    assert wanted == [["--", "results/coding/draft/r1/manifest.json", "results/audit/gate.json"]]
    assert (said.returncode, said.stdout) == (5, "")
    assert list((study / "data/rounds").iterdir()) == []
    wanted.clear()
    assert "there is no round 'r9' in the configuration" in call("issue", "r9", "--directory", study).stderr
    assert wanted == [], "what cannot be issued is said before a run that takes its time"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--directory", "--directory cannot stand behind the --; name the study before the --"),
        ("--dir=other", "--directory cannot stand behind the --"),
        ("-dother", "--directory cannot stand behind the --"),
        ("--snakefile", "--snakefile cannot stand behind the --; the workflow is Themetrail's own"),
        ("-s", "--snakefile cannot stand behind the --"),
    ],
)
def test_another_study_or_workflow_behind_the_dashes_is_refused(tmp_path, option, said):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").touch()
    done = call("run", "--directory", tmp_path, "--", option, "other")
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr


@pytest.mark.parametrize("cores", ["zero", "0", "-1", "1.5", "²"])
def test_cores_that_are_no_number_are_refused(tmp_path, cores):
    (tmp_path / "config").mkdir()
    (tmp_path / "config/config.yaml").touch()
    done = call("run", f"--cores={cores}", "--directory", tmp_path)
    assert done.returncode == 2 and "is no number of cores; name one, such as 4, or all" in done.stderr
