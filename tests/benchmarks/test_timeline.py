"""Where the seconds of a run went, from what its jobs wrote beside their logs."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def spent(monkeypatch):
    monkeypatch.syspath_prepend(str(PROJECT / "benchmarks/scale"))
    from timeline import spent

    return spent


def job(folder: Path, name: str, began: float, ended: float) -> None:
    file = folder / f"results/logs/{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    times = {"started": began, "ended": ended}
    file.write_text(json.dumps({what: datetime.fromtimestamp(at, UTC).isoformat() for what, at in times.items()}))


def test_each_second_counts_once(spent, tmp_path):
    job(tmp_path, "of an earlier run", 50, 60)
    job(tmp_path, "ingest/b00", 102, 105)
    job(tmp_path, "ingest/b01", 103, 107)
    job(tmp_path, "suggest/suggest", 107.5, 110)
    found = spent(tmp_path, 100, 112)
    assert found == {
        "before the first job": 2,
        "several jobs at work": 2,
        "one job at work": 5.5,
        "between jobs": 0.5,
        "after the last job": 2,
    }


def test_a_run_without_a_job_is_all_before_it(spent, tmp_path):
    job(tmp_path, "of an earlier run", 50, 60)
    assert spent(tmp_path, 100, 101.5) == {"before the first job": 1.5}
