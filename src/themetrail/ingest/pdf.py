"""Read PDF with a text layer: `Label:` turns on pages, as an office program prints them."""

from __future__ import annotations

import logging
from dataclasses import replace
from io import BytesIO

from pypdf import PageObject, PdfReader

from themetrail.ingest.page_lines import talk_of_pages
from themetrail.ingest.source import ReadTranscript, Source, places_of, plain_text
from themetrail.ingest.talk import read_talk
from themetrail.whole_number import counted

_MOST_PAGES = 2_000
_COMMENTS = ("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly")
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of damage may quote the file


def read(source: Source) -> ReadTranscript:
    """The utterances of a PDF; a place is a page, counted from 1.

    Text is read in the order in which the program that made the file wrote it, which is column by column. Page numbers
    and lines that stand on most pages are no talk and counted. Raises StudyError where pages hold no text, as scans do.
    """
    pages, pictures, comments = _pages(source)
    if not any(text.strip() for text in pages):
        raise source.problem(
            "this PDF has no text: its pages are pictures, as a scanner makes them; have the text recognised (OCR),"
            " read it through, and save it as DOCX or text"
        )
    if empty := [n for n, text in enumerate(pages, start=1) if n in pictures and not text.strip()]:
        raise source.problem(
            "these pages of the PDF hold pictures and no text; words in them would be lost: take the pages out where"
            " nothing is said on them, or have their text recognised (OCR)",
            places_of("page", empty),
        )
    printed = talk_of_pages([plain_text(page) for page in pages], source)
    reading = read_talk(printed.lines, source, "page")
    dropped = {**reading.dropped, **printed.dropped} | ({"comments": comments} if comments else {})
    return replace(reading, notes=[counted(len(pages), "page")], dropped=dropped)


def _pages(source: Source) -> tuple[list[str], set[int], int]:
    """The text of each page, the numbers of those with pictures, and how many comments there are."""
    content = source.content()
    try:
        reader = PdfReader(BytesIO(content))
        is_locked = reader.is_encrypted
        number = 0 if is_locked else len(reader.pages)
        is_form = not is_locked and any(
            field.get("/V") not in (None, "") for field in (reader.get_fields() or {}).values()
        )
        pages = [page.extract_text() for page in reader.pages] if 0 < number <= _MOST_PAGES and not is_form else []
        pictures = {n for n, page in enumerate(reader.pages, start=1) if _has_picture(page)} if pages else set()
        comments = sum(_comments_of(page) for page in reader.pages) if pages else 0
    except Exception:  # the library raises whatever a damaged file brings about
        raise source.problem(
            "this is not a readable PDF (damaged, or another kind by content); save it again, or as DOCX or text"
        ) from None
    if is_locked:
        raise source.problem("this PDF is protected by a password; save it without one")
    if number > _MOST_PAGES:
        raise source.problem(f"this PDF has more than {_MOST_PAGES} pages, too many for a transcript")
    if is_form:
        raise source.problem("this PDF has fields that somebody filled in, whose words would be lost; save it as text")
    return pages, pictures, comments


def _has_picture(page: PageObject) -> bool:
    """Whether something is drawn on a page that is no text of its own."""
    resources = page.get("/Resources")
    return bool(resources and resources.get_object().get("/XObject"))


def _comments_of(page: PageObject) -> int:
    found = [one.get_object() for one in page.get("/Annots") or []]
    return sum(one.get("/Subtype") in _COMMENTS for one in found)
