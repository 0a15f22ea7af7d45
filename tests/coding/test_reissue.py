"""A round that holds a name is issued again without it, and what was returned on the withdrawn sheets still counts."""

from datetime import date

import openpyxl
import pytest

from coding.desk_files import decision, export_of, write_export
from coding.filled import Row, fill_sheet
from coding.small_study import PSEUDONYM, SAID, issue_to, ledger, round_of, segments
from themetrail.coding.anchoring import anchor_round
from themetrail.coding.draft import Issue, check_manifest
from themetrail.coding.freeze import freeze_round
from themetrail.coding.merging import Spans
from themetrail.coding.moves import (
    moved_offset,
    moves_between,
    moves_by_issue,
    moves_of,
    original_offset,
    superseded_digests,
)
from themetrail.coding.reading import read_round
from themetrail.coding.reissue import put_in_place, reissue_round
from themetrail.contracts.errors import StudyError

TODAY = date(2024, 5, 6)
NAME, SHOWN = "my boss", "[Person 2]"
BEFORE = SAID["INT1"][3][1]
AFTER = BEFORE.replace(NAME, SHOWN)
# What is said in the round and told by nobody any more once a reviewer has decided on it as a fact.
FACTS = [
    *(
        (NAME, "[Detail]"),
        (NAME, "[family circumstance]"),
        (NAME, "[serious illness, aged 40-49]"),
        ("my", "[several]"),
    ),
    *(("I ask first now, and", "[Detail]"), ("the training", "[Detail]"), ("The day", "[disability]")),
    ("Anything", "[contact with the law]"),
]


def without_name(texts, transcripts):
    assert len(texts) == len(transcripts)
    return [text.replace(NAME, SHOWN) for text in texts]


@pytest.fixture
def study(tmp_path):
    """A round that was issued, and a sheet that was returned."""
    issue_to(tmp_path / "draft", round_of("C1", "C2"))
    freeze_round("r1", tmp_path / "draft", tmp_path / "rounds", issued_on=TODAY)
    sheet = tmp_path / "rounds/r1/issued/sheets/C1.xlsx"
    fill_sheet(sheet, tmp_path / "C1.xlsx", {"INT1-003": Row(own=["time"]), "INT1-001": Row(answers={1: "accept"})})
    return tmp_path


def again(study, replacer=without_name):
    made = reissue_round("r1", study / "rounds", study / "sealed", replacer, title="A study", own_codes=3, today=TODAY)
    return put_in_place(*made[:2]), made[1], made[2]


def test_what_was_issued_is_withdrawn_and_issued_again_without_the_name(study):
    old = check_manifest(study / "rounds/r1/issued", "r1")
    issued, withdrawn, changed = again(study)
    manifest = check_manifest(issued, "r1")
    assert changed == 1
    assert manifest["digest"] != old["digest"]
    assert superseded_digests(manifest) == (old["digest"],)
    assert manifest["coders"] == old["coders"]
    assert withdrawn == study / "sealed/r1" / old["digest"]
    assert check_manifest(withdrawn, "r1") == old
    assert (study / "sealed").stat().st_mode & 0o077 == 0
    assert not any(file.stat().st_mode & 0o077 for file in withdrawn.rglob("*"))
    for file in issued.rglob("*"):
        assert NAME.encode() not in (file.read_bytes() if file.suffix in (".csv", ".json") else b"")
    for sheet in (issued / "sheets").iterdir():
        cells = [str(cell) for page in openpyxl.load_workbook(sheet) for row in page.values for cell in row]
        assert AFTER.removeprefix("=") in "".join(cells)
        assert NAME not in "".join(cells)


