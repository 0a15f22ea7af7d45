"""Where the seconds of a run went: before its first job, in jobs alone or side by side, between them, after them."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import pairwise
from pathlib import Path

BEFORE, BETWEEN, AFTER = "before the first job", "between jobs", "after the last job"
ALONE, SIDE_BY_SIDE = "one job at work", "several jobs at work"


def spent(folder: Path, began: float, ended: float) -> dict[str, float]:
    """The seconds of a run from `began` to `ended` (seconds since 1970), by what every job wrote beside its log.

    What a job takes to start and to end counts as between jobs.
    """
    jobs = [times for file in (folder / "results/logs").rglob("*.json") if (times := _times(file))[0] >= began]
    if not jobs:
        return {BEFORE: ended - began}
    moments = sorted({moment for job in jobs for moment in job})
    found = {BEFORE: moments[0] - began, SIDE_BY_SIDE: 0.0, ALONE: 0.0, BETWEEN: 0.0, AFTER: ended - moments[-1]}
    for start, end in pairwise(moments):
        at_work = sum(job[0] <= start and job[1] >= end for job in jobs)
        found[(BETWEEN, ALONE)[at_work] if at_work < 2 else SIDE_BY_SIDE] += end - start
    return found


def _times(file: Path) -> tuple[float, float]:
    told = json.loads(file.read_text(encoding="utf-8"))
    return datetime.fromisoformat(told["started"]).timestamp(), datetime.fromisoformat(told["ended"]).timestamp()
