"""The formats of transcripts: one table that says how each is called, known and read; adding one is one entry here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from themetrail.ingest.characters import check_characters
from themetrail.ingest.source import ReadTranscript, Source

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Format:
    """One format of transcripts, known by the ending of a file, and by what its files begin with where that is fixed.

    `what` and `place` say what is read of it and what a place in it is, as docs/ingest.md lists them; `library` is the
    package that reads it, where there is one.
    """

    name: str
    endings: tuple[str, ...]
    what: str
    place: str
    read: Callable[[Source], ReadTranscript]
    begins: bytes = b""  # of formats that are no text
    library: str = ""


# Each reader is imported where it is used: a study of text files should not wait for the libraries of Office files.


def _plain(source: Source) -> ReadTranscript:
    from themetrail.ingest.plain_text import read

    return read(source)


def _markdown(source: Source) -> ReadTranscript:
    from themetrail.ingest.plain_text import read

    return read(source, markdown=True)


def _word(source: Source) -> ReadTranscript:
    from themetrail.ingest.word import read

    return read(source)


def _rich_text(source: Source) -> ReadTranscript:
    from themetrail.ingest.rich_text import read

    return read(source)


def _webvtt(source: Source) -> ReadTranscript:
    from themetrail.ingest.web_captions import read

    return read(source)


def _subrip(source: Source) -> ReadTranscript:
    from themetrail.ingest.subrip import read

    return read(source)


def _delimited(source: Source) -> ReadTranscript:
    from themetrail.ingest.rows import read_delimited

    return read_delimited(source)


def _workbook(source: Source) -> ReadTranscript:
    from themetrail.ingest.rows import read_workbook

    return read_workbook(source)


def _open_document(source: Source) -> ReadTranscript:
    from themetrail.ingest.open_document_text import read

    return read(source)


def _pdf(source: Source) -> ReadTranscript:
    from themetrail.ingest.pdf import read

    return read(source)


def _elan(source: Source) -> ReadTranscript:
    from themetrail.ingest.elan import read

    return read(source)


def _chat(source: Source) -> ReadTranscript:
    from themetrail.ingest.chat import read

    return read(source)


def _json(source: Source) -> ReadTranscript:
    from themetrail.ingest.json_talk import read

    return read(source)


def _otranscribe(source: Source) -> ReadTranscript:
    from themetrail.ingest.otranscribe import read

    return read(source)


FORMATS = (
    Format("TXT", (".txt", ".text"), "lines that begin with `Label:`", "a line", _plain),
    Format(
        "Markdown",
        (".md", ".markdown"),
        "lines that begin with `Label:`; `**Label:**` and `**Label**:` too",
        "a line",
        _markdown,
    ),
    Format(
        "DOCX",
        (".docx",),
        "paragraphs that begin with `Label:`; tables with a turn in each row",
        "a paragraph of the body",
        _word,
        begins=_ZIP,
        library="python-docx",
    ),
    Format(
        "ODT",
        (".odt",),
        "paragraphs that begin with `Label:`; tables with a turn in each row; as LibreOffice saves them",
        "a paragraph of the body",
        _open_document,
        _ZIP,
        "lxml",
    ),
    Format(
        "RTF",
        (".rtf",),
        "paragraphs that begin with `Label:`, as f4 and Word write them",
        "a paragraph",
        _rich_text,
        begins=b"{\\rtf",
    ),
    Format(
        "WebVTT",
        (".vtt",),
        "cues with `<v Label>` (Teams) or `Label:` (Zoom), also both, commas in times, no blank lines",
        "a cue",
        _webvtt,
        library="webvtt-py",
    ),
    Format("SRT", (".srt",), "cues with `Label:` (SubRip)", "a cue", _subrip, library="srt"),
    Format(
        "CSV",
        (".csv", ".tsv"),
        "columns for speaker and words; comma, semicolon or tab",
        "a row, the header is row 1",
        _delimited,
    ),
    Format(
        "XLSX",
        (".xlsx",),
        "columns for speaker and words, in the one sheet that has them",
        "a row",
        _workbook,
        begins=_ZIP,
        library="openpyxl",
    ),
    Format("PDF", (".pdf",), "pages of text that begin turns with `Label:`", "a page", _pdf, b"%PDF", "pypdf"),
    Format(
        "JSON",
        (".json",),
        "records with speaker and words, as WhisperX, whisper.cpp and Rev write them",
        "a record",
        _json,
    ),
    Format("oTranscribe", (".otr",), "lines that begin with `Label:`, in the page inside", "a line", _otranscribe),
    Format("ELAN", (".eaf",), "tiers, each a speaker", "an annotation", _elan, library="defusedxml"),
    Format("CHAT", (".cha",), "lines that begin with `*CODE:`", "a line", _chat),
)


def by_ending(formats: Iterable[Format]) -> dict[str, Format]:
    """Each format by each of its endings."""
    return {ending: one for one in formats for ending in one.endings}


READERS = by_ending(FORMATS)

# Of endings that are not read: which that is read comes nearest, and how to get there.
_RECORDING = "; this is a recording: transcribe it first"
_PROJECT = "; this is a project of another program: export its transcripts as DOCX or text, or the project as .qdpx"
_NEAREST = {
    ".doc": "; the nearest is .docx: open the file in Word or LibreOffice and save it as that",
    ".pages": "; the nearest is .docx: export the file from Pages as Word",
    ".html": "; the nearest is .docx: open the file in Word or LibreOffice and save it as that",
    ".xls": "; the nearest is .xlsx: open the file in Excel or LibreOffice and save it as that",
    ".ods": "; the nearest is .xlsx: open the file in LibreOffice and save it as that",
    ".sbv": "; the nearest is .srt: download the captions as that",
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".mp4", ".ogg", ".wma", ".aac", ".flac", ".mov"), _RECORDING),
    **dict.fromkeys((".nvp", ".nvpx", ".mx20", ".mx22", ".mx24", ".mex", ".atlproj", ".atlproj23", ".qda"), _PROJECT),
}
_NEAREST |= {".htm": _NEAREST[".html"], ".numbers": "; the nearest is .xlsx: export the file from Numbers as Excel"}

# What is no text and is not read, by what it begins with.
_NOT_READ = {b"\xd0\xcf\x11\xe0": "an Office file of the old kind (DOC, XLS)"}


def read_transcript(source: Source) -> ReadTranscript:
    """Read a transcript by the reader of its format.

    Raises StudyError, without words, labels or file names, where the format is unknown or the file cannot be read.
    """
    form = READERS.get(source.path.suffix.lower())
    if source.path.suffix.lower() == ".qdpx":
        raise source.problem(
            "the file is a project of another program, which holds texts of its own; take them out with the command"
            " `themetrail unpack FILE --directory MY-STUDY`, and name each of them in the sheet of sources"
        )
    if form is None:
        hint = _NEAREST.get(source.path.suffix.lower(), "")
        raise source.problem(f"the ending of the file is not of a format that is read ({', '.join(READERS)}){hint}")
    if not form.begins and (kind := _kind_beside_text(source.content())):
        raise source.problem(f"the file is {kind} by its content, not what its ending says; give it its own ending")
    reading = form.read(source)
    if not reading.utterances:
        raise source.problem("the file holds no turn of any speaker")
    check_characters(reading, source)
    return reading


def _kind_beside_text(content: bytes) -> str:
    """Of which kind a file is that is named as text and is none; empty where nothing says so."""
    kinds = (_ZIP, *_NOT_READ, *(one.begins for one in FORMATS if one.begins))
    begins = next((kind for kind in kinds if content.startswith(kind)), None)
    if begins is None:
        return ""
    if begins in _NOT_READ:
        return _NOT_READ[begins]
    names = ", ".join(one.name for one in FORMATS if one.begins == begins)
    return f"a ZIP archive or an Office file ({names})" if begins == _ZIP else names
