"""What surrounds a run: its stops before the first job, what it is asked of its configuration, and its last words."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from snakemake.cli import get_argument_parser
from snakemake.path_modifier import PathModifier
from snakemake.settings.types import MaxJobsPerTimespan

from themetrail.audit.chain.manifest import PAGE
from themetrail.audit.chain.notice import STATUS, notice_of, put_notice
from themetrail.contracts.errors import NO_ROOM, StudyError
from themetrail.interface.status.words import status_words
from themetrail.running.in_study import FROM
from themetrail.running.last_words import also_at_end, next_step, what_came_out, why_stopped
from themetrail.running.notices import at_work, in_part, issued, not_yet, stopped_on_request
from themetrail.running.screen import why_silent
from themetrail.running.this_run import ELSEWHERE, USUAL_LIMIT, ThisRun, check_paths


def workflow(*, prefix=None, replace_prefix=None, inner=None, named=(), is_module=False, is_main=True):
    """What of Snakemake's workflow is touched."""
    paths = PathModifier(replace_prefix, prefix, None, inner)
    modifier = SimpleNamespace(path_modifier=paths, skip_configfile=is_module)
    return SimpleNamespace(
        create_report=None,
        archive=None,
        is_main_process=is_main,
        modifier=modifier,
        overwrite_configfiles=named,
        default_target="tt_all",
        resource_settings=SimpleNamespace(nodes=4),  # jobs may run elsewhere
        _prepare_dag=lambda: None,
    )


