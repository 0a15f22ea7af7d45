"""Codebooks as researchers write them: titles, merged and empty cells, indentation, three languages; ids of names."""

import datetime
import time

import openpyxl
import pytest

from themetrail.codebook import Codebook
from themetrail.contracts.errors import StudyError
from themetrail.sheets.codebook_sheet import read_codebook

COLUMNS = ["code_id", "parent_id", "level", "name"]


@pytest.fixture
def written(tmp_path):
    """Write a codebook as CSV, or as a workbook where its rows are given; merged ranges too."""

    def write(content, merged=()):
        if isinstance(content, str):
            file = tmp_path / "codebook.csv"
            file.write_text(content, encoding="utf-8")
            return file
        file, book = tmp_path / "codebook.xlsx", openpyxl.Workbook()
        for row in content:
            book.active.append(row)
        for cells in merged:
            book.active.merge_cells(cells)
        book.save(file)
        return file

    return write


def entries(file):
    table = read_codebook(file)
    Codebook.from_table(table, str(file))
    return [tuple(row) for row in table[COLUMNS].to_numpy()]


OUTLINE = [
    ("benefits", "", "theme", "Benefits"),
    ("relationship", "benefits", "subtheme", "Relationship"),
    ("listen_first", "relationship", "code", "Listen first"),
    ("trust", "relationship", "code", "Trust"),
    ("limits", "", "theme", "Limits"),
    ("time", "limits", "code", "Time"),
]


def test_a_title_and_themes_in_merged_cells(written):
    rows = [
        ["Codebook, version 3"],
        [],
        ["Theme", "Subtheme", "Code", "Definition", "When to use", "Exclusion criteria", "Anchor example"],
        ["Benefits", "Relationship", "Listen first", "Asks and waits", "silence", "advice", "I waited."],
        [None, None, "Trust", "Sooner"],
        ["Limits", None, "Time", "Too little"],
    ]
    file = written(rows, merged=["A1:G1", "A4:A5", "B4:B5"])
    assert entries(file) == OUTLINE
    table = read_codebook(file)
    first = table[table["code_id"] == "listen_first"].iloc[0]
    assert (first["definition"], first["include"], first["exclude"], first["example"]) == (
        *("Asks and waits", "silence", "advice"),
        "I waited.",
    )
    assert list(table.index) == [4, 4, 4, 5, 6, 6], "rows are those of the file"


def test_empty_cells_and_rows_of_the_themes_own(written):
    text = (
        "Thème;Sous-thème;Code;Définition\nBenefits;;;What it gave\n;Relationship;;Between two\n"
        ";;Listen first;\n;;Trust;\nLimits;;;\n;;Time;\n"
    )
    file = written(text)
    assert entries(file) == OUTLINE
    table = read_codebook(file).set_index("code_id")
    assert table.loc["benefits", "definition"] == "What it gave"
    assert table.loc["relationship", "definition"] == "Between two"


def test_a_theme_that_is_repeated_in_each_row_has_codes_without_subtheme(written):
    text = "Hauptkategorie,Unterkategorie,Kode\nA,B,x\nA,B,y\nA,,z\n"
    assert entries(written(text)) == [
        ("a", "", "theme", "A"),
        ("b", "a", "subtheme", "B"),
        ("x", "b", "code", "x"),
        ("y", "b", "code", "y"),
        ("z", "a", "code", "z"),
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["Benefits", "  Relationship", "    Listen first", "    Trust", "Limits", "  Time"],
        ["Benefits", "- Relationship", "-- Listen first", "-- Trust", "Limits", "- Time"],
        ["1 Benefits", "1.1 Relationship", "1.1.1 Listen first", "1.1.2 Trust", "2. Limits", "2.1 Time"],
    ],
)
def test_levels_by_indentation_dashes_or_numbers(written, names):
    assert entries(written([["Code", "Description"], *([name, "what it means"] for name in names)])) == OUTLINE


