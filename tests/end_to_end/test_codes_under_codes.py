"""A codebook of five levels with parents that coders apply, from its outline to tables, texts and trace."""

from __future__ import annotations

import csv
from pathlib import Path

import docx
import pytest

from coding.filled import Row, fill_sheet
from text_sheets import with_text_sheets
from themetrail.new_study import new_study

from .conftest import finished
from .tiny import write
from .warm import run_command, run_snakemake
from .withdrawing import issued, verified

OUTLINE = (
    "Our codebook, second version\n\nCode;Description;Codable\nWork;all of it;yes\n- Load;;\n-- Too little time;;\n"
    "--- Forms;on paper;no\n---- The portal;online;\n- Listening first;;\nOther;;\n"
)
ABOVE = {
    "portal": ["the_portal", "forms", "too_little_time", "load", "work"],
    "time": ["too_little_time", "load", "work"],
    "listen": ["listening_first", "work"],
    "work": ["work"],
    "other": ["other"],
}
SAID = {
    "portal": "The portal was down again for the whole of the week.",
    "time": "There was never enough time for what mattered most.",
    "listen": "I sat down and heard them out before I said a thing.",
    "work": "The job as a whole has become another job since then.",
    "other": "The coffee was better in the old building, by the way.",
}
# What each participant says, in order, and what each coder takes it for (A, B); only the last differ.
TALKS = {
    "P1": [("work", "work", "work"), ("other", "other", "other")],
    "P2": [("portal", "portal", "portal"), ("listen", "listen", "listen")],
    "P3": [("time", "time", "time"), ("other", "other", "other")],
    "P4": [("time", "time", "time"), ("portal", "time", "portal")],
}
NAMES = {"portal": "The portal", "time": "Too little time", "listen": "Listening first", "work": "Work"}


def make(folder: Path) -> Path:
    """The study before its first run."""
    new_study(folder)
    with_text_sheets(folder)
    sources, transcripts, people = [], [], []
    for number, (who, turns) in enumerate(TALKS.items(), start=1):
        label = f"Coach {number}"
        talk = "".join(f"Interviewer: And?\n{label}: {SAID[what]}\n" for what, *_ in turns)
        write(folder, f"data/transcripts/{number}.txt", talk)
        sources += [
            f"I{number}\t{number}.txt\tInterviewer\t\tinterviewer",
            f"I{number}\t{number}.txt\t{label}\t{who}\t",
        ]
        transcripts.append(f"I{number}\ttalks\ten\t{number}")
        people.append(f"{who}\tCoach {number}")
    for file, head, rows in (
        ("data/private/sources.tsv", "transcript_id\tfile\tspeaker\tparticipant_id\trole", sources),
        ("config/transcripts.tsv", "transcript_id\tgroup\tlanguage\tcollected_order", transcripts),
        ("config/participants.tsv", "participant_id\tlabel", people),
    ):
        write(folder, file, "\n".join([head, *rows, ""]))
    write(folder, "config/codebook.csv", OUTLINE)
    write(
        folder,
        "config/config.yaml",
        "study: {title: Codes under codes, batches: 1}\nanonymise: {fail_closed: false, review_sample: 0}\n"
        "agreement: {draws: 50, fewest_uses: 1}\ncoding:\n  rounds:\n"
        "    - {name: r1, consensus: union, coders: [{coder_id: A}, {coder_id: B}]}\n",
    )
    return folder


def give_back(folder: Path) -> None:
    """A fills in the sheet, by the names in the drop-down; B returns a list of ids."""
    rows_of_a, rows_of_b = {}, ["coder_id,segment_id,code_id"]
    segments = issued(folder)
    for number, turns in enumerate(TALKS.values(), start=1):
        ids = [segment for (transcript, _), segment in segments.items() if transcript == f"I{number}"]
        for segment, (_, by_a, by_b) in zip(ids, turns, strict=True):
            rows_of_a[segment] = Row(own=[NAMES.get(by_a, "Other")])
            rows_of_b.append(f"B,{segment},{ABOVE[by_b][0]}")
    place = folder / "data/rounds/r1"
    fill_sheet(place / "issued/sheets/A.xlsx", place / "returned/A.xlsx", rows_of_a)
    write(folder, "data/rounds/r1/returned/B.csv", "\n".join([*rows_of_b, ""]))


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """The finished study."""
    folder = make(tmp_path_factory.mktemp("deep") / "study")
    issue = run_command("issue", folder, "r1")
    assert issue.returncode == 0, issue.stderr
    give_back(folder)
    finished(run_snakemake(folder, "--quiet", "all"))
    return folder


