"""What all rules share: the checked configuration, the sample sheets, the batches, and names of files."""

import os
import time

from snakemake.io import strip_wildcard_constraints
from snakemake.logging import logger

from themetrail.audit.code import jobs_import_first, software_of
from themetrail.configuration import load_configuration
from themetrail.study import Study
from end_at_once import look_for_no_more_jobs
from outlast_slurm import outlast_absent_controller
from time_left import tell_time_left
from with_run import name_this_run

# Snakemake puts a script's folder behind a library that is installed from elsewhere.
jobs_import_first(PROJECT / "scripts")


CONFIG = said_plainly(load_configuration, config, files=CONFIGURATION_FILES)
STUDY = said_plainly(
    Study.read,
    CONFIG,
    transcripts="config/transcripts",
    participants="config/participants",
    sources="data/private/sources",
    source_folder="data/transcripts",
    rounds_folder="data/rounds",
    key="data/private/study.key",
    look_for_files=workflow.is_main_process,
)

STARTED = time.time()
name_this_run()

if workflow.is_main_process:
    tell_time_left(logger)
    outlast_absent_controller(logger)

# Whatever identifies is the owner's alone.
os.makedirs("results/sealed", mode=0o700, exist_ok=True)


# On a cluster these cost more to send than to do: they put parts together, or write a page.
localrules:
    anonymise_collect,
    segment_collect,
    coding_manifest,
    status,


wildcard_constraints:
    batch=r"b\d+",
    bundle=r"b\d+(-b\d+)?",
    round=r"[A-Za-z0-9_-]+",


def software(rule_script):
    """Digest of the code and versions of the packages that a script runs: a rerun trigger and an audit value in one."""
    return software_of(PROJECT / "scripts" / f"{rule_script}.py", PROJECT / "scripts")


def as_written(value):
    """A parameter whose braces stay braces: in texts Snakemake looks for wildcards, in what functions give it does not."""
    return lambda wildcards: value


def growing(amount, of_transcript=0):
    """A resource of `amount`, and as much again at each further attempt, after a limit ended a job.

    A job that takes the transcripts of a bundle needs `of_transcript` more for each of them.
    """

    def needed(wildcards, attempt):
        bundle = STUDY.bundles[wildcards.bundle] if of_transcript else []
        return attempt * (amount + of_transcript * len(STUDY.transcripts_of(*bundle)))

    return needed


def parts(pattern):
    """The files of all batches, or of all bundles of batches, that a pattern with {batch} or {bundle} names."""
    return expand(pattern, **{"batch": STUDY.batches, "bundle": STUDY.bundles})


def parts_of_bundle(pattern):
    """The files of all batches of a job's bundle."""
    return lambda wildcards: expand(pattern, batch=STUDY.bundles[wildcards.bundle])


def takes_part(name):
    """Whether the rule of this name has jobs in this run."""
    if name == "suggest_earlier":
        return bool(EARLIER_ROUNDS)
    if name.startswith(ON_TABLES):
        return STUDY.is_coded and (STUDY.is_complete or CONFIG.report.incomplete == "provisional")
    if name.startswith(ON_DELIVERY):
        return STUDY.is_coded
    if name.startswith(ON_ISSUE):
        return bool(ISSUED)
    return not name.startswith("audit")


def records_of_run():
    """The records of all jobs of this run but the audit's own, found in the rules themselves."""
    drafted = [] if CURRENT is None else [CURRENT.name]
    coders = [] if CURRENT is None else [coder.coder_id for coder in CURRENT.coders]
    patterns = [
        each.output.record
        for each in workflow.rules
        if hasattr(each.output, "record") and takes_part(each.name)
    ]
    return sorted(
        record
        for pattern in patterns
        for record in expand(
            strip_wildcard_constraints(pattern),
            batch=STUDY.batches,
            bundle=STUDY.bundles,
            round=drafted,
            coder=coders,
        )
    )


def records_before_gate():
    """The records of all jobs whose outputs the gate searches or the ledger chains."""
    own = ["audit_key"] + (["audit_withdrawals"] if WITHDRAWN else [])
    return records_of_run() + [f"results/audit/records/{name}.json" for name in own]


def logs_of_records():
    """The log of each job, by its record: beside it lies the file that says when the job ran."""
    wanted = {*records_before_gate(), "results/audit/records/audit_gate.json"}
    logs = {}
    for each in workflow.rules:
        if not hasattr(each.output, "record"):
            continue
        record, log = (
            strip_wildcard_constraints(str(path)) for path in (each.output.record, each.log[0])
        )
        names = {name: f"(?P<{name}>[^/]+)" for name in ("batch", "bundle", "round", "coder")}
        pattern = re.compile(re.sub(r"\\{(\w+)\\}", lambda m: names[m.group(1)], re.escape(record)))
        logs |= {
            path: log.format(**m.groupdict()) for path in wanted if (m := pattern.fullmatch(path))
        }
    return dict(sorted(logs.items()))


def next_step():
    """The last line on the screen: what has to be done first, by whom, and where all of it stands."""
    status = Path("results/STATUS.md")
    text = status.read_text(encoding="utf-8") if status.exists() else ""
    to_do = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
    more = f"and {len(to_do) - 1} more: " if len(to_do) > 1 else "all of it: "
    return f"themetrail: {to_do[0]} ({more}{status})" if to_do else ""


def why_stopped(since):
    """The sentences with which jobs stopped since a time (seconds), wherever they ran."""
    logs = (log for log in Path("results/logs").rglob("*.log") if log.stat().st_mtime >= since)
    lines = [line for log in sorted(logs) for line in log.read_text(encoding="utf-8").splitlines()]
    stopped = dict.fromkeys(line[9:] for line in lines if line[9:].startswith("Stopped"))
    return "\n".join(f"themetrail: {sentence}" for sentence in stopped)


def targets():
    """What a run makes: as far as it can go with what people have delivered."""
    made = ["results/STATUS.md", "results/suggest/evaluation.csv", DRAFT]
    if STUDY.is_coded:
        made += ["results/coding/disagreements.xlsx", "results/themes/saturation.csv", AGREEMENT]
        if STUDY.is_complete or CONFIG.report.incomplete == "provisional":
            made.append(REPORT)
    return made + AUDIT
