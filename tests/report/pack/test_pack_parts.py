"""Each part of the pack has the right numbers, and the words that may stand in it, no others."""

from dataclasses import replace

import pandas as pd
import pytest

from themetrail.contracts.coding import MARKS
from themetrail.report.pack.blocks import Grid
from themetrail.report.pack.codes import appendix, codes_part, cooccurrence, participants_by_codes
from themetrail.report.pack.memos import deviant_part, is_deviant, memo_part, memo_table
from themetrail.report.pack.reflexivity import reflexivity_part
from themetrail.report.pack.settled import adjudication_log, adjudications_part
from themetrail.report.pack.versions import codebook_versions, versions_of, versions_part
from themetrail.report.pack.words.language import pack_words
from themetrail.segment.struck import struck

WORDS = pack_words("english", "apa7")


def said(part) -> str:
    return "\n".join(
        f"{getattr(block, 'lead', '')} {block.text}".strip() for block in part.blocks if not isinstance(block, Grid)
    )


def grid(part, n=0) -> Grid:
    return [block for block in part.blocks if isinstance(block, Grid)][n]


def marked(segment) -> pd.DataFrame:
    row = {"round": "r1", "coder_id": "C2", "segment_id": segment, "start": 0, "end": 3, "unsure": "no"}
    return MARKS.frame([{**row, "quote": "never_quote", "source_file": "f", "source_row": 2}])


def test_participants_by_codes_are_the_cells_of_the_matrix(material):
    table = participants_by_codes(material).set_index("code_id")
    assert table.loc["calm", ["P1", "P2", "P3"]].tolist() == ["1", "1", "1"]
    assert table.loc["cards", ["P1", "P2", "P3"]].tolist() == ["1", "0", "1"]
    assert table.loc["gains", ["P1", "P2", "P3"]].tolist() == ["2", "1", "1"]
    assert table.loc["cards", ["n_participants", "n_total"]].tolist() == [2, 3]


def test_cooccurrence_counts_segments_with_both_and_jaccard_those_with_either(material):
    """Cards stand on S1 and S3, calm on S2, S3 and S4: one segment of four has both."""
    table = cooccurrence(material.consensus, material.segments, list(material.codebook.names))
    assert table.drop(columns="jaccard").values.tolist() == [
        ["", "cards", "calm", 1, 2, 3],
        ["talks", "cards", "calm", 1, 2, 3],
    ]
    assert table["jaccard"].tolist() == [0.25, 0.25]
    part = codes_part("Part 2", material, participants_by_codes(material), table, WORDS)
    assert grid(part, 1).rows[0].cells[2:] == ("1", "2", "3", ".25")


def test_many_participants_are_counted_and_sent_to_the_table(material):
    many = [f"P{n}" for n in range(30)]
    people = pd.DataFrame({"participant_id": many, "label": many})
    cells = [{"group": "talks", "code_id": "calm", "participant_id": who, "n_segments": 1} for who in many]
    wide = replace(material, participants=people, matrix=pd.DataFrame(cells))
    table = participants_by_codes(wide)
    part = codes_part("", wide, table, cooccurrence(material.consensus, material.segments, ["cards", "calm"]), WORDS)
    assert [head.name for head in grid(part).heads] == ["", "n/N"]
    assert "participants_by_codes.csv has a column for each" in grid(part).note[0] and table.loc[0, "P29"] == "0"


def test_the_appendix_counts_segments_once_however_many_codes_below_bear_them(material):
    table = appendix(material).set_index("code_id")
    assert table["n_segments"].to_dict() == {"gains": 4, "tools": 2, "cards": 2, "calm": 3, "trouble": 0, "time": 0}
    assert table["n_participants"].to_dict()["gains"] == 3 and table.loc["cards", "depth"] == 2


def test_a_memo_on_several_codes_is_one_and_a_refused_code_is_said(material):
    table = memo_table(material)
    assert table[["memo_id", "segment_id", "codes", "refused", "deviant"]].values.tolist() == [
        ["M1", "", "", "", "no"],
        ["M2", "S1", "cards", "calm", "no"],
        ["M3", "S2", "calm", "", "yes"],
        ["M4", "S5", "", "", "no"],
    ]
    assert table.loc[1, "passage"] == "=1+1 is what I told th"
    part = said(memo_part("Part 4", material, table, WORDS))
    assert "M2 (S1, coder C1, round r1): =a laugh that hides something\n“=1+1 is what I told th” (Coach 1)" in part
    assert "M2 refused here; stands above." in part
    assert "No code\nM4 (S5" in part
    assert "T1: on its words M2 (S1), M3 (S2), M4 (S5).\nM1 (on the whole, coder C1, round r1): A long talk" in part


