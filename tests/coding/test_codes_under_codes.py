"""A codebook with codes under codes and a theme that coders may apply: what is offered, read back and disagreed on."""

import csv

import openpyxl
import pytest

from coding.filled import Row, fill_sheet
from coding.small_study import PSEUDONYM, ledger, round_of, segments, suggestions
from coding.test_reissue import TODAY, again
from themetrail.codebook import Codebook
from themetrail.codebook_changes import CodebookChanges, Fate
from themetrail.coding.carrying import carried
from themetrail.coding.changed_codes import check_no_code_is_lost
from themetrail.coding.consensus import votes_of
from themetrail.coding.disagreements import disagreements_of
from themetrail.coding.draft import Issue, draft_round, manifest_of, write_manifest
from themetrail.coding.freeze import freeze_round
from themetrail.coding.merging import codings_of
from themetrail.coding.reading import read_round
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_writer import write_coding_sheet
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK

BOOK = [
    ("work", "", "theme", "Work", "yes"),
    ("load", "work", "subtheme", "Load", ""),
    ("time", "load", "code", "Too little time", ""),
    ("forms", "time", "code", "Forms", "no"),
    ("portal", "forms", "code", "The portal", ""),
    ("listen", "", "code", "Listening first", ""),
]


@pytest.fixture
def issued(tmp_path):
    """A drafted round of that book, with a sheet for each of two coders."""
    columns = ("code_id", "parent_id", "level", "name", "codable")
    table = CODEBOOK.frame([dict(zip(columns, row, strict=True)) for row in BOOK])
    folder = tmp_path / "draft"
    draft_round(round_of("C1", "C2"), segments(), ledger(PSEUDONYM), suggestions(), table).write(folder)
    issue = Issue.read(folder, "r1")
    sheets = ["sheets/C1.xlsx", "sheets/C2.xlsx"]
    for sheet, coder in zip(sheets, ("C1", "C2"), strict=True):
        write_coding_sheet(folder / sheet, issue, coder, title="A study", own_codes=3)
    write_manifest(folder, manifest_of(folder, "r1", sheets))
    return folder, issue


def test_the_drop_down_offers_what_coders_may_apply_at_any_depth(issued):
    page = openpyxl.load_workbook(issued[0] / "sheets/C1.xlsx")[form.ISSUE]
    offered = [page.cell(row, 4).value for row in range(1, page.max_row + 1) if page.cell(row, 4).value]
    assert offered == [
        "— Work —",
        "Work",
        "Too little time",
        "The portal",
        "— no theme —",
        "Listening first",
    ]


def test_the_page_of_the_codebook_sets_in_by_depth_and_says_what_is_applied(issued):
    page = openpyxl.load_workbook(issued[0] / "sheets/C1.xlsx")[form.CODEBOOK]
    assert [(row[1].value, row[3].value) for row in page.iter_rows(min_row=2)] == [
        ("Work", "theme (may be applied)"),
        ("    Load", "subtheme"),
        ("        Too little time", "code"),
        ("            Forms", "code (not applied itself)"),
        ("                The portal", "code"),
        ("Listening first", "code"),
    ]


def test_parents_come_back_from_sheet_and_list_and_are_disagreed_on_in_the_order_of_the_book(issued, tmp_path):
    folder, issue = issued
    fill_sheet(folder / "sheets/C1.xlsx", tmp_path / "C1.xlsx", {"INT1-004": Row(own=["The portal", "Work"])})
    rows = [("coder_id", "segment_id", "code_id"), ("C2", "INT1-004", "Too little time"), ("C2", "INT1-004", "work")]
    with (tmp_path / "C2.csv").open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows(rows)
    files = {coder: str(tmp_path / f"{coder}.{ending}") for coder, ending in (("C1", "xlsx"), ("C2", "csv"))}
    read, assignments, *_ = read_round(issue, files)
    decisions = carried(read, CodebookChanges(), {}).decisions
    found = disagreements_of(votes_of(codings_of(decisions), assignments), decisions, segments(), issue.codebook)
    assert [(one.code_id, one.given_by) for one in found] == [("time", ("C2",)), ("portal", ("C1",))]
    assert found[0].codings == {"C1": ["work", "portal"], "C2": ["work", "time"]}


@pytest.mark.parametrize(
    ("given", "says"),
    [("Load", "this is a subtheme; give one of the codes under it"), ("forms", "which is not applied as it stands")],
)
def test_what_may_not_be_applied_is_told_with_its_row(issued, tmp_path, given, says):
    folder, issue = issued
    fill_sheet(folder / "sheets/C1.xlsx", tmp_path / "C1.xlsx", {"INT1-004": Row(own=[given])})
    with pytest.raises(StudyError, match=rf"row \d+, column 'Code 1': .*{says}"):
        read_round(issue, {"C1": str(tmp_path / "C1.xlsx")})


def test_a_book_in_which_nothing_may_be_applied_cannot_be_coded_with():
    table = CODEBOOK.frame([{"code_id": "a", "level": "code", "name": "A", "codable": "no"}])
    with pytest.raises(StudyError, match="no entry that coders may apply"):
        draft_round(round_of("C1"), segments(), ledger(PSEUDONYM), suggestions(), table)


def test_a_code_that_became_a_parent_and_is_not_applied_any_more_is_told(issued):
    book = issued[1].codebook
    rows = book.table.assign(codable="yes")
    given = {"r1": Codebook.from_table(rows[rows["code_id"].isin(["portal", "load", "forms", "time", "work"])])}
    files = {"codebook_file": "codebook.csv", "table": "changes.csv"}
    with pytest.raises(StudyError) as caught:
        check_no_code_is_lost(CodebookChanges(), book, given, **files)
    assert str(caught.value) == (
        "codebook.csv: coders were given 'load' (a subtheme), 'forms' (a code), which the codebook no longer lets them"
        " apply; write 'yes' in its column 'codable' beside each, or say in changes.csv, below the heading"
        " `old_code_id,change,new_code_id`, what became of each (renamed, merged, split or deleted)"
    )
    told = CodebookChanges({"load": Fate("deleted", ()), "forms": Fate("split", ("time", "portal"))})
    check_no_code_is_lost(told, book, given, **files)


def test_a_round_issued_before_the_book_had_the_column_is_not_issued_again_for_it_alone(issued, tmp_path):
    folder, _ = issued
    book = CODEBOOK.read(folder / "codebook.csv").drop(columns="codable")
    book.to_csv(folder / "codebook.csv", index=False, lineterminator="\n")
    write_manifest(folder, manifest_of(folder, "r1", ["sheets/C1.xlsx", "sheets/C2.xlsx"]))
    freeze_round("r1", folder, tmp_path / "rounds", issued_on=TODAY)
    with pytest.raises(StudyError, match="does not know the form yet"):
        again(tmp_path, lambda texts, _: texts)
