"""Twenty leaks: the sealed list names form, place and remedy, and who follows the remedy ends the stop."""

import base64
import csv
import gzip
import io
import json
import re
import zipfile
from html import escape
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment

from anonymise.small_study import anonymised, resolved, turns_of
from interface.left_in_english import Shown, english_left
from themetrail.anonymise.resolve.decisions import read_decisions
from themetrail.anonymise.resolve.study_sheets import StudySheets
from themetrail.audit.gate.folding import fold
from themetrail.audit.gate.gate import search_all
from themetrail.contracts.anonymise import DETECTIONS, LEXICON
from themetrail.contracts.errors import StudyError
from themetrail.contracts.replacements import REPLACEMENTS
from themetrail.contracts.turns import TURNS
from themetrail.in_print import CODES
from themetrail.interface.catalogue import in_all
from themetrail.interface.findings.words import finding_words
from themetrail.interface.verdicts.words import verdict_words
from themetrail.running.gate_of_study import gate_of_study, search_configuration, stop_where_found

NAME = "Vuilleumier"


def saved(thing) -> bytes:
    made = io.BytesIO()
    thing.save(made)
    return made.getvalue()


def workbook(change) -> bytes:
    book = Workbook()
    change(book, book.active)
    return saved(book)


def document(change) -> bytes:
    made = Document()
    change(made)
    return saved(made)


def zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def in_runs(made) -> None:
    said = made.add_paragraph("as ")
    for piece in ("Vuil", "leu", "mier"):
        said.add_run(piece).bold = True


# The file, what it holds, and what of its place the list must say.
LEAKS = {
    "a cell of a table": ("results/report/tables/t.csv", f"a,b\n1,as {NAME} said\n".encode(), "line 2"),
    "the explorer": ("results/report/explorer.html", f"<html><p>by {NAME}</p></html>".encode(), "line 1"),
    "split by markup": ("results/report/x.html", b"<html><p>Vuil<b>leu</b>mier</p></html>", "line 1"),
    "an attribute": ("results/report/y.html", f'<html><img alt="{NAME}"></html>'.encode(), "line 1"),
    "embedded data": (
        "results/report/z.html",
        b'<img src="data:text/plain;base64,' + base64.b64encode(NAME.encode()) + b'">',
        "embedded data 1",
    ),
    "a memo": ("results/coding/decisions.csv", f"round,memo\nr1,ask {NAME}\n".encode(), "line 2"),
    "the name of a code": ("results/anonymise/codebook.csv", f"code_id,name\nc,Help by {NAME}\n".encode(), "line 2"),
    "a label": ("results/report/labels.csv", f"label\n{NAME} 2\n".encode(), "line 2"),
    "JSON that spells letters": ("results/report/v.json", b'{"who": "\\u0056uilleumier"}', "line 1"),
    "the runs of a document": ("results/report/d.docx", document(in_runs), "word/document.xml"),
    "the header of a document": (
        "results/report/h.docx",
        document(lambda made: setattr(made.sections[0].header.paragraphs[0], "text", NAME)),
        "word/header1.xml",
    ),
    "the author of a document": (
        "results/report/a.docx",
        document(lambda made: setattr(made.core_properties, "author", NAME)),
        "docProps/core.xml",
    ),
    "a cell of a workbook": (
        "results/report/c.xlsx",
        workbook(lambda book, sheet: sheet.__setitem__("B3", f"so {NAME} did")),
        "sheet 1, cell B3",
    ),
    "a comment in a workbook": (
        "results/report/n.xlsx",
        workbook(lambda book, sheet: setattr(sheet["C4"], "comment", Comment(NAME, "x"))),
        "sheet 1, comment on cell C4",
    ),
    "the name of a sheet": (
        "results/report/s.xlsx",
        workbook(lambda book, sheet: setattr(sheet, "title", NAME)),
        "xl/workbook.xml",
    ),
    "an archive": ("results/report/i.zip", zipped("n.txt", f"see {NAME}".encode()), "n.txt, line 1"),
    "a packed log": ("results/logs/l.log.gz", gzip.compress(NAME.encode(), mtime=0), "unpacked, line 1"),
    "the name of a file": (f"results/report/{NAME}_1.csv", b"a\n1\n", "in the file's name"),
    "an issued sheet": ("data/rounds/r1/issued/segments.csv", f"id,text\nS,so {NAME}\n".encode(), "line 2"),
    "capitals and a hyphen": ("results/report/m.md", b"as VUIL-\nLEUMIER said", "line 1"),
    "spelt out": ("results/report/o.md", b"it is V-U-I-double L-E-U-M-I-E-R", "line 1"),
    "the plural": ("results/report/p.md", b"no\nat the Vuilleumiers, I think", "line 2"),
    "without its accent, as one word": ("results/report/q.md", b"mail helenevuilleumier now", "line 1"),
    "UTF-16": ("results/report/u.txt", f"so {NAME}".encode("utf-16"), "line 1"),
}


