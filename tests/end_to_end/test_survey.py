"""Open answers to a survey, from the table that the tool gave to the tables of the paper, with codes by question."""

import csv
import re

import numpy as np
import pandas as pd
import pytest

from end_to_end.conftest import finished, run_command, run_snakemake
from text_sheets import as_text
from themetrail.new_study import new_study
from themetrail.sheets.read import read_sheet

pytestmark = pytest.mark.xdist_group("survey")

CODEBOOK = """code_id,parent_id,level,name,question
T1,,theme,What helps,help
time,T1,code,Time,
trust,T1,code,Trust,
T2,,theme,What is to change,change
rush,T2,code,Rush,
forms,T2,code,Forms,
thanks,,code,Thanks,
"""
# What respondents say to each question, the word by which a coder knows it, and the code that it carries there. The
# same words stand for another code where something else was asked.
SAID = {
    "help": [
        ("They had time for me, hours of it", "hours", "time"),
        ("I could trust my mentor", "trust", "trust"),
        ("Thank you all", "thank", "thanks"),
    ],
    "change": [
        ("They had time for nobody, hours of it", "hours", "rush"),
        ("There are too many forms", "forms", "forms"),
        ("Thanks", "thank", "thanks"),
    ],
}
CONFIGURATION = """study: {batches: 2, title: Staff survey}
anonymise: {fail_closed: false, review_sample: 0}
suggest: {minimum_examples: 2, abstain_below: 0.0}
agreement: {statistics: [percent, alpha, ac1], draws: 200}
coding:
  rounds:
    - name: r1
      consensus: union
      coders: [{coder_id: A, groups: [north]}, {coder_id: B, groups: [north]}]
    - {name: r2, coders: [{coder_id: A, groups: [south]}]}
"""
N = 24


def answers():
    """A row per respondent: id, name, site, age, and the two answers, some of them empty; the last answered nothing."""
    rows = []
    for n in range(N):
        said = {q: SAID[q][(n + shift) % 3][0] + f", in week {n}" for shift, q in enumerate(SAID)}
        if n % 6 == 5:
            said["change"] = "-" if n % 4 == 1 else ""
        if n == 3:
            said["help"] = "<p>Petronella Quist had time for me &amp; my team,<br>hours of it</p>"
        where = "north" if n < N // 2 else "south"
        name = "Petronella Quist" if n == 7 else f"Ana Maria Lindqvist{'abcdefghijklmnopqrstuvwx'[n]}"
        rows.append((f"R{n + 1:02d}", name, where, "30-39" if n % 2 else "40-49", said["help"], said["change"]))
    return [*rows, (f"R{N + 1}", "", "south", "", "", "")]


