"""A run ends with its last job, not with Snakemake's last timer."""

import subprocess
import sys
from pathlib import Path

from snakemake.scheduling.job_scheduler import JobScheduler

SCRIPTS = Path(__file__).resolve().parents[1] / "src"
LIKE_SNAKEMAKE = f"""
import sys, threading
sys.path.insert(0, {str(SCRIPTS)!r})
from themetrail.running.end_at_once import look_for_no_more_jobs
threading.Timer(60, print).start()
look_for_no_more_jobs()
"""


def test_no_timer_holds_the_process():
    done = subprocess.run([sys.executable, "-c", LIKE_SNAKEMAKE], timeout=20, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_snakemake_still_sets_a_timer_that_would_hold_it():
    """Where it no longer does, the module that cancels it can go."""
    assert "Timer" in JobScheduler._schedule_reevalutation.__code__.co_names
