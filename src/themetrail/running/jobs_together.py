"""When the process that jobs are copied from begins, is told what the jobs to come need, and ends."""

from __future__ import annotations

import sys
from typing import Any

from themetrail.running.project import SCRIPTS
from themetrail.running.shared_start import FEW, Loaded, SharedStart, ToCome
from themetrail.running.with_run import name_this_run


class JobsTogether:
    """The jobs of a run of `workflow`, Snakemake's own, where they run on this machine; `is_run`: this is the process
    that starts them."""

    def __init__(self, workflow: Any, *, is_run: bool) -> None:
        self._workflow = workflow
        self._may_share = is_run and sys.platform == "linux"
        self._start: SharedStart | None = None

    def begin_to_load(self) -> None:
        """Begin while the workflow is read, unless Snakemake was told how many nodes there are: then jobs may run
        elsewhere."""
        if self._may_share and self._workflow.resource_settings.nodes is None:
            self._begin()

    def load_for_jobs(self) -> None:
        """Load once what the jobs to come load; where nothing was begun, not for a few of them."""
        jobs = [job for job in self._workflow.dag.needrun_jobs() if "software" in dict(job.params.items())]
        if not self._may_share or self._workflow.executor_plugin.name != "local":
            self.end()
            return
        if self._start is None and len(jobs) > FEW:
            self._begin()
        if self._start is not None:
            self._start.tell(Loaded.for_jobs(map(ToCome.of, jobs), SCRIPTS))

    def end(self) -> None:
        """End what was begun."""
        if self._start is not None:
            self._start.end()
            self._start = None

    def _begin(self) -> None:
        name_this_run()  # jobs find it in their environment, which is that of the process they are copied from
        self._start = SharedStart(SCRIPTS)
        self._start.begin()
