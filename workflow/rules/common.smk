"""What all rules share: the checked configuration, the sample sheets, the batches, and names of files."""

import os
import re
from functools import cache

from snakemake.io import is_callable, strip_wildcard_constraints
from snakemake.logging import logger

from themetrail.audit.chain.changed import changed_outputs, to_make_again
from themetrail.audit.chain.code import jobs_import_first, software_of
from themetrail.audit.chain.leftovers import no_longer_made, remove
from themetrail.audit.chain.notice import (
    AT_WORK,
    IN_PART,
    STATUS,
    notice_of,
    put_notice,
    stopped,
    without_notice,
)
from themetrail.audit.chain.record import digest_of
from themetrail.audit.chain.rights import close_to_others
from themetrail.configuration.load import load_configuration
from themetrail.study import Study
from themetrail.running.one_run import write_only_while_locked
from themetrail.running.outlast_slurm import outlast_absent_controller
from themetrail.running.screen import keep_screen_quiet, why_silent
from themetrail.running.time_left import tell_time_left
from themetrail.running.with_run import name_this_run

# Snakemake puts a script's folder behind a library that is installed from elsewhere.
if (PROJECT / "src").is_dir():
    jobs_import_first(LIBRARY)


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
    deliveries="results/coding/deliveries.csv",
    look_for_files=workflow.is_main_process,
)
# Results that somebody edited, exchanged or removed are made again; not while they are being made.
CHANGED = {}
if workflow.is_main_process:
    CHANGED = changed_outputs(Path(), STUDY.key)
    if may_write(sys.argv):
        said_plainly(to_make_again, CHANGED)

BROUGHT = ("config/", "data/")
# Before the first job: whether the last run knew of all who have withdrawn.
FORGET = workflow.is_main_process and withdrawn_anew(STUDY.withdrawn_on)
name_this_run()

if workflow.is_main_process:
    tell_time_left(logger)
    QUIET = (
        keep_screen_quiet(logger) if may_write(sys.argv) and "--verbose" not in sys.argv else None
    )


# On a cluster these cost more to send than to do: they put parts together, or write a page.
localrules:
    anonymise_collect,
    segment_collect,
    coding_deliveries,
    coding_manifest,
    status,


wildcard_constraints:
    batch=r"b\d+",
    bundle=r"b\d+(-b\d+)?",
    round=r"[A-Za-z0-9_-]+",


def software(rule_script):
    """Digest of the code and versions of the packages that a script runs: a rerun trigger and an audit value in one."""
    return software_of(PROJECT / "scripts" / f"{rule_script}.py", LIBRARY)


def as_written(value):
    """A parameter whose braces stay braces: in texts Snakemake looks for wildcards, in what functions give it does not."""
    return lambda wildcards: value


@cache
def digest_now(path):
    """The digest of a file that people bring, keyed where it identifies; the same all through a run."""
    return digest_of(path, Path(path).read_bytes(), STUDY.key) if os.path.isfile(path) else ""


def judge_inputs_by_content():
    """Let a change of what people bring run its jobs again, whatever times say, by digests among the parameters."""

    def digests(each, wildcards):
        items = (item(wildcards) if is_callable(item) else item for item in each.input)
        files = [file for item in items for file in ([item] if isinstance(item, str) else item)]
        named = (str(file).format(**wildcards) for file in files if file.startswith(BROUGHT))
        return {file: digest_now(file) for file in named}

    for each in workflow.rules:
        each.set_params(brought=lambda wildcards, each=each: digests(each, wildcards))


@cache
def inputs_now():
    """The state of all that people bring, looked at once, and by who asks for it only."""
    return state_of_inputs(".", STUDY.key)


