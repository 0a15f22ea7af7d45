"""What a run makes, told once: beside each rule, in its file, stands which of its jobs belong to a run.

Nothing here goes by names of rules, so that a workflow that uses this one as a module may give them others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

LOGS = "results/logs"


@dataclass(frozen=True)
class Jobs:
    """The jobs that one rule has in a run: one for every combination of the values in `each` of its wildcards."""

    rule: Any  # Snakemake's `rules.<name>`
    when: bool = True
    each: Mapping[str, Sequence[str]] = field(default_factory=dict)
    makes: str | Sequence[str] = ()  # those of their files that a run is asked for

    @property
    def wanted(self) -> list[str]:
        """The files that a run is asked for."""
        files = [self.makes] if isinstance(self.makes, str) else self.makes
        return list(dict.fromkeys(str(file).format(**job) for job in self._wildcards() for file in files))

    @property
    def log_of_record(self) -> dict[str, str]:
        """The record of each job with its log; none of a rule whose jobs leave no record."""
        record = getattr(self.rule.output, "record", None)
        if record is None:
            return {}
        return {str(record).format(**job): str(self.rule.log[0]).format(**job) for job in self._wildcards()}

    @property
    def step(self) -> str:
        """The step of the rule: its folder of logs bears the step's name."""
        return Path(str(self.rule.log[0])).relative_to(LOGS).parts[0]

    def _wildcards(self) -> Iterator[dict[str, str]]:
        """The wildcards of each job in this run."""
        for values in product(*self.each.values()) if self.when else ():
            yield dict(zip(self.each, values, strict=True))


def wanted_of(run: Iterable[Jobs]) -> list[str]:
    """All that a run is asked for: as far as it can go with what people have delivered."""
    return [file for jobs in run for file in jobs.wanted]


def records_of(run: Iterable[Jobs]) -> list[str]:
    """The records of these jobs."""
    return sorted(record for jobs in run for record in jobs.log_of_record)


def logs_of(run: Iterable[Jobs]) -> dict[str, str]:
    """The log of each job, by its record: beside it lies the file that says when the job ran."""
    return dict(sorted(entry for jobs in run for entry in jobs.log_of_record.items()))


def steps_of(run: Iterable[Jobs]) -> dict[str, str]:
    """The step of each rule, by the name that the rule has in this run."""
    return {jobs.rule.rule.name: jobs.step for jobs in run}
