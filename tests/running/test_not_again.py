"""A job is passed over where its record would be the same: by its code, its parameters and every byte of its files."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from snakemake.iocontainers import InputFiles, OutputFiles, Params, Wildcards
from snakemake.scheduling.job_scheduler import JobScheduler

from themetrail.audit.chain.record import digest_of
from themetrail.running.claim import claim_of_job, inputs_of, outputs_of, would_be_the_same, written
from themetrail.running.not_again import let_stand_what_would_be_the_same

KEY, RECORD = b"k" * 32, "results/audit/records/themes.json"
FOUND = {"counts": {"rows": 2}, "rejected": [], "models": {}}


class File(str):
    """An output as Snakemake has it; it knows whether it was touched."""

    def touch(self):
        touched.append(str(self))


touched = []


def listed():
    """The record as it is, as a manifest lists it."""
    return {RECORD: digest_of(RECORD, Path(RECORD).read_bytes(), KEY)}


@pytest.fixture
def job(tmp_path, monkeypatch):
    """A job that was done, of the step `themes`."""
    monkeypatch.chdir(tmp_path)
    touched.clear()
    for file, text in (("results/codings.csv", "a\n1\n"), ("data/private/people.csv", "x\n"), ("results/t.csv", "b\n")):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text)
    done = SimpleNamespace(
        input=InputFiles(fromdict={"codings": "results/codings.csv", "people": "data/private/people.csv"}),
        output=OutputFiles(fromdict={"table": File("results/t.csv"), "record": File(RECORD)}),
        params=Params(fromdict={"software": {"code": "1"}, "top": (1, 2), "brought": {"data/private/people.csv": "d"}}),
        wildcards=Wildcards(),
        rule=SimpleNamespace(name="themes"),
        is_group=lambda: False,
        dag=SimpleNamespace(reason=lambda job: SimpleNamespace(forced=False)),
    )
    (tmp_path / RECORD).parent.mkdir(parents=True)
    (tmp_path / RECORD).write_text(written(claim_of_job(done, inputs_of(done), outputs_of(done), FOUND, KEY)))
    return done


def test_what_nothing_has_changed_for_would_be_the_same(job):
    assert would_be_the_same(job, KEY, listed())
    assert not would_be_the_same(job, b"l" * 32, listed()), "the digest of what identifies is keyed"


@pytest.mark.parametrize("file", ["results/codings.csv", "data/private/people.csv", "results/t.csv"])
def test_another_byte_or_no_file_is_another_claim(job, tmp_path, file):
    (tmp_path / file).write_text("a\n2\n")
    assert not would_be_the_same(job, KEY, listed())
    (tmp_path / file).unlink()
    assert not would_be_the_same(job, KEY, listed())


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("params", Params(fromdict={"software": {"code": "2"}, "top": (1, 2)})),
        ("params", Params(fromdict={"software": {"code": "1"}, "top": (1, 3)})),
        ("wildcards", Wildcards(fromdict={"batch": "b00"})),
        ("input", InputFiles(["results/codings.csv"])),
        ("output", OutputFiles(fromdict={"record": File(RECORD)})),
        ("output", OutputFiles(["results/t.csv"])),
    ],
)
def test_other_code_parameters_or_files_are_another_claim(job, what, value):
    setattr(job, what, value)
    assert not would_be_the_same(job, KEY, listed())


@pytest.mark.parametrize("entry", [{"themetrail": "0"}, {"python": "2.7"}, {"rule": "suggest"}, {"parameters": []}])
def test_a_record_of_something_else_does_not_count(job, tmp_path, entry):
    before = json.loads((tmp_path / RECORD).read_bytes())
    (tmp_path / RECORD).write_text(json.dumps(before | entry))
    assert not would_be_the_same(job, KEY, listed())
    for content in ("", "[]", "{}"):
        (tmp_path / RECORD).write_text(content)
        assert not would_be_the_same(job, KEY, listed())


def test_a_record_that_somebody_edited_or_that_no_whole_run_listed_does_not_count(job, tmp_path):
    as_made = listed()
    record = json.loads((tmp_path / RECORD).read_bytes())
    (tmp_path / RECORD).write_text(written(record | {"counts": {"rows": 3}}))
    assert would_be_the_same(job, KEY, listed()), "by the files alone it would stand"
    assert not would_be_the_same(job, KEY, as_made)
    assert not would_be_the_same(job, KEY, {})


def test_a_job_that_adds_to_a_file_of_people_is_done_again(job, tmp_path):
    claim = claim_of_job(job, inputs_of(job), outputs_of(job, ["data/private/people.csv"]), FOUND, KEY)
    (tmp_path / RECORD).write_text(written(claim))
    assert not would_be_the_same(job, KEY, listed())


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        (lambda job: None, True),
        (lambda job: setattr(job.rule, "name", "audit_gate"), False),
        (lambda job: setattr(job, "is_group", lambda: True), False),
        (lambda job: setattr(job.dag, "reason", lambda job: SimpleNamespace(forced=True)), False),
    ],
)
def test_a_job_that_stands_is_finished_with_the_time_of_now_and_the_others_are_done(job, monkeypatch, change, stands):
    change(job)
    done, finished = [], []
    monkeypatch.setattr(JobScheduler, "run", lambda scheduler, jobs, executor: done.append((jobs, executor)))
    workflow, other = object(), SimpleNamespace(output=SimpleNamespace(), is_group=lambda: False, rule=job.rule)
    other.dag = job.dag
    let_stand_what_would_be_the_same(workflow, KEY, listed(), lambda rule: rule != "audit_gate")
    scheduler = SimpleNamespace(workflow=workflow, finish_callback=finished.append)
    JobScheduler.run(scheduler, [job, other], "local")
    assert (finished, touched) == (([job], ["results/t.csv", RECORD]) if stands else ([], []))
    assert done == [([other] if stands else [job, other], "local")]
    JobScheduler.run(SimpleNamespace(workflow=object(), finish_callback=None), [job], None)
    assert done[-1] == ([job], None), "a run of another workflow is left alone"
