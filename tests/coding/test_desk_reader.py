"""Exports of the coding desk: what they hold is read whole, and what may not be is one sentence for each kind."""

import json

import pytest

from coding.desk_files import AT, decision, export_of, text_of, write_export
from coding.small_study import issue_to, round_of
from themetrail.coding.reading import read_returned, read_round
from themetrail.coding.returned import GivenToCoder, Mark, asides_of, decisions_of
from themetrail.contracts.errors import StudyError

SEGMENT, OTHER = "INT1-001", "INT2-002"


@pytest.fixture
def issue(tmp_path):
    """A round of C1, who is shown suggestions at once, C2, who codes first, and C3, who is shown none."""
    entry = round_of("C1", "C2", "C3-")
    coders = [
        coder.model_copy(update={"suggestions": "code_first"} if coder.coder_id == "C2" else {})
        for coder in entry.coders
    ]
    return issue_to(tmp_path / "issued", entry.model_copy(update={"coders": coders}))


@pytest.fixture
def read(issue, tmp_path):
    """Reads an export of a coder as a returned file."""

    def of(export, coder="C1"):
        content = export if isinstance(export, str | bytes) else json.dumps(export, ensure_ascii=False)
        file = tmp_path / f"{coder}.json"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_returned(file, GivenToCoder(issue, coder))

    return of


def told(read, export, coder="C1") -> str:
    with pytest.raises(StudyError) as problem:
        read(export, coder)
    assert problem.value.file.endswith(f"{coder}.json")
    return problem.value.what


def test_each_decision_is_read_with_its_words_time_memo_and_what_was_on_view(issue, read):
    decisions = [
        decision(issue, SEGMENT, "forms", at=(3, 11), memo="a memo", unsure=True, span="s1"),
        decision(issue, SEGMENT, "listen", "accepted", rank=1, on_view=True, decided_at="2026-11-27T14:00:01Z"),
        decision(issue, SEGMENT, "time", "refused", rank=2, on_view=True),
        decision(issue, "INT1-003", "time"),
    ]
    segments = {"INT2-001": {"seen": True}, OTHER: {"memo": "of the whole", "quote": "never_quote"}}
    segments |= {"INT1-003": {"unsure": True}, SEGMENT: {"quote": "quote_me"}}
    returned = read(export_of(issue, "C1", decisions, segments))
    frame = GivenToCoder(issue, "C1")
    rows = decisions_of(returned, frame)
    first = issue.spans[SEGMENT][0]
    found = [
        tuple(row[name] for name in ("segment_id", "start", "end", "code_id", "action", "memo", "on_view", "unsure"))
        for row in rows
    ]
    assert found == [
        (SEGMENT, first + 3, first + 11, "forms", "own", "a memo", "no", "yes"),
        (SEGMENT, *issue.spans[SEGMENT], "listen", "accepted", "", "yes", "no"),
        (SEGMENT, *issue.spans[SEGMENT], "time", "refused", "", "yes", "no"),
        ("INT1-003", *issue.spans["INT1-003"], "time", "own", "", "no", "no"),
        ("INT2-001", *issue.spans["INT2-001"], "", "seen", "", "", ""),
        (OTHER, *issue.spans[OTHER], "", "seen", "of the whole", "", ""),
    ]
    assert [row["decided_at"] for row in rows] == [AT, "2026-11-27T14:00:01Z", AT, AT, "", ""]
    assert [row["span"] for row in rows[:2]] == ["s1", ""]
    beside = [(row["segment_id"], row["unsure"], row["quote"]) for row in asides_of(returned, frame)]
    assert beside == [(SEGMENT, "no", "quote_me"), ("INT1-003", "yes", ""), (OTHER, "no", "never_quote")]


def test_a_half_done_export_is_a_part_delivery(issue, tmp_path):
    file = write_export(tmp_path / "C1.json", export_of(issue, "C1", [decision(issue, OTHER, "time")]))
    _, assignments, counts, _ = read_round(issue, {"C1": str(file)})
    mine = assignments[assignments["coder_id"] == "C1"]
    assert mine["status"].value_counts().to_dict() == {"unseen": 5, "coded": 1}
    assert (counts["rows_in"], counts["rows_decided"], counts["rows_unmarked"]) == (6, 1, 5)


