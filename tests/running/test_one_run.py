"""Who may be at work in a study at the same time, and what a run does while it holds the lock."""

import multiprocessing
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
import snakemake.exceptions

from themetrail.contracts.errors import StudyError
from themetrail.running.alone import BUSY, LOCK, alone, check_nobody_writes
from themetrail.running.one_run import may_write, take_back_folder, write_only_while_locked


def test_many_may_read_and_one_alone_may_write(tmp_path, monkeypatch):
    (tmp_path / LOCK).parent.mkdir()
    with alone(tmp_path), alone(tmp_path):
        check_nobody_writes(tmp_path)
        with pytest.raises(StudyError, match=BUSY), alone(tmp_path, to_write=True):
            pass
    with alone(tmp_path, to_write=True):
        for to_write in (False, True):
            with pytest.raises(StudyError, match=BUSY), alone(tmp_path, to_write=to_write):
                pass
    with alone(tmp_path, to_write=True):
        pass


def _hold(folder, ready):
    with alone(folder, to_write=True):
        ready.set()
        multiprocessing.Event().wait()


def test_the_lock_ends_with_a_process_that_is_killed(tmp_path):
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Event()
    holder = spawn.Process(target=_hold, args=(tmp_path, ready))
    holder.start()
    assert ready.wait(30)
    with pytest.raises(StudyError, match=BUSY):
        check_nobody_writes(tmp_path)
    holder.kill()
    holder.join()
    check_nobody_writes(tmp_path)


@pytest.mark.parametrize(
    "arguments", [["-n"], ["-np"], ["--dry-run"], ["--unlock"], ["--lint"], ["--report", "x.html"]]
)
def test_what_runs_no_job_writes_nothing(arguments):
    assert not may_write(["snakemake", "--cores", "1", *arguments])


@pytest.mark.parametrize("arguments", [[], ["--nolock"], ["-c1"], ["--", "results/STATUS.md"], ["--no-hooks"]])
def test_what_runs_jobs_may_write(arguments):
    assert may_write(["snakemake", *arguments])


class Pretended:
    """What of Snakemake's workflow is touched."""

    def __init__(self, jobs=("a job",), dryrun=False, locked=False):
        @contextmanager
        def lock():
            if locked:
                raise snakemake.exceptions.LockException()
            yield

        self.persistence = SimpleNamespace(lock=lock)
        self.dag = SimpleNamespace(forcefiles={"x"}, needrun_jobs=lambda: iter(jobs))
        self.dryrun = dryrun

    def _prepare_dag(self, *arguments, **named):
        pass


def prepared(workflow, said):
    write_only_while_locked(
        workflow,
        lambda has_jobs: said.append(f"begin, {'jobs' if has_jobs else 'nothing to do'}"),
        lambda problem: said.append(f"end, {problem}"),
        make_again={"y"},
    )
    assert said == [], "nothing happens before the lock"
    workflow._prepare_dag()
    return workflow


def test_all_that_a_run_writes_itself_is_written_under_the_lock(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = []
    workflow = prepared(Pretended(), said)
    assert workflow.dag.forcefiles == {"x", "y"} and said == []
    with workflow.persistence.lock():
        assert said == ["begin, jobs"]
        with pytest.raises(StudyError):
            check_nobody_writes()
    assert said == ["begin, jobs", "end, None"]
    check_nobody_writes()


def test_a_run_that_fails_says_so_before_the_lock_is_given_back(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = []
    workflow = prepared(Pretended(jobs=()), said)
    with pytest.raises(ValueError, match="no"), workflow.persistence.lock():
        raise ValueError("no")
    assert said == ["begin, nothing to do", "end, no"]


def test_a_dry_run_keeps_snakemakes_own_lock_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = []
    with prepared(Pretended(dryrun=True), said).persistence.lock():
        assert said == [] and not (tmp_path / LOCK).exists()


@pytest.mark.parametrize("left", [True, False])
def test_a_lock_that_cannot_be_had_is_one_sentence(tmp_path, monkeypatch, left):
    monkeypatch.chdir(tmp_path)
    said = []
    workflow = prepared(Pretended(locked=left), said)
    with alone(to_write=not left), pytest.raises(SystemExit) as told, workflow.persistence.lock():
        pass
    assert "was killed" in told.value.code if left else told.value.code == f"themetrail: {BUSY}"
    assert said == []


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