@pytest.fixture
def study(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(FROM, str(tmp_path))  # else a run sets it for all tests that follow
    for folder in ("config", "results"):
        (tmp_path / folder).mkdir()
    (tmp_path / "config/config.yaml").write_text("study: {title: A study}\n")
    return tmp_path


@pytest.mark.parametrize(
    ("before", "has_run", "says"),
    [
        ("", False, not_yet()),
        ("", True, in_part()),
        (at_work(), True, in_part()),
        (in_part(), True, in_part()),
        (at_work("french"), True, in_part()),  # the study spoke French then
        (issued("french"), True, in_part()),  # the page has been made anew since, so it names the coders
        ("It stopped.", False, "It stopped."),
    ],
)
def test_the_notice_after_a_part_says_whether_the_study_was_ever_run_to_its_end(study, before, has_run, says):
    run = ThisRun(workflow(), ["snakemake", "--cores", "1"])
    run._notice_before = before
    run._workflow.dag = SimpleNamespace(jobs=[])
    if has_run:
        (study / "results/audit").mkdir()
        (study / PAGE).write_text("# Verification\n")
    put_notice(at_work())
    run._end(None)
    assert notice_of() == says


def refuse():
    raise StudyError("this is wrong", file="config/participants.tsv")


def test_a_mistake_in_a_file_is_one_sentence_on_the_screen_and_on_the_status_page(study):
    run = ThisRun(workflow(), ["snakemake", "--cores", "1"])
    with pytest.raises(SystemExit) as told:
        run.said_plainly(refuse)
    assert told.value.code == "themetrail: config/participants.tsv: this is wrong"
    assert "The last run stopped: config/participants.tsv: this is wrong." in notice_of()


@pytest.mark.parametrize(
    ("configuration", "begins"),
    [
        ({"study": {"language": "french"}}, "Le dernier traitement s’est arrêté\u00a0: config/participants.tsv:"),
        ({"study": {"language": "german"}}, "Der letzte Lauf brach ab: config/participants.tsv:"),
        ({"study": {"language": "italian"}}, "The last run stopped: config/participants.tsv:"),
        ({"study": {"language": ["french"]}}, "The last run stopped: config/participants.tsv:"),
        ({"study": "french"}, "The last run stopped: config/participants.tsv:"),
    ],
)
def test_a_stop_is_noted_in_the_language_of_the_study_whatever_its_configuration_holds(study, configuration, begins):
    run = ThisRun(workflow(), ["snakemake", "--cores", "1"])
    run.speak_as(configuration)
    with pytest.raises(SystemExit):
        run.said_plainly(refuse)
    assert notice_of().startswith(begins) and "this is wrong." in notice_of()


@pytest.mark.parametrize(
    ("arguments", "is_main", "noted"),
    [(["-n"], True, True), (["--cores", "1"], False, True), (["--cores", "1"], True, False)],
)
def test_what_runs_no_job_or_is_no_mistake_in_a_file_leaves_the_status_page(study, arguments, is_main, noted):
    run = ThisRun(workflow(is_main=is_main), ["snakemake", *arguments])
    with pytest.raises(SystemExit):
        run.said_plainly(refuse, noted=noted)
    assert not (study / STATUS).exists()


def test_the_configuration_is_the_studys_and_what_the_command_names(study):
    (study / "more.yaml").write_text("study: {title: Another}\n")

    def titles(**how):
        return [file.values["study"]["title"] for file in ThisRun(workflow(**how), ["snakemake"]).configuration()]

    assert titles() == ["A study"]
    assert titles(named=[Path("more.yaml")]) == ["A study", "Another"]
    assert titles(is_module=True) == []
    (study / "config/config.yaml").unlink()
    assert titles(named=[Path("more.yaml")]) == ["Another"]


@pytest.mark.parametrize(
    "paths",
    [
        {"prefix": "study"},
        {"replace_prefix": {"results/": "elsewhere/"}},
        {"inner": PathModifier(None, "study", None)},
    ],
)
def test_a_module_with_files_elsewhere_is_refused_before_anything_runs(study, paths):
    with pytest.raises(SystemExit) as told:
        ThisRun.of(workflow(**paths))
    assert told.value.code == f"themetrail: {ELSEWHERE}"
    check_paths(workflow())


def test_a_workflow_whose_files_are_read_twice_has_one_run(study):
    one = workflow()
    assert ThisRun.of(one) is ThisRun.of(one)
    assert ThisRun.of(one) is not ThisRun.of(workflow())


def test_jobs_that_stopped_since_the_start_say_why_once(study):
    for name, line in (("a", "Stopped: no room"), ("b", "Stopped: no room"), ("c", "done"), ("d", "Stopped: long ago")):
        (study / f"results/logs/{name}.log").parent.mkdir(exist_ok=True)
        (study / f"results/logs/{name}.log").write_text(f"12:00:00 reading\n12:00:01 {line}\n")
    os.utime(study / "results/logs/d.log", (1, 1))
    assert why_stopped(10) == "themetrail: Stopped: no room"


@pytest.mark.parametrize(
    ("tasks", "told"),
    [("", ""), ("- First.\n", "First. (all of it: "), ("- First.\n- Second.\n", "First. (and 1 more: ")],
)
def test_the_next_step_is_the_first_of_the_status_page(study, tasks, told):
    (study / STATUS).write_text(f"# Status\n\n{tasks}")
    assert next_step("english").startswith(f"themetrail: {told}" if told else "")
    assert bool(next_step("english")) == bool(told)


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("english", "all of it: ", "and 2 more: "),
        ("french", "le tout\N{NO-BREAK SPACE}: ", "et 2 autres\N{NO-BREAK SPACE}: "),
        ("german", "alles: ", "und 2 weitere: "),
    ],
)
def test_what_is_said_of_the_other_steps_is_in_the_language_of_the_study(study, language, one, several):
    title = status_words(language).say("title")
    for tasks, others in (("- A.\n", one), ("- A.\n- B.\n- C.\n", several)):
        (study / STATUS).write_text(f"# {title}\n\n{tasks}", encoding="utf-8")
        assert f"themetrail: A. ({others}results/STATUS.md)" == next_step(language)


