"""Readers of transcripts and of answers to surveys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from fuzzing.reader import Reader, Tables, delimited, workbook
from ingest import test_elan_and_chat, test_pdf, test_rich_text, test_survey, test_tools
from ingest.open_documents import grid, said, with_text
from ingest.pdf_documents import page_of, with_pages
from themetrail.contracts.study import SURVEY
from themetrail.contracts.turns import SEALED_TURNS
from themetrail.ingest.formats import read_transcript
from themetrail.ingest.source import Source
from themetrail.ingest.speakers import Speaker, sealed_table, turns_of
from themetrail.ingest.survey.answers import read_survey
from themetrail.ingest.survey.guess import lay_rows
from themetrail.ingest.survey.plan import plans_of
from themetrail.ingest.survey.turns import ASKED_BY, talk_of
from themetrail.sheets.read import read_sheet


def _talk(path: Path) -> Tables:
    for labels in ((), ("I", "P1", "Anna Meier")):
        source = Source.of(path, "INT1", labels=labels)
        reading = read_transcript(source)
        speakers = {one.speaker: Speaker("P1", "participant") for one in reading.utterances}
        yield SEALED_TURNS, sealed_table([turns_of(reading, source, speakers)])


def _of_tools(*endings: str) -> Callable[[Path], Iterable[bytes | str]]:
    """What the tools write that have files of these endings."""
    return lambda _: [one.content for one in test_tools.WRITTEN.values() if one.file.endswith(endings)]


def _rows(delimiter: str = ",") -> str:
    rows = [
        ("Speaker", "Text", "Start", "End"),
        ("I", "How was it?", "0:03", "4.5"),
        ("P1", 'Good; "so", and\nmore', "", ""),
    ]
    return delimited(rows, delimiter)


def _pages(_: Path) -> Iterable[bytes]:
    head = test_pdf.HEAD
    yield with_pages(page_of(head, "I: How was", "it?", "P1: An experi-", "ence.", "1"), page_of(head, "I: Why?", "2"))


def _open_texts(_: Path) -> Iterable[bytes]:
    yield with_text(said("I: How was it?"), said("P1: Good,\nso."), footer="1")
    yield with_text(grid(("Time", "Speaker", "Text"), ("0:01", "I", "How?"), ("0:02", "P1", "So.")))


CHAT = (
    "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tINV Anna Investigator, PAR Bob Participant\n"
    "*INV:\thow was it ?\n%mor:\tx\n*PAR:\twell &-um good .\n\tand more . \x15100_2000\x15\n@End\n"
)
SRT = "1\n00:00:01,000 --> 00:00:02,000\nI: How was it?\n\n2\n00:00:02,500 --> 00:00:04,000\nP1: Good.\n"
VTT = (
    "WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\n<v I>How <i>was</i> it?</v>\n\n"
    "00:02.500 --> 00:04.000\n<v P1>Good &amp; so.\n"
)

TRANSCRIPTS_READ = (
    Reader("TXT", "a.txt", _of_tools(".txt"), _talk, "INT1"),
    Reader("Markdown", "a.md", _of_tools(".md"), _talk, "INT1"),
    Reader("DOCX", "a.docx", _of_tools(".docx"), _talk, "INT1"),
    Reader("ODT", "a.odt", _open_texts, _talk, "INT1"),
    Reader("RTF", "a.rtf", lambda _: [test_rich_text.F4, *_of_tools(".rtf")(_)], _talk, "INT1"),
    Reader("PDF", "a.pdf", _pages, _talk, "INT1"),
    Reader("WebVTT", "a.vtt", lambda _: [VTT, *_of_tools(".vtt")(_)], _talk, "INT1"),
    Reader("SRT", "a.srt", lambda _: [SRT, *_of_tools(".srt")(_)], _talk, "INT1"),
    Reader("CSV of turns", "a.csv", lambda _: [_rows(), _rows(";"), *_of_tools(".csv")(_)], _talk, "INT1"),
    Reader("XLSX of turns", "a.xlsx", lambda _: [workbook(_rows())], _talk, "INT1"),
    Reader("JSON", "a.json", _of_tools(".json"), _talk, "INT1"),
    Reader("oTranscribe", "a.otr", _of_tools(".otr"), _talk, "INT1"),
    Reader("ELAN", "a.eaf", lambda _: [test_elan_and_chat.eaf(*test_elan_and_chat.TIERS)], _talk, "INT1"),
    Reader("CHAT", "a.cha", lambda _: [CHAT], _talk, "INT1"),
)


_ANSWERS = [test_survey.HEADER, ["R1", "My\nmentor, really <b>so</b>", "", "30-39"], ["R2", "42", "Less of it", ""]]


def _survey(path: Path) -> Tables:
    sheet = path.with_name("plan.tsv")
    sheet.write_text(test_survey.PLAN.replace("a.csv", path.name), encoding="utf-8")
    source = Source.of(path, "the survey")
    list(lay_rows(source, path.name))
    survey = read_survey(source, plans_of(read_sheet(sheet, SURVEY), sheet)[path.name])
    for one in survey.answered:
        speakers = ASKED_BY | {one.key: Speaker("P1", "participant")}
        yield SEALED_TURNS, sealed_table([turns_of(talk_of(survey, source, [one.key]), source, speakers)])


def _plans(path: Path) -> Tables:
    table = read_sheet(path, SURVEY)
    for plan in plans_of(table, path).values():
        assert plan.answers > plan.header > 0 and plan.id_heading and plan.questions
    yield SURVEY, table.reset_index(drop=True)


SURVEYS_READ = (
    Reader("CSV of answers", "a.csv", lambda _: [delimited(_ANSWERS)], _survey, "the survey"),
    Reader("XLSX of answers", "a.xlsx", lambda _: [workbook(delimited(_ANSWERS))], _survey, "the survey"),
    Reader("sheet of surveys", "survey.tsv", lambda _: [test_survey.PLAN], _plans),
)
