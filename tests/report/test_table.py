"""The table of a group: its rows, its note, and the formats it is written in."""

import csv
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from report.conftest import material_of
from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.contracts.report import REPORT_TABLE, guarded, unguarded
from themetrail.contracts.study import PARTICIPANTS
from themetrail.report.quotations import Quotation
from themetrail.report.styles import STYLES
from themetrail.report.table import PaperTable, with_statistics_apart
from themetrail.report.table_csv import write_csv
from themetrail.report.table_docx import write_docx
from themetrail.report.table_html import page_of, write_html
from themetrail.report.table_tex import escaped, piece_of, write_tex
from themetrail.report.table_xlsx import write_xlsx
from themetrail.report.tables import BUILDERS, as_printed
from themetrail.report.theme_table import theme_table
from themetrail.report.wording import labels_of

HEADER = ["Theme, subtheme and code", "Label", "n/N", "Exemplar quotation"]


def _table(group, **settings):
    return theme_table(material_of(group, **settings), "talks").data


def _printed(group, missing=(), name="themes", number="2", **settings):
    material = material_of(group, missing, **settings)
    built = BUILDERS[name](material, "talks")
    return built.data, as_printed(built, number, "Study <1>", material)


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
    table = _table(group, show_not_mentioned=True)
    assert table["code_id"].tolist() == list(group.codebook.levels)
    assert table.set_index("code_id").loc["time", "quotation"] == ""


def test_single_cases_that_a_scheme_does_not_report_are_left_out_and_counted(group) -> None:
    group.counts.loc[group.counts["code_id"] == "cards", ["label", "n_participants"]] = ["not_reported", 1]
    table, printed = _printed(group)
    assert "cards" not in set(table["code_id"])
    assert "Left out: 1 code that a single participant mentions (not reported)." in printed.note
    assert "cards" in set(_table(group, show_not_reported=True)["code_id"])


def test_a_small_group_leaves_out_what_nobody_mentions_though_it_has_no_labels(group) -> None:
    group.counts["label"], group.counts["reason"] = "", "a group of fewer than 3 participants gets no label"
    group.cut_offs = group.cut_offs.head(0)
    table, printed = _printed(group)
    assert table["code_id"].tolist() == ["gains", "tools", "cards", "calm"]
    assert "Groups of fewer than three participants get no label." in printed.note


def test_entries_stand_below_their_parent_in_whatever_order_the_book_lists_them(group) -> None:
    shuffled = group.codebook.table.iloc[[5, 3, 4, 2, 1, 0]]
    group.codebook = Codebook.from_table(shuffled)
    group.counts = group.counts.iloc[[5, 3, 4, 2, 1, 0]]
    assert _table(group, show_not_mentioned=True)["code_id"].tolist() == [
        "trouble",
        "time",
        "gains",
        "calm",
        "tools",
        "cards",
    ]


def test_the_note_says_what_labels_mean_what_is_left_out_and_what_is_to_come(group) -> None:
    note = _printed(group, ["round r1 awaits C2"])[1].note
    assert "Labels follow Dunand et al. (2024); of 3 participants: general = 3, typical = 2, rare = 1." in note
    assert "Left out: 1 code that nobody in the group mentions." in note
    assert "Provisional: round r1 awaits C2." in note
    assert note[-1] == "Quotations are from the anonymised transcripts."


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
    assert names.count("caption") == names.count("h1") == 1
    assert "script" not in names and "b" not in names and "img" not in names and "link" not in names
    scopes = [attributes["scope"] for tag, attributes in outline.tags if tag == "th"]
    assert scopes == ["col"] * len(HEADER) + ["row"] * 4
    assert [a.get("lang") for tag, a in outline.tags if tag == "span" and "lang" in a] == ["fr", "fr"]
    assert "Gains & <b>losses</b>" in outline.text
    assert "“I am calm now </script><script>document.title=‘owned’</script>" in outline.text
    assert "(Coach\u00a01)" in outline.text, "a name and its number stand on one line"
    assert "http" not in page_of(printed).replace('http-equiv="Content', "")


