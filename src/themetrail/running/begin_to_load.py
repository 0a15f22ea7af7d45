"""Starts Snakemake with the process that its jobs are copied from begun before it: both load at the same time.

    python -P -m themetrail.running.begin_to_load --directory STUDY, and Snakemake's other options

Only for a command whose jobs run on this machine. All else is as if Snakemake had been started by itself.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from themetrail.running.as_snakemake import main


def begin() -> None:
    """Begin."""
    from themetrail.running.jobs_together import begin_before_snakemake

    gc.disable()  # all that is imported is kept; the run itself looks for garbage again
    begin_before_snakemake(Path(sys.argv[sys.argv.index("--directory") + 1]))


if __name__ == "__main__":  # copies of the process import this by another name
    main(begin)
