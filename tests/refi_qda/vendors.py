"""Projects as each program writes them, made here by hand: no word of what reads them is used to write them."""

import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

TEXT = (
    "Interviewer: How was it?\n"
    "Coach 1: Slow at first 😀, and then the forms were easy.\n"
    "\n"
    "Interviewer: And your colleagues?\n"
    "Coach 1: They helped 👍🏽 a lot, honestly, déjà vu.\n"
    "Coach 1: More than the course did.\n"
)
WORDS = (  # what is coded, with which code, by whom
    ("Slow at first", "Slow", "Ann"),
    ("the forms were easy", "Slow", "Ben"),
    ("the forms were easy", "Help", "Ann"),
    ("They helped", "Help", "Ann"),
    ("a lot, honestly", "Help", "Ben"),
    ("déjà vu.\nCoach 1: More than the course", "Help", "Ben"),
    ("the course did", "Slow", "Ann"),
)
CODES = ("Slow", "Help")


def guid(of: str) -> str:
    return str(uuid5(NAMESPACE_URL, of))


@dataclass(frozen=True)
class Habits:
    """How a program writes a project."""

    origin: str = ""
    utf16: bool = False  # counts units of UTF-16
    crlf: bool = False  # counts a line break as two
    inclusive: bool = False  # states the last character, not what is behind it
    newline: str = "\n"  # as stored
    bom: bool = False
    folder: str = "sources"
    guids: str = "lower"  # lower, upper, braces
    twins: bool = False  # writes the same selection again
    path: str = "internal://"
    qde: str = "project.qde"
    space: str = 'xmlns="urn:QDA-XML:project:1.0"'
    prefix: str = ""
    extra: str = ""  # elements at the end of the project

    def written(self, of: str) -> str:
        return {"lower": guid(of), "upper": guid(of).upper(), "braces": f"{{{guid(of)}}}"}[self.guids]

    def offset(self, text: str, place: int) -> int:
        before = text[:place].replace("\n", "\r\n" if self.crlf else "\n")
        return len(before.encode("utf-16-le")) // 2 if self.utf16 else len(before)


NVIVO = Habits(
    "NVivo 14 for Windows", utf16=True, crlf=True, newline="\r\n", bom=True, folder="Sources", guids="upper", twins=True
)
ATLAS = Habits("ATLAS.ti for Windows 23.2", newline="\r\n", guids="upper")
MAXQDA = Habits("MAXQDA 24", guids="braces", twins=True)
QUALCODER = Habits("QualCoder-3.7", folder="Sources", qde="study.qde")
PROGRAMS = {"NVivo": NVIVO, "ATLAS.ti": ATLAS, "MAXQDA": MAXQDA, "QualCoder": QUALCODER}


def selections(habits: Habits, text: str = TEXT, words=WORDS) -> str:
    made = []
    for number, (said, code, coder) in enumerate(words):
        start = text.index(said)
        end = start + len(said) - habits.inclusive
        span = f'startPosition="{habits.offset(text, start)}" endPosition="{habits.offset(text, end)}"'
        for copy in range(1 + habits.twins):
            selection, coding = habits.written(f"selection {number} {copy}"), habits.written(f"coding {number} {copy}")
            made.append(
                f'<{habits.prefix}PlainTextSelection guid="{selection}" {span}>'
                f'<{habits.prefix}Coding guid="{coding}" creatingUser="{habits.written(coder)}">'
                f'<{habits.prefix}CodeRef targetGUID="{habits.written(code)}"/></{habits.prefix}Coding>'
                f"</{habits.prefix}PlainTextSelection>"
            )
    return "".join(made)


def project_xml(habits: Habits, marked: str | None = None, codes=CODES, users=("Ann", "Ben"), name: str = "I1") -> str:
    p = habits.prefix
    people = "".join(f'<{p}User guid="{habits.written(who)}" name="{who}"/>' for who in users)
    book = "".join(
        f'<{p}Code guid="{habits.written(code)}" name="{code}" isCodable="true" color="#00f"/>' for code in codes
    )
    source = habits.written("source")
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<{p}Project {habits.space} name="x" origin="{escape(habits.origin)}">'
        f"<{p}Users>{people}</{p}Users><{p}CodeBook><{p}Codes>{book}</{p}Codes></{p}CodeBook>"
        f'<{p}Sources><{p}TextSource guid="{source}" name="{name}" '
        f'plainTextPath="{habits.path}{source.strip("{}")}.txt">'
        f"{selections(habits) if marked is None else marked}</{p}TextSource></{p}Sources>{habits.extra}</{p}Project>"
    )


def write_project(path: Path, habits: Habits, text: str = TEXT, xml: str | None = None, **members: bytes) -> Path:
    """The project in a file; `members` are further files in the archive."""
    stored = text.replace("\n", habits.newline).encode("utf-8-sig" if habits.bom else "utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        mark = b"\xef\xbb\xbf" if habits.bom else b""
        archive.writestr(habits.qde, mark + (xml or project_xml(habits)).encode())
        archive.writestr(f"{habits.folder}/{habits.written('source').strip('{}')}.txt", stored)
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def words_of(project) -> list[tuple[str, str, str]]:
    """What is coded in a project, with which code, by whom."""
    texts = {source.guid: source.text for source in project.sources}
    codes = {code.guid: code.name for code in project.codes}
    users = {user.guid: user.name for user in project.users}
    return [(texts[one.source][one.start : one.end], codes[one.code], users[one.user]) for one in project.codings]