def test_a_table_of_which_nothing_is_to_be_said_has_no_word_that_begins_a_note(group, tmp_path) -> None:
    table, printed = _printed(group)
    bare = replace(printed, note=[])
    write_docx(bare, tmp_path / "t.docx")
    write_xlsx(bare, table, tmp_path / "t.xlsx")
    cells = [
        cell.value for row in openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0].iter_rows() for cell in row
    ]
    assert "Note." in page_of(printed) + piece_of(printed, "t")
    assert "Note." not in page_of(bare) + piece_of(bare, "t") and 'describedby="note"' not in page_of(bare)
    assert not [cell for cell in cells if cell and cell.startswith("Note.")]
    assert "Note." not in docx.Document(tmp_path / "t.docx").tables[0].rows[-1].cells[0].text


def test_html_of_a_provisional_table_says_so_above_it(group) -> None:
    assert "Provisional: round r1 awaits C2." in page_of(_printed(group, ["round r1 awaits C2"])[1]).split("<table")[0]
    assert "rovisional:" not in page_of(_printed(group)[1])


def test_xlsx_holds_the_printed_table_and_the_data_and_no_formula(group, tmp_path) -> None:
    table, printed = _printed(group)
    write_xlsx(printed, table, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["Table 2", "Data"]
    sheet = book["Table 2"]
    assert [cell.value for cell in sheet[4]] == HEADER
    assert [sheet.cell(row, 1).value for row in range(5, 9)] == [line.name for line in printed.lines]
    assert [sheet.cell(row, 3).value for row in range(5, 9)] == ["3/3", "2/3", "2/3", "3/3"]
    assert sheet["A5"].font.bold and not sheet["A7"].font.bold
    assert sheet["A7"].alignment.indent > sheet["A6"].alignment.indent > sheet["A5"].alignment.indent
    assert sheet["A9"].value.startswith("Note. n/N")
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    data = book["Data"]
    assert [cell.value for cell in data[1]] == list(REPORT_TABLE.columns)
    assert data["G2"].value == 3  # a number, not text


@pytest.mark.parametrize(("paper", "number"), [("a4", 9), ("letter", 1)])
def test_xlsx_is_printed_upright_and_as_wide_as_the_page(group, tmp_path, paper, number) -> None:
    write_xlsx(*reversed(_printed(group, paper=paper)), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Table 2"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("portrait", number)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.column_dimensions["A"].width > 25 and sheet["D7"].alignment.wrap_text
    assert sheet.print_title_rows == "$4:$4"


def test_docx_has_a_real_table_in_apa_style(group, tmp_path) -> None:
    _, printed = _printed(group, ["round r1 awaits C2"])
    write_docx(printed, tmp_path / "t.docx")
    document = docx.Document(tmp_path / "t.docx")
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[:3] == [
        "Table 2",
        "Themes, subthemes and codes with definitions and quotations: talks (N\u00a0=\u00a03)",
        "Provisional: round r1 awaits C2.",
    ]
    made = document.tables[0]
    assert [cell.text for cell in made.rows[0].cells] == HEADER
    *entries, note = made.rows[1:]
    assert len(entries) == 4 and note.cells[0].text.startswith("Note. ")
    assert note.cells[0]._tc is note.cells[-1]._tc and "w:tcBorders" not in note._tr.xml, "no row of data"
    assert made.rows[3].cells[3].text.endswith("” (Coach\u00a01)")
    xml = made._tbl.xml
    assert xml.count("w:tblHeader") == 1 and xml.count("w:cantSplit") == 6
    assert "w:tblCaption" in xml
    assert "w:left " not in xml and "w:insideV" not in xml  # horizontal rules only


def test_the_number_of_a_caption_is_a_field_that_word_counts(group, tmp_path) -> None:
    for number, code in (("2", " SEQ Table \\* ARABIC "), ("S1", " SEQ Table_S \\* ARABIC ")):
        write_docx(_printed(group, number=number)[1], tmp_path / "t.docx")
        caption = docx.Document(tmp_path / "t.docx").paragraphs[0]
        assert caption.style.name == "Caption" and caption.text == f"Table {number}"
        kinds = [mark.get(qn("w:fldCharType")) for mark in caption._p.iter(qn("w:fldChar"))]
        assert kinds == ["begin", "separate", "end"]
        assert [found.text for found in caption._p.iter(qn("w:instrText"))] == [code]


def test_nothing_of_a_table_is_left_alone_on_a_page(group, tmp_path) -> None:
    group.consensus["rule"] = ["adjudicated", *["majority"] * (len(group.consensus) - 1)]
    write_docx(_printed(group)[1], tmp_path / "t.docx")
    document = docx.Document(tmp_path / "t.docx")
    caption, title, end = document.paragraphs
    assert end.text == "" and end.paragraph_format.line_spacing == Pt(1), "which begins no page"
    assert [p.paragraph_format.keep_with_next for p in (caption, title)] == [None, None]
    assert document.styles["Caption"].paragraph_format.keep_with_next, "as all captions have it"
    rows = document.tables[0].rows
    kept = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in rows]
    assert kept == [True, True, True, False, True, False], "headings, theme, subtheme, and the last row with the note"
    assert "w:cantSplit" in rows[-1]._tr.xml
    note, sign = rows[-1].cells[0].paragraphs
    assert note.text.startswith("Note. ")
    assert sign.text == "a Some of its passages were decided by adjudication."


@pytest.mark.parametrize(
    ("style", "caption", "italic", "bold_head", "font"),
    [
        ("apa7", "Table 2", {"n", "N"}, False, "Times New Roman"),
        ("plos", "Table 2. Themes, subthemes and codes: talks (N\u00a0=\u00a03)", set(), True, "Times New Roman"),
        ("bmc", "Table 2 Themes, subthemes and codes: talks (N\u00a0=\u00a03)", set(), True, "Arial"),
    ],
)
def test_each_style_has_its_caption_headings_and_font(group, tmp_path, style, caption, italic, bold_head, font) -> None:
    write_docx(_printed(group, name="labels", style=style)[1], tmp_path / "t.docx")
    document = docx.Document(tmp_path / "t.docx")
    assert document.paragraphs[0].text == caption
    head = document.tables[0].rows[0].cells
    assert {run.text for run in head[2].paragraphs[0].runs if run.italic} == italic
    assert head[0].paragraphs[0].runs[0].bold is bold_head
    assert document.styles["Normal"].font.name == font
    assert document.tables[0].rows[-1].cells[0].text.startswith("Note. " if style == "apa7" else "n/N")


@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize(("paper", "size"), [("a4", (21.0, 29.7)), ("letter", (21.59, 27.94))])
def test_every_layout_is_upright_and_no_wider_than_its_page(group, tmp_path, style, paper, size) -> None:
    group.segments.loc[0, "text"] = "They laughed about it for days. " * 40
    for name in ("labels", "themes", "quotations"):
        write_docx(_printed(group, name=name, style=style, paper=paper)[1], tmp_path / "t.docx")
        document = docx.Document(tmp_path / "t.docx")
        section = document.sections[0]
        assert (section.page_width.cm, section.page_height.cm) == pytest.approx(size, abs=0.01)
        wide = sum(column.width for column in document.tables[0].columns)
        assert wide <= section.page_width - section.left_margin - section.right_margin + 2000  # rounded to twips


def test_a_table_of_many_columns_lies_on_its_side(group) -> None:
    printed = _printed(group)[1]
    assert printed.is_upright
    many = PaperTable(**(vars(printed) | {"columns": printed.columns * 2}))
    assert not many.is_upright and many.page == (29.7, 21.0)


def test_long_books_have_their_labels_on_one_page_in_smaller_print(group, tmp_path) -> None:
    printed = _printed(group, name="labels")[1]
    sizes = []
    for times in (1, 11, 60):
        write_docx(PaperTable(**(vars(printed) | {"lines": printed.lines * times})), tmp_path / "t.docx")
        sizes.append(docx.Document(tmp_path / "t.docx").styles["Normal"].font.size.pt)
    assert sizes[0] == 11 > sizes[1] > 8 and sizes[2] == 9, "what needs more than a page in any size is not tiny"


def test_a_method_that_does_not_count_has_neither_labels_nor_counts_in_print(group) -> None:
    for name, columns in (("labels", HEADER[:1]), ("themes", [HEADER[0], HEADER[-1]])):
        _, printed = _printed(group, name=name, counted=False)
        assert [column.name for column in printed.columns] == columns
        assert {len(line.cells) for line in printed.lines} == {len(columns)}
        assert not any(word in " ".join(printed.note) for word in ("n/N", "Labels", "participants of"))
        assert "2/3" not in page_of(printed) and "Typical" not in page_of(printed)


def test_definitions_have_a_column_where_the_book_has_any(group) -> None:
    table = group.codebook.table.assign(definition=["", "", "What [Person 3] & cards do.", "", "", ""])
    group.codebook = Codebook.from_table(table)
    _, printed = _printed(group)
    assert [column.name for column in printed.columns] == [HEADER[0], "Definition", *HEADER[1:]]
    assert printed.lines[2].cells[1] == "What [person] & cards do."
    group.codebook = Codebook.from_table(table.assign(definition="What it means."))
    _, printed = _printed(group)
    assert [printed.stands_out(printed.lines[0], place) for place in range(4)] == [True, False, True, True]


def test_one_sentence_is_printed_and_the_data_hold_the_whole(group) -> None:
    group.segments.loc[0, "text"] = "Yes. They laughed about it for days and days. And then nothing more came of it."
    group.codings = group.codings.iloc[:0]
    table, printed = _printed(group)
    assert table.set_index("code_id").loc["cards", "quotation"].startswith("Yes. They laughed")
    assert printed.lines[2].said[0].quotation == "They laughed about it for days and days."


@pytest.mark.parametrize(("language", "before"), [("english", "“"), ("french", "«\u00a0"), ("german", "„")])
def test_quotation_marks_are_those_of_the_paper(group, language, before) -> None:
    _, printed = _printed(group, language=language)
    assert printed.shown(printed.lines[3].cells[3]).startswith(f"{before}I am calm")


def test_what_people_chose_is_printed_whole_with_its_translation_below(group, tmp_path) -> None:
    text, said = "They laughed (…). They did, for days and days and days.", "Ils ont ri."
    chosen = {
        "cards": [
            Quotation(text, "P3", "S3", chosen_by="people", why="chosen", sentence=text, in_full=text, translation=said)
        ]
    }
    table, printed = _printed(group, quotations=chosen)
    cell = printed.lines[2].said[0]
    assert (cell.quotation, cell.translation) == (text, said)
    assert table.set_index("code_id").loc["cards", "translation"] == said
    write_docx(printed, tmp_path / "t.docx")
    words = docx.Document(tmp_path / "t.docx").tables[0].rows[3].cells[3].paragraphs
    assert [paragraph.text for paragraph in words] == [f"“{text}” (Coach\u00a03)", f"“{said}”"]
    assert f'<span class="translation">“{said}”</span>' in page_of(printed)
    assert rf"\newline \textit{{“{said}”}}" in piece_of(printed, "t")


def test_the_page_says_how_many_quotations_may_tell_who_somebody_is_and_the_manuscript_does_not(
    group, tmp_path
) -> None:
    text = "I was the only one to say that."
    blank = {"chosen_by": "people", "why": "chosen", "sentence": text, "in_full": text}
    chosen = {"cards": [Quotation(text, "P3", "S3", warning="may tell who it is: standing out", **blank)]}
    _, printed = _printed(group, quotations=chosen)
    assert "Before you print: 1 quotation here may tell who somebody is" in page_of(printed)
    write_docx(printed, tmp_path / "t.docx")
    assert not [p for p in docx.Document(tmp_path / "t.docx").paragraphs if "Before you print" in p.text]
    assert "Before you print" not in page_of(_printed(group)[1])


def test_the_supplement_has_several_passages_of_each_code_in_full(group) -> None:
    group.segments.loc[0, "text"] = (
        "They laughed about it for days and days. It was as if they had never laughed before."
    )
    group.codings = group.codings.iloc[:0]
    data, printed = _printed(group, name="quotations", quotations_per_code=2)
    assert data[["code_id", "order"]].to_numpy().tolist() == [
        ["gains", 0],
        ["tools", 0],
        ["cards", 1],
        ["cards", 2],
        ["calm", 1],
        ["calm", 2],
    ]
    assert data["quotation"][2] == printed.lines[2].said[0].quotation == group.segments.loc[0, "text"]
    assert [line.continues for line in printed.lines] == [False, False, False, True, False, True]
    page = page_of(printed)
    assert page.count('<span class="apart">=Cards</span>') == 1, "a reader who listens hears the name again"


def test_a_row_of_the_supplement_says_its_name_once(group, tmp_path) -> None:
    data, printed = _printed(group, name="quotations", number="S1")
    write_docx(printed, tmp_path / "t.docx")
    names = [row.cells[0].text for row in docx.Document(tmp_path / "t.docx").tables[0].rows]
    assert names[3:5] == ["=Cards", ""]
    write_xlsx(printed, data, tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(tmp_path / "t.xlsx")["Table S1"]["A8"].value in ("", None)
    assert piece_of(printed, "t").count("=Cards") == 1


def test_statistics_are_told_from_letters() -> None:
    assert with_statistics_apart("n/N = of N (N\u00a0=\u00a05), not n.") == [
        ("n", True),
        ("/", False),
        ("N", True),
        (" = of N (", False),
        ("N", True),
        ("\u00a0=\u00a05), not n.", False),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"\input{x}", r"\textbackslash{}input\{x\}"),
        ("5 % & $3 #1 a_b", r"5 \% \& \$3 \#1 a\_b"),
        (
            "~ ^ < > | `",
            r"\textasciitilde{} \textasciicircum{} \textless{} \textgreater{} \textbar{} \textasciigrave{}",
        ),
        ("\"a\" 'b'", r"\textquotedbl{}a\textquotedbl{} \textquotesingle{}b\textquotesingle{}"),
        ("[person] *", "{[}person{]} {*}"),
        ("a--b---c ,,d", "a-{}-b-{}-{}-c ,{},d"),
        ("N\u00a0=\u00a05\u202f%", r"N~=~5\,\%"),
        ("a\nb\u2028c\x00d\u200be", "a b cde"),
        ("−1 …", r"\textminus{}1 \ldots{}"),
        ("“né à Zürich”", "“né à Zürich”"),
    ],
)
def test_no_character_is_a_command_to_latex(text, written) -> None:
    assert escaped(text) == written