def test_what_was_never_revealed_is_not_ignored_and_what_was_is(issue, read):
    shut = [decision(issue, SEGMENT, "forms"), decision(issue, "INT1-004", "forms")]
    rows = decisions_of(read(export_of(issue, "C2", shut), "C2"), GivenToCoder(issue, "C2"))
    assert {row["action"] for row in rows} == {"own"}
    opened = {SEGMENT: {"revealed": True, "revealed_at": AT}}
    rows = decisions_of(read(export_of(issue, "C2", shut, opened), "C2"), GivenToCoder(issue, "C2"))
    ignored = [(row["segment_id"], row["code_id"]) for row in rows if row["action"] == "ignored"]
    assert ignored == [(SEGMENT, "listen"), (SEGMENT, "time")]


def test_what_was_undone_since_was_on_view_all_the_same(issue, read):
    given = [decision(issue, SEGMENT, "listen", "accepted", rank=1, on_view=True)]
    opened = {"sequence": 1, "at": AT, "what": "reveal", "segment_id": SEGMENT, "changed": []}
    returned = read(export_of(issue, "C2", given, history=[opened]), "C2")
    assert [mark.action for mark in returned.marks] == ["accepted"] and SEGMENT not in returned.unviewed


def test_a_suggestion_that_was_edited_into_another_code_is_answered(issue, read):
    given = [decision(issue, "INT1-004", "forms", "edited", rank=1, on_view=True)]
    rows = decisions_of(read(export_of(issue, "C1", given)), GivenToCoder(issue, "C1"))
    assert [(row["code_id"], row["action"]) for row in rows] == [("forms", "edited")]


def test_when_a_segment_was_marked_as_seen_stands_in_the_history(issue, read):
    history = [
        {"sequence": n, "at": at, "what": "seen", "segment_id": OTHER, "before": {"status": "unseen"}}
        for n, at in ((1, "2026-11-27T10:00:00Z"), (2, "2026-11-27T11:00:00Z"))
    ]
    returned = read(export_of(issue, "C1", [], {OTHER: {"seen": True}}, history=history))
    assert [mark.decided_at for mark in returned.marks] == ["2026-11-27T11:00:00Z"]
    assert [one.what for one in returned.changes] == ["seen", "seen", "export"]
    assert json.loads(returned.changes[0].before) == {"before": {"status": "unseen"}}


def test_what_a_change_tells_stands_in_one_order_however_a_browser_wrote_it(issue, read):
    change = {"sequence": 1, "at": AT, "what": "seen", "segment_id": OTHER, "to": "unseen", "before": {"b": 1, "a": 2}}
    returned = read(export_of(issue, "C1", [], {OTHER: {"seen": True}}, history=[change]))
    assert returned.changes[0].before == '{"before": {"a": 2, "b": 1}, "to": "unseen"}'


def test_proposals_and_memos_on_transcripts_are_no_codes(issue, read):
    words = {"segment_id": OTHER, "start": issue.spans[OTHER][0], "end": issue.spans[OTHER][0] + 8, "words": "Too many"}
    nowhere = {"segment_id": "", "start": 0, "end": 0, "words": ""}
    told = {"definition": "d", "memo": "m", "at": AT}
    proposals = [{"name": "overload", **words, **told}, {"name": "calm", **nowhere, **told}]
    transcripts = [{"transcript_id": "INT1", "memo": "warm"}, {"transcript_id": "INT2", "memo": ""}]
    returned = read(export_of(issue, "C1", transcripts=transcripts, proposals=proposals))
    assert returned.marks == []
    found = [(one.what, one.transcript_id, one.segment_id, one.start, one.end, one.name) for one in returned.proposals]
    assert found == [
        ("new_code", "INT2", OTHER, *(issue.spans[OTHER][0] + n for n in (0, 8)), "overload"),
        ("new_code", "", "", None, None, "calm"),
        ("transcript_memo", "INT1", "", None, None, ""),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this file is empty"),
        (b"[1, 2]", "this is no export of the coding desk"),
        (b'{"format": "themetrail adjudication"}', "this is no export of the coding desk"),
        (b'{"format": "themetrail coding", "version": 2}', "a newer desk than is read here"),
        (b'{"format": "themetrail coding", "ver', "ends in the middle"),
        (b'{"format": "themetrail coding",', "ends in the middle"),
        (b'{"format": "themetrail coding" "a": 1}', "not readable as JSON at line 1, character 32"),
        (b'{"format": "themetrail coding", "version": NaN}', "a number in it is none"),
        (b'{"format": "themetrail coding", "version": 1e999}', "larger than any that the desk writes"),
        (b'{"format": "themetrail coding", "version": ' + b"9" * 6000 + b"}", "larger than any that the desk writes"),
        (b'{"format": "themetrail coding", "version": 1, "version": 1}', "a key stands twice"),
        (b"[" * 100_000 + b"]" * 100_000, "lists within lists"),
        (b'{"format": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}", "lists within lists"),
        (b'{"format": "themetrail coding", "version": 1}', "'round' is missing"),
        ('{"format": "thémetrail"}'.encode("latin-1"), "not in UTF-8"),
    ],
)
def test_a_file_that_is_no_whole_export_is_one_sentence(read, content, said):
    assert said in told(read, content)


