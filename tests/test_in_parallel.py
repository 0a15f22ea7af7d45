"""Work shared out among processes gives what one process gives, and ends with the first error."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from becoming import becomes, runs
from themetrail.contracts.errors import StudyError, where_raised
from themetrail.in_parallel import in_parallel


@pytest.mark.parametrize("processes", [1, 2, 3, 50])
def test_results_come_in_the_order_of_the_things(processes):
    assert in_parallel(lambda number: number * number, list(range(20)), processes) == [n * n for n in range(20)]
    assert in_parallel(str, [], processes) == []


def test_the_work_is_done_by_other_processes():
    doers = set(in_parallel(lambda _: os.getpid(), list(range(6)), 3))
    assert len(doers) == 3
    assert os.getpid() not in doers


def test_many_things_are_dealt_out_whole():
    assert in_parallel(lambda number: -number, range(2203), 3) == [-number for number in range(2203)]


def test_a_process_that_is_done_takes_the_next_thing(tmp_path):
    def work(number):
        (tmp_path / str(number)).touch()
        if number == 0:  # goes on for as long as anything else is to be done
            becomes(lambda: len(list(tmp_path.iterdir())), 6)
        return os.getpid()

    first, *others = in_parallel(work, range(6), 2)
    assert len(set(others)) == 1
    assert first not in others


def test_after_an_error_nobody_begins_anything(tmp_path):
    def work(number):
        (tmp_path / str(number)).touch()
        if number == 0:
            raise KeyError(number)
        becomes(lambda: (tmp_path / "0").exists(), True)
        time.sleep(0.2)  # the other is done with ending by then

    with pytest.raises(KeyError):
        in_parallel(work, range(60), 2)
    assert len(list(tmp_path.iterdir())) < 5


def test_an_error_in_another_process_is_raised_here():
    def refuse(number):
        if number == 4:
            raise StudyError("not this one", file="data.csv", row=4)
        return number

    with pytest.raises(StudyError, match="not this one"):
        in_parallel(refuse, list(range(6)), 2)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_first_error_is_the_one_that_is_told_with_its_place(processes):
    def refuse(number):
        if number:
            raise KeyError(number)
        return number

    with pytest.raises(KeyError) as caught:
        in_parallel(refuse, list(range(4)), processes)
    assert caught.value.args == (1,)
    assert where_raised(caught.value).startswith("test_in_parallel.py, line ")
    assert processes == 1 or "raise KeyError(number)" in caught.value.__notes__[0]


def test_a_process_that_dies_is_noticed():
    with pytest.raises(RuntimeError, match="ended before its work was done"):
        in_parallel(lambda number: os._exit(9) if number else number, [0, 1], 2)


IN_A_JOB = """
import os, threading, time, types
counted, seen = [], set()

def count():
    for _ in range(1000):  # a thread that has ended is still listed for a moment
        if len(os.listdir("/proc/self/task")) == 1:
            break
        time.sleep(0.01)
    counted.append((threading.active_count(), len(os.listdir("/proc/self/task"))))

os.register_at_fork(before=count)  # called last, when all that is registered later has had its turn
from themetrail.running.job import job
from themetrail.in_parallel import in_parallel
import numpy, pandas, scipy.linalg

snakemake = types.SimpleNamespace(log=["log.log"], output=[])
with job(snakemake):
    watched = threading.active_count()
    in_parallel(lambda number: number, [1, 2, 3], 3)
    in_parallel(lambda number: number, [1, 2], 2)
    print(watched, sorted(set(counted)), len(counted), threading.active_count())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="one process does it all elsewhere")
def test_a_job_has_one_thread_when_it_forks_and_is_watched_before_and_after(tmp_path):
    """A lock that another thread holds at that moment would be locked in the helper for ever."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1] / "src")}
    done = subprocess.run(
        [sys.executable, "-c", IN_A_JOB], env=environment, cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("2 [(1, 1)] 5 2\n", "")


ORPHANS = """
import os, signal, sys, threading, time
from themetrail.in_parallel import in_parallel

def work(seconds):
    with open(sys.argv[1], "a") as pids:
        pids.write(f"{os.getpid()}\\n")
    time.sleep(seconds)
    return "x" * 300_000

def end():
    while not os.path.exists(sys.argv[1]) or open(sys.argv[1]).read().count("\\n") < 3:
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGKILL)

threading.Thread(target=end).start()
in_parallel(work, [600.0, 0.0, 0.0], 3)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="one process does it all elsewhere")
def test_no_process_outlives_the_one_that_started_it(tmp_path):
    scripts = Path(__file__).resolve().parents[1] / "src"
    pids = tmp_path / "pids"
    command = [sys.executable, "-c", ORPHANS, str(pids)]
    assert subprocess.run(command, env={**os.environ, "PYTHONPATH": str(scripts)}, check=False).returncode == -9
    started = pids.read_text().split()
    assert len(started) == 3
    becomes(lambda: [pid for pid in started if runs(pid)], [])  # long before the work of one would be done
