"""The table of a group: its rows, its note, and the four formats it is written in."""

import csv
import zipfile
from html.parser import HTMLParser

import docx
import openpyxl
import pytest

from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import REPORT_TABLE, guarded, unguarded
from themetrail.contracts.study import PARTICIPANTS
from themetrail.report.quotations import quotations_of
from themetrail.report.table import PaperTable
from themetrail.report.table_csv import write_csv
from themetrail.report.table_docx import write_docx
from themetrail.report.table_html import page_of, write_html
from themetrail.report.table_xlsx import write_xlsx
from themetrail.report.theme_table import COLUMNS, lines_of, report_table
from themetrail.report.wording import labels_of, note_of, title_of

HEADER = tuple(column.name for column in COLUMNS)


def _table(group, missing=(), show=()):
    quotations = quotations_of(
        group.consensus, group.segments, group.codings, group.members, list(group.codebook.levels), 60
    )
    return report_table(
        group.counts, group.codebook, quotations, group.names, provisional=bool(missing), show=tuple(show)
    )


def _printed(group, missing=(), show=()):
    table = _table(group, missing, show)
    languages = dict.fromkeys(group.segments["segment_id"], "fr")
    return table, PaperTable(
        number=2,
        title=title_of("focus_group", 3),
        study="Study <1>",
        columns=COLUMNS,
        nothing="No theme was mentioned.",
        lines=lines_of(table, group.codebook, languages),
        note=note_of(group.counts, group.cut_offs, table, list(missing)),
        provisional=list(missing),
    )


def test_rows_follow_the_book_and_leave_out_what_nobody_mentions(group) -> None:
    table = _table(group)
    assert table["code_id"].tolist() == ["gains", "tools", "cards", "calm"]
    cards = table.set_index("code_id").loc["cards"]
    assert (cards.theme, cards.subtheme, cards.code) == ("Gains & <b>losses</b>", "Tools", "=Cards")
    assert (cards.label, cards.n_participants, cards.n_total) == ("typical", 2, 3)
    assert cards.share == pytest.approx(2 / 3)
    assert (cards.participant, cards.segment_id) == ("Coach 1", "S1")
    assert table.set_index("code_id").loc["calm", "participant"] == "-Coach 2"  # Coach 1 is quoted already
    assert set(table.loc[table["level"] != "code", "quotation"]) == {""}


def test_codes_that_nobody_mentions_are_shown_on_demand(group) -> None:
    table = _table(group, show=["not_mentioned"])
    assert table["code_id"].tolist() == list(group.codebook.levels)
    assert table.set_index("code_id").loc["time", "quotation"] == ""


def test_single_cases_that_a_scheme_does_not_report_are_left_out_and_counted(group) -> None:
    group.counts.loc[group.counts["code_id"] == "cards", ["label", "n_participants"]] = ["not_reported", 1]
    table = _table(group)
    assert "cards" not in set(table["code_id"])
    note = " ".join(note_of(group.counts, group.cut_offs, table, []))
    assert "Left out: 1 code that a single participant mentions (not reported)." in note
    assert "cards" in set(_table(group, show=["not_reported"])["code_id"])


def test_a_small_group_leaves_out_what_nobody_mentions_though_it_has_no_labels(group) -> None:
    group.counts["label"], group.counts["reason"] = "", "a group of fewer than 3 participants gets no label"
    table = _table(group)
    assert table["code_id"].tolist() == ["gains", "tools", "cards", "calm"]
    note = note_of(group.counts, group.cut_offs.head(0), table, [])
    assert "A group of fewer than 3 participants gets no label." in note


def test_entries_stand_below_their_parent_in_whatever_order_the_book_lists_them(group) -> None:
    shuffled = group.codebook.table.iloc[[5, 3, 4, 2, 1, 0]]
    group.codebook = Codebook.from_table(shuffled)
    group.counts = group.counts.iloc[[5, 3, 4, 2, 1, 0]]
    assert _table(group, show=["not_mentioned"])["code_id"].tolist() == [
        "trouble",
        "time",
        "gains",
        "calm",
        "tools",
        "cards",
    ]


def test_the_note_says_what_labels_mean_what_is_left_out_and_what_is_to_come(group) -> None:
    note = _printed(group, ["round r1 awaits C2"])[1].note
    assert (
        "Labels by the scheme dunand2024 (Dunand et al., 2024), in participants of 3: general = 3, typical = 2, "
        "rare = 1." in note
    )
    assert "Left out: 1 code that nobody in the group mentions." in note
    assert note[-1] == "Provisional: round r1 awaits C2."


def test_two_participants_cannot_share_a_label() -> None:
    sheet = PARTICIPANTS.frame([{"participant_id": p, "label": "Coach", "withdrawn": ""} for p in ("P1", "P2")])
    sheet.index = [2, 3]
    with pytest.raises(StudyError, match="participants.tsv, row 3, column 'label'"):
        labels_of(sheet, "config/participants.tsv")


def test_csv_reads_back_and_no_cell_begins_a_formula(group, tmp_path) -> None:
    table = _table(group)
    write_csv(table, tmp_path / "t.csv", REPORT_TABLE)
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["code_id"] for row in rows] == table["code_id"].tolist()
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert rows[2]["quotation"].startswith("'=1+1 is what I told them")
    assert REPORT_TABLE.read(tmp_path / "t.csv")["n_participants"].tolist() == table["n_participants"].tolist()


@pytest.mark.parametrize("cell", ["=slow", "+x", "-y", "@z", "'=q", "''+q", "'quoted'", "plain", "", "'"])
def test_what_is_guarded_is_read_back(cell) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@"))


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.text = ""

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data) -> None:
        self.text += data


