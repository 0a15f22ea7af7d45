"""The configuration's files, checked before Snakemake reads them: its own sentences name neither file nor line."""

import gc
import sys
from pathlib import Path

# What is read here is kept: until the run begins, nothing is to be gained by looking for garbage.
gc.disable()

# A checkout runs its own library, whichever is installed; an installed workflow lies within the library.
BESIDE = Path(str(workflow.current_basedir)).parent.parent / "src"
if BESIDE.is_dir():
    sys.path.insert(0, str(BESIDE))

from themetrail.audit.chain.code import jobs_import_first
from themetrail.running.this_run import ThisRun

# Snakemake puts a script's folder behind a library that is installed from elsewhere.
if BESIDE.is_dir():
    jobs_import_first(BESIDE)

RUN = ThisRun.of(workflow)
said_plainly = RUN.said_plainly
CONFIGURATION_FILES = RUN.configuration()
