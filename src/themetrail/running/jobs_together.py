"""When the process that jobs are copied from begins, is told what the jobs to come need, and ends."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from themetrail.layout import SEALED_ANONYMISATION
from themetrail.running.as_it_ended import has_other_texts
from themetrail.running.claim import is_own
from themetrail.running.project import SCRIPTS
from themetrail.running.shared_start import FEW, Loaded, SharedStart, ToCome
from themetrail.running.waiting_copies import LoadsAhead
from themetrail.running.with_run import name_this_run

FOUND = Path(SEALED_ANONYMISATION, "detections")  # by earlier runs in the texts


def begin_before_snakemake(study: Path) -> None:
    """Begin before Snakemake is imported, in a command of which it is known that its jobs run on this machine."""
    if sys.platform == "linux":
        reads_texts = not (study / FOUND).exists() or has_other_texts(study)
        _BEGUN.append(_begun(study if reads_texts else None))


_BEGUN: list[SharedStart] = []  # by this process, and not taken yet by the run that it was begun for


def _begun(texts_of: Path | None = None) -> SharedStart:
    name_this_run()  # jobs find it in their environment, which is that of the process they are copied from
    start = SharedStart(SCRIPTS)
    start.begin(texts_of)
    return start


class JobsTogether:
    """The jobs of a run of `workflow`, Snakemake's own, where they run on this machine; `is_run`: this is the process
    that starts them."""

    def __init__(self, workflow: Any, *, is_run: bool) -> None:
        self._workflow = workflow
        self._may_share = is_run and sys.platform == "linux"
        self._start: SharedStart | None = None
        self._ahead: list[LoadsAhead] = []

    def begin_to_load(self) -> None:
        """Begin while the workflow is read, unless Snakemake was told how many nodes there are: then jobs may run
        elsewhere."""
        self._start = _BEGUN.pop() if _BEGUN else None
        if not self._may_share or self._workflow.resource_settings.nodes is not None:
            self.end()
        elif self._start is None:
            self._start = _begun()

    def load_ahead(self, script: str, load: Callable[[], None]) -> None:
        """Have the job of a script, which alone loads what takes seconds, find it loaded where a core was idle."""
        self._ahead.append(LoadsAhead(script, load))

    def load_for_jobs(self) -> None:
        """Load once what the jobs to come load; where nothing was begun, not for a few of them."""
        jobs = [job for job in self._workflow.dag.needrun_jobs() if is_own(job)]
        if not self._may_share or self._workflow.executor_plugin.name != "local":
            self.end()
            return
        if self._start is None and len(jobs) > FEW:
            self._start = _begun()
        if self._start is not None:
            to_come = [ToCome.of(job) for job in jobs]
            loaded, scripts = Loaded.for_jobs(to_come, SCRIPTS), {job.software.get("script") for job in to_come}
            # Where no text is read anew, a job that rests on texts will most likely find all as it was, and stand.
            ahead = [each for each in self._ahead if each.script in scripts and loaded.models]
            self._start.tell(loaded, ahead, self._workflow.resource_settings.cores or 1)

    def end(self) -> None:
        """End what was begun."""
        if self._start is not None:
            self._start.end()
            self._start = None