def test_html_has_a_caption_and_scopes_is_escaped_and_fetches_nothing(group) -> None:
    _, printed = _printed(group)
    outline = _Outline()
    outline.feed(page_of(printed))
    names = [tag for tag, _ in outline.tags]
    assert names.count("caption") == 1
    assert "script" not in names and "b" not in names and "img" not in names and "link" not in names
    scopes = [attributes["scope"] for tag, attributes in outline.tags if tag == "th"]
    assert scopes == ["col"] * len(HEADER) + ["row"] * 4
    assert [a.get("lang") for tag, a in outline.tags if tag == "span" and "lang" in a] == ["fr", "fr"]
    assert "Gains & <b>losses</b>" in outline.text
    assert "“I am calm now </script><script>document.title='owned'</script>" in outline.text
    assert "(Coach 1)" in outline.text
    assert "http" not in page_of(printed).replace('http-equiv="Content', "")


def test_html_of_a_provisional_table_says_so_above_it(group) -> None:
    assert "Provisional: round r1 awaits C2." in page_of(_printed(group, ["round r1 awaits C2"])[1]).split("<table")[0]
    assert "rovisional:" not in page_of(_printed(group)[1])


def test_xlsx_holds_the_printed_table_and_the_data_and_no_formula(group, tmp_path) -> None:
    table, printed = _printed(group)
    write_xlsx(printed, table, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["Table 2", "Data"]
    sheet = book["Table 2"]
    assert [cell.value for cell in sheet[4]] == list(HEADER)
    assert [sheet.cell(row, 1).value for row in range(5, 9)] == [line.name for line in printed.lines]
    assert [sheet.cell(row, 3).value for row in range(5, 9)] == ["3/3", "2/3", "2/3", "3/3"]
    assert sheet["A5"].font.bold and not sheet["A7"].font.bold
    assert sheet["A7"].alignment.indent > sheet["A6"].alignment.indent > sheet["A5"].alignment.indent
    assert sheet["A9"].value.startswith("Note. n/N")
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    data = book["Data"]
    assert [cell.value for cell in data[1]] == list(REPORT_TABLE.columns)
    assert data["G2"].value == 3  # a number, not text


def test_docx_has_a_real_table_in_apa_style(group, tmp_path) -> None:
    _, printed = _printed(group, ["round r1 awaits C2"])
    write_docx(printed, tmp_path / "t.docx")
    document = docx.Document(tmp_path / "t.docx")
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[:3] == [
        "Table 2",
        "Themes, subthemes and codes: focus group (n = 3)",
        "Provisional: round r1 awaits C2.",
    ]
    assert words[3].startswith("Note. ")
    made = document.tables[0]
    assert [cell.text for cell in made.rows[0].cells] == list(HEADER)
    assert len(made.rows) == 5
    assert made.rows[3].cells[3].text.endswith("” (Coach 1)")
    xml = made._tbl.xml
    assert xml.count("w:tblHeader") == 1
    assert "w:tblCaption" in xml
    assert "w:left " not in xml and "w:insideV" not in xml  # horizontal rules only
    assert document.sections[0].page_width < document.sections[0].page_height


def test_docx_lies_on_its_side_where_a_quotation_is_long(group, tmp_path) -> None:
    group.segments.loc[0, "text"] = "They laughed about it for days, and so " * 7
    write_docx(_printed(group)[1], tmp_path / "t.docx")
    section = docx.Document(tmp_path / "t.docx").sections[0]
    assert section.page_width > section.page_height


@pytest.mark.parametrize("kind", ["csv", "html", "docx", "xlsx"])
def test_the_same_table_gives_the_same_bytes_even_when_empty(group, tmp_path, kind: str, monkeypatch) -> None:
    def write(path) -> bytes:
        for empty in (False, True):
            table, printed = _printed(group)
            if empty:
                table, printed = (
                    table.head(0),
                    PaperTable(
                        number=1, title="t", study="s", columns=COLUMNS, lines=[], note=["note"], nothing="Nothing."
                    ),
                )
            written = path / f"{empty}.{kind}"
            {
                "csv": lambda to, table=table: write_csv(table, to, REPORT_TABLE),
                "html": lambda to, printed=printed: write_html(printed, to),
                "docx": lambda to, printed=printed: write_docx(printed, to),
                "xlsx": lambda to, printed=printed, table=table: write_xlsx(printed, table, to),
            }[kind](written)
        return (path / f"False.{kind}").read_bytes() + (path / f"True.{kind}").read_bytes()

    first = write(tmp_path / "a")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert write(tmp_path / "b") == first
    if kind in ("docx", "xlsx"):
        with zipfile.ZipFile(tmp_path / "a" / f"False.{kind}") as archive:
            assert {member.date_time[0] for member in archive.infolist()} == {1980}


@pytest.mark.parametrize("character", ["\x00", "\x01", "\ud800"])
def test_characters_that_xml_cannot_hold_do_not_break_the_office_files(group, tmp_path, character: str) -> None:
    group.segments.loc[0, "text"] = f"They laughed{character} about it for days and then some more."
    table, printed = _printed(group)
    write_docx(printed, tmp_path / "t.docx")
    write_xlsx(printed, table, tmp_path / "t.xlsx")
    assert "They laughed\ufffd about" in docx.Document(tmp_path / "t.docx").tables[0].rows[3].cells[3].text
    assert "They laughed\ufffd about" in openpyxl.load_workbook(tmp_path / "t.xlsx")["Table 2"]["D7"].value
