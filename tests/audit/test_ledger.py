"""The ledger: the order of the work, the chain, and rows that say what jobs did."""

import hashlib
import json
import random

import pytest

from themetrail.audit.chain.ledger import FIRST_HEAD, Record, in_order_of_work, ledger_of, next_head, read_records
from themetrail.audit.chain.steps import step_of
from themetrail.audit.chain.verify import _claims, _inputs
from themetrail.contracts.errors import StudyError


def record(rule, reads=(), makes=(), batch="", **more) -> Record:
    claim = {
        "rule": rule,
        "wildcards": {"batch": batch} if batch else {},
        "inputs": [{"path": path, "digest": f"d-{path}", "rows": 3} for path in reads],
        "outputs": [{"path": path, "digest": f"d-{path}", "rows": 2} for path in makes],
        "parameters": {"software": {"code": "c0de"}, "settings": {"unit": "turn"}},
        "themetrail": "1",
        "python": "3",
        "counts": {},
        "rejected": [],
        "models": {},
    } | more
    path = f"results/audit/records/{rule}{'/' + batch if batch else ''}.json"
    return Record(path, hashlib.sha256(json.dumps(claim).encode()).hexdigest(), claim)


WORK = [
    record("ingest", makes=["t0"], batch="b00"),
    record("ingest", makes=["t1"], batch="b01"),
    record("anonymise_apply", ["t0"], ["a0"], "b00"),
    record("anonymise_apply", ["t1"], ["a1"], "b01"),
    record("segment", ["a0", "a1"], ["s"]),
    record("coding_read", ["s"], ["raw"]),
    record("anonymise_decisions", ["raw"], ["d"]),  # an earlier step's rule that works on later text
    record("themes", ["d", "s"], ["r"]),
]


def test_jobs_stand_behind_the_jobs_whose_outputs_they_read_whatever_the_order_of_reading():
    for seed in range(20):
        shuffled = random.Random(seed).sample(WORK, len(WORK))
        assert in_order_of_work(shuffled) == WORK


def test_a_circle_is_an_error():
    with pytest.raises(StudyError, match="circle"):
        in_order_of_work([record("a", ["x"], ["y"]), record("b", ["y"], ["x"])])


def test_the_chain_begins_with_zeros_and_each_head_follows_from_the_one_before():
    ledger = ledger_of(WORK)
    head = FIRST_HEAD
    for row in ledger.itertuples():
        head = hashlib.sha256(f"{head}\n{row.claim}".encode()).hexdigest()
        assert row.head == head
    assert next_head(FIRST_HEAD, "a") != next_head(FIRST_HEAD, "b")


def test_changing_adding_or_leaving_out_a_record_changes_the_last_head():
    whole = ledger_of(WORK)["head"].iloc[-1]
    for n in range(len(WORK)):
        assert ledger_of(WORK[:n] + WORK[n + 1 :])["head"].iloc[-1] != whole
        changed = Record(WORK[n].path, "0" * 64, WORK[n].claim)
        assert ledger_of([*WORK[:n], changed, *WORK[n + 1 :]])["head"].iloc[-1] != whole


def test_a_row_sums_what_the_job_read_wrote_and_left_out():
    left_out = [{"reason": "no speaker", "rows": 2}, {"reason": "empty", "rows": 1}]
    row = ledger_of([record("segment", ["x", "y"], ["z"], "b00", rejected=left_out, counts={"turns_in": 6})]).iloc[0]
    assert (row["step"], row["batch"], row["rows_in"], row["rows_out"], row["rejected"]) == ("segment", "b00", 6, 2, 3)
    assert row["reasons"] == "no speaker: 2; empty: 1"
    assert row["counts"] == "turns_in=6"
    assert row["code"] == "c0de"


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"rule": "x"}', b'{"rule": 1}', b"\xff\xfe"])
def test_what_is_no_record_is_said_to_be_none(tmp_path, content):
    (tmp_path / "r.json").write_bytes(content)
    with pytest.raises(StudyError, match=r"r\.json: this is not a readable record"):
        read_records(["r.json"], tmp_path)


def test_steps_of_rules():
    assert step_of("coding_merge") == "coding"
    assert step_of("ingest") == "ingest"
    assert step_of("status") == "status"


def test_a_record_that_is_gone_or_counts_no_rows_is_told(tmp_path):
    path = "results/audit/records/segment.json"
    with pytest.raises(StudyError) as told:
        read_records([path], tmp_path)
    assert str(told.value) == f"{path}: this record is not there"
    (tmp_path / path).parent.mkdir(parents=True)
    for rows in (-1, 2.5, 2**63):
        claim = record("segment", ["s"], ["t"]).claim
        claim["outputs"][0]["rows"] = rows
        (tmp_path / path).write_text(json.dumps(claim))
        with pytest.raises(StudyError, match="this is not a readable record of a job"):
            read_records([path], tmp_path)


def test_a_file_that_two_jobs_made_or_that_was_read_as_another_is_named():
    assert _inputs(WORK).faults == []
    twice = [*WORK, record("segment", ["a0"], ["s"], "again")]
    (said,) = _inputs(twice).faults
    assert said == "s was made twice: by segment and segment (again)"
    read_before = record("themes", ["s"], ["r"])
    read_before.claim["inputs"][0]["digest"] = "d-earlier"
    (said,) = _inputs([*WORK[:5], read_before]).faults
    assert said == "themes did not read the s that segment made"


def test_a_table_with_another_number_of_rows_than_its_job_recorded_is_named(tmp_path):
    made = [record("segment", [], ["results/segment/segments.csv"])]
    digests = {"results/segment/segments.csv": "d-results/segment/segments.csv"}
    said = _claims(tmp_path, made, digests, {"results/segment/segments.csv": 2}, b"")
    assert said.faults == []
    said = _claims(tmp_path, made, digests, {"results/segment/segments.csv": 3}, b"")
    assert said.faults == ["results/segment/segments.csv has not the number of rows that segment recorded"]
