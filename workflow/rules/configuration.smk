"""The configuration's files, checked before Snakemake reads them: its own sentences name neither file nor line."""

import os
import sys
from pathlib import Path

# The library lies beside the scripts, whichever Snakefile includes this one.
PROJECT = Path(workflow.current_basedir).parent.parent
sys.path.insert(0, str(PROJECT / "scripts"))

from themetrail.configuration import read_file
from themetrail.contracts.errors import StudyError


def said_plainly(load, *arguments, **named):
    """Call `load`; a mistake in the study's files ends the run with its one sentence."""
    try:
        return load(*arguments, **named)
    except StudyError as problem:
        sys.exit(f"themetrail: {problem}")


def configuration_files():
    """The study's own file, and those that the command names: where a key stands in several, the last counts."""
    own = "config/config.yaml"
    named = [str(file) for file in workflow.overwrite_configfiles or ()]
    return [own, *named] if os.path.exists(own) or not named else named


# A workflow that uses this one as a module gives its own configuration.
CONFIGURATION_FILES = (
    []
    if workflow.modifier.skip_configfile
    else [said_plainly(read_file, file) for file in configuration_files()]
)