def rows_of(study: Path, file: str) -> list[dict[str, str]]:
    with (study / "results" / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def who_mentions() -> dict[str, set[str]]:
    """Recounted from what was given (either coder: union), with all that stands above it."""
    found: dict[str, set[str]] = {}
    for who, turns in TALKS.items():
        for code in {given for _, *both in turns for given in both}:
            for entry in ABOVE[code]:
                found.setdefault(entry, set()).add(who)
    return found


def test_every_count_is_that_of_an_independent_recount(study):
    table = {row["code_id"]: row for row in rows_of(study, "themes/representativeness.csv")}
    expected = who_mentions()
    assert {code: set(row["participants"].split(";")) for code, row in table.items()} == expected
    assert {code: int(row["n_participants"]) for code, row in table.items()} == {
        code: len(who) for code, who in expected.items()
    }
    assert {code: row["label"] for code, row in table.items()} == {
        **{"work": "general", "load": "typical", "too_little_time": "typical"},
        **{"forms": "variant", "the_portal": "variant", "listening_first": "rare", "other": "variant"},
    }
    # P1 mentions the theme alone, P3 has too little time and no portal
    assert {code: row["n_alone"] for code, row in table.items() if row["n_alone"]} == {
        "work": "1",
        "too_little_time": "1",
    }


def test_tables_are_set_in_by_depth_and_say_who_mentions_parents_alone(study):
    rows = rows_of(study, "report/tables/talks.csv")
    assert [(row["code_id"], row["depth"]) for row in rows] == [
        ("work", "0"),
        ("load", "1"),
        ("too_little_time", "2"),
        ("forms", "3"),
        ("the_portal", "4"),
        ("listening_first", "1"),
        ("other", "0"),
    ]
    assert {row["code_id"]: row["quotation"] for row in rows}["work"] == SAID["work"]
    document = docx.Document(study / "results/report/tables/talks.docx")
    *entries, last = document.tables[0].rows[1:]
    first = [row.cells[0].paragraphs[0] for row in entries]
    assert [round(cell.paragraph_format.left_indent.cm / 0.4) for cell in first] == [0, 1, 2, 3, 4, 1, 0]
    note = last.cells[0].text
    assert "Participants who mention it and nothing below it: Work 1, Too little time 1." in note
    assert 'depth4"><th role="rowheader" scope="row">The portal<' in (
        study / "results/report/tables/talks.html"
    ).read_text(encoding="utf-8")


def test_agreement_is_of_each_entry_as_applied_and_of_each_branch(study):
    rows = [row for row in rows_of(study, "agreement/agreement.csv") if row["scope"] == "all" and not row["summary"]]
    alpha = {(row["level"], row["code_id"]): row["value"] for row in rows if row["statistic"] == "alpha"}
    assert [code for level, code in alpha if level == "code"] == [
        *("work", "too_little_time", "the_portal", "listening_first", "other")
    ]
    assert [code for level, code in alpha if level == "branch"] == ["too_little_time", "forms"]
    # 8 segments: time was given by A to three and by B to two of them, the portal by A to one and by B to two
    assert float(alpha["code", "too_little_time"]) == pytest.approx(1 - 15 * 2 / (2 * 5 * 11), abs=1e-6)
    assert float(alpha["branch", "too_little_time"]) == float(alpha["theme", "work"]) == 1


def test_the_texts_say_what_was_done(study):
    text = (study / "results/report/methods.md").read_text(encoding="utf-8")
    assert "The codebook had 1 theme, 1 subtheme and 5 codes. Of the codes, two stood below other codes." in text
    assert "Coders could apply one of the themes and subthemes as it stood." in text
    assert "A participant mentioned an entry of the codebook if at least one segment of theirs had it" in text
    assert "Of what coders applied, 2 entries have codes below; they were compared as applied themselves." in text


def test_a_row_of_a_parent_is_traced_to_all_that_it_counts(study):
    told = run_command("trace", study, "--table", "talks", "--row", "2")
    assert told.returncode == 0, told.stderr
    assert "row 2: 7 codings of 4 participants" in told.stdout
    told = run_command("trace", study, "--table", "results/themes/representativeness.csv", "--row", "5")
    assert "row 5: 2 codings of 2 participants (Coach 2, Coach 4)" in told.stdout


def test_a_stranger_verifies_it(study):
    verified(study)