@pytest.mark.parametrize("between", [",", ";", ", "])
@pytest.mark.parametrize("quote", ["", '"'])
def test_levels_by_spaces_in_a_csv(written, between, quote):
    names = ["Benefits", "  Relationship", "    Listen first", "    Trust", "Limits", "  Time"]
    first = [f'{quote}{name}{quote}{between}"what, it ""means"""' for name in names]
    second = [f"{n}{between}{quote}{name}{quote}{between}what it means" for n, name in enumerate(names)]
    assert entries(written("\n".join([f"Code{between}Description", *first]))) == OUTLINE
    assert entries(written("\n".join([f"No{between}Code{between}Memo", *second]))) == OUTLINE


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_title_in_a_csv_hides_no_delimiter(written, delimiter):
    rows = [["Our codebook, 3rd version"], [], ["Theme", "Code", "Definition"], ["A", "x", "one, two; three"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert [code for code, *_ in entries(written(text))] == ["a", "x"]


def test_a_flat_list_is_of_codes(written):
    assert entries(written("Code,Definition\nTrust,Sooner\nTime,Too little\n")) == [
        ("trust", "", "code", "Trust"),
        ("time", "", "code", "Time"),
    ]


def test_ids_are_those_of_names_and_differ_where_names_do_not(written):
    text = "Theme,Code\nFor clients,Other\nFor coaches,Other\n,Être écouté & compris\n,!!!\n"
    assert [code for code, *_ in entries(written(text))] == [
        *("for_clients", "for_clients_other", "for_coaches", "for_coaches_other"),
        *("etre_ecoute_compris", "code"),
    ]


def test_a_number_is_part_of_a_name_where_not_all_names_have_one(written):
    table = read_codebook(written("Code\nTrust\n- 2 jobs\n2) Time\n3.1 Guilt\n"))
    assert [*table["name"]] == ["Trust", "2 jobs", "Time", "Guilt"]


def test_ids_of_other_alphabets_and_of_long_names_stay_when_an_entry_comes_between(written):
    names = [
        "信任",
        "Доверие",
        "Trust in those who came along with the client",
        "Trust in those who came along with the boss",
    ]
    before = dict(zip(names, read_codebook(written("\n".join(["Code", *names])))["code_id"], strict=True))
    assert before["信任"] == "信任" and before["Доверие"] == "доверие"
    assert len(set(before.values())) == len(names)
    later = read_codebook(written("\n".join(["Code", "時間", *reversed(names)])))
    assert dict(zip(later["name"], later["code_id"], strict=True)) == before | {"時間": "時間"}


def test_ten_thousand_rows_take_no_time(written):
    file = written("Theme,Code\n" + "".join(f"T{n // 100},c {n % 100}\n" for n in range(10_000)))
    begun = time.process_time()
    assert read_codebook(file)["code_id"].nunique() == 10_100
    assert time.process_time() - begun < 4


def test_a_title_that_is_called_as_a_column_is_no_header_and_other_columns_are_kept(written):
    table = read_codebook(written([["Themes"], ["Theme", "Code", "Since"], ["A", "x", "round 2"]]))
    assert [*table["code_id"]] == ["a", "x"]
    assert [*table["since"]] == ["", "round 2"]


def test_a_sheet_with_ids_is_read_as_it_stands(written):
    text = "code_id,level,name,Theme\nt1,theme,Benefits,x\n"
    assert entries(written(text)) == [("t1", "", "theme", "Benefits")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Theme,Code\nA,x\nA,X\n", "row 3: this entry stands in row 2 already"),
        ("Theme\nA\nB\n", "all rows are themes and none is a code"),
        ("Theme,Code,Definition\n,,lost\n", "row 2: this row names neither theme nor code"),
        ("Theme,Code,Category\nA,x,B\n", "this heading says the same as 'Theme'"),
        ("id,parent_id,level,name\nt1,,theme,Benefits\n", "code_id"),
        ("Code,Definition\n", "there is no entry below the headings"),
        ("Theme,Code\nA,x,too much\n", "row 2: this row has 3 cells, the header has 2"),
        ("Code,Definition\nA,\n  x,\n,lost\n", "row 4: this row has no name; give it one, or delete it"),
    ],
)
def test_what_cannot_be_read_is_said(written, content, words):
    with pytest.raises(StudyError, match=words):
        read_codebook(written(content))


@pytest.mark.parametrize(
    "names",
    [
        ["A", " b", "  c", "   d", "    e", "  f"],
        ["A", "- b", "-- c", "--- d", "---- e", "-- f"],
        ["1 A", "1.1 b", "1.1.1 c", "1.1.1.1 d", "1.1.1.1.1 e", "1.1.2 f"],
    ],
)
def test_an_outline_may_be_as_deep_as_it_is(written, names):
    assert entries(written([["Code"], *([name] for name in names)])) == [
        ("a", "", "theme", "A"),
        ("b", "a", "subtheme", "b"),
        ("c", "b", "code", "c"),
        ("d", "c", "code", "d"),
        ("e", "d", "code", "e"),
        ("f", "b", "code", "f"),
    ]


def test_codes_set_in_below_a_theme_stand_below_the_code_before(written, tmp_path):
    wanted = [
        ("a", "", "theme", "A"),
        ("trust", "a", "code", "Trust"),
        ("soon", "trust", "code", "Soon"),
        ("2_jobs", "soon", "code", "2 jobs"),
        ("late", "trust", "code", "Late"),
        ("b", "", "theme", "B"),
        ("time", "b", "code", "Time"),
    ]
    names = ["Trust", "- Soon", "-- 2 jobs", "- Late", " Time"]  # a single space sets nothing in
    themes = ["A", "", "A", "", "B"]
    rows = [["Theme", "Code"], *([theme, name] for theme, name in zip(themes, names, strict=True))]
    assert entries(written("\n".join(",".join(row) for row in rows))) == wanted
    book = openpyxl.Workbook()
    for number, (row, steps) in enumerate(zip(rows, [0, 0, 1, 2, 1, 0], strict=True), start=1):
        book.active.cell(number, 1, row[0])
        cell = book.active.cell(number, 2, row[1].lstrip("- "))
        cell.alignment = openpyxl.styles.Alignment(indent=steps)
    book.save(tmp_path / "indented.xlsx")
    assert entries(tmp_path / "indented.xlsx") == wanted


def test_a_dash_that_belongs_to_a_name_and_bullets_alike_set_nothing_in(written):
    file = written("Theme,Code\nA,- Trust\n,- Time\n,-5 degrees\n")
    assert entries(file)[1:] == [
        ("trust", "a", "code", "Trust"),
        ("time", "a", "code", "Time"),
        ("5_degrees", "a", "code", "-5 degrees"),
    ]


def test_a_column_of_subcodes_holds_codes_below_codes(written):
    text = "Theme,Code,Subcode\nA,x,\n,,x1\n,,x2\nB,y,y1\n"
    assert entries(written(text)) == [
        ("a", "", "theme", "A"),
        ("x", "a", "code", "x"),
        ("x1", "x", "code", "x1"),
        ("x2", "x", "code", "x2"),
        ("b", "", "theme", "B"),
        ("y", "b", "code", "y"),
        ("y1", "y", "code", "y1"),
    ]


@pytest.mark.parametrize(
    ("heading", "yes", "no"), [("Codable", "Yes", "no"), ("Kodierbar", "ja", "Nein"), ("codable", "oui", "NON")]
)
def test_what_coders_may_apply_is_said_in_three_languages(written, heading, yes, no):
    text = f"Theme,Code,{heading}\nA,,{yes}\n,x,\n,y,{no}\n"
    assert Codebook.from_table(read_codebook(written(text))).codes == ["a", "x"]


def test_a_sheet_with_ids_says_what_coders_may_apply(written):
    text = "code_id,parent_id,level,name,codable\nt,,theme,T,YES\nc,t,code,C,no\nd,c,code,D,\n"
    table = read_codebook(written(text))
    assert Codebook.from_table(table).codes == ["t", "d"]
    assert [*table.index] == [2, 3, 4]
    with pytest.raises(StudyError, match=r"row 2, column 'codable': must be one of: yes, no"):
        read_codebook(written(text.replace("YES", "perhaps")))


def test_themes_alone_may_be_applied_where_the_sheet_says_so(written):
    file = written("Theme,Subtheme,Codable\nA,,yes\n,x,yes\n,y,\n")
    assert Codebook.from_table(read_codebook(file)).codes == ["a", "x"]


def test_levels_that_were_set_in_by_excels_button(written, tmp_path):
    book = openpyxl.Workbook()
    for number, (name, steps) in enumerate(
        zip(["Code", *[name for *_, name in OUTLINE]], [0, 0, 1, 2, 2, 0, 1], strict=True)
    ):
        cell = book.active.cell(number + 1, 1, name)
        cell.alignment = openpyxl.styles.Alignment(indent=steps)
    book.save(tmp_path / "codebook.xlsx")
    assert entries(tmp_path / "codebook.xlsx") == OUTLINE


def test_a_header_that_is_repeated_is_no_entry_and_a_code_may_be_called_level(written):
    text = "Theme,Code,Definition\nA,Level,d\nTheme,Code,Definition\nB,y,d\n"
    assert [code for code, *_ in entries(written(text))] == ["a", "level", "b", "y"]


def test_a_date_that_excel_made_of_words_is_told(written):
    rows = [["Codebook of", datetime.date(2024, 3, 1)], ["Theme", "Code", "Definition"], ["A", "x", "y"]]
    assert entries(written(rows))[1] == ("x", "a", "code", "x")
    with pytest.raises(StudyError, match="row 3, column 'code': Excel made a date"):
        read_codebook(written([*rows[:2], ["A", datetime.date(2024, 4, 3), "three to four"]]))


def test_an_outline_without_a_code_is_told(written):
    with pytest.raises(StudyError, match="no row names a code"):
        read_codebook(written("Theme,Subtheme\nA,x\n,y\n"))


def test_a_codebook_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StudyError) as told:
        read_codebook(tmp_path / "codebook.xlsx")
    assert str(told.value) == f"{tmp_path / 'codebook.xlsx'}: this file is missing"
