"""The table of a group whose codes stand under codes, in every format: indents, the note, counts of parents alone."""

import re
from dataclasses import replace

import docx
import openpyxl
import pandas as pd
import pytest

from report.conftest import material_of
from report.explored import shown
from themetrail.codebook import Codebook
from themetrail.contracts.coding import ADJUDICATIONS, ASSIGNMENTS, DECISIONS
from themetrail.contracts.report import REPORT_TABLE
from themetrail.contracts.study import CODEBOOK
from themetrail.contracts.themes import REPRESENTATIVENESS
from themetrail.figure_page import Page
from themetrail.report.explorer.data import explorer_data
from themetrail.report.figures.matrix import GroupCounts, write_matrix
from themetrail.report.table_csv import write_csv
from themetrail.report.table_docx import write_docx
from themetrail.report.table_html import page_of
from themetrail.report.table_xlsx import write_xlsx
from themetrail.report.tables import as_printed
from themetrail.report.theme_table import theme_table

# code_id, parent, level, codable, participants, how many mention it alone
TREE = [
    ("gains", "", "theme", "yes", "P1;P2;P3", 1),
    ("tools", "gains", "subtheme", "", "P1;P3", None),
    ("cards", "tools", "code", "", "P1;P3", 0),
    ("small", "cards", "code", "", "P1;P3", 1),
    ("tiny", "small", "code", "", "P1", None),
]


@pytest.fixture
def deep(group):
    """The small group of this step with that tree; P2's second turn was given the theme itself."""
    columns = ("code_id", "parent_id", "level", "codable")
    group.codebook = Codebook.from_table(
        CODEBOOK.frame([dict(zip(columns, row[:4], strict=True)) | {"name": row[0].title()} for row in TREE])
    )
    group.counts = REPRESENTATIVENESS.frame(
        [
            {
                "group": "talks",
                "level": level,
                "code_id": code_id,
                "parent_id": parent,
                "n_participants": len(who.split(";")),
                "n_total": 3,
                "label": {3: "general", 2: "typical", 1: "rare"}[len(who.split(";"))],
                "reason": "",
                "participants": who,
                "n_alone": alone,
            }
            for code_id, parent, level, _, who, alone in TREE
        ]
    )
    given = {"S1": "tiny", "S2": "gains", "S3": "small", "S4": "cards"}
    group.consensus = pd.DataFrame(
        [(segment, code, "1/1", "single", "C1") for segment, code in given.items()], columns=group.consensus.columns
    )
    group.codings = group.codings.iloc[:0]
    return group


@pytest.fixture
def printed(deep):
    """Its table as data and as it is printed."""
    material = material_of(deep)
    built = theme_table(material, "talks")
    return built.data, as_printed(built, "1", "s", material)


def test_data_say_the_depth_the_name_and_who_mentions_a_parent_alone(printed, tmp_path):
    table, _ = printed
    write_csv(table, tmp_path / "t.csv", REPORT_TABLE)
    back = REPORT_TABLE.read(tmp_path / "t.csv")
    assert back["depth"].tolist() == [0, 1, 2, 3, 4]
    assert back["theme"].tolist() == ["Gains"] * 5
    assert back["subtheme"].tolist() == ["", *["Tools"] * 4]
    assert back["code"].tolist() == ["", "", "Cards", "Small", "Tiny"]
    assert [None if pd.isna(n) else n for n in back["n_alone"]] == [1, None, 0, 1, None]


def test_a_parent_that_coders_applied_has_a_quotation_of_its_own(printed):
    quoted = printed[0].set_index("code_id")["segment_id"].to_dict()
    assert quoted == {"gains": "S2", "tools": "", "cards": "S4", "small": "S3", "tiny": "S1"}


def test_the_note_says_how_parents_are_counted_and_who_mentions_them_alone(printed):
    note = printed[1].note
    assert note[1].startswith("What has others below it is mentioned by whoever mentions it or any of them.")
    assert note[2] == "Participants who mention it and nothing below it: Gains 1, Small 1."


def test_every_format_sets_in_by_depth(printed, tmp_path):
    table, paper = printed
    page = page_of(paper)
    assert [page.count(f' depth{depth}"') for depth in range(1, 5)] == [1] * 4
    assert ".depth3 { --depth: 3; }\n.depth4 { --depth: 4; }" in page
    write_xlsx(paper, table, tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Table 1"]
    assert [sheet.cell(row, 1).alignment.indent for row in range(5, 10)] == [0, 2, 4, 6, 8]
    write_docx(paper, tmp_path / "t.docx")
    rows = docx.Document(tmp_path / "t.docx").tables[0].rows[1:-1]
    indents = [row.cells[0].paragraphs[0].paragraph_format.left_indent.cm for row in rows]
    assert indents == pytest.approx([0, 0.4, 0.8, 1.2, 1.6], abs=0.01)


def test_what_was_said_of_a_theme_is_not_bold_as_its_name_is(printed, tmp_path):
    table, paper = printed
    page = page_of(paper)
    assert (
        'class="long said"><span lang="fr">“I am calm'
        in page.split('<tr role="row" class="theme">')[1].split("</tr>")[0]
    )
    assert "tr.theme th, tr.theme td.short { font-weight: bold;" in page
    write_xlsx(paper, table, tmp_path / "t.xlsx")
    cells = openpyxl.load_workbook(tmp_path / "t.xlsx")["Table 1"][5]
    assert [bool(cell.font.bold) for cell in cells] == [True, True, True, False]
    write_docx(paper, tmp_path / "t.docx")
    row = docx.Document(tmp_path / "t.docx").tables[0].rows[1]
    assert [cell.paragraphs[0].runs[0].bold for cell in row.cells] == [True, True, True, False]


def test_the_explorer_and_the_figure_have_every_entry_below_its_parent(deep, tmp_path):
    matrix = pd.DataFrame(
        [("talks", code, who, 1) for code in deep.codebook.levels for who in deep.members],
        columns=["group", "code_id", "participant_id", "n_segments"],
    )
    none = {"decisions": DECISIONS.empty(), "adjudications": ADJUDICATIONS.empty(), "assignments": ASSIGNMENTS.empty()}
    coded = replace(shown().coded, consensus=deep.consensus, codings=deep.codings, suggestions={}, **none)
    counted = {"matrix": matrix, "representativeness": deep.counts, "labels": deep.names}
    data = explorer_data(shown(codebook=deep.codebook, segments=deep.segments, coded=coded, **counted))
    assert [(entry["id"], entry["parent"]) for entry in data["entries"]] == [(code, above) for code, above, *_ in TREE]
    assert [entry["applied"] for entry in data["entries"]] == [alone is not None for *_, alone in TREE]
    codes = [data["entries"][code]["id"] for code in data["pairs"]["code"]]
    assert list(zip(data["pairs"]["segment"], codes, strict=True)) == [
        (0, "tiny"),
        (1, "gains"),
        (2, "small"),
        (3, "cards"),
    ]
    write_matrix(GroupCounts("talks", matrix, deep.counts, deep.names), deep.codebook, Page(), [tmp_path / "m.svg"])
    drawn = (tmp_path / "m.svg").read_text(encoding="utf-8")
    left = [float(re.search(rf' x="([\d.]+)"[^>]*>{name}<', drawn)[1]) for name in ("Tools", "Small", "Tiny")]
    assert left[0] < left[1] < left[2]
