"""Law 1: whatever the words and the format, every turn comes back with its speaker, its words and nothing else."""

import csv
import io
import unicodedata

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from themetrail.ingest.clock import take_leading_stamp, take_trailing_stamp
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.labels import head_of
from themetrail.ingest.source import Source

LABELS = ("Helen Weiss", "P1", "Ås, Zoë")
letters = st.sampled_from("aebzAZ 0129 éüß ñ e\u0301 œ 中 🙂 .,;:!?…'\"“”«»-–()[]{}<>&#%*_/\\|=+@ ")


def is_plain(text: str) -> bool:
    """Words without a time stamp at an end (those become times) that Unicode and the formats keep as they are."""
    return bool(text) and take_leading_stamp(text)[0] == text == take_trailing_stamp(text)[0]


words = (
    st.text(letters, min_size=1, max_size=60).map(lambda t: unicodedata.normalize("NFC", t).strip()).filter(is_plain)
)
# A line that begins with `>>`, as captions mark another speaker, is refused on purpose (test_forms_of_labels).
more = words.filter(lambda t: head_of(t) is None and head_of(t, markdown=True) is None and not t.startswith(">>"))
texts = st.one_of(words, st.tuples(words, more).map("\n".join).filter(is_plain))
talks = st.lists(st.tuples(st.sampled_from(LABELS), texts), min_size=1, max_size=8)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_back(tmp_path, name: str, content: bytes) -> list[tuple[str, str]]:
    (tmp_path / name).write_bytes(content)
    reading = read_transcript(Source.of(tmp_path / name, "INT1", labels=LABELS))
    assert reading.header_lines == 0
    return [(one.speaker, one.text) for one in reading.utterances]


def one_line(talk):
    return [(who, text.replace("\n", " ")) for who, text in talk]


def joined(talk):
    """Neighbours of one speaker as captions give them back: one turn."""
    turns = []
    for who, text in talk:
        if turns and turns[-1][0] == who:
            turns[-1] = (who, f"{turns[-1][1]} {text}")
        else:
            turns.append((who, text))
    return turns


@quick
@given(talks, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]))
def test_plain_text(tmp_path, talk, newline, encoding):
    content = "".join(f"{who}: {text}\n\n" for who, text in talk).replace("\n", newline)
    if encoding == "utf-16-be":
        content = "\ufeff" + content
    assert read_back(tmp_path, "a.txt", content.encode(encoding)) == talk


@quick
@given(talks)
def test_markdown(tmp_path, talk):
    content = "".join(f"**{who}:** {text}\n\n" for who, text in talk)
    assert read_back(tmp_path, "a.md", content.encode()) == talk


@quick
@given(talks)
def test_teams(tmp_path, talk):
    cues = [
        f"00:{n:02d}.000 --> 00:{n + 1:02d}.000\n<v {who}>"
        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</v>\n"
        for n, (who, text) in enumerate(talk)
    ]
    assert read_back(tmp_path, "a.vtt", "\n".join(["WEBVTT\n", *cues]).encode()) == joined(one_line(talk))


@quick
@given(talks)
def test_srt(tmp_path, talk):
    talk = [(who, text.replace("<", "‹").replace("{", "(").replace("-->", "->")) for who, text in one_line(talk)]
    cues = [
        f"{n + 1}\n00:00:{n:02d},000 --> 00:00:{n + 1:02d},000\n{who}: {text}\n" for n, (who, text) in enumerate(talk)
    ]
    assert read_back(tmp_path, "a.srt", "\n".join(cues).encode()) == joined(talk)


@quick
@given(talks, st.sampled_from(",;\t"))
def test_csv(tmp_path, talk, delimiter):
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows([("speaker", "text"), *talk])
    assert read_back(tmp_path, "a.csv", made.getvalue().encode()) == talk


@settings(quick, max_examples=15)
@given(talks)
def test_xlsx(tmp_path, talk):
    book = openpyxl.Workbook()
    for row, (who, text) in enumerate([("speaker", "text"), *talk], start=1):
        book.active.cell(row, 1, who)
        book.active.cell(row, 2, f"'{text}" if text.startswith("=") else text)
    made = io.BytesIO()
    book.save(made)
    expected = [(who, f"'{text}" if text.startswith("=") else text) for who, text in talk]
    assert read_back(tmp_path, "a.xlsx", made.getvalue()) == expected


@settings(quick, max_examples=15)
@given(talks)
def test_docx(tmp_path, talk):
    document = docx.Document()
    for who, text in talk:
        document.add_paragraph().add_run(f"{who}: ").bold = True
        document.paragraphs[-1].add_run(text)
    made = io.BytesIO()
    document.save(made)
    assert read_back(tmp_path, "a.docx", made.getvalue()) == talk


def rtf(text: str) -> str:
    marked = "".join("\\" + c if c in "\\{}" else c for c in text)
    codes = (code if code < 0x8000 else code - 0x10000 for c in marked for code in utf16(c))
    return "".join(chr(code) if 0 < code < 128 else f"\\u{code}?" for code in codes).replace("\n", "\\par\n")


def utf16(character: str) -> list[int]:
    raw = character.encode("utf-16-le")
    return [int.from_bytes(raw[i : i + 2], "little") for i in range(0, len(raw), 2)]


@quick
@given(talks)
def test_rtf(tmp_path, talk):
    content = "{\\rtf1\\ansi " + "".join(f"{rtf(who)}: {rtf(text)}\\par\n" for who, text in talk) + "}"
    expected = [(who, text.replace("\n", "\n\n")) for who, text in talk]
    assert read_back(tmp_path, "a.rtf", content.encode("ascii")) == expected


@pytest.mark.parametrize("ending", [".txt", ".md", ".docx", ".rtf", ".vtt", ".srt", ".csv", ".tsv", ".xlsx"])
def test_every_documented_format_has_a_reader(ending):
    from themetrail.ingest.formats import READERS

    assert ending in READERS