def test_half_of_a_real_export_is_told_wherever_it_is_cut(issue, read):
    whole = json.dumps(export_of(issue, "C1", [decision(issue, SEGMENT, "forms", memo="a } brace\n")]), indent=1)
    for end in range(1, len(whole) - 1, 7):
        assert "ends in the middle" in told(read, whole[:end])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"round": "r9"}, "an export of another round, not of round 'r1'; put it into the folder of its round"),
        ({"coder_id": "C2"}, "the export of another coder, not of 'C1'"),
        ({"issue": "0123456789abcdef"}, "from a desk that is not of round 'r1' as it is issued"),
        ({"sequence": -1}, "'sequence' must be a whole number, 0 or more"),
        ({"sequence": True}, "'sequence' must be a whole number, 0 or more"),
        ({"exported_at": "yesterday"}, "'exported_at' must be a time such as"),
        ({"more": 1}, "there is a key that no export has"),
        ({"decisions": {}}, "'decisions' must be a list"),
        ({"decisions": [3]}, "must be an object with keys of its own (decisions, entry 1)"),
        ({"segments": []}, "6 of the 6 segments that coder C1 was given are not in its list"),
        ({"transcripts": [{"transcript_id": "INT9", "memo": ""}]}, "this transcript is none that the coder was given"),
        ({"transcripts": 2 * [{"transcript_id": "INT1", "memo": ""}]}, "this transcript stands in the list already"),
    ],
)
def test_what_is_told_of_the_whole_has_to_fit(issue, read, changed, said):
    assert said in told(read, export_of(issue, "C1") | changed)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"segment_id": "INT9-001"}, "not one of round r1"),
        ({"segment_id": "INT1-000"}, "not one that coder C1 codes in round r1"),
        ({"code_id": "tim"}, "this is no code of the codebook of this round; did you mean 'time'?"),
        ({"start": -1}, "'start' must be a whole number"),
        ({"start": 2.0}, "'start' must be a whole number"),
        ({"start": "2"}, "'start' must be a whole number"),
        ({"start": 9, "end": 4}, "start and end must lie within the segment"),
        ({"end": 4000}, "start and end must lie within the segment"),
        ({"start": 1}, "its words are not those that stand there"),
        ({"words": "other"}, "its words are not those that stand there"),
        ({"words": "half \ud83d"}, "'words' holds half of a character"),
        ({"memo": None}, "'memo' must be text"),
        ({"unsure": 0}, "'unsure' must be true or false"),
        ({"action": "ignored"}, "'action' must be one of: own, accepted, edited, refused"),
        ({"action": "accepted"}, "a suggestion is accepted here that was not shown beside this segment"),
        ({"action": "refused", "rank": 3}, "a suggestion is refused here that was not shown beside this segment"),
        ({"action": "edited", "rank": 0}, "'rank' must be null or a whole number, 1 or more"),
        ({"action": "accepted", "rank": 2}, "was of another code"),
        ({"rank": 1}, "a code of the coder's own has the rank of no suggestion"),
        ({"decided_at": "27.11.2026"}, "'decided_at' must be empty or a time"),
        ({"span": "a b"}, "'span' must be empty or an id"),
        ({"extra": ""}, "there is a key that no export has"),
    ],
)
def test_a_decision_has_to_fit_what_was_issued(issue, read, changed, said):
    export = json.dumps(export_of(issue, "C1", [{**decision(issue, SEGMENT, "forms"), **changed}]))
    assert f"{said}" in (what := told(read, export)) and "(decisions, entry 1)" in what


def test_a_key_that_is_missing_is_told(issue, read):
    given = decision(issue, SEGMENT, "forms")
    del given["memo"]
    assert "'memo' is missing (decisions, entry 1)" in told(read, export_of(issue, "C1", [given]))


