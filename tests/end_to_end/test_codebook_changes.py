"""A codebook that is revised between two rounds: codes renamed, merged, split and deleted, through real runs."""

import csv
import stat

import openpyxl
import pytest

from end_to_end.conftest import finished, run_command, run_snakemake
from end_to_end.test_two_rounds import issue, rows_of, study, write
from themetrail.coding.sheets.split_form import HEAD, NOW, SPLIT
from themetrail.contracts.coding import NONE_OF_THESE

ROUNDS = """
study: {batches: 1}
anonymise: {fail_closed: false, review_sample: 0}
agreement: {draws: 100}
coding:
  rounds:
    - {name: r1, transcripts: [I0, I1], consensus: union, coders: [{coder_id: A}, {coder_id: B}]}
    - {name: r2, transcripts: [I2], coders: [{coder_id: A}]}
"""
HEADING = ("code_id", "parent_id", "level", "name", "definition")
FIRST = [(code, "", "code", code.capitalize(), "") for code in ("ask", "hear", "wide", "odd")]
SECOND = [
    ("asking", "", "code", "Asking", ""),
    ("near", "", "code", "Near", "Close by"),
    ("far", "", "code", "Far", ""),
]
CHANGES = [
    ("old_code_id", "change", "new_code_id", "after_round", "date", "reason"),
    ("ask", "renamed", "asking", "r1", "2026-02-01", "as the paper has it"),
    ("hear", "merged", "ask", "r1", "", ""),
    ("wide", "split", "near;far", "r1", "", "too wide"),
    ("odd", "deleted", "", "r1", "", ""),
]
CODED = "results/coding"


def codebook(folder, codes):
    write(folder / "config/codebook.csv", HEADING, *codes, separator=",")


def give_back(folder, name, coder, codes):
    """The coder gives the segments these codes in turn (several with `;`), and the last one to all that follow."""
    rows = [("coder_id", "segment_id", "code_id")]
    there = [row for row in rows_of(folder / f"data/rounds/{name}/issued/segments.csv") if row["codable"] == "yes"]
    for place, segment in enumerate(there):
        given = codes[min(place, len(codes) - 1)].split(";")
        rows += [(coder, segment["segment_id"], code) for code in given]
    write(folder / f"data/rounds/{name}/returned/{coder}.csv", *rows, separator=",")
    return [segment["segment_id"] for segment in there]


def run(folder, *more):
    return run_snakemake(folder, "results/STATUS.md", f"{CODED}/consensus.csv", "results/report/methods.md", *more)


def decide(folder, coder, choices):
    """Fill in the list of split codes as in Excel; `choices` by segment."""
    made = folder / f"{CODED}/split/r1/{coder}.xlsx"
    book = openpyxl.load_workbook(made)
    sheet = book[SPLIT]
    for row in range(2, sheet.max_row + 1):
        segment = sheet.cell(row, 1).value
        if segment in choices:
            sheet.cell(row, HEAD.index(NOW) + 1).value = choices[segment]
    book.save(folder / f"data/rounds/r1/split/{coder}.xlsx")


@pytest.fixture(scope="module")
def revised(tmp_path_factory):
    """The study after its first round, with what the next runs say of a codebook that lost codes."""
    folder = study(tmp_path_factory.mktemp("revised") / "study")
    (folder / "config/config.yaml").write_text(ROUNDS, encoding="utf-8")
    codebook(folder, FIRST)
    issue(folder, "r1")
    ids = give_back(folder, "r1", "A", ["ask;hear", "wide", "wide", "odd", "wide", ""])
    give_back(folder, "r1", "B", ["ask", "wide", "hear", "ask;odd", ""])
    codebook(folder, SECOND)
    return folder, ids, run(folder)


@pytest.fixture(scope="module")
def carried(revised):
    """The study once the table says what became of the codes, and A's list waits."""
    folder, ids, _ = revised
    write(folder / "config/codebook_changes.csv", *CHANGES, separator=",")
    asked_for = folder / "data/rounds/r1/split"
    finished(run(folder, "--dry-run"))
    assert not asked_for.exists(), "a look at what a run would do wrote into the study"
    finished(run(folder, f"{CODED}/split/r1/A.xlsx"))
    assert stat.S_IMODE(asked_for.stat().st_mode) == 0o700
    return folder, ids


def codings(folder):
    return {
        (row["coder_id"], row["segment_id"], row["code_id"])
        for row in rows_of(folder / f"{CODED}/codings.csv")
        if row["round"] == "r1"
    }


