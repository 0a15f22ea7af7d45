"""Exports of the coding desk through the real Snakemake: what coders decided is in the tables, and nothing else is."""

import csv

import pytest

from coding.desk_files import decision, export_of, write_export
from end_to_end.conftest import finished, run_command, run_snakemake
from end_to_end.test_two_rounds import rows_of, study, write
from suggest.talk import WORDS, coded
from themetrail.coding.draft import Issue

NAME = "Petronella Quist"
ROUND = """
study: {batches: 1}
anonymise: {fail_closed: false, review_sample: 0}
suggest: {minimum_examples: 2, abstain_below: 0.0}
agreement: {draws: 50}
coding:
  rounds:
    - name: r1
      blind_share: 0.4
      coders: [{coder_id: A, suggestions: shown}, {coder_id: B}, {coder_id: C, suggestions: none}]
"""


def with_prior_data(folder):
    """The interviews of another test, with coded data from before, so that something is suggested."""
    study(folder)
    (folder / "config/config.yaml").write_text(ROUND, encoding="utf-8")
    write(folder / "data/private/people.tsv", ("participant_id", "names"), ("", NAME))
    taught = coded(transcripts=4, each=12)
    columns = ["transcript_id", "segment_id", "text", "codes"]
    taught["transcript_id"] = "OLD" + taught["transcript_id"].str[-1]
    taught["codes"] = taught["codes"].map(";".join)
    with (folder / "data/prior/pilot.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow([*columns, "anonymised"])
        writer.writerows([*row, "yes"] for row in taught[columns].itertuples(index=False, name=None))
    return folder


def code_of(text):
    return next((code for code, words in WORDS.items() if any(word in text for word in words)), "")


def coded_in_desk(issue, coder):
    """What a coder does: takes the first suggestion where it is shown, else marks the first word by what it says."""
    arms = issue.assignments[issue.assignments["coder_id"] == coder]
    texts = dict(zip(issue.segments["segment_id"], issue.segments["text"], strict=True))
    decisions, told = [], {}
    for segment_id, arm in zip(arms["segment_id"], arms["arm"], strict=True):
        code, offered = code_of(texts[segment_id]), issue.shown.get(segment_id, [])
        if arm == "suggestions" and offered:
            first = {"rank": 1, "on_view": True, "memo": f"{NAME} said so"}
            decisions.append(decision(issue, segment_id, offered[0].code_id, "accepted", **first))
        elif code:
            decisions.append(decision(issue, segment_id, code, at=(0, texts[segment_id].index(" "))))
            told[segment_id] = {"revealed": arm == "code_first" and bool(offered)}
        else:
            told[segment_id] = {"seen": True, "quote": "never_quote"}
    segment_id, words = arms["segment_id"].iloc[0], texts[arms["segment_id"].iloc[0]]
    start, end = issue.spans[segment_id]
    proposal = {"name": "pride", "definition": f"what {NAME} calls pride", "memo": "", "at": ""}
    proposal |= {"segment_id": segment_id, "start": start, "end": end, "words": words}
    memo = {"transcript_id": "I0", "memo": f"{NAME} was at ease"}
    changed = {"of": "transcript", "id": "I0", "before": None, "after": {"memo": memo["memo"]}}
    history = [{"sequence": 1, "at": "", "what": "memo", "segment_id": "", "changed": [changed]}]
    return decisions, export_of(
        issue, coder, decisions, told, proposals=[proposal], transcripts=[memo], history=history
    )


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    """The study with a round that A and B coded in their desks, C not yet; and what the two decided."""
    folder = with_prior_data(tmp_path_factory.mktemp("desk") / "study")
    finished(run_command("issue", folder, "r1"))
    issue = Issue.read(folder / "data/rounds/r1/issued", "r1")
    decided = {}
    for coder, name in (("A", f"{NAME}, done.json"), ("B", "A.json")):
        decided[coder], export = coded_in_desk(issue, coder)
        write_export(folder / "data/rounds/r1/returned" / name, export)
    finished(run_snakemake(folder))
    return folder, issue, decided


def test_the_arms_are_issued_and_suggestions_stand_for_the_blind_share_too(delivered):
    _, issue, _ = delivered
    arms = {coder: set(rows["arm"]) for coder, rows in issue.assignments.groupby("coder_id")}
    assert arms == {"A": {"suggestions", "blind"}, "B": {"code_first", "blind"}, "C": {"none"}}
    blind = set(issue.assignments.loc[issue.assignments["arm"] == "blind", "segment_id"])
    assert blind & set(issue.suggestions["segment_id"])


def test_the_tables_hold_exactly_what_was_decided(delivered):
    folder, _, decided = delivered
    rows = [row for row in rows_of(folder / "results/coding/decisions.csv") if row["action"] in ("own", "accepted")]
    columns = ("segment_id", "start", "end", "code_id", "action")
    for coder, decisions in decided.items():
        found = {
            (row["segment_id"], int(row["start"]), int(row["end"]), row["code_id"], row["action"], row["on_view"])
            for row in rows
            if row["coder_id"] == coder
        }
        assert found == {(*(one[name] for name in columns), "yes" if one["on_view"] else "no") for one in decisions}
        assert len(found) > 12
    statuses = {row["coder_id"]: set() for row in rows_of(folder / "results/coding/assignments.csv")}
    for row in rows_of(folder / "results/coding/assignments.csv"):
        statuses[row["coder_id"]].add(row["status"])
    assert "unseen" not in statuses["A"] | statuses["B"] and statuses["C"] == {"unseen"}


def test_proposals_are_anonymised_and_told(delivered):
    folder, _, _ = delivered
    rows = rows_of(folder / "results/coding/proposals.csv")
    assert sorted((row["coder_id"], row["what"]) for row in rows) == [
        (coder, what) for coder in "AB" for what in ("new_code", "transcript_memo")
    ]
    assert all("was at ease" in row["memo"] or "calls pride" in row["definition"] for row in rows)
    status = (folder / "results/STATUS.md").read_text(encoding="utf-8")
    assert "2 new codes and 2 memos on transcripts stand in results/coding/proposals.csv." in status
    assert "Coder C: " in status and "Coder A: " not in status
    history = rows_of(folder / "results/sealed/coding/desk_history.csv")
    assert [row["what"] for row in history] == ["memo", "export"] * 2


def test_no_public_file_names_who_is_named_in_memos_or_in_a_files_name(delivered):
    folder, _, _ = delivered
    public = [file for file in (folder / "results").rglob("*") if file.is_file() and "sealed" not in file.parts]
    assert len(public) > 50
    assert [file for file in public if b"Quist" in file.read_bytes()] == []
    assert "Quist" in (folder / "results/sealed/coding/proposals.csv").read_text(encoding="utf-8")


def test_what_suggestions_change_is_computed(delivered):
    folder, issue, decided = delivered
    rows = {
        (row["measure"], row["share"], row["coder_id"]): row
        for row in rows_of(folder / "results/agreement/automation_bias.csv")
        if not row["code_id"]
    }
    blind = set(issue.assignments.loc[issue.assignments["arm"] == "blind", "segment_id"])
    offered = {segment_id: {one.code_id for one in entries} for segment_id, entries in issue.shown.items()}
    given = [(one["segment_id"], one["code_id"]) for one in decided["A"] if one["segment_id"] in blind]
    hits = sum(code in offered.get(segment_id, ()) for segment_id, code in given)
    recall = rows["recall", "blind", "A"]
    assert float(recall["value"]) == pytest.approx(hits / len(given), abs=1e-6) and recall["n_units"] == str(len(given))
    assert rows["acceptance", "shown", "A"]["value"] != ""
    methods = (folder / "results/agreement/methods.md").read_text(encoding="utf-8")
    assert "Suggestions were withheld from a random share of the segments" in methods
    assert "are not fully independent" in methods and "independently" not in methods


def test_a_run_with_nothing_new_has_nothing_to_do_and_a_new_export_is_read(delivered):
    folder, issue, _ = delivered
    again = run_snakemake(folder, "--dry-run")
    finished(again)
    assert "Nothing to be done" in again.stdout + again.stderr
    _, export = coded_in_desk(issue, "C")
    write_export(folder / "data/rounds/r1/returned/third.json", export)
    again = run_snakemake(folder, "--dry-run")
    finished(again)
    assert "coding_read" in again.stdout + again.stderr
