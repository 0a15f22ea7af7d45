"""What a job takes: looks that cost little, and what it says itself."""

import json
import os
import time

from snakemake.benchmark import BenchmarkRecord

from themetrail.running import measured as measuring
from themetrail.running.measured import measured


def looked_at(monkeypatch) -> list[float]:
    """When a process is looked at, in seconds from now."""
    began, looks = time.monotonic(), []
    monkeypatch.setattr(
        measuring.Looks, "_update_record", lambda self: looks.append(time.monotonic() - began), raising=True
    )
    return looks


def test_pauses_between_looks_double(monkeypatch):
    monkeypatch.setattr(measuring, "BENCHMARK_INTERVAL_SHORT", 0.02)
    pauses, looks = [], looked_at(monkeypatch)
    arm = measuring.DaemonTimer.__init__
    monkeypatch.setattr(
        measuring.DaemonTimer, "__init__", lambda timer, pause, act: (pauses.append(pause), arm(timer, pause, act))[1]
    )
    with measured(os.getpid(), BenchmarkRecord()):
        deadline = time.monotonic() + 30
        while len(looks) < 4 and time.monotonic() < deadline:
            time.sleep(0.005)
    assert pauses[:4] == [0.02, 0.04, 0.08, 0.16]
    assert looks[0] >= 0.02  # none as it begins


def test_pauses_are_never_longer_than_snakemakes_own(monkeypatch):
    monkeypatch.setattr(measuring, "BENCHMARK_INTERVAL_SHORT", 0.02)
    monkeypatch.setattr(measuring, "BENCHMARK_INTERVAL", 0.03)
    looks = looked_at(monkeypatch)
    with measured(os.getpid(), BenchmarkRecord()):
        deadline = time.monotonic() + 30
        while len(looks) < 12 and time.monotonic() < deadline:
            time.sleep(0.005)
    assert len(looks) >= 12  # doubled, the twelfth would come after 40 seconds


def test_what_a_look_finds_and_what_the_job_says_are_both_in_the_record(tmp_path, monkeypatch):
    monkeypatch.setattr(measuring, "BENCHMARK_INTERVAL_SHORT", 0.01)
    record, said = BenchmarkRecord(), tmp_path / "job.json"
    with measured(os.getpid(), record, said):
        said.write_text(json.dumps({"peak_mb": 1.0, "cpu_seconds": 7.5}))
        deadline = time.monotonic() + 30
        while not record.data_collected and time.monotonic() < deadline:
            time.sleep(0.005)
    assert record.max_rss > 1 and record.max_uss > 0  # a look found more than the job says
    assert record.cpu_time == 7.5


def test_a_job_that_says_nothing_has_its_seconds_alone(tmp_path):
    for said in (None, tmp_path / "none.json"):
        record = BenchmarkRecord()
        with measured(os.getpid(), record, *([said] if said else [])):
            pass
        seconds, _, *others = record.to_tsv(extended_fmt=False).split("\t")
        assert 0 <= float(seconds) < 10
        assert {*others} == {"NA"}


def test_where_no_benchmark_is_kept_nothing_is_looked_at(monkeypatch):
    monkeypatch.setattr(measuring, "Looks", None)
    with measured(os.getpid(), None):
        pass
