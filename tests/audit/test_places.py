"""Where something stands in a file, as a fact that each language tells: no sentence is read back to tell another."""

import io
import zipfile
from typing import get_args

import pytest

from themetrail.audit.gate.own_sentences import speaks_on
from themetrail.audit.gate.places import FILE, Kind
from themetrail.audit.gate.readable import streams
from themetrail.interface.catalogue import in_all
from themetrail.interface.findings.words import finding_words

CELL = FILE.then("sheet", 2).then("comment", "C14")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("english", "sheet 2, comment on cell C14"),
        ("french", "feuille 2, commentaire de la cellule C14"),
        ("german", "Blatt 2, Kommentar zu Zelle C14"),
    ],
)
def test_a_place_is_told_in_each_language(language, told):
    assert CELL.told(finding_words(language)) == told
    assert (str(CELL) == told) is (language == "english")


def test_the_file_itself_is_no_place_in_it():
    assert str(FILE) == "" and str(CELL.within(FILE)) == str(CELL)


def test_every_kind_of_step_but_the_name_of_a_member_has_a_sentence_and_every_sentence_a_kind():
    for words in in_all(finding_words):
        kinds = {key.removeprefix("place_") for key in words.sentences if key.startswith("place_")}
        assert kinds == set(get_args(Kind)) - {"member"}


@pytest.mark.parametrize("name", ["line 3", "notes, cell B2", "unpacked"])
def test_what_a_file_in_an_archive_is_called_is_no_place_in_another_language(name):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "Helene")
    [inside] = [stream.part for stream in streams("x.zip", made.getvalue()) if stream.text == "Helene"]
    assert inside.then("line", 1).told(finding_words("german")) == f"{name}, Zeile 1"


@pytest.mark.parametrize(
    ("member", "speaks"),
    [("word/document.xml", True), ("data, v2.csv", False), ("mimetype", True), ("p, q.html", True)],
)
def test_whether_the_program_speaks_is_told_by_the_innermost_file_that_has_an_ending(member, speaks):
    place = FILE.then("line", 2).within(FILE.then("member", member)).within(FILE.then("unpacked"))
    assert speaks_on("report.docx", place) is speaks
