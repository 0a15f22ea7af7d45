"""A scheduler for Snakemake that begins jobs in an order drawn by the seed in SHUFFLED_SEED."""

import os
import random

from snakemake_interface_scheduler_plugins.base import SchedulerBase


class Scheduler(SchedulerBase):
    """Selects jobs by chance, as many as the resources allow."""

    def __post_init__(self) -> None:
        self._chance = random.Random(int(os.environ["SHUFFLED_SEED"]))

    def select_jobs(self, selectable_jobs, remaining_jobs, available_resources, input_sizes):
        """Jobs in a drawn order, each where what is left suffices."""
        left = dict(available_resources)
        jobs = sorted(selectable_jobs, key=lambda job: (job.name, sorted(map(str, job.output))))
        self._chance.shuffle(jobs)
        selected = []
        for job in jobs:
            needs = {name: job.scheduler_resources.get(name, 0) for name in left}
            if all(needs[name] <= left[name] for name in left):
                selected.append(job)
                left = {name: left[name] - needs[name] for name in left}
        return selected
