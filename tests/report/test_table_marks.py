"""Signs behind the rows of a table: who coded them, how they were settled, and whether a label depends on a choice."""

import docx
import openpyxl
import pytest

from report.conftest import material_of
from themetrail.report.table_docx import write_docx
from themetrail.report.table_html import page_of
from themetrail.report.table_marks import told_of_all
from themetrail.report.table_xlsx import write_xlsx
from themetrail.report.tables import as_printed
from themetrail.report.theme_table import labels_table
from themetrail.report.words.english import SENTENCES


def _printed(group, **settings):
    material = material_of(group, **settings)
    built = labels_table(material, "talks")
    return built, as_printed(built, "1", "s", material)


def _variant(code_id, kind, variant, differs="yes"):
    counted = {"n_participants": 1, "n_total": 3, "label": "rare", "reason": ""}
    return {"group": "talks", "code_id": code_id, "kind": kind, "variant": variant, "differs": differs, **counted}


def test_codes_of_one_coder_and_of_adjudication_are_marked_and_their_themes_are_not(group) -> None:
    # cards: S1, S3; calm: S2, S3, S4
    group.consensus["rule"] = ["single", "majority", "single", "adjudicated", "single"]
    built, printed = _printed(group)
    marks = built.data.set_index("code_id")["marks"].to_dict()
    assert marks == {"gains": "", "tools": "", "cards": "one_coder", "calm": "one_coder_in_part;adjudicated"}
    assert [bool(line.marks) for line in printed.lines] == [False, False, True, True]


def test_signs_follow_the_order_in_which_rows_need_them_and_are_explained_below(group, tmp_path) -> None:
    group.consensus.loc[group.consensus["code_id"] == "cards", "rule"] = "single"
    group.consensus.loc[group.consensus["code_id"] == "calm", "rule"] = ["majority", "adjudicated", "majority"]
    stability = [
        _variant("cards", "coder", "C1"),
        _variant("calm", "without", "P2"),
        _variant("gains", "coder", "C1", "no"),
    ]
    _, printed = _printed(group, stability=stability)
    signs = {line.name: printed.signs_of(line) for line in printed.lines if line.marks}
    assert list(signs.values()) == [["a", "b"], ["c", "d"]]
    assert list(printed.signs) == [
        SENTENCES[name] for name in ("one_coder", "by_coding", "adjudicated", "by_participant")
    ]
    write_docx(printed, tmp_path / "t.docx")
    document = docx.Document(tmp_path / "t.docx")
    name = document.tables[0].rows[3].cells[0].paragraphs[0]
    assert [(run.text, run.font.superscript) for run in name.runs] == [("=Cards", None), ("a,b", True)]
    assert document.tables[0].rows[-1].cells[0].paragraphs[-4].text == f"a {SENTENCES['one_coder']}"
    assert f"<li><sup>a</sup> {SENTENCES['one_coder']}</li>" in page_of(printed)


def test_a_workbook_has_raised_letters(group, tmp_path) -> None:
    group.consensus.loc[group.consensus["code_id"] == "cards", "rule"] = "single"
    built, printed = _printed(group)
    write_xlsx(printed, built.data, tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Table 1"]
    assert sheet["A7"].value == "=Cards ᵃ" and sheet["A10"].value == f"ᵃ {SENTENCES['one_coder']}"


def test_in_another_style_signs_are_symbols(group) -> None:
    group.consensus.loc[group.consensus["code_id"] == "cards", "rule"] = "single"
    _, printed = _printed(group, style="plos")
    assert list(printed.signs.values()) == ["*"]


def test_what_holds_for_every_code_is_said_once_in_the_note(group) -> None:
    group.consensus["rule"] = "single"
    _, printed = _printed(group)
    assert not printed.signs
    assert "For every code here: all of its passages were coded by one coder alone." in printed.note


@pytest.mark.parametrize(
    ("marks", "of_all"),
    [
        ({"a": ["one_coder"], "b": ["one_coder", "adjudicated"]}, ["one_coder"]),
        ({"a": ["one_coder"], "b": []}, []),
        ({"a": ["one_coder"]}, []),
        ({"a": ["one_coder"], "theme": []}, []),
    ],
)
def test_one_code_alone_is_not_all(marks, of_all) -> None:
    assert told_of_all(marks, ["a", "b"]) == of_all
