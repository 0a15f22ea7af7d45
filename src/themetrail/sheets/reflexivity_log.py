"""The reflexivity log: one Markdown file per coder, in which each entry begins with its date (`## 2026-03-04`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from themetrail.contracts.errors import StudyError
from themetrail.contracts.pack import REFLEXIVITY
from themetrail.sheets.left_by_programs import is_left_by_program

ENDING = ".md"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_HEADING = re.compile(r"##(?!#)\s*(.*?)\s*#*\s*")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*[:,.–—-]?\s+(.*))?")
_MOST_TOLD = 25  # places that one sentence names, before it says how many more there are
_LIKE = "a heading such as '## 2026-03-04'"

Fault = tuple[int, str]  # line, and what is wrong there


def logs_in(folder: str | Path, coders: Collection[str]) -> list[str]:
    """The files of a folder, by name. Raises StudyError where one is not called like a coder.

    A file that is called otherwise may be called like a person: it is told by its place in the order of names.
    """
    files = sorted(file for file in Path(folder).glob("*") if not is_left_by_program(file))
    for number, file in enumerate(files, start=1):
        if not _is_whose(file, coders):
            raise StudyError(
                "a file here is called by the id of its coder, as in coding.rounds, or by another id with a digit in it"
                f" (R1), and ends in {ENDING}; never by a name",
                file=Path(folder) / f"(file {number} of {len(files)} in the order of their names)",
            )
    return [str(file) for file in files]


def _is_whose(file: Path, coders: Collection[str]) -> bool:
    is_id = file.stem in coders or (_ID.fullmatch(file.stem) and re.search(r"\d", file.stem))
    return bool(is_id) and file.suffix == ENDING and file.is_file()


def read_logs(files: Sequence[str | Path]) -> pd.DataFrame:
    """REFLEXIVITY of all files. Raises StudyError with every line that is wrong."""
    rows: list[dict] = []
    wrong: list[tuple[Path, Fault]] = []
    for file in map(Path, files):
        entries, faults = _entries_of(_text_of(file))
        rows += [{"coder_id": file.stem, "entry": n, **entry} for n, entry in enumerate(entries, start=1)]
        wrong += [(file, fault) for fault in faults]
    if wrong:
        (file, (line, what)), *others = wrong
        also = "".join(f"; {other}, row {n}: {why}" for other, (n, why) in others[:_MOST_TOLD])
        if len(others) > _MOST_TOLD:
            also += f"; and {len(others) - _MOST_TOLD} more places"
        raise StudyError(what + also, file=file, row=line)
    return REFLEXIVITY.frame(rows)


def _text_of(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StudyError("this is no plain text in UTF-8; save it as such", file=file) from None


def _entries_of(text: str) -> tuple[list[dict[str, str]], list[Fault]]:
    """The entries of one file in its order, and what is wrong in it. A title of the file (`# ...`) is no entry."""
    entries: list[dict[str, str]] = []
    faults: list[Fault] = []
    for number, heading, lines in _sections(text):
        words = "\n".join(line.rstrip() for line in lines).strip("\n")
        if heading is None:
            faults += _before_the_first(lines)
            continue
        dated = _DATED.fullmatch(heading)
        if dated is None or not _is_date(dated[1]):
            faults.append((number, f"this heading begins with no date; each entry begins with {_LIKE}"))
        elif not words.strip():
            faults.append((number, "nothing stands below this date; write the entry, or take the heading out"))
        else:
            entries.append({"date": dated[1], "title": dated[2] or "", "text": words})
    return entries, faults


def _sections(text: str) -> Iterator[tuple[int, str | None, list[str]]]:
    """Line, heading and lines of each section; first, without a heading, what stands before all of them."""
    begin, heading, lines = 1, None, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        found = _HEADING.fullmatch(line)
        if found is None:
            lines.append(line)
            continue
        yield begin, heading, lines
        begin, heading, lines = number, found[1], []
    yield begin, heading, lines


def _before_the_first(lines: list[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("# "):
            yield number, f"this stands before the first date; put {_LIKE} above it"
            return


def _is_date(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False
