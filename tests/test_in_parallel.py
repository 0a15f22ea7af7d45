"""Work shared out among processes gives what one process gives, and ends with the first error."""

import os

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.in_parallel import in_parallel


@pytest.mark.parametrize("processes", [1, 2, 3, 50])
def test_results_come_in_the_order_of_the_things(processes):
    assert in_parallel(lambda number: number * number, list(range(20)), processes) == [n * n for n in range(20)]
    assert in_parallel(str, [], processes) == []


def test_the_work_is_done_by_other_processes():
    doers = set(in_parallel(lambda _: os.getpid(), list(range(6)), 3))
    assert len(doers) == 3
    assert os.getpid() not in doers


def test_an_error_in_another_process_is_raised_here():
    def refuse(number):
        if number == 4:
            raise StudyError("not this one", file="data.csv", row=4)
        return number

    with pytest.raises(StudyError, match="not this one"):
        in_parallel(refuse, list(range(6)), 2)


def test_a_process_that_dies_is_noticed():
    with pytest.raises(RuntimeError, match="ended before its work was done"):
        in_parallel(lambda number: os._exit(9) if number else number, [0, 1], 2)
