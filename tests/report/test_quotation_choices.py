"""Quotations that people chose: found where their words are, refused with a sentence, and laid as candidates."""

import openpyxl
import pandas as pd
import pytest

from themetrail.codebook import Codebook
from themetrail.contracts.anonymise import REVIEW
from themetrail.contracts.coding import CONSENSUS, CONSENSUS_SPANS, DECISIONS, MARKS
from themetrail.contracts.errors import StudyError
from themetrail.contracts.quotations import CANDIDATES, CHOSEN_QUOTATIONS
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS
from themetrail.report.quotation_candidates import candidates_table, write_candidates
from themetrail.report.quotation_choices import Choices, Quotable, carried_out
from themetrail.report.quotation_rows import QuotationMaterial, quotations_in, quotations_table
from themetrail.report.quotation_warnings import RareFacts
from themetrail.report.table_csv import write_csv
from themetrail.sheets.quotations_sheet import read_choices

# segment_id, participant (I: an interviewer), text, codes
SAID = [
    ("T1-001", "P1", "First I listen to them. Then I say what I think. They like it when I wait a little.", "a"),
    ("T1-002", "I", "And why is that so, if I may ask?", ""),
    ("T1-003", "P2", "I ask one thing more, and only then I say what I think.", "a;b"),
    ("T1-004", "P3", "No words of mine are to stand anywhere.", "a"),
    ("T1-005", "P1", "=1+1 is what I told them, and I was the only one to laugh.", "b"),
    ("T1-006", "P2", "He is a fool. Cut that. I never told anybody that he is a fool.", "b"),
    ("T2-001", "P1", "In another group I say what I think.", "a"),
    ("T1-007", "P3", "[Person 3] went home, and I went home with [Person 4] too.", ""),
]
SEGMENTS_NOW = SEGMENTS.frame(
    [
        {
            "segment_id": segment_id,
            "transcript_id": segment_id[:2],
            "group": "others" if segment_id[:2] == "T2" else "talks",
            "participant_id": "" if who == "I" else who,
            "role": "interviewer" if who == "I" else "participant",
            "turn": turn,
            "start": 0,
            "end": len(text),
            "text": text,
            "codable": "yes",
        }
        for turn, (segment_id, who, text, _) in enumerate(SAID)
    ]
)
CONSENSUS_NOW = CONSENSUS.frame(
    [
        {"segment_id": segment_id, "code_id": code, "support": "2/2", "rule": "majority", "decided_by": "C1;C2"}
        for segment_id, _, _, codes in SAID
        for code in codes.split(";")
        if code
    ]
)
LABELS = {"P1": "Coach 1", "P2": "Coach 2", "P3": "Coach 3"}
MEMBERS = {"talks": ["P1", "P2", "P3"], "others": ["P1"]}


def _quotable(segments: pd.DataFrame = SEGMENTS_NOW, **changed) -> Quotable:
    known = {"refused": {"P3"}, "never": set(), "struck": {"T1-006"}, "codes": {"a", "b"}, "members": MEMBERS}
    return Quotable(segments=segments, consensus=CONSENSUS_NOW, **(known | changed))


def _chosen(*rows: dict) -> pd.DataFrame:
    usual = {"group": "talks", "code_id": "a", "segment_id": "T1-001", "order": None}
    return CHOSEN_QUOTATIONS.frame([{**usual, "source_row": n, **row} for n, row in enumerate(rows, start=2)])


def _carried(*rows: dict, **changed) -> Choices:
    return carried_out(_chosen(*rows), "data/quotations.csv", _quotable(**changed))


def test_a_choice_is_printed_as_people_wrote_it_and_in_their_order() -> None:
    piece = {"first_words": "Then I", "last_words": "I think."}
    edit = {"segment_id": "T1-003", "order": 1, "edit": "I ask (…) and [then] I say", "translation": "Je demande"}
    found = _carried({**piece, "order": 2}, edit).of("talks")["a"]
    assert [one.text for one in found] == ["I ask (…) and [then] I say", "[...] Then I say what I think. [...]"]
    assert [(one.translation, one.participant_id, one.edited) for one in found] == [
        ("Je demande", "P2", True),
        ("", "P1", False),
    ]
    assert SAID[0][2][found[1].start : found[1].end] == "Then I say what I think."


