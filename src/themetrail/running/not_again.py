"""A job is not done again where nothing that it depends on has changed, though what stands before it was made anew.

Snakemake decides before a run which jobs it will come to: all that follow on one that is done, whether or not this one
makes something else than before. Here each is looked at once more when its turn has come. Where its claim would be the
one in its record (see `claim`), its files stay, with the time of now, as Snakemake's own `--touch` would leave them.
Its record and its log tell of the run in which it was done; that it was not done again stands in Snakemake's log. The
audit's own jobs, which look at all there is, are always done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from snakemake.logging import logger
from snakemake.scheduling.job_scheduler import JobScheduler

from themetrail.running.claim import would_be_the_same


def let_stand_what_would_be_the_same(
    workflow: Any, key: bytes, listed: Mapping[str, str], may_stand: Callable[[str], bool]
) -> None:
    """Let this run pass over jobs that would only make again what they have made, of rules that `may_stand`; `listed`
    are the digests of the records of the last whole run."""
    run = JobScheduler.run

    def run_what_changed(scheduler: Any, jobs: list[Any], executor: Any = None) -> None:
        changed = []
        for job in jobs:
            if scheduler.workflow is workflow and _may(job, may_stand) and would_be_the_same(job, key, listed):
                for file in job.output:
                    file.touch()
                logger.info(f"{job.rule.name}: nothing that it depends on has changed; what it made stands")
                scheduler.finish_callback(job)
            else:
                changed.append(job)
        if changed:
            run(scheduler, changed, executor)

    JobScheduler.run = run_what_changed


def _may(job: Any, may_stand: Callable[[str], bool]) -> bool:
    """Whether a job may stand: not one that somebody asked to be done, nor several that go to a queue as one."""
    return not job.is_group() and may_stand(job.rule.name) and not job.dag.reason(job).forced