@pytest.fixture
def study(tmp_path) -> Path:
    """A study of one transcript, anonymised; in it a program is taken for a person, and a handle is overlooked."""
    for folder in ("config", "data/private", "data/transcripts"):
        (tmp_path / folder).mkdir(parents=True)
    sheets = {
        "config/transcripts.tsv": "transcript_id\tgroup\tlanguage\tcollected_order\nI1\tg\ten\t1\n",
        "config/participants.tsv": "participant_id\tlabel\nP1\tNurse 1\n",
        "config/config.yaml": "study: {title: Starting}\n",
        "config/codebook.csv": "code_id,level,name\nhelp,code,Help\n",
        "data/private/sources.tsv": "transcript_id\tfile\tspeaker\tparticipant_id\trole\nI1\tf.txt\tSpeaker 1\tP1\t\n",
        "data/private/people.tsv": f"participant_id\tnames\n\tAnna Odal\nP1\tHélène {NAME}; Zed7\n",
    }
    for name, content in sheets.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    run(tmp_path)
    return tmp_path


def run(root: Path, *talk: str) -> None:
    """Anonymise what was said, as a run does, with what a model would find."""
    said = talk or ("We had Respondus for it.", "see Zed-7 there", "and Vuil%6Ceumier too")
    turns = turns_of({"I1": list(said)})
    places = [(turn, text.index("Respondus")) for turn, text in enumerate(said) if "Respondus" in text]
    found = [
        {"transcript_id": "I1", "turn": turn, "start": at, "end": at + 9, "surface": "Respondus"}
        | {"category": "person", "detector": "ner", "score": 0.9}
        for turn, at in places
    ]
    sheets = StudySheets.read(
        root / "data/private/people.tsv",
        root / "data/private/sources.tsv",
        root / "config/participants.tsv",
        root / "config/transcripts.tsv",
    )
    review = next((root / "data/private").glob("review.*"), None)
    decisions = [] if review is None else read_decisions(review).to_dict("records")
    detections = DETECTIONS.frame(found)
    resolution, _ = resolved(turns, detections, sheets, decisions=decisions)
    shown, replacements, _ = anonymised(turns, detections, sheets, resolution)
    sealed = root / "results/sealed/anonymise"
    TURNS.write(shown, root / "results/anonymise/turns.csv")
    LEXICON.write(resolution.lexicon, sealed / "lexicon.csv")
    REPLACEMENTS.write(replacements, sealed / "replacements/b0.csv")
    record = root / "results/audit/records/anonymise_resolve.json"
    record.parent.mkdir(parents=True, exist_ok=True)
    made = ["results/sealed/anonymise/lexicon.csv", "results/sealed/anonymise/replacements/b0.csv"]
    record.write_text(json.dumps({"outputs": [{"path": path} for path in made]}))


def place(root: Path, path: str, content: bytes) -> str:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)
    return path