@pytest.mark.parametrize("in_log", [True, False])
def test_on_a_full_disk_why_a_run_stopped_is_said_once_and_stands_on_the_status_page(study, in_log):
    sentence = f"Stopped: {NO_ROOM}"
    if in_log:
        (study / "results/logs").mkdir(exist_ok=True)
        (study / "results/logs/a.log").write_text(f"12:00:01 {sentence}\n")
    run = ThisRun(workflow(), ["snakemake"])
    run._started = 10
    run._quiet = SimpleNamespace(failed=["a"], on_request=False, has_said_why=True, why=[f"themetrail: {sentence}"])
    assert run._words_of_failure() == []
    assert NO_ROOM in run._notice_of_stop(RuntimeError())


@pytest.mark.parametrize("has_said_why", [True, False])
def test_where_the_screen_has_said_why_a_run_stopped_nothing_else_is_guessed(study, has_said_why):
    run = ThisRun(workflow(), ["snakemake"])
    run._quiet = SimpleNamespace(failed=["segment"], on_request=False, has_said_why=has_said_why, why=[])
    said = run._words_of_failure()
    assert len(said) == (not has_said_why) and all("a job of segment ended without a word" in one for one in said)


@pytest.mark.parametrize(
    ("problem", "asked", "on_request"),
    [(KeyboardInterrupt(), False, False), (RuntimeError(), True, False), (RuntimeError(), False, True)],
)
def test_a_run_that_was_ended_from_outside_is_no_run_of_which_a_job_failed(study, problem, asked, on_request):
    run = ThisRun(workflow(), ["snakemake"])
    run._quiet = SimpleNamespace(failed=["segment"], on_request=on_request, has_said_why=False, why=[])
    run._asked.asked = asked
    run._end(problem)
    assert notice_of() == stopped_on_request()
    if asked or on_request:
        assert run._words_of_failure() == [why_silent([], on_request=True)]
    (study / "results/logs").mkdir()
    (study / "results/logs/a.log").write_text("12:00:00 Stopped: no room\n")
    run._end(problem)
    assert notice_of().startswith("The last run stopped: no room. Details:")


def test_tables_are_named_where_a_run_came_as_far():
    assert "the paper's tables are in" in what_came_out(["results/report/explorer.html"])
    assert what_came_out(["results/STATUS.md"]) == ""


def test_the_last_words_come_after_those_of_a_workflow_that_uses_this_one(capsys):
    outer = SimpleNamespace(_onsuccess=lambda log: print(f"theirs, {log}"))
    also_at_end(outer, "_onsuccess", lambda: ["", "ours"])
    outer._onsuccess("x.log")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("theirs, x.log\n", "ours\n")


@pytest.mark.parametrize(
    ("executor", "said", "left"),
    [("local", "100/1s", None), ("local", "5/1m", (5, 60)), ("slurm", "100/1s", (100, 1))],
)
def test_on_one_machine_no_timer_looks_for_jobs_unless_the_command_limits_them(study, executor, said, left):
    run = ThisRun(workflow(), ["snakemake"])
    settings = SimpleNamespace(max_jobs_per_timespan=MaxJobsPerTimespan.parse_choice(said))
    run._workflow.executor_plugin, run._workflow.scheduling_settings = SimpleNamespace(name=executor), settings
    run._look_for_jobs_only_when_one_ends()
    limit = settings.max_jobs_per_timespan
    assert (limit and (limit.max_jobs, limit.timespan)) == left


def test_the_limit_that_nobody_asked_for_is_the_one_of_snakemakes_command_line():
    assert get_argument_parser().get_default("max_jobs_per_timespan") == "{}/{}s".format(*USUAL_LIMIT)


def test_a_rule_of_another_workflow_is_a_step_of_its_own_and_what_asks_for_files_is_none(study):
    run = ThisRun(workflow(is_main=False), ["snakemake"])
    run.surround({"tt_ingest": "ingest"})
    assert [run._step_of(rule) for rule in ("tt_ingest", "plot", "tt_all", "total")] == ["ingest", "plot", "", ""]
