"""A small study in which each way of hiding a name in a file is taken once, each with a name of its own."""

import io
import struct
import zlib
from pathlib import Path

import docx
import openpyxl
from docx.shared import Mm

from end_to_end.tiny import tiny_study, write

# How a name is hidden, and the name (made up, and like no common word). The people list knows all of them.
REPLACED = {
    "as a speaker's label": "Quistenberg",
    "split by the runs of a DOCX": "Odalbrecht",
    "in a comment of a DOCX": "Brandtvik",
    "in the header of a DOCX": "Ostermoor",
    "in the properties of a DOCX": "Kesselhove",
    "in the metadata of a picture": "Pellacourt",
    "in the name of a source file": "Fenwrighton",
    "split by the tags of captions": "Zylmarken",
    "in capitals": "Wolfendale",
    "without its accents": "Grövenhåll",
    "as a possessive": "Rookhurst",
    "behind an elision": "Almavivalda",
    "in an address of the web": "Hollisterby",
    "in an e-mail address": "Ivarsdotter",
    "in the name of a code": "Vandermole",
    "in an example of the codebook": "Nightingrove",
    "in prior data": "Lindqvister",
    "in the name of a file of prior data": "Morgensternly",
    "in a memo": "Trevanion",
    "in the name of a returned workbook's sheet": "Quillfeather",
    "in the properties of a returned workbook": "Abernethyson",
    "in the reason of an adjudication": "Castelbarco",
    "hyphenated over two lines": "Tamberlane",
    "with characters of no width": "Sanderkvist",
    "in look-alike letters": "Carmodine",
}
STOPS_AT_ONCE = {
    "in the title of the study": "Dunmorrow",
    "in the label of a participant": "Eskildrup",
    "in a comment of the configuration": "Falkenrath",
    "in a column of the transcripts": "Jespersholm",
}
STOPS_AT_THE_GATE = {
    "with a letter quoted as in an address": "Yarborowe",
    "with a letter as a reference": "Xanterby",
    "with a letter as its number": "Uhlenstedt",
}
STOPS_WHEN_RETURNED = {
    "as a code of the coder's own": "Gundersleigh",
    "in the name of a returned file": "Hartmannsgrund",
}
HIDDEN = REPLACED | STOPS_AT_ONCE | STOPS_AT_THE_GATE | STOPS_WHEN_RETURNED

TALK = f"""Interviewer: Who was there?
Participant: {HIDDEN["in capitals"].upper()} was, and Grovenhall, and I think the one from the office, Tamber-
lane.
It was {HIDDEN["as a possessive"]}'s idea, or d'{HIDDEN["behind an elision"]}, I forget.
Interviewer: And the others?
Participant: San\u200bder\u00adkvist came later, and C\u0430rm\u043edine,
with {{quoted}}, {{reference}} and {{number}}. They are on https://www.hollisterby.example/team
and at m.ivarsdotter@example.org if you want to ask them.
"""
BADLY_SPELT = {
    "quoted": "Yar%62orowe",
    "reference": "xanterb&#121;",
    "number": "Uhlen\\u0073tedt",
}
WELL_SPELT = dict(zip(BADLY_SPELT, STOPS_AT_THE_GATE.values(), strict=True))

CAPTIONS = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Interviewer>How was it?</v>

00:00:05.000 --> 00:00:09.000
<v Speaker 2>Slow at first, then Zyl<i>mark</i>en helped me with the forms.</v>
"""

CONFIGURATION = """study: {batches: 1, title: Starting as a nurse}
anonymise: {fail_closed: false}
coding:
  rounds:
    - name: r1
      coders: [{coder_id: A}]