@pytest.mark.parametrize(
    ("coder", "changed", "opened", "said"),
    [
        ("C3", {"action": "accepted", "rank": 1}, {}, "a suggestion is accepted here that was not shown"),
        ("C3", {"on_view": True}, {}, "said to have been on view where none were shown"),
        ("C3", {}, {"revealed": True}, "suggestions are revealed where none were given"),
        ("C2", {"action": "accepted", "rank": 1, "code_id": "listen"}, {}, "that was not shown beside this segment"),
        ("C2", {"on_view": True}, {}, "said to have been on view where none were shown or revealed"),
    ],
)
def test_what_was_on_view_has_to_fit_the_arm(issue, read, coder, changed, opened, said):
    export = export_of(issue, coder, [{**decision(issue, SEGMENT, "forms"), **changed}], {SEGMENT: opened})
    assert said in told(read, export, coder)


def test_code_first_and_accept_what_was_revealed(issue, read):
    given = [decision(issue, SEGMENT, "listen", "accepted", rank=1, on_view=True)]
    returned = read(export_of(issue, "C2", given, {SEGMENT: {"revealed": True, "revealed_at": AT}}), "C2")
    assert [mark.action for mark in returned.marks] == ["accepted"]


@pytest.mark.parametrize(
    ("decisions", "segments", "said"),
    [
        ([("forms", "own", {})], {SEGMENT: {"status": "unseen"}}, "'status' is unseen where a code stands"),
        ([("forms", "own", {})], {SEGMENT: {"status": "no_code"}}, "'status' is no_code where a code stands"),
        ([], {SEGMENT: {"status": "coded"}}, "'status' is coded where no code stands"),
        (
            [],
            {SEGMENT: {"status": "unseen", "memo": "m"}},
            "'status' is unseen where a suggestion is refused or a memo",
        ),
        ([("time", "refused", {"rank": 2}), ("time", "own", {"at": (0, 2)})], {}, "'time' is refused and given"),
    ],
)
def test_contradictions_are_told(issue, read, decisions, segments, said):
    given = [decision(issue, SEGMENT, code, action, **more) for code, action, more in decisions]
    what = told(read, export_of(issue, "C1", given, segments))
    assert said in what and "(segments, entry 1)" in what


def test_the_same_code_on_the_same_words_stands_once(issue, read):
    given = 2 * [decision(issue, SEGMENT, "forms", at=(0, 5))]
    assert "this code stands on the same words already (decisions, entry 2)" in told(
        read, export_of(issue, "C1", given)
    )


def test_everything_that_is_wrong_is_told_at_once(issue, read):
    good = decision(issue, SEGMENT, "forms")
    wrong = [{**good, "code_id": "nothing like it"}, {**good, "words": "x"}, {**good, "memo": 1}]
    what = told(read, export_of(issue, "C1", [*wrong, *wrong, good]))
    for said, entries in (("no code of the codebook", "1, 4"), ("its words are not", "2, 5"), ("must be text", "3, 6")):
        assert f"(decisions, entries {entries})" in what[what.index(said) :][:120]
    assert "nothing like it" not in what


def test_a_segment_that_stands_twice_is_told(issue, read):
    export = export_of(issue, "C1")
    export["segments"].append(export["segments"][0])
    assert "this segment stands in the list already (segments, entry 7)" in told(read, export)


def test_a_proposal_needs_a_name_and_words_that_were_issued(issue, read):
    words = {"segment_id": OTHER, "start": 0, "end": 3, "words": "xyz", "definition": "", "memo": "", "at": ""}
    proposals = [{"name": " ", **words}, {"name": "calm", **words}]
    what = told(read, export_of(issue, "C1", proposals=proposals))
    assert "a proposed code needs a name (proposals, entry 1)" in what
    assert "its words are not those that stand there in what was issued (proposals, entry 2)" in what


def test_a_history_without_end_is_told(issue, read):
    nested = "x"
    for _ in range(90):
        nested = [nested]
    change = {"sequence": 1, "at": AT, "what": "memo", "segment_id": SEGMENT, "before": nested}
    assert "nested deeper than the desk writes it" in told(read, export_of(issue, "C1", history=[change]))
    unknown = {**change, "before": "", "segment_id": "INT9-1"}
    assert "this segment is none of the round (history, entry 1)" in told(
        read, export_of(issue, "C1", history=[unknown])
    )


def test_the_mark_of_a_desk_stands_at_its_segment(issue, read):
    returned = read(export_of(issue, "C1", [decision(issue, OTHER, "time")]))
    place = [entry["segment_id"] for entry in export_of(issue, "C1")["segments"]].index(OTHER) + 1
    assert returned.marks == [Mark(place, OTHER, "time", "own", decided_at=AT, on_view="no", unsure="no")]
    assert text_of(issue, OTHER).startswith("Too many")
