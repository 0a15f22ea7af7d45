"""What a run does while it holds Snakemake's lock, before its first job and after its last.

Snakemake reads the Snakefile, and decides what is to be done, before it takes the lock; a second run beside the first
gets as far. So nothing is written while the Snakefile is read. `onstart` and its like come with the lock, but not in a
run that has nothing to do. So the lock itself is wrapped, in this one process, where it is taken in earnest.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import snakemake.exceptions

from themetrail.contracts.errors import StudyError
from themetrail.running.alone import LOCK, take
from themetrail.running.in_study import for_study

KILLED = (
    "the last run in this study was killed, or one is at work on another machine: where none is, run"
    " `themetrail unlock --directory MY-STUDY`, then the study again"
)
# Snakemake's options of which none runs a job, by their beginnings; they are not known yet while a Snakefile is read.
_LOOKS_ONLY = (
    *("--dry", "--unlock", "--lint", "--report", "--summary", "--detailed-summary", "--dag", "--rulegraph"),
    *("--filegraph", "--d3dag", "--list", "--cleanup", "--archive", "--containerize", "--print-compilation"),
)
_DRY = re.compile(r"-[A-Za-z]*n[A-Za-z]*")


def may_write(arguments: list[str]) -> bool:
    """Whether this is a command of Snakemake that runs jobs: not a dry run, nor one that shows or mends something."""
    return not any(argument.startswith(_LOOKS_ONLY) or _DRY.fullmatch(argument) for argument in arguments)


def take_back_folder(folder: Path, arguments: list[str]) -> None:
    """Remove the folder that Snakemake made of a misspelt `--directory`: it holds nothing but Snakemake's own."""
    named = any(argument.startswith(("--directory", "-d")) for argument in arguments)
    own = folder / ".snakemake"
    if not named or not folder.is_dir() or [*folder.iterdir()] not in ([], [own]):
        return
    if all(file.is_dir() or file.name == LOCK.name or file.suffix == ".log" for file in own.rglob("*")):
        shutil.rmtree(own, ignore_errors=True)
        with suppress(OSError):
            folder.rmdir()


def write_only_while_locked(
    workflow,
    begin: Callable[[bool], None],
    end: Callable[[BaseException | None], None],
    *,
    make_again: Collection[str] = (),
) -> None:
    """Let `workflow` call `begin` when it has taken its lock, and `end` before it gives it back.

    `begin` is told whether there are jobs to do, `end` what ended the run, if it was no success. Jobs that make the
    files `make_again` are done whatever their times say, if the run comes by them.
    """

    def prepare(workflow) -> None:
        workflow.dag.forcefiles = {*workflow.dag.forcefiles, *make_again}
        if not workflow.dryrun:
            workflow.persistence.lock = _with(workflow, workflow.persistence.lock, begin, end)

    when_prepared(workflow, prepare)


def when_prepared(workflow, prepare: Callable[[Any], None]) -> None:
    """Call `prepare` with `workflow` when it has got ready to find out which jobs there are, and before it does."""
    before = workflow._prepare_dag

    def prepared(*arguments, **named):
        before(*arguments, **named)
        prepare(workflow)

    workflow._prepare_dag = prepared


def _with(workflow, lock: Callable, begin: Callable, end: Callable) -> Callable:
    @contextmanager
    def locked() -> Iterator[None]:
        holder = None
        try:
            holder = take(to_write=True)
            with lock():
                begin(any(True for _ in workflow.dag.needrun_jobs()))
                try:
                    yield
                except BaseException as problem:
                    end(problem)
                    raise
                end(None)
        except snakemake.exceptions.LockException:
            sys.exit(f"themetrail: {for_study(KILLED)}")
        except StudyError as problem:
            sys.exit(for_study(f"themetrail: {problem}"))
        finally:
            if holder is not None:
                holder.close()

    return locked