"""


def leaky_study(folder: Path) -> Path:
    """Write the study into a new folder, with all that is hidden before a round is issued."""
    tiny_study(folder)
    (folder / "data/transcripts/quist.txt").unlink()
    interview = f"{HIDDEN['in the name of a source file']} interview.docx"
    _interview(folder / "data/transcripts" / interview)
    write(folder, "data/transcripts/two.vtt", CAPTIONS)
    describe(folder, hostile=True)
    talk(folder, BADLY_SPELT)
    write(
        folder,
        "data/private/sources.tsv",
        "transcript_id\tfile\tspeaker\tparticipant_id\trole\n"
        f"I1\t{interview}\tInterviewer\t\tinterviewer\nI1\t{interview}\tQuistenberg\tP1\t\n"
        "I2\ttwo.vtt\tInterviewer\t\tinterviewer\nI2\ttwo.vtt\tSpeaker 2\tP2\t\n"
        "I3\tthree.txt\tInterviewer\t\tinterviewer\nI3\tthree.txt\tParticipant\tP3\t\n",
    )
    people = "".join(f"\tsomebody\t{name}\n" for name in HIDDEN.values())
    write(folder, "data/private/people.tsv", "participant_id\tentity\tnames\n" + people)
    write(
        folder,
        "config/codebook.csv",
        "code_id,parent_id,level,name,example\nT,,theme,Start,\nslow,T,code,Slow,As Nightingrove said: slowly.\n"
        "help,T,code,Help from Vandermole,\n",
    )
    prior = "transcript_id,segment_id,text,codes,anonymised\nOLD,OLD-1,Then Lindqvister helped me out.,help,no\n"
    write(folder, f"data/prior/{HIDDEN['in the name of a file of prior data']}.csv", prior)
    return folder


def describe(folder: Path, *, hostile: bool) -> None:
    """Write configuration and sheets, with names in them where `hostile`."""
    title, label, comment, column = STOPS_AT_ONCE.values() if hostile else ("a nurse", "Nurse 1", "nobody", "nobody")
    write(folder, "config/config.yaml", CONFIGURATION.replace("a nurse", title) + f"# as {comment} wanted it\n")
    labels = f"participant_id\tlabel\nP1\t{label}\nP2\tNurse 2\nP3\tNurse 3\n"
    write(folder, "config/participants.tsv", labels)
    rows = "".join(f"I{n}\tinterviews\ten\t{n}\t{column}\n" for n in (1, 2, 3))
    write(folder, "config/transcripts.tsv", "transcript_id\tgroup\tlanguage\tcollected_order\tby\n" + rows)


def talk(folder: Path, spelt: dict[str, str]) -> None:
    """Write the third transcript, with three names as they are `spelt`."""
    write(folder, "data/transcripts/three.txt", TALK.format(**spelt))


def return_codings(folder: Path, own_code: str = "") -> None:
    """What the coder and an adjudicator give back for round r1."""
    book = openpyxl.Workbook()
    book.properties.creator = HIDDEN["in the properties of a returned workbook"]
    sheet = book.active
    sheet.title = HIDDEN["in the name of a returned workbook's sheet"]
    sheet.append(["coder_id", "segment_id", "code_id", "memo"])
    sheet.append(["A", "I1-0001", own_code or "slow", f"This must be {HIDDEN['in a memo']}."])
    for segment in ("I2-0001", "I3-0001", "I3-0003"):
        sheet.append(["A", segment, "help", ""])
    book.save(folder / "data/rounds/r1/returned/A.xlsx")
    reason = f"as {HIDDEN['in the reason of an adjudication']} told us"
    adjudication = f"segment_id,code_id,decision,decided_by,reason\nI1-0001,help,keep,A,{reason}\n"
    write(folder, "data/rounds/r1/adjudication.csv", adjudication)


def _interview(path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = HIDDEN["in the properties of a DOCX"]
    document.sections[0].header.paragraphs[0].text = f"Interview with {HIDDEN['in the header of a DOCX']}"
    document.add_paragraph("Interviewer: How was it?")
    said = document.add_paragraph("Quistenberg: Slow at first. ")
    first = said.add_run("Odal")
    said.add_run("brecht").bold = True
    said.add_run(" helped me.")
    document.add_comment(first, text=f"This is {HIDDEN['in a comment of a DOCX']}", author="", initials="")
    document.add_picture(io.BytesIO(_picture(HIDDEN["in the metadata of a picture"])), width=Mm(5))
    document.save(path)


def _picture(author: str) -> bytes:
    """A PNG of one grey pixel with an author."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x80")
    text = chunk(b"tEXt", b"Author\0" + author.encode("latin-1"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + text + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
