"""A run that is asked to end from outside: by SIGTERM or SIGHUP, at whichever moment."""

import os
import signal
import threading
from types import SimpleNamespace

import pytest
from snakemake.scheduling.job_scheduler import JobScheduler

from becoming import becomes
from themetrail.running.asked_to_end import AT_WORK_END_FIRST, AskedToEnd


@pytest.fixture
def run(monkeypatch):
    """A run that listens, and its scheduler as Snakemake's is: it takes a lock that no thread can take twice."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

    def graceful(scheduler, *_):
        with scheduler.lock:
            scheduler.ends = True

    monkeypatch.setattr(JobScheduler, "exit_gracefully", graceful)
    said: list[str] = []
    yield SimpleNamespace(
        asked=AskedToEnd(said.append), said=said, scheduler=SimpleNamespace(lock=threading.Lock(), ends=False)
    )
    for number, handler in before.items():
        signal.signal(number, handler)


def schedule(run) -> None:
    """What Snakemake does when it makes its scheduler."""
    signal.signal(signal.SIGTERM, lambda *_: JobScheduler.exit_gracefully(run.scheduler, *_))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_interrupts_who_holds_the_lock_ends_the_run_all_the_same(run, number):
    run.asked.listen()
    schedule(run)
    with run.scheduler.lock:
        os.kill(os.getpid(), number)
        assert run.asked.asked and not run.scheduler.ends
    becomes(lambda: run.scheduler.ends, True)
    os.kill(os.getpid(), number)
    becomes(lambda: run.said, [AT_WORK_END_FIRST])


def test_before_there_is_a_scheduler_it_ends_at_once_and_the_lock_is_given_back(run):
    run.asked.listen()
    with pytest.raises(SystemExit) as end:
        os.kill(os.getpid(), signal.SIGTERM)
    assert end.value.code == 143 and run.asked.asked


def test_who_began_it_with_nohup_has_it_go_on(run):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    run.asked.listen()
    schedule(run)
    os.kill(os.getpid(), signal.SIGHUP)
    assert not run.asked.asked and signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
