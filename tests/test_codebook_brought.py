"""Codebooks in the forms that other programs write: read as one, with nothing guessed."""

import csv
import io
import random
from pathlib import Path

import openpyxl
import pytest

from themetrail.codebook import Codebook
from themetrail.codebook_brought import find_codebook, read_codebook
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK
from themetrail.refi_qda.guids import Guids
from themetrail.refi_qda.of_study import codes_of
from themetrail.refi_qda.project import Project
from themetrail.refi_qda.tags import tags_file
from themetrail.refi_qda.write import codebook_file


def write(folder: Path, name: str, content: str | bytes) -> Path:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / name


def entries(file: Path) -> list[tuple[str, str, str, bool]]:
    """Name, name above, definition, and whether it can be applied, of each entry; the tree is a sound one."""
    book = Codebook.from_table(read_codebook(file), str(file))
    defined = dict(zip(book.table["code_id"], book.table["definition"], strict=True))
    return [
        (book.names[code], book.names.get(book.parents[code], ""), defined[code], code in book.codes)
        for code in book.names
    ]


def tags_of_taguette(*rows: tuple[str, str]) -> list[list[str]]:
    head = ["tag", "description", "number of highlights", "number of documents"]
    return [head, *([tag, description, "3", "1"] for tag, description in rows)]


TAGS = (
    ("trust", "Of any kind"),
    ("trust.listening", "Hears"),
    ("time.late", ""),
    ("time.early", ""),
    ("vs. U.S.", "x"),
)
AS_TAGS = [
    ("trust", "", "Of any kind", True), ("listening", "trust", "Hears", True), ("time", "", "", False),
    ("late", "time", "", True), ("early", "time", "", True), ("vs. U.S.", "", "x", True),
]  # fmt: skip


def test_taguettes_csv_and_workbook_are_read_with_points_between_known_tags_alone(tmp_path):
    rows = tags_of_taguette(*TAGS)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    assert entries(write(tmp_path, "a.csv", text.getvalue())) == AS_TAGS
    book = openpyxl.Workbook()
    book.active.title = "codebook"
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert entries(tmp_path / "a.xlsx") == AS_TAGS


def qdc(inside: str, origin: str = "Some program") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="{origin}">'
        f"<Codes>{inside}</Codes><Sets></Sets></CodeBook>"
    )


def code(name: str, number: int, inside: str = "", codable: str = "true") -> str:
    guid = f"00000000-0000-0000-0000-0000000000{number:02X}"
    return f'<Code guid="{guid}" name="{name}" isCodable="{codable}">{inside}</Code>'


def test_taguettes_qdc_is_a_flat_list_of_tags(tmp_path):
    flat = "".join(code(tag, number) for number, (tag, _) in enumerate(TAGS))
    found = entries(write(tmp_path, "a.qdc", qdc(flat, "Taguette 1.5.1")))
    assert found == [(name, above, "", applied) for name, above, _, applied in AS_TAGS]


def test_a_qdc_says_itself_what_can_be_applied(tmp_path):
    said = "<Description>What it is\nApply: always\nDo not apply: never\nExample: such</Description>"
    tree = code("Theme", 1, code("Code", 2, said + code("Below", 3)) + code("Empty", 4, codable="false"), "false")
    table = read_codebook(write(tmp_path, "a.qdc", qdc(tree))).set_index("name")
    assert table["level"].to_dict() == {"Theme": "theme", "Code": "subtheme", "Below": "code", "Empty": "subtheme"}
    assert Codebook.from_table(table.reset_index()).codes == ["code", "below"]
    parts = table.loc["Code", ["definition", "include", "exclude", "example"]].tolist()
    assert parts == ["What it is", "always", "never", "such"]


ONE_BOOK = [
    ("Start", "", "", False), ("Slow", "Start", "Takes long", True), ("Forms", "Start", "", False),
    ("Paper", "Forms", "", True), ("Alone", "", "By itself", True),
]  # fmt: skip


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.txt", "Start >> Slow\tTakes long\nStart >> Forms >> Paper\t\nAlone\tBy itself\n"),
        ("a.csv", 'Start>>Slow,"Takes long"\nStart>>Forms>>Paper,\nAlone,By itself\n'),
        ("a.csv", "Code,Memo\nStart\\Slow,Takes long\nStart\\Forms\\Paper,\nAlone,By itself\n"),
        ("a.csv", "Code,Memo\nStart > Slow,Takes long\nStart > Forms > Paper,\nAlone,By itself\n"),
        ("a.txt", "Code System\t12\n\tStart\t0\n\t\tSlow\tTakes long\n\t\tForms\n\t\t\tPaper\n\tAlone\tBy itself\n"),
        ("a.txt", "Start\n  Slow\tTakes long\n  Forms\n    Paper\nAlone\tBy itself\n"),
    ],
    ids=["QualCoder's list", "QualCoder's CSV", "MAXQDA's table", "MAXQDA's table of today", "list with a head",
         "list set in"],
)  # fmt: skip
def test_lists_and_tables_of_other_programs_are_one_codebook(tmp_path, name, text):
    assert entries(write(tmp_path, name, text)) == ONE_BOOK