@pytest.mark.parametrize(
    ("memo", "found"),
    [
        ("#deviant", True),
        ("Nein, #Abweichender Fall", True),
        ("cas #DÉVIANT", True),
        ("cas #de\u0301viant.", True),
        ("deviant", False),
        ("##deviant", False),
        ("x#deviant", False),
    ],
)
def test_the_tag_of_a_deviant_case(memo, found):
    assert is_deviant(memo) is found


def test_deviant_cases_stand_apart_with_their_passage(material):
    part = said(deviant_part("Part 5", material, memo_table(material), WORDS))
    assert part.startswith("1 memo with the tag #deviant, #abweichend or #déviant.\nCalm ")
    assert "#déviante" in part and "“I am calm now </scri” (-Coach 2)" in part and "hides" not in part


def test_the_log_of_adjudications_counts_what_has_no_reason(material):
    log = adjudication_log(material)
    assert log[["segment_id", "decision", "n_gave", "n_read", "reason"]].values.tolist() == [
        ["S2", "drop", 1, 2, ""],
        ["S4", "keep", 0, 1, "he says so himself"],
    ]
    part = adjudications_part("Part 6", log, WORDS)
    assert said(part) == "2 codes of segments settled by A1: 1 kept, 1 dropped. 1 of 2 without a reason (50.0%)."
    assert [row.cells[4] for row in grid(part).rows] == ["(no reason given)", "he says so himself"]


@pytest.mark.parametrize("how", ["marked", "participant", "struck", "memo"])
def test_what_may_not_be_quoted_is_in_no_table_and_in_no_part(material, how):
    if how == "marked":
        closed = replace(material, marks=marked("S2"))
    elif how == "participant":
        closed = replace(material, participants=material.participants.assign(may_quote=["", "no", "yes"]))
    elif how == "struck":
        asks = material.segments["text"].where(material.segments["segment_id"] != "S2", "I am calm now. Cut that!")
        said_so = material.segments.assign(text=asks)
        closed = replace(material, segments=said_so, struck=struck(said_so))
    else:
        memos = material.decisions["memo"].where(material.decisions["segment_id"] != "S2", "#deviant; do not quote")
        closed = replace(material, decisions=material.decisions.assign(memo=memos))
    memos, log = memo_table(closed), adjudication_log(closed)
    theirs = "no" if how in ("participant", "struck") else "yes"  # what the same person said next, too
    assert memos["quotable"].tolist() == ["yes", "yes", "no", theirs]
    assert log["passage"].tolist()[0] == "" and log["passage"].tolist()[1] != ""
    parts = [memo_part("", closed, memos, WORDS), deviant_part("", closed, memos, WORDS)]
    parts.append(adjudications_part("", log, WORDS))
    words = "\n".join(map(said, parts)) + str(grid(parts[-1]).rows)
    assert "calm now" not in words and "[not to be quoted]" in words and "“When they shout" in words


def test_versions_say_what_was_added_renamed_reworded_and_taken_out(material):
    table = codebook_versions(versions_of(material), material.changes)
    found = [tuple(row) for row in table[["what", "code_id", "column", "old", "new", "reason"]].values.tolist()]
    assert found == [
        ("renamed", "haste", "", "", "time", "clearer"),
        ("removed", "noise", "", "", "", ""),
        ("changed", "calm", "definition", "Old words", "", ""),
        ("changed", "calm", "example", "", "(changed)", ""),
        ("added", "time", "", "", "", ""),
    ]
    part = versions_part("Part 7", versions_of(material), table, WORDS)
    assert said(part).endswith("round r1 7 entries and today 6 entries.")
    assert "What P1 said" not in str(grid(part).rows) and "before: Old words\nafter: –" in str(grid(part).rows).replace(
        "\\n", "\n"
    )


def test_a_codebook_that_stayed_as_it_was_is_said_to_have(material):
    same = replace(material, issued={"r1": material.codebook.table})
    table = codebook_versions(versions_of(same), same.changes)
    assert table.empty and "Nothing in it was changed" in said(versions_part("", versions_of(same), table, WORDS))


def test_the_reflexivity_log_is_printed_by_date_and_its_lines_are_joined(material):
    part = said(reflexivity_part("Part 8", material.reflexivity, WORDS))
    assert part.splitlines()[1:] == [
        "2026-01-02, C2",
        "Early.",
        "2026-03-04, C1",
        "I really expected anger.",
        "- 2 * 3",
    ]
