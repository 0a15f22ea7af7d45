"""A quiet screen: a line for each step, with its share of the work done, and one sentence where a run stops.

All else that Snakemake says, with the listings of its jobs and its tracebacks, is in its log file alone, in
.snakemake/log/; `--verbose` shows it on the screen as well. Nothing here depends on a terminal.
"""

from __future__ import annotations

import logging
import os
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path, PurePath
from typing import Any

from themetrail.contracts.errors import NO_RIGHTS, NO_ROOM
from themetrail.running.as_snakemake import IN_PART
from themetrail.running.listener import NOTE, Listener
from themetrail.whole_number import counted

OURS = {"of_themetrail": True}  # marks a record that is for the screen
_SCREEN = "DefaultStreamHandler"
_NOTHING = "Nothing to be done"
_SAID_ALWAYS = ("themetrail: ", _NOTHING, "SLURM run ID")  # by this id a killed run's jobs are cancelled
_OF_A_JOB = ("CalledProcessError", "SpawnedJobError")  # the job's own sentence is told at the end
_ON_REQUEST = "Terminating processes on user request"  # by Ctrl-C, or a signal to end
# Notes of Snakemake's own that a full disk cut short: the jobs that they are of are done again.
_NOTES_LOST = "Ignore corrupted or currently written metadata record"
_AFTER_ALL = "At least one job did not complete successfully"
_NO_ROOM = ("No space left on device", "Disk quota exceeded")
# As Python tells of rights that a file, or a drive, does not give; with the path, where it names one.
_NO_RIGHTS = re.compile(r"\[Errno (?:1|13|30)\] [\w -]+(?:: '(?P<path>[^']+)')?")
_NOT_MADE = re.compile(r"MissingRuleException:\s+No rule to produce (.+?) \(if you use input functions")
_LONGEST = 600  # characters of a sentence of Snakemake's


class Steps(Listener):
    """Says of each step when its last job has ended, and which share of all jobs has."""

    def __init__(
        self, say: Callable[[str], object], step_of: Callable[[str], str], note: Callable[[str], object] = NOTE
    ) -> None:
        super().__init__("themetrail: steps", note)
        self._say, self._step = say, step_of
        self._jobs: Counter[str] = Counter()
        self._ended: Counter[str] = Counter()
        self._step_of: dict[int, str] = {}

    def take(self, record: Any) -> None:
        """Take notice of one record."""
        event = getattr(record, "event", None)
        if event == "run_info" and hasattr(record, "stats"):
            self._begin(record.stats)
        elif event == "job_info":
            self._step_of[record.jobid] = self._step(record.rule_name)
        elif event == "job_finished" and self._step_of.get(record.job_id):
            self._end(self._step_of.pop(record.job_id))

    def _begin(self, rules: dict[str, int]) -> None:
        self._jobs, self._ended = Counter(), Counter()
        for rule, n in rules.items():
            if step := self._step(rule):
                self._jobs[step] += n
        if n := self._jobs.total():
            self._say(f"themetrail: {counted(n, 'job')} to do")

    def _end(self, step: str) -> None:
        self._ended[step] += 1
        if self._ended[step] == self._jobs[step]:
            share = 100 * self._ended.total() // max(1, self._jobs.total())
            self._say(f"themetrail: {share:3d} % {step}")


class Quiet(logging.Filter):
    """Lets to the screen what is for it, and in one sentence what is wrong with the run and not with a job."""

    def __init__(self, say: Callable[[str], object]) -> None:
        super().__init__()
        self._say = say
        self.failed: list[str] = []  # rules of which a job failed
        self.on_request = False  # whether somebody stopped the run
        self._told: set[str] = set()  # why it stopped, in sentences on the screen

    @property
    def has_said_why(self) -> bool:
        """Whether the screen says why the run stopped."""
        return bool(self._told)

    @property
    def why(self) -> list[str]:
        """The sentences with which the screen says why the run stopped."""
        return sorted(self._told)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this record is shown; whatever it holds, no run ends by it."""
        try:
            return self._is_shown(record)
        except Exception:
            return True

    def _is_shown(self, record: Any) -> bool:
        if getattr(record, "of_themetrail", False):
            return True
        event, text = getattr(record, "event", None), str(record.msg or "")
        if event == "job_error":
            self.failed.append(record.rule_name)
        elif event == "group_error":
            self.failed += [info["rule_name"] for info in record.job_error_info]
        elif event == "error":
            if sentence := sentence_of(getattr(record, "exception", ""), text):
                if sentence not in self._told:
                    self._say(sentence)
                self._told.add(sentence)
        elif event is None:
            self.on_request |= text.startswith(_ON_REQUEST)
            if text.startswith(_NOTHING) and IN_PART in os.environ:
                return False
            is_warning = record.levelno == logging.WARNING and not text.startswith(_NOTES_LOST)
            return text.startswith(_SAID_ALWAYS) or is_warning
        return False


def sentence_of(kind: str, text: str) -> str:
    """What the screen says of an error of Snakemake's; nothing where a job says it."""
    if any(words in text for words in _NO_ROOM):
        return f"themetrail: Stopped: {NO_ROOM}"
    if refused := _NO_RIGHTS.search(text):
        return f"themetrail: Stopped: {_shown(refused['path'])}{NO_RIGHTS}"
    if asked := _NOT_MADE.search(text):
        return f"themetrail: nothing here makes '{asked[1]}', or is called so; without a name, all that can be is made"
    if kind in _OF_A_JOB or any(words in text for words in (*_OF_A_JOB, _AFTER_ALL)):
        return ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        lines = lines[-1:]  # the error itself
    lines = list(takewhile(lambda line: not line.startswith('File "'), lines))  # not the places it came through
    return f"themetrail: Snakemake stopped: {' '.join(lines)[:_LONGEST]}"


def _shown(named_path: str | None) -> str:
    """The path that an error names, to stand before a sentence; where its name may identify somebody, its folder."""
    from themetrail.audit.chain.manifest import name_identifies  # with pandas, for which no run waits at its start

    if named_path is None:
        return ""
    path = PurePath(named_path)
    named = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return f"{named.parent if name_identifies(named.as_posix()) else named}: "


def why_silent(failed: Sequence[str], *, on_request: bool = False) -> str:
    """What is said where jobs failed, or were stopped by whoever began the run, and none of them could say why."""
    if on_request:
        return "themetrail: Stopped on request, or from outside; the next run goes on from here"
    rules = ", ".join(dict.fromkeys(failed)) or "a rule"
    return (
        f"themetrail: Stopped: a job of {rules} ended without a word: killed, or out of memory, of time or of room"
        " on the disk; the last file in .snakemake/log/ has the details"
    )


def keep_screen_quiet(logger: logging.Logger, step_of: Callable[[str], str]) -> Quiet:
    """Let `logger`, Snakemake's own, say on the screen what is for it; what decides it knows which rules failed.

    `step_of` names the step to which a rule belongs; it is empty for a rule that is no work of its own.
    """

    def say(sentence: str) -> None:
        logger.info(sentence, extra=OURS)

    quiet = Quiet(say)
    for handler in logger.handlers:
        if handler.name == _SCREEN:
            for earlier in [each for each in handler.filters if isinstance(each, Quiet)]:
                handler.removeFilter(earlier)
            handler.addFilter(quiet)
    for handler in [each for each in logger.handlers if each.name == "themetrail: steps"]:
        logger.removeHandler(handler)
    logger.addHandler(Steps(say, step_of, logger.debug))
    return quiet
