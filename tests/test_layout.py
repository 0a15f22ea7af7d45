"""The table of a study's paths says what the audit, the commands and the rules of the workflow take for granted."""

import re
from pathlib import Path

import pytest

from themetrail import layout
from themetrail.configuration.audit import Audit
from themetrail.layout import Kind, beginnings, folders, is_of, paths, place_of, places

PROJECT = Path(__file__).parents[1]
RULES = sorted((PROJECT / "workflow/rules").glob("*.smk"))
_PATH = r'(?:results|data|config)/[^"]*'
_SECTION = re.compile(r"^    output:\n((?:        .*\n)+)", re.MULTILINE)
LISTS = {
    Kind.IDENTIFIES: {"data/", "results/sealed/"},
    Kind.NAMES_IDENTIFY: {
        *("data/transcripts/", "data/private/", "data/prior/"),
        *("data/rounds/*/returned/*.json", "data/rounds/*/returned/*.docx", "data/rounds/*/adjudication/"),
    },
    Kind.LOCKED: {
        "data/transcripts/",
        "data/private/",
        "data/prior/",
        "data/reflexivity/",
        "data/rounds/*/returned/",
        "data/rounds/*/split/",
        "data/rounds/*/adjudication/",
        "results/sealed/",
    },
    Kind.SEALED: {"results/sealed/"},
    Kind.ISSUED: {"data/rounds/*/issued/"},
    Kind.BROUGHT: {"config/", "data/"},
    Kind.NEW: {"config/", "data/transcripts/", "data/private/", "data/prior/", "data/reflexivity/", "data/rounds/"},
    Kind.SHARED_BY_NAME: {
        *("results/report/pack/", "results/report/candidates.*", "results/report/explorer.html"),
        *(f"results/report/pack/{name}" for name in ("adjudications.csv", "deviant_cases.csv", "memos.csv")),
        "results/report/pack/reviewers_pack.docx",
        *("results/agreement/worst_segments.csv", "results/agreement/coded_again.csv"),
        "results/coding/adjudications.csv",
    },
    Kind.GROWN: {"data/private/pseudonyms.csv", "data/private/withdrawals/"},
    Kind.KEPT: {"results/sealed/", "results/logs/", "results/benchmarks/", "results/audit/records/"},
    Kind.AFTER_THE_RUN: {"config/deposit.yaml", "config/ethics.yaml", "results/share/", "results/sealed/found/"},
    Kind.AFTER_THE_MANIFEST: {
        "results/audit/manifest.csv",
        "results/audit/circumstances.csv",
        "results/audit/head.txt",
        "results/audit/head.txt.sig",
        "results/audit/head.txt.minisig",
        "results/audit/verification.md",
        "results/audit/closing.csv",
    },
    Kind.AFTER_THE_GATE: {
        "results/audit/gate.json",
        "results/audit/ledger.csv",
        "results/audit/manifest.csv",
        "results/audit/circumstances.csv",
        "results/audit/closing.csv",
        "results/audit/head.txt",
        "results/audit/verification.md",
        "results/audit/crate.zip",
        "results/audit/crate.csv",
        "results/audit/records/audit_gate.json",
    },
}


def outputs() -> list[tuple[str, str]]:
    """Each output of each rule, by the rule's file, with a name in the place of each wildcard."""
    found = []
    for file in RULES:
        text = file.read_text()
        constants = dict(re.findall(rf'^(\w+) = "({_PATH})"', text, re.MULTILINE))
        for section in _SECTION.findall(text):
            named = [constants[name] for name in re.findall(r"\w+", section) if name in constants]
            for path in [*re.findall(rf'"({_PATH})"', section), *named]:
                found.append((file.stem, re.sub(r"\{+[^{}]+\}+", "x", path)))
    return found


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.name)
def test_what_is_of_a_kind(kind):
    assert set(paths(kind)) == LISTS[kind] and len(paths(kind)) == len(LISTS[kind])


