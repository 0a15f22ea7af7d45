"""Says during a long run how far it is and about how long it will take, from what Snakemake reports of its jobs."""

from __future__ import annotations

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable

EVERY = 20.0  # seconds between two sentences; a run shorter than this says nothing


class TimeLeft(logging.Handler):
    """Listens to Snakemake's log records.

    Work that is left is the jobs to come at the mean duration of their rule (of all jobs, for a rule of which none has
    ended), and is shared by as many jobs at a time as ran at a time so far.
    """

    def __init__(self, say: Callable[[str], object], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.name = "themetrail: time left"
        self._say, self._clock = say, clock
        self._to_come: Counter[str] = Counter()
        self._of_rule: Counter[str] = Counter()
        self._running: dict[int, tuple[str, float]] = {}
        self._seconds: dict[str, list[float]] = defaultdict(list)
        self._started = self._said = clock()

    def emit(self, record: logging.LogRecord) -> None:
        """Take notice of one record."""
        event = getattr(record, "event", None)
        if event == "run_info" and hasattr(record, "stats"):
            self._begin(record.stats)
        elif event == "job_info":
            self._running[record.jobid] = (record.rule_name, self._clock())
        elif event == "job_finished" and record.job_id in self._running:
            self._end(record.job_id)

    def _begin(self, jobs: dict[str, int]) -> None:
        self._of_rule = Counter({rule: n for rule, n in jobs.items() if rule not in ("total", "all")})
        self._to_come = Counter(self._of_rule)
        self._started = self._said = self._clock()

    def _end(self, job: int) -> None:
        rule, began = self._running.pop(job)
        now = self._clock()
        self._seconds[rule].append(now - began)
        if self._to_come[rule] > 0:
            self._to_come[rule] -= 1
        if now - self._said >= EVERY and self._to_come.total():
            self._said = now
            self._say(self.sentence(rule))

    def sentence(self, rule: str) -> str:
        """How far the run is, and the rule of which a job has just ended."""
        done, jobs = self._of_rule.total() - self._to_come.total(), self._of_rule.total()
        of_rule = f"{self._of_rule[rule] - self._to_come[rule]} of {self._of_rule[rule]} of {rule}"
        return f"{done} of {jobs} jobs done, {of_rule}; {in_words(self.seconds_left())} left"

    def seconds_left(self) -> float:
        """About how many seconds the jobs to come will take."""
        now = self._clock()
        ended = [seconds for each in self._seconds.values() for seconds in each]
        mean = sum(ended) / len(ended)
        means = {rule: sum(each) / len(each) for rule, each in self._seconds.items()}
        work = sum(n * means.get(rule, mean) for rule, n in self._to_come.items())
        under_way = [(now - began, means.get(rule, mean)) for rule, began in self._running.values()]
        work -= sum(min(spent, usual) for spent, usual in under_way)
        at_a_time = (sum(ended) + sum(spent for spent, _ in under_way)) / max(now - self._started, 1.0)
        return max(work, 0.0) / max(at_a_time, 1.0)


def in_words(seconds: float) -> str:
    """A duration as a person would say it."""
    if seconds < 50:
        return "less than a minute"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"about {minutes} minute{'s' if minutes > 1 else ''}"
    return f"about {round(minutes / 60)} hours"


def tell_time_left(logger: logging.Logger) -> None:
    """Let `logger`, Snakemake's own, say now and then how long the run will take."""
    listener = TimeLeft(logger.info)
    for earlier in [handler for handler in logger.handlers if handler.name == listener.name]:
        logger.removeHandler(earlier)
    logger.addHandler(listener)
