"""How a run stops, and the configuration's files, checked before Snakemake reads them: its own sentences name neither
file nor line."""

import atexit
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

# A checkout runs its own library, whichever is installed; an installed workflow lies within the library.
PROJECT = Path(workflow.current_basedir).parent.parent
if (PROJECT / "src").is_dir():
    sys.path.insert(0, str(PROJECT / "src"))

from themetrail.audit.follow.forgetting import forget, welcome_back, withdrawn_anew
from themetrail.audit.chain.notice import put_notice, stopped
from themetrail.audit.follow.withdrawal import what_rests_on, write_notes
from themetrail.configuration.source import read_file
from themetrail.contracts.errors import StudyError
from themetrail.running.alone import alone, check_nobody_writes
from themetrail.running.gate_of_study import without_names
from themetrail.running.in_study import for_study, in_folder, keep_where_user_stands
from themetrail.running.packing import refuse_to_pack
from themetrail.running.project import LIBRARY
from themetrail.running.one_run import may_write, take_back_folder

refuse_to_pack(workflow)
STARTED = time.time()
NOTED = "data/private/withdrawals"
FORGET = False  # until the sheets are read
keep_where_user_stands()


def said_plainly(load, *arguments, noted=True, **named):
    """Call `load`; a mistake in the study's files ends the run with its one sentence.

    A mistake in the command, not in the files, is not `noted` on the status page: the results are what they were.
    """
    try:
        return load(*arguments, **named)
    except StudyError as problem:
        if noted and workflow.is_main_process and may_write(sys.argv):
            note_stop(problem)
        sys.exit(for_study(f"themetrail: {problem}"))


def note_stop(problem):
    """Say on the status page that a run stopped before its first job, unless nothing is there to be out of date.

    Where another command is at work, the page is its own.
    """
    if os.path.isdir("results"):
        sentence = without_names(str(problem))
        with suppress(StudyError), alone(to_write=True):
            forget_withdrawn()
            put_notice(stopped([sentence], "run the study to see them on the screen"))


def forget_withdrawn():
    """What earlier runs made of who has withdrawn since goes, also where this run stops before it makes it anew."""
    if FORGET:
        rested = what_rests_on(STUDY.withdrawn_on, Path(NOTED))
        write_notes(rested, STUDY.withdrawn_on, Path(NOTED))
        forget(STUDY.withdrawn_on, STARTED)


if workflow.is_main_process:
    try:
        check_nobody_writes()
    except StudyError as busy:  # no stop of a run: the other's goes on
        sys.exit(f"themetrail: {busy}")


def configuration_files():
    """The study's own file, and those that the command names: where a key stands in several, the last counts."""
    own = "config/config.yaml"
    named = [str(file) for file in workflow.overwrite_configfiles or ()]
    return [own, *named] if os.path.exists(own) or not named else named


if workflow.is_main_process and not os.path.exists("config/config.yaml"):
    atexit.register(take_back_folder, Path.cwd(), sys.argv)  # Snakemake is still in it

# A workflow that uses this one as a module gives its own configuration.
CONFIGURATION_FILES = (
    []
    if workflow.modifier.skip_configfile
    else [said_plainly(read_file, file) for file in configuration_files()]
)