def test_a_choice_follows_its_words_within_the_transcript_and_is_counted() -> None:
    moved = _carried({"segment_id": "T1-009", "first_words": "I ask one", "last_words": "I think"})
    assert moved.moved == 1
    (one,) = moved.of("talks")["a"]
    assert (one.segment_id, one.text, one.why) == ("T1-003", SAID[2][2], "chosen; its words are in another segment now")
    assert _carried({"first_words": "Then I", "last_words": "I think"}).moved == 0


REFUSED = [
    ({"first_words": "Then I", "last_words": "nowhere to be found"}, "they are not in its transcript now"),
    ({"segment_id": "T1-009", "first_words": "I say what", "last_words": "I think"}, "they stand in several segments"),
    ({"segment_id": "T1-009"}, "there is no segment of this id"),
    ({"first_words": "I", "last_words": "I"}, "more than one piece"),
    ({"group": "nobodys"}, "no group of transcripts is called so"),
    ({"code_id": "z"}, "the codebook has no such code"),
    ({"segment_id": "T2-001"}, "of another group"),
    ({"segment_id": "T1-002"}, "not the words of a participant"),
    ({"segment_id": "T1-004"}, "has withdrawn or may not be quoted"),
    ({"segment_id": "T1-005"}, "does not have the code"),
    ({"segment_id": "T1-006", "code_id": "b"}, "write yes under 'confirmed'"),
    ({"edit": "Then I shout what I think."}, "what stands from word 1 of the edit"),
]


@pytest.mark.parametrize(("row", "what"), REFUSED, ids=[what for _, what in REFUSED])
def test_what_cannot_be_printed_is_refused_with_its_row(row: dict, what: str) -> None:
    with pytest.raises(StudyError, match=what) as raised:
        _carried({"segment_id": "T1-003"}, row)
    assert raised.value.row == 3


def test_all_rows_that_are_wrong_are_told_at_once_without_words_of_the_study() -> None:
    with pytest.raises(StudyError) as raised:
        carried_out(_chosen(*(row for row, _ in REFUSED)), "data/quotations.csv", _quotable())
    told = str(raised.value)
    assert all(what in told for _, what in REFUSED)
    assert "listen" not in told and "shout" not in told


def test_a_coders_mark_is_refused_and_what_was_struck_may_be_confirmed() -> None:
    with pytest.raises(StudyError, match="marked this segment as never to be quoted"):
        _carried({}, never={"T1-001"})
    assert _carried({"segment_id": "T1-006", "code_id": "b", "confirmed": "yes"}).of("talks")["b"][0].confirmed


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([{"order": 1}, {"order": 1, "segment_id": "T1-003"}], "row 2 has the same order"),
        ([{"order": 1}, {"order": 2}], "row 2 has the same passage"),
    ],
)
def test_two_rows_of_a_code_differ(rows: list[dict], what: str) -> None:
    with pytest.raises(StudyError, match=f"row 3.*{what}"):
        _carried(*rows)


def _table(material: QuotationMaterial) -> pd.DataFrame:
    return quotations_table(material.quotations, material.order, LABELS)


def _material(choices: Choices, per_code: int = 1) -> QuotationMaterial:
    attributes = pd.DataFrame({"participant_id": list(LABELS), "label": list(LABELS.values()), "withdrawn": ""})
    return QuotationMaterial(
        consensus=CONSENSUS_NOW,
        segments=SEGMENTS_NOW,
        marked=CONSENSUS_SPANS.empty(),
        marks=MARKS.empty(),
        members=MEMBERS,
        order=["a", "b"],
        wanted=set(),
        barred={"T1-004", "T1-006"},
        facts=RareFacts(REPLACEMENT_LEDGER.empty(), REVIEW.empty(), PARTICIPANTS.check(attributes)),
        choices=choices,
        most_words=60,
        per_code=per_code,
    )