def table_of_answers():
    head = [
        ("RespondentID", "Name", "Site", "Age", "Q1", "Q2"),
        ("Respondent ID", "Your name", "Your site", "Your age", "What <b>helped</b> you?", "What is to change?"),
        tuple('{"ImportId":"QID%d"}' % n for n in range(6)),  # noqa: UP031
    ]
    return [*head, *answers()]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The study after its table was described, two rounds were coded and the run has come to its tables."""
    folder = tmp_path_factory.mktemp("survey") / "study"
    new_study(folder)
    with (folder / "data/transcripts/answers.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file).writerows(table_of_answers())
    (folder / "config/codebook.xlsx").unlink()
    (folder / "config/codebook.csv").write_text(CODEBOOK)
    (folder / "config/config.yaml").write_text(CONFIGURATION)
    finished(run_command("survey", folder, "data/transcripts/answers.csv", "--language", "en"))
    describe(folder)
    finished(run_command("survey", folder))
    issue_and_code(folder, "r1", "AB")
    issue_and_code(folder, "r2", "A")
    finished(run_snakemake(folder))
    return folder


def describe(folder):
    """What a researcher corrects in the sheet of the survey."""
    sheet = as_text(folder / "data/private/survey")
    table = pd.read_csv(sheet, sep="\t", dtype=str, keep_default_na=False)
    said = {"Q1": ("question", "help"), "Q2": ("question", "change"), "Site": ("group", "")}
    for column, (use, name) in {**said, "Age": ("attribute", "age_band")}.items():
        table.loc[table["column"] == column, ["use", "name"]] = [use, name]
    table.loc[table["use"] == "label", "name"] = "Nurse"
    table = table[~((table["use"] == "group") & (table["column"] == ""))]
    more = pd.DataFrame([{"file": "answers.csv", "column": "", "use": "empty", "name": "-", "question": ""}])
    pd.concat([table, more]).to_csv(sheet, sep="\t", index=False)


def rows_of(file):
    return pd.read_csv(file, dtype=str, keep_default_na=False)


def code_of(segment):
    found = [code for _, word, code in SAID[segment["question"]] if word in segment["text"].lower()]
    return found[0]


def given_to_coders(folder, name):
    """The segments of a round that somebody codes."""
    issued = folder / f"data/rounds/{name}/issued"
    segments = rows_of(issued / "segments.csv").query("codable == 'yes'")
    return segments[segments["segment_id"].isin(rows_of(issued / "assignments.csv")["segment_id"])]


def issue_and_code(folder, name, coders):
    finished(run_command("issue", folder, name))
    segments = given_to_coders(folder, name)
    (folder / f"data/rounds/{name}/returned").mkdir(exist_ok=True)
    for coder in coders:
        rows = ["coder_id,segment_id,code_id"]
        for number, segment in enumerate(segments.to_dict("records")):
            other = "thanks" if coder == "B" and number % 5 == 0 else code_of(segment)
            rows.append(f"{coder},{segment['segment_id']},{other}")
        (folder / f"data/rounds/{name}/returned/{coder}.csv").write_text("\n".join(rows) + "\n")


def given(question, row):
    return row[4] if question == "help" else row[5]


def test_every_answer_is_a_segment_of_its_respondent_and_question(study):
    segments = rows_of(study / "results/segment/segments.csv")
    said = segments[segments["codable"] == "yes"]
    expected = {(row[0], q) for row in answers() for q in SAID if given(q, row) not in ("", "-")}
    assert {(s.participant_id, s.question) for s in said.itertuples()} == expected
    assert len(said) == len(expected)
    asked = segments[segments["role"] == "interviewer"]
    assert set(asked["text"]) == {"What helped you?", "What is to change?"} and len(asked) == len(said)
    people = read_sheet(study / "config/participants.xlsx")
    assert people["label"].tolist() == [f"Nurse {n + 1}" for n in range(N)]
    assert set(people["age_band"]) == {"30-39", "40-49"}


def test_names_and_markup_are_nowhere(study):
    segments = rows_of(study / "results/segment/segments.csv")
    third = segments.query("participant_id == 'R04' and question == 'help' and codable == 'yes'")["text"].item()
    assert "Nurse 8 had time for me & my team,\nhours of it" in third
    public = [file for file in (study / "results").rglob("*.csv") if "sealed" not in file.parts]
    for file in [*public, *(study / "results").rglob("*.md"), *(study / "results/logs").rglob("*.log")]:
        assert not re.search(r"Quist|Petronella|Lindqvist|answers\.csv", file.read_text()), file


def test_participants_are_counted_as_they_answered(study):
    table = rows_of(study / "results/themes/representativeness.csv").query("group == 'south'").set_index("code_id")
    for code, question in (("time", "help"), ("rush", "change"), ("forms", "change")):
        words = next(said for said, _, of in SAID[question] if of == code)
        who = {row[0] for row in answers()[N // 2 : N] if given(question, row).startswith(words)}
        assert (int(table.loc[code, "n_participants"]), int(table.loc[code, "n_total"])) == (len(who), N // 2)
        assert set(table.loc[code, "participants"].split(";")) == who


def test_codes_of_a_question_are_compared_on_its_answers_alone(study):
    table = rows_of(study / "results/agreement/agreement.csv")
    codes = table.query("scope == 'all' and level == 'code' and summary == '' and statistic == 'percent'")
    codes = codes.set_index("code_id")
    segments = given_to_coders(study, "r1")
    assert codes["frame"].to_dict() == {
        "time": "help", "trust": "help", "rush": "change", "forms": "change", "thanks": ""
    }  # fmt: skip
    for code, frame in codes["frame"].items():
        rated = segments if not frame else segments[segments["question"] == frame]
        assert int(codes.loc[code, "n_units"]) == len(rated)
        a = np.array([code_of(segment) == code for segment in rated.to_dict("records")])
        all_segments = list(segments["segment_id"])
        swapped = np.array([all_segments.index(segment) % 5 == 0 for segment in rated["segment_id"]])
        b = np.where(swapped, code == "thanks", a)
        assert float(codes.loc[code, "value"]) == pytest.approx((a == b).mean(), abs=1e-6)
    assert "belong to questions of the survey" in (study / "results/agreement/methods.md").read_text()


def test_no_code_is_suggested_for_an_answer_to_another_question(study):
    question = rows_of(study / "data/rounds/r2/issued/segments.csv").set_index("segment_id")["question"]
    shown = rows_of(study / "data/rounds/r2/issued/suggestions.csv")
    pairs = {(question[row.segment_id], row.code_id) for row in shown.itertuples()}
    assert ("help", "time") in pairs and ("change", "rush") in pairs
    assert not pairs & {("help", "rush"), ("help", "forms"), ("change", "time"), ("change", "trust")}


def test_what_was_left_out_is_in_the_logs_in_counts(study):
    logs = "".join(file.read_text() for file in (study / "results/logs/ingest").glob("*.log"))
    assert "25 respondents, of whom 1 answered nothing" in logs
    assert logs.count("1 cells with a mark for no answer") + logs.count("1 questions without an answer") == 4
