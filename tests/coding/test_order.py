"""The order of transcripts by gain: a share that is drawn, evenly spread, and what is done with it."""

from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from coding.filled import Row, fill_sheet
from coding.small_study import codebook, evidence, ledger, round_of, segments, suggestions
from themetrail.coding.draft import Issue, check_manifest, draft_round, issue_digest, manifest_of, write_manifest
from themetrail.coding.order import in_order, order_of_transcripts
from themetrail.coding.reading import read_round
from themetrail.coding.sheets.sheet_writer import write_coding_sheet
from themetrail.contracts.coding import ORDER
from themetrail.contracts.segments import SEGMENTS

NAMES = [f"T{number}" for number in range(10)]
GAIN = {name: number / 10 for number, name in enumerate(NAMES)}


def order(share=0.3, gain=GAIN, names=NAMES, seed=1, name="r2"):
    entry = round_of("A", name=name, order="by_gain", random_share=share)
    return order_of_transcripts(entry, names, gain, seed=seed)


def test_a_round_that_does_not_ask_has_no_order_of_its_own():
    assert order_of_transcripts(round_of("A"), NAMES, GAIN).empty


def test_the_drawn_share_is_spread_evenly_and_the_others_fall_by_gain():
    table = order()
    assert table["place"].tolist() == list(range(1, 11))
    assert sorted(table["transcript_id"]) == NAMES
    assert table.loc[table["chosen_by"] == "random", "place"].tolist() == [4, 7, 10]  # one in each 3 1/3
    assert table.loc[table["chosen_by"] == "gain", "gain"].is_monotonic_decreasing


@pytest.mark.parametrize(("share", "drawn"), [(0.3, 3), (0.31, 4), (1.0, 10), (0.05, 1)])
def test_no_less_than_the_share_is_drawn(share, drawn):
    assert (order(share)["chosen_by"] == "random").sum() == drawn


def test_who_is_drawn_has_nothing_to_do_with_gain():
    drawn = {order(seed=seed).query("chosen_by == 'random'")["transcript_id"].iloc[0] for seed in range(30)}
    assert len(drawn) > 5
    turned = {name: 1 - value for name, value in GAIN.items()}
    by_chance = [set(one.query("chosen_by == 'random'")["transcript_id"]) for one in (order(), order(gain=turned))]
    assert by_chance[0] == by_chance[1]


def test_a_transcript_of_unknown_gain_stands_last_and_without_any_all_are_drawn():
    known = {name: value for name, value in GAIN.items() if name != "T5"}
    table = order(share=0.05, gain={**known, "T0": 0.05})
    by_gain = table.query("chosen_by == 'gain'")["transcript_id"].tolist()
    assert by_gain[-1] == "T5" or "T5" in set(table.query("chosen_by == 'random'")["transcript_id"])
    assert set(order(gain={})["chosen_by"]) == {"random"}


def draft(**settings):
    entry = round_of("A", "B-", **settings)
    gain = {"INT1": 0.1, "INT2": 0.9}
    return draft_round(entry, segments(), ledger(), suggestions(), codebook(), evidence=evidence(), gain=gain)


def test_the_segments_are_issued_in_that_order_and_the_order_is_frozen(tmp_path):
    issue = draft(order="by_gain", random_share=0.01)
    assert (
        list(dict.fromkeys(issue.segments["transcript_id"]))[: len(issue.order)]
        == issue.order["transcript_id"].tolist()
    )
    assert sorted(issue.order["chosen_by"]) == ["gain", "random"]  # what they are worth is known
    issue.write(tmp_path)
    write_manifest(tmp_path, manifest_of(tmp_path, "r1", []))
    assert "order.csv" in check_manifest(tmp_path, "r1")["files"]
    assert Issue.read(tmp_path, "r1").order.equals(issue.order)
    before = issue_digest(tmp_path)
    (tmp_path / "order.csv").write_text(
        (tmp_path / "order.csv").read_text().replace("gain\n", "gain\n", 1) + "X,9,gain,\n"
    )
    assert issue_digest(tmp_path) != before


def test_a_round_that_was_issued_without_the_table_is_read_as_before(tmp_path):
    draft().write(tmp_path)
    (tmp_path / "order.csv").unlink()
    assert Issue.read(tmp_path, "r1").order.empty
    assert "order.csv" not in manifest_of(tmp_path, "r1", [])["files"]


def test_within_a_transcript_the_talk_stays_in_order():
    rows = segments()
    table = order(share=0.05, names=["INT1", "INT2"], gain={"INT1": 0.1, "INT2": 0.9})
    turned = in_order(rows, table)
    assert SEGMENTS.check(turned)["segment_id"].tolist() != rows["segment_id"].tolist() or (
        table["transcript_id"].tolist() == ["INT1", "INT2"]
    )
    for name in ("INT1", "INT2"):
        mine = turned[turned["transcript_id"] == name]["segment_id"].tolist()
        assert mine == rows[rows["transcript_id"] == name]["segment_id"].tolist()


def test_a_sheet_in_that_order_says_so_and_is_read(tmp_path):
    issue = draft(order="by_gain", random_share=0.01)
    turned = replace(issue, segments=in_order(issue.segments, issue.order.assign(place=[2, 1])))
    turned.write(tmp_path)
    read = Issue.read(tmp_path, "r1")
    (tmp_path / "sheets").mkdir()
    write_coding_sheet(tmp_path / "sheets/A.xlsx", read, "A", title="A study", own_codes=2)
    filled = {"INT1-003": Row(own=["time"]), "INT2-002": Row(own=["listen"])}
    fill_sheet(tmp_path / "sheets/A.xlsx", tmp_path / "back.xlsx", filled)
    decisions, *_ = read_round(read, {"A": str(tmp_path / "back.xlsx")}, 1)
    own = decisions[decisions["action"] == "own"]
    assert dict(zip(own["segment_id"], own["code_id"], strict=True)) == {"INT1-003": "time", "INT2-002": "listen"}
    told = [str(row[0]) for row in openpyxl.load_workbook(tmp_path / "sheets/A.xlsx")["Read me"].values]
    assert any("in the order in which they stand" in line for line in told)


def test_a_transcript_of_which_the_order_says_nothing_stands_last():
    order = ORDER.frame(
        [{"transcript_id": name, "place": at + 1, "chosen_by": "gain", "gain": None} for at, name in enumerate("CA")]
    )
    table = pd.DataFrame({"transcript_id": ["A", "B", "C", "D", "A"], "turn": range(5)})
    assert in_order(table, order)["transcript_id"].tolist() == ["C", "A", "A", "B", "D"]
    assert in_order(table, order)["turn"].tolist() == [2, 0, 4, 1, 3]
