"""Slurm's limits, met by a workflow that is small enough to see what happens.

It has begun when the study before it did (fixture `limited`), since its jobs mostly wait.
"""

import re

import pytest

pytestmark = pytest.mark.cluster


def words(folder, name):
    return (folder / name).read_text(encoding="utf-8").split()


def test_jobs_that_a_limit_ends_are_sent_again_with_more_and_complete(limited):
    run, folder = limited

    said = run.finished()

    assert words(folder, "slow.tries") == ["1", "2"]
    assert words(folder, "hungry.tries") == ["450", "900"]
    assert len(re.findall(r"Trying to restart job", said)) == 2
    assert "SLURM status is: 'TIMEOUT'" in said
    assert words(folder, "results/slow.txt") == words(folder, "results/hungry.txt") == ["done"]
