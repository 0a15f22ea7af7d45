"""The screen of a run: a line a step, and one sentence where it stops; all else is in Snakemake's log."""

import io
import logging
from pathlib import Path
from types import SimpleNamespace

import pytest

from themetrail.contracts.errors import NO_RIGHTS, NO_ROOM
from themetrail.running.screen import IN_PART, Quiet, keep_screen_quiet, sentence_of, why_silent

STEPS = {"ingest": "ingest", "anonymise_detect": "anonymise", "anonymise_apply": "anonymise", "status": "coding"}


@pytest.fixture
def run():
    """A logger as Snakemake sets it up, with what went to the screen and what to the log."""
    screen, log, logger = io.StringIO(), io.StringIO(), logging.Logger("snakemake")
    for stream, name in ((screen, "DefaultStreamHandler"), (log, "DefaultLogFileHandler")):
        handler = logging.StreamHandler(stream)
        handler.name = name
        logger.addHandler(handler)
    quiet = keep_screen_quiet(logger, STEPS.get)

    def ends(job: int, rule: str) -> None:
        logger.info("listing", extra={"event": "job_info", "jobid": job, "rule_name": rule})
        logger.info("Finished", extra={"event": "job_finished", "job_id": job})

    return SimpleNamespace(
        logger=logger, quiet=quiet, ends=ends, shown=lambda: screen.getvalue().splitlines(), log=log.getvalue
    )


def test_a_step_is_one_line_with_the_share_done_when_its_last_job_has_ended(run):
    stats = {"ingest": 2, "anonymise_detect": 1, "anonymise_apply": 1, "status": 1, "all": 1, "total": 6}
    run.logger.info("Job stats", extra={"event": "run_info", "stats": stats})
    run.ends(1, "ingest")
    assert run.shown() == ["themetrail: 5 jobs to do"]
    for job, rule in enumerate(["ingest", "anonymise_detect", "anonymise_apply", "status"], start=2):
        run.ends(job, rule)
    run.logger.info("Select jobs to execute...")
    assert run.shown()[1:] == ["themetrail:  40 % ingest", "themetrail:  80 % anonymise", "themetrail: 100 % coding"]
    assert "listing" in run.log() and "Select jobs" in run.log()


def test_what_a_job_failed_of_is_in_the_log_and_its_rule_is_known(run):
    run.logger.error("Error in rule ingest", extra={"event": "job_error", "rule_name": "ingest"})
    run.logger.error("Error in group", extra={"event": "group_error", "job_error_info": [{"rule_name": "segment"}]})
    error = "RuleException:\nCalledProcessError in file ingest.smk"
    run.logger.error(error, extra={"event": "error", "exception": "RuleException"})
    run.logger.error("WorkflowError:\nAt least one job did not complete successfully.", extra={"event": "error"})
    run.logger.error("Exiting because a job execution failed. Look below for error messages")
    assert run.shown() == []
    assert "CalledProcessError" in run.log() and not run.quiet.has_said_why
    assert "a job of ingest, segment ended without a word" in why_silent(run.quiet.failed)


def test_a_run_that_somebody_stopped_says_so(run):
    run.logger.info("Terminating processes on user request, this might take some time.")
    run.logger.error("Error in rule ingest", extra={"event": "job_error", "rule_name": "ingest"})
    assert run.shown() == [] and run.quiet.on_request
    assert "Stopped on request, or from outside" in why_silent(run.quiet.failed, on_request=run.quiet.on_request)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("results/STATUS.md", "results/STATUS.md: "),
        ("data/private/people.tsv", "data/private: "),
        (f"{Path.cwd()}/.snakemake/locks", ".snakemake/locks: "),
    ],
)
def test_rights_that_are_lacking_are_told_in_words(path, shown):
    text = f"PermissionError:\n[Errno 13] Permission denied: '{path}'"
    assert sentence_of("PermissionError", text) == f"themetrail: Stopped: {shown}{NO_RIGHTS}"
    assert sentence_of("", "OSError: [Errno 30] Read-only file system") == f"themetrail: Stopped: {NO_RIGHTS}"


def test_what_is_wrong_with_the_run_itself_is_one_sentence(run):
    text = "WorkflowError:\nSLURM sbatch failed:\n  invalid partition"
    for _ in range(3):  # as where several jobs, or the run and its log, meet a full disk
        run.logger.error(text, extra={"event": "error", "exception": "WorkflowError"})
    assert run.shown() == ["themetrail: Snakemake stopped: WorkflowError: SLURM sbatch failed: invalid partition"]
    assert run.quiet.has_said_why
    trace = "Traceback (most recent call last):\n  File x\nKeyError: 'b'"
    of_a_job = 'RuleException:\nKeyError in file "x.smk", line 2:\nno job\n  File "y.py", line 3, in z'
    told = 'themetrail: Snakemake stopped: RuleException: KeyError in file "x.smk", line 2: no job'
    assert sentence_of("RuleException", of_a_job) == told
    assert sentence_of("KeyError", trace) == "themetrail: Snakemake stopped: KeyError: 'b'"
    unknown = "MissingRuleException:\nNo rule to produce x.csv (if you use input functions make sure that ...)."
    assert sentence_of("MissingRuleException", unknown).startswith("themetrail: nothing here makes 'x.csv', or is")
    full = "Traceback\nOSError: [Errno 28] No space left on device: '.snakemake/x'"
    assert sentence_of("OSError", full) == f"themetrail: Stopped: {NO_ROOM}"


def test_notes_of_snakemake_that_a_full_disk_cut_short_are_in_the_log_alone(run):
    run.logger.warning("Ignore corrupted or currently written metadata record /a/b.")
    assert run.shown() == [] and "Ignore corrupted" in run.log()


def test_warnings_and_what_is_for_the_screen_are_shown(run):
    run.logger.warning("Slurm's controller does not answer; jobs are sent when it is back.")
    run.logger.info("themetrail: 3 of 9 jobs done; about 2 minutes left")
    run.logger.info("Nothing to be done (all requested files are present and up to date).")
    assert len(run.shown()) == 3


def test_a_command_that_goes_on_after_snakemake_does_not_say_that_there_is_nothing_to_do(run, monkeypatch):
    monkeypatch.setenv(IN_PART, "yes")
    run.logger.info("Nothing to be done (all requested files are present and up to date).")
    run.logger.info("themetrail: 3 of 9 jobs done; about 2 minutes left")
    assert run.shown() == ["themetrail: 3 of 9 jobs done; about 2 minutes left"]


def test_a_record_of_another_form_ends_no_run_and_is_shown_where_it_is_no_listing(run):
    run.logger.info(None, extra={"event": "rulegraph"})
    run.logger.info("stats", extra={"event": "run_info", "stats": 5})
    run.logger.error("odd", extra={"event": "group_error", "job_error_info": None})
    run.logger.info("odd", extra={"event": "job_info"})
    assert run.shown() == ["odd"]


def test_steps_that_met_a_record_of_another_form_say_so_once_and_no_more(run):
    run.logger.info("stats", extra={"event": "run_info", "stats": 5})
    run.logger.info("stats", extra={"event": "run_info", "stats": {"ingest": 1, "total": 1}})
    run.ends(1, "ingest")
    assert run.shown() == []
    assert run.log().count("(themetrail: steps) was stopped by AttributeError in screen.py, line ") == 1


def test_a_second_run_in_one_process_has_one_screen(run):
    keep_screen_quiet(run.logger, STEPS.get)
    assert [len([f for f in each.filters if isinstance(f, Quiet)]) for each in run.logger.handlers] == [1, 0, 0]