def test_sheets_of_the_withdrawn_issue_and_of_the_new_one_are_read_alike(study):
    issue = Issue.read(study / "rounds/r1/issued", "r1")
    before, _, _, _ = read_round(issue, {"C1": str(study / "C1.xlsx")}, 1)
    issued, _, _ = again(study)
    fill_sheet(issued / "sheets/C2.xlsx", study / "C2.xlsx", {"INT1-003": Row(own=["time"])})
    manifest = check_manifest(issued, "r1")
    issue = Issue.read(issued, "r1", manifest["digest"], superseded_digests(manifest))
    files = {"C1": str(study / "C1.xlsx"), "C2": str(study / "C2.xlsx")}
    decisions, _, _, _ = read_round(issue, files, 1)
    own = decisions[decisions["coder_id"] == "C1"].reset_index(drop=True)
    assert own.equals(before)
    assert decisions.loc[decisions["coder_id"] == "C2", ["segment_id", "code_id"]].to_numpy().tolist() == [
        ["INT1-003", "time"]
    ]
    with pytest.raises(StudyError, match="before round 'r1' was issued as it is"):
        read_round(Issue.read(issued, "r1"), files, 1)


@pytest.mark.parametrize("shown", ["Job Coach 4", "[Person 2]", "the boss"])
def test_a_name_may_be_shown_as_a_label_or_a_pseudonym(study, shown):
    issued, _, changed = again(study, lambda texts, _: [text.replace(NAME, shown) for text in texts])
    manifest = check_manifest(issued, "r1")
    issue = Issue.read(issued, "r1", manifest["digest"], superseded_digests(manifest))
    decisions, _, _, _ = read_round(issue, {"C1": str(study / "C1.xlsx")}, 1)
    assert changed == 1
    assert set(decisions["segment_id"]) == {"INT1-001", "INT1-003"}


@pytest.mark.parametrize(("said", "shown"), FACTS)
def test_a_sheet_that_holds_a_fact_which_was_taken_out_since_is_read_as_before(study, said, shown):
    before = read_round(Issue.read(study / "rounds/r1/issued", "r1"), {"C1": str(study / "C1.xlsx")}, 1)[0]
    issued, _, _ = again(study, lambda texts, _: [text.replace(said, shown) for text in texts])
    manifest = check_manifest(issued, "r1")
    issue = Issue.read(issued, "r1", manifest["digest"], superseded_digests(manifest))
    assert read_round(issue, {"C1": str(study / "C1.xlsx")}, 1)[0].equals(before)


def test_decisions_stay_on_their_words_once_the_text_says_the_same(study):
    issued, _, _ = again(study)
    talk = {**SAID, "INT1": [*SAID["INT1"][:3], ("P1", AFTER), SAID["INT1"][4]]}
    now = segments(talk)
    at = AFTER.index(SHOWN)
    shown = ledger(PSEUDONYM, ("INT1", 3, at, at + len(SHOWN), "person"))
    issue, manifest = Issue.read(issued, "r1"), check_manifest(issued, "r1")
    anchors, lost = anchor_round("r1", issue.segments, now, shown)
    assert lost.empty
    assert anchors.set_index("issued_segment_id")["segment_id"]["INT1-003"] == "INT1-003"
    spans = Spans.of(issue.segments, now, moves_of(manifest))
    assert spans.follow("INT1-003", "INT1-003", 0, len(BEFORE)) == (0, len(AFTER))
    start = BEFORE.index("says")
    begin, end = spans.follow("INT1-003", "INT1-003", start, start + len("says."))
    assert AFTER[begin:end] == "says."


def test_a_name_in_an_example_that_a_suggestion_cites_is_replaced_too(study):
    issued, _, _ = again(study, lambda texts, _: [text.replace("The day", "[Person 3]") for text in texts])
    assert Issue.read(issued, "r1").evidence["text"].tolist()[1] == "=[Person 3] is too short."


def test_a_round_is_issued_a_third_time(study):
    again(study)
    issued, _, changed = again(study, lambda texts, _: [text.replace(" forms,", " [Place 1],") for text in texts])
    assert changed == 1
    manifest = check_manifest(issued, "r1")
    assert len(superseded_digests(manifest)) == 2
    assert set(moves_of(manifest)) == {"INT1-003", "INT2-002"}
    assert len(list((study / "sealed/r1").iterdir())) == 2


def test_a_round_in_which_nothing_would_change_is_left(study):
    before = (study / "rounds/r1/issued/manifest.json").read_bytes()
    with pytest.raises(StudyError, match="does not know the form yet"):
        again(study, lambda texts, _: texts)
    assert (study / "rounds/r1/issued/manifest.json").read_bytes() == before
    assert not (study / "rounds/r1/.issued.unfinished").exists()


