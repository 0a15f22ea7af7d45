"""What all rules share: the checked configuration, the sample sheets, the batches, and names of files."""

import os
import sys
from pathlib import Path

# The library lies beside the scripts, whichever Snakefile includes this one.
PROJECT = Path(workflow.current_basedir).parent.parent
sys.path.insert(0, str(PROJECT / "scripts"))

from themetrail.audit.code import software_of
from themetrail.configuration import load_configuration
from themetrail.contracts.errors import StudyError
from themetrail.study import Study


def said_plainly(load, *arguments, **named):
    """Call `load`; a mistake in the study's files ends the run with its one sentence."""
    try:
        return load(*arguments, **named)
    except StudyError as problem:
        sys.exit(f"themetrail: {problem}")


CONFIG = said_plainly(load_configuration, config)
STUDY = said_plainly(
    Study.read,
    CONFIG,
    transcripts="config/transcripts",
    participants="config/participants",
    sources="data/private/sources",
    source_folder="data/transcripts",
    rounds_folder="data/rounds",
    key="data/private/study.key",
)

# Whatever identifies is the owner's alone.
os.makedirs("results/sealed", mode=0o700, exist_ok=True)


wildcard_constraints:
    batch=r"b\d+",
    group=r"[A-Za-z0-9_-]+",
    round=r"[A-Za-z0-9_-]+",


def software(rule_script):
    """Digest of the code and versions of the packages that a script runs: a rerun trigger and an audit value in one."""
    return software_of(PROJECT / "scripts" / f"{rule_script}.py", PROJECT / "scripts")


def parts(pattern):
    """The files of all batches that a pattern with {batch} names."""
    return expand(pattern, batch=STUDY.batches)


def targets():
    """What a run makes: as far as it can go with what people have delivered."""
    made = ["results/STATUS.md", "results/suggest/evaluation.csv", DRAFT]
    if STUDY.is_coded:
        made += ["results/coding/disagreements.xlsx", "results/themes/saturation.csv", AGREEMENT]
        if STUDY.is_complete or CONFIG.report.incomplete == "provisional":
            made.append(REPORT)
    return made + AUDIT