def jobs_to_repeat():
    """Files whose jobs are done again: those of what was changed by hand, and a status page that no job made."""
    repeated = {*CHANGED.values()}
    if os.path.exists(STATUS) and not os.path.exists("results/audit/records/status.json"):
        repeated.add(STATUS)
    return repeated


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
    """The last line on the screen: what has to be done first, by whom, and where all of it stands.

    Nothing where a part of the results was asked for: what the page said before may be over.
    """
    status = Path(STATUS)
    if PAGE not in {str(file) for job in workflow.dag.jobs for file in job.output}:
        return ""
    text = without_notice(STATUS, status.read_bytes() if status.exists() else b"").decode()
    to_do = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
    more = f"and {len(to_do) - 1} more: " if len(to_do) > 1 else "all of it: "
    return for_study(f"themetrail: {to_do[0]} ({more}{in_folder(status)})") if to_do else ""


def begin_run(has_jobs):
    """What comes before the first job, as soon as the lock is held."""
    global NOTICE_BEFORE
    os.makedirs("results/sealed", mode=0o700, exist_ok=True)
    for sentence in close_to_others():
        logger.warning(f"themetrail: {sentence}")
    to_come = {str(file) for job in workflow.dag.needrun_jobs() for file in job.output}
    edited = [path for path, record in CHANGED.items() if record in to_come]
    for path in filter(os.path.exists, edited):
        logger.warning(f"themetrail: {path} is not as a run made it; it is made again")
    NOTICE_BEFORE = notice_of()
    if has_jobs:
        if workflow.executor_plugin.name == "slurm":
            outlast_absent_controller(logger)
        welcome_back(WITHDRAWN)
        write_notes(RESTED, WITHDRAWN, Path(NOTED))
        remove(no_longer_made(to_come))
        if os.path.exists(STATUS):  # else the rule `status` puts it there with the page
            put_notice(AT_WORK)


def end_run(problem):
    """What comes after the last job, before the lock is given back."""
    forget_withdrawn()
    made = {str(file) for job in workflow.dag.jobs for file in job.output}
    if problem is not None:
        lines = why_stopped(STARTED).splitlines()
        sentences = [line.removeprefix("themetrail: ").removeprefix("Stopped: ") for line in lines]
        with suppress(OSError):  # on a full disk
            put_notice(stopped(sentences or ["A job failed"], "`results/logs/`"))
    elif PAGE in made:
        put_notice("")
        close_run(anew=page_made() != PAGE_BEFORE)
    elif notice_of() == AT_WORK:
        # Where a part was asked for, what stopped the whole may stop it still.
        put_notice(NOTICE_BEFORE if NOTICE_BEFORE not in ("", AT_WORK) else IN_PART)


def why_stopped(since):
    """The sentences with which jobs stopped since a time (seconds), wherever they ran."""
    logs = (log for log in Path("results/logs").rglob("*.log") if log.stat().st_mtime >= since)
    lines = [line for log in sorted(logs) for line in log.read_text(encoding="utf-8").splitlines()]
    stopped = dict.fromkeys(line[9:] for line in lines if line[9:].startswith("Stopped"))
    return for_study("\n".join(f"themetrail: {sentence}" for sentence in stopped))


def last_words():
    """What the screen says where a run stopped: the sentences of its jobs or, where none could say one, of which rule."""
    return why_stopped(STARTED) or why_silent(QUIET.failed if QUIET else [])


def what_came_out():
    """Where the report is, once a run has come as far."""
    made = {str(file) for job in workflow.dag.jobs for file in job.output}
    pages = "tables/, figures/, methods.md and explorer.html"
    whole = "results/report/explorer.html" in made
    folder = in_folder("results/report")
    return f"themetrail: the paper's tables are in {folder}/: {pages}" if whole else ""


def targets():
    """What a run makes: as far as it can go with what people have delivered."""
    made = ["results/STATUS.md", "results/suggest/evaluation.csv", DRAFT]
    if STUDY.is_coded:
        made += ["results/coding/disagreements.xlsx", "results/themes/saturation.csv", AGREEMENT]
        if STUDY.is_complete or CONFIG.report.incomplete == "provisional":
            made.append(REPORT)
    return made + AUDIT