def test_what_people_chose_stands_and_the_rules_choose_for_the_other_codes() -> None:
    chosen = _carried({"first_words": "They like", "last_words": "a little."})
    table = _table(_material(chosen))
    assert table[["group", "code_id", "segment_id", "participant", "chosen_by", "warning"]].values.tolist() == [
        ["talks", "a", "T1-001", "Coach 1", "people", ""],
        ["talks", "b", "T1-003", "Coach 2", "rule", ""],  # Coach 1 is quoted already
        ["others", "a", "T2-001", "Coach 1", "rule", ""],
    ]
    assert quotations_in(table, "talks")["a"][0].text == "[...] They like it when I wait a little."
    assert _table(_material(chosen, per_code=2))["warning"].tolist() == [
        "",
        "",
        "may tell who it is: standing out",
        "",
    ]


BOOK = Codebook.from_table(
    CODEBOOK.frame(
        [{"code_id": "t", "level": "theme", "name": "Theme"}]
        + [{"code_id": code, "parent_id": "t", "level": "code", "name": code.upper()} for code in "ab"]
    )
)


def _memo(segment_id: str, code: str, memo: str) -> dict:
    decision = {"round": "r1", "coder_id": "C1", "segment_id": segment_id, "start": 0, "end": 9, "code_id": code}
    decision |= {"action": "own", "memo": memo, "source_file": "f", "source_row": 2, "code_now": code}
    return decision | {"decided_at": "", "shown_digest": ""}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_candidates_with_marks_in_them_are_the_sheet_of_choices(ending: str, tmp_path) -> None:
    chosen = _carried({"segment_id": "T1-003", "edit": "I ask (…) what I think", "translation": "Je demande"})
    decisions = DECISIONS.frame([_memo("T1-005", "b", "=laughs at herself")])
    table = candidates_table(_material(chosen), BOOK, LABELS, decisions)
    assert table[["code", "participant", "chosen", "edit"]].head(2).values.tolist() == [
        ["A", "Coach 2", "x", "I ask (…) what I think"],
        ["A", "Coach 1", "", ""],
    ]
    laughs = table[table["segment_id"] == "T1-005"].iloc[0]
    assert (laughs.memos, laughs.agreement, laughs.passage) == ("C1: =laughs at herself", "2/2", SAID[4][2])
    assert laughs.warning == "may tell who it is: standing out"
    marked = table.assign(chosen=table["chosen"].where(table["segment_id"] != "T1-005", "x"))
    path = tmp_path / f"quotations.{ending}"
    if ending == "csv":
        write_csv(marked, path, CANDIDATES)
    else:
        write_candidates(path, marked)
        assert not [
            cell for row in openpyxl.load_workbook(path)["Candidates"].rows for cell in row if cell.data_type == "f"
        ]
    rows, left = read_choices([path])
    assert left == len(table) - 2
    again = carried_out(rows, str(path), _quotable())
    assert again.of("talks")["a"] == chosen.of("talks")["a"]
    assert again.of("talks")["b"][0].text == SAID[4][2]


def test_every_row_is_chosen_where_no_column_says_which_and_marks_must_be_clear(tmp_path) -> None:
    path = tmp_path / "quotations.csv"
    path.write_text("group;code_id;segment_id\ntalks;a;T1-001\ntalks;b;T1-003\n", encoding="utf-8")
    assert read_choices([path])[0]["segment_id"].tolist() == ["T1-001", "T1-003"]
    path.write_text(
        "group,code_id,segment_id,chosen,order\ntalks,a,T1-001,maybe,\ntalks,b,T1-003,,2\n", encoding="utf-8"
    )
    with pytest.raises(StudyError, match="row 2, column 'chosen': this is no mark.*row 3: this row has an order"):
        read_choices([path])


def test_no_sheet_is_no_choice() -> None:
    rows, left = read_choices([])
    assert (len(rows), left) == (0, 0)
