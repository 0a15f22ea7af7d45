"""Files that cannot be taken: each is refused in one sentence, which says what to do and no word of the file's name."""

import io
import zipfile

import openpyxl
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from ingest.pdf_documents import page_of, with_pages
from refi_qda.vendors import Habits, write_project
from themetrail.contracts.errors import StudyError
from themetrail.ingest import pdf
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.prior_brought import choices_in
from themetrail.ingest.source import Source
from themetrail.ingest.survey.grid import read_grid


def refusal(source: Source) -> str:
    """The sentence with which a transcript is refused; it does not tell the file's name."""
    with pytest.raises(StudyError) as caught:
        read_transcript(source)
    assert source.path.stem not in str(caught.value)
    return str(caught.value)


def changed_pdf(change) -> bytes:
    """A PDF of one page of talk that `change` makes something else of."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(with_pages(page_of("I: How?", "P1: So.")))))
    change(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def fill_in(writer: PdfWriter) -> None:
    """Put a field into it in which somebody has written."""
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("answer"),
            NameObject("/V"): TextStringObject("They helped me."),
        }
    )
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    writer._root_object[NameObject("/AcroForm")] = form


def test_a_pdf_with_a_password_or_with_fields_that_are_filled_in(source_of):
    locked = changed_pdf(lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    assert refusal(source_of("jerome.pdf", locked)) == (
        "INT1: this PDF is protected by a password; save it without one"
    )
    assert refusal(source_of("jerome.pdf", changed_pdf(fill_in))) == (
        "INT1: this PDF has fields that somebody filled in, whose words would be lost; save it as text"
    )


def test_a_pdf_with_far_too_many_pages(source_of, monkeypatch):
    monkeypatch.setattr(pdf, "_MOST_PAGES", 2)
    two, three = (with_pages(*[page_of("I: How?", "P1: So.")] * n) for n in (2, 3))
    assert read_transcript(source_of("a.pdf", two)).utterances
    assert refusal(source_of("jerome.pdf", three)) == (
        "INT1: this PDF has more than 2 pages, too many for a transcript"
    )


def test_an_archive_that_is_no_text_of_libreoffice(source_of):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("content.xml", "<content/>")
    assert refusal(source_of("jerome.odt", made.getvalue())) == (
        "INT1: this is not an ODT file by its content; open it in LibreOffice and save it again as ODT"
    )


def test_a_project_of_another_program_is_no_transcript(source_of, tmp_path):
    project = write_project(tmp_path / "jerome.qdpx", Habits())
    assert refusal(source_of("jerome.qdpx", project.read_bytes())) == (
        "INT1: the file is a project of another program, which holds texts of its own; take them out with the command"
        " `themetrail unpack FILE --directory MY-STUDY`, and name each of them in the sheet of sources"
    )


def test_a_file_that_cannot_be_opened(tmp_path):
    link = tmp_path / "jerome.txt"
    link.symlink_to(link)  # which leads nowhere but to itself
    assert refusal(Source.of(link, "INT1", labels=("I",))) == ("INT1: the file cannot be opened; check who may read it")


def test_a_survey_is_a_table(tmp_path):
    (tmp_path / "answers.docx").write_bytes(b"PK")
    with pytest.raises(StudyError) as caught:
        read_grid(Source.of(tmp_path / "answers.docx", "the survey"))
    assert str(caught.value) == "the survey: a survey's file is a table (.csv, .tsv, .xlsx); save it as one of these"
    book = openpyxl.Workbook()
    book.active.append(["id", "Q1"])
    book.save(tmp_path / "answers.xlsx")
    assert read_grid(Source.of(tmp_path / "answers.xlsx", "the survey")).row(1) == ["id", "Q1"]


def test_prior_projects_without_the_sheet_that_says_what_is_taken_of_them(tmp_path):
    stem = tmp_path / "config/prior"
    assert choices_in(stem, [], set()) == {}
    with pytest.raises(StudyError, match="this sheet is missing; .*PROJECT") as caught:
        choices_in(stem, [str(tmp_path / "old.qdpx")], set())
    assert caught.value.file == f"{stem}.xlsx"
