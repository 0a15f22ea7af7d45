"""What a job's record says decides whether the job is done again, where times and Snakemake's notes say nothing."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from snakemake.iocontainers import InputFiles, Log, OutputFiles, Params, Wildcards

from themetrail.audit.chain.changed import DigestsNow
from themetrail.running.by_records import judge_by_records, let_clocks_differ
from themetrail.running.claim import (
    circumstances_beside,
    claim_of_job,
    digests_without_record,
    inputs_of,
    outputs_of,
    written,
)

KEY, RECORD, LOG = b"k" * 32, "results/audit/records/themes.json", "results/logs/themes/themes.log"
PEOPLE, CODINGS, TABLE = "data/private/people.csv", "results/codings.csv", "results/t.csv"


@pytest.fixture
def job(tmp_path, monkeypatch):
    """A job that was done, of which Snakemake knows nothing any more."""
    monkeypatch.chdir(tmp_path)
    for file in (PEOPLE, CODINGS, TABLE, RECORD, LOG):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text(f"{file}\n")
    done = SimpleNamespace(
        input=InputFiles(fromdict={"codings": CODINGS, "people": PEOPLE}),
        output=OutputFiles(fromdict={"table": TABLE, "record": RECORD}),
        log=Log([LOG]),
        wildcards=Wildcards(),
    )
    plan(done)
    found = {"counts": {"rows": 2}, "rejected": [], "models": {}}
    claim = claim_of_job(done, inputs_of(done), outputs_of(done), found, KEY)
    Path(RECORD).write_text(written(claim))
    note(done)
    return done


def plan(job, **changed) -> None:
    """Its parameters, as this run would have them: with the digests of what people bring."""
    brought = {"brought": {PEOPLE: DigestsNow(Path(), KEY)[PEOPLE]}}
    job.params = Params(fromdict={"software": {"code": "1"}, "top": (1, 2)} | brought | changed)


def note(job) -> None:
    circumstances_beside(LOG).write_text(json.dumps({"made": digests_without_record(job)}))


def is_done_again(job, *, is_noted: bool = False) -> bool:
    persistence = SimpleNamespace(has_metadata=lambda job: is_noted, params_changed=lambda job, file=None: ())
    judge_by_records(SimpleNamespace(persistence=persistence), DigestsNow(Path(), KEY))
    assert persistence.has_metadata(job), "Snakemake would look no further"
    return bool(persistence.params_changed(job))


def test_what_is_as_its_record_says_is_not_done_again(job):
    assert not is_done_again(job)


@pytest.mark.parametrize("file", [CODINGS, PEOPLE])
def test_a_job_that_read_something_else_is_done_again(job, file):
    Path(file).write_text("something else\n")
    plan(job)
    assert is_done_again(job)


@pytest.mark.parametrize("changed", [{"top": (1, 3)}, {"software": {"code": "2"}}, {"new": 1}])
def test_a_job_with_other_parameters_is_done_again(job, changed):
    plan(job, **changed)
    assert is_done_again(job)


def test_a_job_with_other_files_is_done_again(job):
    job.input = InputFiles([CODINGS])
    assert is_done_again(job)
    job.input = InputFiles([CODINGS, PEOPLE])
    assert not is_done_again(job)
    job.output = OutputFiles(fromdict={"table": TABLE, "more": "results/u.csv", "record": RECORD})
    assert is_done_again(job)


@pytest.mark.parametrize("content", ["", "[]", "{}", None])
def test_a_job_without_a_record_that_can_be_read_is_done_again(job, content):
    Path(RECORD).unlink()
    if content is not None:
        Path(RECORD).write_text(content)
    circumstances_beside(LOG).unlink()
    assert is_done_again(job)


def test_a_record_that_somebody_edited_is_known_by_what_its_job_noted(job):
    record = json.loads(Path(RECORD).read_bytes())
    Path(RECORD).write_text(written(record | {"counts": {"rows": 3}}))
    assert is_done_again(job)
    circumstances_beside(LOG).unlink()
    assert not is_done_again(job), "studies of earlier versions have no such note"


def test_of_a_job_that_leaves_no_record_counts_whether_it_is_known_and_what_it_made(job):
    job.output = OutputFiles([TABLE])
    note(job)
    assert not is_done_again(job, is_noted=True)
    assert is_done_again(job, is_noted=False)
    Path(TABLE).write_text("edited\n")
    assert is_done_again(job, is_noted=True)


def test_jobs_of_another_workflow_are_left_to_snakemake(job):
    job.params = Params()
    persistence = SimpleNamespace(has_metadata=lambda job: False, params_changed=lambda job, file=None: ())
    judge_by_records(SimpleNamespace(persistence=persistence), DigestsNow(Path(), KEY))
    assert not persistence.has_metadata(job)
    assert not persistence.params_changed(job)


def test_a_file_whose_time_is_still_to_come_stops_nothing():
    workflow = SimpleNamespace(dag=SimpleNamespace())
    let_clocks_differ(workflow)
    with pytest.raises(StopIteration) as ended:  # by hand: a browser of other tests may have a loop of its own here
        workflow.dag.check_output_mtime(None, []).send(None)
    assert ended.value.value is None