def test_codes_that_are_gone_stop_the_run_before_anything_is_done_with_the_rows_to_write(revised):
    _, _, stopped = revised
    assert stopped.returncode != 0
    said = next(line for line in (stopped.stdout + stopped.stderr).splitlines() if "no longer in the" in line)
    for code in ("'ask' (round r1)", "'hear' (round r1)", "'wide' (round r1)", "'odd' (round r1)"):
        assert code in said
    assert "`odd,deleted,` (no code is like it)" in said and "config/codebook_changes.csv" in said
    assert "rule " not in stopped.stderr.split(said)[0]


def test_two_rounds_over_a_revised_codebook(carried):
    folder, (s0, s1, s2, s3, s4, *_) = carried
    # Renamed, merged (twice in one segment by A) and deleted codes are carried; split ones wait.
    assert codings(folder) == {
        ("A", s0, "asking"), ("B", s0, "asking"), ("B", s2, "asking"), ("B", s3, "asking"),
    }  # fmt: skip
    given = {(row["coder_id"], row["segment_id"], row["code_id"]) for row in rows_of(folder / f"{CODED}/decisions.csv")}
    assert {("A", s0, "ask"), ("A", s0, "hear"), ("A", s1, "wide"), ("A", s3, "odd")} < given
    status = (folder / "results/STATUS.md").read_text(encoding="utf-8")
    assert (
        "Coder A: 3 codings have a code that was split since round r1; say in results/coding/split/r1/A.xlsx" in status
    )
    assert "and save it as data/rounds/r1/split/A.xlsx" in status and "Coder B: 1 coding has a code" in status
    assert "Dropped by config/codebook_changes.csv: 2 codings (2 with odd)" in status
    coming = [row for row in rows_of(folder / f"{CODED}/still_to_come.csv") if row["what"] == "split_open"]
    assert {(row["coder_id"], row["segment_id"]) for row in coming} == {("A", s1), ("A", s2), ("A", s4), ("B", s1)}
    by_code = {row["old_code_id"]: row for row in rows_of(folder / f"{CODED}/codebook_changes.csv")}
    counts = {
        code: [row[name] for name in ("decisions", "carried", "dropped", "waiting")] for code, row in by_code.items()
    }
    assert counts == {
        "ask": ["3", "3", "0", "0"], "hear": ["2", "2", "0", "0"],
        "wide": ["4", "0", "0", "4"], "odd": ["2", "0", "2", "0"],
    }  # fmt: skip
    assert by_code["hear"]["code_now"] == "asking"  # through what the other row says

    # The coders decide; the second round is issued and coded with the codes of today.
    decide(folder, "A", {s1: "Near [near]; Far [far]", s2: "far", s4: NONE_OF_THESE})
    decide(folder, "B", {s1: "near"})
    issue(folder, "r2")
    give_back(folder, "r2", "A", ["near", "asking", ""])
    finished(run(folder))
    new = {("A", s1, "near"), ("A", s1, "far"), ("A", s2, "far"), ("B", s1, "near")}
    assert codings(folder) == new | {
        ("A", s0, "asking"), ("B", s0, "asking"), ("B", s2, "asking"), ("B", s3, "asking"),
    }  # fmt: skip
    status = (folder / "results/STATUS.md").read_text(encoding="utf-8")
    assert "have a code" not in status and "has a code" not in status
    assert "3 codings (1 with wide, 2 with odd)" in status
    wide = next(row for row in rows_of(folder / f"{CODED}/codebook_changes.csv") if row["old_code_id"] == "wide")
    assert [wide[name] for name in ("decisions", "decided_anew", "dropped", "waiting")] == ["4", "3", "1", "0"]
    methods = (folder / "results/report/methods.md").read_text(encoding="utf-8")
    assert "(1 renamed, 1 merged, 1 split and 1 deleted)" in methods
    assert "of 11 codings given with these, 5 stood under the code of today, 3 were decided anew" in methods
    _trace_tells_both(folder)
    _typo_changes_nothing(folder)


def _trace_tells_both(folder):
    """What was decided then, under which code, and what it is now."""
    with (folder / f"{CODED}/consensus.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row["code_id"] for row in csv.DictReader(handle)]
    said = run_command("trace", folder, "--table", f"{CODED}/consensus.csv", "--row", str(rows.index("far") + 2))
    assert "as the code 'wide', split since" in said.stdout and ": split (data/rounds/r1/split/A.xlsx" in said.stdout
    said = run_command("trace", folder, "--table", f"{CODED}/consensus.csv", "--row", str(rows.index("asking") + 2))
    assert "as the code 'hear', merged since" in said.stdout


def _typo_changes_nothing(folder):
    """Prose of the codebook may be corrected at any time: what coders returned is read as before."""
    before = codings(folder)
    codebook(folder, [(code, parent, level, f"{name}!", "Corrected") for code, parent, level, name, _ in SECOND])
    finished(run(folder))
    assert codings(folder) == before
