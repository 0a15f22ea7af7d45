"""What all rules share: the checked configuration, the sample sheets, and the words in which rules speak of them."""

from functools import partial

from themetrail.audit.chain.code import software_of
from themetrail.configuration.load import load_configuration
from themetrail.layout import CONFIGURATION
from themetrail.running.graph import Jobs, logs_of, records_of, steps_of, wanted_of
from themetrail.running.in_rules import (
    as_written,
    growing,
    judge_inputs_by_content,
    parts,
    parts_of_bundle,
    state_now,
)
from themetrail.running.project import LIBRARY, SCRIPTS
from themetrail.study import Study
from themetrail.study_rounds import StudyRounds

RUN.speak_as(config)
CONFIG = said_plainly(load_configuration, config, files=CONFIGURATION_FILES)
STUDY = said_plainly(
    Study.read,
    CONFIG,
    transcripts="config/transcripts",
    participants="config/participants",
    sources="data/private/sources",
    survey="data/private/survey",
    source_folder="data/transcripts",
    rounds_folder="data/rounds",
    key="data/private/study.key",
    deliveries="results/coding/deliveries.csv",
    look_for_files=workflow.is_main_process,
)
RUN.begin_with(STUDY)
ROUNDS = StudyRounds(STUDY)
said_plainly(ROUNDS.check, CONFIGURATION)
# The main process looks at what coders have returned; jobs that run elsewhere read what it found.
DELIVERIES_NOW = said_plainly(getattr, STUDY, "deliveries")

growing = partial(growing, STUDY)
parts = partial(parts, STUDY)
parts_of_bundle = partial(parts_of_bundle, STUDY)
IN_BATCHES, IN_BUNDLES = {"batch": STUDY.batches}, {"bundle": list(STUDY.bundles)}

# Each rule's jobs in this run, declared beside the rule: what a run makes, and which records belong to it.
JOBS = []


wildcard_constraints:
    batch=r"b\d+",
    bundle=r"b\d+(-b\d+)?",
    round=r"[A-Za-z0-9_-]+",


def software(rule_script):
    """Digest of the code and versions of the packages that a script runs: a rerun trigger and an audit value in one."""
    return software_of(SCRIPTS / f"{rule_script}.py", LIBRARY)