def test_what_the_last_jobs_write_and_what_a_crate_cannot_hold():
    last = {f"results/{kind}/audit/{job}" for kind in ("logs", "benchmarks") for job in ("dossier", "verify")}
    assert set(beginnings(Kind.OF_LAST_JOBS)) == last
    assert set(beginnings(Kind.LATE)) == {*last, "results/logs/slurm/"}
    made_last = LISTS[Kind.AFTER_THE_MANIFEST] - set(layout.SIGNATURES)
    crate = {"results/audit/crate.zip", "results/audit/crate.csv"}
    assert set(beginnings(Kind.AFTER_THE_CRATE)) == {*last, "results/logs/slurm/", *made_last, *crate}


def test_there_are_outputs_to_look_at():
    found = outputs()
    assert {step for step, _ in found} >= {"ingest", "anonymise", "segment", "coding", "report", "audit"}
    assert ("ingest", "results/sealed/ingest/turns/x.csv") in found and len(found) > 60


@pytest.mark.parametrize(("step", "path"), outputs())
def test_each_output_of_the_rules_is_known_and_sealed_searched_or_made_after_the_search(step, path):
    place = place_of(path)
    assert place is not None and Kind.MADE in place.kind, "name its folder in the layout, and what it is"
    sealed, after, handed = path.startswith(paths(Kind.SEALED)), is_of(path, Kind.AFTER_THE_GATE), step != "audit"
    assert sealed == (Kind.SEALED in place.kind) and not (sealed and after)
    if after:
        assert not handed, "only the audit makes something from what the gate has searched"
    if Kind.AFTER_THE_MANIFEST in place.kind:
        assert Kind.AFTER_THE_GATE in place.kind and Kind.AFTER_THE_CRATE in place.kind
    if sealed:
        assert is_of(path, Kind.IDENTIFIES) and is_of(path, Kind.LOCKED)


def test_each_result_that_is_named_is_made_by_a_rule():
    """A name here that no rule makes would send the audit to a file that never comes."""
    of_gate = {"results/sealed/audit/searched.csv", "results/sealed/audit/forms.json"}  # what it remembers
    made = {path for _, path in outputs()} | of_gate | {layout.CLOSING}
    named = {value for value in vars(layout).values() if isinstance(value, str) and value.startswith("results/")}
    files = {path for path in named if Path(path).suffix and "*" not in path}
    assert files - made == set()
    empty = [name for name in named if name.endswith("/") and not any(path.startswith(name) for path in made)]
    assert set(empty) == {
        *("results/logs/", "results/benchmarks/", "results/logs/slurm/"),
        *(f"{folder}/" for folder in folders(Kind.AFTER_THE_RUN)),
    }


def test_what_is_shared_unasked_is_known_and_sealed_nowhere():
    for pattern in Audit().share:
        place = place_of(pattern.replace("*", "x") if pattern.endswith("*") else pattern)
        assert place is not None and not is_of(pattern, Kind.SEALED) and not pattern.startswith("data/")


@pytest.mark.parametrize(
    ("path", "issued"),
    [
        ("data/rounds/r1/issued/segments.csv", True),
        ("data/rounds/r1/issued/sheets/C1.xlsx", True),
        ("data/rounds/r1/returned/issued/C1.xlsx", False),
        ("data/rounds/r1/issued.csv", False),
        ("data/rounds/issued/C1.xlsx", False),
    ],
)
def test_only_the_folder_right_below_a_round_is_what_was_issued(path, issued):
    assert is_of(path, Kind.ISSUED) is issued


def test_the_closest_place_says_what_a_file_is():
    assert Kind.LATE in place_of("results/logs/slurm/1.log").kind
    assert Kind.AFTER_THE_RUN in place_of("results/sealed/found/search.html").kind
    assert place_of("results/audit/crate.zip").differs
    assert place_of("elsewhere/a.csv") is None


STEPS = ("ingest", "anonymise", "segment", "suggest", "coding", "agreement", "themes", "report")
BELOW = (*STEPS, "contracts", "sheets", "office", "configuration")


@pytest.mark.parametrize("room", BELOW)
def test_the_rooms_of_the_steps_know_no_paths(room):
    files = sorted((PROJECT / "src/themetrail" / room).rglob("*.py"))
    assert files and not [file for file in files if "themetrail.layout" in file.read_text()]


def test_no_path_stands_twice():
    assert len({place.path for place in places()}) == len(places())


def test_folders_are_named_without_the_stroke_at_their_end():
    assert folders(Kind.SEALED) == ("results/sealed",)