def test_columns_of_nvivo_in_a_workbook_that_is_set_in(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Name", "Description", "Files", "References"])
    for name, depth, said in (("Start", 0, ""), ("Slow", 1, "Takes long"), ("Forms", 1, ""), ("Paper", 2, "")):
        book.active.append(["  " * depth + name, said, 1, 1])
    book.active.append(["Alone", "By itself", 1, 1])
    book.save(tmp_path / "a.xlsx")
    assert entries(tmp_path / "a.xlsx") == ONE_BOOK


def test_a_list_that_names_a_code_and_codes_below_it_keeps_both_to_apply(tmp_path):
    found = entries(write(tmp_path, "a.csv", "Code,Memo\nStart,All of it\nStart\\Slow,\n"))
    assert found == [("Start", "", "All of it", True), ("Slow", "Start", "", True)]


def test_a_sign_that_may_belong_to_a_name_stays_in_it(tmp_path):
    text = "Code,Definition\nIncome > 2000,x\nDr. Who,y\n"
    assert [name for name, *_ in entries(write(tmp_path, "a.csv", text))] == ["Income > 2000", "Dr. Who"]


def test_where_names_are_set_in_no_sign_in_one_of_them_makes_paths_of_all(tmp_path):
    file = write(tmp_path, "a.txt", "Strain\n\tWork\tToo much\n\this\\her >> lot\n")
    assert entries(file) == [
        ("Strain", "", "", False), ("Work", "Strain", "Too much", True), ("his\\her >> lot", "Strain", "", True),
    ]  # fmt: skip


def random_book(seed: int) -> Codebook:
    chance = random.Random(seed)
    letters = "abcé ß<&>'\"中"
    rows = []
    for n in range(40):
        above = chance.choice([None, *range(len(rows))]) if rows else None
        row = {
            "code_id": f"c{n}",
            "parent_id": "" if above is None else f"c{above}",
            "level": "code",
            "name": f"{n} " + "".join(chance.choices(letters, k=8)).strip(),
            "definition": " ".join("".join(chance.choices(letters, k=30)).split()),
            "include": chance.choice(["", "when it fits"]),
            "exclude": chance.choice(["", "when not"]),
            "example": chance.choice(["", "said so"]),
        }
        rows.append(row)
    return Codebook.from_table(CODEBOOK.frame(rows))


@pytest.mark.parametrize("seed", range(5))
def test_a_codebook_comes_back_from_a_qdc_as_it_was(tmp_path, seed):
    book = random_book(seed)
    back = read_codebook(write(tmp_path, "a.qdc", codebook_file(codes_of(book, Guids(bytes(32))), "Themetrail")))

    def told(table, names, parents):
        columns = table[["name", "definition", "include", "exclude", "example"]]
        above = [names.get(parents[code_id], "") for code_id in table["code_id"]]
        return {
            tuple(" ".join(cell.split()) for cell in (*row, up)) for row, up in zip(columns.values, above, strict=True)
        }

    came = Codebook.from_table(back)
    assert told(came.table, came.names, came.parents) == told(book.table, book.names, book.parents)
    assert len(came.codes) == len(book.codes) == 40


def test_tags_for_taguette_are_what_it_asks_for_and_come_back(tmp_path):
    rows = [
        {"code_id": "T", "parent_id": "", "level": "theme", "name": "Trust"},
        {"code_id": "a", "parent_id": "T", "level": "code", "name": "Listens", "definition": "Hears, first"},
        {"code_id": "b", "parent_id": "T", "level": "code", "name": "=Asks", "definition": "-"},
    ]
    codes = codes_of(Codebook.from_table(CODEBOOK.frame(rows)), Guids(bytes(32)))
    content = tags_file(Project(codes=codes))
    assert content.decode("utf-8-sig").splitlines() == [
        "tag,description", 'Trust.Listens,"Hears, first"', "Trust.=Asks,'-",
    ]  # fmt: skip
    assert content.startswith(b"\xef\xbb\xbf")
    assert [name for name, *_ in entries(write(tmp_path, "a.csv", content))] == ["Trust", "Listens", "=Asks"]
    long = [codes[0], codes[1].__class__("x", "y" * 200, codes[0].guid)]
    with pytest.raises(StudyError, match="too many for a tag"):
        tags_file(Project(codes=long))


def test_whatever_its_ending_the_codebook_is_found_once(tmp_path):
    file = write(tmp_path, "codebook.qdc", qdc(code("A", 1)))
    assert find_codebook(tmp_path / "codebook") == file
    write(tmp_path, "codebook.txt", "A\n")
    with pytest.raises(StudyError, match="there twice"):
        find_codebook(tmp_path / "codebook")


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("a.txt", "Start >> Slow\n>>\n", "row 2: this row has no name"),
        ("a.qdc", qdc(""), "there is no code in this codebook"),
        ("a.qdc", qdc(code("A", 1) + code("B", 1)), "have one GUID"),
        ("a.qdc", qdc(code("A", 1) + code("a", 2)), "stands in row 1 already"),
        ("a.qdc", '<!DOCTYPE x [<!ENTITY y "z">]>' + qdc(""), "entities or a document type"),
        ("a.qdc", "no XML", "no readable XML"),
        ("a.txt", "\n\n", "at least one code"),
        ("a.txt", b"\xff\xfe\x00", "not UTF-16"),
        ("a.docx", "x", "must be a CSV, TSV or XLSX sheet, a QDC, or a list"),
    ],
)
def test_what_is_no_codebook_is_told_in_one_sentence(tmp_path, name, content, said):
    with pytest.raises(StudyError, match=said):
        read_codebook(write(tmp_path, name, content))
