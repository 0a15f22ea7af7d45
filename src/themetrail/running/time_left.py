"""Says during a long run how far it is and about how long it will take, from what Snakemake reports of its jobs."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from statistics import median_low
from typing import Any, NamedTuple

from themetrail.running.listener import NOTE, Listener
from themetrail.whole_number import counted

EVERY = 20.0  # seconds between two sentences; a run shorter than this says nothing
START = 0.3  # seconds that Snakemake takes for each job
SILENCE = 60.0  # seconds after which a sentence is said though no job has ended


class _Running(NamedTuple):
    rule: str
    began: float
    group: int  # jobs that go to a cluster as one have the same; 0 for a job of its own
    share: float  # of the group's time


class TimeLeft(Listener):
    """Listens to Snakemake's log records.

    Work that is left is the jobs to come at the mean duration of their rule, and is shared by as many jobs at a time as
    ran at a time so far. A rule of which no job has ended counts like the middle one of those known, or for as long
    as its jobs run already; where that is so for a rule of many jobs, what is left is said to be a first
    guess. Jobs that go to a cluster as one share their time.
    """

    def __init__(
        self,
        say: Callable[[str], object],
        clock: Callable[[], float] = time.monotonic,
        note: Callable[[str], object] = NOTE,
    ) -> None:
        super().__init__("themetrail: time left", note)
        self._say, self._clock = say, clock
        self._to_come: Counter[str] = Counter()
        self._of_rule: Counter[str] = Counter()
        self._running: dict[int, _Running] = {}
        self._group, self._members = 0, 1  # the group that was sent last
        self._seconds: dict[str, list[float]] = defaultdict(list)
        self._earlier: Mapping[str, float] = {}
        self._cores, self._guess = 1, 0.0
        self._started = self._said = clock()

    def expect(self, earlier: Mapping[str, float], cores: int, guess: float) -> None:
        """Learn how many seconds a job of each rule took in earlier runs, on how many cores jobs run now, and what to
        say of all of them (seconds) where they never ran."""
        self._earlier, self._cores, self._guess = earlier, cores, guess

    def take(self, record: Any) -> None:
        """Take notice of one record."""
        event = getattr(record, "event", None)
        if event == "run_info" and hasattr(record, "stats"):
            self._begin(record.stats)
        elif event == "group_info":
            self._group, self._members = self._group + 1, len(record.jobs)
        elif event == "job_info":
            grouped = getattr(record, "indent", False)
            place = (self._group, 1 / self._members) if grouped else (0, 1.0)
            self._running[record.jobid] = _Running(record.rule_name, self._clock(), *place)
        elif event == "job_finished" and record.job_id in self._running:
            self._end(record.job_id)

    def break_silence(self) -> None:
        """Say how far the run is, where jobs run and nothing was said for long."""
        self.acquire()
        try:
            self.unless_deaf(self._tell_after_silence)
        finally:
            self.release()

    def _tell_after_silence(self) -> None:
        if self._running and self._to_come.total() and self._clock() - self._said >= SILENCE:
            self._tell()

    def _begin(self, jobs: dict[str, int]) -> None:
        self._of_rule = Counter({rule: n for rule, n in jobs.items() if rule not in ("total", "all")})
        self._to_come = Counter(self._of_rule)
        self._started = self._said = self._clock()
        if self._to_come and (self._earlier or self._guess):
            self._say(self.forecast())

    def forecast(self) -> str:
        """About how long all jobs will take, before the first of them."""
        if new := [rule for rule in self._to_come if rule not in self._earlier]:
            known = len(self._to_come) - len(new)
            seconds = self._guess if known < len(new) else self._as_earlier()
            return f"at a first guess, this will take {in_words(seconds)}"
        return f"this will take {in_words(self._as_earlier())}, as earlier"

    def _as_earlier(self) -> float:
        """What the jobs took in earlier runs: those of a rule side by side on all cores, rules partly so."""
        middle = median_low(self._earlier.values())
        waves = {rule: -(-n // self._cores) for rule, n in self._to_come.items()}
        one_by_one = sum(n * (self._earlier.get(rule, middle) + START) for rule, n in waves.items())
        return one_by_one / (1.5 if self._cores > 1 else 1.0)

    def _end(self, job: int) -> None:
        ended = self._running.pop(job)
        self._seconds[ended.rule].append((self._clock() - ended.began) * ended.share)
        if self._to_come[ended.rule] > 0:
            self._to_come[ended.rule] -= 1
        others_end_now = ended.group and any(each.group == ended.group for each in self._running.values())
        if self._clock() - self._said >= EVERY and self._to_come.total() and not others_end_now:
            self._tell()

    def _tell(self) -> None:
        self._said = self._clock()
        self._say(self.sentence())

    def sentence(self) -> str:
        """How far the run is, what runs, and about how long it will take."""
        done, jobs = self._of_rule.total() - self._to_come.total(), self._of_rule.total()
        return f"{done} of {jobs} jobs done; {self._under_way()}{self._time_left()}"

    def _under_way(self) -> str:
        """Which rules have jobs under way, and how many jobs of each have ended."""
        rules = Counter(each.rule for each in self._running.values() if self._to_come[each.rule])
        ended = {rule: self._of_rule[rule] - self._to_come[rule] for rule in rules}
        said = [
            f"{n} {rule}" + (f" ({ended[rule]} of {self._of_rule[rule]} done)" if self._of_rule[rule] > 1 else "")
            for rule, n in rules.items()
        ]
        return f"under way: {', '.join(said)}; " if said else ""

    def _time_left(self) -> str:
        seconds = self.seconds_left()
        unknown = any(self._of_rule[rule] > 1 and not self._seconds[rule] for rule in +self._to_come)
        if unknown and seconds < 50:
            return "how long it will take is not known yet"
        return f"{'at a first guess ' if unknown else ''}{in_words(seconds)} left"

    def seconds_left(self) -> float:
        """About how many seconds the jobs to come will take."""
        now = self._clock()
        ended = [seconds for each in self._seconds.values() for seconds in each]
        means = {rule: sum(each) / len(each) for rule, each in self._seconds.items() if each}
        middle = median_low(means.values()) if means else 0.0
        work = sum(n * means.get(rule, middle) for rule, n in self._to_come.items())
        running = [each for each in self._running.values() if self._to_come[each.rule]]
        under_way = [(each.rule, (now - each.began) * each.share) for each in running]
        for rule, spent in under_way:
            # what runs longer than usual, or for the first time, takes at least as long again as it took so far
            usual = means.get(rule, middle)
            work += max(spent - usual, 0.0) - min(spent, usual)
        at_a_time = (sum(ended) + sum(spent for _, spent in under_way)) / max(now - self._started, 1.0)
        return max(work, 0.0) / max(at_a_time, 1.0)


def in_words(seconds: float) -> str:
    """A duration as a person would say it."""
    if seconds < 50:
        return "less than a minute"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"about {counted(minutes, 'minute')}"
    return f"about {round(minutes / 60)} hours"


def seconds_earlier(logs: Mapping[str, Iterable[Path]]) -> dict[str, float]:
    """The mean seconds of each rule's jobs when they ran last, by what each wrote beside its log."""
    found: dict[str, float] = {}
    for rule, files in logs.items():
        took = []
        for file in files:
            with suppress(OSError, ValueError, KeyError, TypeError):
                took.append(float(json.loads(file.with_suffix(".json").read_bytes())["seconds"]))
        if took:
            found[rule] = sum(took) / len(took)
    return found


def tell_time_left(logger: logging.Logger) -> TimeLeft:
    """Let `logger`, Snakemake's own, say at the start and now and then how long the run will take."""
    listener = TimeLeft(lambda sentence: logger.info(f"themetrail: {sentence}"), note=logger.debug)
    for earlier in [handler for handler in logger.handlers if handler.name == listener.name]:
        logger.removeHandler(earlier)
    logger.addHandler(listener)

    def watch() -> None:
        while listener in logger.handlers and not listener.is_deaf:
            time.sleep(EVERY)
            listener.break_silence()

    threading.Thread(target=watch, daemon=True).start()
    return listener
