"""Readers of what coders and adjudicators give back."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import openpyxl

from coding import test_adjudication_desk, test_anchor_book, test_split_lists, test_word_adjudication
from coding.desk_files import decision, export_of
from coding.filled import Row, fill_adjudication, fill_sheet
from coding.small_study import book, issue_to, round_of
from coding.word_files import WordReturned, issued_word_file
from fuzzing.reader import Reader, Tables, delimited, workbook
from office.as_document import save_document
from themetrail.coding.adjudication import read_adjudication
from themetrail.coding.consensus import votes_of
from themetrail.coding.disagreements import RoundToSettle, disagreements_of
from themetrail.coding.draft import Issue, check_manifest
from themetrail.coding.labels import CodeNames
from themetrail.coding.reading import read_anchors, read_round, read_splits
from themetrail.coding.sheets.disagreement_book import write_adjudication_sheet
from themetrail.contracts.coding import ADJUDICATIONS, DECISIONS, MARKS
from themetrail.refi_qda.of_round import project_for_coder
from themetrail.refi_qda.write import project_file

FIND = CodeNames(book()).find


def _issue(folder: Path) -> Issue:
    """The round that all of these files are of; it lies beside the folders of the readers."""
    return _issued(folder.parent)


@cache
def _issued(folder: Path) -> Issue:
    return issue_to(folder / "issued" / "r1", round_of("C1", "C2-"))


def _coded(path: Path) -> Tables:
    decisions, _, _, beside = read_round(_issue(path.parent), {path.name[:2]: str(path)})
    yield DECISIONS, decisions
    yield MARKS, beside.marks


def _sheets(folder: Path) -> Iterable[bytes]:
    issue, made = _issue(folder), folder / "filled.xlsx"
    rows = {
        "INT1-001": Row(own=["forms"], answers={1: "accept", 2: "refuse"}, memo="=a memo", words="noticed", unsure="x"),
        "INT2-002": Row(own=["Too little time"], quote="quote me"),
        "INT2-001": Row(seen="x"),
    }
    fill_sheet(issue.folder / "sheets/C1.xlsx", made, rows)
    yield made.read_bytes()


def _as_document(files: Callable[[Path], Iterable[bytes]]) -> Callable[[Path], Iterable[bytes]]:
    def saved(folder: Path) -> Iterable[bytes]:
        for content in files(folder):
            workbook = openpyxl.load_workbook(io.BytesIO(content))
            sheets = {sheet.title: [list(row) for row in sheet.values] for sheet in workbook}
            save_document(folder / "saved.ods", sheets)
            yield (folder / "saved.ods").read_bytes()

    return saved


def _page_as_text(folder: Path) -> Iterable[str]:
    for content in _sheets(folder):
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Coding"]
        yield delimited([[str(cell or "") for cell in row] for row in sheet.values])


_LIST = (
    "coder_id,segment_id,code_id,memo,start,end\n"
    "C1,INT1-001,time,a memo,3,9\nC1,INT1-003,,,,\nC1,INT2-001,Listening First,,,\n"
)


def _desk(folder: Path) -> Iterable[str]:
    issue = _issue(folder)
    made = [
        decision(issue, "INT1-001", "forms", at=(3, 11), memo="a memo", unsure=True, span="s1"),
        decision(issue, "INT1-001", "listen", "accepted", rank=1, on_view=True, decided_at="2026-11-27T14:00:01Z"),
        decision(issue, "INT1-003", "time"),
    ]
    yield json.dumps(export_of(issue, "C1", made, {"INT2-001": {"seen": True}, "INT2-002": {"memo": "of it all"}}))


def _word(folder: Path) -> Iterable[bytes]:
    issue = _issue(folder)
    for threads in (True, False):
        returned = WordReturned(issued_word_file(issue, "C2", "INT1", issue.folder))
        number = returned.say("INT1-001", "forms\na memo", "noticed")
        if threads:
            returned.answer(number, "and more")
        returned.say("INT1-004", "seen")
        yield returned.save(folder / "w/back.docx", threads=threads).read_bytes()


def _project(folder: Path) -> Iterable[bytes]:
    issue = _issue(folder)
    own = set(issue.assignments.query("coder_id == 'C1'")["segment_id"])
    yield project_file(project_for_coder("C1", issue.segments, own, issue.codebook, issue.digest))


CODINGS_READ = (
    Reader("coding workbook", "C1.xlsx", _sheets, _coded),
    Reader("coding workbook of LibreOffice", "C1.ods", _as_document(_sheets), _coded),
    Reader("page 'Coding' as text", "C1.csv", _page_as_text, _coded),
    Reader("list of codes", "C1.csv", lambda _: [_LIST], _coded),
    Reader("list of codes as workbook", "C1.xlsx", lambda _: [workbook(_LIST)], _coded),
    Reader("export of the desk", "C1.json", _desk, _coded),
    Reader("Word file of a coder", "C2.docx", _word, _coded),
    Reader("project of a coder", "C1.qdpx", _project, _coded),
)


def _settled(path: Path) -> Tables:
    yield ADJUDICATIONS, read_adjudication(path, "r1", "abc123", FIND, test_adjudication_desk.IDS)[0]


def _adjudication_list(_: Path) -> Iterable[str]:
    yield "segment_id,code_id,decision,reason,decided_by\nINT1-001,time,keep,for a reason,A1\nINT2-002,forms,drop,,A1\n"


def _adjudication_book(folder: Path) -> Iterable[bytes]:
    talk, codings, decisions, assignments = test_adjudication_desk.study()
    found = disagreements_of(votes_of(codings, assignments), decisions, talk, book())
    ids = {one: one for one in test_adjudication_desk.IDS}
    write_adjudication_sheet(folder / "made.xlsx", RoundToSettle("r1", "abc123", found, ids, {}), book(), title="A")
    fill_adjudication(folder / "made.xlsx", folder / "back.xlsx", {"INT1-001": ["time"]})
    yield (folder / "back.xlsx").read_bytes()


def _rulings(_: Path) -> Iterable[str]:
    at = "2026-11-27T15:00:00.000Z"
    ruled = {"segment_id": "INT1-001", "code_id": "time", "decision": "keep", "reason": "so", "decided_at": at}
    whole = {"format": "themetrail adjudication", "version": 1, "round": "r1", "issue": "abc123", "decided_by": "A1"}
    told = {"desk": "d", "sequence": 3, "exported_at": at, "rulings": [{**ruled, "decided_by": "A1"}], "history": []}
    yield json.dumps(whole | told)


def _word_adjudication(folder: Path) -> Iterable[bytes]:
    returned = WordReturned(test_word_adjudication.written(folder)["INT1"])
    returned.answer(test_word_adjudication.asked(returned, "INT1-001", "time"), "keep\nfor a reason")
    yield returned.save(folder / "back.docx").read_bytes()


def _anchored(path: Path) -> Tables:
    read_anchors(path, "r1")
    return ()


def _anchor_book(folder: Path) -> Iterable[bytes]:
    chosen = test_anchor_book._set(2, test_anchor_book.CHOSEN, "INT1-004; INT1-005")
    yield test_anchor_book._filled(folder, chosen).read_bytes()


def _splits(path: Path) -> Tables:
    read_splits({("r1", "C1"): str(path)}, test_split_lists.TABLE, FIND)
    return ()


def _split_book(folder: Path) -> Iterable[bytes]:
    decided = test_split_lists.put(2, test_split_lists.NOW, "Too little time [time]; listen")
    yield test_split_lists.filled(folder, decided).read_bytes()


_SPLIT_LIST = (
    "issued_segment_id,issued_start,issued_end,code_id,decided,memo\n"
    "INT1-004,0,27,wide,time; listen,a memo\nINT1-004,9,14,slow,none of these,\n"
)

SETTLED_READ = (
    Reader("adjudication workbook", "adjudication.xlsx", _adjudication_book, _settled),
    Reader("list of adjudications", "adjudication.csv", _adjudication_list, _settled),
    Reader("export of the adjudication desk", "adjudication.json", _rulings, _settled),
    Reader("Word file of an adjudication", "adjudication.docx", _word_adjudication, _settled),
    Reader("workbook of corrected words", "anchors.xlsx", _anchor_book, _anchored),
    Reader("workbook of corrected words, ODS", "anchors.ods", _as_document(_anchor_book), _anchored),
    Reader(
        "list of anchors", "anchors.csv", lambda _: ["issued_segment_id,segment_id\nINT1-004,INT1-005\n"], _anchored
    ),
    Reader("workbook of split codes", "C1.xlsx", _split_book, _splits),
    Reader("list of split codes", "C1.csv", lambda _: [_SPLIT_LIST], _splits),
)


def _manifest(path: Path) -> Tables:
    there = path.parent / "round"
    shutil.copytree(_issue(path.parent).folder, there, dirs_exist_ok=True)
    shutil.copy(path, there / path.name)
    check_manifest(there, "r1")
    return ()


def _manifests(folder: Path) -> Iterable[bytes]:
    yield (_issue(folder).folder / "manifest.json").read_bytes()


ROUNDS_READ = (Reader("manifest of a round", "manifest.json", _manifests, _manifest, "/round/"),)
