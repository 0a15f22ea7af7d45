"""Whether a job is to be done is told by the records of the jobs, not by times and by Snakemake's own notes alone.

Snakemake compares times, and parameters with those that it noted in `.snakemake`. A copy of a study may have lost that
hidden folder, or give all files the time of copying; a clock may have been wrong, or be set back. What stands in the
results would then stand for ever. The records lie among the results themselves, and say by digests what each job read
and made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from snakemake.persistence import ParamsChange

from themetrail.running.claim import is_other_than_recorded, is_own

OTHERWISE = "other than its record says"  # in Snakemake's list of reasons


def judge_by_records(workflow: Any, now: Mapping[str, str]) -> None:
    """Let jobs of `workflow` be done where their records say otherwise; `now` are the digests of the study's files."""
    persistence = workflow.persistence
    is_noted, changed = persistence.has_metadata, persistence.params_changed

    def has_metadata(job: Any) -> bool:
        return is_own(job) or is_noted(job)

    def params_changed(job: Any, file: Any = None) -> Any:
        found = changed(job, file=file)
        if found or not is_own(job):
            return found
        never_seen = not hasattr(job.output, "record") and not is_noted(job)
        if never_seen or is_other_than_recorded(job, now):
            return ParamsChange(only_new={OTHERWISE}, files={*map(str, job.output)})
        return found

    persistence.has_metadata, persistence.params_changed = has_metadata, params_changed


def let_clocks_differ(workflow: Any) -> None:
    """Let a job be done from a file whose time is still to come, at which Snakemake would stop the run: of a file that
    came from a computer with another clock, or of results that were made before the clock was set back."""

    async def nothing_to_check(job: Any, outputs: Any) -> None:
        pass

    workflow.dag.check_output_mtime = nothing_to_check
