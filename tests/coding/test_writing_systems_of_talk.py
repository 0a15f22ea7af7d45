"""Talk that is read from the right, or that sets no blanks, goes through sheets, Word files and desks unharmed."""

import json
import re

import openpyxl
import pytest

from coding.small_study import codebook, ledger, round_of, segments
from coding.word_files import WordReturned
from themetrail.coding.desk.page import write_desk
from themetrail.coding.draft import Issue, draft_round
from themetrail.coding.reading import read_returned
from themetrail.coding.returned import GivenToCoder
from themetrail.coding.sheets import sheet_form as form
from themetrail.coding.sheets.sheet_writer import write_coding_sheet
from themetrail.coding.sheets.word_form import word_path
from themetrail.coding.sheets.word_writer import write_word_file
from themetrail.contracts.suggestions import SUGGESTIONS
from themetrail.office.files import write_stable

SAID = {
    "AR": [("I", "كيف كان يومك؟"), ("P1", "سألت أولاً وانتظرت. هل كان كافياً؟ لا، لم يكن هناك وقت!")],
    "HE": [("I", "איך היה היום?"), ("P1", "שאלתי קודם. לא היה לי זמן, 3 פעמים!")],
    "ZH": [("I", "你今天怎么样？"), ("P1", "我先听他们说。时间够吗？不够！𠮷先生也这样说。")],
    "JA": [("I", "今日はどうでしたか？"), ("P1", "まず話を聞きました。「もう疲れた。」と彼女は言いました。")],
}
WORDS = {"AR": "هل كان كافياً؟", "HE": "לא היה לי זמן", "ZH": "𠮷先生", "JA": "「もう疲れた。」"}


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    folder = tmp_path_factory.mktemp("round")
    drafted = draft_round(round_of("C1-"), segments(SAID), ledger(), SUGGESTIONS.empty(), codebook())
    drafted.write(folder)
    issue = Issue.read(folder, "r1")
    for part in ("sheets", "desks", "word/C1"):
        (folder / part).mkdir(parents=True)
    write_coding_sheet(folder / "sheets/C1.xlsx", issue, "C1", title="研究", own_codes=2, language="german")
    write_desk(folder / "desks/C1.html", issue, "C1", title="研究", language="french")
    for transcript in SAID:
        write_word_file(folder / word_path("C1", transcript), GivenToCoder(issue, "C1"), transcript, title="研究")
    return folder, issue


def test_words_that_are_named_on_a_sheet_are_found(issued, tmp_path):
    folder, issue = issued
    workbook = openpyxl.load_workbook(folder / "sheets/C1.xlsx")
    sheet = workbook["Kodierung"]
    columns = {cell.value: cell.column for cell in sheet[form.HEADER_ROW] if cell.value}
    shown = {sheet.cell(row, 1).value: row for row in range(3, sheet.max_row + 1) if sheet.cell(row, 1).value}
    for transcript, words in WORDS.items():
        row = shown[f"{transcript}-001"]
        assert sheet.cell(row, columns["Text"]).value == SAID[transcript][1][1]
        sheet.cell(row, columns["Code 1"]).value = "Too little time"
        sheet.cell(row, columns["Gemeinte Wörter"]).value = words
    write_stable(tmp_path / "C1.xlsx", workbook.save)
    marks = read_returned(tmp_path / "C1.xlsx", GivenToCoder(issue, "C1")).marks
    found = {mark.segment_id[:2]: SAID[mark.segment_id[:2]][1][1][mark.start : mark.end] for mark in marks}
    assert found == WORDS


@pytest.mark.parametrize("transcript", SAID)
def test_a_comment_in_word_is_on_its_words(issued, tmp_path, transcript):
    folder, issue = issued
    file = WordReturned(folder / word_path("C1", transcript))
    file.say(f"{transcript}-001", "time -- так", WORDS[transcript])
    file.save(tmp_path / "C1.docx")
    [mark] = [
        one for one in read_returned(tmp_path / "C1.docx", GivenToCoder(issue, "C1")).marks if one.code_id == "time"
    ]
    assert SAID[transcript][1][1][mark.start : mark.end].strip("「」؟") == WORDS[transcript].strip("「」؟")
    from_right = "<w:bidi" in file.parts["word/document.xml"].decode()
    assert from_right == (transcript in ("AR", "HE"))


def test_the_desk_holds_the_talk_letter_for_letter_and_says_its_own_language(issued):
    page = (issued[0] / "desks/C1.html").read_text(encoding="utf-8")
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1])
    told = {part["id"]: [seg[2] for turn in part["turns"] for seg in turn["segments"]] for part in data["transcripts"]}
    assert told == {name: [text for _, text in turns] for name, turns in SAID.items()}
    assert '<html lang="fr">' in page and data["words"]["sentences"]["undo"] == "Annuler"
    assert "dir: 'auto'" in page
