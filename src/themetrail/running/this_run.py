"""What surrounds a run: how it stops, what it writes before its first job and after its last, and its last words.

The configuration and the sheets are read by the process that starts jobs (the main one) and, where jobs run elsewhere,
by theirs. Only the main one writes here, and only where its command runs jobs.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from snakemake.logging import logger

from themetrail.audit.chain.changed import DigestsNow, changed_outputs, listed_records, to_make_again
from themetrail.audit.chain.leftovers import no_longer_made, remove
from themetrail.audit.chain.manifest import PAGE, close_run, page_made, study_files
from themetrail.audit.chain.notice import STATUS, notice_of, put_notice
from themetrail.audit.chain.rights import close_to_others
from themetrail.audit.follow.forgetting import forget, welcome_back, withdrawn_anew
from themetrail.audit.follow.withdrawal import digests_of_notes, what_rests_on, write_notes
from themetrail.configuration.source import ConfigurationFile, read_file
from themetrail.contracts.errors import StudyError
from themetrail.interface.catalogue import FALLBACK, language_in
from themetrail.layout import BENCHMARKS, CONFIGURATION, LOGS, SOURCE_FILES, Kind, folders
from themetrail.running.alone import alone, check_nobody_writes
from themetrail.running.as_it_ended import BEGAN, note_end
from themetrail.running.asked_to_end import AskedToEnd
from themetrail.running.by_records import judge_by_records, let_clocks_differ
from themetrail.running.gate_of_study import without_names
from themetrail.running.in_study import for_study, in_folder, keep_where_user_stands
from themetrail.running.jobs_together import JobsTogether
from themetrail.running.last_words import also_at_end, next_step, what_came_out, why_stopped
from themetrail.running.not_again import let_stand_what_would_be_the_same
from themetrail.running.notices import (
    at_work,
    in_part,
    not_yet,
    says_at_work,
    says_issued,
    stopped,
    stopped_at_once,
    stopped_on_request,
)
from themetrail.running.one_run import may_write, take_back_folder, when_prepared, write_only_while_locked
from themetrail.running.outlast_slurm import outlast_absent_controller
from themetrail.running.packing import refuse_to_pack
from themetrail.running.path_of_python import quote_path_of_python
from themetrail.running.screen import OURS, keep_screen_quiet, why_silent
from themetrail.running.time_left import TimeLeft, seconds_earlier, tell_time_left
from themetrail.running.with_run import name_this_run
from themetrail.sheets.left_by_programs import check_no_copy
from themetrail.study import Study
from themetrail.whole_number import counted

NOTED = Path("data/private/withdrawals")
RECORD_OF_STATUS = "results/audit/records/status.json"
ELSEWHERE = (
    "a study's files stand where its folder has them, so the module takes neither `prefix:` nor `replace_prefix:`;"
    " leave it out, and name the study's folder with --directory"
)
NOT_READ = "that no row of data/private/sources names, and that nobody reads; add rows, or move what is no transcript"
# Seconds of a first run on one core: of any study, and for each transcript of an hour.
FIRST_RUN, FIRST_RUN_OF_ONE = 25.0, 0.9
USUAL_LIMIT = (100, 1)  # jobs that begin, in so many seconds, where the command says nothing of it
T = TypeVar("T")


class ThisRun:
    """One run of `workflow`, Snakemake's own; `arguments` are those of its command."""

    def __init__(self, workflow: Any, arguments: list[str]) -> None:
        self._workflow = workflow
        self._started = time.time()
        self._is_main = workflow.is_main_process
        self.writes = self._is_main and may_write(arguments)
        self._tells_all = "--verbose" in arguments
        self._withdrawn_on: dict[str, str] = {}
        self._forgets, self._key = False, b""  # until the sheets are read
        self._rested: dict[Path, Any] = {}
        self._changed: dict[str, str] = {}
        self._now = DigestsNow(Path(), b"")  # until the key is read
        self._quiet: Any = None
        self._asked = AskedToEnd(lambda sentence: logger.info(sentence, extra=OURS))
        self._steps: Mapping[str, str] = {}
        self._has_begun = self._is_surrounded = False
        self._page_before = page_made()
        self._notice_before = ""
        self._together = JobsTogether(workflow, is_run=self.writes)
        self._language = FALLBACK  # until a configuration is read
        self._time_left: TimeLeft | None = None
        self._first_guess = 0.0
        self._not_read = 0  # files among the transcripts
        self._folders: list[Path] = []

    @classmethod
    def of(cls, workflow: Any) -> ThisRun:
        """The one run of a workflow, however often its files are read: once for each `use rule` of a module."""
        if not hasattr(workflow, "run_of_themetrail"):
            keep_where_user_stands()
            quote_path_of_python()
            refuse_to_pack(workflow)
            workflow.run_of_themetrail = cls(workflow, sys.argv)
            workflow.run_of_themetrail.said_plainly(check_paths, workflow, noted=False)
            if workflow.is_main_process:  # no stop of a run where another is at work: that one goes on
                workflow.run_of_themetrail.said_plainly(check_nobody_writes, noted=False)
                workflow.run_of_themetrail._together.begin_to_load()
        return workflow.run_of_themetrail

    # ---- while the files of the workflow are read -----------------------------------------------

    def said_plainly(self, load: Callable[..., T], *arguments: Any, noted: bool = True, **named: Any) -> T:
        """Call `load`; a mistake in the study's files ends the run with its one sentence.

        A mistake in the command, not in the files, is not `noted` on the status page: the results are what they were.
        """
        try:
            return load(*arguments, **named)
        except StudyError as problem:
            if noted and self.writes:
                self._note_stop(problem)
            sys.exit(for_study(f"themetrail: {problem}"))

    def _note_stop(self, problem: StudyError) -> None:
        """Say on the status page that a run stopped before its first job, unless nothing is there to be out of date.

        Where another command is at work, the page is its own.
        """
        if Path("results").is_dir():
            sentence = without_names(str(problem))
            with suppress(OSError, StudyError), alone(to_write=True):
                self._forget_withdrawn()
                put_notice(stopped_at_once(sentence, self._language), language=self._language)

    def configuration(self) -> list[ConfigurationFile]:
        """The study's own file, and those that the command names: where a key stands in several, the last counts.

        None where another workflow uses this one as a module: it gives a configuration of its own.
        """
        if self._is_main and not Path(CONFIGURATION).exists():
            atexit.register(take_back_folder, Path.cwd(), sys.argv)  # Snakemake is still in it
        if self._workflow.modifier.skip_configfile:
            return []
        named = [str(file) for file in self._workflow.overwrite_configfiles or ()]
        own = [CONFIGURATION] if Path(CONFIGURATION).exists() or not named else []
        if own and self._is_main:
            self.said_plainly(check_no_copy, CONFIGURATION)
        return [self.said_plainly(read_file, file) for file in own + named]

    def speak_as(self, configuration: Mapping[str, Any]) -> None:
        """Learn in which language the status page speaks, from a configuration that nobody has checked yet."""
        self._language = language_in(configuration)

    def begin_with(self, study: Study) -> None:
        """Learn what the last run left of this study, and listen to Snakemake."""
        name_this_run()
        self._withdrawn_on, self._key = study.withdrawn_on, study.key
        if not self._is_main or self._has_begun:
            return
        self._has_begun = True
        self.said_plainly(study_files, Path(), folders(Kind.BROUGHT))
        # Results that somebody edited, exchanged or removed are made again; not while they are being made.
        self._now = DigestsNow(Path(), study.key)
        self._changed = changed_outputs(self._now)
        if self.writes:
            self.said_plainly(to_make_again, self._changed)
        # Before the first job: whether the last run knew of all who have withdrawn, and what rested on them.
        self._forgets = withdrawn_anew(study.withdrawn_on)
        self._rested = what_rests_on(study.withdrawn_on, NOTED)
        if self.writes and not self._tells_all:
            self._quiet = keep_screen_quiet(logger, self._step_of)
        self._time_left = tell_time_left(logger)
        self._first_guess = FIRST_RUN_OF_ONE * len(study.transcripts)
        self._not_read = study.files_in_no_sheet if self.writes else 0

    def load_ahead(self, script: str, load: Callable[[], None]) -> None:
        """Have the job of a script, which alone loads what takes seconds, find it loaded where a core was idle."""
        self._together.load_ahead(script, load)

    def make_folders(self, folders: Iterable[Path]) -> None:
        """Have folders in which people will save what a run asks of them, their owner's alone, before the first job."""
        self._folders += folders

    def digests_of_notes(self, key: bytes) -> dict[str, str]:
        """A keyed digest of what is noted of each who withdrew, or will be before this run's first job."""
        return digests_of_notes(self._withdrawn_on, NOTED, self._rested, key)

    def surround(self, steps: Mapping[str, str]) -> None:
        """Do what comes before the first job and after the last, when Snakemake takes and gives back its lock.

        `steps` is the step of each rule, by its name in this run.
        """
        self._steps = steps
        if self._is_surrounded:
            return
        self._is_surrounded = True
        when_prepared(self._workflow, let_clocks_differ)
        if self._is_main:
            when_prepared(self._workflow, lambda workflow: judge_by_records(workflow, self._now))
            write_only_while_locked(self._workflow, self._begin, self._end, make_again=self._to_repeat())

    def _to_repeat(self) -> set[str]:
        """Files whose jobs are done again: those of what was changed by hand, and a status page that no job made."""
        repeated = {*self._changed.values()}
        if Path(STATUS).exists() and not Path(RECORD_OF_STATUS).exists():
            repeated.add(STATUS)
        return repeated

    def _step_of(self, rule: str) -> str:
        """The step of a rule; a rule of another workflow is its own, and what only asks for files is none."""
        return self._steps.get(rule, "" if rule in ("total", self._workflow.default_target) else rule)

    # ---- while the lock is held -----------------------------------------------------------------

    def _begin(self, has_jobs: bool) -> None:
        """What comes before the first job, as soon as the lock is held."""
        self._asked.listen()
        gc.freeze()
        gc.enable()  # again, after the files of the workflow were read
        Path("results/sealed").mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in self._folders:  # memos and reasons may name people
            folder.mkdir(mode=0o700, exist_ok=True)
        for sentence in close_to_others():
            logger.warning(f"themetrail: {sentence}")
        if n := self._not_read:
            logger.warning(f"themetrail: {in_folder(SOURCE_FILES)} holds {counted(n, 'file')} {NOT_READ}")
        to_come = {str(file) for job in self._workflow.dag.needrun_jobs() for file in job.output}
        edited = [path for path, record in self._changed.items() if record in to_come]
        for path in (path for path in edited if Path(path).exists() and not path.startswith((LOGS, BENCHMARKS))):
            logger.warning(f"themetrail: {path} is not as a run made it; it is made again")
        self._notice_before = notice_of()
        also_at_end(self._workflow, "_onsuccess", self._words_of_success)
        also_at_end(self._workflow, "_onerror", self._words_of_failure)
        if has_jobs:
            if self._workflow.executor_plugin.name == "slurm":
                outlast_absent_controller(logger)
            welcome_back(self._withdrawn_on)
            write_notes(self._rested, self._withdrawn_on, NOTED)
            remove(no_longer_made(to_come))
            if Path(STATUS).exists():  # else the rule `status` puts it there with the page
                put_notice(at_work(self._language), language=self._language)
            self._expect_time()
            self._together.load_for_jobs()
            listed, may_stand = listed_records(Path()), lambda rule: self._step_of(rule) != "audit"
            let_stand_what_would_be_the_same(self._workflow, self._key, listed, may_stand)
            self._look_for_jobs_only_when_one_ends()
        else:
            self._together.end()

    def _expect_time(self) -> None:
        """Say how long the jobs to come took in earlier runs, before they write their logs anew."""
        logs: dict[str, list[Path]] = defaultdict(list)
        for job in self._workflow.dag.needrun_jobs():
            logs[job.rule.name] += [Path(str(log)) for log in job.log]
        cores = self._workflow.resource_settings.cores or 1
        if self._time_left is not None:
            self._time_left.expect(seconds_earlier(logs), cores, FIRST_RUN + self._first_guess / cores)

    def _look_for_jobs_only_when_one_ends(self) -> None:
        """On one machine cores alone limit how many jobs begin.

        The limit of Snakemake's command line, 100 a second, would have it look for jobs again a second after each look,
        with ever more timers while jobs wait, and end only with the last of these: a second late.
        """
        settings = self._workflow.scheduling_settings
        limit = settings.max_jobs_per_timespan
        if self._workflow.executor_plugin.name == "local" and limit and (limit.max_jobs, limit.timespan) == USUAL_LIMIT:
            settings.max_jobs_per_timespan = None

    def _end(self, problem: BaseException | None) -> None:
        """What comes after the last job, before the lock is given back."""
        if problem is None:
            self._together.end()
        self._forget_withdrawn()
        if problem is not None:
            with suppress(OSError):  # on a full disk
                put_notice(self._notice_of_stop(problem), language=self._language)
        elif PAGE in self._made():
            put_notice("")
            close_run(anew=page_made() != self._page_before)
            note_end(os.environ.get(BEGAN, ""), self._models(), self._language)
        elif says_at_work(notice_of()):
            # Where a part was asked for, what stopped the whole may stop it still.
            passed = says_at_work(self._notice_before) or says_issued(self._notice_before)
            before = "" if passed else self._notice_before
            of_part = in_part(self._language) if page_made() else not_yet(self._language)
            put_notice(before or of_part, language=self._language)

    def _notice_of_stop(self, problem: BaseException) -> str:
        lines = why_stopped(self._started).splitlines() or self._said_on_screen()
        sentences = [line.removeprefix("themetrail: ").removeprefix("Stopped: ") for line in lines]
        if not sentences and (self._on_request() or not isinstance(problem, Exception)):  # Ctrl-C before the jobs
            return stopped_on_request(self._language)
        return stopped(sentences, "`results/logs/`", self._language)

    def _said_on_screen(self) -> list[str]:
        """Why the run stopped, where Snakemake and not a job says it: a full disk takes no job's sentence."""
        said = self._quiet.why if self._quiet else []
        return [sentence for sentence in said if sentence.startswith("themetrail: Stopped: ")]

    def _on_request(self) -> bool:
        """Whether somebody, the end of a session or the computer ended the run, and no job of it failed by itself."""
        return self._asked.asked or bool(self._quiet and self._quiet.on_request)

    def _forget_withdrawn(self) -> None:
        """What earlier runs made of who has withdrawn since goes, also where this run stops before it makes it anew."""
        if self._forgets:
            write_notes(what_rests_on(self._withdrawn_on, NOTED), self._withdrawn_on, NOTED)
            forget(self._withdrawn_on, self._started)

    def _models(self) -> Iterator[Mapping[str, str]]:
        """The language models that jobs of the study go by, whether these have anything to do now or not."""
        for job in self._workflow.dag.jobs:
            models = dict(job.params.items()).get("models")
            yield from models.values() if isinstance(models, dict) else ()

    def _made(self) -> set[str]:
        return {str(file) for job in self._workflow.dag.jobs for file in job.output}

    def _words_of_success(self) -> list[str]:
        """Where the tables are and what is next; nothing is next where a part was asked for: the page is older."""
        made = self._made()
        return [what_came_out(made), next_step(self._language) if PAGE in made else ""]

    def _words_of_failure(self) -> list[str]:
        """The sentences of the jobs that stopped or, where neither they nor the screen could say one, of which rules
        they are."""
        on_screen = self._said_on_screen()
        if told := [line for line in why_stopped(self._started).splitlines() if line not in on_screen]:
            return [for_study("\n".join(told))]
        quiet = self._quiet
        if quiet and quiet.has_said_why:
            return []
        return [why_silent(quiet.failed if quiet else [], on_request=self._on_request())]


def check_paths(workflow: Any) -> None:
    """StudyError where a workflow that uses this one as a module would have its files elsewhere."""
    modifier = workflow.modifier.path_modifier
    while modifier is not None:  # a module may use a module
        if modifier.prefix or modifier.modifies_prefixes:
            raise StudyError(ELSEWHERE)
        modifier = modifier.inner_modifier