def stop(root: Path, *paths: str) -> list[dict]:
    """The sealed list of a search that stops; it holds what the screen does not say."""
    with pytest.raises(StudyError) as problem:
        stop_where_found(search_all(gate_of_study(root), paths, root), "run", root)
    assert "results/sealed/found/run.html" in str(problem.value)
    for name in (NAME, "Respondus", "Odal"):
        assert name.lower() not in str(problem.value).lower()
    folder = root / "results/sealed/found"
    for file in folder.iterdir():
        assert file.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0
    page = (folder / "run.html").read_text(encoding="utf-8")
    assert any(escape(words.say("intro")) in page for words in in_all(finding_words))
    with (folder / "run.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def goes_on(root: Path, *paths: str) -> None:
    """The same search finds nothing, and its list is gone."""
    stop_where_found(search_all(gate_of_study(root), paths, root), "run", root)
    assert list((root / "results/sealed/found").iterdir()) == []


def follow(root: Path, file: str, row: str) -> None:
    """Copy a row into the sheet that the list names, its reason and reviewer filled in."""
    sheet = root / file
    if sheet.is_file():
        row = sheet.read_text(encoding="utf-8").rstrip("\n") + "\n" + row
    lines = list(csv.reader(io.StringIO(row)))
    for cells in lines[1:]:
        given = {"reason": "a street", "reviewed_by": "AB"}
        cells[:] = [cell or given.get(name, "") for name, cell in zip(lines[0], cells, strict=True)]
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(lines)
    sheet.write_text(made.getvalue(), encoding="utf-8")


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_listed_with_form_place_and_reason_and_an_exception_ends_the_stop(study, leak):
    path, content, where = LEAKS[leak]
    place(study, path, content)
    listed = stop(study, path)
    assert {row["file"] for row in listed} == {path}
    assert any(where in row["place"] for row in listed)
    for row in listed:
        form = fold(row["form"].lower().replace("double l", "l l")).replace(" ", "")
        assert NAME.lower() in form or form == "helene"
    for row in listed:
        assert row["why"].startswith("people.tsv in data/private, row 3, column names")
        assert row["remedy"]
        assert row["in_file_then"] == "data/private/exceptions.csv"
    for row in dict.fromkeys(row["row_then"] for row in listed):
        new = not (study / "data/private/exceptions.csv").is_file()
        follow(study, "data/private/exceptions.csv", row if new else row.rpartition("\n")[2])
    goes_on(study, path)


def test_an_issued_round_is_to_be_issued_again(study):
    path, content, _ = LEAKS["an issued sheet"]
    assert "themetrail reissue r1 --directory " in stop(study, place(study, path, content))[0]["remedy"]
    [row] = stop(study, place(study, path.replace("issued", ".issued.unfinished"), content))
    assert row["row"].splitlines()[-1] == f",{NAME},person,replace"
    assert "themetrail reissue" not in row["remedy"]


@pytest.mark.parametrize(
    ("language", "place_of", "why", "remedy"),
    [
        (
            "french",
            "feuille 1, cellule B3",
            "people.tsv dans data/private, ligne 3, colonne names",
            "le texte contient le nom sous une forme qui n’a pas été remplacée (le fichier n’existe pas encore\u00a0: ",
        ),
        (
            "german",
            "Blatt 1, Zelle B3",
            "people.tsv in data/private, Zeile 3, Spalte names",
            "der Text enthält den Namen in einer Form, die nicht ersetzt wurde (die Datei gibt es noch nicht: ",
        ),
    ],
)
def test_the_list_speaks_the_language_of_the_study(study, language, place_of, why, remedy):
    text = f"study:\n  title: Starting\n  language: {language}\n"
    (study / "config/config.yaml").write_text(text, encoding="utf-8")
    paths = [place(study, path, content) for path, content, _ in LEAKS.values() if NAME not in path]
    paths.append(place(study, "results/report/rs.md", b"made with Respondus\n"))
    listed = stop(study, *paths)
    [cell] = [row for row in listed if row["file"] == "results/report/c.xlsx"]
    assert cell["place"] == place_of and cell["why"].startswith(why)
    attribute = next(row for row in listed if row["file"] == "results/report/y.html")
    assert attribute["remedy"].startswith(remedy)
    said_by_gate = r"\b(line|paragraph|row|column|sheet|cell|comment|data|unpacked|metadata|names?)\b"
    assert [row["place"] for row in listed if re.search(said_by_gate, re.sub(r"\S*[./]\S*", "", row["place"]))] == []
    # Folders, pieces of the leaks and headings of sheets are in no language.
    page = (study / "results/sealed/found/run.html").read_text(encoding="utf-8")
    assert page.startswith(f'<!doctype html><html lang="{CODES[language]}">')
    shown = re.sub(r"(<li>.*?:) .*?</li>", r"\1</li>", page)
    assert english_left(Shown(shown, "pre").text, language, finding_words, verdict_words) == set()
    (study / "config/config.yaml").write_text("study: {title: Starting}\n", encoding="utf-8")
    stop(study, *paths)
    page = (study / "results/sealed/found/run.html").read_text(encoding="utf-8")
    assert len(english_left(Shown(page).text, language, finding_words, verdict_words)) > 10


def test_what_a_model_found_can_be_kept(study):
    """The list says in which turn it was found, and a reviewer's `keep` ends the search for it."""
    path = place(study, "results/report/methods.md", b"made with Respondus, and respondus again")
    [row] = stop(study, path)
    assert row["form"] == "Respondus"
    assert "found in transcript I1, turn 0" in row["why"]
    assert row["in_file_then"] == "data/private/review.csv"
    assert row["row_then"].splitlines()[-1] == ",Respondus,person,keep"
    follow(study, row["in_file_then"], row["row_then"])
    run(study)
    goes_on(study, path)
    assert "Respondus" in (study / "results/anonymise/turns.csv").read_text()


def test_a_form_that_was_overlooked_is_replaced_after_a_row_of_the_review(study):
    """Rows fit the sheet that is there; where no row could help, the turn to mend is named."""
    (study / "data/private/review.csv").write_text("note,form,decision,category\n")
    path = "results/anonymise/turns.csv"
    listed = {row["form"]: row for row in stop(study, path)}
    overlooked = listed["Zed-7"]
    assert overlooked["in_file"] == "data/private/review.csv"
    assert overlooked["row"] == ",Zed-7,replace,person"
    mend = next(row for form, row in listed.items() if form != overlooked["form"])
    assert mend["row"] == ""
    assert "mend it where it was typed (transcript I1, turn 2)" in mend["remedy"]
    follow(study, overlooked["in_file"], overlooked["row"])
    run(study, "We had Respondus for it.", "see Zed-7 there", "and Vuilleumier too")
    goes_on(study, path)


def test_names_in_the_configuration_are_told_at_the_start_with_the_cell_to_change(study):
    (study / "config/config.yaml").write_text(f"study:\n  title: Starting with {NAME}\n", encoding="utf-8")
    (study / "config/codebook.csv").write_text("code_id,level,name\nhelp,code,Help\nodalHelp,code,Other\n")
    with pytest.raises(StudyError) as problem:
        search_configuration(study)
    assert "config/config.yaml, line 2" in str(problem.value)
    assert "config/codebook.csv, row 3, column code_id" in str(problem.value)
    assert "dal" not in str(problem.value).replace("sealed", "")
    with (study / "results/sealed/found/configuration.csv").open(encoding="utf-8", newline="") as handle:
        listed = {row["file"]: row for row in csv.DictReader(handle)}
    assert "write other words in config/config.yaml, line 2" in listed["config/config.yaml"]["remedy"]
    assert "give the code another id" in listed["config/codebook.csv"]["remedy"]
    (study / "config/config.yaml").write_text("study:\n  title: Starting\n", encoding="utf-8")
    (study / "config/codebook.csv").write_text("code_id,level,name\nhelp,code,Help\nother,code,Other\n")
    search_configuration(study)
    assert list((study / "results/sealed/found").iterdir()) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("form,file,reason,reviewed_by,date\nx,*,y,AB,last May\n", "row 2, column 'date'"),
        ("form,file,reason,reviewed_by,date\nx,*,y,AB,2024-01-01\n\n,*,y,AB,2024-01-01\n", "row 4, column 'form'"),
        ("form,file,reason,reviewed_by,date\n--,*,y,AB,2024-01-01\n", "holds no letter"),
        ("file,reason\n*,y\n", "row 2, column 'form'"),
    ],
)
def test_an_exception_that_is_not_whole_is_refused(study, content, said):
    (study / "data/private/exceptions.csv").write_text(content)
    with pytest.raises(StudyError, match="exceptions.csv") as problem:
        gate_of_study(study)
    assert said in str(problem.value)


def test_exceptions_may_be_a_workbook_and_leave_the_file_open(study):
    book = Workbook()
    for row in (["Form", "Reason", "Reviewed by", "Date"], ["vuilleumier", "a street", "AB", "2024-01-01"]):
        book.active.append(row)
    book.save(study / "data/private/exceptions.xlsx")
    assert gate_of_study(study).exceptions == [{"form": "vuilleumier", "file": "*", "date": "2024-01-01"}]