def test_offsets_move_with_what_was_replaced():
    old, new = "so Anna Bell came by", "so [Person 1] came by"
    moves = [moves_between(old, new)]
    for word in ("so", "came", "by"):
        start = moved_offset(old.index(word), moves, at_end=False)
        assert new[start : moved_offset(old.index(word) + len(word), moves, at_end=True)] == word
        assert original_offset(start, moves, at_end=False) == old.index(word)
    assert [original_offset(at, moves, at_end=at > 5) for at in (5, 9)] == [old.index("Anna"), old.index(" came")]
    start, end = (moved_offset(at, moves, at_end=at > 5) for at in (5, 9))
    assert new[start:end] == "[Person 1]"


def test_words_marked_in_a_desk_are_found_again_from_each_issue(study):
    """Offsets of a desk are those of the text that it showed; decisions stay on offsets of the first issue."""
    first = Issue.read(study / "rounds/r1/issued", "r1")
    after_name = BEFORE.index("says")
    marked = [
        decision(first, "INT1-003", "time", at=(after_name, after_name + 4)),
        decision(first, "INT1-003", "forms", at=(BEFORE.index(NAME), BEFORE.index(NAME) + len(NAME))),
        decision(first, "INT1-003", "listen"),
    ]
    write_export(study / "before/C1.json", export_of(first, "C1", marked))
    issued, _, _ = again(study)
    manifest = check_manifest(issued, "r1")
    now = Issue.read(issued, "r1", manifest["digest"], superseded_digests(manifest), moves_by_issue(manifest))
    moved = AFTER.index("says")
    marked = [
        decision(now, "INT1-003", "time", at=(moved, moved + 4)),
        decision(now, "INT1-003", "forms", at=(AFTER.index(SHOWN), AFTER.index(SHOWN) + len(SHOWN))),
        decision(now, "INT1-003", "listen"),
    ]
    write_export(study / "after/C1.json", export_of(now, "C1", marked))
    kept = {}
    for place in ("before", "after"):
        decisions, _, _, _ = read_round(now, {"C1": str(study / place / "C1.json")})
        kept[place] = {row.code_id: (row.start, row.end) for row in decisions.itertuples()}
    assert kept["before"] == kept["after"]
    assert kept["after"]["time"] == (after_name, after_name + 4)
    assert kept["after"]["listen"] == now.spans["INT1-003"]
    spans = Spans.of(now.segments, now.segments.assign(end=now.segments["text"].str.len()), moves_of(manifest))
    followed = spans.follow("INT1-003", "INT1-003", *kept["after"]["time"])
    assert AFTER[slice(*followed)] == "says"
    export = export_of(now, "C1", [{**marked[0], "words": "said"}])
    write_export(study / "wrong/C1.json", export)
    with pytest.raises(StudyError, match="its words are not those that stand there"):
        read_round(now, {"C1": str(study / "wrong/C1.json")})


@pytest.mark.parametrize("words", ["says.", "what MY boss", "boss says."])
def test_words_meant_stand_where_they_stood_first_on_sheets_of_either_issue(study, words):
    withdrawn_sheet = study / "rounds/r1/issued/sheets/C1.xlsx"
    fill_sheet(withdrawn_sheet, study / "C1.xlsx", {"INT1-003": Row(own=["time"], words=words)})
    issued, _, _ = again(study)
    shown = words.replace("MY boss", SHOWN).replace("boss", SHOWN)
    fill_sheet(issued / "sheets/C2.xlsx", study / "C2.xlsx", {"INT1-003": Row(own=["time"], words=shown)})
    manifest = check_manifest(issued, "r1")
    issue = Issue.read(issued, "r1", manifest["digest"], superseded_digests(manifest), moves_by_issue(manifest))
    files = {coder: str(study / f"{coder}.xlsx") for coder in ("C1", "C2")}
    decisions, _, _, _ = read_round(issue, files)
    found = {BEFORE[start:end] for start, end in zip(decisions["start"], decisions["end"], strict=True)}
    meant = words.replace("MY", "my").replace("boss says", "my boss says")  # a replaced name is whole
    assert found == {meant}
