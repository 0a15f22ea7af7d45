"""Every path of a study, named once, with what it is.

Paths are relative to the study's folder. One that ends in `/` is a folder and stands for all that lies in it; `*`
stands for any name. The steps know no paths: only the audit, what runs and what people command ask here. The rules of
the workflow state their own paths, and a test holds each of their outputs against this table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache


class Kind(Flag):
    """What a path of a study is; one path may be several of these."""

    BROUGHT = auto()  # people bring it
    NEW = auto()  # a folder that a new study has
    GROWN = auto()  # a run adds to it, beside what people bring
    IDENTIFIES = auto()  # what lies in it may identify people: its digests are keyed
    ISSUED = auto()  # lies where files identify and does not: the gate has searched it before coders were given it
    NAMES_IDENTIFY = auto()  # the very names of files in it may identify people
    LOCKED = auto()  # its owner's alone
    UNVERSIONED = auto()  # stays out of version control
    MADE = auto()  # jobs of a run make it; all of it that is not sealed is handed to people
    SEALED = auto()  # handed to nobody
    AFTER_THE_GATE = auto()  # made from what the gate has searched, and searched when it is shared
    AFTER_THE_CRATE = auto()  # made after the crate, or the crate itself: it cannot hold it
    AFTER_THE_MANIFEST = auto()  # written after the manifest, or while it is: checked in another way
    OF_LAST_JOBS = auto()  # what the jobs that list all else write themselves, digested when the run has ended
    LATE = auto()  # written to for as long as jobs begin and end
    AFTER_THE_RUN = (
        auto()
    )  # made by commands, each with digests of its own, or read by them alone; no part of the results
    SHARED_BY_NAME = auto()  # holds what coders wrote for themselves, or whole passages: it leaves only where named
    TALK = auto()  # holds whole passages of what participants said: it stays where one of them may not be shared
    KEPT = auto()  # stays where a run that follows a withdrawal stops before it has made it anew


@dataclass(frozen=True)
class Place:
    """One path; `differs` says why its files need not be the same byte for byte after two runs on the same inputs."""

    path: str
    kind: Kind
    differs: str = ""


_PLACES: list[Place] = []


def _place(path: str, kind: Kind, differs: str = "") -> str:
    _PLACES.append(Place(path, kind, differs))
    return path


# What people bring
CONFIG = _place("config/", Kind.BROUGHT | Kind.NEW)
CONFIGURATION = "config/config.yaml"
TRANSCRIPTS_SHEET, PARTICIPANTS_SHEET, CODEBOOK_SHEET = "config/transcripts", "config/participants", "config/codebook"
CHANGES_SHEET = "config/codebook_changes"
METHODS_STATED = "config/methods.yaml"
METHODS_WITHOUT_NAMES = "results/anonymise/methods_text.csv"
# Read by a command alone, and filled in when the results are there
DEPOSIT_STATED = _place("config/deposit.yaml", Kind.AFTER_THE_RUN)
ETHICS_STATED = _place("config/ethics.yaml", Kind.AFTER_THE_RUN)

DATA = _place("data/", Kind.BROUGHT | Kind.IDENTIFIES)
SOURCE_FILES = _place("data/transcripts/", Kind.NEW | Kind.NAMES_IDENTIFY | Kind.LOCKED | Kind.UNVERSIONED)
PRIVATE = _place("data/private/", Kind.NEW | Kind.NAMES_IDENTIFY | Kind.LOCKED | Kind.UNVERSIONED)
PEOPLE_SHEET, SOURCES_SHEET, SURVEY_SHEET = "data/private/people", "data/private/sources", "data/private/survey"
REVIEW_SHEET, EXCEPTIONS_SHEET = "data/private/review", "data/private/exceptions"
PRIOR_PROJECTS, PRIOR_PROJECTS_SHEET = "data/private/prior/", "data/private/prior"
STUDY_KEY = "data/private/study.key"
REGISTRY = _place("data/private/pseudonyms.csv", Kind.GROWN)
NOTED_WITHDRAWALS = _place("data/private/withdrawals/", Kind.GROWN)
WITHDRAWN_ISSUES = "data/private/withdrawn_issues/"
PRIOR = _place("data/prior/", Kind.NEW | Kind.NAMES_IDENTIFY | Kind.LOCKED)
REFLEXIVITY_LOGS = _place("data/reflexivity/", Kind.NEW | Kind.LOCKED | Kind.UNVERSIONED)
ROUNDS = _place("data/rounds/", Kind.NEW)
ISSUED = _place("data/rounds/*/issued/", Kind.ISSUED)  # its talk is looked up round by round
RETURNED = _place("data/rounds/*/returned/", Kind.LOCKED | Kind.UNVERSIONED)
DECIDED_SPLITS = _place("data/rounds/*/split/", Kind.LOCKED | Kind.UNVERSIONED)
# What says itself whose it is may have any name.
EXPORTED = _place("data/rounds/*/returned/*.json", Kind.NAMES_IDENTIFY)
CODED_IN_WORD = _place("data/rounds/*/returned/*.docx", Kind.NAMES_IDENTIFY)
ADJUDICATED = _place("data/rounds/*/adjudication.*", Kind.UNVERSIONED)
ADJUDICATED_IN_WORD = _place("data/rounds/*/adjudication/", Kind.NAMES_IDENTIFY | Kind.LOCKED | Kind.UNVERSIONED)
CHOSEN_QUOTATIONS = _place("data/quotations.*", Kind.UNVERSIONED)  # their translations may name people

# What a run makes
RESULTS = _place("results/", Kind.UNVERSIONED)
OF_SNAKEMAKE = _place(".snakemake/", Kind.UNVERSIONED)
LOCK, ENDED = ".snakemake/themetrail.lock", ".snakemake/themetrail.ended"
MEANINGS = ".snakemake/themetrail.meanings"  # what sentences mean, as the last run read them
STATUS = _place("results/STATUS.md", Kind.MADE)
SEALED = _place("results/sealed/", Kind.MADE | Kind.SEALED | Kind.IDENTIFIES | Kind.LOCKED | Kind.KEPT)
LOGS = _place("results/logs/", Kind.MADE | Kind.KEPT, "logs state the time of day")
BENCHMARKS = _place("results/benchmarks/", Kind.MADE | Kind.KEPT, "benchmarks state how long a job took")
_place("results/*.age", Kind(0), "encryption begins with a random number")
_place("results/*.sig", Kind(0), "a signature may hold a time or a random number")
_place("results/*.minisig", Kind(0), "a signature holds its time")
LOGS_OF_CLUSTER = _place("results/logs/slurm/", Kind.LATE | Kind.AFTER_THE_CRATE)
for _folder in (LOGS, BENCHMARKS):
    for _job in ("dossier", "verify"):
        _place(f"{_folder}audit/{_job}*", Kind.OF_LAST_JOBS | Kind.LATE | Kind.AFTER_THE_CRATE)

INGESTED = "results/sealed/ingest/turns/"
SEALED_ANONYMISATION = "results/sealed/anonymise/"
READ_DECISIONS = "results/sealed/coding/decisions.csv"
SEARCHED = "results/sealed/audit/searched.csv"  # what was found clean before
LOOKED_FOR = "results/sealed/audit/forms.json"  # the forms that were looked for
KEY_OF_PSEUDONYMS, DIGEST_OF_KEY = "results/sealed/audit/key.zip", "results/sealed/audit/key.sha256"
CHANGED_BY_WITHDRAWALS = "results/sealed/audit/withdrawals.csv"

ANONYMISED = _place("results/anonymise/", Kind.MADE)
ANONYMISED_TURNS, ANONYMISED_CODEBOOK = "results/anonymise/turns.csv", "results/anonymise/codebook.csv"
LEDGER, RECALL_OF_NAMES = "results/anonymise/ledger.csv", "results/anonymise/recall.csv"
FINDINGS_OF_RISK = "results/sealed/anonymise/findings.csv"
REVIEW_QUEUE = "results/anonymise/review.csv"
for _text in ("turns.csv", "turns/", "prior*", "quotations.csv"):
    _place(f"{ANONYMISED}{_text}", Kind.MADE | Kind.TALK)
SEGMENTED = _place("results/segment/", Kind.MADE | Kind.TALK)
SEGMENTS = "results/segment/segments.csv"
SUGGESTED = _place("results/suggest/", Kind.MADE)
for _text in ("evidence.csv", "unlike.*"):
    _place(f"{SUGGESTED}{_text}", Kind.MADE | Kind.TALK)
CODED = _place("results/coding/", Kind.MADE)
for _text in ("draft/", "split/", "adjudication_*", "anchors*", "codebook_meeting.*", "disagreements.*", "lost.csv"):
    _place(f"{CODED}{_text}", Kind.MADE | Kind.TALK)
DRAFTS = "results/coding/draft/"
DELIVERIES, ANCHORS = "results/coding/deliveries.csv", "results/coding/anchors.csv"
DECISIONS, CODINGS = "results/coding/decisions.csv", "results/coding/codings.csv"
ASSIGNMENTS = "results/coding/assignments.csv"
CONSENSUS, UNRESOLVED = "results/coding/consensus.csv", "results/coding/unresolved.csv"
ADJUDICATIONS = _place("results/coding/adjudications.csv", Kind.MADE | Kind.SHARED_BY_NAME)  # with their reasons
SPLITS, CARRIED_CHANGES = "results/coding/splits.csv", "results/coding/codebook_changes.csv"
COMPARED = _place("results/agreement/", Kind.MADE)
AGREEMENT = "results/agreement/agreement.csv"
for _with_passages in ("worst_segments.csv", "coded_again.csv"):
    _place(f"{COMPARED}{_with_passages}", Kind.MADE | Kind.SHARED_BY_NAME | Kind.TALK)
COUNTED = _place("results/themes/", Kind.MADE)
REPRESENTATIVENESS, SATURATION = "results/themes/representativeness.csv", "results/themes/saturation.csv"
STABILITY_SUMMARY, COMPARISON = "results/themes/label_stability_summary.csv", "results/themes/comparison.csv"
SATURATION_THRESHOLDS = "results/themes/saturation_thresholds.csv"
MATRIX = "results/themes/matrix.csv"
REPORT = _place("results/report/", Kind.MADE)
TABLES_OF_REPORT = "results/report/tables/"
QUOTATIONS_OF_REPORT = _place("results/report/quotations.csv", Kind.MADE | Kind.TALK)  # each with all of its turn
_place("results/report/candidates.*", Kind.MADE | Kind.SHARED_BY_NAME | Kind.TALK)
EXPLORER = _place("results/report/explorer.html", Kind.MADE | Kind.SHARED_BY_NAME | Kind.TALK)
PACK = _place("results/report/pack/", Kind.MADE | Kind.SHARED_BY_NAME)
for _text in ("adjudications.csv", "deviant_cases.csv", "memos.csv", "reviewers_pack.docx"):
    _place(f"{PACK}{_text}", Kind.MADE | Kind.SHARED_BY_NAME | Kind.TALK)

_LISTED = Kind.MADE | Kind.AFTER_THE_GATE
_LAST = _LISTED | Kind.AFTER_THE_CRATE | Kind.AFTER_THE_MANIFEST
AUDIT = _place("results/audit/", Kind.MADE)
RECORDS = _place("results/audit/records/", Kind.MADE | Kind.KEPT)
RECORD_OF_GATE = _place("results/audit/records/audit_gate.json", _LISTED)
RECORD_OF_RESOLVE = "results/audit/records/anonymise_resolve.json"
RECORD_OF_WITHDRAWALS = "results/audit/records/audit_withdrawals.json"
WITHDRAWALS = "results/audit/withdrawals.csv"
GATE = _place("results/audit/gate.json", _LISTED)
LEDGER_OF_RUN = _place("results/audit/ledger.csv", _LISTED)
CRATE = _place("results/audit/crate.zip", _LISTED | Kind.AFTER_THE_CRATE, "the RO-Crate states when each job ran")
CONTENTS_OF_CRATE = _place("results/audit/crate.csv", _LISTED | Kind.AFTER_THE_CRATE)
MANIFEST = _place("results/audit/manifest.csv", _LAST)
HEAD = _place("results/audit/head.txt", _LAST)
SIGNATURES = tuple(_place(f"{HEAD}.{kind}", Kind.AFTER_THE_MANIFEST) for kind in ("sig", "minisig"))
CIRCUMSTANCES = _place("results/audit/circumstances.csv", _LAST, "it lists the digests of the files above")
CLOSING = _place("results/audit/closing.csv", _LAST, "it lists the digests of the last two jobs' logs and benchmarks")
VERIFICATION = _place("results/audit/verification.md", _LAST)

# What commands make after a run, and what the gate found, until it is mended
SHARED_FILES = _place("results/share/", Kind.AFTER_THE_RUN)
FOUND = _place("results/sealed/found/", Kind.AFTER_THE_RUN)


def places() -> tuple[Place, ...]:
    """All places, in the order of this page."""
    return tuple(_PLACES)


@cache
def paths(kind: Kind) -> tuple[str, ...]:
    """The paths that are of this kind, or of all of these kinds."""
    return tuple(place.path for place in _PLACES if kind in place.kind)


@cache
def beginnings(kind: Kind) -> tuple[str, ...]:
    """How the paths of a kind begin, for `str.startswith`."""
    return tuple(path.rstrip("*") for path in paths(kind))


@cache
def folders(kind: Kind) -> tuple[str, ...]:
    """The folders of a kind, without the stroke at their end."""
    return tuple(path.rstrip("/") for path in paths(kind) if path.endswith("/"))


def exempt() -> dict[str, str]:
    """By pattern of a path, in which `*` stands for folders too, why files may differ between two equal runs."""
    return {
        f"{place.path}*" if place.path.endswith("/") else place.path: place.differs
        for place in _PLACES
        if place.differs
    }


def is_of(path: str, kind: Kind) -> bool:
    """Whether a file lies at a path of this kind."""
    return any(pattern.match(path) for pattern in _patterns(kind))


def place_of(path: str) -> Place | None:
    """The place that says most closely what a file is; None where none does."""
    found = [place for place in _PLACES if _pattern(place.path).match(path)]
    return max(found, key=lambda place: len(place.path), default=None)


@cache
def _patterns(kind: Kind) -> tuple[re.Pattern[str], ...]:
    return tuple(map(_pattern, paths(kind)))


def _pattern(path: str) -> re.Pattern[str]:
    names = re.escape(path.rstrip("/")).replace(r"\*", "[^/]*")
    return re.compile(names + (r"(?:/|\Z)" if path.endswith("/") else r"\Z"))
