"""Tracing: from a cell to the place in the source, and from a passage to every cell that rests on it."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from commands.calling import call
from themetrail.audit.follow.source_place import source_of
from themetrail.audit.follow.trace import Question, Results, evidence_for, question_of, rests_on
from themetrail.commands.trace import named_table
from themetrail.contracts.errors import StudyError

TABLE = "results/report/tables/G.csv"


@pytest.fixture
def results(study) -> Results:
    return Results(study)


def test_a_cell_leads_to_every_word_behind_it(results):
    found = evidence_for(results, question_of(results, TABLE, 3))
    assert [(one.segment["segment_id"], one.label, one.code_id) for one in found] == [
        ("S1", "Coach 1", "a1"),
        ("S3", "Coach 2", "a1"),
    ]
    first = found[0]
    assert first.decisions[0]["action"] == "accepted"
    assert first.consensus == {"support": "1/1", "rule": "single", "decided_by": "C1"}
    assert (first.place["place_unit"], first.place["place_from"]) == ("line", "1")
    assert first.turn["text"] == "We listen."


def test_a_theme_leads_to_its_codes_and_other_files_of_a_table_to_the_same(results):
    by_theme = evidence_for(results, question_of(results, TABLE, 2))
    assert by_theme == evidence_for(results, question_of(results, "results/report/tables/G.docx", 2))
    assert len(by_theme) == 2


def test_the_number_of_participants_in_a_cell_is_that_of_its_evidence(results):
    table = results.table("results/themes/representativeness.csv")
    for row, cells in enumerate(table.to_dict("records"), start=2):
        found = evidence_for(results, question_of(results, "results/themes/representativeness.csv", row))
        assert len({one.label for one in found}) == int(cells["n_participants"])


def test_a_count_with_a_quotation_rests_on_all_and_not_on_what_is_quoted(study):
    table = study / TABLE
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([f"{head},segment_id", f"{rows[0]},", f"{rows[1]},S1", ""]), encoding="utf-8")
    found = evidence_for(Results(study), question_of(Results(study), TABLE, 3))
    assert [one.segment["segment_id"] for one in found] == ["S1", "S3"]


@pytest.fixture
def deep(study):
    """The study with a code below the code, which S3 was given, and a segment of P2 that was given the theme itself."""
    files = {
        "config/codebook.csv": "a2,a1,code,Waits\n",
        "results/coding/consensus.csv": "S2,A,1/1,single,C1\nS3,a2,1/1,single,C1\n",
        "results/themes/representativeness.csv": "G,code,a2,a1,1,2,,groups under 3,P2,\n",
    }
    for path, more in files.items():
        text = (study / path).read_text(encoding="utf-8").replace("S3,a1,1/1,single,C1\n", "")
        (study / path).write_text(text + more, encoding="utf-8")
    agreement = "scope,level,code_id,group,coders,statistic,value\n"
    agreement += "".join(f"all,{level},{code},,C1;C2,alpha,1\n" for level, code in (("code", "a1"), ("branch", "a1")))
    (study / "results/agreement").mkdir(parents=True)
    (study / "results/agreement/agreement.csv").write_text(agreement, encoding="utf-8")
    return Results(study)


@pytest.mark.parametrize(
    ("table", "row", "segments"),
    [
        ("themes/representativeness.csv", 2, ["S1", "S2", "S3"]),  # the theme, itself and all below
        ("themes/representativeness.csv", 3, ["S1", "S3"]),  # the code, with the code below
        ("themes/representativeness.csv", 4, ["S3"]),
        ("agreement/agreement.csv", 2, ["S1"]),  # the code as it was applied
        ("agreement/agreement.csv", 3, ["S1", "S3"]),
        ("coding/consensus.csv", 3, ["S2"]),  # one coding, of the theme itself
    ],
)
def test_what_stands_below_is_behind_a_count_and_not_behind_a_coding(deep, table, row, segments):
    found = evidence_for(deep, question_of(deep, f"results/{table}", row))
    assert [one.segment["segment_id"] for one in found] == segments


def test_words_under_a_code_lead_to_all_that_stands_above_it(deep):
    cells = rests_on(deep, ["S3"])
    assert cells[["code_id", "n_without"]].to_numpy().tolist() == [["A", 2], ["a1", 1], ["a2", 0]]


def test_what_was_seen_is_said(results):
    first, second = (one.decisions[0] for one in evidence_for(results, Question()))
    assert results.seen(first) == "suggested were 1. a1 (0.5), by model m"
    assert results.seen(second) == "nothing was suggested for this segment"


@pytest.mark.parametrize(
    ("arm", "said"),
    [
        ("code_first", "could be revealed after coding were 1. a1 (0.5), by model m"),
        ("blind", "no suggestions were shown"),
        ("none", "no suggestions were shown"),
    ],
)
def test_what_was_seen_follows_the_arm(results, study, arm, said):
    decision = evidence_for(results, Question())[0].decisions[0]
    given = f"round,coder_id,segment_id,arm,status\nr1,C1,S1,{arm},unseen\n"
    (study / "data/rounds/r1/issued/assignments.csv").write_text(given)
    assert results.seen(decision) == said


@pytest.mark.parametrize(("table", "row"), [(TABLE, 1), (TABLE, 9), ("results/report/tables/none.csv", 2)])
def test_a_row_that_is_not_there_is_one_clear_error(results, table, row):
    with pytest.raises(StudyError, match=r"no row|is not there"):
        question_of(results, table, row)


def test_words_lead_to_every_cell_that_would_change(results):
    cells = rests_on(results, ["S1"])
    assert cells[["code_id", "n_participants", "n_without"]].to_numpy().tolist() == [["A", 2, 1], ["a1", 2, 1]]
    assert len(rests_on(results, ["S2"])) == 0
    assert set(rests_on(results, ["S1", "S3"])["n_without"]) == {0}


def test_both_ways_agree(results):
    """A segment is behind a cell if and only if the cell rests on the segment."""
    path = "results/themes/representativeness.csv"
    for row, cell in enumerate(results.table(path).to_dict("records"), start=2):
        behind = {one.segment["segment_id"] for one in evidence_for(results, question_of(results, path, row))}
        for segment in results.segments["segment_id"]:
            assert (segment in behind) == (cell["code_id"] in set(rests_on(results, [segment])["code_id"]))


def test_the_command_prints_the_chain_to_the_source_and_its_digest(study):
    def run(*arguments):
        return call("trace", "--directory", study, *arguments)

    said = run("--table", TABLE, "--row", "3")
    assert said.returncode == 0, said.stderr
    digest = hashlib.sha256((study / "data/transcripts/vuilleumier.txt").read_bytes()).hexdigest()
    assert f"vuilleumier.txt, line 1 (SHA-256 {digest})" in said.stdout
    assert "C1 in round r1: accepted (data/rounds/r1/returned/C1.csv, row 2)" in said.stdout
    forward = run("--participant", "P1")
    assert "2 rows of tables rest on it" in forward.stdout
    assert run("--table", TABLE, "--row", "99").returncode == 1
    assert "Traceback" not in run().stderr


def test_what_was_decided_under_an_older_code_is_shown_with_what_it_is_today(study):
    coding = study / "results/coding"
    head, first, second = (coding / "decisions.csv").read_text().splitlines()
    split = "r1,C1,S3,0,13,wide,own,,,d3,data/rounds/r1/returned/C1.csv,3,,split"
    anew = second.replace(",own,", ",split,").replace("returned/C1.csv,3", "split/C1.xlsx,2")
    other = split.replace("C1,", "C2,")  # who chose another of the codes that it became
    rows = [first.replace(",a1,accepted", ",old,accepted") + "merged", split, other, anew]
    (coding / "decisions.csv").write_text("\n".join([head, *rows]) + "\n")
    (coding / "codebook_changes.csv").write_text("old_code_id,code_now\nwide,a1;b\nold,a1\n")
    said = call("trace", "--directory", study, "--table", TABLE, "--row", "3").stdout
    assert "C1 in round r1: accepted, as the code 'old', merged since (data/rounds/r1/returned/C1.csv, row 2)" in said
    assert "C1 in round r1: own, as the code 'wide', split since (data/rounds/r1/returned/C1.csv, row 3)" in said
    assert (
        "C1 in round r1: split (data/rounds/r1/split/C1.xlsx, row 2); asked since a code given before was split" in said
    )
    assert "C2" not in said


def test_a_table_of_the_report_by_its_name_and_a_file_as_it_is_called_from_elsewhere(study, monkeypatch):
    monkeypatch.chdir(study.parent)
    for given in ("G", "G.docx", study / "results/report/tables/G.csv", f"./{study.name}/results/report/tables/G.xlsx"):
        assert named_table(Path(study.name), str(given)).startswith("results/report/tables/G"), given
    assert named_table(Path(study.name), TABLE) == TABLE
    said = call("trace", "--directory", study, "--table", "G", "--row", "3")
    assert said.returncode == 0 and "results/report/tables/G, row 3: 2 codings" in said.stdout, said.stderr


def test_a_table_that_is_called_otherwise_is_answered_with_those_that_there_are(study):
    said = call("trace", "--directory", study, "--table", "g", "--row", "3")
    assert (said.returncode, said.stderr) == (1, "themetrail: there is no table 'g'; tables of the report are: G\n")
    assert named_table(study, "G") == named_table(study, "results/report/tables/G")


@pytest.mark.parametrize(
    ("start", "end", "time"), [("", "", ""), ("2.0", "", ", 2.0 s"), ("2.0", "9.5", ", 2.0 s to 9.5 s")]
)
def test_a_place_has_the_times_that_the_source_tells(results, start, end, time):
    found = evidence_for(results, question_of(results, TABLE, 3))[0]
    place = found.place | {"start_s": start, "end_s": end}
    assert source_of(replace(found, place=place), {"T1": ("a.txt", "f0")}) == f"a.txt, line 1{time} (SHA-256 f0)"
    assert (
        source_of(replace(found, place=place), {"T1": ("a.txt", "")})
        == f"a.txt, line 1{time} (which cannot be read now)"
    )
    assert source_of(replace(found, place=place), None) == f"line 1{time}"
    assert source_of(replace(found, place=place), {}) == "not part of this copy"
