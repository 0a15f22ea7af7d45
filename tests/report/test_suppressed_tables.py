"""Tables in which small counts are not told, in every format."""

import openpyxl
import pytest

from report.conftest import material_of
from themetrail.contracts.report import LABELS_TABLE, QUOTATIONS_TABLE, REPORT_TABLE
from themetrail.report.quotations import Quotation
from themetrail.report.table_csv import write_csv
from themetrail.report.table_html import page_of
from themetrail.report.table_tex import piece_of
from themetrail.report.table_xlsx import write_xlsx
from themetrail.report.tables import BUILDERS, as_printed

CONTRACTS = {"labels": LABELS_TABLE, "themes": REPORT_TABLE, "quotations": QUOTATIONS_TABLE}


@pytest.fixture
def few(group):
    """Two of three have cards; 3 is the fewest that is told."""
    stability = [
        {
            "group": "talks",
            "code_id": "cards",
            "kind": "without",
            "variant": "P1",
            "n_participants": 1,
            "n_total": 2,
            "label": "rare",
            "differs": "yes",
            "reason": "",
        }
    ]

    def built(name):
        material = material_of(group, suppress_below=3, stability=stability)
        table = BUILDERS[name](material, "talks")
        return table, as_printed(table, "1", "s", material)

    return built


@pytest.mark.parametrize("name", ["labels", "themes"])
def test_a_small_count_its_share_label_and_speaker_are_in_no_file(few, tmp_path, name) -> None:
    built, printed = few(name)
    assert [line.cells[-2 if name == "themes" else -1] for line in printed.lines] == ["3/3", "<3/3", "<3/3", "3/3"]
    assert [line.cells[1] for line in printed.lines] == ["General", "–", "–", "General"]
    write_csv(built.data, tmp_path / "t.csv", CONTRACTS[name])
    back = CONTRACTS[name].read(tmp_path / "t.csv").set_index("code_id")
    assert back["n_participants"].isna().tolist() == [False, True, True, False]
    assert back["share"].isna().tolist() == [False, True, True, False]
    assert back["suppressed"].tolist() == ["", "small", "small", ""]
    assert (back.loc["cards", "label"], back.loc["cards", "marks"]) == ("", "")
    if name == "themes":
        assert back.loc["cards", "quotation"] and not back.loc["cards", "participant"] + back.loc["cards", "segment_id"]
        assert printed.lines[2].said[0].participant == "" and printed.lines[3].said[0].participant == "-Coach 2"
    assert "<3 = fewer than 3 participants; neither label nor speaker is given." in printed.note
    write_xlsx(printed, built.data, tmp_path / "t.xlsx")
    sheets = openpyxl.load_workbook(tmp_path / "t.xlsx")
    values = {str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row}
    for text in (page_of(printed), piece_of(printed, "t"), *values):
        assert "2/3" not in text and "Typical" not in text
    assert "0.666667" not in values


def test_passages_of_few_do_not_say_whose_they_are(few) -> None:
    data = few("quotations")[0].data.set_index(["code_id", "order"])
    assert data.loc[("cards", 1), "quotation"] and not data.loc[("cards", 1), "participant"]
    assert data.loc[("cards", 1), "segment_id"] == ""
    assert data.loc[("calm", 1), "participant"] and data.loc[("calm", 1), "segment_id"]


def test_a_count_that_would_tell_a_small_one_is_a_dash(group) -> None:
    """Five people, four of whom are at the one code and two at the other: all five at their theme tell the two."""
    group.counts["n_total"] = 6
    for code_id, n in {"gains": 6, "tools": 2, "cards": 2, "calm": 4}.items():
        group.counts.loc[group.counts["code_id"] == code_id, "n_participants"] = n
    material = material_of(group, suppress_below=3)
    built = BUILDERS["labels"](material, "talks")
    assert [line.cells[2] for line in built.lines] == ["–/6", "<3/6", "<3/6", "4/6"]
    assert "A dash in place of n = not given, as a smaller count could be computed from it." in built.note


def test_words_that_are_quoted_for_few_say_nowhere_whose_they_are(group) -> None:
    """One passage bears a code of two people and one of three: at the second, its speaker would tell one of the two."""
    shared = [Quotation("Yes.", "P3", "S3", why="chosen", sentence="Yes.", in_full="Yes.")]
    material = material_of(group, suppress_below=3, quotations={"cards": shared, "calm": shared})
    for name in ("themes", "quotations"):
        built = BUILDERS[name](material, "talks")
        calm = built.data[built.data["code_id"] == "calm"].iloc[0]
        assert (calm["quotation"], calm["participant"], calm["segment_id"]) == ("Yes.", "", "")
        assert {said.participant for line in built.lines for said in line.said} == {""}
        why = "A quotation elsewhere without its speaker stands for such a row too."
        assert (why in built.note) is (name == "themes")


def test_nothing_is_hidden_unless_a_study_asks_for_it(group) -> None:
    built = BUILDERS["themes"](material_of(group), "talks")
    assert set(built.data["suppressed"]) == {""} and built.data["n_participants"].notna().all()
