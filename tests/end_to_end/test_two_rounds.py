"""Two rounds through the real Snakemake: the second learns from the first, and never from itself."""

import csv

import pytest

from end_to_end.conftest import finished, run_command, run_snakemake
from suggest.talk import WORDS, coded
from text_sheets import with_text_sheets
from themetrail.new_study import new_study

ROUNDS = """
study: {batches: 1}
anonymise: {fail_closed: false, review_sample: 0}
suggest: {minimum_examples: 2}
coding:
  rounds:
    - {name: r1, transcripts: [I0, I1, I2], coders: [{coder_id: A}]}
    - {name: r2, transcripts: [I0, I3], coders: [{coder_id: B}]}
"""


def write(file, *rows, separator="\t"):
    file.write_text("".join(separator.join(row) + "\n" for row in rows), encoding="utf-8")


def study(folder):
    """Four interviews in which words say the code; no prior data."""
    new_study(folder)
    with_text_sheets(folder)
    talk = coded(transcripts=4, each=12)
    names = sorted(talk["transcript_id"].unique())
    transcripts, sources, people = [], [], []
    for i, name in enumerate(names):
        lines = [f"Interviewer: And?\nCoach: {said}.\n" for said in talk.loc[talk["transcript_id"] == name, "text"]]
        (folder / f"data/transcripts/{i}.txt").write_text("".join(lines), encoding="utf-8")
        transcripts.append((f"I{i}", "interviews", "en", str(i + 1)))
        sources += [
            (f"I{i}", f"{i}.txt", "Interviewer", "", "interviewer"),
            (f"I{i}", f"{i}.txt", "Coach", f"P{i}", ""),
        ]
        people.append((f"P{i}", f"Coach {i}"))
    write(folder / "config/transcripts.tsv", ("transcript_id", "group", "language", "collected_order"), *transcripts)
    write(folder / "config/participants.tsv", ("participant_id", "label"), *people)
    write(folder / "data/private/sources.tsv", ("transcript_id", "file", "speaker", "participant_id", "role"), *sources)
    codes = [(code, "", "code", code) for code in WORDS]
    write(folder / "config/codebook.csv", ("code_id", "parent_id", "level", "name"), *codes, separator=",")
    (folder / "config/config.yaml").write_text(ROUNDS, encoding="utf-8")
    return folder


def rows_of(file):
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def issue(folder, name):
    finished(run_command("issue", folder, name))


def give_back(folder, name, coder):
    """The coder gives each segment the code whose words it holds."""
    rows = [("coder_id", "segment_id", "code_id")]
    for segment in rows_of(folder / f"data/rounds/{name}/issued/segments.csv"):
        if segment["codable"] == "yes":
            found = [code for code, words in WORDS.items() if any(word in segment["text"] for word in words)]
            rows += [(coder, segment["segment_id"], code) for code in found or [""]]
    write(folder / f"data/rounds/{name}/returned/{coder}.csv", *rows, separator=",")


@pytest.fixture(scope="module")
def two_rounds(tmp_path_factory):
    """The study with the first round coded and the second drafted, issued and coded too."""
    folder = study(tmp_path_factory.mktemp("rounds") / "study")
    issue(folder, "r1")
    first = rows_of(folder / "results/suggest/suggestions.csv"), rows_of(folder / "results/suggest/evaluation.csv")
    give_back(folder, "r1", "A")
    issue(folder, "r2")
    second = (folder / "results/suggest/suggestions.csv").read_bytes()
    give_back(folder, "r2", "B")
    finished(run_snakemake(folder, "results/suggest/suggestions.csv", "results/coding/consensus.csv"))
    return folder, first, second


def test_the_first_round_has_nothing_to_learn_from_and_says_so(two_rounds):
    _, (suggestions, evaluation), _ = two_rounds
    assert suggestions == []
    assert {row["reason"] for row in evaluation} == {"no_prior_data"}


def test_the_second_round_learns_from_the_first(two_rounds):
    folder, _, _ = two_rounds
    issued = {row["segment_id"]: row for row in rows_of(folder / "data/rounds/r2/issued/segments.csv")}
    shown = [row for row in rows_of(folder / "data/rounds/r2/issued/suggestions.csv") if row["rank"] == "1"]
    right = [any(w in issued[row["segment_id"]]["text"] for w in WORDS[row["code_id"]]) for row in shown]
    assert len(right) > 8
    assert sum(right) >= 0.75 * len(right)
    assert {row["source"] for row in rows_of(folder / "results/suggest/evidence.csv")} == {"r1"}


def test_no_transcript_is_cited_for_itself(two_rounds):
    folder, _, _ = two_rounds
    transcript = {row["segment_id"]: row["transcript_id"] for row in rows_of(folder / "results/segment/segments.csv")}
    for row in rows_of(folder / "results/suggest/suggestions.csv"):
        assert all(transcript[one] != transcript[row["segment_id"]] for one in row["evidence"].split(";"))


def test_what_the_second_round_decides_does_not_change_its_own_suggestions(two_rounds):
    folder, _, before = two_rounds
    assert (folder / "results/suggest/suggestions.csv").read_bytes() == before