def test_latex_has_a_caption_headings_on_each_page_and_notes_that_stay_with_the_last_row(group) -> None:
    group.consensus["rule"] = ["adjudicated", *["majority"] * (len(group.consensus) - 1)]
    piece = piece_of(_printed(group, ["round r1 awaits C2"])[1], "talks.labels_1")
    begin, body = piece.split(r"\endlastfoot")
    assert begin.count(r"\toprule") == 2 and begin.count("Exemplar quotation") == 2
    assert r"\caption{Provisional: round r1 awaits C2. Themes, subthemes" in begin
    assert r"\label{tab:talks.labels_1}" in begin
    assert r"\textit{Note.} \textit{n}/\textit{N} = participants" in begin
    assert r"\textsuperscript{a} Some of its passages" in begin
    rows = [line for line in body.splitlines() if line.endswith(r"\\")]
    assert len(rows) == 4 and all(len(re.findall(r"(?<!\\)&", row)) == 3 for row in rows)
    assert (
        r"\textbf{Gains \& \textless{}b\textgreater{}losses\textless{}/b\textgreater{}} & General & 3/3 & " in rows[0]
    )
    assert r"=Cards\textsuperscript{a}" in rows[2]
    depth = 0
    for sign in re.findall(r"(?<!\\)[{}]", piece.replace(r"\\", "")):
        depth += 1 if sign == "{" else -1
        assert depth >= 0
    assert depth == 0, "every brace is closed"


@pytest.mark.parametrize("kind", ["csv", "html", "docx", "xlsx", "tex"])
def test_the_same_table_gives_the_same_bytes_even_when_empty(group, tmp_path, kind: str, monkeypatch) -> None:
    def write(path) -> bytes:
        for empty in (False, True):
            table, printed = _printed(group)
            if empty:
                table = table.head(0)
                printed = PaperTable(**(vars(printed) | {"lines": [], "nothing": "Nothing.", "number": "1"}))
            written = path / f"{empty}.{kind}"
            {
                "csv": lambda to, table=table: write_csv(table, to, REPORT_TABLE),
                "html": lambda to, printed=printed: write_html(printed, to),
                "docx": lambda to, printed=printed: write_docx(printed, to),
                "xlsx": lambda to, printed=printed, table=table: write_xlsx(printed, table, to),
                "tex": lambda to, printed=printed: write_tex(printed, to),
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
